// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A recipe: everything that decides how training goes, but for the data and the network. A JSON file, editable; format
// in docs/file-formats.md. No Torch.
#pragma once

#include "core/base/result.h"
#include "core/image/image.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace training {

enum class OptimizerKind { Sgd, Adam, AdamW, RmsProp };
enum class ScheduleKind { Constant, Poly, Plateau };
enum class ClassWeighting { None, Inverse, Enet, MedianFrequency };
enum class TrainingPrecision { Auto, F32, Bf16 }; ///< Auto: bf16 where the processor multiplies it in hardware

struct Augmentation {
    double scaleLow = 1, scaleHigh = 1;                           ///< of the picture before cropping
    core::Size crop{};                                            ///< what the network sees; empty: the whole picture
    double flip = 0;                                              ///< probability
    double brightness = 0, contrast = 0, saturation = 0, hue = 0; ///< largest change, as factors (hue: in turns)
};

struct Recipe {
    std::string name;
    std::string description;
    OptimizerKind optimizer = OptimizerKind::Adam;
    double learningRate = 1e-3, weightDecay = 0, momentum = 0.9;
    double beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, alpha = 0.99;
    ScheduleKind schedule = ScheduleKind::Poly;
    double power = 0.9;
    int patience = 5;
    double factor = 0.1;
    std::int64_t warmUpSteps = 0;
    double crossEntropy = 1, dice = 0, auxWeight = 0.4; ///< weights of the parts of the loss
    bool pooledDice = true;
    ClassWeighting classWeights = ClassWeighting::None;
    int epochs = 1;
    std::int64_t stepsPerEpoch = 0; ///< 0: every frame once
    int batch = 1;
    int accumulate = 1;
    double clip = 0;
    double auxRateFactor = 1, headRateFactor = 1; ///< torchvision trains its auxiliary head 10 times faster
    std::vector<std::string> freeze;              ///< parameter name prefixes
    std::vector<std::string> freezeStatistics;
    TrainingPrecision precision = TrainingPrecision::Auto;
    Augmentation augmentation;
    bool halfWeights = false;           ///< the models that come out are float16, and are judged so; training is not
    std::int64_t checkpointSteps = 200; ///< a state is written after so many steps, and after each epoch
};

/// Those compiled in from resources/recipes.
std::vector<std::string> recipeNames();
/// A built-in name or a JSON file. Unknown fields are refused; every number has its range. Corrupt, InvalidArgument,
/// NotFound, naming file and field.
core::Result<Recipe> loadRecipe(const std::string& nameOrPath);
core::Result<Recipe> parseRecipe(std::string_view json, const std::string& origin);
/// `key=value`, key as in the JSON ("augmentation.flip=0.5").
core::Status setRecipeField(Recipe& recipe, const std::string& assignment);
std::string toJson(const Recipe& recipe);

} // namespace training
