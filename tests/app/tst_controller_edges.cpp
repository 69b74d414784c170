// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a controller does where something is not there yet, or no longer.
#include "app/gui/compare_controller.h"

#include "tests/support/fake_engine.h"
#include "tests/support/slot_models.h"
#include "tests/support/test_files.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace app;
using namespace testing_support;

class TestControllerEdges : public QObject {
    Q_OBJECT

private slots:
    void aNeighbourThatCannotBeReadIsTriedOnceAndToldWhenItIsShown();
    void aLiveFilmThatIsStoppedBeforeItsFirstFrameShowsIt();
    void aLiveFilmThatIsStoppedWhileTheOldSourceIsAtWorkShowsItsFirstFrame();
    void aBatchWhosePicturesAreForgottenEndsAllTheSame();

private:
    TemporaryFolder m_folder;
};

void TestControllerEdges::aNeighbourThatCannotBeReadIsTriedOnceAndToldWhenItIsShown() {
    const auto folder = m_folder / "ahead";
    writePictures(folder, 3);
    FakeEngine fake;
    CompareController controller(fake.engine());
    QSignalSpy failed(&controller, &CompareController::failed);
    QSignalSpy analysed(&controller, &CompareController::frameAnalysed);
    controller.setSlot(0, slotModel("red"));
    controller.open(folder);
    QTRY_VERIFY(isDone(controller, 0) && !controller.isBusy());
    const auto picture = controller.source()->frames()[1].image;
    std::filesystem::remove(picture);
    controller.setLookAhead(true);
    QTRY_VERIFY(controller.isAtRest());
    QCOMPARE(failed.count(), 0); // nobody asked for it
    QCOMPARE(fake.calls(), 1);
    const auto before = analysed.count();
    controller.setLookAhead(true);
    QVERIFY(controller.isAtRest()); // it is not tried again
    QCOMPARE(analysed.count(), before);
    controller.showFrame(1);
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(failed[0][1].value<core::Error>().message.find("frame1.png") != std::string::npos);
    must(core::writeImage(picture, core::Image({8, 4}, core::Rgb{1, 0, 0}))); // it is there again
    controller.showFrame(0);
    QTRY_VERIFY(isDone(controller, 0));
    controller.showFrame(1);
    QTRY_VERIFY(isDone(controller, 0));
    QCOMPARE(labelOf(controller, 0), 1);
    QTRY_VERIFY(controller.isAtRest());
}

void TestControllerEdges::aLiveFilmThatIsStoppedBeforeItsFirstFrameShowsIt() {
    const auto folder = m_folder / "live";
    writePictures(folder, 3);
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.setPlaySettings({PlayMode::Live, 1, false});
    controller.setSlot(0, slotModel("red"));
    bool wasStopped = false;
    connect(&controller, &CompareController::frameChanged, this, [&] {
        if (std::exchange(wasStopped, true)) return;
        QVERIFY(controller.frame() == nullptr && controller.isReading());
        controller.setPlaying(true);
        QVERIFY(controller.isLive());
        controller.setPlaying(false);
    });
    controller.open(folder);
    QTRY_VERIFY(wasStopped);
    QTRY_VERIFY(isDone(controller, 0) && controller.isAtRest());
    QCOMPARE(controller.index(), 0);
    QVERIFY(!controller.isPlaying());
    QCOMPARE(fake.calls(), 1);
}

void TestControllerEdges::aLiveFilmThatIsStoppedWhileTheOldSourceIsAtWorkShowsItsFirstFrame() {
    writePictures(m_folder / "old", 2);
    writePictures(m_folder / "new", 3);
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.setPlaySettings({PlayMode::Live, 1, false});
    controller.open(m_folder / "old");
    QTRY_VERIFY(controller.frame() != nullptr);
    controller.setSlot(0, slotModel("stubborn"));
    fake.waitForEntry();
    bool wasStopped = false;
    connect(&controller, &CompareController::sourceOpened, this, [&] {
        connect(&controller, &CompareController::frameChanged, this, [&] {
            if (std::exchange(wasStopped, true)) return;
            QVERIFY(controller.frame() == nullptr && controller.isSegmenting());
            controller.setPlaying(true);
            controller.setPlaying(false);
        });
    });
    controller.open(m_folder / "new");
    QTRY_VERIFY(wasStopped);
    fake.release(); // of the old source
    fake.waitForEntry();
    fake.release();
    QTRY_VERIFY(isDone(controller, 0) && controller.isAtRest());
    QCOMPARE(fake.calls(), 2);
    QCOMPARE(controller.slot(0).prediction->prediction.labels.size(), controller.frame()->image.size());
}

void TestControllerEdges::aBatchWhosePicturesAreForgottenEndsAllTheSame() {
    const auto folder = m_folder / "forgotten";
    writePictures(folder, 5);
    FakeEngine fake;
    CompareController controller(fake.engine());
    QSignalSpy finished(&controller, &CompareController::batchFinished);
    CacheOptions options;
    options.memoryBytes = 1; // the newest alone
    controller.setCaching(options);
    controller.setAutomatic(false);
    controller.open(folder);
    controller.setSlot(0, slotModel("red"));
    QTRY_VERIFY(controller.frame() != nullptr);
    std::vector<int> done;
    connect(&controller, &CompareController::batchChanged, this, [&] {
        if (controller.batch()) done.push_back(controller.batch()->done);
    });
    controller.startBatch();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(fake.calls(), 5);
    QVERIFY(std::ranges::is_sorted(done));
    QCOMPARE(done.back(), 5);
    controller.setSlot(1, slotModel("class1")); // and what was summed up is of another set of slots
    controller.clearSlot(1);
    QTRY_VERIFY(controller.isAtRest());
    controller.startBatch();
    QTRY_COMPARE(finished.count(), 2);
    QCOMPARE(finished[1][1].toInt(), 0);
    QCOMPARE(fake.calls(), 5);
}

QTEST_GUILESS_MAIN(TestControllerEdges)
#include "tst_controller_edges.moc"
