// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the likeliest classes of one pixel say: margin, entropy, and a text to copy.
#pragma once

#include "core/metrics/prediction_space.h"
#include "core/metrics/scores.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// As inference::Prediction::probe() lists them: the label map's class first, then by probability.
struct ProbedClass {
    int classIndex = 0; ///< kIgnore for channels beyond the scheme
    double probability = 0;
};

/// Nothing where the list is empty or its first probability is 0, as that of a folder of predictions, which has none.
struct Certainty {
    /// p1 − p2, classes that are not listed having 0. Never below 0: half floats may swap two that are nearly as likely
    /// after the label map has decided.
    Score margin;
    /// −Σ p·log2 p. What a cut list lacks to 1 is spread evenly over the channels not listed: the entropy is at most
    /// this, and exactly this when all are listed.
    std::optional<double> entropyBits;
    Score entropy; ///< entropyBits / log2(channels); nothing for one channel
};

/// `channels` of the model, the void ones included.
Certainty certaintyOf(std::span<const ProbedClass> classes, int channels);

/// One slot at the probed pixel.
struct ProbedSlot {
    std::string name;
    PredictionSpace space; ///< what class indices mean
    int channels = 0;
    std::vector<ProbedClass> classes;
};

/// One line per slot, ended by a line feed, fields separated by tabs: name, class, its probability, margin, entropy in
/// bits, entropy 0 … 1, then the further classes, each followed by its probability. What is not defined is an empty
/// field; a slot without probabilities ends after its class. Before them "truth" and its class, unless that is empty.
/// Numbers have a point and four decimals in every locale. Control characters in names become spaces.
std::string probeText(std::string_view truthClass, std::span<const ProbedSlot> slots);

} // namespace core
