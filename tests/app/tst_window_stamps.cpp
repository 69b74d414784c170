// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What panes, status bar, timeline and message bar say of the frame and the source that are shown, and of no other.
#include "tests/support/made_videos.h"
#include "tests/support/mouse.h"
#include "tests/support/window_fixture.h"

#include <QAction>
#include <QLabel>
#include <QStatusBar>

using namespace app;
using namespace testing_support;

class TestWindowStamps : public QObject, WindowFixture {
    Q_OBJECT

private slots:
    void init() { QSettings().clear(); }
    void aFrameThatCannotBeReadLeavesNoStampOfAnother();
    void anotherSourceLeavesNoStampOfTheLast();
    void whatFailsBesideAnUnreadableFrameIsNotToldInItsPane();
    void anUnreadableFrameThatIsComeBackToTellsItsReasonAgain();
    void aSourceThatOpensTakesTheFailureOfTheLastAway();
    void aMessageAboutOtherThingsStaysWhenASourceOpens();
    void theTimelineFollowsToAFrameThatCannotBeRead();
    void theStatusBarTellsThePixelOfTheFrameThatIsShown();
    void theStatusBarTellsTheZoomOfThePanesAsTheyAre();

private:
    void writeBroken(const char* name) const {
        writePictures(m_folder / name, 3);
        writeText(m_folder / name / "frame1.png", "no picture");
    }
};

void TestWindowStamps::aFrameThatCannotBeReadLeavesNoStampOfAnother() {
    writeBroken("broken");
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("broken"));
    setModel(window, 0, "class1");
    QVERIFY(window.view().slotPane(0).info().startsWith("1/3"));
    window.actions().next->trigger();
    QTRY_VERIFY(window.view().photoPane().canvas().message().contains("frame1.png"));
    QCOMPARE(window.view().photoPane().info(), "2/3");
    QCOMPARE(window.view().slotPane(0).info(), "");
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowStamps::anotherSourceLeavesNoStampOfTheLast() {
    writeText(m_folder / "alone/no_picture.png", "no picture");
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("pictures"));
    setModel(window, 0, "class1");
    window.openSource(path("alone"));
    QTRY_VERIFY(window.view().photoPane().canvas().message().contains("no_picture.png"));
    QCOMPARE(window.view().slotPane(0).info(), "");
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowStamps::whatFailsBesideAnUnreadableFrameIsNotToldInItsPane() {
    writeBroken("beside");
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("beside"));
    window.actions().next->trigger();
    auto& canvas = window.view().photoPane().canvas();
    QTRY_VERIFY(canvas.message().contains("frame1.png"));
    writeText(m_folder / "no_film.mp4", "no film");
    window.openSource(path("no_film.mp4"));
    QTRY_VERIFY(window.messages().text().contains("no_film.mp4"));
    QTRY_VERIFY(!window.isBusy());
    QVERIFY(canvas.message().contains("frame1.png"));
    QVERIFY(!canvas.message().contains("no_film.mp4"));
}

void TestWindowStamps::anUnreadableFrameThatIsComeBackToTellsItsReasonAgain() {
    writeBroken("back");
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("back"));
    auto& canvas = window.view().photoPane().canvas();
    window.actions().next->trigger();
    QTRY_VERIFY(canvas.message().contains("frame1.png"));
    window.actions().previous->trigger();
    QTRY_VERIFY(canvas.hasPhoto() && canvas.message().isEmpty());
    window.actions().next->trigger();
    QTRY_VERIFY(canvas.message().contains("frame1.png"));
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowStamps::aSourceThatOpensTakesTheFailureOfTheLastAway() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    writeText(m_folder / "bad.mp4", "no film");
    window.openSource(path("bad.mp4"));
    QTRY_VERIFY(window.messages().text().contains("bad.mp4"));
    open(window, path("pictures"));
    QCOMPARE(window.messages().text(), "");
}

void TestWindowStamps::aMessageAboutOtherThingsStaysWhenASourceOpens() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    window.openModel(path("poem.docx"), 0);
    QTRY_VERIFY(window.messages().text().contains("poem.docx"));
    open(window, path("pictures"));
    QVERIFY(window.messages().text().contains("poem.docx"));
}

void TestWindowStamps::theTimelineFollowsToAFrameThatCannotBeRead() {
    const MadeVideo film = motionJpegAvi({32, 16}, 6);
    writeText(m_folder / "cut.avi", film.bytes.substr(0, film.frameAt[4] - 8));
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("cut.avi"));
    const int last = window.controller().frameCount() - 1;
    window.actions().last->trigger();
    QTRY_VERIFY(window.messages().text().contains("cut.avi"));
    QTRY_VERIFY(!window.isBusy());
    QCOMPARE(window.controller().index(), last);
    QCOMPARE(window.timeline().current(), last);
}

void TestWindowStamps::theStatusBarTellsThePixelOfTheFrameThatIsShown() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    auto& canvas = window.view().truthPane().canvas();
    moveMouse(&canvas, canvas.rect().center());
    const auto told = [&window] {
        for (const auto* label : window.statusBar()->findChildren<QLabel*>())
            if (label->text().startsWith("x ")) return label->text();
        return QString();
    };
    const QString bare = told();
    QVERIFY(!bare.isEmpty() && !bare.contains("A "));
    setModel(window, 0, "class1"); // under a mouse that rests
    QVERIFY(told() != bare);
    QCOMPARE(told(), window.view().probeText());
    window.actions().next->trigger();
    QTRY_VERIFY(window.controller().slot(0).state == SlotState::Done && !window.isBusy());
    QCOMPARE(told(), window.view().probeText());
}

void TestWindowStamps::theStatusBarTellsTheZoomOfThePanesAsTheyAre() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setModel(window, 0, "class1");
    const auto isTold = [&window] {
        const int percent = qRound(window.view().shownCanvas()->scale() * 100);
        return window.placeText().contains(QStringLiteral("zoom %1 %").arg(percent));
    };
    QTRY_VERIFY(isTold());
    const double before = window.view().shownCanvas()->scale();
    for (const auto layout : {CompareView::PaneLayout::Single, CompareView::PaneLayout::Grid}) {
        window.view().setPaneLayout(layout);
        QTRY_VERIFY((window.view().shownCanvas()->scale() > before) == (layout == CompareView::PaneLayout::Single));
        QTRY_VERIFY(isTold());
    }
}

QTEST_MAIN(TestWindowStamps)
#include "tst_window_stamps.moc"
