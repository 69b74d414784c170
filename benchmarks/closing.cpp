// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How long the window takes to close while its jobs are at work with the real engine, at moments that a seed chooses.
// Target: 2 s at most, until nothing runs any more.
//
//   bench_closing [TIMES for each stage]
#include "benchmarks/window_load.h"

#include <cstdlib>
#include <fstream>
#include <random>

namespace {

struct Stage {
    const char* name;
    std::function<void(app::MainWindow&)> begin;
    double latestMs; ///< the window closes this long after begin() at most
};

} // namespace

int main(int count, char** arguments) {
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(count, arguments);
    QApplication::setQuitOnLastWindowClosed(false);
    const int times = count > 1 ? std::atoi(arguments[1]) : 10;
    const testing_support::TemporaryFolder folder;
    bench::writeStreet(folder / "street", {2048, 1024}, 300);
    const QString street = QString::fromStdString((folder / "street").string());
    const auto models = bench::demoModels();
    // Large enough to be read for a while; what is in it is no checkpoint.
    {
        std::ofstream file(folder / "large.pth", std::ios::binary);
        file << "PK\x03\x04" << std::string(std::size_t{256} << 20, 'x');
    }
    const QString checkpoint = QString::fromStdString((folder / "large.pth").string());

    const auto fill = [&](app::MainWindow& window) {
        for (const QString& model : models) window.openModel(model);
    };
    const std::vector<Stage> stages = {
        {"opening, reading", [&](app::MainWindow& window) { window.openSource(street); }, 400},
        {"the built-in street", [](app::MainWindow& window) { window.openStreet(); }, 4000},
        {"loading, segmenting",
         [&](app::MainWindow& window) {
             fill(window);
             window.openSource(street);
         },
         6000},
        {"batch",
         [&](app::MainWindow& window) {
             fill(window);
             window.openSource(street);
             bench::waitFor([&] { return window.controller().slot(0).state == app::SlotState::Done; }, 60);
             window.controller().startBatch();
         },
         4000},
        {"importing", [&](app::MainWindow& window) { window.openPaths({checkpoint}); }, 400},
    };
    std::mt19937 random(5);
    double longest = 0;
    for (const Stage& stage : stages) {
        bench::Sample closing;
        for (int i = 0; i < times; ++i) {
            auto window = bench::makeWindow(folder / "workspace", app::EngineCache::makeEngine());
            window->show();
            stage.begin(*window);
            bench::serveFor(stage.latestMs * static_cast<double>(random() % 1000) / 1000);
            const auto start = bench::Clock::now();
            window->close();
            window.reset(); // joins the jobs
            closing.add(bench::msSince(start));
        }
        closing.print(stage.name);
        std::fflush(stdout);
        longest = std::max(longest, closing.quantile(1));
    }
    std::printf("longest: %.0f ms\n", longest);
    return longest <= 2000 ? 0 : 1;
}
