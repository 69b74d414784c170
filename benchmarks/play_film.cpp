// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Plays a film of 1024x512 at 30 frames a second in the window, all frames of which were segmented by three slots
// before: what is measured is reading, painting photo, masks and charts, not networks. Prints frames a second and the
// gaps between frames, once for every mode, and once as fast as it goes (4x). Runs offscreen unless QT_QPA_PLATFORM
// says otherwise: `xvfb-run -s "-screen 0 1600x1000x24" kerbside-play-film` measures it with a display.
#include "app/gui/main_window.h"
#include "core/image/video_writer.h"
#include "core/scenes/sequence.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <map>

namespace {

constexpr int kFrames = 90;
constexpr double kRate = 30;
constexpr core::Size kSize{1024, 512};

void must(const core::Status& status) {
    if (status) return;
    std::fprintf(stderr, "%s\n", status.error().message.c_str());
    std::exit(1);
}

/// A drive through the built-in street; label maps as three slots might have them, from its truth.
struct Drive {
    std::filesystem::path film;
    std::vector<core::LabelMap> classes; ///< of cityscapes-19
};

Drive makeDrive(const std::filesystem::path& folder) {
    Drive drive{folder / "drive.mp4", {}};
    const core::ClassScheme scheme = *core::ClassScheme::builtIn("cityscapes-19");
    auto writer = core::VideoWriter::create(drive.film, kSize, kRate);
    if (!writer) must(core::fail(writer.error()));
    core::StreetSettings first{.seed = 950'001, .size = kSize, .threads = 2};
    for (int i = 0; i < kFrames; ++i) {
        const auto frame = core::drawStreet(core::filmFrame(first, i));
        if (!frame) must(core::fail(frame.error()));
        must(writer->write(frame->photo));
        drive.classes.push_back(core::toClasses(frame->labelIds, scheme));
    }
    must(writer->finish());
    return drive;
}

/// Gives the label maps of the drive, one after the other for each card, with confidence and entropy beside them.
app::Engine engineOf(const Drive& drive) {
    auto next = std::make_shared<std::map<std::string, std::size_t>>();
    return {[next, &drive](const std::filesystem::path& card, const core::Image& frame, const app::RunSettings&,
                           std::stop_token, const core::ProgressFunction&) -> core::Result<app::EngineResult> {
                inference::Prediction made;
                made.labels = drive.classes[(*next)[card.string()]++ % drive.classes.size()];
                made.confidence = core::Plane<std::uint8_t>(frame.size(), 200);
                made.entropy = core::Plane<std::uint8_t>(frame.size(), 30);
                return app::EngineResult{std::move(made), *core::ClassScheme::builtIn("cityscapes-19"), {}};
            },
            [](const auto&) {}, [] { return std::vector<inference::Device>{}; }};
}

void waitFor(const std::function<bool()>& condition) {
    while (!condition()) QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 50);
}

void play(app::MainWindow& window, const char* name, const app::PlaySettings& settings) {
    app::CompareController& controller = window.controller();
    controller.showFrame(0);
    waitFor([&] { return controller.frame() != nullptr && !controller.isBusy(); });
    controller.setPlaySettings(settings);
    std::vector<double> gaps; // ms between frames that were painted
    QElapsedTimer clock, sinceLast;
    clock.start();
    sinceLast.start();
    int shown = 0;
    const auto connection = QObject::connect(&controller, &app::CompareController::frameLoaded, &window, [&] {
        window.view().repaint(); // with this frame and not, coalesced, with a later one
        gaps.push_back(static_cast<double>(sinceLast.nsecsElapsed()) / 1e6);
        sinceLast.restart();
        ++shown;
    });
    controller.setPlaying(true);
    waitFor([&] { return !controller.isPlaying(); });
    const double seconds = static_cast<double>(clock.nsecsElapsed()) / 1e9;
    QObject::disconnect(connection);
    std::sort(gaps.begin(), gaps.end());
    const auto& tally = controller.playTally();
    std::printf("%-22s %6.1f frames/s  %3d shown  gap ms median %5.1f  p99 %5.1f  max %5.1f  left out %ld\n", name,
                shown / seconds, shown, gaps[gaps.size() / 2], gaps[gaps.size() * 99 / 100], gaps.back(),
                tally.skipped);
}

} // namespace

int main(int argc, char** argv) {
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM") && !qEnvironmentVariableIsSet("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    const QTemporaryDir folder;
    const Drive drive = makeDrive(folder.path().toStdString());
    app::MainWindow::Options options;
    options.workspace = core::Workspace(std::filesystem::path(folder.path().toStdString()) / "workspace");
    options.rememberLayout = false;
    options.lookAhead = false;
    app::MainWindow window(engineOf(drive), std::move(options));
    window.show();
    app::CompareController& controller = window.controller();
    window.openSource(QString::fromStdString(drive.film.string()));
    waitFor([&] { return controller.frame() != nullptr; });
    for (int slot = 0; slot < 3; ++slot)
        controller.setSlot(slot,
                           {std::string{char('a' + slot)} + ".card.json", QString(QChar('a' + slot)),
                            std::make_shared<const core::ClassScheme>(*core::ClassScheme::builtIn("cityscapes-19"))});
    waitFor([&] { return !controller.isBusy(); });
    controller.startBatch();
    waitFor([&] { return !controller.isBusy(); });
    std::printf("%d frames of %dx%d at %.0f frames/s, three slots, window of %dx%d\n", kFrames, kSize.width,
                kSize.height, kRate, window.width(), window.height());
    using app::PlayMode;
    play(window, "every frame", {PlayMode::EveryFrame, 1, false});
    play(window, "live", {PlayMode::Live, 1, false});
    play(window, "every frame, at 4x", {PlayMode::EveryFrame, 4, false});
    play(window, "live, at 4x", {PlayMode::Live, 4, false});
    return 0;
}
