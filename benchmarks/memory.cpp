// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How much memory the window takes while three slots are segmented over many frames of 2048x1024. The predictions are
// made up, as large as those of DeepLabV3, so that only what the window keeps of them counts.
//
//   bench_memory [FRAMES]
//
// After the first frame the process must not grow by more than the budget of the predictions and what some frames, on
// their way to the panes, need.
#include "benchmarks/window_load.h"

#include <cstdlib>
#include <fstream>

namespace {

constexpr int kSlots = 3;
constexpr std::uint64_t kBudgetMiB = 512, kAllowanceMiB = 256;

/// A line of /proc/self/status in MiB; 0 where there is none.
double statusMiB(const std::string& name) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(name + ":")) return std::atof(line.c_str() + name.size() + 1) / 1024;
    return 0;
}

core::Result<app::EngineResult> makeUp(const core::Image& frame) {
    constexpr int kStride = 8, kClasses = 19;
    inference::Prediction made;
    made.labels = core::LabelMap(frame.size(), std::uint8_t{0});
    made.confidence = core::Plane<std::uint8_t>(frame.size(), std::uint8_t{200});
    made.entropy = core::Plane<std::uint8_t>(frame.size(), std::uint8_t{20});
    made.grid.size = {frame.width() / kStride, frame.height() / kStride};
    made.grid.channels = made.grid.classes = kClasses;
    made.grid.values.assign(static_cast<std::size_t>(kClasses * made.grid.size.width * made.grid.size.height), 1);
    made.timings.totalMs = 1;
    return app::EngineResult{std::move(made), *core::ClassScheme::builtIn("cityscapes-19"), "made up"};
}

} // namespace

int main(int count, char** arguments) {
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(count, arguments);
    const int frames = count > 1 ? std::atoi(arguments[1]) : 300;
    const testing_support::TemporaryFolder folder;
    bench::writeStreet(folder / "street", {2048, 1024}, frames);
    app::Engine engine;
    engine.segment = [](const auto&, const core::Image& frame, const auto&...) { return makeUp(frame); };
    engine.release = [](const auto&) {};
    auto window = bench::makeWindow(folder / "workspace", std::move(engine));
    window->resize(1920, 1080);
    window->show();
    const auto scheme = std::make_shared<const core::ClassScheme>(*core::ClassScheme::builtIn("cityscapes-19"));
    auto& controller = window->controller();
    app::CacheOptions caching;
    caching.memoryBytes = kBudgetMiB << 20;
    controller.setCaching(caching);
    for (int slot = 0; slot < kSlots; ++slot) {
        app::SlotModel model;
        model.card = std::string(1, static_cast<char>('a' + slot)) + ".card.json";
        model.name = QString::fromStdString(model.card.stem().string());
        model.scheme = scheme;
        controller.setSlot(slot, std::move(model));
    }
    window->openSource(QString::fromStdString((folder / "street").string()));
    if (!bench::waitFor([&] { return controller.slot(kSlots - 1).state == app::SlotState::Done; }, 60)) return 1;
    bench::serveFor(500);
    const double start = statusMiB("VmRSS");
    std::printf("with one frame: %.0f MiB\n", start);
    controller.startBatch();
    int told = 0;
    const bool ended = bench::waitFor(
        [&] {
            const int done = controller.batch() ? controller.batch()->done : frames;
            for (; told + 50 <= done; told += 50)
                std::printf("%4d frames: %.0f MiB\n", told + 50, statusMiB("VmRSS")), std::fflush(stdout);
            return !controller.batch();
        },
        1200);
    const double grown = statusMiB("VmHWM") - start;
    std::printf("grown by %.0f MiB at most; allowed are %.0f + %.0f\n", grown, double(kBudgetMiB),
                double(kAllowanceMiB));
    return ended && grown <= double(kBudgetMiB + kAllowanceMiB) ? 0 : 1;
}
