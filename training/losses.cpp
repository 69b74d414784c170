// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/losses.h"

#include "core/image/label_map.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/log_softmax.h>
#include <ATen/ops/nll_loss_nd.h>
#include <ATen/ops/softmax.h>
#include <ATen/ops/zeros.h>
#include <ATen/ops/zeros_like.h>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace training {
namespace {

constexpr double kDiceEpsilon = 1e-6; // milesial's

/// 1 where the divisor would be 0: nothing divided by nothing is 0 here.
at::Tensor orOne(const at::Tensor& divisor) { return divisor.masked_fill(divisor.eq(0), 1); }

/// (2·overlap + ε) / (total + ε); two empty sets agree entirely.
at::Tensor diceRatio(const at::Tensor& overlap, const at::Tensor& total) {
    return (2 * overlap + kDiceEpsilon) / (total + kDiceEpsilon);
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

} // namespace

at::Tensor crossEntropy(const at::Tensor& logits, const at::Tensor& targets, const at::Tensor& classWeights) {
    const std::optional<at::Tensor> weight = classWeights.defined() ? std::optional(classWeights) : std::nullopt;
    const at::Tensor sum =
        at::nll_loss_nd(at::log_softmax(logits, 1), targets, weight, at::Reduction::Sum, core::kIgnore);
    const at::Tensor counted = targets.ne(core::kIgnore);
    if (!weight) return sum / orOne(counted.sum().to(logits.scalar_type()));
    const at::Tensor weights = classWeights.take(targets.masked_fill(~counted, 0)); // [N, H, W]
    return sum / orOne((weights * counted).sum());
}

at::Tensor softDice(const at::Tensor& logits, const at::Tensor& targets, bool pooled) {
    const at::Tensor shares = at::softmax(logits, 1);
    const at::Tensor counted = targets.ne(core::kIgnore).to(logits.scalar_type()); // [N, H, W]
    const at::Tensor indices = targets.masked_fill(targets.eq(core::kIgnore), 0).unsqueeze(1);
    if (pooled) {
        // At every pixel the shares have the sum 1, as the one-hot target has.
        const at::Tensor overlap = (shares.gather(1, indices).squeeze(1) * counted).sum();
        return 1 - diceRatio(overlap, 2 * counted.sum());
    }
    const at::Tensor hot = at::zeros_like(shares).scatter_(1, indices, counted.unsqueeze(1));
    const at::Tensor pixels = hot.sum({0, 2, 3}); // [C]
    const at::Tensor ratios =
        diceRatio((shares * hot).sum({0, 2, 3}), (shares * counted.unsqueeze(1)).sum({0, 2, 3}) + pixels);
    const at::Tensor occurs = pixels.gt(0).to(logits.scalar_type());
    return ((1 - ratios) * occurs).sum() / orOne(occurs.sum());
}

at::Tensor trainingLoss(const Recipe& recipe, const at::Tensor& logits, const at::Tensor& targets,
                        const at::Tensor& classWeights) {
    at::Tensor total;
    if (recipe.crossEntropy > 0) total = recipe.crossEntropy * crossEntropy(logits, targets, classWeights);
    if (recipe.dice > 0) {
        const at::Tensor part = recipe.dice * softDice(logits, targets, recipe.pooledDice);
        total = total.defined() ? total + part : part;
    }
    return total;
}

std::vector<double> classWeights(ClassWeighting weighting, const std::vector<std::uint64_t>& pixelsPerClass) {
    std::vector<double> shares, occurring;
    const double total =
        static_cast<double>(std::accumulate(pixelsPerClass.begin(), pixelsPerClass.end(), std::uint64_t{0}));
    for (const std::uint64_t pixels : pixelsPerClass) {
        shares.push_back(pixels == 0 ? 0 : static_cast<double>(pixels) / total);
        if (pixels > 0) occurring.push_back(shares.back());
    }
    const double classes = static_cast<double>(shares.size());
    const double middle = occurring.empty() ? 0 : median(occurring);
    std::vector<double> weights;
    for (const double share : shares) {
        double weight = 1;
        if (weighting == ClassWeighting::Inverse) weight = 1 / (classes * share);
        if (weighting == ClassWeighting::Enet) weight = 1 / std::log(1.02 + share);
        if (weighting == ClassWeighting::MedianFrequency) weight = middle / share;
        weights.push_back(share > 0 ? weight : 0);
    }
    return weights;
}

} // namespace training
