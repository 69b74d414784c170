// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Settings of single slots, and predictions that are kept in the workspace.
#include "app/gui/compare_controller.h"

#include "tests/support/fake_engine.h"
#include "tests/support/made_card.h"
#include "tests/support/test_files.h"

#include <QSignalSpy>
#include <QTest>

#include <mutex>

using namespace app;
using namespace testing_support;

class TestSlotRunner : public QObject {
    Q_OBJECT

private slots:
    void aSlotFollowsTheCommonSettingsButForItsOwn();
    void ownSettingsAreNamedInAFewWords();
    void theSameModelAtTwoSettingsIsTwoSlots();
    void otherCommonSettingsLeaveAlone_data();
    void otherCommonSettingsLeaveAlone();
    void aPredictionIsReadFromTheWorkspaceAndNotComputedAgain();
    void whatMemoryForgetsComesBackFromTheWorkspace();
    void otherWeightsSettingsOrPixelsAreComputed();
    void aScoreThatIsAddedToACardChangesNoPrediction();
    void segmentingAnewWritesOverWhatIsKept();
    void whatIsComputedFastGetsNoFile();
    void aCacheThatCannotBeWrittenFailsNoPredictionAndIsToldOnce();
    void aBatchIsKeptToo();
    void modelsStayLoadedAsTheyAreUsed();

private:
    TemporaryFolder m_folder;
};

namespace {

SlotModel realCard(const std::filesystem::path& card) {
    SlotModel model = slotModel("class1");
    model.card = card;
    return model;
}

bool isDone(const CompareController& controller, int slot) { return controller.slot(slot).state == SlotState::Done; }

int labelOf(const CompareController& controller, int slot) {
    return controller.slot(slot).prediction ? controller.slot(slot).prediction->prediction.labels.at(0, 0) : -1;
}

bool isStored(const CompareController& controller, int slot) { return controller.slot(slot).prediction->isStored; }

CacheOptions cacheIn(const std::filesystem::path& folder) {
    CacheOptions options;
    options.folder = folder;
    options.leastMs = 0;
    return options;
}

/// What a window of its own would show of the first frame: label and whether it was computed.
struct Seen {
    int label = -1;
    int calls = 0;
    bool isStored = false;
};
Seen look(const std::filesystem::path& pictures, const std::filesystem::path& card, const CacheOptions& options,
          const RunSettings& settings = {}) {
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.setCaching(options);
    controller.setSettings(settings);
    controller.setSlot(0, realCard(card));
    controller.open(pictures);
    while (controller.isBusy() || !isDone(controller, 0)) QCoreApplication::processEvents();
    return {labelOf(controller, 0), fake.calls(), isStored(controller, 0)};
}

} // namespace

void TestSlotRunner::aSlotFollowsTheCommonSettingsButForItsOwn() {
    RunSettings common;
    common.engine.precision = inference::Precision::F32;
    common.segment.scale = 0.5;
    common.segment.flip = true;
    QCOMPARE(settingsOf(common, {}).key(), common.key());
    SlotSettings own;
    own.scale = 0.25;
    QCOMPARE(*settingsOf(common, own).segment.scale, 0.25);
    QVERIFY(settingsOf(common, own).segment.flip);
    own.scale = 0; // the model's own size
    QVERIFY(!settingsOf(common, own).segment.scale);
    own.size = core::Size{64, 32};
    QVERIFY(!settingsOf(common, own).segment.scale); // never both: they contradict each other
    QCOMPARE(settingsOf(common, own).segment.size->width, 64);
    own.flip = false;
    own.precision = inference::Precision::Bf16;
    own.tile = core::Size{512, 256};
    QVERIFY(!settingsOf(common, own).segment.flip);
    QVERIFY(settingsOf(common, own).engine.precision == inference::Precision::Bf16);
    QCOMPARE(settingsOf(common, own).segment.tile->height, 256);
    common.segment.tile = core::Size{128, 128};
    own.tile = core::Size{}; // none here, though the others have some
    QVERIFY(!settingsOf(common, own).segment.tile);
}

void TestSlotRunner::ownSettingsAreNamedInAFewWords() {
    QCOMPARE(settingsText({}), QString());
    SlotSettings own;
    own.scale = 0.5;
    own.precision = inference::Precision::Bf16;
    own.flip = true;
    own.tile = core::Size{512, 256};
    QCOMPARE(settingsText(own), QStringLiteral("50 % · bf16 · mirrored · tiles of 512×256"));
    own.size = core::Size{1024, 512};
    QVERIFY(settingsText(own).startsWith(QStringLiteral("1024×512 · ")));
}

void TestSlotRunner::theSameModelAtTwoSettingsIsTwoSlots() {
    const auto folder = m_folder / "two";
    writePictures(folder, 1);
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.setSlot(0, slotModel("tenths"));
    SlotModel half = slotModel("tenths");
    half.settings.scale = 0.5;
    controller.setSlot(1, half);
    controller.open(folder);
    QTRY_VERIFY(isDone(controller, 0) && isDone(controller, 1));
    QCOMPARE(labelOf(controller, 0), 0);
    QCOMPARE(labelOf(controller, 1), 5);
    QCOMPARE(fake.calls(), 2);
    QTRY_VERIFY(!controller.isBusy());
    SlotSettings quarter;
    quarter.scale = 0.3;
    controller.setSlotSettings(0, quarter);
    QTRY_COMPARE(labelOf(controller, 0), 3);
    QCOMPARE(labelOf(controller, 1), 5);
    QTRY_VERIFY(!controller.isBusy());
    controller.setSlotSettings(0, {}); // and back: it is known
    QCOMPARE(labelOf(controller, 0), 0);
    QCOMPARE(fake.calls(), 3);
}

void TestSlotRunner::otherCommonSettingsLeaveAlone_data() {
    QTest::addColumn<bool>("hasOwn");
    QTest::addColumn<int>("label");
    QTest::newRow("a slot with settings of its own") << true << 5;
    QTest::newRow("but not one that follows them") << false << 2;
}

void TestSlotRunner::otherCommonSettingsLeaveAlone() {
    QFETCH(bool, hasOwn);
    QFETCH(int, label);
    const auto folder = m_folder / (hasOwn ? "alone" : "follows");
    writePictures(folder, 1);
    FakeEngine fake;
    CompareController controller(fake.engine());
    SlotModel model = slotModel("tenths");
    if (hasOwn) model.settings.scale = 0.5;
    controller.setSlot(0, model);
    controller.open(folder);
    QTRY_VERIFY(isDone(controller, 0));
    RunSettings common;
    common.segment.scale = 0.2;
    controller.setSettings(common);
    QTRY_VERIFY(isDone(controller, 0) && !controller.isBusy());
    QCOMPARE(labelOf(controller, 0), label);
    QCOMPARE(fake.calls(), hasOwn ? 1 : 2);
}

void TestSlotRunner::aPredictionIsReadFromTheWorkspaceAndNotComputedAgain() {
    writePictures(m_folder / "kept", 1);
    const auto card = writeCard(m_folder / "kept-models", "class7");
    const CacheOptions options = cacheIn(m_folder / "kept-cache");
    const Seen first = look(m_folder / "kept", card, options);
    QCOMPARE(first.label, 7);
    QCOMPARE(first.calls, 1);
    QVERIFY(!first.isStored);
    const Seen second = look(m_folder / "kept", card, options);
    QCOMPARE(second.label, 7);
    QCOMPARE(second.calls, 0);
    QVERIFY(second.isStored);
}

void TestSlotRunner::whatMemoryForgetsComesBackFromTheWorkspace() {
    writePictures(m_folder / "forgets", 3);
    FakeEngine fake;
    CompareController controller(fake.engine());
    CacheOptions options = cacheIn(m_folder / "forgets-cache");
    options.memoryBytes = 1; // the newest alone
    controller.setCaching(options);
    controller.setSlot(0, realCard(writeCard(m_folder / "forgets-models", "red")));
    controller.open(m_folder / "forgets");
    for (const int frame : {0, 1, 2}) {
        controller.showFrame(frame);
        QTRY_VERIFY(isDone(controller, 0) && !controller.isBusy());
    }
    QCOMPARE(fake.calls(), 3);
    controller.showFrame(0);
    QTRY_VERIFY(isDone(controller, 0));
    QCOMPARE(labelOf(controller, 0), 0);
    QVERIFY(isStored(controller, 0));
    QCOMPARE(int(controller.slot(0).prediction->prediction.confidence.at(0, 0)), 200);
    QCOMPARE(controller.slot(0).prediction->prediction.timings.totalMs, 12.0); // as it took to compute
    QCOMPARE(fake.calls(), 3);
}

void TestSlotRunner::otherWeightsSettingsOrPixelsAreComputed() {
    writePictures(m_folder / "others", 1);
    const CacheOptions options = cacheIn(m_folder / "others-cache");
    const auto card = writeCard(m_folder / "others-models", "tenths");
    QCOMPARE(look(m_folder / "others", card, options).calls, 1);
    RunSettings half;
    half.segment.scale = 0.5;
    const Seen other = look(m_folder / "others", card, options, half);
    QCOMPARE(other.calls, 1);
    QCOMPARE(other.label, 5);
    writeCard(m_folder / "others-models", "tenths", 'b'); // another model under the old name
    QCOMPARE(look(m_folder / "others", card, options).calls, 1);
    must(core::writeImage(m_folder / "others/frame0.png", core::Image({8, 4}, core::Rgb{1, 2, 3})));
    QCOMPARE(look(m_folder / "others", card, options).calls, 1);
    QCOMPARE(look(m_folder / "others", card, options).calls, 0);
}

void TestSlotRunner::aScoreThatIsAddedToACardChangesNoPrediction() {
    writePictures(m_folder / "scored", 1);
    const CacheOptions options = cacheIn(m_folder / "scored-cache");
    const auto card = writeCard(m_folder / "scored-models", "class3");
    QCOMPARE(look(m_folder / "scored", card, options).calls, 1);
    auto read = core::readModelCard(card);
    QVERIFY(read.has_value());
    read->scoresJson = R"([{"data": "somewhere", "scores": {}}])";
    read->origin = "Somewhere.";
    writeText(card, core::toJson(*read));
    QCOMPARE(look(m_folder / "scored", card, options).calls, 0);
    read->input.scale = 0.75; // but what the network is shown does
    writeText(card, core::toJson(*read));
    QCOMPARE(look(m_folder / "scored", card, options).calls, 1);
}

void TestSlotRunner::segmentingAnewWritesOverWhatIsKept() {
    writePictures(m_folder / "anew", 1);
    const CacheOptions options = cacheIn(m_folder / "anew-cache");
    const auto card = writeCard(m_folder / "anew-models", "class4");
    QCOMPARE(look(m_folder / "anew", card, options).calls, 1);
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.setCaching(options);
    controller.setSlot(0, realCard(card));
    controller.setSlot(1, slotModel("class5"));
    controller.open(m_folder / "anew");
    QTRY_VERIFY(isDone(controller, 0) && isDone(controller, 1) && !controller.isBusy());
    QVERIFY(isStored(controller, 0));
    QCOMPARE(fake.calls(), 1);
    controller.segmentAnew(0);
    QVERIFY(!isDone(controller, 0));
    QVERIFY(isDone(controller, 1)); // the others are left alone
    QTRY_VERIFY(isDone(controller, 0) && !controller.isBusy());
    QVERIFY(!isStored(controller, 0));
    QCOMPARE(fake.calls(), 2);
    QCOMPARE(look(m_folder / "anew", card, options).calls, 0);
}

void TestSlotRunner::whatIsComputedFastGetsNoFile() {
    writePictures(m_folder / "fast", 1);
    CacheOptions options = cacheIn(m_folder / "fast-cache");
    options.leastMs = 13; // the engine of the tests says 12
    const auto card = writeCard(m_folder / "fast-models", "class4");
    QCOMPARE(look(m_folder / "fast", card, options).calls, 1);
    QCOMPARE(look(m_folder / "fast", card, options).calls, 1);
    options.leastMs = 12;
    QCOMPARE(look(m_folder / "fast", card, options).calls, 1);
    QCOMPARE(look(m_folder / "fast", card, options).calls, 0);
}

void TestSlotRunner::aCacheThatCannotBeWrittenFailsNoPredictionAndIsToldOnce() {
    writePictures(m_folder / "harmless", 3);
    writeText(m_folder / "no-folder", "a file where the folder should be");
    FakeEngine fake;
    CompareController controller(fake.engine());
    QSignalSpy told(&controller, &CompareController::cacheFailed);
    QSignalSpy failed(&controller, &CompareController::failed);
    controller.setCaching(cacheIn(m_folder / "no-folder/predictions"));
    controller.setSlot(0, realCard(writeCard(m_folder / "harmless-models", "class4")));
    controller.open(m_folder / "harmless");
    for (const int frame : {0, 1, 2}) {
        controller.showFrame(frame);
        QTRY_VERIFY(isDone(controller, 0) && !controller.isBusy());
    }
    QCOMPARE(failed.count(), 0);
    QCOMPARE(told.count(), 1);
    QVERIFY(told[0][0].value<core::Error>().message.find("no-folder") != std::string::npos);
}

void TestSlotRunner::aBatchIsKeptToo() {
    writePictures(m_folder / "batch", 4);
    const auto card = writeCard(m_folder / "batch-models", "red");
    const auto run = [&](FakeEngine& fake) {
        CompareController controller(fake.engine());
        controller.setCaching(cacheIn(m_folder / "batch-cache"));
        controller.setSlot(0, realCard(card));
        controller.open(m_folder / "batch");
        QTRY_VERIFY(isDone(controller, 0) && !controller.isBusy());
        controller.startBatch();
        QTRY_VERIFY(!controller.batch() && !controller.isBusy());
    };
    FakeEngine first, second;
    run(first);
    QCOMPARE(first.calls(), 4);
    run(second);
    QCOMPARE(second.calls(), 0);
}

void TestSlotRunner::modelsStayLoadedAsTheyAreUsed() {
    writePictures(m_folder / "loaded", 1);
    FakeEngine fake;
    Engine engine = fake.engine();
    std::mutex mutex;
    std::vector<LoadedModel> inUse;
    engine.release = [&](const std::vector<LoadedModel>& models) {
        const std::scoped_lock lock(mutex);
        inUse = models;
    };
    CompareController controller(engine);
    RunSettings common;
    common.engine.device = "cpu";
    common.engine.threads = 3;
    controller.setSettings(common);
    controller.setSlot(0, slotModel("class1"));
    SlotModel other = slotModel("class1");
    other.settings.precision = inference::Precision::Bf16;
    controller.setSlot(1, other);
    controller.open(m_folder / "loaded");
    QTRY_VERIFY(isDone(controller, 0) && isDone(controller, 1) && !controller.isBusy());
    const std::scoped_lock lock(mutex);
    const std::filesystem::path card = slotModel("class1").card;
    // All that an engine tells loaded models apart by: one that is not named here is loaded anew for each frame.
    QVERIFY(inUse == (std::vector<LoadedModel>{{card, "cpu", inference::Precision::Auto, 3},
                                               {card, "cpu", inference::Precision::Bf16, 3}}));
}

QTEST_GUILESS_MAIN(TestSlotRunner)
#include "tst_slot_runner.moc"
