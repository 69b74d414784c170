// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame_feed.h"
#include "tests/support/fake_engine.h"
#include "tests/support/test_files.h"

#include <QTest>

using namespace app;
using namespace testing_support;

class TestFrameFeed : public QObject {
    Q_OBJECT

private slots:
    void aFrameComesAndNothingIsReadAheadUnasked();
    void theNextFramesWaitInTheRing();
    void aJumpEmptiesTheRingAndTheOldFrameDoesNotCome();
    void theRingFollowsALoop();
    void aFrameThatCannotBeReadIsToldWhenItIsWanted();
    void aFrameBehindABrokenOneComesAllTheSame();
    void openingGivesUpWhatIsRead();
    void anotherReaderFindsNothingOfTheLastInTheRing();

private:
    std::shared_ptr<FrameReader> reader(const char* name, int count) {
        writePictures(m_folder / name, count);
        return std::make_shared<FrameReader>(core::FrameSource::open(m_folder / name).value());
    }
    /// Index of the frame that came, −1: an error, −2: nothing yet.
    struct Came {
        int index = -2;
        std::function<void(FrameFeed::Read)> done() {
            return [this](const FrameFeed::Read& read) { index = read ? (*read)->index : -1; };
        }
    };
    static std::optional<int> oneFurther(int frame) { return frame < 11 ? std::optional(frame + 1) : std::nullopt; }
    TemporaryFolder m_folder;
};

void TestFrameFeed::anotherReaderFindsNothingOfTheLastInTheRing() {
    FrameFeed feed;
    feed.setReader(reader("last", 12));
    feed.readAhead(oneFurther);
    Came came;
    feed.want(0, came.done());
    QTRY_COMPARE(feed.held(), std::size_t{8});
    feed.startAnew(reader("anew", 12));
    QCOMPARE(feed.held(), std::size_t{0});
    came = {};
    feed.want(1, came.done());
    QCOMPARE(came.index, -2); // it is read, and is no frame of before
    QTRY_COMPARE(came.index, 1);
}

void TestFrameFeed::aFrameComesAndNothingIsReadAheadUnasked() {
    FrameFeed feed;
    feed.setReader(reader("one", 12));
    Came came;
    feed.want(3, came.done());
    QCOMPARE(came.index, -2);
    QTRY_COMPARE(came.index, 3);
    QCOMPARE(feed.held(), std::size_t{0});
}

void TestFrameFeed::theNextFramesWaitInTheRing() {
    FrameFeed feed;
    feed.setReader(reader("ring", 12));
    feed.readAhead(oneFurther);
    Came came;
    feed.want(0, came.done());
    QTRY_COMPARE(feed.held(), std::size_t{8});
    QCOMPARE(came.index, 0);
    feed.want(1, came.done());
    QCOMPARE(came.index, 1); // at once
    feed.want(4, came.done());
    QCOMPARE(came.index, 4);                   // 2 and 3 were left out
    QTRY_COMPARE(feed.held(), std::size_t{7}); // 5 to 11, the last
    feed.readAhead({});
    QCOMPARE(feed.held(), std::size_t{0});
}

void TestFrameFeed::aJumpEmptiesTheRingAndTheOldFrameDoesNotCome() {
    FrameFeed feed;
    feed.setReader(reader("jump", 12));
    feed.readAhead(oneFurther);
    Came old, came;
    feed.want(0, old.done());
    feed.want(9, came.done());
    QTRY_COMPARE(came.index, 9);
    QTRY_COMPARE(feed.held(), std::size_t{2});
    QCOMPARE(old.index, -2);
}

void TestFrameFeed::theRingFollowsALoop() {
    FrameFeed feed;
    feed.setReader(reader("loop", 4));
    feed.readAhead([](int frame) { return std::optional((frame + 1) % 4); });
    Came came;
    feed.want(2, came.done());
    QTRY_COMPARE(feed.held(), std::size_t{8});
    for (const int frame : {3, 0, 1, 2}) {
        feed.want(frame, came.done());
        QCOMPARE(came.index, frame);
    }
}

void TestFrameFeed::aFrameThatCannotBeReadIsToldWhenItIsWanted() {
    auto broken = reader("broken", 4);
    writeText(m_folder / "broken" / "frame2.png", "no picture");
    FrameFeed feed;
    feed.setReader(broken);
    feed.readAhead([](int frame) { return frame < 3 ? std::optional(frame + 1) : std::nullopt; });
    Came came;
    feed.want(0, came.done());
    QTRY_COMPARE(feed.held(), std::size_t{1});
    feed.want(1, came.done());
    QCOMPARE(came.index, 1);
    feed.want(2, came.done());
    QTRY_COMPARE(came.index, -1);
    feed.want(3, came.done());
    QTRY_COMPARE(came.index, 3);
}

void TestFrameFeed::aFrameBehindABrokenOneComesAllTheSame() {
    auto broken = reader("behind", 4);
    writeText(m_folder / "behind" / "frame2.png", "no picture");
    FrameFeed feed;
    feed.setReader(broken);
    Came came;
    feed.want(0, came.done());
    QTRY_COMPARE(came.index, 0);
    feed.readAhead([](int frame) { return frame < 3 ? std::optional(frame + 1) : std::nullopt; }); // begins at once
    feed.want(3, came.done());
    QTRY_COMPARE(came.index, 3);
}

void TestFrameFeed::openingGivesUpWhatIsRead() {
    FrameFeed feed;
    feed.setReader(reader("before", 4));
    Came came;
    feed.want(1, came.done());
    bool opened = false;
    feed.open(m_folder / "before", {}, [&](const FrameFeed::Opened& outcome) { opened = outcome.has_value(); });
    QTRY_VERIFY(opened);
    QCOMPARE(came.index, -2);
}

QTEST_GUILESS_MAIN(TestFrameFeed)
#include "tst_frame_feed.moc"
