// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/frame_canvas.h"
#include "widgets/canvas/pane.h"
#include "widgets/canvas/pane_grid.h"

#include "tests/support/mouse.h"

#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <cmath>

using namespace widgets;
using testing_support::moveMouse;

namespace {

core::ClassScheme twoClasses() {
    return core::ClassScheme::fromJson(R"({"format": 1, "name": "two", "version": 1, "classes": [
        {"name": "first", "color": [200, 0, 0], "labelIds": [7]}, {"name": "second", "color": [0, 0, 200], "labelIds": [8]}]})",
                                       "test")
        .value();
}

bool isNear(QPointF a, QPointF b) { return std::hypot(a.x() - b.x(), a.y() - b.y()) < 1e-6; }

std::shared_ptr<const PhotoPixels> greyPhoto(core::Size size) {
    return PhotoPixels::make(core::Image(size, core::Rgb{100, 100, 100}));
}

/// 4×2: left half class 0, right half class 1.
std::shared_ptr<const core::LabelMap> halves(core::Size size) {
    core::LabelMap map(size);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) map.at(x, y) = x < size.width / 2 ? 0 : 1;
    return std::make_shared<const core::LabelMap>(std::move(map));
}

} // namespace

class TestCanvas : public QObject {
    Q_OBJECT

private slots:
    void fittedFrameIsCenteredInThePane();
    void zoomAtTheCursorKeepsThePointUnderIt();
    void zoomingOutPastTheFitIsFitted();
    void actualSizeKeepsTheMiddleOfTheView();
    void panMovesTheFrameWithTheCursorAndStopsAtItsEdge();
    void halvingAveragesFourPixels();
    void levelIsTheCoarsestThatIsFineEnough();
    void maskColorsHideAndHighlight();
    void opacityMixesPhotoAndMask();
    void labelsStayHardEdgedWhenMagnified();
    void probeIsThePixelUnderTheCursor();
    void wheelZoomsAndWithControlAsksForOpacity();
    void outlinesAreThePixelsBesideAnotherClass();
    void gridTakesTheColumnsThatShowFramesLargest();
    void promptTakesThePlaceOfTheCanvas();
    void aNarrowPaneKeepsTheEndOfItsTitleAndTheNumberOfTheFrame();
};

void TestCanvas::fittedFrameIsCenteredInThePane() {
    SharedView view;
    view.setFrameSize({200, 100});
    const Placement place = view.placementIn({400, 400});
    QCOMPARE(place.scale, 2.0);
    QCOMPARE(place.origin, QPointF(0, 100));
}

void TestCanvas::zoomAtTheCursorKeepsThePointUnderIt() {
    SharedView view;
    view.setFrameSize({2048, 1024});
    const QSizeF pane(640, 480);
    const QPointF cursor(200, 211);
    const QPointF before = view.placementIn(pane).toFrame(cursor);
    for (int notch = 0; notch < 7; ++notch) view.zoomAt(cursor, pane, 1.25);
    const Placement after = view.placementIn(pane);
    QVERIFY(isNear(after.toFrame(cursor), before));
    QVERIFY(std::abs(after.scale - 640.0 / 2048 * std::pow(1.25, 7)) < 1e-9);
}

void TestCanvas::zoomingOutPastTheFitIsFitted() {
    SharedView view;
    view.setFrameSize({200, 100});
    view.zoomAt({10, 10}, {400, 400}, 4);
    QVERIFY(!view.isFitted());
    view.zoomAt({10, 10}, {400, 400}, 0.1);
    QVERIFY(view.isFitted());
}

void TestCanvas::actualSizeKeepsTheMiddleOfTheView() {
    SharedView view;
    view.setFrameSize({200, 100});
    view.showActualSize();
    const Placement place = view.placementIn({50, 50});
    QCOMPARE(place.scale, 1.0);
    QVERIFY(isNear(place.toFrame({25, 25}), {100, 50}));
}

void TestCanvas::panMovesTheFrameWithTheCursorAndStopsAtItsEdge() {
    SharedView view;
    view.setFrameSize({200, 100});
    view.panBy({30, 0}, {50, 50}); // fitted: there is nowhere to go
    QVERIFY(view.isFitted());
    view.showActualSize();
    const QPointF held = view.placementIn({50, 50}).toFrame({10, 10});
    view.panBy({7, -4}, {50, 50});
    QVERIFY(isNear(view.placementIn({50, 50}).toFrame({17, 6}), held));
    view.panBy({10000, 0}, {50, 50});
    QVERIFY(isNear(view.placementIn({50, 50}).toPane({0, 0}), {25, view.placementIn({50, 50}).origin.y()}));
}

void TestCanvas::halvingAveragesFourPixels() {
    core::Image photo({1024, 2});
    photo.at(0, 0) = {10, 0, 255};
    photo.at(1, 0) = {20, 0, 255};
    photo.at(0, 1) = {30, 0, 255};
    photo.at(1, 1) = {40, 1, 255};
    const auto pixels = PhotoPixels::make(photo);
    QCOMPARE(pixels->levels().size(), std::size_t{2});
    QCOMPARE(pixels->levels()[0].pixelColor(1, 0), QColor(20, 0, 255));
    QCOMPARE(pixels->levels()[1].size(), QSize(512, 1));
    QCOMPARE(pixels->levels()[1].pixelColor(0, 0), QColor(25, 0, 255));
}

void TestCanvas::levelIsTheCoarsestThatIsFineEnough() {
    const auto pixels = PhotoPixels::make(core::Image({2048, 64}));
    QCOMPARE(pixels->levelFor(1.0).width(), 2048);
    QCOMPARE(pixels->levelFor(0.51).width(), 2048);
    QCOMPARE(pixels->levelFor(0.5).width(), 1024);
    QCOMPARE(pixels->levelFor(0.3).width(), 1024);
    QCOMPARE(pixels->levelFor(0.1).width(), 512); // there is nothing coarser
}

void TestCanvas::maskColorsHideAndHighlight() {
    const auto scheme = twoClasses();
    const auto all = maskColors(scheme, {true, true, true});
    QCOMPARE(all[0], qRgb(200, 0, 0));
    QCOMPARE(all[1], qRgb(0, 0, 200));
    QCOMPARE(all[2], qRgb(0, 0, 0)); // beyond the scheme
    QCOMPARE(all[255], qRgb(0, 0, 0));
    const auto some = maskColors(scheme, {false, true, false}, 1);
    QCOMPARE(some[0], QRgb(0));
    QCOMPARE(some[1], qRgb(0, 0, 200));
    QCOMPARE(some[255], QRgb(0));
    QCOMPARE(qAlpha(maskColors(scheme, {true, true, true}, 1)[0]), 64);
}

void TestCanvas::opacityMixesPhotoAndMask() {
    SharedView view;
    FrameCanvas canvas(view);
    canvas.resize(40, 20);
    view.setFrameSize({40, 20});
    canvas.setPhoto(greyPhoto({40, 20}));
    canvas.setMask(halves({40, 20}));
    canvas.setMaskColors(maskColors(twoClasses(), {true, true, true}));
    const auto colorAt = [&](double opacity, int x) {
        canvas.setOpacity(opacity);
        return canvas.grab().toImage().pixelColor(x, 10);
    };
    QCOMPARE(colorAt(0, 5), QColor(100, 100, 100));
    QCOMPARE(colorAt(1, 5), QColor(200, 0, 0));
    QCOMPARE(colorAt(1, 35), QColor(0, 0, 200));
    const QColor half = colorAt(0.5, 5);
    QVERIFY(std::abs(half.red() - 150) <= 1 && std::abs(half.green() - 50) <= 1);
    canvas.setMaskColors(maskColors(twoClasses(), {false, true, true}));
    QCOMPARE(colorAt(1, 5), QColor(100, 100, 100)); // a hidden class shows the photo
    canvas.setMask(nullptr);
    QCOMPARE(colorAt(1, 35), QColor(100, 100, 100));
}

void TestCanvas::labelsStayHardEdgedWhenMagnified() {
    SharedView view;
    FrameCanvas canvas(view);
    canvas.resize(40, 20);
    view.setFrameSize({4, 2});
    canvas.setPhoto(greyPhoto({4, 2}));
    canvas.setMask(halves({4, 2}));
    canvas.setMaskColors(maskColors(twoClasses(), {true, true, true}));
    canvas.setOpacity(1);
    const QImage image = canvas.grab().toImage();
    for (int x = 0; x < 40; ++x) QCOMPARE(image.pixelColor(x, 10), x < 20 ? QColor(200, 0, 0) : QColor(0, 0, 200));
}

void TestCanvas::probeIsThePixelUnderTheCursor() {
    SharedView view;
    FrameCanvas canvas(view);
    canvas.resize(400, 200);
    view.setFrameSize({40, 20});
    canvas.setPhoto(greyPhoto({40, 20}));
    moveMouse(&canvas, {399, 0});
    QCOMPARE(view.probe(), std::optional(QPoint(39, 0)));
    moveMouse(&canvas, {105, 17});
    QCOMPARE(view.probe(), std::optional(QPoint(10, 1)));
}

void TestCanvas::wheelZoomsAndWithControlAsksForOpacity() {
    SharedView view;
    FrameCanvas canvas(view);
    canvas.resize(400, 200);
    view.setFrameSize({40, 20});
    canvas.setPhoto(greyPhoto({40, 20}));
    QSignalSpy opacity(&canvas, &FrameCanvas::opacityStepRequested);
    const auto turn = [&canvas](int angle, Qt::KeyboardModifiers modifiers) {
        QWheelEvent event({100, 50}, {100, 50}, {}, {0, angle}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&canvas, &event);
    };
    turn(120, Qt::NoModifier);
    QVERIFY(std::abs(canvas.scale() - 12.5) < 1e-9);
    QCOMPARE(opacity.count(), 0);
    turn(-120, Qt::ControlModifier);
    QVERIFY(std::abs(canvas.scale() - 12.5) < 1e-9);
    QCOMPARE(opacity.count(), 1);
    QCOMPARE(opacity[0][0].toInt(), -1);
}

void TestCanvas::outlinesAreThePixelsBesideAnotherClass() {
    // A class of one pixel in a corner, and a column of another on the right.
    const core::LabelMap map({4, 3}, {1, 0, 0, 2, //
                                      0, 0, 0, 2, //
                                      0, 0, 0, 2});
    MaskColors colors{};
    colors[0] = qRgb(10, 0, 0);
    colors[1] = qRgb(20, 0, 0);
    colors[2] = qRgb(30, 0, 0);
    const QImage lines = paintMask(map, colors, MaskStyle::Outlines);
    const std::vector<std::vector<int>> expected = {{20, 10, 10, 30}, {10, 0, 10, 30}, {0, 0, 10, 30}};
    for (int y = 0; y < 3; ++y)
        for (int x = 0; x < 4; ++x) QCOMPARE(qRed(lines.pixel(x, y)), expected[std::size_t(y)][std::size_t(x)]);
    QCOMPARE(qAlpha(lines.pixel(1, 1)), 0); // the photo shows through
    QCOMPARE(qRed(paintMask(map, colors).pixel(1, 1)), 10);
}

void TestCanvas::gridTakesTheColumnsThatShowFramesLargest() {
    QCOMPARE(PaneGrid::bestColumns(1, {1000, 600}, {2, 1}, 20), 1);
    QCOMPARE(PaneGrid::bestColumns(4, {1000, 600}, {2, 1}, 20), 2);
    // Three columns: 400 wide, 200 high. Two: 600×180 of room, so 360 wide.
    QCOMPARE(PaneGrid::bestColumns(5, {1200, 600}, {2, 1}, 20), 3);
    QCOMPARE(PaneGrid::bestColumns(5, {400, 1000}, {2, 1}, 20), 1);
}

void TestCanvas::promptTakesThePlaceOfTheCanvas() {
    SharedView view;
    Pane pane(view, "A", Qt::blue);
    QMenu menu;
    pane.setMenu(&menu);
    QVERIFY(!pane.isPrompting());
    pane.setPrompt("Drop a checkpoint or choose a model", "Choose");
    QVERIFY(pane.isPrompting());
    pane.setPrompt({});
    QVERIFY(!pane.isPrompting());
}

void TestCanvas::aNarrowPaneKeepsTheEndOfItsTitleAndTheNumberOfTheFrame() {
    SharedView view;
    Pane pane(view, "A", Qt::blue);
    pane.setTitle("demo-deeplabv3-of-the-street");
    pane.setInfo("1/60 · 158 ms");
    auto* title = pane.findChild<QToolButton*>();
    const auto isShown = [&pane](const QString& text) {
        for (const QLabel* label : pane.findChildren<QLabel*>())
            if (label->text() == text) return true;
        return false;
    };
    pane.resize(800, 300);
    pane.show();
    QCOMPARE(title->text(), "demo-deeplabv3-of-the-street");
    QVERIFY(isShown("1/60 · 158 ms"));
    pane.resize(180, 300);
    QVERIFY2(title->text().contains(QChar(0x2026)) && title->text().endsWith("t"), qPrintable(title->text()));
    QVERIFY(isShown("1/60"));
    QCOMPARE(pane.info(), "1/60 · 158 ms");
}

QTEST_MAIN(TestCanvas)
#include "tst_canvas.moc"
