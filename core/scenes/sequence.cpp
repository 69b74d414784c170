// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/sequence.h"

#include "core/scenes/street_plan.h"

namespace core {

StreetSettings filmFrame(const StreetSettings& first, int number) {
    StreetSettings settings = first;
    settings.seconds = first.seconds + number / kFilmRate;
    return settings;
}

double cameraWay(std::uint64_t seed, double seconds) { return planStreet(seed).driven(seconds); }

} // namespace core
