// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/compare_controller.h"

#include "core/image/video_writer.h"
#include "tests/support/fake_engine.h"
#include "tests/support/slot_models.h"
#include "tests/support/test_files.h"

#include <QSignalSpy>
#include <QTest>

using namespace app;
using namespace testing_support;

class TestControllerBackground : public QObject {
    Q_OBJECT

private slots:
    void aBatchSegmentsEveryFrameAndLeavesTheShownOneAlone();
    void leafingDuringABatchComesFirstAndTheBatchGoesOn();
    void aBatchTellsHowManyFramesFailed();
    void aBatchCanBeCancelled();
    void aFilmIsSegmentedInTheBackgroundToo();
    void aBatchGoesOnAfterAFrameThatCannotBeShown();
    void aBatchGoesOnAfterAFilmIsPaused();
    void anEmptiedSlotEndsItsBatchWithoutAWord();
    void aSourceThatCannotBeOpenedLeavesTheBatchAlone();
    void neighboursAreSegmentedAheadOnce();
    void framesAreAnalysedAsTheyAreSegmented();

private:
    TemporaryFolder m_folder;
};

void TestControllerBackground::aBatchSegmentsEveryFrameAndLeavesTheShownOneAlone() {
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

void TestControllerBackground::leafingDuringABatchComesFirstAndTheBatchGoesOn() {
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
    fake.release(); // frame 1, if it was given up, and frame 2
    fake.release();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(controller.index(), 3);
}

void TestControllerBackground::aBatchTellsHowManyFramesFailed() {
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

void TestControllerBackground::aBatchCanBeCancelled() {
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
    QTRY_VERIFY(controller.isAtRest());
    QCOMPARE(fake.calls(), 1);
    QCOMPARE(finished.count(), 0);
}

void TestControllerBackground::aFilmIsSegmentedInTheBackgroundToo() {
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

void TestControllerBackground::aBatchGoesOnAfterAFrameThatCannotBeShown() {
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

void TestControllerBackground::aBatchGoesOnAfterAFilmIsPaused() {
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

void TestControllerBackground::anEmptiedSlotEndsItsBatchWithoutAWord() {
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

void TestControllerBackground::aSourceThatCannotBeOpenedLeavesTheBatchAlone() {
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

void TestControllerBackground::neighboursAreSegmentedAheadOnce() {
    const auto folder = m_folder / "ahead";
    writePictures(folder, 4);
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.setLookAhead(true);
    controller.setSlot(0, slotModel("red"));
    controller.open(folder);
    QTRY_COMPARE(fake.calls(), 2); // the first frame and the second
    QTRY_VERIFY(controller.isAtRest());
    QCOMPARE(fake.calls(), 2);
    controller.showNext();
    QTRY_VERIFY(isDone(controller, 0));
    QCOMPARE(labelOf(controller, 0), 1);
    QTRY_COMPARE(fake.calls(), 3); // the third only
    controller.setAutomatic(false);
    controller.showNext();
    QTRY_VERIFY(controller.frame() != nullptr && controller.isAtRest());
    QCOMPARE(fake.calls(), 3);
}

void TestControllerBackground::framesAreAnalysedAsTheyAreSegmented() {
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

QTEST_GUILESS_MAIN(TestControllerBackground)
#include "tst_controller_background.moc"
