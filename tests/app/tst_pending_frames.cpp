// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a batch has yet to do, counted in questions: of 50,000 frames nobody is asked about all again and again.
#include "app/gui/pending_frames.h"
#include "app/gui/run_frames.h"

#include <QTest>

#include <vector>

using namespace app;

namespace {

constexpr int kFrames = 50'000;

/// Frames that are done, and how often it was asked whether one is.
struct Asked {
    std::vector<bool> done = std::vector<bool>(kFrames);
    long questions = 0;
    PendingFrames pending{[this](int frame) {
        ++questions;
        return !done[static_cast<std::size_t>(frame)];
    }};
};

} // namespace

class TestPendingFrames : public QObject {
    Q_OBJECT

private slots:
    void aWholeBatchAsksThreeTimesPerFrameAndOnceAtItsStart();
    void whatWasDoneBeforeIsLeftOut();
    void aFrameThatIsPendingAgainComesFirst();
    void framesThatAreSettledByThemselvesArePassedOverOnce();
    void nothingIsAskedBeforeItIsWanted();
    void framesOfARunAreKnownByRunAndNumber();
    void framesOfARunGetOtherNumbers();
};

void TestPendingFrames::aWholeBatchAsksThreeTimesPerFrameAndOnceAtItsStart() {
    Asked asked;
    asked.pending.reset(kFrames);
    int frames = 0;
    for (auto next = asked.pending.next(); next; next = asked.pending.next()) {
        QCOMPARE(*next, frames);
        asked.done[static_cast<std::size_t>(*next)] = true;
        asked.pending.update(*next); // its outcome
        asked.pending.update(*next); // its summary
        QCOMPARE(asked.pending.count(), kFrames - ++frames);
        QVERIFY(asked.questions <= kFrames + 3L * frames);
    }
    QCOMPARE(frames, kFrames);
    QCOMPARE(asked.questions, 4L * kFrames); // walking through all would take 2,500,000,000
}

void TestPendingFrames::whatWasDoneBeforeIsLeftOut() {
    Asked asked;
    asked.done[0] = asked.done[1] = asked.done[7] = true;
    asked.pending.reset(kFrames);
    QCOMPARE(asked.pending.count(), kFrames - 3);
    QCOMPARE(asked.pending.next(), std::optional(2));
    asked.pending.reset(2);
    QCOMPARE(asked.pending.count(), 0);
    QCOMPARE(asked.pending.next(), std::nullopt);
}

void TestPendingFrames::aFrameThatIsPendingAgainComesFirst() {
    Asked asked;
    asked.done[3] = true;
    asked.pending.reset(kFrames);
    QCOMPARE(asked.pending.count(), kFrames - 1);
    asked.done[3] = false;
    asked.done[0] = asked.done[1] = asked.done[2] = true;
    for (const int frame : {0, 1, 2, 3}) asked.pending.update(frame);
    QCOMPARE(asked.pending.next(), std::optional(3));
    QCOMPARE(asked.pending.count(), kFrames - 3);
}

void TestPendingFrames::framesThatAreSettledByThemselvesArePassedOverOnce() {
    Asked asked;
    asked.pending.reset(kFrames);
    QCOMPARE(asked.pending.count(), kFrames);
    for (std::size_t frame = 0; frame < 100; ++frame) asked.done[frame] = true; // nobody told
    asked.questions = 0;
    QCOMPARE(asked.pending.next(), std::optional(100));
    QCOMPARE(asked.questions, 101L);
    QCOMPARE(asked.pending.next(), std::optional(100));
    QCOMPARE(asked.questions, 102L);
    QCOMPARE(asked.pending.count(), kFrames - 100);
}

void TestPendingFrames::nothingIsAskedBeforeItIsWanted() {
    Asked asked;
    for (int i = 0; i < 10; ++i) {
        asked.pending.reset(kFrames);
        asked.pending.update(5);
    }
    QCOMPARE(asked.questions, 0L);
}

void TestPendingFrames::framesOfARunAreKnownByRunAndNumber() {
    RunFrames frames;
    const RunKey one{"a", "f32"}, other{"a", "f32", "other weights"};
    QVERIFY(!frames.contains(one, 0));
    frames.add(one, 49'999);
    frames.add(one, 3);
    frames.add(other, 7);
    QVERIFY(frames.contains(one, 3) && frames.contains(one, 49'999));
    QVERIFY(!frames.contains(one, 7) && !frames.contains(other, 3) && !frames.contains(one, 60'000));
    QCOMPARE(frames.of(one), (std::vector<int>{3, 49'999}));
    QCOMPARE(frames.runs().size(), std::size_t{2});
    frames.remove(one, 3);
    frames.remove(other, 60'000);
    QCOMPARE(frames.of(one), std::vector<int>{49'999});
    frames.clear();
    QVERIFY(frames.of(one).empty());
}

void TestPendingFrames::framesOfARunGetOtherNumbers() {
    RunFrames frames;
    const RunKey run{"a", "f32"};
    for (const int frame : {0, 1, 3}) frames.add(run, frame);
    frames.renumber({2, -1, 0, 5});
    QCOMPARE(frames.of(run), (std::vector<int>{2, 5}));
}

QTEST_GUILESS_MAIN(TestPendingFrames)
#include "tst_pending_frames.moc"
