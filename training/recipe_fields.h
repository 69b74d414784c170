// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every field of a recipe once: its name in the file and the values it may have. Reading, writing and setting walk this
// list, so that none of them can forget a field. Private to training.
#pragma once

#include "training/options.h"

#include <array>
#include <utility>

namespace training {

inline constexpr std::array<std::pair<OptimizerKind, const char*>, 4> kOptimizerNames = {
    {{OptimizerKind::Sgd, "sgd"},
     {OptimizerKind::Adam, "adam"},
     {OptimizerKind::AdamW, "adamw"},
     {OptimizerKind::RmsProp, "rmsprop"}}};
inline constexpr std::array<std::pair<ScheduleKind, const char*>, 3> kScheduleNames = {
    {{ScheduleKind::Constant, "constant"}, {ScheduleKind::Poly, "poly"}, {ScheduleKind::Plateau, "plateau"}}};
inline constexpr std::array<std::pair<ClassWeighting, const char*>, 4> kWeightingNames = {
    {{ClassWeighting::None, "none"},
     {ClassWeighting::Inverse, "inverse"},
     {ClassWeighting::Enet, "enet"},
     {ClassWeighting::MedianFrequency, "median-frequency"}}};
inline constexpr std::array<std::pair<TrainingPrecision, const char*>, 3> kPrecisionNames = {
    {{TrainingPrecision::Auto, "auto"}, {TrainingPrecision::F32, "f32"}, {TrainingPrecision::Bf16, "bf16"}}};

/// `visit` has text(), number(), whole(), flag(), choice(), texts() and size(), each with the field's name and value.
template <class AnyRecipe, class Visitor> void eachField(AnyRecipe& recipe, Visitor& visit) {
    constexpr double kLargestRate = 1e6;
    constexpr std::int64_t kLargestCount = 1'000'000'000;
    visit.text("name", recipe.name);
    visit.text("description", recipe.description);
    visit.choice("optimizer", recipe.optimizer, kOptimizerNames);
    visit.number("learningRate", recipe.learningRate, 0, kLargestRate);
    visit.number("weightDecay", recipe.weightDecay, 0, kLargestRate);
    visit.number("momentum", recipe.momentum, 0, 0.99999);
    visit.number("beta1", recipe.beta1, 0, 0.99999);
    visit.number("beta2", recipe.beta2, 0, 0.9999999);
    visit.number("epsilon", recipe.epsilon, 1e-30, 1);
    visit.number("alpha", recipe.alpha, 0, 0.9999999);
    visit.choice("schedule", recipe.schedule, kScheduleNames);
    visit.number("power", recipe.power, 0, 100);
    visit.whole("patience", recipe.patience, 0, 1'000'000);
    visit.number("factor", recipe.factor, 1e-6, 0.999999);
    visit.whole("warmUpSteps", recipe.warmUpSteps, 0, kLargestCount);
    visit.number("crossEntropy", recipe.crossEntropy, 0, 1000);
    visit.number("dice", recipe.dice, 0, 1000);
    visit.number("auxWeight", recipe.auxWeight, 0, 1000);
    visit.flag("pooledDice", recipe.pooledDice);
    visit.choice("classWeights", recipe.classWeights, kWeightingNames);
    visit.whole("epochs", recipe.epochs, 1, 1'000'000);
    visit.whole("stepsPerEpoch", recipe.stepsPerEpoch, 0, kLargestCount);
    visit.whole("batch", recipe.batch, 1, 4096);
    visit.whole("accumulate", recipe.accumulate, 1, 4096);
    visit.number("clip", recipe.clip, 0, 1e6);
    visit.number("auxRateFactor", recipe.auxRateFactor, 0, 1000);
    visit.number("headRateFactor", recipe.headRateFactor, 0, 1000);
    visit.texts("freeze", recipe.freeze);
    visit.texts("freezeStatistics", recipe.freezeStatistics);
    visit.choice("precision", recipe.precision, kPrecisionNames);
    visit.flag("halfWeights", recipe.halfWeights);
    visit.whole("checkpointSteps", recipe.checkpointSteps, 1, kLargestCount);
}

template <class AnyAugmentation, class Visitor>
void eachAugmentationField(AnyAugmentation& augmentation, Visitor& visit) {
    visit.number("scaleLow", augmentation.scaleLow, 0.05, 20);
    visit.number("scaleHigh", augmentation.scaleHigh, 0.05, 20);
    visit.size("crop", augmentation.crop);
    visit.number("flip", augmentation.flip, 0, 1);
    visit.number("brightness", augmentation.brightness, 0, 1);
    visit.number("contrast", augmentation.contrast, 0, 1);
    visit.number("saturation", augmentation.saturation, 0, 1);
    visit.number("hue", augmentation.hue, 0, 0.5);
}

} // namespace training
