// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Counting one 2048x1024 frame, on one thread: made street-like maps (blobs), and the same with salt-and-pepper noise.
#include "core/metrics/instance_iou.h"
#include "core/metrics/truth_counts.h"

#include <algorithm>
#include <benchmark/benchmark.h>
#include <random>

namespace {

constexpr core::Size kFrame{2048, 1024};

/// Boxes of label ids over one another: what long runs and many contours cost.
core::LabelMap blobs(std::uint32_t seed) {
    std::mt19937 random(seed);
    core::LabelMap map(kFrame, 7);
    for (int i = 0; i < 400; ++i) {
        const int x = static_cast<int>(random() % 2048U);
        const int y = static_cast<int>(random() % 1024U);
        const int right = std::min(2048, x + 10 + static_cast<int>(random() % 200U));
        const int bottom = std::min(1024, y + 10 + static_cast<int>(random() % 150U));
        const auto id = static_cast<std::uint8_t>(random() % 34U);
        for (int row = y; row < bottom; ++row) std::fill(map.row(row) + x, map.row(row) + right, id);
    }
    return map;
}

/// The map moved by three pixels, as a prediction errs at contours; `percent` of the pixels are random.
core::LabelMap prediction(const core::LabelMap& truth, unsigned percent) {
    std::mt19937 random(5);
    core::LabelMap map = truth;
    auto& values = map.values();
    std::rotate(values.begin(), values.begin() + 3, values.end());
    for (auto& value : values)
        if (random() % 100U < percent) value = static_cast<std::uint8_t>(random() % 34U);
    return map;
}

void countTruth(benchmark::State& state) {
    const auto truth = blobs(1);
    const auto predicted = prediction(truth, static_cast<unsigned>(state.range(0)));
    core::TruthCounts counts(34);
    for (auto _ : state)
        if (!counts.add(truth, predicted)) state.SkipWithError("refused");
}
BENCHMARK(countTruth)->ArgName("noisePercent")->Arg(0)->Arg(5)->Unit(benchmark::kMillisecond);

void countInstanceHits(benchmark::State& state) {
    const auto truth = blobs(1);
    const auto predicted = prediction(truth, 0);
    core::Plane<std::uint16_t> instances(kFrame);
    std::transform(truth.values().begin(), truth.values().end(), instances.values().begin(),
                   [](std::uint8_t id) { return static_cast<std::uint16_t>(id >= 24 ? id * 1000 + 1 : id); });
    for (auto _ : state) benchmark::DoNotOptimize(core::countInstances(instances, predicted, {}));
}
BENCHMARK(countInstanceHits)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
