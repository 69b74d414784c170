// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/compare_controller.h"

#include "tests/support/fake_engine.h"
#include "tests/support/slot_models.h"
#include "tests/support/test_files.h"

#include <QSignalSpy>
#include <QTest>

using namespace app;
using namespace testing_support;

class TestControllerFrames : public QObject {
    Q_OBJECT

private slots:
    void openingShowsTheFirstFrameWithItsTruth();
    void openingWhatIsNotThereKeepsTheOldSource();
    void aFrameWhoseReadingWasGivenUpForNothingIsReadAgain();
    void newestFrameWins();
    void onlyTheChosenPartOfAFilmIsPlayed();
    void playingGoesThroughEveryFrameAndStopsAtTheEnd();
    void aFrameThatCannotBeReadIsAnError();
    void destroyingWhileSegmentingEndsTheWork();

private:
    TemporaryFolder m_folder;
};

void TestControllerFrames::openingShowsTheFirstFrameWithItsTruth() {
    const auto root = m_folder / "truth";
    writeCityscapes(root, 2);
    FakeEngine fake;
    CompareController controller(fake.engine());
    QSignalSpy opened(&controller, &CompareController::sourceOpened);
    controller.open(root);
    QVERIFY(controller.isOpening());
    QTRY_VERIFY(controller.frame() != nullptr);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(controller.frameCount(), 2);
    QCOMPARE(controller.frame()->frame.name, std::string("town_000000_000000"));
    QVERIFY(controller.frame()->truth != nullptr);
    QCOMPARE(int(controller.frame()->truth->at(7, 0)), 26);
    QCOMPARE(controller.splits(), std::vector<std::string>{"val"});
    QTRY_VERIFY(!controller.isBusy());
}

void TestControllerFrames::openingWhatIsNotThereKeepsTheOldSource() {
    const auto folder = m_folder / "kept";
    writePictures(folder, 2);
    FakeEngine fake;
    CompareController controller(fake.engine());
    QSignalSpy failed(&controller, &CompareController::failed);
    controller.open(folder);
    QTRY_VERIFY(controller.frame() != nullptr);
    controller.open(m_folder / "nowhere");
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(failed[0][1].value<core::Error>().message.find("nowhere") != std::string::npos);
    QCOMPARE(controller.source()->path(), folder);
    controller.showNext();
    QTRY_VERIFY(controller.frame() != nullptr);
    QCOMPARE(controller.index(), 1);
}

void TestControllerFrames::aFrameWhoseReadingWasGivenUpForNothingIsReadAgain() {
    const auto folder = m_folder / "given up";
    writePictures(folder, 2);
    FakeEngine fake;
    CompareController controller(fake.engine());
    QSignalSpy failed(&controller, &CompareController::failed);
    controller.open(folder);
    QTRY_VERIFY(controller.frame() != nullptr);
    controller.showNext();
    controller.open(m_folder / "nowhere");
    controller.open(m_folder / "nowhere either");
    QTRY_COMPARE(failed.count(), 1);
    QTRY_VERIFY(controller.frame() != nullptr);
    QCOMPARE(controller.index(), 1);
}

void TestControllerFrames::newestFrameWins() {
    const auto folder = m_folder / "newest";
    writePictures(folder, 9);
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.setSlot(0, slotModel("red"));
    std::vector<int> shown;
    connect(&controller, &CompareController::slotChanged, this, [&](int slot) {
        if (isDone(controller, slot)) shown.push_back(labelOf(controller, slot) - controller.index());
    });
    controller.open(folder);
    QTRY_VERIFY(isDone(controller, 0));
    for (int i = 1; i < 9; ++i) {
        controller.showFrame(i);
        QVERIFY(controller.frame() == nullptr);
        QVERIFY(!controller.slot(0).prediction);
    }
    QTRY_VERIFY(isDone(controller, 0));
    QCOMPARE(controller.index(), 8);
    QCOMPARE(labelOf(controller, 0), 8);
    for (const int difference : shown) QCOMPARE(difference, 0); // no prediction was ever shown for another frame
}

void TestControllerFrames::onlyTheChosenPartOfAFilmIsPlayed() {
    const auto folder = m_folder / "part";
    writePictures(folder, 6);
    FakeEngine fake;
    CompareController controller(fake.engine());
    std::vector<int> shown;
    connect(&controller, &CompareController::frameLoaded, this, [&] { shown.push_back(controller.index()); });
    controller.open(folder);
    QTRY_VERIFY(controller.frame() != nullptr);
    controller.setPlayRange(2, 3);
    controller.setPlaying(true);
    QTRY_VERIFY(!controller.isPlaying());
    QCOMPARE(shown, (std::vector<int>{0, 2, 3}));
}

void TestControllerFrames::playingGoesThroughEveryFrameAndStopsAtTheEnd() {
    const auto folder = m_folder / "play";
    writePictures(folder, 3);
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.setSlot(0, slotModel("red"));
    std::vector<int> seen;
    connect(&controller, &CompareController::slotChanged, this, [&](int slot) {
        if (isDone(controller, slot)) seen.push_back(labelOf(controller, slot));
    });
    controller.open(folder);
    QTRY_VERIFY(isDone(controller, 0));
    controller.setPlaying(true);
    QVERIFY(controller.isPlaying());
    QTRY_VERIFY(!controller.isPlaying());
    QCOMPARE(seen, (std::vector<int>{0, 1, 2}));
    QCOMPARE(controller.index(), 2);
}

void TestControllerFrames::aFrameThatCannotBeReadIsAnError() {
    const auto folder = m_folder / "broken";
    writePictures(folder, 2);
    writeText(folder / "frame1.png", "no picture");
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.setSlot(0, slotModel("red"));
    QSignalSpy failed(&controller, &CompareController::failed);
    controller.open(folder);
    QTRY_VERIFY(isDone(controller, 0));
    controller.showNext();
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(failed[0][1].value<core::Error>().message.find("frame1.png") != std::string::npos);
    QVERIFY(controller.frame() == nullptr);
    QVERIFY(!controller.slot(0).prediction);
    controller.showPrevious();
    QTRY_VERIFY(isDone(controller, 0));
}

void TestControllerFrames::destroyingWhileSegmentingEndsTheWork() {
    const auto folder = m_folder / "end";
    writePictures(folder, 1);
    FakeEngine fake;
    {
        CompareController controller(fake.engine());
        controller.setSlot(0, slotModel("patient"));
        controller.open(folder);
        fake.waitForEntry();
    }
    QCOMPARE(fake.calls(), 1);
}

QTEST_GUILESS_MAIN(TestControllerFrames)
#include "tst_controller_frames.moc"
