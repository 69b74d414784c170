// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/derived_layers.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <string>

namespace core {

namespace {

constexpr std::size_t kPiece = std::size_t{1} << 16; ///< pixels that one thread takes at a time
/// The length of inner loops is a constant because only then do compilers vectorise them at -O2.
constexpr std::size_t kBlock = 64;
static_assert(kPiece % kBlock == 0);

/// Several private tables, so that a run of equal pixels does not wait for its own last increment; 32 bits are enough
/// for one frame (kMaxPixels).
template <std::size_t Cells, class Cell>
std::array<std::uint64_t, Cells> histogram(std::size_t first, std::size_t last, const Cell& cell) {
    constexpr std::size_t kTables = 4;
    std::array<std::array<std::uint32_t, Cells>, kTables> tables = {};
    std::size_t i = first;
    for (; i + kTables <= last; i += kTables)
        for (std::size_t k = 0; k < kTables; ++k) ++tables[k][cell(i + k)];
    for (; i < last; ++i) ++tables[0][cell(i)];
    std::array<std::uint64_t, Cells> sum = {};
    for (const auto& table : tables) std::transform(sum.begin(), sum.end(), table.begin(), sum.begin(), std::plus<>());
    return sum;
}

/// Calls fill(first, last) for all pixels in pieces, and counts how many have which cell(i) afterwards.
template <std::size_t Cells, class Fill, class Cell>
std::array<std::uint64_t, Cells> fillAndCount(std::size_t pixels, int threads, const Fill& fill, const Cell& cell) {
    std::vector<std::array<std::uint64_t, Cells>> pieces((pixels + kPiece - 1) / kPiece);
    parallelFor(pixels, threads, kPiece, [&](std::size_t first, std::size_t last) {
        fill(first, last);
        pieces[first / kPiece] = histogram<Cells>(first, last, cell);
    });
    std::array<std::uint64_t, Cells> sum = {};
    for (const auto& piece : pieces) std::transform(sum.begin(), sum.end(), piece.begin(), sum.begin(), std::plus<>());
    return sum;
}

constexpr std::size_t kByteValues = 256;

tl::unexpected<Error> sizesDiffer(const std::string& one, const LabelMap& map, const std::string& other,
                                  const LabelMap& otherMap) {
    return fail(ErrorCode::InvalidArgument, "{} has {}x{} pixels, {} {}x{}.", one, map.width(), map.height(), other,
                otherMap.width(), otherMap.height());
}

using Block = std::array<std::uint8_t, kBlock>;

struct Majority {
    Block votes;
    Block value;
};

/// Works on copies: where pixels could overlap with what is written, compilers do not vectorise at -O2.
Majority majorityOf(const std::array<Block, kMostCompared>& maps, std::size_t count) {
    std::array<Block, kMostCompared> votes;
    for (Block& own : votes) own.fill(1);
    for (std::size_t i = 1; i < count; ++i)
        for (std::size_t j = 0; j < i; ++j) {
            Block same;
            for (std::size_t k = 0; k < kBlock; ++k) same[k] = maps[i][k] == maps[j][k] ? 1 : 0;
            for (std::size_t k = 0; k < kBlock; ++k) votes[i][k] = static_cast<std::uint8_t>(votes[i][k] + same[k]);
            for (std::size_t k = 0; k < kBlock; ++k) votes[j][k] = static_cast<std::uint8_t>(votes[j][k] + same[k]);
        }
    Majority majority;
    majority.votes.fill(0);
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t k = 0; k < kBlock; ++k) majority.votes[k] = std::max(majority.votes[k], votes[i][k]);
    majority.value.fill(kIgnore); // the highest value: loses every tie
    for (std::size_t i = 0; i < count; ++i) {
        Block outvoted;
        for (std::size_t k = 0; k < kBlock; ++k) outvoted[k] = votes[i][k] == majority.votes[k] ? 0 : kIgnore;
        for (std::size_t k = 0; k < kBlock; ++k) {
            const auto candidate = static_cast<std::uint8_t>(maps[i][k] | outvoted[k]);
            majority.value[k] = std::min(majority.value[k], candidate);
        }
    }
    return majority;
}

} // namespace

Result<Judgement> judge(const LabelMap& truth, const LabelMap& prediction, int threads) {
    if (truth.size() != prediction.size()) return sizesDiffer("The truth", truth, "the prediction", prediction);
    Judgement judgement{.layer = LabelMap(truth.size())};
    const std::uint8_t* t = truth.values().data();
    const std::uint8_t* p = prediction.values().data();
    std::uint8_t* layer = judgement.layer.values().data();
    const auto counts = fillAndCount<kByteValues>(
        truth.values().size(), threads,
        [&](std::size_t first, std::size_t last) {
            for (std::size_t i = first; i < last; ++i) {
                const std::uint8_t verdict = t[i] == p[i] ? 0 : 1;
                layer[i] = t[i] == kIgnore ? kIgnore : verdict;
            }
        },
        [&](std::size_t i) { return layer[i]; });
    judgement.right = counts[static_cast<std::size_t>(Verdict::Right)];
    judgement.wrong = counts[static_cast<std::size_t>(Verdict::Wrong)];
    judgement.voidTruth = counts[kIgnore];
    return judgement;
}

Result<PairJudgement> judgePair(const LabelMap& truth, const LabelMap& a, const LabelMap& b, int threads) {
    if (truth.size() != a.size()) return sizesDiffer("The truth", truth, "prediction A", a);
    if (truth.size() != b.size()) return sizesDiffer("The truth", truth, "prediction B", b);
    PairJudgement judgement{
        .layer = LabelMap(truth.size()), .all = {}, .perClass = std::vector<PairCounts>(kMaxClasses)};
    const std::uint8_t* t = truth.values().data();
    const std::uint8_t* first = a.values().data();
    const std::uint8_t* second = b.values().data();
    std::uint8_t* layer = judgement.layer.values().data();
    constexpr std::size_t kVerdicts = 4;
    const auto counts = fillAndCount<kByteValues * kVerdicts>(
        truth.values().size(), threads,
        [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                // A wrong leaves only B right, B wrong only A: OnlyA is 1, OnlyB is 2, BothWrong their sum.
                const int verdict = (t[i] == first[i] ? 0 : 2) + (t[i] == second[i] ? 0 : 1);
                layer[i] = t[i] == kIgnore ? kIgnore : static_cast<std::uint8_t>(verdict);
            }
        },
        [&](std::size_t i) { return t[i] * kVerdicts + layer[i] % kVerdicts; });
    for (std::size_t index = 0; index < judgement.perClass.size(); ++index) {
        const auto* row = counts.data() + index * kVerdicts;
        PairCounts& own = judgement.perClass[index];
        own = {.bothRight = row[0], .onlyA = row[1], .onlyB = row[2], .bothWrong = row[3]};
        judgement.all.bothRight += own.bothRight;
        judgement.all.onlyA += own.onlyA;
        judgement.all.onlyB += own.onlyB;
        judgement.all.bothWrong += own.bothWrong;
    }
    judgement.voidTruth = truth.values().size() - judgement.all.pixels();
    return judgement;
}

Score Agreement::meanShare() const {
    std::uint64_t all = 0;
    std::uint64_t votes = 0;
    for (std::size_t k = 0; k < pixels.size(); ++k) {
        all += pixels[k];
        votes += k * pixels[k];
    }
    return ratio(votes, all * static_cast<std::uint64_t>(predictions));
}

Result<Agreement> measureAgreement(std::span<const LabelMap* const> predictions, int threads) {
    const std::size_t count = predictions.size();
    if (count < 2 || count > static_cast<std::size_t>(kMostCompared))
        return fail(ErrorCode::InvalidArgument, "Agreement is measured between 2 to {} predictions, not {}.",
                    kMostCompared, count);
    for (std::size_t i = 1; i < count; ++i)
        if (predictions[i]->size() != predictions[0]->size())
            return sizesDiffer(fmt::format("Prediction {}", i + 1), *predictions[i], "the first one", *predictions[0]);
    Agreement agreement{.count = LabelMap(predictions[0]->size()),
                        .majority = LabelMap(predictions[0]->size()),
                        .predictions = static_cast<int>(count)};
    std::uint8_t* votes = agreement.count.values().data();
    std::uint8_t* majority = agreement.majority.values().data();
    const auto fill = [&](std::size_t first, std::size_t last) {
        std::array<Block, kMostCompared> maps = {};
        for (std::size_t start = first; start < last; start += kBlock) {
            const std::size_t pixels = std::min(kBlock, last - start);
            for (std::size_t i = 0; i < count; ++i)
                std::copy_n(predictions[i]->values().data() + start, pixels, maps[i].begin());
            const Majority found = majorityOf(maps, count);
            std::copy_n(found.votes.begin(), pixels, votes + start);
            std::copy_n(found.value.begin(), pixels, majority + start);
        }
    };
    const auto counts = fillAndCount<kByteValues>(agreement.count.values().size(), threads, fill,
                                                  [&](std::size_t i) { return votes[i]; });
    std::copy_n(counts.begin(), agreement.pixels.size(), agreement.pixels.begin());
    return agreement;
}

Result<Differences> findDifferences(const LabelMap& a, const LabelMap& b, int threads) {
    if (a.size() != b.size()) return sizesDiffer("The first prediction", a, "the second", b);
    Differences differences{.layer = LabelMap(a.size())};
    const std::uint8_t* first = a.values().data();
    const std::uint8_t* second = b.values().data();
    std::uint8_t* layer = differences.layer.values().data();
    const auto counts = fillAndCount<kByteValues>(
        a.values().size(), threads,
        [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) layer[i] = first[i] == second[i] ? 0 : 1;
        },
        [&](std::size_t i) { return layer[i]; });
    differences.same = counts[static_cast<std::size_t>(Difference::Same)];
    differences.different = counts[static_cast<std::size_t>(Difference::Different)];
    return differences;
}

} // namespace core
