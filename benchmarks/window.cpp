// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window under load: while the demo models compute all frames in the background, four panes with frames of
// 2048x1024 are panned.
//
//   bench_window [SECONDS] [WIDTHxHEIGHT of the window]
//
// Prints for each zoom the times of one repaint of all panes, of one pane's share of it, and the gaps between two turns
// of the event loop. Targets: paint p99 <= 8 ms of thread time and <= 16 ms of wall time; gap p99 <= 50 ms, max <= 200
// ms.
#include "benchmarks/window_load.h"

#include <QMainWindow>

#include <cstdlib>

namespace {

/// Tells how long each pane and all of them together take to paint.
class MeasuredApplication : public QApplication {
public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override {
        const bool isPane = event->type() == QEvent::Paint && qobject_cast<widgets::FrameCanvas*>(receiver) != nullptr;
        const bool isWindow = event->type() == QEvent::UpdateRequest && qobject_cast<QMainWindow*>(receiver) != nullptr;
        if (!isPane && !isWindow) return QApplication::notify(receiver, event);
        const auto start = bench::Clock::now();
        const double before = bench::threadMs();
        const bool result = QApplication::notify(receiver, event);
        (isPane ? paneThread : windowThread).add(bench::threadMs() - before);
        (isPane ? paneWall : windowWall).add(bench::msSince(start));
        return result;
    }
    bench::Sample paneThread, paneWall, windowThread, windowWall;
};

/// Moves the view in circles, as a hand with a mouse does, 60 times a second.
class Hand {
public:
    Hand(widgets::SharedView& view, QSizeF pane) : m_view(view), m_pane(pane) {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(16);
        QObject::connect(&m_timer, &QTimer::timeout, [this] {
            ++m_step;
            m_view.panBy({std::round(14 * std::cos(m_step / 20.0)), std::round(9 * std::sin(m_step / 13.0))}, m_pane);
        });
        m_timer.start();
    }

private:
    widgets::SharedView& m_view;
    QSizeF m_pane;
    QTimer m_timer;
    int m_step = 0;
};

/// Time between two turns of the event loop, while a timer asks for one every 5 ms.
class GapMeter {
public:
    GapMeter() {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(5);
        QObject::connect(&m_timer, &QTimer::timeout, [this] {
            gaps.add(bench::msSince(m_last));
            m_last = bench::Clock::now();
        });
        m_timer.start();
    }
    bench::Sample gaps;

private:
    QTimer m_timer;
    bench::Clock::time_point m_last = bench::Clock::now();
};

void pan(MeasuredApplication& application, app::MainWindow& window, double zoom, double seconds) {
    auto& view = window.view().sharedView();
    auto& canvas = window.view().photoPane().canvas();
    const QSizeF room = QSizeF(canvas.size()) * canvas.devicePixelRatioF();
    view.showActualSize();
    view.zoomAt({room.width() / 2, room.height() / 2}, room, zoom);
    bench::serveFor(200);
    for (bench::Sample* sample :
         {&application.paneThread, &application.paneWall, &application.windowThread, &application.windowWall})
        sample->clear();
    GapMeter meter;
    {
        const Hand hand(view, room);
        bench::serveFor(seconds * 1e3);
    }
    std::printf("zoom %.0f %%, %d of %d frames segmented\n", canvas.scale() * 100,
                window.controller().batch() ? window.controller().batch()->done : -1, window.controller().frameCount());
    application.windowThread.print("  all panes, thread time");
    application.windowWall.print("  all panes, wall time");
    application.paneThread.print("  one pane, thread time");
    application.paneWall.print("  one pane, wall time");
    meter.gaps.print("  gaps of the event loop");
    std::fflush(stdout);
}

} // namespace

int main(int count, char** arguments) {
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    MeasuredApplication application(count, arguments);
    const double seconds = count > 1 ? std::atof(arguments[1]) : 30;
    QSize size(1920, 1080);
    if (count > 2) {
        int width = 0, height = 0;
        if (std::sscanf(arguments[2], "%dx%d", &width, &height) == 2) size = {width, height};
    }
    const testing_support::TemporaryFolder folder;
    bench::writeStreet(folder / "street", {2048, 1024}, 300);

    const auto models = bench::demoModels();
    auto window = bench::makeWindow(folder / "workspace", app::EngineCache::makeEngine());
    window->resize(size);
    window->show();
    for (const QString& model : models) window->openModel(model);
    window->openSource(QString::fromStdString((folder / "street").string()));
    const auto slots_ = static_cast<int>(models.size());
    const auto isFilled = [&] {
        return slots_ > 0 && window->controller().frame() != nullptr && !window->isBusy() &&
               window->controller().slot(slots_ - 1).state == app::SlotState::Done;
    };
    if (!bench::waitFor(isFilled, 120)) {
        std::fprintf(stderr, "the demo models do not segment the first frame: %s\n",
                     window->messages().text().toUtf8().constData());
        return 1;
    }
    // Photo, truth and two models are four panes; three models make the truth's pane one too many.
    std::printf("window %dx%d, %d models, panes of %dx%d pixels\n", window->width(), window->height(), slots_,
                window->view().photoPane().canvas().width(), window->view().photoPane().canvas().height());
    window->controller().startBatch();
    for (const double zoom : {1.0, 1.7, 0.7}) pan(application, *window, zoom, seconds / 3);
    const auto start = bench::Clock::now();
    window->close();
    window.reset();
    std::printf("closed in %.0f ms\n", bench::msSince(start));
    return 0;
}
