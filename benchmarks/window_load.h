// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the benchmarks of the window share: a source of large frames, the program's window on it, and clocks.
#pragma once

#include "app/gui/engine_cache.h"
#include "app/gui/main_window.h"
#include "core/cityscapes/frame_source.h"
#include "core/image/image_io.h"
#include "core/scenes/street_scene.h"
#include "core/store/demo_models.h"
#include "tests/support/test_files.h"

#include <QApplication>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace bench {

using Clock = std::chrono::steady_clock;

inline double msSince(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// Milliseconds that this thread has computed.
inline double threadMs() {
    std::timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

class Sample {
public:
    void add(double value) { m_values.push_back(value); }
    void clear() { m_values.clear(); }
    std::size_t count() const { return m_values.size(); }
    double quantile(double share) const {
        if (m_values.empty()) return 0;
        std::vector<double> sorted = m_values;
        std::ranges::sort(sorted);
        const auto last = static_cast<double>(sorted.size() - 1);
        return sorted[static_cast<std::size_t>(std::ceil(share * last))];
    }
    void print(const char* what) const {
        std::printf("%-26s %6zu   p50 %7.2f   p99 %7.2f   max %7.2f ms\n", what, count(), quantile(0.5), quantile(0.99),
                    quantile(1));
    }

private:
    std::vector<double> m_values;
};

inline void mustHold(const core::Status& status) {
    if (status) return;
    std::fprintf(stderr, "%s\n", status.error().message.c_str());
    std::exit(1);
}

/// A Cityscapes root of `count` frames of the street, of which four are drawn and the others are links to them.
inline void writeStreet(const std::filesystem::path& root, core::Size size, int count) {
    namespace fs = std::filesystem;
    constexpr int kDrawn = 4;
    const auto photo = [&](int k) {
        return root / "leftImg8bit/val/street" / fmt::format("street_000000_{:06}_leftImg8bit.png", k);
    };
    const auto truth = [&](int k) {
        return root / "gtFine/val/street" / fmt::format("street_000000_{:06}_gtFine_labelIds.png", k);
    };
    for (int k = 0; k < count; ++k) {
        if (k >= kDrawn) {
            fs::create_hard_link(photo(k % kDrawn), photo(k));
            fs::create_hard_link(truth(k % kDrawn), truth(k));
            continue;
        }
        core::StreetSettings settings;
        settings.seed = static_cast<std::uint64_t>(k) + 1;
        settings.size = size;
        settings.threads = 2;
        const auto frame = core::drawStreet(settings);
        if (!frame) mustHold(core::fail(frame.error()));
        mustHold(core::writeImage(photo(k), frame->photo));
        mustHold(core::writeLabelMap(truth(k), frame->labelIds));
    }
}

/// Serves events until something holds; false after `seconds`.
inline bool waitFor(const std::function<bool()>& holds, double seconds) {
    const auto start = Clock::now();
    while (!holds()) {
        if (msSince(start) > seconds * 1e3) return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
    }
    return true;
}

inline void serveFor(double ms) {
    QEventLoop loop;
    QTimer::singleShot(static_cast<int>(ms), Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

/// As the program opens it, with the workspace in a folder of its own and none of the user's settings.
inline std::unique_ptr<app::MainWindow> makeWindow(const std::filesystem::path& workspace, app::Engine engine) {
    app::MainWindow::Options options;
    options.workspace = core::Workspace(workspace, core::builtInModelsFolder());
    options.rememberLayout = false;
    options.askBeforeImport = false;
    return std::make_unique<app::MainWindow>(std::move(engine), std::move(options));
}

/// The demo models that come with this build, in the order of the slots.
inline std::vector<QString> demoModels() {
    std::vector<QString> cards;
    for (const std::string_view name : core::kDemoModels) {
        const auto card = core::builtInModelsFolder() / (std::string(name) + ".card.json");
        if (std::filesystem::exists(card)) cards.push_back(QString::fromStdString(card.string()));
    }
    return cards;
}

} // namespace bench
