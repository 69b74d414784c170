// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Scores as projections of counts. Undefined values (0/0) are std::nullopt, never 0 and never NaN.
#pragma once

#include "core/classes/class_scheme.h"
#include "core/metrics/instance_iou.h"
#include "core/metrics/truth_counts.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace core {

using Score = std::optional<double>; ///< 0 … 1
inline Score ratio(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? Score{} : Score{static_cast<double>(part) / static_cast<double>(whole)};
}

/// What one slot got on one frame.
struct FrameCounts {
    std::string frame;
    std::string city;
    TruthCounts counts;
    std::vector<InstanceHit> instances; ///< empty when the frame has no instance ids
    bool hasInstances = false;
};

/// truth class × (predicted class, then void), pixels whose truth is void left out.
struct Confusion {
    int classes = 0;
    std::vector<std::uint64_t> counts; ///< [classes][classes + 1]
    std::uint64_t at(int truth, int predicted) const {
        return counts[static_cast<std::size_t>(truth * (classes + 1) + predicted)];
    }
    std::uint64_t pixels() const;
};

/// `mapping`: for each predicted value its class in `scheme`, kIgnore for void (PredictionSpace::mappingTo).
Confusion project(const TruthCounts& counts, const std::vector<std::uint8_t>& mapping, const ClassScheme& scheme);

/// scikit-learn's jaccard_score with labels = the classes present in truth or prediction; perPixel = equal / N.
/// A void prediction on a valid pixel is a miss for the true class and an alarm for none.
struct Jaccard {
    Score perPixel, micro, macro, weighted;
};
Jaccard jaccard(const Confusion& confusion);

struct ClassScores {
    Score iou, precision, recall, f1, iiou;
    std::uint64_t truePositive = 0, falsePositive = 0, falseNegative = 0; ///< pixels
};

struct CategoryScores {
    Score iou, iiou;
};

/// One slot on one set of frames in one scheme. The aggregation of every number is in its name.
struct Scores {
    explicit Scores(ClassScheme which) : scheme(std::move(which)) {}

    ClassScheme scheme;
    std::uint64_t frames = 0;
    std::uint64_t pixels = 0; ///< valid ones
    Score miou;               ///< official: pooled over frames, mean over classes with a nonzero denominator
    /// Official mean over the classes with instances; cityscapes-19 only, and only if every frame has instance ids.
    Score iiou;
    Score pixelAccuracy, meanAccuracy; ///< pooled
    std::vector<ClassScores> perClass; ///< pooled
    /// 7, in the order of Category from Flat; empty when the scheme cannot be mapped to categories-7.
    std::vector<CategoryScores> perCategory;
    Score categoryMiou, categoryIiou;
    Jaccard pooled;
    Jaccard perFrame; ///< computed per frame, then averaged over the frames where it is defined
    Confusion confusion;
};

/// InvalidArgument when the space cannot be mapped to the scheme (says which class straddles) or one of the two gathers
/// no label ids. REQUIRES: counts of this space.
Result<Scores> scoresOf(std::span<const FrameCounts> frames, const PredictionSpace& space, const ClassScheme& scheme);

/// What follows from a confusion alone: neither frames nor perFrame nor anything of instances. REQUIRES: as many
/// classes as the scheme.
Scores pooledScores(Confusion confusion, const ClassScheme& scheme);

/// Truth and predicted values into counts for one frame. Instance ids are counted when they are given and the space can
/// be mapped to cityscapes-19. The errors of TruthCounts::add() and countInstances(), led by the name of the frame.
Result<FrameCounts> countFrame(const std::string& frame, const LabelMap& truthLabelIds, const LabelMap& prediction,
                               const PredictionSpace& space, const Plane<std::uint16_t>* instanceIds = nullptr);

} // namespace core
