// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures on a screen with two device pixels for each pixel of a widget.
#include "widgets/canvas/pane.h"
#include "widgets/canvas/swipe.h"

#include <QApplication>
#include <QTest>
#include <QWheelEvent>

#include <cmath>

using namespace widgets;

namespace {

/// Each pixel has a colour of its own.
core::Image manyColors(core::Size size) {
    core::Image image(size);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            image.at(x, y) = {static_cast<std::uint8_t>(2 * x), static_cast<std::uint8_t>(3 * y), 77};
    return image;
}

struct Shown {
    SharedView view;
    FrameCanvas canvas{view};
    core::Image photo = manyColors({80, 60});

    Shown() {
        canvas.resize(40, 30);
        view.setFrameSize({80, 60});
        canvas.setPhoto(PhotoPixels::make(photo));
        view.showActualSize();
        canvas.show();
    }
};

} // namespace

class TestFineScreen : public QObject {
    Q_OBJECT

private slots:
    void atActualSizeEachPixelHasOneOfTheScreen();
    void labelsKeepHardEdgesBetweenDevicePixels();
    void thePixelUnderTheMouseIsTheOneThatIsSeen();
    void wheelKeepsThePlaceUnderTheMouse();
};

void TestFineScreen::atActualSizeEachPixelHasOneOfTheScreen() {
    Shown shown;
    QCOMPARE(shown.canvas.devicePixelRatioF(), 2.0);
    QCOMPARE(shown.canvas.scale(), 1.0);
    const QImage image = shown.canvas.grab().toImage();
    QCOMPARE(image.size(), QSize(80, 60));
    for (int y = 0; y < 60; ++y)
        for (int x = 0; x < 80; ++x) {
            const core::Rgb expected = shown.photo.at(x, y);
            QCOMPARE(image.pixel(x, y), qRgb(expected.r, expected.g, expected.b));
        }
}

void TestFineScreen::labelsKeepHardEdgesBetweenDevicePixels() {
    Shown shown;
    auto map = std::make_shared<core::LabelMap>(core::Size{80, 60}, std::uint8_t{0});
    for (int y = 0; y < 60; ++y)
        for (int x = 33; x < 80; ++x) map->at(x, y) = 13; // an odd column: in the middle of a pixel of the widget
    shown.canvas.setMask(map);
    shown.canvas.setOpacity(1);
    const auto scheme = *core::ClassScheme::builtIn("cityscapes-19");
    const MaskColors colors = maskColors(scheme, std::vector<bool>(20, true));
    shown.canvas.setMaskColors(colors);
    const QImage plain = shown.canvas.grab().toImage();
    QCOMPARE(plain.pixel(32, 20), colors[0]);
    QCOMPARE(plain.pixel(33, 20), colors[13]);
    const MaskHatching hatching = maskHatching(scheme, colors);
    shown.canvas.setMaskHatching(hatching);
    const QImage hatched = shown.canvas.grab().toImage();
    for (int y = 0; y < 60; ++y)
        for (int x = 0; x < 80; ++x) {
            const std::size_t value = x < 33 ? 0 : 13;
            const bool isInk = core::isInk(hatching.hatches[value], x / 2, y / 2); // two device pixels a pixel of ink
            QCOMPARE(hatched.pixel(x, y), isInk ? hatching.ink[value] : colors[value]);
        }
}

void TestFineScreen::thePixelUnderTheMouseIsTheOneThatIsSeen() {
    Shown shown;
    QTest::mouseMove(&shown.canvas, {10, 7});
    QTRY_VERIFY(shown.view.probe().has_value());
    QCOMPARE(*shown.view.probe(), QPoint(20, 14));
}

void TestFineScreen::wheelKeepsThePlaceUnderTheMouse() {
    Shown shown;
    const QPointF mouse(12, 9);
    QWheelEvent wheel(mouse, shown.canvas.mapToGlobal(mouse), {}, {0, 240}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&shown.canvas, &wheel);
    QVERIFY(shown.canvas.scale() > 1.5);
    const QPointF at = shown.view.placementIn(QSizeF(80, 60)).toFrame(mouse * 2);
    QVERIFY(std::abs(at.x() - 24) < 1e-6 && std::abs(at.y() - 18) < 1e-6);
}

/// Before there is an application: the scale is read once.
int main(int argc, char** argv) {
    qputenv("QT_SCALE_FACTOR", "2");
    QApplication application(argc, argv);
    TestFineScreen test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_fine_screen.moc"
