// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a CompareController plays films: every frame, and live.
#include "app/gui/compare_controller.h"

#include "core/image/video_writer.h"
#include "tests/support/fake_engine.h"
#include "tests/support/made_videos.h"
#include "tests/support/test_files.h"

#include <QRegularExpression>
#include <QTest>

#include <map>

using namespace app;
using namespace testing_support;

class TestPlaying : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void everyFrameOfAFilmIsShownAndSegmentedOnce();
    void aLoopBeginsAgainAtTheMarkedFrame();
    void liveGoesOnWhileTheModelsAreBusyAndTheyGetTheNewestFrameNext();
    void whatALiveFilmDropsIsCounted();
    void aLiveFilmWithoutModelsDropsNothing();
    void storedPredictionsAreShownAsTheirOwnFramesLive();
    void aPausedLiveFilmSegmentsTheFrameThatStands();
    void aModelThatFailsLiveStopsTheFilmAndSaysSo();
    void theModeCanBeChangedWhilePlaying();
    void aSecondAheadIsExact();
    void aFrameThatIsMonthsAwayIsWaitedFor();

private:
    TemporaryFolder m_folder;
    std::filesystem::path m_film = m_folder / "film.mp4";
};

namespace {

/// Frame k of the film is red with about 20 k.
int numberOf(const LoadedFrame& frame) { return (frame.image.at(8, 8).r + 10) / 20; }

PlaySettings live(double speed = 1, bool loop = false) { return {PlayMode::Live, speed, loop}; }

} // namespace

void TestPlaying::initTestCase() {
    auto writer = core::VideoWriter::create(m_film, {64, 32}, 25);
    QVERIFY(writer);
    for (int i = 0; i < 12; ++i)
        must(writer->write(core::Image({64, 32}, core::Rgb{static_cast<std::uint8_t>(20 * i), 0, 0})));
    must(writer->finish());
}

void TestPlaying::everyFrameOfAFilmIsShownAndSegmentedOnce() {
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.setSlot(0, slotModel("class1"));
    std::vector<int> shown;
    connect(&controller, &CompareController::frameLoaded, this,
            [&] { shown.push_back(numberOf(*controller.frame())); });
    controller.open(m_film);
    QTRY_VERIFY(controller.frame() != nullptr);
    controller.setPlaySettings({PlayMode::EveryFrame, 4, false});
    controller.setPlaying(true);
    QTRY_VERIFY(!controller.isPlaying());
    QCOMPARE(shown, (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}));
    QCOMPARE(fake.calls(), 12);
    QCOMPARE(controller.counts(0, true).size(), std::size_t{0}); // there is no truth
}

void TestPlaying::aLoopBeginsAgainAtTheMarkedFrame() {
    FakeEngine fake;
    CompareController controller(fake.engine());
    std::vector<int> shown;
    connect(&controller, &CompareController::frameLoaded, this,
            [&] { shown.push_back(numberOf(*controller.frame())); });
    controller.open(m_film);
    QTRY_VERIFY(controller.frame() != nullptr);
    controller.setPlayRange(3, 5);
    controller.setPlaySettings({PlayMode::EveryFrame, 4, true});
    controller.setPlaying(true);
    QTRY_VERIFY(shown.size() >= 8);
    shown.resize(8);
    QCOMPARE(shown, (std::vector<int>{0, 3, 4, 5, 3, 4, 5, 3}));
    QVERIFY(controller.isPlaying());
}

void TestPlaying::liveGoesOnWhileTheModelsAreBusyAndTheyGetTheNewestFrameNext() {
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.setPlaySettings(live(1, true));
    controller.setSlot(0, slotModel("stubborn"));
    std::vector<int> late;
    int current = -1; // when the late one came
    connect(&controller, &CompareController::lateOutcome, this, [&](int slot, const auto& frame, const auto& made) {
        QCOMPARE(slot, 0);
        QVERIFY(made != nullptr);
        QCOMPARE(numberOf(*frame), frame->index);
        late.push_back(frame->index);
        current = controller.index();
    });
    controller.open(m_film);
    fake.waitForEntry(); // the first frame
    controller.setPlaying(true);
    QTRY_VERIFY(controller.index() >= 3); // the model holds the first frame, and the film goes on
    QVERIFY(controller.isSegmenting());
    QVERIFY(controller.slot(0).prediction == nullptr);
    fake.release();
    QTRY_COMPARE(late.size(), std::size_t{1});
    QCOMPARE(late[0], 0);
    QVERIFY(current >= 3);
    fake.waitForEntry(); // and now one that is newer
    const int atEntry = controller.index();
    fake.release();
    QTRY_VERIFY(late.size() == 2 || controller.slot(0).state == SlotState::Done);
    if (late.size() == 2) QVERIFY(late[1] >= 3 || late[1] <= atEntry);
    controller.setPlaying(false);
    for (int i = 0; i < 4; ++i) fake.release();
    QTRY_VERIFY(!controller.isBusy());
}

void TestPlaying::whatALiveFilmDropsIsCounted() {
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.setPlaySettings(live());
    controller.setSlot(0, slotModel("stubborn"));
    controller.open(m_film);
    fake.waitForEntry();
    controller.setPlaying(true);
    QTRY_VERIFY(!controller.isPlaying()); // to the end, with the first frame still at work
    const auto& tally = controller.playTally();
    QCOMPARE(tally.shown + tally.skipped, 11L); // the last one stays
    QCOMPARE(tally.dropped, tally.shown - 1);   // all but the first
    QCOMPARE(controller.index(), 11);
    fake.release();
    fake.waitForEntry(); // then the last one has its turn
    fake.release();
    QTRY_COMPARE(controller.slot(0).state, SlotState::Done);
}

void TestPlaying::aLiveFilmWithoutModelsDropsNothing() {
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.setPlaySettings(live(4));
    controller.open(m_film);
    QTRY_VERIFY(controller.frame() != nullptr);
    controller.setPlaying(true);
    QTRY_VERIFY(!controller.isPlaying());
    QCOMPARE(controller.playTally().dropped, 0L);
    QCOMPARE(controller.playTally().shown + controller.playTally().skipped, 11L);
}

void TestPlaying::storedPredictionsAreShownAsTheirOwnFramesLive() {
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.setSlot(0, slotModel("class3"));
    controller.open(m_film);
    QTRY_VERIFY(controller.frame() != nullptr);
    controller.startBatch();
    QTRY_VERIFY(!controller.isBusy());
    QCOMPARE(fake.calls(), 12);
    int lates = 0;
    connect(&controller, &CompareController::lateOutcome, this, [&] { ++lates; });
    connect(&controller, &CompareController::frameLoaded, this,
            [&] { QCOMPARE(controller.slot(0).state, SlotState::Done); });
    controller.setPlaySettings(live(2));
    controller.setPlaying(true);
    QTRY_VERIFY(!controller.isPlaying());
    QCOMPARE(lates, 0);
    QCOMPARE(fake.calls(), 12);
    QCOMPARE(controller.playTally().dropped, 0L);
}

void TestPlaying::aPausedLiveFilmSegmentsTheFrameThatStands() {
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.setPlaySettings(live(1, true));
    controller.setSlot(0, slotModel("stubborn"));
    controller.open(m_film);
    fake.waitForEntry();
    controller.setPlaying(true);
    QTRY_VERIFY(controller.index() >= 2 && controller.frame() != nullptr);
    controller.setPlaying(false);
    const int stands = controller.index();
    fake.release();
    fake.waitForEntry();
    fake.release();
    QTRY_COMPARE(controller.slot(0).state, SlotState::Done);
    QCOMPARE(controller.index(), stands);
    QCOMPARE(controller.summary(stands) != nullptr, true);
}

void TestPlaying::aModelThatFailsLiveStopsTheFilmAndSaysSo() {
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.setAutomatic(false);
    controller.setPlaySettings(live(0.25, true));
    controller.setSlot(0, slotModel("fail"));
    int failures = 0;
    connect(&controller, &CompareController::failed, this, [&] { ++failures; });
    controller.open(m_film);
    QTRY_VERIFY(controller.frame() != nullptr);
    controller.setPlaying(true);
    QTRY_VERIFY(!controller.isPlaying());
    QCOMPARE(failures, 1);
}

void TestPlaying::theModeCanBeChangedWhilePlaying() {
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.setPlaySettings(live(1, true));
    controller.setSlot(0, slotModel("stubborn"));
    controller.open(m_film);
    fake.waitForEntry();
    controller.setPlaying(true);
    QTRY_VERIFY(controller.index() >= 2 && controller.frame() != nullptr);
    controller.setPlaySettings({PlayMode::EveryFrame, 1, true});
    const int waiting = controller.index();
    fake.release(); // of the frame that has gone by
    fake.waitForEntry();
    QCOMPARE(controller.index(), waiting); // it waits now
    fake.release();
    QTRY_VERIFY(controller.index() != waiting);
    controller.setPlaying(false);
    for (int i = 0; i < 4; ++i) fake.release();
    QTRY_VERIFY(!controller.isBusy());
}

void TestPlaying::aSecondAheadIsExact() {
    const auto long_ = m_folder / "long.mp4";
    {
        auto writer = core::VideoWriter::create(long_, {64, 32}, 5);
        QVERIFY(writer);
        for (int i = 0; i < 12; ++i)
            must(writer->write(core::Image({64, 32}, core::Rgb{static_cast<std::uint8_t>(20 * i), 0, 0})));
        must(writer->finish());
    }
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.open(long_);
    QTRY_VERIFY(controller.frame() != nullptr);
    controller.showBeside(1);
    QTRY_VERIFY(controller.frame() != nullptr);
    QCOMPARE(numberOf(*controller.frame()), 5);
    controller.showBeside(1);
    controller.showBeside(-1);
    QTRY_VERIFY(controller.frame() != nullptr);
    QCOMPARE(numberOf(*controller.frame()), 5);
}

void TestPlaying::aFrameThatIsMonthsAwayIsWaitedFor() {
    std::string bytes = motionJpegAvi({32, 16}, 3).bytes;
    const std::size_t scale = bytes.find("vidsMJPG") + 20;
    bytes.replace(scale, 8, littleEndian(10'000'000) + littleEndian(1)); // seconds for one frame
    const auto film = m_folder / "slow.avi";
    writeText(film, bytes);
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.open(film);
    QTRY_VERIFY(controller.frame() != nullptr);
    QTest::failOnWarning(QRegularExpression("imer")); // of an interval that no timer can have
    controller.setPlaying(true);
    QVERIFY(controller.player().next(0)->wait > 4e6);
    QVERIFY(controller.isPlaying());
    QCOMPARE(controller.index(), 0);
}

QTEST_GUILESS_MAIN(TestPlaying)
#include "tst_playing.moc"
