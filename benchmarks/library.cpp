// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// kerbside-bench-library [FRAMES]: opens a folder of tiny frames (5000) in the window, offscreen, and prints how long
// it takes until they are listed, to paint the list while it is scrolled from end to end, and to filter and sort it.
#include "app/gui/main_window.h"
#include "core/image/image_io.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <functional>

namespace {

double msOf(const std::function<void()>& work) {
    QElapsedTimer clock;
    clock.start();
    work();
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

void waitUntil(const std::function<bool()>& isTrue) {
    while (!isTrue()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 1);
}

void printSpread(const char* what, std::vector<double> ms) {
    std::ranges::sort(ms);
    const auto at = [&ms](double share) {
        return ms[static_cast<std::size_t>(share * static_cast<double>(ms.size() - 1))];
    };
    std::printf("%-34s median %6.2f ms   p99 %6.2f ms   max %6.2f ms\n", what, at(0.5), at(0.99), ms.back());
}

bool writeFrames(const std::filesystem::path& folder, int frames) {
    for (int i = 0; i < frames; ++i) {
        const core::Image image({64, 32},
                                core::Rgb{static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(i / 256), 99});
        if (!core::writeImage(folder / fmt::format("town_{:06}_000019_leftImg8bit.png", i), image)) return false;
    }
    return true;
}

app::Engine idleEngine() {
    return {[](const auto&, const auto&, const auto&, std::stop_token, const auto&) -> core::Result<app::EngineResult> {
                return core::cancelled();
            },
            [](const auto&) {},
            {}};
}

void scroll(widgets::LibraryTree& tree) {
    std::vector<double> fresh, again;
    auto* bar = tree.verticalScrollBar();
    constexpr int steps = 400;
    for (auto* times : {&fresh, &again})
        for (int step = 0; step <= steps; ++step) {
            bar->setValue(bar->maximum() * step / steps);
            times->push_back(msOf([&tree] { tree.viewport()->repaint(); }));
            // As much of its work as a hand leaves between two steps: thumbnails arrive.
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        }
    printSpread("paint while scrolling, first time", fresh);
    printSpread("paint while scrolling, again", again);
}

void filterAndSort(app::Library& library) {
    widgets::LibraryPanel& panel = *library.panel();
    std::vector<double> typed;
    const QString text = QStringLiteral("town_0012 -#7 has:note");
    for (int length = 1; length <= text.size(); ++length)
        typed.push_back(msOf([&] { panel.filter().setText(text.left(length)); }));
    printSpread("one key in the filter", typed);
    panel.filter().clear();
    for (int frame = 0; frame < panel.model().frameCount(); ++frame)
        panel.model().setScore(0, frame, widgets::LibraryScore{(frame * 37 % 1000) / 1000.0, {}});
    std::printf("%-34s %.2f ms\n", "sort by the IoU of a slot", msOf([&] { panel.model().setOrder({0, false}); }));
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const int frames = argc > 1 ? std::atoi(argv[1]) : 5000;
    const QTemporaryDir folder;
    const std::filesystem::path root = folder.path().toStdString();
    if (frames < 1 || !writeFrames(root / "frames", frames)) {
        std::fprintf(stderr, "usage: kerbside-bench-library [FRAMES], with room in %s\n", root.c_str());
        return 2;
    }
    app::MainWindow::Options options;
    options.workspace = core::Workspace(root / "workspace");
    options.rememberLayout = false;
    app::MainWindow window(idleEngine(), std::move(options));
    window.show();
    waitUntil([&window] { return !window.isBusy(); });

    widgets::LibraryPanel& panel = *window.library().panel();
    std::printf("%d frames\n", frames);
    std::printf("%-34s %.0f ms\n", "open until listed and painted", msOf([&] {
                    window.openSource(QString::fromStdString((root / "frames").string()));
                    waitUntil([&panel, frames] { return panel.model().frameCount() == frames; });
                    panel.tree().viewport()->repaint();
                }));
    waitUntil([&window] { return !window.isBusy(); });
    scroll(panel.tree());
    filterAndSort(window.library());
    std::printf("%-34s %.0f ms\n", "list anew after one more frame", msOf([&] {
                    (void)core::writeImage(root / "frames/zzz.png", core::Image({8, 4}));
                    window.library().lookForChanges();
                    waitUntil([&panel, frames] { return panel.model().frameCount() == frames + 1; });
                }));
    return 0;
}
