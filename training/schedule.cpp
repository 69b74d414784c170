// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/schedule.h"

#include <algorithm>
#include <cmath>

namespace training {

double learningRate(const Recipe& recipe, std::int64_t step, std::int64_t steps, const ScheduleState& state) {
    const std::int64_t warm = recipe.warmUpSteps;
    if (step < warm) return recipe.learningRate * static_cast<double>(step + 1) / static_cast<double>(warm);
    switch (recipe.schedule) {
    case ScheduleKind::Constant: return recipe.learningRate;
    case ScheduleKind::Plateau: return recipe.learningRate * state.plateauFactor;
    case ScheduleKind::Poly: break;
    }
    const auto rest = static_cast<double>(std::max<std::int64_t>(1, steps - warm));
    const double share = std::clamp(static_cast<double>(step - warm) / rest, 0.0, 1.0);
    return recipe.learningRate * std::pow(1 - share, recipe.power);
}

void observeValidation(const Recipe& recipe, double miou, ScheduleState& state) {
    if (recipe.schedule != ScheduleKind::Plateau) return;
    constexpr double kThreshold = 1e-4;    // of the best so far
    constexpr double kSmallestStep = 1e-8; // smaller reductions are not made
    if (!state.hasPlateau || miou > state.plateauBest * (1 + kThreshold)) {
        state.hasPlateau = true;
        state.plateauBest = miou;
        state.plateauBad = 0;
        return;
    }
    if (++state.plateauBad <= recipe.patience) return;
    state.plateauBad = 0;
    const double reduced = state.plateauFactor * recipe.factor;
    if (recipe.learningRate * (state.plateauFactor - reduced) > kSmallestStep) state.plateauFactor = reduced;
}

} // namespace training
