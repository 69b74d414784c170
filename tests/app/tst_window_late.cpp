// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A mask that comes late lies over its own photo, in colours that cannot be mistaken.
#include "core/image/video_writer.h"
#include "tests/support/window_fixture.h"

#include <QScopeGuard>
#include <QTest>

using namespace app;
using namespace testing_support;

class TestWindowLate : public QObject, private WindowFixture {
    Q_OBJECT

private slots:
    void initTestCase();
    void aLateMaskStaysOverItsOwnPhotoWhileTheFilmGoesOn();

private:
    /// In the middle of the canvas, without masks: blue is positive, red is negative.
    static int blueness(MainWindow& window, widgets::Pane& pane) {
        window.view().setBare(true);
        const QImage image = pane.canvas().grab().toImage();
        window.view().setBare(false);
        const QRgb pixel = image.pixel(image.width() / 2, image.height() / 2);
        return qBlue(pixel) - qRed(pixel);
    }
};

/// The first three frames are blue, the others red.
void TestWindowLate::initTestCase() {
    auto writer = core::VideoWriter::create(m_folder / "colours.mp4", {64, 32}, 10);
    QVERIFY(writer);
    for (int i = 0; i < 80; ++i)
        must(writer->write(core::Image({64, 32}, i < 3 ? core::Rgb{20, 20, 220} : core::Rgb{220, 20, 20})));
    must(writer->finish());
}

void TestWindowLate::aLateMaskStaysOverItsOwnPhotoWhileTheFilmGoesOn() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("colours.mp4"));
    CompareController& controller = window.controller();
    const auto letGo = qScopeGuard([&fake] { // whatever fails here: the window waits for its models
        for (int i = 0; i < 8; ++i) fake.release();
    });
    controller.setPlaySettings({PlayMode::Live, 1, false});
    controller.setSlot(0, slotModel("stubborn"));
    fake.waitForEntry(); // the first frame
    controller.setPlaying(true);
    QTRY_VERIFY(controller.index() >= 4 && controller.frame() != nullptr);
    auto& pane = window.view().slotPane(0);
    auto& photo = window.view().photoPane();
    QTRY_VERIFY(blueness(window, photo) < -60);
    fake.release();
    QTRY_VERIFY(pane.canvas().hasMask());
    const int late = controller.index();
    QVERIFY(late >= 4);
    QVERIFY2(blueness(window, pane) > 20, "the mask of the first frame lies over another photo");
    QTRY_VERIFY(controller.index() > late && controller.frame() != nullptr); // the film goes on under it
    QVERIFY(blueness(window, pane) > 20);
    QVERIFY(blueness(window, photo) < -60);
    QVERIFY(pane.canvas().isStale());
    QVERIFY(pane.info().startsWith("1/80"));
    controller.setPlaying(false);
    for (int i = 0; i < 4; ++i) fake.release();
    QTRY_VERIFY(controller.slot(0).state == SlotState::Done && !window.isBusy());
    QVERIFY(blueness(window, pane) < -60); // and the frame that stands lies under its own
    QVERIFY(!pane.canvas().isStale());
}

QTEST_MAIN(TestWindowLate)
#include "tst_window_late.moc"
