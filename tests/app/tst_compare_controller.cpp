// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/compare_controller.h"

#include "core/image/video_writer.h"
#include "tests/support/fake_engine.h"
#include "tests/support/test_files.h"

#include <QSignalSpy>
#include <QTest>

using namespace app;
using namespace testing_support;

class TestCompareController : public QObject {
    Q_OBJECT

private slots:
    void openingShowsTheFirstFrameWithItsTruth();
    void openingWhatIsNotThereKeepsTheOldSource();
    void slotsAreFilledOneAfterTheOther();
    void newestFrameWins();
    void predictionOfAnotherFrameIsKeptButNeverShown();
    void goingBackShowsTheStoredPredictionWithoutRunningAgain();
    void cancelLeavesSlotsIdleAndFinishedOnesDone();
    void aFailingModelSaysWhyAndTheOthersStillRun();
    void segmentTriesFailedSlotsAgain();
    void otherSettingsMakeAllPredictionsNew();
    void aModelPutInWhileOthersRunWaitsForThem();
    void theSameModelInTwoSlotsRunsOnce();
    void slotsChangePlacesWithAllThatTheyHold();
    void slotsThatAreAtWorkChangePlacesToo();
    void aRenamedSlotKeepsItsPrediction();
    void aFolderOfPredictionsIsASlotLikeAModel();
    void aFrameWithoutPredictionSaysSoAndTheOthersAreShown();
    void aBatchSegmentsEveryFrameAndLeavesTheShownOneAlone();
    void leafingDuringABatchComesFirstAndTheBatchGoesOn();
    void aBatchTellsHowManyFramesFailed();
    void aBatchCanBeCancelled();
    void aFilmIsSegmentedInTheBackgroundToo();
    void aBatchGoesOnAfterAFrameThatCannotBeShown();
    void aBatchGoesOnAfterAFilmIsPaused();
    void anEmptiedSlotEndsItsBatchWithoutAWord();
    void aSourceThatCannotBeOpenedLeavesTheBatchAlone();
    void aFolderOfPredictionsOpenedAgainIsReadAgain();
    void onlyTheChosenPartOfAFilmIsPlayed();
    void neighboursAreSegmentedAheadOnce();
    void framesAreAnalysedAsTheyAreSegmented();
    void removingAModelLetsGoOfIt();
    void notAutomaticSegmentsOnlyWhenAsked();
    void removingAModelStartsNothingThatWasNotAskedFor();
    void aSchemeOfTheUsersOwnStaysThroughFrames();
    void countsAreOfTheFrameOrOfTheSetSoFar();
    void playingGoesThroughEveryFrameAndStopsAtTheEnd();
    void aFrameThatCannotBeReadIsAnError();
    void destroyingWhileSegmentingEndsTheWork();

private:
    TemporaryFolder m_folder;
};

namespace {

bool isDone(const CompareController& controller, int slot) { return controller.slot(slot).state == SlotState::Done; }

int labelOf(const CompareController& controller, int slot) {
    return controller.slot(slot).prediction ? controller.slot(slot).prediction->prediction.labels.at(0, 0) : -1;
}

/// Predictions of label id 26 for the frames of writeCityscapes(), but for those from `count` on.
SlotModel predictionSlot(const std::filesystem::path& folder, int count) {
    for (int k = 0; k < count; ++k)
        must(core::writeLabelMap(folder / ("town_000000_00000" + std::to_string(k) + "_labelIds.png"),
                                 core::LabelMap({8, 4}, std::uint8_t{26})));
    auto opened = core::PredictionFolder::open(folder);
    if (!opened) throw std::runtime_error(opened.error().message);
    return {folder, "elsewhere", std::make_shared<const core::ClassScheme>(opened->shownScheme()),
            std::make_shared<const core::PredictionFolder>(std::move(*opened))};
}

} // namespace

void TestCompareController::openingShowsTheFirstFrameWithItsTruth() {
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

void TestCompareController::openingWhatIsNotThereKeepsTheOldSource() {
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

void TestCompareController::slotsAreFilledOneAfterTheOther() {
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

void TestCompareController::newestFrameWins() {
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

void TestCompareController::predictionOfAnotherFrameIsKeptButNeverShown() {
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

void TestCompareController::goingBackShowsTheStoredPredictionWithoutRunningAgain() {
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

void TestCompareController::cancelLeavesSlotsIdleAndFinishedOnesDone() {
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

void TestCompareController::aFailingModelSaysWhyAndTheOthersStillRun() {
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

void TestCompareController::segmentTriesFailedSlotsAgain() {
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

void TestCompareController::otherSettingsMakeAllPredictionsNew() {
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

void TestCompareController::aModelPutInWhileOthersRunWaitsForThem() {
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

void TestCompareController::theSameModelInTwoSlotsRunsOnce() {
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

void TestCompareController::slotsChangePlacesWithAllThatTheyHold() {
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

void TestCompareController::slotsThatAreAtWorkChangePlacesToo() {
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

void TestCompareController::aRenamedSlotKeepsItsPrediction() {
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

void TestCompareController::aFolderOfPredictionsIsASlotLikeAModel() {
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

void TestCompareController::aFrameWithoutPredictionSaysSoAndTheOthersAreShown() {
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

void TestCompareController::aBatchSegmentsEveryFrameAndLeavesTheShownOneAlone() {
    const auto root = m_folder / "batch";
    writeCityscapes(root, 5);
    FakeEngine fake;
    CompareController controller(fake.engine());
    QSignalSpy finished(&controller, &CompareController::batchFinished);
    controller.startBatch();
    QVERIFY(!controller.batch()); // nothing is open
    controller.open(root);
    controller.setSlot(0, slotModel("red"));
    controller.setSlot(1, slotModel("class1"));
    QTRY_VERIFY(isDone(controller, 1));
    QSignalSpy changed(&controller, &CompareController::frameChanged);
    controller.startBatch();
    QVERIFY(controller.batch().has_value());
    QCOMPARE(controller.batch()->done, 1);
    QCOMPARE(controller.batch()->frames, 5);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished[0][0].toInt(), 5);
    QCOMPARE(finished[0][1].toInt(), 0);
    QVERIFY(!controller.isBusy());
    QCOMPARE(fake.calls(), 10);
    QCOMPARE(changed.count(), 0);
    QCOMPARE(controller.counts(0, true).size(), std::size_t{5});
    controller.showFrame(3);
    QTRY_VERIFY(isDone(controller, 0));
    QCOMPARE(labelOf(controller, 0), 3);
    QCOMPARE(fake.calls(), 10);
}

void TestCompareController::leafingDuringABatchComesFirstAndTheBatchGoesOn() {
    const auto folder = m_folder / "leafing";
    writePictures(folder, 4);
    FakeEngine fake;
    CompareController controller(fake.engine());
    QSignalSpy finished(&controller, &CompareController::batchFinished);
    controller.open(folder);
    controller.setSlot(0, slotModel("stubborn"));
    fake.waitForEntry();
    fake.release();
    QTRY_VERIFY(isDone(controller, 0));
    controller.startBatch();
    fake.waitForEntry(); // at frame 1
    controller.showFrame(3);
    fake.release();
    fake.waitForEntry();
    fake.release();
    QTRY_VERIFY(isDone(controller, 0)); // frame 3, before frame 2 has had its turn
    QVERIFY(controller.batch().has_value());
    for (int left = 0; left < 2 && finished.isEmpty(); ++left) { // frame 1, if it was given up, and frame 2
        fake.release();
        QTest::qWait(20);
    }
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(controller.index(), 3);
}

void TestCompareController::aBatchTellsHowManyFramesFailed() {
    const auto folder = m_folder / "failing batch";
    writePictures(folder, 3);
    FakeEngine fake;
    CompareController controller(fake.engine());
    QSignalSpy finished(&controller, &CompareController::batchFinished);
    controller.open(folder);
    controller.setSlot(0, slotModel("class2"));
    QTRY_VERIFY(isDone(controller, 0));
    std::filesystem::remove(controller.source()->frames()[2].image);
    QSignalSpy failed(&controller, &CompareController::failed);
    controller.startBatch();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished[0][1].toInt(), 1);
    QVERIFY(finished[0][2].value<core::Error>().message.find(
                controller.source()->frames()[2].image.filename().string()) != std::string::npos);
    QCOMPARE(failed.count(), 0); // told once, at the end
}

void TestCompareController::aBatchCanBeCancelled() {
    const auto folder = m_folder / "cancelled batch";
    writePictures(folder, 3);
    FakeEngine fake;
    CompareController controller(fake.engine());
    QSignalSpy finished(&controller, &CompareController::batchFinished);
    controller.open(folder);
    controller.setAutomatic(false);
    controller.setSlot(0, slotModel("patient"));
    QTRY_VERIFY(controller.frame() != nullptr);
    controller.startBatch();
    fake.waitForEntry();
    QVERIFY(controller.isBusy());
    controller.cancel();
    QVERIFY(!controller.batch());
    QTest::qWait(50);
    QCOMPARE(fake.calls(), 1);
    QCOMPARE(finished.count(), 0);
    QVERIFY(!controller.isBusy());
}

void TestCompareController::aFilmIsSegmentedInTheBackgroundToo() {
    const auto file = m_folder / "film.mp4";
    {
        auto writer = core::VideoWriter::create(file, {64, 32}, 10);
        QVERIFY(writer);
        for (int i = 0; i < 5; ++i)
            must(writer->write(core::Image({64, 32}, core::Rgb{static_cast<std::uint8_t>(40 * i), 90, 90})));
        must(writer->finish());
    }
    FakeEngine fake;
    CompareController controller(fake.engine());
    QSignalSpy finished(&controller, &CompareController::batchFinished);
    controller.open(file);
    controller.setSlot(0, slotModel("class1"));
    QTRY_VERIFY(isDone(controller, 0));
    controller.startBatch();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished[0][1].toInt(), 0);
    QCOMPARE(fake.calls(), 5);
    for (int i = 0; i < 5; ++i) QVERIFY(controller.summary(i) != nullptr);
}

void TestCompareController::aBatchGoesOnAfterAFrameThatCannotBeShown() {
    const auto folder = m_folder / "unreadable";
    writePictures(folder, 3);
    FakeEngine fake;
    CompareController controller(fake.engine());
    QSignalSpy finished(&controller, &CompareController::batchFinished);
    controller.setAutomatic(false);
    controller.open(folder);
    controller.setSlot(0, slotModel("class2"));
    QTRY_VERIFY(controller.frame() != nullptr);
    std::filesystem::remove(controller.source()->frames()[1].image);
    controller.startBatch();
    controller.showFrame(1);
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(controller.frame() == nullptr);
    QCOMPARE(finished[0][0].toInt(), 3);
    QCOMPARE(finished[0][1].toInt(), 1);
    QVERIFY(!controller.isBusy());
}

void TestCompareController::aBatchGoesOnAfterAFilmIsPaused() {
    const auto folder = m_folder / "paused";
    writePictures(folder, 4);
    FakeEngine fake;
    CompareController controller(fake.engine());
    QSignalSpy finished(&controller, &CompareController::batchFinished);
    controller.open(folder);
    controller.setSlot(0, slotModel("class2"));
    QTRY_VERIFY(isDone(controller, 0));
    controller.setPlaying(true);
    controller.startBatch();
    QTRY_VERIFY(!controller.isReading());
    QCOMPARE(finished.count(), 0);
    controller.setPlaying(false);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(fake.calls(), 4);
}

void TestCompareController::anEmptiedSlotEndsItsBatchWithoutAWord() {
    const auto folder = m_folder / "emptied";
    writePictures(folder, 3);
    FakeEngine fake;
    CompareController controller(fake.engine());
    QSignalSpy finished(&controller, &CompareController::batchFinished);
    controller.setAutomatic(false);
    controller.open(folder);
    controller.setSlot(0, slotModel("patient"));
    QTRY_VERIFY(controller.frame() != nullptr);
    controller.startBatch();
    fake.waitForEntry();
    controller.clearSlot(0);
    QTRY_VERIFY(!controller.isBusy());
    QVERIFY(!controller.batch());
    QCOMPARE(finished.count(), 0);
}

void TestCompareController::aSourceThatCannotBeOpenedLeavesTheBatchAlone() {
    const auto folder = m_folder / "stays";
    writePictures(folder, 3);
    FakeEngine fake;
    CompareController controller(fake.engine());
    QSignalSpy finished(&controller, &CompareController::batchFinished);
    QSignalSpy failed(&controller, &CompareController::failed);
    controller.open(folder);
    controller.setSlot(0, slotModel("class2"));
    QTRY_VERIFY(isDone(controller, 0));
    controller.startBatch();
    controller.open(m_folder / "nowhere");
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(failed.count(), 1);
    QCOMPARE(fake.calls(), 3);
}

void TestCompareController::aFolderOfPredictionsOpenedAgainIsReadAgain() {
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

void TestCompareController::onlyTheChosenPartOfAFilmIsPlayed() {
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

void TestCompareController::neighboursAreSegmentedAheadOnce() {
    const auto folder = m_folder / "ahead";
    writePictures(folder, 4);
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.setLookAhead(true);
    controller.setSlot(0, slotModel("red"));
    controller.open(folder);
    QTRY_COMPARE(fake.calls(), 2); // the first frame and the second
    QTest::qWait(50);
    QCOMPARE(fake.calls(), 2);
    QVERIFY(!controller.isBusy());
    controller.showNext();
    QTRY_VERIFY(isDone(controller, 0));
    QCOMPARE(labelOf(controller, 0), 1);
    QTRY_COMPARE(fake.calls(), 3); // the third only
    controller.setAutomatic(false);
    controller.showNext();
    QTest::qWait(50);
    QCOMPARE(fake.calls(), 3);
}

void TestCompareController::framesAreAnalysedAsTheyAreSegmented() {
    const auto folder = m_folder / "analysed";
    writePictures(folder, 3);
    FakeEngine fake;
    CompareController controller(fake.engine());
    QSignalSpy analysed(&controller, &CompareController::frameAnalysed);
    controller.open(folder);
    controller.setSlot(0, slotModel("red")); // the number of the frame as class
    controller.setSlot(1, slotModel("class0"));
    QTRY_VERIFY(controller.summary(0) != nullptr);
    QCOMPARE(*controller.summary(0)->disagreement, 0.0); // both say class 0
    QVERIFY(!controller.summary(0)->flicker);            // there was no frame before
    QVERIFY(!controller.summary(0)->entropy);            // this engine tells none
    controller.showNext();
    QTRY_VERIFY(controller.summary(1) != nullptr);
    QCOMPARE(*controller.summary(1)->disagreement, 0.5);
    QCOMPARE(*controller.summary(1)->flicker, 0.5); // one of the two changed everywhere
    controller.startBatch();
    QTRY_VERIFY(controller.summary(2) != nullptr);
    const auto count = analysed.count();
    controller.showPrevious();
    QTRY_VERIFY(!controller.isBusy());
    QCOMPARE(analysed.count(), count); // each once
    QSignalSpy forgotten(&controller, &CompareController::summariesForgotten);
    controller.clearSlot(1);
    QCOMPARE(forgotten.count(), 1);
    QVERIFY(controller.summary(0) == nullptr);
    QTRY_VERIFY(controller.summary(0) != nullptr);
    QVERIFY(!controller.summary(0)->disagreement); // one alone
}

void TestCompareController::removingAModelLetsGoOfIt() {
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

void TestCompareController::notAutomaticSegmentsOnlyWhenAsked() {
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

void TestCompareController::removingAModelStartsNothingThatWasNotAskedFor() {
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

void TestCompareController::aSchemeOfTheUsersOwnStaysThroughFrames() {
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

void TestCompareController::countsAreOfTheFrameOrOfTheSetSoFar() {
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

void TestCompareController::playingGoesThroughEveryFrameAndStopsAtTheEnd() {
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

void TestCompareController::aFrameThatCannotBeReadIsAnError() {
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

void TestCompareController::destroyingWhileSegmentingEndsTheWork() {
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

QTEST_GUILESS_MAIN(TestCompareController)
#include "tst_compare_controller.moc"
