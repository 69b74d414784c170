// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/window_fixture.h"

#include <QTest>

using namespace app;
using namespace testing_support;

class TestWindowFailures : public QObject, private WindowFixture {
    Q_OBJECT

private slots:
    void aFailingModelIsReportedInTheBarAndInItsPane();
    void aFrameThatCannotBeReadLeavesNothingOldOnScreen();
    void anUnreadableFrameIsToldWhileTheLastOneIsStillBeingSegmented();
    void instanceIdsThatCannotBeUsedHaveASentence();
};

void TestWindowFailures::aFailingModelIsReportedInTheBarAndInItsPane() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    open(window, path("pictures"));
    window.controller().setSlot(0, slotModel("fail"));
    QTRY_COMPARE(window.controller().slot(0).state, SlotState::Failed);
    QVERIFY(window.messages().text().contains("5 GB"));
    QVERIFY(window.view().slotPane(0).canvas().message().contains("5 GB"));
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowFailures::aFrameThatCannotBeReadLeavesNothingOldOnScreen() {
    writePictures(m_folder / "broken", 2);
    writeText(m_folder / "broken/frame1.png", "no picture");
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    open(window, path("broken"));
    setModel(window, 0, "red");
    window.actions().next->trigger();
    auto& photo = window.view().photoPane();
    QTRY_VERIFY(photo.canvas().message().contains("frame1.png"));
    QCOMPARE(photo.title(), "frame1");
    QVERIFY(!photo.canvas().hasPhoto());
    QVERIFY(!window.view().slotPane(0).canvas().hasMask());
    QVERIFY(window.messages().text().contains("frame1.png"));
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowFailures::anUnreadableFrameIsToldWhileTheLastOneIsStillBeingSegmented() {
    writePictures(m_folder / "unreadable", 2);
    writeText(m_folder / "unreadable/frame1.png", "no picture");
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    open(window, path("unreadable"));
    window.controller().setSlot(0, slotModel("stubborn"));
    fake.waitForEntry();
    window.actions().next->trigger();
    QTRY_VERIFY(window.view().photoPane().canvas().message().contains("frame1.png"));
    QVERIFY(window.controller().isSegmenting()); // the first frame's work looks at no token
    fake.release();
    QTRY_VERIFY(!window.isBusy());
    QVERIFY(window.view().photoPane().canvas().message().contains("frame1.png"));
}

void TestWindowFailures::instanceIdsThatCannotBeUsedHaveASentence() {
    writeCityscapes(m_folder / "instances", 1);
    must(core::writePlane16(m_folder / "instances/gtFine/val/town/town_000000_000000_gtFine_instanceIds.png",
                            core::Plane<std::uint16_t>({4, 4}, std::uint16_t{7})));
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    open(window, path("instances"));
    QVERIFY(window.messages().text().startsWith("The instance ids of this frame are left out; it has no iIoU. "));
    QVERIFY(window.messages().text().contains("4x4"));
    QVERIFY(window.view().truthPane().canvas().hasMask()); // the label ids are not to blame
}

QTEST_MAIN(TestWindowFailures)
#include "tst_window_failures.moc"
