// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a comparison derives from label maps: where a prediction is right, which of two is, where several agree. All
// maps hold class indices of one scheme (map first: "argmax, then map") and kIgnore for void. Colours and names of the
// values: layer_legend.h.
#pragma once

#include "core/base/result.h"
#include "core/image/label_map.h"
#include "core/metrics/scores.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace core {

/// Values of the layer of judge(); kIgnore where the truth is void.
enum class Verdict : std::uint8_t { Right, Wrong };

/// Pixels whose truth is void are neither right nor wrong; a void prediction elsewhere is wrong.
struct Judgement {
    LabelMap layer; ///< Verdict
    std::uint64_t right = 0, wrong = 0, voidTruth = 0;
    Score rightShare() const { return ratio(right, right + wrong); }
};

/// Values of the layer of judgePair(); kIgnore where the truth is void.
enum class PairVerdict : std::uint8_t { BothRight, OnlyA, OnlyB, BothWrong };

/// Pixels of the truth of one class, or of all; shares are ratio(…, pixels()).
struct PairCounts {
    std::uint64_t bothRight = 0, onlyA = 0, onlyB = 0, bothWrong = 0;
    bool operator==(const PairCounts&) const = default;
    std::uint64_t pixels() const { return bothRight + onlyA + onlyB + bothWrong; }
};

struct PairJudgement {
    LabelMap layer; ///< PairVerdict
    PairCounts all;
    std::vector<PairCounts> perClass; ///< [kMaxClasses], by the class of the truth
    std::uint64_t voidTruth = 0;
};

inline constexpr int kMostCompared = 6; ///< slots

/// Void is a value like the classes: predictions that all say void agree.
struct Agreement {
    LabelMap count;    ///< how many of the predictions say `majority`: 1 … predictions
    LabelMap majority; ///< what most of them say; of several the lowest class, void only when no class is as frequent
    int predictions = 0;
    std::array<std::uint64_t, kMostCompared + 1> pixels = {}; ///< [count]; [0] stays 0
    /// Mean of count / predictions over all pixels, 1/predictions … 1: one number per frame, for a timeline.
    Score meanShare() const;
};

/// Values of the layer of findDifferences(), which has no void.
enum class Difference : std::uint8_t { Same, Different };

struct Differences {
    LabelMap layer; ///< Difference
    std::uint64_t same = 0, different = 0;
    Score sameShare() const { return ratio(same, same + different); }
};

/// All of these: InvalidArgument when sizes differ, naming two of them.
Result<Judgement> judge(const LabelMap& truth, const LabelMap& prediction, int threads = 1);
Result<PairJudgement> judgePair(const LabelMap& truth, const LabelMap& a, const LabelMap& b, int threads = 1);
/// Also InvalidArgument for fewer than 2 or more than kMostCompared predictions. REQUIRES: none is null.
Result<Agreement> measureAgreement(std::span<const LabelMap* const> predictions, int threads = 1);
/// Without truth. Void is a value like the classes.
Result<Differences> findDifferences(const LabelMap& a, const LabelMap& b, int threads = 1);

} // namespace core
