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

class TestControllerSlots : public QObject {
    Q_OBJECT

private slots:
    void slotsChangePlacesWithAllThatTheyHold();
    void slotsThatAreAtWorkChangePlacesToo();
    void aRenamedSlotKeepsItsPrediction();
    void aFolderOfPredictionsIsASlotLikeAModel();
    void aFrameWithoutPredictionSaysSoAndTheOthersAreShown();
    void aFolderOfPredictionsOpenedAgainIsReadAgain();
    void removingAModelLetsGoOfIt();
    void removingAModelStartsNothingThatWasNotAskedFor();
    void aSchemeOfTheUsersOwnStaysThroughFrames();

private:
    TemporaryFolder m_folder;
};

void TestControllerSlots::slotsChangePlacesWithAllThatTheyHold() {
    const auto folder = m_folder / "swap";
    writePictures(folder, 1);
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.open(folder);
    controller.setSlot(0, slotModel("class3"));
    controller.setSlot(4, slotModel("class7"));
    QTRY_VERIFY(isDone(controller, 0) && isDone(controller, 4));
    const int runs = fake.calls();
    QSignalSpy changed(&controller, &CompareController::slotChanged);
    controller.swapSlots(0, 4);
    QCOMPARE(changed.count(), 2);
    QCOMPARE(labelOf(controller, 0), 7);
    QCOMPARE(labelOf(controller, 4), 3);
    QCOMPARE(controller.slot(0).model->name, "class7");
    controller.swapSlots(4, 2); // an empty place
    QCOMPARE(controller.slot(4).state, SlotState::Empty);
    QCOMPARE(labelOf(controller, 2), 3);
    QCOMPARE(controller.filledSlotBeside(0, 1), 2);
    QCOMPARE(controller.filledSlotBeside(2, -1), 0);
    QCOMPARE(controller.filledSlotBeside(2, 1), -1);
    QTRY_VERIFY(!controller.isBusy());
    QCOMPARE(fake.calls(), runs);
}

void TestControllerSlots::slotsThatAreAtWorkChangePlacesToo() {
    const auto folder = m_folder / "swapping";
    writePictures(folder, 1);
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.setSlot(0, slotModel("stubborn"));
    controller.setSlot(1, slotModel("class7"));
    controller.open(folder);
    fake.waitForEntry();
    controller.swapSlots(0, 1);
    QCOMPARE(controller.slot(0).state, SlotState::Waiting);
    fake.release();
    QTRY_VERIFY(isDone(controller, 0) && isDone(controller, 1));
    QCOMPARE(labelOf(controller, 0), 7);
    QCOMPARE(labelOf(controller, 1), 0);
    QCOMPARE(fake.calls(), 2); // nothing was started anew
}

void TestControllerSlots::aRenamedSlotKeepsItsPrediction() {
    const auto folder = m_folder / "rename";
    writePictures(folder, 1);
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.open(folder);
    controller.setSlot(1, slotModel("class3"));
    QTRY_VERIFY(isDone(controller, 1));
    QSignalSpy changed(&controller, &CompareController::slotChanged);
    controller.renameSlot(1, "mine");
    QCOMPARE(changed.count(), 1);
    QCOMPARE(controller.slot(1).model->name, "mine");
    QVERIFY(isDone(controller, 1));
}

void TestControllerSlots::aFolderOfPredictionsIsASlotLikeAModel() {
    const auto root = m_folder / "scored";
    writeCityscapes(root, 2);
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.open(root);
    controller.setSlot(1, predictionSlot(m_folder / "predictions", 2));
    QTRY_VERIFY(isDone(controller, 1));
    QCOMPARE(labelOf(controller, 1), 13); // car
    const auto counts = controller.counts(1, false);
    QCOMPARE(counts.size(), std::size_t{1});
    const auto scores =
        core::scoresOf(counts, {*controller.slot(1).prediction->scheme}, *core::ClassScheme::builtIn("cityscapes-19"));
    QVERIFY(scores);
    QCOMPARE(*scores->pixelAccuracy, 0.5); // the right half is car
    QCOMPARE(fake.calls(), 0);
    QCOMPARE(fake.inUse(), 0);
    RunSettings other;
    other.segment.scale = 0.5;
    controller.setSettings(other);
    QVERIFY(isDone(controller, 1)); // no setting of the models changes a file
}

void TestControllerSlots::aFrameWithoutPredictionSaysSoAndTheOthersAreShown() {
    const auto root = m_folder / "partly";
    writeCityscapes(root, 2);
    FakeEngine fake;
    CompareController controller(fake.engine());
    QSignalSpy failed(&controller, &CompareController::failed);
    controller.open(root);
    controller.setSlot(0, predictionSlot(m_folder / "half", 1));
    QTRY_VERIFY(isDone(controller, 0));
    controller.showNext();
    QTRY_COMPARE(controller.slot(0).state, SlotState::Failed);
    QCOMPARE(failed.count(), 1);
    QVERIFY(controller.slot(0).error.message.find("town_000000_000001") != std::string::npos);
    controller.showPrevious();
    QTRY_VERIFY(isDone(controller, 0));
}

void TestControllerSlots::aFolderOfPredictionsOpenedAgainIsReadAgain() {
    const auto root = m_folder / "again";
    writeCityscapes(root, 1);
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.open(root);
    const SlotModel first = predictionSlot(m_folder / "changing", 1);
    controller.setSlot(0, first);
    QTRY_VERIFY(isDone(controller, 0));
    QCOMPARE(labelOf(controller, 0), 13); // car
    must(core::writeLabelMap(m_folder / "changing" / "town_000000_000000_labelIds.png",
                             core::LabelMap({8, 4}, std::uint8_t{7})));
    SlotModel again = first;
    again.folder = std::make_shared<const core::PredictionFolder>(*first.folder);
    controller.setSlot(0, again);
    QTRY_VERIFY(isDone(controller, 0));
    QCOMPARE(labelOf(controller, 0), 0); // road
}

void TestControllerSlots::removingAModelLetsGoOfIt() {
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.setSlot(0, slotModel("red"));
    controller.setSlot(1, slotModel("class1"));
    QTRY_COMPARE(fake.inUse(), 2);
    controller.clearSlot(0);
    QCOMPARE(controller.slot(0).state, SlotState::Empty);
    QTRY_COMPARE(fake.inUse(), 1);
    QCOMPARE(controller.firstEmptySlot(), std::optional(0));
}

void TestControllerSlots::removingAModelStartsNothingThatWasNotAskedFor() {
    const auto folder = m_folder / "removing";
    writePictures(folder, 1);
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.setAutomatic(false);
    controller.setSlot(0, slotModel("red"));
    controller.setSlot(1, slotModel("class1"));
    controller.open(folder);
    QTRY_VERIFY(controller.frame() != nullptr);
    controller.clearSlot(0);
    QCOMPARE(controller.slot(1).state, SlotState::Idle);
    QTRY_COMPARE(fake.inUse(), 1);
    QCOMPARE(fake.calls(), 0);
}

void TestControllerSlots::aSchemeOfTheUsersOwnStaysThroughFrames() {
    const auto folder = m_folder / "own";
    writePictures(folder, 2);
    FakeEngine fake;
    CompareController controller(fake.engine());
    SlotModel model = slotModel("class3");
    model.scheme = nullptr; // not built in: the first prediction brings it
    controller.setSlot(0, std::move(model));
    controller.open(folder);
    QTRY_VERIFY(isDone(controller, 0));
    controller.setAutomatic(false);
    controller.showNext();
    QVERIFY(!controller.slot(0).prediction);
    QVERIFY(controller.slot(0).model->scheme != nullptr);
    QCOMPARE(controller.slot(0).model->scheme->name(), std::string("cityscapes-19"));
    QTRY_VERIFY(!controller.isBusy());
}

QTEST_GUILESS_MAIN(TestControllerSlots)
#include "tst_controller_slots.moc"
