// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The learning rate over time; no Torch.
#pragma once

#include "training/options.h"

#include <cstdint>

namespace training {

/// A plain value: copied into a checkpoint and back.
struct ScheduleState {
    double plateauFactor = 1;
    double plateauBest = 0;
    int plateauBad = 0; ///< validations since the best one
    bool hasPlateau = false;
    bool operator==(const ScheduleState&) const = default;
};

/// Rate of step `step` (from 0) of `steps`. Poly: (1 − step/steps)^power (Liu et al., ParseNet 2015); linear warm-up
/// over the first warmUpSteps in front of any kind.
double learningRate(const Recipe& recipe, std::int64_t step, std::int64_t steps, const ScheduleState& state);
/// After a validation: ReduceLROnPlateau, mode max, relative threshold 1e-4 (torch.optim's rule).
void observeValidation(const Recipe& recipe, double miou, ScheduleState& state);

} // namespace training
