// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Drawing the built-in street at 1024x512, a new one each time: the photo with its truth in every weather, and the
// truth alone. `frames/s` is what counts; `threads` 2 is the machine that Kerbside promises 8 frames a second on.
#include "core/base/process_memory.h"
#include "core/scenes/street_scene.h"

#include <benchmark/benchmark.h>

namespace {

void drawFrames(benchmark::State& state, bool photo, core::Weather weather, std::int64_t threads) {
    core::StreetSettings settings;
    settings.weather = weather;
    settings.photo = photo;
    settings.threads = static_cast<int>(threads);
    for (auto _ : state) {
        settings.seed = 1 + settings.seed % 12; // the same twelve streets, however often they are drawn
        const auto frame = core::drawStreet(settings);
        if (!frame) return state.SkipWithError(frame.error().message.c_str());
        benchmark::DoNotOptimize(frame->labelIds.values().data());
    }
    state.SetLabel(std::string(core::weatherName(weather)));
    state.counters["frames/s"] =
        benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

void drawPhoto(benchmark::State& state) {
    drawFrames(state, true, static_cast<core::Weather>(state.range(0)), state.range(1));
}
BENCHMARK(drawPhoto)
    ->ArgNames({"weather", "threads"})
    ->ArgsProduct({{0, 1, 2, 3}, {1, 2}})
    ->Iterations(12)
    ->UseRealTime()
    ->MeasureProcessCPUTime()
    ->Unit(benchmark::kMillisecond);

void drawTruth(benchmark::State& state) { drawFrames(state, false, core::Weather::Clear, state.range(0)); }
BENCHMARK(drawTruth)->ArgName("threads")->Arg(1)->Arg(2)->Iterations(12)->UseRealTime()->MeasureProcessCPUTime()->Unit(
    benchmark::kMillisecond);

} // namespace

int main(int count, char** arguments) {
    core::keepFreedMemory(); // as kerbside-cli scenes does
    benchmark::Initialize(&count, arguments);
    if (benchmark::ReportUnrecognizedArguments(count, arguments)) return 1;
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
