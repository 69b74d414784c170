// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Another model at the path of a card, while a source is open.
#include "app/gui/compare_controller.h"

#include "tests/support/fake_engine.h"
#include "tests/support/made_card.h"
#include "tests/support/slot_models.h"
#include "tests/support/test_files.h"

#include <QTest>

using namespace app;
using namespace testing_support;

class TestControllerContents : public QObject {
    Q_OBJECT

private slots:
    void init();
    void aCardWhoseWeightsChangeIsComputedAnew();
    void weightsThatAreWrittenOverAreComputedAnew();
    void theSameModelPutInAgainIsNotComputedAgain();
    void aScoreThatIsAddedToACardKeepsWhatIsInMemory();
    void weightsThatChangeUnderASlotAreUsedFromTheNextFrameOn();
    void segmentingLooksForOtherWeights();
    void scoresOfTwoModelsAtOnePathAreNotMixed();

private:
    SlotModel modelAt(const std::filesystem::path& card) const {
        SlotModel model = slotModel("class4");
        model.card = card;
        return model;
    }
    TemporaryFolder m_folder;
    int m_turn = 0;
    std::filesystem::path m_models, m_root; ///< of one test
};

void TestControllerContents::init() {
    m_models = m_folder / ("models" + std::to_string(++m_turn));
    m_root = m_folder / ("city" + std::to_string(m_turn));
    writeCityscapes(m_root, 3);
}

void TestControllerContents::aCardWhoseWeightsChangeIsComputedAnew() {
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.open(m_root);
    controller.setSlot(0, modelAt(writeCard(m_models, "class4", 'a')));
    QTRY_VERIFY(isDone(controller, 0) && !controller.isBusy());
    QCOMPARE(fake.calls(), 1);
    controller.setSlot(0, modelAt(writeCard(m_models, "class4", 'b')));
    QVERIFY(!isDone(controller, 0));
    QTRY_VERIFY(isDone(controller, 0) && !controller.isBusy());
    QCOMPARE(fake.calls(), 2);
}

void TestControllerContents::weightsThatAreWrittenOverAreComputedAnew() {
    const auto card = writeCard(m_models, "class4");
    writeText(m_models / "class4.safetensors", "first");
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.open(m_root);
    controller.setSlot(0, modelAt(card));
    QTRY_VERIFY(isDone(controller, 0) && !controller.isBusy());
    writeText(m_models / "class4.safetensors", "the second");
    controller.setSlot(0, modelAt(card));
    QTRY_VERIFY(isDone(controller, 0) && !controller.isBusy());
    QCOMPARE(fake.calls(), 2);
}

void TestControllerContents::theSameModelPutInAgainIsNotComputedAgain() {
    const auto card = writeCard(m_models, "class4");
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.open(m_root);
    controller.setSlot(0, modelAt(card));
    QTRY_VERIFY(isDone(controller, 0) && !controller.isBusy());
    controller.setSlot(2, modelAt(card));
    QVERIFY(isDone(controller, 2));
    QTRY_VERIFY(!controller.isBusy());
    QCOMPARE(fake.calls(), 1);
}

void TestControllerContents::aScoreThatIsAddedToACardKeepsWhatIsInMemory() {
    const auto card = writeCard(m_models, "class4");
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.open(m_root);
    controller.setSlot(0, modelAt(card));
    QTRY_VERIFY(isDone(controller, 0) && !controller.isBusy());
    auto read = core::readModelCard(card).value();
    read.scoresJson = R"([{"data": "somewhere", "scores": {}}])";
    writeText(card, core::toJson(read));
    controller.setSlot(0, modelAt(card));
    QVERIFY(isDone(controller, 0));
    read.input.scale = 0.75; // but what the network is shown does
    writeText(card, core::toJson(read));
    controller.setSlot(0, modelAt(card));
    QVERIFY(!isDone(controller, 0));
    QTRY_VERIFY(isDone(controller, 0) && !controller.isBusy());
}

void TestControllerContents::weightsThatChangeUnderASlotAreUsedFromTheNextFrameOn() {
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.open(m_root);
    controller.setSlot(0, modelAt(writeCard(m_models, "class4", 'a')));
    QTRY_VERIFY(isDone(controller, 0) && !controller.isBusy());
    controller.showFrame(1);
    QTRY_VERIFY(isDone(controller, 0) && !controller.isBusy());
    QVERIFY(controller.summary(0) != nullptr);
    writeCard(m_models, "class4", 'c'); // as a training does
    writeText(m_models / "class4.safetensors", "new");
    controller.showFrame(0);
    QTRY_VERIFY(isDone(controller, 0) && !controller.isBusy());
    QCOMPARE(fake.calls(), 3);
    QVERIFY(controller.summary(1) == nullptr); // of the other model
}

void TestControllerContents::segmentingLooksForOtherWeights() {
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.open(m_root);
    controller.setSlot(0, modelAt(writeCard(m_models, "class4", 'a')));
    QTRY_VERIFY(isDone(controller, 0) && !controller.isBusy());
    controller.segment();
    QTRY_VERIFY(!controller.isBusy());
    QCOMPARE(fake.calls(), 1); // there is nothing new
    std::filesystem::remove(m_models / "class4.card.json");
    writeCard(m_models, "class4", 'b');
    controller.segment();
    QTRY_VERIFY(isDone(controller, 0) && !controller.isBusy());
    QCOMPARE(fake.calls(), 2);
}

void TestControllerContents::scoresOfTwoModelsAtOnePathAreNotMixed() {
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.open(m_root);
    controller.setSlot(0, modelAt(writeCard(m_models, "class4", 'a')));
    QTRY_VERIFY(isDone(controller, 0) && !controller.isBusy());
    controller.showFrame(1);
    QTRY_VERIFY(isDone(controller, 0) && !controller.isBusy());
    QCOMPARE(controller.counts(0, true).size(), std::size_t{2});
    controller.setSlot(0, modelAt(writeCard(m_models, "class4", 'b')));
    QTRY_VERIFY(isDone(controller, 0) && !controller.isBusy());
    QCOMPARE(controller.counts(0, true).size(), std::size_t{1});
    QCOMPARE(controller.segmentedFrames(0), std::vector<int>{1});
    QCOMPARE(controller.durations(0).size(), std::size_t{1});
}

QTEST_GUILESS_MAIN(TestControllerContents)
#include "tst_controller_contents.moc"
