// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What it takes to keep a prediction of 2048 × 1024 pixels in the workspace, and to read it again.
#include "core/store/prediction_cache.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>

namespace {

constexpr core::Size kSize{2048, 1024};

/// Blocks of classes under a slow wave of confidence: about as hard to compress as a real one.
core::StoredPrediction made() {
    core::StoredPrediction prediction{*core::ClassScheme::builtIn("cityscapes-19"), core::LabelMap(kSize)};
    prediction.confidence = core::Plane<std::uint8_t>(kSize);
    prediction.entropy = core::Plane<std::uint8_t>(kSize);
    for (int y = 0; y < kSize.height; ++y)
        for (int x = 0; x < kSize.width; ++x) {
            prediction.labels.at(x, y) = static_cast<std::uint8_t>((x / 70 + y / 50) % 19);
            const int edge = std::min(x % 70, 30) + std::min(y % 50, 30);
            prediction.confidence.at(x, y) = static_cast<std::uint8_t>(120 + 2 * edge + (x * y) % 3);
            prediction.entropy.at(x, y) = static_cast<std::uint8_t>(130 - 2 * edge + (x + y) % 3);
        }
    return prediction;
}

core::PredictionCache open(const std::filesystem::path& folder) {
    auto cache = core::PredictionCache::open(folder, std::uint64_t{1} << 30);
    if (!cache) throw std::runtime_error(cache.error().message);
    return std::move(*cache);
}

const core::PredictionKey kKey{std::string(64, 'a'), kSize, std::string(64, 'b'), "settings"};

void digestPhoto(benchmark::State& state) {
    const core::Image photo(kSize, core::Rgb{1, 2, 3});
    for (auto _ : state) benchmark::DoNotOptimize(core::pixelDigest(photo));
}
BENCHMARK(digestPhoto)->Unit(benchmark::kMillisecond);

void write(benchmark::State& state) {
    const auto folder = std::filesystem::temp_directory_path() / "kerbside-bench-predictions";
    auto cache = open(folder);
    const auto prediction = made();
    for (auto _ : state) benchmark::DoNotOptimize(cache.add(kKey, prediction));
    state.counters["bytes"] = static_cast<double>(cache.bytes());
    std::filesystem::remove_all(folder);
}
BENCHMARK(write)->Unit(benchmark::kMillisecond);

void read(benchmark::State& state) {
    const auto folder = std::filesystem::temp_directory_path() / "kerbside-bench-predictions";
    auto cache = open(folder);
    if (!cache.add(kKey, made())) state.SkipWithError("cannot be written");
    for (auto _ : state) benchmark::DoNotOptimize(cache.find(kKey));
    std::filesystem::remove_all(folder);
}
BENCHMARK(read)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
