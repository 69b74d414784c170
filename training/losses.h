// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What training makes small. Logits [N, C, H, W] float, targets [N, H, W] int64 class indices, 255 (core::kIgnore)
// ignored everywhere. Includes Torch.
#pragma once

#include "training/options.h"

#include <ATen/core/Tensor.h>
#include <vector>

namespace training {

/// Mean of −log p(target) over pixels that are not ignored, each weighted by its class and divided by the sum of those
/// weights, as torch.nn.CrossEntropyLoss does. 0 when every pixel is ignored. `classWeights`: [C] or undefined.
at::Tensor crossEntropy(const at::Tensor& logits, const at::Tensor& targets, const at::Tensor& classWeights);

/// 1 − soft Dice of softmax(logits) with one-hot targets, over the pixels that are not ignored. pooled: one ratio over
/// batch, classes and pixels, as milesial's training has it (facts: ε = 1e-6); else the mean of the ratios of the
/// classes that occur in the batch's targets.
at::Tensor softDice(const at::Tensor& logits, const at::Tensor& targets, bool pooled);

/// The weighted sum that a recipe asks for. REQUIRES: one of its two factors is above 0: parseRecipe() refuses others.
at::Tensor trainingLoss(const Recipe& recipe, const at::Tensor& logits, const at::Tensor& targets,
                        const at::Tensor& classWeights);

/// From pixel counts of the training set: None, Inverse (N/(C·n)), Enet (1/ln(1.02 + share): Paszke et al. 2016,
/// section 5), MedianFrequency (Eigen and Fergus 2015, section 6.3.2). A class that never occurs gets 0.
std::vector<double> classWeights(ClassWeighting weighting, const std::vector<std::uint64_t>& pixelsPerClass);

} // namespace training
