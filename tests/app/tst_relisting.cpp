// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Frames that come and go under a controller: which one is shown then, also while a film plays.
#include "app/gui/compare_controller.h"

#include "tests/support/fake_engine.h"
#include "tests/support/slot_models.h"
#include "tests/support/test_files.h"

#include <QTest>

#include <algorithm>
#include <utility>

using namespace app;
using namespace testing_support;
namespace fs = std::filesystem;

class TestRelisting : public QObject {
    Q_OBJECT

private slots:
    void init();
    void theFrameAfterAGoneOneTakesItsPlace_data();
    void theFrameAfterAGoneOneTakesItsPlace();
    void inAnotherOrderTheNearestFrameAfterIsShown();
    void aFrameThatWasAlteredStaysCurrentAndIsReadAgain();
    void playingGoesOnWhenFramesComeBeforeTheShownOne();
    void playingGoesOnWhenTheShownFrameGoes();
    void aBatchCountsTheFramesThatCame();

private:
    /// The source as it is now, told to the controller as a watch does.
    static void relist(CompareController& controller, const core::FrameListing& before) {
        const auto now = core::FrameSource::open(controller.source()->path()).value();
        controller.takeListing(now, core::FrameChanges::between(before, core::FrameListing(now)));
    }
    /// Plays, and calls `then` as soon as the third frame is shown, before the next one.
    template <class Then> void playToTheThirdFrame(CompareController& controller, Then then) {
        bool isThere = false;
        QObject here; // as long as this lasts
        connect(&controller, &CompareController::frameLoaded, &here, [&] {
            if (controller.index() == 2 && !std::exchange(isThere, true))
                QMetaObject::invokeMethod(this, then, Qt::QueuedConnection);
        });
        controller.setPlaySettings({PlayMode::EveryFrame, 4, false});
        controller.setPlaying(true);
        while (!isThere) QCoreApplication::processEvents();
        QTRY_VERIFY(!controller.isPlaying());
    }
    /// Frame k of writePictures() is red with k.
    static int redOf(const CompareController& controller) { return controller.frame()->image.at(0, 0).r; }
    TemporaryFolder m_folder;
    int m_turn = 0;
    fs::path m_pictures; ///< of one test: six
};

void TestRelisting::init() {
    m_pictures = m_folder / ("pictures" + std::to_string(++m_turn));
    writePictures(m_pictures, 6);
}

void TestRelisting::theFrameAfterAGoneOneTakesItsPlace_data() {
    QTest::addColumn<int>("current");
    QTest::addColumn<QList<int>>("gone");
    QTest::addColumn<int>("shown");
    QTest::newRow("in the middle") << 2 << QList<int>{2} << 3;
    QTest::newRow("with the one after it") << 2 << QList<int>{2, 3} << 4;
    QTest::newRow("with the one before it") << 2 << QList<int>{1, 2} << 3;
    QTest::newRow("the first") << 0 << QList<int>{0} << 1;
    QTest::newRow("the last") << 5 << QList<int>{5} << 4;
    QTest::newRow("the last two") << 4 << QList<int>{4, 5} << 3;
    QTest::newRow("another one") << 4 << QList<int>{1} << 4;
}

void TestRelisting::theFrameAfterAGoneOneTakesItsPlace() {
    QFETCH(int, current);
    QFETCH(QList<int>, gone);
    QFETCH(int, shown);
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.open(m_pictures);
    QTRY_VERIFY(controller.frame() != nullptr);
    controller.showFrame(current);
    QTRY_VERIFY(controller.frame() != nullptr);
    const core::FrameListing before(*controller.source());
    for (const int frame : gone) fs::remove(m_pictures / ("frame" + std::to_string(frame) + ".png"));
    relist(controller, before);
    QTRY_VERIFY(controller.frame() != nullptr);
    QCOMPARE(redOf(controller), shown);
    QCOMPARE(controller.frame()->index, controller.index());
    QCOMPARE(controller.frameCount(), 6 - int(gone.size()));
}

void TestRelisting::inAnotherOrderTheNearestFrameAfterIsShown() {
    const fs::path list = m_pictures / "list.txt";
    writeText(list, "frame0.png\nframe1.png\nframe2.png\nframe3.png\n");
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.open(list);
    QTRY_VERIFY(controller.frame() != nullptr);
    controller.showFrame(1);
    QTRY_VERIFY(controller.frame() != nullptr);
    QCOMPARE(redOf(controller), 1);
    const core::FrameListing before(*controller.source());
    writeText(list, "frame3.png\nframe0.png\nframe2.png\n");
    relist(controller, before);
    QTRY_VERIFY(controller.frame() != nullptr);
    QCOMPARE(redOf(controller), 2);
}

void TestRelisting::aFrameThatWasAlteredStaysCurrentAndIsReadAgain() {
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.setSlot(0, slotModel("red"));
    controller.open(m_pictures);
    QTRY_VERIFY(isDone(controller, 0));
    controller.showFrame(3);
    QTRY_VERIFY(isDone(controller, 0) && !controller.isBusy());
    const core::FrameListing before(*controller.source());
    must(core::writeImage(m_pictures / "frame3.png", core::Image({16, 8}, core::Rgb{9, 0, 0})));
    relist(controller, before);
    QTRY_VERIFY(isDone(controller, 0) && !controller.isBusy());
    QCOMPARE(controller.index(), 3);
    QCOMPARE(labelOf(controller, 0), 9);
}

void TestRelisting::playingGoesOnWhenFramesComeBeforeTheShownOne() {
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.setSlot(0, slotModel("red"));
    std::vector<int> shown;
    connect(&controller, &CompareController::frameLoaded, this, [&] {
        QCOMPARE(controller.frame()->index, controller.index());
        shown.push_back(redOf(controller));
    });
    controller.open(m_pictures);
    QTRY_VERIFY(isDone(controller, 0));
    const core::FrameListing before(*controller.source());
    playToTheThirdFrame(controller, [&] {
        must(core::writeImage(m_pictures / "early.png", core::Image({8, 4}, core::Rgb{15, 0, 0})));
        relist(controller, before);
        QVERIFY(controller.isPlaying());
        QCOMPARE(controller.index(), 3);
    });
    QCOMPARE(controller.index(), 6);
    shown.erase(std::unique(shown.begin(), shown.end()), shown.end());
    QCOMPARE(shown, (std::vector<int>{0, 1, 2, 3, 4, 5})); // none twice, none left out
    QTRY_VERIFY(isDone(controller, 0) && !controller.isBusy());
    QCOMPARE(labelOf(controller, 0), 5);
    QCOMPARE(fake.calls() <= 7, true); // at most the one that was at work has run again
}

void TestRelisting::playingGoesOnWhenTheShownFrameGoes() {
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.open(m_pictures);
    QTRY_VERIFY(controller.frame() != nullptr);
    const core::FrameListing before(*controller.source());
    std::vector<int> shown;
    playToTheThirdFrame(controller, [&] {
        connect(&controller, &CompareController::frameLoaded, this, [&] { shown.push_back(redOf(controller)); });
        fs::remove(m_pictures / "frame2.png");
        relist(controller, before);
        QCOMPARE(controller.index(), 2);
    });
    QCOMPARE(shown, (std::vector<int>{3, 4, 5}));
    QTRY_VERIFY(controller.frame() != nullptr);
    QCOMPARE(redOf(controller), 5);
    QCOMPARE(controller.index(), 4);
}

void TestRelisting::aBatchCountsTheFramesThatCame() {
    FakeEngine fake;
    CompareController controller(fake.engine());
    int frames = 0, failed = -1;
    connect(&controller, &CompareController::batchFinished, this, [&](int all, int bad) {
        frames = all;
        failed = bad;
    });
    controller.setAutomatic(false);
    controller.open(m_pictures);
    controller.setSlot(0, slotModel("stubborn"));
    QTRY_VERIFY(controller.frame() != nullptr);
    controller.startBatch();
    QCOMPARE(controller.batch()->done, 0);
    fake.waitForEntry();
    const core::FrameListing before(*controller.source());
    must(core::writeImage(m_pictures / "frame9.png", core::Image({8, 4})));
    relist(controller, before);
    QCOMPARE(controller.batch()->frames, 7);
    for (int done = 1; done <= 7; ++done) {
        fake.release();
        if (done == 7) break;
        fake.waitForEntry();
        QTRY_COMPARE(controller.batch()->done, done);
    }
    QTRY_COMPARE(frames, 7);
    QCOMPARE(failed, 0);
}

QTEST_GUILESS_MAIN(TestRelisting)
#include "tst_relisting.moc"
