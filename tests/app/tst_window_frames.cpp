// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/window_fixture.h"

#include "core/image/video_writer.h"
#include "tests/support/mouse.h"
#include "widgets/charts/iou_bars.h"

#include <QDockWidget>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace app;
using namespace testing_support;

class TestWindowFrames : public QObject, private WindowFixture {
    Q_OBJECT

private slots:
    void keysGoThroughTheFrames();
    void typingIntoTheFilterDoesNotLeafThroughFrames();
    void changingTheFrameTakesOldMasksAwayAtOnce();
    void whilePlayingAnOldMaskIsDimmedAndKeepsItsNumber();
    void anotherModelTakesTheOldMaskAwayWhilePlayingToo();
    void theFrameBoxShowsTheFrameThatIsTyped();
    void spaceTappedPlaysAndSpaceHeldDragsMoveThePicture();
    void allFramesAreSegmentedInTheBackground();
    void theTimelineFollowsAFilmAndLeadsToItsFrames();
};

void TestWindowFrames::keysGoThroughTheFrames() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    activate(window);
    open(window, path("pictures"));
    window.view().setFocus();
    QTest::keyClick(&window, Qt::Key_D);
    QCOMPARE(window.controller().index(), 1);
    QTRY_VERIFY(window.controller().frame() != nullptr);
    QTest::keyClick(&window, Qt::Key_Right);
    QCOMPARE(window.controller().index(), 2);
    QTRY_VERIFY(window.controller().frame() != nullptr);
    QVERIFY(!window.actions().next->isEnabled());
    QTest::keyClick(&window, Qt::Key_A);
    QCOMPARE(window.controller().index(), 1);
    const double before = window.view().opacity();
    QTest::keyClick(&window, Qt::Key_Plus);
    QVERIFY(window.view().opacity() > before);
    QTest::keyClick(&window, Qt::Key_Minus);
    QCOMPARE(window.view().opacity(), before);
}

void TestWindowFrames::typingIntoTheFilterDoesNotLeafThroughFrames() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    activate(window);
    open(window, path("pictures"));
    auto* filter = &window.library().panel()->filter();
    filter->setFocus();
    QTest::keyClicks(filter, "d 0");
    QCOMPARE(filter->text(), "d 0");
    QCOMPARE(window.controller().index(), 0);
    QVERIFY(!window.controller().isPlaying());
    QVERIFY(window.library().panel()->model().shown().empty());
}

void TestWindowFrames::changingTheFrameTakesOldMasksAwayAtOnce() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setModel(window, 0, "red");
    auto& pane = window.view().slotPane(0);
    QVERIFY(pane.canvas().hasMask());
    window.actions().next->trigger();
    QVERIFY(!pane.canvas().hasMask());
    QVERIFY(!window.view().truthPane().canvas().hasMask());
    QVERIFY(window.view().photoPane().canvas().isStale());
    QCOMPARE(window.view().scores()->bars().seriesCount(), 0);
    QTRY_VERIFY(pane.canvas().hasMask());
    QVERIFY(pane.info().startsWith("2/3"));
    QVERIFY(!window.view().photoPane().canvas().isStale());
}

void TestWindowFrames::whilePlayingAnOldMaskIsDimmedAndKeepsItsNumber() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("pictures"));
    window.controller().setSlot(0, slotModel("stubborn"));
    fake.waitForEntry();
    fake.release();
    auto& pane = window.view().slotPane(0);
    QTRY_VERIFY(pane.canvas().hasMask());
    window.controller().setPlaying(true);
    fake.waitForEntry(); // the second frame is being segmented
    QTRY_COMPARE(window.controller().slot(0).state, SlotState::Working);
    QCOMPARE(window.controller().index(), 1);
    QVERIFY(pane.canvas().isStale());
    QVERIFY(pane.info().startsWith("1/3"));
    QCOMPARE(window.view().photoPane().info(), "2/3");
    fake.release();
    QTRY_VERIFY(pane.info().startsWith("2/3"));
    QVERIFY(!pane.canvas().isStale());
    window.controller().setPlaying(false);
    fake.release();
    fake.release();
}

void TestWindowFrames::anotherModelTakesTheOldMaskAwayWhilePlayingToo() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("pictures"));
    window.controller().setSlot(0, slotModel("stubborn"));
    fake.waitForEntry();
    fake.release();
    auto& pane = window.view().slotPane(0);
    QTRY_VERIFY(pane.canvas().hasMask());
    window.controller().setPlaying(true);
    fake.waitForEntry(); // the mask of the first frame is still there, dimmed, while the second one is at work
    QTRY_COMPARE(window.controller().slot(0).state, SlotState::Working);
    QVERIFY(pane.canvas().hasMask());
    window.controller().setSlot(0, slotModel("patient"));
    QVERIFY(!pane.canvas().hasMask()); // "stubborn" made it, and the title says "patient"
    QCOMPARE(pane.title(), "patient");
    fake.release();
    fake.waitForEntry();
    window.controller().cancel();
    QTRY_VERIFY(!window.isBusy());

    window.controller().setSlot(0, slotModel("class1"));
    QTRY_COMPARE(window.controller().slot(0).state, SlotState::Done);
    window.controller().setPlaying(true); // nothing is to be done for this frame: the next one comes in half a second
    QVERIFY(pane.canvas().hasMask());
    window.controller().setSlot(0, slotModel("patient"));
    QVERIFY(!pane.canvas().hasMask());
    window.controller().cancel();
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowFrames::theFrameBoxShowsTheFrameThatIsTyped() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    activate(window);
    open(window, path("pictures"));
    auto* box = window.findChild<QSpinBox*>();
    const auto type = [&](const char* number) {
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, number);
        QTest::keyClick(box, Qt::Key_Return);
    };
    QTest::keyClicks(box, "");
    box->setFocus();
    box->selectAll();
    QTest::keyClicks(box, "3");
    QCOMPARE(window.controller().index(), 0); // not before Enter: "3" may become "31"
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(window.controller().index(), 2);
    QTRY_VERIFY(window.controller().frame() != nullptr && !window.isBusy());
    QCOMPARE(window.view().photoPane().info(), "3/3");
    type("7"); // there are three
    QVERIFY(window.controller().index() == 2 && box->value() == 3);
    type("0");
    QVERIFY(window.controller().index() == 2 && box->value() == 3);
    window.actions().previous->trigger();
    QCOMPARE(box->value(), 2);
    type("1");
    QCOMPARE(window.controller().index(), 0);
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowFrames::spaceTappedPlaysAndSpaceHeldDragsMoveThePicture() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    activate(window);
    open(window, path("pictures"));
    window.view().setFocus();
    QTest::keyClick(&window, Qt::Key_Space);
    QTRY_VERIFY(window.controller().isPlaying());
    QTest::keyClick(&window, Qt::Key_Space);
    QTRY_VERIFY(!window.controller().isPlaying());

    auto& view = window.view().sharedView();
    view.showActualSize();
    const QPointF before = view.placementIn({100, 100}).origin;
    QTest::keyPress(&window, Qt::Key_Space);
    auto& canvas = window.view().photoPane().canvas();
    QTest::mousePress(&canvas, Qt::LeftButton, {}, {20, 20});
    moveMouse(&canvas, {23, 21}, Qt::LeftButton);
    QTest::mouseRelease(&canvas, Qt::LeftButton, {}, {23, 21});
    QTest::keyRelease(&window, Qt::Key_Space);
    QCOMPARE(view.placementIn({100, 100}).origin - before, QPointF(3, 1));
    QVERIFY(!window.controller().isPlaying()); // it was held, not tapped
}

void TestWindowFrames::allFramesAreSegmentedInTheBackground() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    QVERIFY(!window.actions().segmentAll->isEnabled());
    setModel(window, 0, "class0");
    QVERIFY(window.actions().segmentAll->isEnabled());
    window.actions().segmentAll->trigger();
    QTRY_VERIFY(window.messages().text().contains("3 of 3 frames"));
    QVERIFY(!window.isBusy());
    QVERIFY(window.actions().segmentAll->isEnabled());
    QCOMPARE(window.controller().counts(0, true).size(), std::size_t{3});
    QCOMPARE(window.controller().index(), 0);
}

void TestWindowFrames::theTimelineFollowsAFilmAndLeadsToItsFrames() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    auto* dock = window.findChild<QDockWidget*>("timeline");
    QVERIFY(!dock->isVisible()); // these are no film
    const auto file = m_folder / "film.mp4";
    {
        auto writer = core::VideoWriter::create(file, {64, 32}, 10);
        QVERIFY(writer);
        for (int i = 0; i < 5; ++i)
            must(writer->write(core::Image({64, 32}, core::Rgb{static_cast<std::uint8_t>(40 * i), 90, 90})));
        must(writer->finish());
    }
    open(window, QString::fromStdString(file.string()));
    QVERIFY(dock->isVisible());
    QCOMPARE(window.timeline().film().frames, 5);
    QCOMPARE(window.timeline().film().seconds[4], 0.4);
    QSignalSpy thumbnails(&window.thumbnails(), &ThumbnailFeed::made);
    emit window.timeline().thumbnailsWanted({1, 3});
    // The timeline may have asked for some by itself.
    QTRY_VERIFY(std::any_of(thumbnails.begin(), thumbnails.end(), [](const auto& one) { return one[0] == 3; }));
    window.controller().showFrame(2);
    QTRY_COMPARE(window.timeline().current(), 2);
    emit window.timeline().frameChosen(4);
    QTRY_COMPARE(window.timeline().current(), 4);
    QCOMPARE(window.controller().index(), 4);
    QTRY_VERIFY(!window.isBusy());
}

QTEST_MAIN(TestWindowFrames)
#include "tst_window_frames.moc"
