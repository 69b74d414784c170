// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Painting one pane of 950 × 475 pixels with a frame of 2048 × 1024: masks plain, as outlines and hatched.
#include "widgets/canvas/frame_canvas.h"

#include <QApplication>
#include <QPixmap>

#include <benchmark/benchmark.h>

using namespace widgets;

namespace {

enum Way { Plain, Outlined, Hatched };

/// Stripes of all classes, a few pixels wide, so that borders are everywhere.
core::LabelMap stripes(core::Size size) {
    core::LabelMap map(size);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) map.at(x, y) = static_cast<std::uint8_t>((x / 24 + y / 16) % 20);
    return map;
}

void paintPane(benchmark::State& state) {
    const auto way = static_cast<Way>(state.range(0));
    const core::Size size{2048, 1024};
    const core::ClassScheme scheme = *core::ClassScheme::builtIn("cityscapes-19");
    SharedView view;
    FrameCanvas canvas(view);
    canvas.resize(950, 475);
    view.setFrameSize({size.width, size.height});
    canvas.setPhoto(PhotoPixels::make(core::Image(size, core::Rgb{120, 110, 100})));
    canvas.setMask(std::make_shared<const core::LabelMap>(stripes(size)));
    const MaskColors colors = maskColors(scheme, std::vector<bool>(20, true));
    canvas.setMaskColors(colors);
    canvas.setMaskStyle(way == Outlined ? MaskStyle::Outlines : MaskStyle::Filled);
    if (way == Hatched) canvas.setMaskHatching(maskHatching(scheme, colors));
    if (state.range(1) != 0) view.showActualSize();
    canvas.grab(); // makes what is kept from one painting to the next
    for (auto _ : state) benchmark::DoNotOptimize(canvas.grab());
}
BENCHMARK(paintPane)->ArgNames({"way", "actualSize"})->ArgsProduct({{Plain, Outlined, Hatched}, {0, 1}});

void findPatterns(benchmark::State& state) {
    const core::ClassScheme scheme = *core::ClassScheme::builtIn("cityscapes-19");
    const MaskColors colors = maskColors(scheme, std::vector<bool>(20, true));
    for (auto _ : state) benchmark::DoNotOptimize(maskHatching(scheme, colors));
}
BENCHMARK(findPatterns);

} // namespace

int main(int argc, char** argv) {
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
