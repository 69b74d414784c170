// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Everything at once and at odd moments, for ThreadSanitizer; any build checks what must hold whatever the order.
#include "app/gui/model_shelf.h"
#include "app/gui/thumbnail_feed.h"
#include "tests/support/chance.h"
#include "tests/support/made_videos.h"
#include "tests/support/slot_models.h"

#include <QSignalSpy>
#include <QTest>

using namespace app;
using namespace testing_support;

class TestStress : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void openSegmentCancelAndNextAtRandomMoments();
    void filmsBatchesAndThumbnailsAtRandomMoments();
    void controllersThatEndAtRandomMomentsLeaveNothingRunning();

private:
    std::filesystem::path sourceOf(std::uint32_t number) const {
        return m_folder / std::array{"pictures", "city", "film.avi", "nowhere"}[number % 4];
    }
    TemporaryFolder m_folder;
};

namespace {

SlotModel anyModel(Chance& chance) {
    return slotModel(std::array{"stepwise", "red", "class3", "fail", "ten", "patient"}[chance.below(6)]);
}

/// What is shown belongs to the current frame: `red` and `stepwise` predict its number.
bool showsTheCurrentFrame(const CompareController& controller) {
    for (int slot = 0; slot < kSlots; ++slot) {
        const SlotView& view = controller.slot(slot);
        if (!view.prediction || (view.model->name != "red" && view.model->name != "stepwise")) continue;
        if (controller.source()->kind() == core::SourceKind::Video) continue; // its colours are not numbers
        if (labelOf(controller, slot) != controller.index()) return false;
    }
    return true;
}

} // namespace

void TestStress::initTestCase() {
    writePictures(m_folder / "pictures", 5);
    writeCityscapes(m_folder / "city", 4);
    writeText(m_folder / "film.avi", motionJpegAvi({32, 16}, 6).bytes);
}

void TestStress::openSegmentCancelAndNextAtRandomMoments() {
    FakeEngine fake;
    CompareController controller(fake.engine());
    Chance chance(1);
    for (int i = 0; i < 3; ++i) controller.setSlot(i, slotModel("stepwise"));
    controller.setSlot(3, slotModel("red"));
    for (int round = 0; round < 200; ++round) {
        controller.open(sourceOf(chance.below(2)));
        chance.pause();
        controller.segment();
        chance.pause();
        QVERIFY(showsTheCurrentFrame(controller));
        controller.cancel();
        chance.pause();
        controller.showNext();
        chance.pause();
        QVERIFY(showsTheCurrentFrame(controller));
    }
    controller.open(sourceOf(0));
    QTRY_VERIFY(controller.frame() != nullptr && isDone(controller, 0) && isDone(controller, 3));
    QTRY_VERIFY(controller.isAtRest());
    QVERIFY(showsTheCurrentFrame(controller));
    QCOMPARE(fake.mostAtOnce(), 1);
}

void TestStress::filmsBatchesAndThumbnailsAtRandomMoments() {
    FakeEngine fake;
    CompareController controller(fake.engine());
    ThumbnailFeed thumbnails(m_folder / "thumbnails");
    ModelShelf shelf(core::Workspace(m_folder / "workspace"));
    connect(&controller, &CompareController::sourceOpened, &thumbnails,
            [&] { thumbnails.setSource(*controller.source()); });
    Chance chance(2);
    for (int step = 0; step < 600; ++step) {
        const int slot = static_cast<int>(chance.below(kSlots)), other = static_cast<int>(chance.below(kSlots));
        switch (chance.below(14)) {
        case 0: controller.open(sourceOf(chance.below(4))); break;
        case 1: controller.setSlot(slot, anyModel(chance)); break;
        case 2: controller.clearSlot(slot); break;
        case 3: controller.swapSlots(slot, other); break;
        case 4: controller.startBatch(); break;
        case 5: controller.setPlaying(!controller.isPlaying()); break;
        case 6: controller.setLookAhead(chance.one(2)); break;
        case 7: controller.setAutomatic(chance.one(2)); break;
        case 8: controller.segment(); break;
        case 9: controller.cancel(); break;
        case 10: thumbnails.want({0, 1, 2, 3}); break;
        case 11: shelf.refresh(); break;
        case 12: {
            RunSettings settings;
            if (chance.one(2)) settings.segment.scale = 0.5;
            controller.setSettings(settings);
            break;
        }
        default: controller.showFrame(static_cast<int>(chance.below(5))); break;
        }
        chance.pause();
        // Else nothing but opening comes about: what is asked for next takes the place of what was asked for.
        if (step % 10 == 0) QTRY_VERIFY(!controller.isOpening() && !controller.isReading());
        QVERIFY(showsTheCurrentFrame(controller));
    }
    for (int slot = 0; slot < kSlots; ++slot) controller.clearSlot(slot); // patient ones would never end
    controller.cancel();
    QTRY_VERIFY(controller.isAtRest() && !shelf.isBusy());
    QCOMPARE(fake.mostAtOnce(), 1);
}

void TestStress::controllersThatEndAtRandomMomentsLeaveNothingRunning() {
    Chance chance(3);
    for (int round = 0; round < 60; ++round) {
        FakeEngine fake;
        {
            CompareController controller(fake.engine());
            ThumbnailFeed thumbnails(m_folder / "thumbnails");
            connect(&controller, &CompareController::sourceOpened, &thumbnails, [&] {
                thumbnails.setSource(*controller.source());
                thumbnails.want({0, 1, 2});
            });
            controller.setLookAhead(chance.one(2));
            controller.setSlot(0, anyModel(chance));
            controller.open(sourceOf(chance.below(3)));
            chance.pause();
            controller.setSlot(1, anyModel(chance));
            if (chance.one(2)) controller.startBatch();
            chance.pause();
        }
        QVERIFY(fake.isLetGo());
    }
}

QTEST_GUILESS_MAIN(TestStress)
#include "tst_stress.moc"
