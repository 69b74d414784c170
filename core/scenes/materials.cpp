// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/materials.h"

namespace core {

Coat coatAt(const SurfacePoint& point) {
    Coat coat;
    coat.albedo = colorOf(point.material->base);
    if (point.material->surface == Surface::Lamp) coat.glow = coat.albedo;
    return coat;
}

} // namespace core
