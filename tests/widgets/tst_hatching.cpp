// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/frame_canvas.h"
#include "widgets/legend/legend_view.h"

#include <QTest>

using namespace widgets;

namespace {

core::ClassScheme cityscapes() { return *core::ClassScheme::builtIn("cityscapes-19"); }

MaskColors colorsOf(const core::ClassScheme& scheme, int hidden = -1, int highlighted = -1) {
    std::vector<bool> visible(static_cast<std::size_t>(scheme.size()) + 1, true);
    if (hidden >= 0) visible[static_cast<std::size_t>(hidden)] = false;
    return maskColors(scheme, visible, highlighted);
}

core::LabelMap filled(std::uint8_t value) { return core::LabelMap({64, 32}, value); }

std::shared_ptr<const PhotoPixels> grey(core::Size size) {
    return PhotoPixels::make(core::Image(size, core::Rgb{90, 90, 90}));
}

} // namespace

class TestHatching : public QObject {
    Q_OBJECT

private slots:
    void inkLiesWhereThePatternHasIt();
    void patternsKeepTheirSizeAtEveryZoom();
    void patternsOfNeighbouringPartsMeet();
    void patternsAreThickerOnFineScreens();
    void classesLieWhereTheyAreOnTheMap();
    void voidAndHiddenClassesHaveNoInk();
    void inkFadesWithItsClass();
    void theCanvasHatchesUntilItWouldBeNoise();
    void theLegendTellsThePatternsOfThePictures();
};

void TestHatching::inkLiesWhereThePatternHasIt() {
    const auto scheme = cityscapes();
    const MaskColors colors = colorsOf(scheme);
    const MaskHatching hatching = maskHatching(scheme, colors);
    for (const std::uint8_t value : {std::uint8_t{1}, std::uint8_t{8}, std::uint8_t{13}}) {
        const QImage image = paintHatched(filled(value), colors, hatching, {QRect(0, 0, 40, 30), 1, {}, 1});
        int ink = 0;
        for (int y = 0; y < 30; ++y)
            for (int x = 0; x < 40; ++x) {
                const bool isInk = core::isInk(hatching.hatches[value], x, y);
                ink += isInk;
                QCOMPARE(image.pixel(x, y), isInk ? hatching.ink[value] : colors[value]);
            }
        QVERIFY(ink > 0 && ink < 40 * 30);
    }
}

void TestHatching::patternsKeepTheirSizeAtEveryZoom() {
    const auto scheme = cityscapes();
    const MaskColors colors = colorsOf(scheme);
    const MaskHatching hatching = maskHatching(scheme, colors);
    const QRect screen(3, 5, 50, 20);
    const QImage near = paintHatched(filled(2), colors, hatching, {screen, 8, {-4, 2}, 1});
    const QImage far = paintHatched(filled(2), colors, hatching, {screen, 0.9, {1, 1}, 1});
    QCOMPARE(near, far);
}

void TestHatching::patternsOfNeighbouringPartsMeet() {
    const auto scheme = cityscapes();
    const MaskColors colors = colorsOf(scheme);
    const MaskHatching hatching = maskHatching(scheme, colors);
    const QImage whole = paintHatched(filled(3), colors, hatching, {QRect(0, 0, 60, 20), 1, {}, 1});
    const QImage right = paintHatched(filled(3), colors, hatching, {QRect(21, 3, 39, 17), 1, {}, 1});
    QCOMPARE(whole.copy(21, 3, 39, 17), right);
}

void TestHatching::patternsAreThickerOnFineScreens() {
    const auto scheme = cityscapes();
    const MaskColors colors = colorsOf(scheme);
    const MaskHatching hatching = maskHatching(scheme, colors);
    const QImage coarse = paintHatched(filled(4), colors, hatching, {QRect(0, 0, 30, 20), 1, {}, 1});
    const QImage fine = paintHatched(filled(4), colors, hatching, {QRect(0, 0, 60, 40), 2, {}, 2});
    QCOMPARE(fine, coarse.scaled(60, 40));
}

void TestHatching::classesLieWhereTheyAreOnTheMap() {
    core::LabelMap map({4, 2}, core::kIgnore);
    map.at(2, 1) = 0; // road: the first pattern is Solid
    const auto scheme = cityscapes();
    const MaskColors colors = colorsOf(scheme);
    const QImage image = paintHatched(map, colors, maskHatching(scheme, colors), {QRect(0, 0, 60, 40), 10, {5, 5}, 1});
    for (int y = 0; y < 40; ++y)
        for (int x = 0; x < 60; ++x)
            QCOMPARE(image.pixel(x, y) == colors[0], x >= 25 && x < 35 && y >= 15); // below: the last row goes on
}

void TestHatching::voidAndHiddenClassesHaveNoInk() {
    const auto scheme = cityscapes();
    const MaskColors colors = colorsOf(scheme, 5);
    const MaskHatching hatching = maskHatching(scheme, colors);
    const HatchedPart part{QRect(0, 0, 20, 20), 1, {}, 1};
    const QImage black = paintHatched(filled(core::kIgnore), colors, hatching, part);
    const QImage hidden = paintHatched(filled(5), colors, hatching, part);
    for (int y = 0; y < 20; ++y)
        for (int x = 0; x < 20; ++x) {
            QCOMPARE(black.pixel(x, y), qRgb(0, 0, 0));
            QCOMPARE(hidden.pixel(x, y), 0U);
        }
}

void TestHatching::inkFadesWithItsClass() {
    const auto scheme = cityscapes();
    const MaskHatching hatching = maskHatching(scheme, colorsOf(scheme, -1, 4));
    QCOMPARE(qAlpha(hatching.ink[4]), 255);
    QCOMPARE(qAlpha(hatching.ink[3]), 64);
}

void TestHatching::theCanvasHatchesUntilItWouldBeNoise() {
    SharedView view;
    FrameCanvas canvas(view);
    canvas.resize(200, 100);
    canvas.setOpacity(1);
    const auto scheme = cityscapes();
    const MaskColors colors = colorsOf(scheme);
    canvas.setMaskColors(colors);
    canvas.setMaskHatching(maskHatching(scheme, colors));
    const auto colorCount = [&](core::Size frame) {
        view.setFrameSize({frame.width, frame.height});
        canvas.setPhoto(grey(frame));
        canvas.setMask(std::make_shared<const core::LabelMap>(frame, std::uint8_t{6}));
        const QImage image = canvas.grab().toImage();
        QSet<QRgb> seen;
        for (int y = 40; y < 60; ++y)
            for (int x = 80; x < 120; ++x) seen.insert(image.pixel(x, y));
        return seen.size();
    };
    QCOMPARE(colorCount({200, 100}), 2);
    QCOMPARE(colorCount({800, 400}), 2); // at a quarter of its size
    QCOMPARE(colorCount({2000, 1000}), 1);
    canvas.setMaskHatching({});
    QCOMPARE(colorCount({200, 100}), 1);
}

void TestHatching::theLegendTellsThePatternsOfThePictures() {
    const auto scheme = cityscapes();
    LegendModel model;
    model.setScheme(scheme);
    const auto role = [&model](int classIndex) {
        return model.index(model.rowOfClass(classIndex), 0).data(LegendModel::HatchRole);
    };
    QVERIFY(!role(3).isValid());
    model.setHatched(true);
    const MaskHatching hatching = maskHatching(scheme, colorsOf(scheme));
    for (int i = 0; i < scheme.size(); ++i)
        QCOMPARE(role(i).toInt(), static_cast<int>(hatching.hatches[static_cast<std::size_t>(i)]));
    QCOMPARE(role(scheme.size()).toInt(), static_cast<int>(core::Hatch::Solid)); // unlabeled is black
    LegendView legend(model);
    legend.resize(300, 500);
    const QImage hatched = legend.grab().toImage();
    model.setHatched(false);
    QVERIFY(hatched != legend.grab().toImage());
}

QTEST_MAIN(TestHatching)
#include "tst_hatching.moc"
