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

class TestControllerSegmenting : public QObject {
    Q_OBJECT

private slots:
    void slotsAreFilledOneAfterTheOther();
    void predictionOfAnotherFrameIsKeptButNeverShown();
    void goingBackShowsTheStoredPredictionWithoutRunningAgain();
    void cancelLeavesSlotsIdleAndFinishedOnesDone();
    void aFailingModelSaysWhyAndTheOthersStillRun();
    void segmentTriesFailedSlotsAgain();
    void otherSettingsMakeAllPredictionsNew();
    void aModelPutInWhileOthersRunWaitsForThem();
    void theSameModelInTwoSlotsRunsOnce();
    void notAutomaticSegmentsOnlyWhenAsked();
    void countsAreOfTheFrameOrOfTheSetSoFar();

private:
    TemporaryFolder m_folder;
};

void TestControllerSegmenting::slotsAreFilledOneAfterTheOther() {
    const auto folder = m_folder / "slots";
    writePictures(folder, 1);
    FakeEngine fake;
    CompareController controller(fake.engine());
    std::vector<int> order;
    connect(&controller, &CompareController::slotChanged, this, [&](int slot) {
        if (isDone(controller, slot)) order.push_back(slot);
    });
    for (int i = 0; i < kSlots; ++i) controller.setSlot(i, slotModel("class" + std::to_string(i)));
    controller.open(folder);
    QTRY_VERIFY(isDone(controller, 5));
    QCOMPARE(order, (std::vector<int>{0, 1, 2, 3, 4, 5}));
    QCOMPARE(labelOf(controller, 0), 0);
    QCOMPARE(labelOf(controller, 5), 5);
    QCOMPARE(fake.mostAtOnce(), 1);
}

void TestControllerSegmenting::predictionOfAnotherFrameIsKeptButNeverShown() {
    const auto folder = m_folder / "stale";
    writePictures(folder, 2);
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.setSlot(0, slotModel("stubborn"));
    controller.open(folder);
    fake.waitForEntry(); // at work on frame 0, and it does not look at its token
    QTRY_COMPARE(controller.slot(0).state, SlotState::Working);
    controller.setAutomatic(false);
    controller.showFrame(1);
    QTRY_VERIFY(controller.frame() != nullptr); // frame 1 is there; now comes what was made of frame 0
    fake.release();
    QTRY_VERIFY(!controller.isBusy());
    QCOMPARE(controller.slot(0).state, SlotState::Idle);
    QVERIFY(!controller.slot(0).prediction);
    controller.showFrame(0);
    QTRY_VERIFY(controller.frame() != nullptr);
    QCOMPARE(controller.slot(0).state, SlotState::Done); // made for frame 0, so it may be shown there
    QCOMPARE(fake.calls(), 1);
}

void TestControllerSegmenting::goingBackShowsTheStoredPredictionWithoutRunningAgain() {
    const auto folder = m_folder / "back";
    writePictures(folder, 2);
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.setSlot(0, slotModel("red"));
    controller.open(folder);
    QTRY_VERIFY(isDone(controller, 0));
    controller.showNext();
    QTRY_VERIFY(isDone(controller, 0));
    controller.showPrevious();
    QTRY_VERIFY(isDone(controller, 0));
    QCOMPARE(labelOf(controller, 0), 0);
    QCOMPARE(fake.calls(), 2);
}

void TestControllerSegmenting::cancelLeavesSlotsIdleAndFinishedOnesDone() {
    const auto folder = m_folder / "cancel";
    writePictures(folder, 1);
    FakeEngine fake;
    CompareController controller(fake.engine());
    QSignalSpy failed(&controller, &CompareController::failed);
    controller.setSlot(0, slotModel("class3"));
    controller.setSlot(1, slotModel("patient"));
    controller.setSlot(2, slotModel("class5"));
    controller.open(folder);
    fake.waitForEntry();
    QTRY_VERIFY(isDone(controller, 0));
    controller.cancel();
    QCOMPARE(controller.slot(1).state, SlotState::Idle);
    QCOMPARE(controller.slot(2).state, SlotState::Idle);
    QTRY_VERIFY(!controller.isBusy());
    QVERIFY(isDone(controller, 0));
    QCOMPARE(fake.calls(), 2); // the third was never begun
    QCOMPARE(failed.count(), 0);
}

void TestControllerSegmenting::aFailingModelSaysWhyAndTheOthersStillRun() {
    const auto folder = m_folder / "fails";
    writePictures(folder, 1);
    FakeEngine fake;
    CompareController controller(fake.engine());
    QSignalSpy failed(&controller, &CompareController::failed);
    controller.setSlot(0, slotModel("fail"));
    controller.setSlot(1, slotModel("class5"));
    controller.open(folder);
    QTRY_VERIFY(isDone(controller, 1));
    QCOMPARE(controller.slot(0).state, SlotState::Failed);
    QCOMPARE(failed.count(), 1);
    QVERIFY(failed[0][1].value<core::Error>().message.find("5 GB") != std::string::npos);
}

void TestControllerSegmenting::segmentTriesFailedSlotsAgain() {
    const auto folder = m_folder / "again";
    writePictures(folder, 1);
    FakeEngine fake;
    CompareController controller(fake.engine());
    QSignalSpy failed(&controller, &CompareController::failed);
    controller.setSlot(0, slotModel("fail"));
    controller.open(folder);
    QTRY_COMPARE(failed.count(), 1);
    QTRY_VERIFY(!controller.isBusy());
    controller.segment();
    QTRY_COMPARE(failed.count(), 2);
}

void TestControllerSegmenting::otherSettingsMakeAllPredictionsNew() {
    const auto folder = m_folder / "settings";
    writePictures(folder, 1);
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.setSlot(0, slotModel("red"));
    controller.open(folder);
    QTRY_VERIFY(isDone(controller, 0));
    RunSettings half;
    half.segment.scale = 0.5;
    controller.setSettings(half);
    QVERIFY(!isDone(controller, 0));
    QTRY_VERIFY(isDone(controller, 0));
    QCOMPARE(fake.calls(), 2);
    controller.setSettings({});
    QVERIFY(isDone(controller, 0)); // known already
    QCOMPARE(fake.calls(), 2);
}

void TestControllerSegmenting::aModelPutInWhileOthersRunWaitsForThem() {
    const auto folder = m_folder / "waits";
    writePictures(folder, 1);
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.setSlot(0, slotModel("stubborn"));
    controller.open(folder);
    fake.waitForEntry();
    controller.setSlot(1, slotModel("class4"));
    QCOMPARE(controller.slot(1).state, SlotState::Waiting);
    fake.release();
    QTRY_VERIFY(isDone(controller, 1));
    QVERIFY(isDone(controller, 0));
    QCOMPARE(fake.calls(), 2); // the first was not started anew
}

void TestControllerSegmenting::theSameModelInTwoSlotsRunsOnce() {
    const auto folder = m_folder / "twice";
    writePictures(folder, 1);
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.setSlot(0, slotModel("red"));
    controller.setSlot(1, slotModel("red"));
    controller.open(folder);
    QTRY_VERIFY(isDone(controller, 0) && isDone(controller, 1));
    QCOMPARE(fake.calls(), 1);
}

void TestControllerSegmenting::notAutomaticSegmentsOnlyWhenAsked() {
    const auto folder = m_folder / "manual";
    writePictures(folder, 1);
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.setAutomatic(false);
    controller.setSlot(0, slotModel("red"));
    controller.open(folder);
    QTRY_VERIFY(controller.frame() != nullptr);
    QCOMPARE(controller.slot(0).state, SlotState::Idle);
    controller.segment();
    QTRY_VERIFY(isDone(controller, 0));
    QCOMPARE(fake.calls(), 1);
}

void TestControllerSegmenting::countsAreOfTheFrameOrOfTheSetSoFar() {
    const auto root = m_folder / "counts";
    writeCityscapes(root, 3);
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.setSlot(0, slotModel("class0")); // road everywhere: half of each frame is right
    controller.open(root);
    QTRY_VERIFY(isDone(controller, 0));
    QCOMPARE(controller.counts(0, false).size(), std::size_t{1});
    QCOMPARE(controller.counts(0, false)[0].counts.count(26, 0), std::uint64_t{16});
    controller.showNext();
    QVERIFY(controller.counts(0, false).empty());
    QTRY_VERIFY(isDone(controller, 0));
    QCOMPARE(controller.counts(0, true).size(), std::size_t{2});
    controller.showPrevious();
    QTRY_VERIFY(isDone(controller, 0));
    QCOMPARE(controller.counts(0, true).size(), std::size_t{2}); // a frame counts once
    QVERIFY(controller.counts(1, true).empty());
}

QTEST_GUILESS_MAIN(TestControllerSegmenting)
#include "tst_controller_segmenting.moc"
