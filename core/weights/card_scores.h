// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The scores that a model card brings, for lists of models.
#pragma once

#include "core/weights/model_card.h"

#include <string>
#include <vector>

namespace core {

struct CardScore {
    std::string data; ///< "scenes val"
    std::string scheme;
    int frames = 0;
    double miou = 0; ///< 0 … 1, as `evaluate` counts it
};
/// In the order of the card. What is not as `evaluate` writes it is left out.
std::vector<CardScore> listedScores(const ModelCard& card);

} // namespace core
