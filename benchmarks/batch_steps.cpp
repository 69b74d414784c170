// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// kerbside-bench-batch [FRAMES]: six slots over a list of tiny frames (50000), without a window; prints what a batch
// costs the window's thread at its start and for each frame, beside a list of 1000 frames: the two should not differ.
#include "app/gui/compare_controller.h"
#include "core/image/image_io.h"
#include "tests/support/test_files.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace {

/// Milliseconds that this thread has computed.
double threadMs() {
    std::timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

app::Engine instantEngine() {
    return {[](const auto&, const core::Image& frame, const auto&, std::stop_token,
               const auto&) -> core::Result<app::EngineResult> {
                inference::Prediction made;
                made.labels = core::LabelMap(frame.size());
                return app::EngineResult{std::move(made), *core::ClassScheme::builtIn("cityscapes-19"), {}};
            },
            [](const auto&) {},
            {}};
}

template <class Condition> void waitUntil(Condition isTrue) {
    while (!isTrue()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 1);
}

bool measure(const std::filesystem::path& folder, int frames) {
    constexpr int kSteps = 500;
    const auto first = folder / "000000.png";
    if (!core::writeImage(first, core::Image({8, 4}))) return false;
    for (int i = 1; i < frames; ++i) std::filesystem::create_hard_link(first, folder / fmt::format("{:06}.png", i));
    app::CompareController controller(instantEngine());
    controller.setAutomatic(false);
    controller.open(folder);
    waitUntil([&] { return controller.frame() != nullptr; });
    for (int slot = 0; slot < app::kSlots; ++slot)
        controller.setSlot(slot, {fmt::format("model{}.card.json", slot), QString::number(slot), nullptr});
    double before = threadMs();
    controller.startBatch();
    const double start = threadMs() - before;
    before = threadMs();
    waitUntil([&] { return !controller.batch() || controller.batch()->done >= kSteps; });
    const double each = (threadMs() - before) / kSteps;
    controller.showFrame(frames - 1); // as leafing does: the batch waits meanwhile
    before = threadMs();
    controller.clearSlot(0);
    waitUntil([&] { return controller.frame() != nullptr; });
    const double emptied = threadMs() - before;
    std::printf("%6d frames   start %7.2f ms   per frame %7.4f ms   another set of slots %7.2f ms\n", frames, start,
                each, emptied);
    return true;
}

} // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const testing_support::TemporaryFolder folder;
    const int frames = argc > 1 ? std::atoi(argv[1]) : 50'000;
    if (frames < 1000) return EXIT_FAILURE;
    const bool isDone = measure(folder / "few", 1000) && measure(folder / "many", frames);
    return isDone ? EXIT_SUCCESS : EXIT_FAILURE;
}
