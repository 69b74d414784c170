// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/truth_counts.h"

#include "core/base/counted.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>
#include <numeric>

namespace core {

namespace {

/// 255 becomes 0 and every class moves up by one, so that "void or below values()" is one comparison.
std::uint8_t shifted(std::uint8_t predicted) { return static_cast<std::uint8_t>(predicted + 1U); }

struct Extremes {
    std::uint8_t truth = 0;
    std::uint8_t shiftedPrediction = 0;
};

Extremes extremesOf(const std::vector<std::uint8_t>& truth, const std::vector<std::uint8_t>& prediction) {
    Extremes most;
    const auto take = [&](std::size_t i) {
        most.truth = std::max(most.truth, truth[i]);
        most.shiftedPrediction = std::max(most.shiftedPrediction, shifted(prediction[i]));
    };
    // The length of the inner loop is a constant because only then do compilers vectorise it at -O2.
    constexpr std::size_t kBlock = 64;
    std::array<std::uint8_t, kBlock> truths = {};
    std::array<std::uint8_t, kBlock> predictions = {};
    const std::size_t whole = truth.size() / kBlock * kBlock;
    for (std::size_t start = 0; start < whole; start += kBlock) {
        const std::uint8_t* t = truth.data() + start;
        const std::uint8_t* p = prediction.data() + start;
        for (std::size_t i = 0; i < kBlock; ++i) truths[i] = std::max(truths[i], t[i]);
        for (std::size_t i = 0; i < kBlock; ++i) predictions[i] = std::max(predictions[i], shifted(p[i]));
    }
    for (std::size_t i = whole; i < truth.size(); ++i) take(i);
    most.truth = std::max(most.truth, *std::max_element(truths.begin(), truths.end()));
    most.shiftedPrediction =
        std::max(most.shiftedPrediction, *std::max_element(predictions.begin(), predictions.end()));
    return most;
}

/// Names the lowest value that is not allowed and how many pixels have it. REQUIRES: there is one.
tl::unexpected<Error> refuse(const char* which, const std::vector<std::uint8_t>& map, int values, bool voidAllowed,
                             const char* meaning) {
    std::array<std::uint64_t, 256> histogram = {};
    for (const std::uint8_t value : map) ++histogram[value];
    const int end = voidAllowed ? kIgnore : kIgnore + 1;
    int worst = values;
    while (worst < end - 1 && histogram[static_cast<std::size_t>(worst)] == 0) ++worst;
    const auto all = std::accumulate(histogram.begin() + values, histogram.begin() + end, std::uint64_t{0});
    const std::uint64_t pixels = histogram[static_cast<std::size_t>(worst)];
    if (all == pixels)
        return fail(ErrorCode::InvalidArgument, "The {} holds the value {} in {}; {} run from 0 to {}.", which, worst,
                    counted(pixels, "pixel"), meaning, values - 1);
    return fail(ErrorCode::InvalidArgument,
                "The {} holds the value {} in {} and others above it in {}; {} run from 0 to {}.", which, worst,
                counted(pixels, "pixel"), all - pixels, meaning, values - 1);
}

} // namespace

Status TruthCounts::add(const LabelMap& truthLabelIds, const LabelMap& prediction) {
    if (truthLabelIds.size() != prediction.size())
        return fail(ErrorCode::InvalidArgument, "The truth has {}x{} pixels, the prediction {}x{}.",
                    truthLabelIds.width(), truthLabelIds.height(), prediction.width(), prediction.height());
    const auto& truth = truthLabelIds.values();
    const auto& predicted = prediction.values();
    const auto most = extremesOf(truth, predicted);
    if (most.truth >= kLabelIds) return refuse("truth", truth, kLabelIds, false, "label ids");
    if (most.shiftedPrediction > m_values) return refuse("prediction", predicted, m_values, true, "its values");

    // Several private tables, so that a run of equal pixels does not wait for its own last increment; 32 bits are
    // enough for one frame (kMaxPixels).
    const auto columns = static_cast<std::size_t>(m_values + 1);
    const std::size_t cells = static_cast<std::size_t>(kLabelIds) * columns;
    constexpr std::size_t kTables = 4;
    constexpr std::size_t kStep = 8;
    std::vector<std::uint32_t> tables(kTables * cells, 0);
    const auto cell = [&](std::size_t i) { return truth[i] * columns + shifted(predicted[i]); };
    const std::size_t whole = truth.size() / kStep * kStep;
    for (std::size_t i = 0; i < whole; i += kStep) {
        std::uint64_t truths = 0;
        std::uint64_t predictions = 0;
        std::memcpy(&truths, truth.data() + i, kStep);
        std::memcpy(&predictions, predicted.data() + i, kStep);
        constexpr std::uint64_t kEveryByte = 0x0101010101010101U;
        if (truths == truth[i] * kEveryByte && predictions == predicted[i] * kEveryByte) {
            tables[cell(i)] += kStep;
            continue;
        }
        for (std::size_t k = 0; k < kStep; ++k) ++tables[(k % kTables) * cells + cell(i + k)];
    }
    for (std::size_t i = whole; i < truth.size(); ++i) ++tables[cell(i)];

    for (std::size_t table = 0; table < kTables; ++table)
        for (std::size_t row = 0; row < static_cast<std::size_t>(kLabelIds); ++row) {
            const std::uint32_t* counted = tables.data() + table * cells + row * columns;
            std::uint64_t* sum = m_counts.data() + row * columns;
            sum[columns - 1] += counted[0]; // void
            for (std::size_t value = 1; value < columns; ++value) sum[value - 1] += counted[value];
        }
    return {};
}

void TruthCounts::merge(const TruthCounts& other) {
    assert(other.m_values == m_values);
    std::transform(m_counts.begin(), m_counts.end(), other.m_counts.begin(), m_counts.begin(), std::plus<>());
}

} // namespace core
