// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/player.h"

#include <QTest>

using namespace app;

namespace {

/// Ten frames a second.
Player playerOf(int frames, const PlaySettings& settings) {
    std::vector<double> seconds;
    for (int i = 0; i < frames; ++i) seconds.push_back(i / 10.0);
    Player player;
    player.setFilm(frames, std::move(seconds));
    player.setSettings(settings);
    return player;
}

constexpr PlaySettings kEvery{PlayMode::EveryFrame, 1, false};
constexpr PlaySettings kLive{PlayMode::Live, 1, false};

/// "3 +0.05": the frame and the wait.
QString text(const std::optional<Player::Next>& next) {
    return next ? QStringLiteral("%1 +%2").arg(next->frame).arg(next->wait, 0, 'f', 3) : QStringLiteral("end");
}

} // namespace

class TestPlayer : public QObject {
    Q_OBJECT

private slots:
    void everyFrameComesAtItsTimeOrWhenTheModelsAreDone();
    void aLittleDelayIsCaughtUpAndALongOneIsNot();
    void speedDividesTheWaits();
    void liveShowsTheFrameWhoseTimeItIs();
    void liveGoesOnFromWhereItIsAtAnotherSpeed();
    void theRangeIsPlayedAndInALoopAgain();
    void anEndBeforeItsStartIsItsStart();
    void liveLoopsKeepTheirRhythm();
    void framesOfVariableRateAreShownAsLongAsTheyLast();
    void picturesComeTwoASecond();
    void aSecondBesideIsTheFrameSeenThen();
    void secondsBetweenGoAroundALoop();
};

void TestPlayer::everyFrameComesAtItsTimeOrWhenTheModelsAreDone() {
    Player player = playerOf(4, kEvery);
    player.begin(0, 100);
    QCOMPARE(text(player.next(100.02)), "1 +0.080");
    QCOMPARE(text(player.next(107)), "1 +0.000"); // never another one
    player.advance(1, 107);
    QCOMPARE(text(player.next(107)), "2 +0.100");
    player.advance(2, 107.1);
    player.advance(3, 107.2);
    QCOMPARE(text(player.next(107.2)), "end");
}

void TestPlayer::aLittleDelayIsCaughtUpAndALongOneIsNot() {
    Player player = playerOf(9, kEvery);
    player.begin(0, 0);
    player.advance(1, 0.13); // 30 ms late
    QCOMPARE(text(player.next(0.13)), "2 +0.070");
    player.advance(2, 0.5); // 300 ms late
    QCOMPARE(text(player.next(0.5)), "3 +0.100");
}

void TestPlayer::speedDividesTheWaits() {
    Player player = playerOf(4, {PlayMode::EveryFrame, 4, false});
    player.begin(0, 0);
    QCOMPARE(text(player.next(0)), "1 +0.025");
    player.setSettings({PlayMode::Live, 0.25, false});
    QCOMPARE(text(player.next(0.1)), "1 +0.300");
}

void TestPlayer::liveShowsTheFrameWhoseTimeItIs() {
    Player player = playerOf(8, kLive);
    player.begin(1, 50);
    QCOMPARE(text(player.next(50.04)), "2 +0.060");
    QCOMPARE(text(player.next(50.33)), "4 +0.000"); // 2 and 3 have gone by
    player.advance(4, 50.35);
    QCOMPARE(text(player.next(50.35)), "5 +0.050");
    QCOMPARE(text(player.next(59)), "7 +0.000"); // late, but the end is shown
    player.advance(7, 59);
    QCOMPARE(text(player.next(59)), "end");
}

void TestPlayer::liveGoesOnFromWhereItIsAtAnotherSpeed() {
    Player player = playerOf(20, kLive);
    player.begin(0, 0);
    player.advance(5, 0.5);
    player.setSettings({PlayMode::Live, 2, false});
    player.begin(5, 0.5);
    QCOMPARE(text(player.next(0.6)), "7 +0.000");
}

void TestPlayer::anEndBeforeItsStartIsItsStart() {
    Player player = playerOf(10, kEvery);
    player.setRange(5, 2);
    QCOMPARE(player.first(), 5);
    QCOMPARE(player.last(), 5);
}

void TestPlayer::theRangeIsPlayedAndInALoopAgain() {
    Player player = playerOf(9, kEvery);
    player.setRange(2, 4);
    QCOMPARE(player.first(), 2);
    QCOMPARE(player.last(), 4);
    QCOMPARE(player.following(0).value(), 2);
    QCOMPARE(player.following(3).value(), 4);
    QVERIFY(!player.following(4));
    player.setSettings({PlayMode::EveryFrame, 1, true});
    QCOMPARE(player.following(4).value(), 2);
    player.setRange(3, 3);
    QVERIFY(!player.following(3)); // one frame is no film
    player.setRange(7, {});
    QCOMPARE(player.last(), 8);
}

void TestPlayer::liveLoopsKeepTheirRhythm() {
    Player player = playerOf(9, {PlayMode::Live, 1, true});
    player.setRange(2, 4);
    player.begin(2, 0);
    player.advance(4, 0.2);
    QCOMPARE(text(player.next(0.25)), "2 +0.050");
    player.advance(2, 0.3);
    QCOMPARE(text(player.next(0.31)), "3 +0.090");
    player.advance(3, 0.4);
    QCOMPARE(text(player.next(0.65)), "2 +0.000"); // two rounds: 0.3 seconds each
}

void TestPlayer::framesOfVariableRateAreShownAsLongAsTheyLast() {
    Player player;
    player.setFilm(4, {0, 0.1, 0.7, 0.8});
    player.setSettings(kLive);
    player.begin(0, 0);
    player.advance(1, 0.1);
    QCOMPARE(text(player.next(0.2)), "2 +0.500");
    player.advance(2, 0.7);
    QCOMPARE(text(player.next(0.7)), "3 +0.100");
}

void TestPlayer::picturesComeTwoASecond() {
    Player player;
    player.setFilm(3, {});
    player.begin(0, 0);
    QCOMPARE(text(player.next(0)), "1 +0.500");
}

void TestPlayer::aSecondBesideIsTheFrameSeenThen() {
    const Player player = playerOf(25, kEvery);
    QCOMPARE(player.beside(3, 1), 13);
    QCOMPARE(player.beside(13, -1), 3);
    QCOMPARE(player.beside(20, 1), 24);
    QCOMPARE(player.beside(4, -1), 0);
    Player slow; // a frame in two seconds
    slow.setFilm(3, {0, 2, 4});
    QCOMPARE(slow.beside(0, 1), 1);
    QCOMPARE(slow.beside(2, -1), 1);
}

void TestPlayer::secondsBetweenGoAroundALoop() {
    Player player = playerOf(10, kLive);
    QCOMPARE(player.secondsBetween(2, 7), 0.5);
    player.setRange(2, 7);
    QVERIFY(qAbs(player.secondsBetween(6, 3) - 0.3) < 1e-9); // 6, 7, then 2, 3
}

QTEST_APPLESS_MAIN(TestPlayer)
#include "tst_player.moc"
