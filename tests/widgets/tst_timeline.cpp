// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline.h"

#include "tests/support/mouse.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

using namespace widgets;
using testing_support::moveMouse;

namespace {

using Values = std::vector<std::optional<double>>;

TimelineScale scaleOf(int frames, double width) {
    TimelineScale scale;
    scale.setFrames(frames);
    scale.setWidth(width);
    return scale;
}

std::vector<double> steady(int frames, double perSecond) {
    std::vector<double> seconds;
    for (int i = 0; i < frames; ++i) seconds.push_back(i / perSecond);
    return seconds;
}

std::vector<int> framesOf(const std::vector<RulerMark>& marks) {
    std::vector<int> frames;
    for (const RulerMark& mark : marks) frames.push_back(mark.frame);
    return frames;
}

QStringList timesOf(const std::vector<RulerMark>& marks) {
    QStringList times;
    for (const RulerMark& mark : marks) times << mark.time;
    return times;
}

/// A film of 100 frames, ten a second, shown whole: some 8 pixels per frame.
void fill(Timeline& timeline, int frames = 100) {
    timeline.resize(900, timeline.sizeHint().height());
    timeline.setFilm({frames, steady(frames, 10)});
    timeline.setSeries({{"entropy", QColor(0xd9822b), Values(static_cast<std::size_t>(frames), 0.25)},
                        {"flicker", QColor(0x3d85c6), Values(static_cast<std::size_t>(frames))}});
    timeline.resize(900, timeline.sizeHint().height());
    timeline.show();
}

QPoint at(const Timeline& timeline, int frame, const QRect& part) {
    return {static_cast<int>(std::lround(timeline.xOf(frame + 0.5))), part.center().y()};
}

void turnWheel(Timeline& timeline, QPoint position, int notches, Qt::KeyboardModifiers modifiers = {}) {
    QWheelEvent event(position, timeline.mapToGlobal(position), {}, QPoint(0, 120 * notches), Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&timeline, &event);
}

} // namespace

class TestTimeline : public QObject {
    Q_OBJECT

private slots:
    void aFrameIsFoundWhereItLies();
    void zoomKeepsWhatIsUnderTheMouse();
    void theViewNeverLeavesTheFilm();
    void revealMovesOnlyWhenTheFrameIsNotSeen();
    void noPeakIsLostHoweverManyFramesShareAPixel();
    void aColumnWithoutValuesHasNoPeak();
    void theNearestHighestPeakIsMeant();
    void theRulerStandsOnRoundTimes();
    void aFilmOfUnevenRateHasItsOwnTimes();
    void withoutTimesTheRulerStandsOnRoundNumbers();
    void timesAreWrittenAsAClockWritesThem();
    void thumbnailsTileTheViewOnStepsThatStayWhenItMoves();
    void pressingAndDraggingChoosesFrames();
    void whileTheHeadIsDraggedOthersDoNotMoveIt();
    void clickInAStripGoesToItsPeak();
    void hoveringSaysTheValueOfThePeak();
    void keysGoAlongTheFilm();
    void theSameKeyMarksAndUnmarks();
    void inAndOutNeverCross();
    void markersAreDraggedAndStopAtEachOther();
    void keysOfTheTimelineDoNotReachTheWindow();
    void wheelZoomsAndMoves();
    void theViewFollowsTheCurrentFrame();
    void missingThumbnailsAreAskedForOnce();
    void theStripIsAsHighAsItsLargestValue();
    void onePeakAmongAHundredThousandFramesIsPainted();
    void theHeadAndTheThumbnailsArePaintedWhereTheyBelong();
    void anotherFilmForgetsTheFirst();
    void withoutAFilmItDoesNothing();
};

void TestTimeline::aFrameIsFoundWhereItLies() {
    for (const int frames : {1, 7, 60, 1000}) {
        TimelineScale scale = scaleOf(frames, 1000);
        for (int f = 0; f < frames; ++f) QCOMPARE(scale.frameAt((scale.xOf(f) + scale.xOf(f + 1)) / 2), f);
        QCOMPARE(scale.xOf(frames), 1000.0);
        QCOMPARE(scale.frameAt(-5), 0);
        QCOMPARE(scale.frameAt(1005), frames - 1);
        QCOMPARE(scale.lastVisible(), frames - 1);
    }
}

void TestTimeline::zoomKeepsWhatIsUnderTheMouse() {
    TimelineScale scale = scaleOf(10000, 1000);
    scale.zoomAt(400, 8); // frame 4000
    QVERIFY(std::abs(scale.framesPerPixel() - 1.25) < 1e-9);
    QVERIFY(std::abs(scale.xOf(4000) - 400) < 1e-6);
    scale.zoomAt(400, 1e9);
    QVERIFY(std::abs(1 / scale.framesPerPixel() - TimelineScale::kWidestFrame) < 1e-9);
    QVERIFY(std::abs(scale.xOf(4000) - 400) < 1e-6);
    scale.zoomAt(400, 1e-9);
    QVERIFY(scale.isWhole());
    QCOMPARE(scale.first(), 0.0);
    TimelineScale few = scaleOf(4, 1000); // already wider than the widest
    few.zoomAt(500, 2);
    QVERIFY(few.isWhole());
}

void TestTimeline::theViewNeverLeavesTheFilm() {
    TimelineScale scale = scaleOf(1000, 500);
    scale.zoomAt(0, 4); // 250 frames seen
    scale.panBy(-100);
    QCOMPARE(scale.first(), 0.0);
    scale.panBy(1e6);
    QVERIFY(std::abs(scale.first() - 750) < 1e-9);
    QCOMPARE(scale.lastVisible(), 999);
    scale.setWidth(5000); // more room than film at this zoom
    QVERIFY(scale.isWhole());
    QCOMPARE(scale.first(), 0.0);
}

void TestTimeline::revealMovesOnlyWhenTheFrameIsNotSeen() {
    TimelineScale scale = scaleOf(1000, 500);
    scale.zoomAt(0, 4);
    scale.reveal(249);
    QCOMPARE(scale.first(), 0.0);
    scale.reveal(250); // 250 + 1 + a tenth of 250 − 250
    QVERIFY(std::abs(scale.first() - 26) < 1e-9);
    scale.reveal(10);
    QCOMPARE(scale.first(), 0.0);
}

void TestTimeline::noPeakIsLostHoweverManyFramesShareAPixel() {
    for (const int frames : {100'000, 12'347, 1000, 37})
        for (const double factor : {1.0, 3.7}) {
            TimelineScale scale = scaleOf(frames, 997);
            scale.zoomAt(500, factor);
            for (const int spike :
                 {scale.firstVisible() + 1, (scale.firstVisible() + scale.lastVisible()) / 2, scale.lastVisible()}) {
                Values values(static_cast<std::size_t>(frames), 0.25);
                values[static_cast<std::size_t>(spike)] = 0.5;
                const auto peaks = columnPeaks(values, scale, 997);
                QVERIFY(std::count(peaks.begin(), peaks.end(), spike) >= 1);
                if (scale.framesPerPixel() >= 1) QCOMPARE(std::count(peaks.begin(), peaks.end(), spike), 1);
            }
        }
}

void TestTimeline::aColumnWithoutValuesHasNoPeak() {
    const TimelineScale scale = scaleOf(8, 4);
    const Values values{std::nullopt, std::nullopt, 0.0, std::nullopt, 0.5, 0.5, 0.1, 0.9};
    QCOMPARE(columnPeaks(values, scale, 4), (std::vector{-1, 2, 4, 7})); // of equals the first
    QCOMPARE(columnPeaks({}, scale, 4), (std::vector{-1, -1, -1, -1}));
}

void TestTimeline::theNearestHighestPeakIsMeant() {
    const TimelineScale scale = scaleOf(100, 1000);
    Values values(100, 0.1);
    values[52] = 0.8;
    values[60] = 0.9;
    QCOMPARE(peakNear(values, scale, 505, 4), std::optional(50)); // frame 50 alone is within reach
    QCOMPARE(peakNear(values, scale, 505, 20), std::optional(52));
    QCOMPARE(peakNear(Values(100), scale, 505, 20), std::nullopt);
}

void TestTimeline::theRulerStandsOnRoundTimes() {
    const auto seconds = steady(600, 10); // a minute over 600 pixels: one frame each
    const auto marks = rulerMarks(scaleOf(600, 600), seconds, 60);
    QCOMPARE(framesOf(marks), (std::vector{0, 100, 200, 300, 400, 500}));
    QCOMPARE(timesOf(marks), (QStringList{"0:00", "0:10", "0:20", "0:30", "0:40", "0:50"}));
    TimelineScale close = scaleOf(600, 600);
    close.zoomAt(0, 25);
    QCOMPARE(timesOf(rulerMarks(close, seconds, 60)).mid(0, 3), (QStringList{"0:00.0", "0:00.5", "0:01.0"}));
    QCOMPARE(framesOf(rulerMarks(close, seconds, 60))[1], 5);
    const auto fifths = rulerMarks(close, seconds, 40); // 3 · 0.2 is more than 0.6, and no frame later for that
    for (std::size_t i = 0; i < fifths.size(); ++i) QCOMPARE(fifths[i].frame, static_cast<int>(2 * i));
    close.zoomAt(0, 1000); // frames lie further apart than marks: each has one
    QCOMPARE(framesOf(rulerMarks(close, seconds, 60)).at(1), 1);
    QCOMPARE(timesOf(rulerMarks(close, seconds, 60)).at(1), "0:00.10");
}

void TestTimeline::aFilmOfUnevenRateHasItsOwnTimes() {
    // Half a film at ten a second, then one frame every five seconds.
    std::vector<double> seconds = steady(51, 10);
    for (int i = 1; i < 50; ++i) seconds.push_back(5 + 5.0 * i);
    const auto marks = rulerMarks(scaleOf(100, 1000), seconds, 100);
    QVERIFY(marks.size() > 3);
    for (const RulerMark& mark : marks) {
        const auto parts = mark.time.split(':');
        const double time = parts[0].toDouble() * 60 + parts[1].toDouble();
        QVERIFY(seconds[static_cast<std::size_t>(mark.frame)] >= time);
        QVERIFY(mark.frame == 0 || seconds[static_cast<std::size_t>(mark.frame) - 1] < time);
    }
}

void TestTimeline::withoutTimesTheRulerStandsOnRoundNumbers() {
    const auto marks = rulerMarks(scaleOf(100, 1000), {}, 120); // 12 frames apart at least: 20
    QCOMPARE(framesOf(marks), (std::vector{19, 39, 59, 79, 99}));
    QCOMPARE(marks[0].time, QString());
}

void TestTimeline::timesAreWrittenAsAClockWritesThem() {
    QCOMPARE(timeText(0, 0), "0:00");
    QCOMPARE(timeText(65.25, 0), "1:05");
    QCOMPARE(timeText(59.96, 1), "1:00.0"); // rounds up into the minute
    QCOMPARE(timeText(3725.5, 2), "1:02:05.50");
    QCOMPARE(timeText(3599.999, 0), "1:00:00");
}

void TestTimeline::thumbnailsTileTheViewOnStepsThatStayWhenItMoves() {
    TimelineScale scale = scaleOf(1000, 1000);
    QCOMPARE(thumbnailTiling(scale, 1).step, 1);
    QCOMPARE(thumbnailTiling(scale, 2.5).step, 3);
    QCOMPARE(thumbnailTiling(scale, 80).step, 96);
    QCOMPARE(thumbnailTiling(scale, 97).step, 128);
    QCOMPARE(thumbnailTiling(scale, 300).frames, (std::vector{0, 384, 768}));
    scale.zoomAt(500, 4); // 375 … 625
    QCOMPARE(thumbnailTiling(scale, 150).step, 48);
    QCOMPARE(thumbnailTiling(scale, 150).frames, (std::vector{336, 384, 432, 480, 528, 576, 624}));
    scale.panBy(40); // 385 … 635
    QCOMPARE(thumbnailTiling(scale, 150).frames, (std::vector{384, 432, 480, 528, 576, 624}));
}

void TestTimeline::pressingAndDraggingChoosesFrames() {
    Timeline timeline;
    fill(timeline);
    QSignalSpy chosen(&timeline, &Timeline::frameChosen);
    QTest::mousePress(&timeline, Qt::LeftButton, {}, at(timeline, 40, timeline.rulerRect()));
    QCOMPARE(timeline.current(), 40);
    moveMouse(&timeline, at(timeline, 60, timeline.rulerRect()), Qt::LeftButton);
    moveMouse(&timeline, at(timeline, 60, timeline.rulerRect()), Qt::LeftButton); // no frame further: told once
    moveMouse(&timeline, {5000, 5}, Qt::LeftButton);                              // beyond the end
    QTest::mouseRelease(&timeline, Qt::LeftButton, {}, {500, 5});
    moveMouse(&timeline, at(timeline, 10, timeline.rulerRect()));
    QCOMPARE(chosen.count(), 3);
    QCOMPARE(chosen[1][0].toInt(), 60);
    QCOMPARE(chosen[2][0].toInt(), 99);
    QTest::mouseClick(&timeline, Qt::LeftButton, {}, at(timeline, 7, timeline.thumbnailRect()));
    QCOMPARE(timeline.current(), 7);
}

void TestTimeline::whileTheHeadIsDraggedOthersDoNotMoveIt() {
    Timeline timeline;
    fill(timeline);
    QTest::mousePress(&timeline, Qt::LeftButton, {}, at(timeline, 40, timeline.rulerRect()));
    timeline.setCurrent(3); // the frame before, decoded late
    QCOMPARE(timeline.current(), 40);
    QTest::mouseRelease(&timeline, Qt::LeftButton, {}, at(timeline, 40, timeline.rulerRect()));
    QSignalSpy chosen(&timeline, &Timeline::frameChosen);
    timeline.setCurrent(3);
    QCOMPARE(timeline.current(), 3);
    QCOMPARE(chosen.count(), 0); // what the caller says is not told back
    timeline.setCurrent(1000);
    QCOMPARE(timeline.current(), 99);
}

void TestTimeline::clickInAStripGoesToItsPeak() {
    Timeline timeline;
    fill(timeline, 4000); // some five frames per pixel
    timeline.setValue(1, 2003, 0.75);
    timeline.setValue(1, 2001, 0.5);
    QSignalSpy chosen(&timeline, &Timeline::frameChosen);
    QTest::mouseClick(&timeline, Qt::LeftButton, {}, at(timeline, 2003, timeline.stripRect(1)) + QPoint(2, 0));
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].toInt(), 2003);
    // Where nothing is known a click is a click: about there.
    QTest::mouseClick(&timeline, Qt::LeftButton, {}, at(timeline, 3000, timeline.stripRect(1)));
    QVERIFY(std::abs(chosen[1][0].toInt() - 3000) < 6);
}

void TestTimeline::hoveringSaysTheValueOfThePeak() {
    Timeline timeline;
    fill(timeline);
    timeline.setValue(1, 50, 0.125);
    moveMouse(&timeline, at(timeline, 50, timeline.stripRect(1)));
    QCOMPARE(QToolTip::text(), QString::fromUtf8("flicker 12.5 %\nframe 51 of 100 · 0:05.00"));
    moveMouse(&timeline, at(timeline, 70, timeline.stripRect(1)));
    QCOMPARE(QToolTip::text(), "flicker: not known here");
    moveMouse(&timeline, at(timeline, 70, timeline.rulerRect()));
    QCOMPARE(QToolTip::text(), QString::fromUtf8("frame 71 of 100 · 0:07.00"));
}

void TestTimeline::keysGoAlongTheFilm() {
    Timeline timeline;
    fill(timeline);
    QSignalSpy chosen(&timeline, &Timeline::frameChosen);
    const auto press = [&](Qt::Key key) {
        QTest::keyClick(&timeline, key);
        return timeline.current();
    };
    QCOMPARE(press(Qt::Key_Left), 0);
    QCOMPARE(chosen.count(), 0);
    QCOMPARE(press(Qt::Key_Right), 1);
    QCOMPARE(press(Qt::Key_PageDown), 11); // a tenth of what is seen
    QCOMPARE(press(Qt::Key_End), 99);
    QCOMPARE(press(Qt::Key_Right), 99);
    QCOMPARE(press(Qt::Key_PageUp), 89);
    QCOMPARE(press(Qt::Key_Home), 0);
    QCOMPARE(chosen.count(), 5);
    QVERIFY(timeline.accessibleDescription().startsWith("frame 1 of 100"));
}

void TestTimeline::theSameKeyMarksAndUnmarks() {
    Timeline timeline;
    fill(timeline);
    QSignalSpy changed(&timeline, &Timeline::rangeChanged);
    timeline.setCurrent(20);
    QTest::keyClick(&timeline, Qt::Key_I);
    timeline.setCurrent(50);
    QTest::keyClick(&timeline, Qt::Key_O);
    QCOMPARE(timeline.in(), std::optional(20));
    QCOMPARE(timeline.out(), std::optional(50));
    QCOMPARE(changed.count(), 2);
    QCOMPARE(changed[1][1].value<std::optional<int>>(), std::optional(50));
    QTest::keyClick(&timeline, Qt::Key_O);
    QCOMPARE(timeline.in(), std::optional(20));
    QCOMPARE(timeline.out(), std::nullopt);
    timeline.setRange(3, 4);
    QCOMPARE(changed.count(), 3);
}

void TestTimeline::inAndOutNeverCross() {
    Timeline timeline;
    fill(timeline);
    timeline.setRange(20, 50);
    timeline.setCurrent(60);
    QTest::keyClick(&timeline, Qt::Key_I);
    QCOMPARE(timeline.in(), std::optional(60));
    QCOMPARE(timeline.out(), std::nullopt);
    timeline.setCurrent(10);
    QTest::keyClick(&timeline, Qt::Key_O);
    QCOMPARE(timeline.in(), std::nullopt);
    QCOMPARE(timeline.out(), std::optional(10));
    QTest::keyClick(&timeline, Qt::Key_I);
    QCOMPARE(timeline.in(), std::optional(10)); // one frame is a range
    QCOMPARE(timeline.out(), std::optional(10));
}

void TestTimeline::markersAreDraggedAndStopAtEachOther() {
    Timeline timeline;
    fill(timeline);
    timeline.setRange(20, 50);
    QSignalSpy chosen(&timeline, &Timeline::frameChosen), changed(&timeline, &Timeline::rangeChanged);
    const int y = timeline.rulerRect().bottom() - 4;
    const QPoint in(static_cast<int>(timeline.xOf(20)) + 1, y), out(static_cast<int>(timeline.xOf(51)) - 1, y);
    QTest::mousePress(&timeline, Qt::LeftButton, {}, in);
    moveMouse(&timeline, at(timeline, 30, timeline.rulerRect()), Qt::LeftButton);
    QCOMPARE(timeline.in(), std::optional(30));
    moveMouse(&timeline, at(timeline, 80, timeline.rulerRect()), Qt::LeftButton);
    QCOMPARE(timeline.in(), std::optional(50));
    moveMouse(&timeline, at(timeline, 25, timeline.rulerRect()), Qt::LeftButton);
    QTest::mouseRelease(&timeline, Qt::LeftButton, {}, in);
    QTest::mousePress(&timeline, Qt::LeftButton, {}, out);
    moveMouse(&timeline, at(timeline, 10, timeline.rulerRect()), Qt::LeftButton);
    QTest::mouseRelease(&timeline, Qt::LeftButton, {}, in);
    QCOMPARE(timeline.in(), std::optional(25));
    QCOMPARE(timeline.out(), std::optional(25));
    QCOMPARE(chosen.count(), 0); // the head stays where it is
    QCOMPARE(changed.count(), 4);
}

void TestTimeline::keysOfTheTimelineDoNotReachTheWindow() {
    QWidget window;
    auto* timeline = new Timeline(&window);
    fill(*timeline);
    QAction segment, play;
    segment.setShortcut(Qt::Key_I);
    play.setShortcut(Qt::Key_Space);
    window.addActions({&segment, &play});
    QSignalSpy segmented(&segment, &QAction::triggered), played(&play, &QAction::triggered);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    timeline->setFocus();
    QTest::keyClick(timeline, Qt::Key_I);
    QTest::keyClick(timeline, Qt::Key_Space); // not one of its own
    QCOMPARE(segmented.count(), 0);
    QCOMPARE(played.count(), 1);
    QCOMPARE(timeline->in(), std::optional(0));
}

void TestTimeline::wheelZoomsAndMoves() {
    Timeline timeline;
    fill(timeline, 10000);
    const QPoint middle = at(timeline, 5000, timeline.rulerRect());
    const double before = timeline.scale().framesPerPixel();
    turnWheel(timeline, middle, 4);
    QVERIFY(std::abs(before / timeline.scale().framesPerPixel() - std::pow(1.25, 4)) < 1e-9);
    QVERIFY(std::abs(timeline.xOf(5000) - middle.x()) < 2);
    const double first = timeline.scale().first();
    turnWheel(timeline, middle, -1, Qt::ShiftModifier); // down: onward, a tenth of what is seen
    QVERIFY(std::abs(timeline.scale().first() - first -
                     timeline.scale().width() * timeline.scale().framesPerPixel() / 10) < 1e-6);
    turnWheel(timeline, middle, -40);
    QVERIFY(timeline.scale().isWhole());
    QTest::keyClick(&timeline, Qt::Key_Plus);
    QVERIFY(!timeline.scale().isWhole());
    QTest::keyClick(&timeline, Qt::Key_Minus);
    QVERIFY(timeline.scale().isWhole());
}

void TestTimeline::theViewFollowsTheCurrentFrame() {
    Timeline timeline;
    fill(timeline, 10000);
    turnWheel(timeline, at(timeline, 0, timeline.rulerRect()), 10);
    QVERIFY(timeline.scale().lastVisible() < 9000);
    timeline.setCurrent(9000);
    QVERIFY(timeline.scale().firstVisible() < 9000);
    QVERIFY(timeline.scale().lastVisible() > 9000);
}

void TestTimeline::missingThumbnailsAreAskedForOnce() {
    Timeline timeline;
    QSignalSpy wanted(&timeline, &Timeline::thumbnailsWanted);
    fill(timeline);
    QTRY_COMPARE(wanted.count(), 1);
    const auto frames = wanted[0][0].value<QList<int>>();
    QVERIFY(frames.size() >= 3);
    QCOMPARE(frames.first(), 0);
    const int step = frames[1];
    QVERIFY(timeline.xOf(step) - timeline.xOf(0) >= timeline.thumbnailRect().height() * 2 - 1);
    QImage picture(64, 32, QImage::Format_RGB32);
    picture.fill(Qt::green);
    for (const int frame : frames.mid(1)) timeline.setThumbnail(frame, picture);
    timeline.resize(timeline.width() - 1, timeline.height());
    QTRY_COMPARE(wanted.count(), 2);
    QCOMPARE(wanted[1][0].value<QList<int>>(), QList<int>{0});
}

void TestTimeline::theStripIsAsHighAsItsLargestValue() {
    Timeline timeline;
    fill(timeline);
    timeline.setValue(0, 50, 1.0);
    timeline.setValue(0, 51, std::nullopt);
    timeline.setValue(0, 52, 0.0);
    const QImage picture = timeline.grab().toImage();
    const QRect strip = timeline.stripRect(0);
    const auto heightAt = [&](int frame) {
        int height = 0;
        const int x = at(timeline, frame, strip).x();
        for (int y = strip.top(); y <= strip.bottom(); ++y)
            height += picture.pixelColor(x, y) == QColor(0xd9822b) ? 1 : 0;
        return height;
    };
    QCOMPARE(heightAt(50), strip.height());
    QVERIFY(std::abs(heightAt(30) - strip.height() / 4.0) <= 1);
    QCOMPARE(heightAt(51), 0);
    QCOMPARE(heightAt(52), 1); // nought is known, and seen
}

void TestTimeline::onePeakAmongAHundredThousandFramesIsPainted() {
    Timeline timeline;
    fill(timeline, 100'000);
    for (const int frame : {1234, 77'777, 99'999}) timeline.setValue(1, frame, 1.0);
    const QImage picture = timeline.grab().toImage();
    const QRect strip = timeline.stripRect(1);
    int found = 0;
    for (int x = strip.left(); x <= strip.right(); ++x)
        found += picture.pixelColor(x, strip.center().y()) == QColor(0x3d85c6) ? 1 : 0;
    QCOMPARE(found, 3);
}

void TestTimeline::theHeadAndTheThumbnailsArePaintedWhereTheyBelong() {
    Timeline timeline;
    fill(timeline);
    timeline.setCurrent(50);
    QImage green(64, 32, QImage::Format_RGB32);
    green.fill(Qt::green);
    timeline.setThumbnail(0, green);
    const QImage picture = timeline.grab().toImage();
    const QRect strip = timeline.thumbnailRect();
    QCOMPARE(picture.pixelColor(strip.left() + 10, strip.center().y()), QColor(Qt::green));
    QVERIFY(picture.pixelColor(strip.right() - 10, strip.center().y()) != QColor(Qt::green));
    const int head = static_cast<int>(std::round(timeline.xOf(50.5)));
    QCOMPARE(picture.pixelColor(head, strip.center().y()), timeline.palette().color(QPalette::Text));
}

void TestTimeline::anotherFilmForgetsTheFirst() {
    Timeline timeline;
    QSignalSpy wanted(&timeline, &Timeline::thumbnailsWanted);
    fill(timeline);
    QTRY_COMPARE(wanted.count(), 1);
    timeline.setRange(2, 5);
    timeline.setCurrent(50);
    const int strips = timeline.sizeHint().height();
    timeline.setFilm({30});
    QCOMPARE(timeline.current(), 0);
    QCOMPARE(timeline.in(), std::nullopt);
    QVERIFY(timeline.sizeHint().height() < strips);
    QTRY_COMPARE(wanted.count(), 2);
}

void TestTimeline::withoutAFilmItDoesNothing() {
    Timeline timeline;
    timeline.resize(600, 120);
    timeline.show();
    QSignalSpy chosen(&timeline, &Timeline::frameChosen), wanted(&timeline, &Timeline::thumbnailsWanted);
    QTest::mouseClick(&timeline, Qt::LeftButton, {}, {300, 10});
    for (const auto key : {Qt::Key_Right, Qt::Key_End, Qt::Key_I, Qt::Key_Plus}) QTest::keyClick(&timeline, key);
    turnWheel(timeline, {300, 10}, 1);
    moveMouse(&timeline, {300, 10});
    timeline.setCurrent(5);
    QCOMPARE(timeline.current(), 0);
    QCOMPARE(timeline.in(), std::nullopt);
    QCOMPARE(chosen.count() + wanted.count(), 0);
    const QImage picture = timeline.grab().toImage();
    bool isWritten = false;
    for (int x = 0; x < 600; ++x) isWritten = isWritten || picture.pixelColor(x, 60) != picture.pixelColor(0, 0);
    QVERIFY(isWritten);
}

QTEST_MAIN(TestTimeline)
#include "tst_timeline.moc"
