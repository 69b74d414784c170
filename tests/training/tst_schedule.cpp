// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/schedule.h"

#include <doctest/doctest.h>

using namespace training;

TEST_CASE("poly falls from the full rate at step 0 and is not yet 0 at the last step") {
    Recipe recipe;
    recipe.learningRate = 0.01;
    recipe.schedule = ScheduleKind::Poly;
    recipe.power = 0.9;
    CHECK(learningRate(recipe, 0, 10, {}) == 0.01);
    CHECK(learningRate(recipe, 5, 10, {}) == doctest::Approx(0.01 * 0.5358867312681466).epsilon(1e-12));  // 0.5^0.9
    CHECK(learningRate(recipe, 9, 10, {}) == doctest::Approx(0.01 * 0.12589254117941673).epsilon(1e-12)); // 0.1^0.9
    CHECK(learningRate(recipe, 10, 10, {}) == 0);
}

TEST_CASE("warm-up climbs to the full rate in front of the schedule, which then begins") {
    Recipe recipe;
    recipe.learningRate = 1;
    recipe.power = 1;
    recipe.warmUpSteps = 4;
    CHECK(learningRate(recipe, 0, 12, {}) == 0.25);
    CHECK(learningRate(recipe, 3, 12, {}) == 1);
    CHECK(learningRate(recipe, 4, 12, {}) == 1);
    CHECK(learningRate(recipe, 8, 12, {}) == 0.5);
    recipe.schedule = ScheduleKind::Constant;
    CHECK(learningRate(recipe, 1, 12, {}) == 0.5);
    CHECK(learningRate(recipe, 11, 12, {}) == 1);
}

TEST_CASE("plateau reduces after patience + 1 validations that are no better, as torch.optim does") {
    // ReduceLROnPlateau(mode="max", factor=0.1, patience=1) over these values reduces after the 4th and the 7th.
    Recipe recipe;
    recipe.learningRate = 1;
    recipe.schedule = ScheduleKind::Plateau;
    recipe.patience = 1;
    recipe.factor = 0.1;
    ScheduleState state;
    std::vector<double> rates;
    for (const double miou : {0.5, 0.6, 0.6, 0.60005, 0.7, 0.69, 0.7, 0.71}) {
        observeValidation(recipe, miou, state);
        rates.push_back(learningRate(recipe, 0, 10, state));
    }
    CHECK(rates == std::vector<double>{1, 1, 1, 0.1, 0.1, 0.1, 0.1 * 0.1, 0.1 * 0.1});
    CHECK(state.plateauBest == 0.71);
    CHECK(state.plateauBad == 0);
}

TEST_CASE("a gain within one ten-thousandth of the best is none") {
    Recipe recipe;
    recipe.schedule = ScheduleKind::Plateau;
    ScheduleState state;
    observeValidation(recipe, 0.5, state);
    observeValidation(recipe, 0.50005, state);
    CHECK(state.plateauBad == 1);
    observeValidation(recipe, 0.500051, state);
    CHECK(state.plateauBad == 0);
}

TEST_CASE("a rate is not reduced by less than 1e-8, and other schedules do not watch the validations") {
    Recipe recipe;
    recipe.schedule = ScheduleKind::Plateau;
    recipe.learningRate = 1e-8;
    recipe.patience = 0;
    ScheduleState state;
    for (int i = 0; i < 4; ++i) observeValidation(recipe, 0.1, state);
    CHECK(learningRate(recipe, 0, 1, state) == 1e-8);
    recipe.schedule = ScheduleKind::Poly;
    ScheduleState untouched;
    observeValidation(recipe, 0.1, untouched);
    CHECK(untouched == ScheduleState{});
}
