// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/confusion_matrix.h"
#include "widgets/paint_parts.h"

#include "tests/support/mouse.h"

#include <QAction>
#include <QKeyEvent>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

#include <cmath>

using namespace widgets;

namespace {

core::ClassScheme threeClasses() {
    return core::ClassScheme::fromJson(
               R"({"format": 1, "name": "three", "version": 1, "classes": [
        {"name": "road", "color": [128, 64, 128], "labelIds": [7]},
        {"name": "person", "color": [220, 20, 60], "labelIds": [24]},
        {"name": )"
               "\"rider, \\\"any\\\"\"" // a raw one with quotes in it hides the class below from moc
               R"(, "color": [255, 0, 0], "labelIds": [25]}]})",
               "test")
        .value();
}

/// Of the rider 12,345 of 53,442 pixels are taken for a person; nothing is taken for void, and road is never right.
core::Confusion handMade() { return {3, {0, 100, 0, 0, 0, 300, 100, 0, 0, 12345, 41097, 0}}; }

QPalette paletteWith(const QColor& base, const QColor& text) {
    QPalette palette;
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::Text, text);
    return palette;
}

} // namespace

class TestConfusion : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }
    void sharesAreOfTheRowOrOfTheColumn();
    void aSmallShareStillHasAColor();
    void rightAndWrongAreOfDifferentHueAndStrongerIsFurtherFromTheGround();
    void numbersAreReadableOnEveryStrength();
    void countsAreShort();
    void csvHoldsThePixelsAndQuotesNames();
    void aCellIsSaidInWords();
    void cellsArePaintedByWhatIsMeasured();
    void everyPixelBelongsToTheCellThatIsPaintedThere();
    void hoveringSaysTheCellAndMarksIt();
    void clickAndEnterActivateACell();
    void arrowsWalkAndStopAtTheEdges();
    void theArrowsDoNotReachTheWindow();
    void fewerClassesPullTheCurrentCellInside();
    void withoutCountsItSaysWhyAndDoesNothing();
};

void TestConfusion::sharesAreOfTheRowOrOfTheColumn() {
    const ConfusionCells cells(handMade());
    QCOMPARE(cells.share(1, 1, CellMeasure::ShareOfTruth), std::optional(0.75)); // 300 of 400
    QCOMPARE(cells.share(0, 1, CellMeasure::ShareOfTruth), std::optional(1.0));  // 100 of 100
    QCOMPARE(cells.share(1, 2, CellMeasure::ShareOfPrediction), std::optional(100.0 / 41197));
    QCOMPARE(cells.share(2, 3, CellMeasure::ShareOfTruth), std::optional(0.0)); // never void: a nought
    QCOMPARE(cells.share(2, 3, CellMeasure::ShareOfPrediction), std::nullopt);  // of nothing
    QCOMPARE(cells.share(0, 1, CellMeasure::Pixels), std::optional(100.0 / 41097));
    QCOMPARE(cells.largest(), std::uint64_t(41097));
    core::Confusion none{1, {0, 0}};
    QCOMPARE(ConfusionCells(none).share(0, 0, CellMeasure::ShareOfTruth), std::nullopt);
    QCOMPARE(ConfusionCells(none).strength(0, 0, CellMeasure::Pixels), 0.0);
    QVERIFY(!ConfusionCells(none).hasTruth(0));
}

void TestConfusion::aSmallShareStillHasAColor() {
    const ConfusionCells cells(core::Confusion{2, {99, 1, 0, 0, 50, 0}});
    QVERIFY(std::abs(cells.strength(0, 1, CellMeasure::ShareOfTruth) - 0.1) < 1e-12); // root of one per cent
    QCOMPARE(cells.strength(0, 2, CellMeasure::ShareOfTruth), 0.0);
    QCOMPARE(cells.strength(0, 0, CellMeasure::Pixels), 1.0);
    QVERIFY(std::abs(cells.strength(0, 1, CellMeasure::Pixels) - std::log(2) / std::log(100)) < 1e-12);
}

void TestConfusion::rightAndWrongAreOfDifferentHueAndStrongerIsFurtherFromTheGround() {
    const QPalette light = paletteWith(Qt::white, Qt::black), dark = paletteWith(QColor(0x1c1f22), Qt::white);
    for (const QPalette& palette : {light, dark}) {
        const QColor base = palette.color(QPalette::Base);
        for (const bool isRight : {true, false}) {
            QCOMPARE(cellColor(0, isRight, palette), base);
            double before = 1;
            for (const double strength : {0.25, 0.5, 0.75, 1.0}) {
                const double now = contrast(cellColor(strength, isRight, palette), base);
                QVERIFY(now > before * 1.2);
                before = now;
            }
        }
        QVERIFY(std::abs(cellColor(1, true, palette).hslHue() - 210) < 15); // blue and orange: for every colour vision
        QVERIFY(std::abs(cellColor(1, false, palette).hslHue() - 27) < 15);
    }
}

void TestConfusion::numbersAreReadableOnEveryStrength() {
    for (const QPalette& palette :
         {paletteWith(Qt::white, QColor(0x1d2125)), paletteWith(QColor(0x1c1f22), QColor(0xe4e6e8))})
        for (const bool isRight : {true, false})
            for (int i = 0; i <= 100; ++i) {
                const QColor ground = cellColor(i / 100.0, isRight, palette);
                QVERIFY(contrast(ground, textOn(ground, palette)) > 3.5);
            }
}

void TestConfusion::countsAreShort() {
    QCOMPARE(shortCount(0), "0");
    QCOMPARE(shortCount(999), "999");
    QCOMPARE(shortCount(1000), "1.0k");
    QCOMPARE(shortCount(12345), "12k");
    QCOMPARE(shortCount(999499), "999k");
    QCOMPARE(shortCount(999500), "1.0M");
    QCOMPARE(shortCount(41'097'000), "41M");
    QCOMPARE(shortCount(2'500'000'000), "2.5G");
}

void TestConfusion::csvHoldsThePixelsAndQuotesNames() {
    ConfusionMatrix matrix;
    matrix.setConfusion(threeClasses(), handMade());
    matrix.setMeasure(CellMeasure::ShareOfTruth);
    QCOMPARE(matrix.toCsv(), "truth,road,person,\"rider, \"\"any\"\"\",void\n"
                             "road,0,100,0,0\n"
                             "person,0,300,100,0\n"
                             "\"rider, \"\"any\"\"\",0,12345,41097,0\n");
}

void TestConfusion::aCellIsSaidInWords() {
    ConfusionMatrix matrix;
    matrix.setConfusion(threeClasses(), handMade());
    QCOMPARE(matrix.cellText({2, 1}),
             QString::fromUtf8("truth rider, \"any\" → predicted person: 12,345 pixels, 23.1 % of rider, \"any\"\n"
                               "96.9 % of what is predicted as person")); // 12345 / 12745
    QCOMPARE(matrix.cellText({0, 3}), QString::fromUtf8("truth road → predicted void: 0 pixels, 0.0 % of road\n"
                                                        "– % of what is predicted as void"));
}

void TestConfusion::cellsArePaintedByWhatIsMeasured() {
    ConfusionMatrix matrix;
    matrix.resize(500, 400);
    matrix.setConfusion(threeClasses(), handMade());
    const auto colorAt = [&](int truth, int predicted) {
        return matrix.grab().toImage().pixelColor(matrix.cellRect({truth, predicted}).topLeft() + QPoint(1, 1));
    };
    const QPalette& palette = matrix.palette();
    QCOMPARE(colorAt(0, 1), cellColor(1, false, palette));
    QCOMPARE(colorAt(1, 1), cellColor(std::sqrt(0.75), true, palette));
    QCOMPARE(colorAt(2, 0), palette.color(QPalette::Base));
    matrix.setMeasure(CellMeasure::ShareOfPrediction);
    QCOMPARE(colorAt(1, 1), cellColor(std::sqrt(300.0 / 12745), true, palette));
    const QColor undefined = colorAt(0, 3); // nothing is predicted void: no share, and it is seen
    QVERIFY(undefined != palette.color(QPalette::Base));
    QCOMPARE(colorAt(2, 0), undefined);
    matrix.setMeasure(CellMeasure::Pixels);
    QCOMPARE(colorAt(2, 2), cellColor(1, true, palette));
    QCOMPARE(colorAt(0, 3), palette.color(QPalette::Base));
}

void TestConfusion::everyPixelBelongsToTheCellThatIsPaintedThere() {
    ConfusionMatrix matrix;
    const auto scheme = core::ClassScheme::builtIn("cityscapes-19").value();
    matrix.setConfusion(scheme, {19, std::vector<std::uint64_t>(19 * 20, 1)});
    matrix.show();
    for (const QSize size : {QSize(401, 307), QSize(900, 700), QSize(260, 640)}) {
        matrix.resize(size);
        int found = 0;
        for (int y = 0; y < size.height(); ++y)
            for (int x = 0; x < size.width(); ++x)
                if (const auto cell = matrix.cellAt({x, y})) {
                    ++found;
                    QVERIFY(matrix.cellRect(*cell).contains(x, y));
                }
        const QRect all = matrix.cellRect({0, 0}).united(matrix.cellRect({18, 19}));
        QCOMPARE(found, all.width() * all.height());
        QVERIFY(QRect(QPoint(0, 0), size).contains(all));
    }
}

void TestConfusion::hoveringSaysTheCellAndMarksIt() {
    ConfusionMatrix matrix;
    matrix.resize(500, 400);
    matrix.setConfusion(threeClasses(), handMade());
    matrix.show();
    const QPoint corner = matrix.cellRect({2, 1}).topLeft() - QPoint(1, 1);
    const QImage before = matrix.grab().toImage();
    testing_support::moveMouse(&matrix, matrix.cellRect({2, 1}).center());
    QCOMPARE(QToolTip::text(), matrix.cellText({2, 1}));
    const QImage after = matrix.grab().toImage();
    QVERIFY(before.pixelColor(corner) != matrix.palette().color(QPalette::Text));
    QCOMPARE(after.pixelColor(corner), matrix.palette().color(QPalette::Text));
}

void TestConfusion::clickAndEnterActivateACell() {
    ConfusionMatrix matrix;
    matrix.resize(500, 400);
    matrix.setConfusion(threeClasses(), handMade());
    matrix.show();
    QSignalSpy activated(&matrix, &ConfusionMatrix::cellActivated);
    QTest::mouseClick(&matrix, Qt::LeftButton, {}, matrix.cellRect({2, 1}).center());
    QTest::mouseClick(&matrix, Qt::LeftButton, {}, {1, 1}); // beside the cells
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated[0], (QVariantList{2, 1}));
    QCOMPARE(matrix.current(), (ConfusionCell{2, 1}));
    QTest::keyClick(&matrix, Qt::Key_Right);
    QTest::keyClick(&matrix, Qt::Key_Return);
    QCOMPARE(activated.count(), 2);
    QCOMPARE(activated[1], (QVariantList{2, 2}));
}

void TestConfusion::arrowsWalkAndStopAtTheEdges() {
    ConfusionMatrix matrix;
    matrix.setConfusion(threeClasses(), handMade());
    QSignalSpy changed(&matrix, &ConfusionMatrix::currentChanged);
    const auto press = [&](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(&matrix, key, modifiers);
        return matrix.current();
    };
    QCOMPARE(press(Qt::Key_Left), (ConfusionCell{0, 0}));
    QCOMPARE(changed.count(), 0);
    QCOMPARE(press(Qt::Key_Down), (ConfusionCell{1, 0}));
    QCOMPARE(press(Qt::Key_End), (ConfusionCell{1, 3})); // void
    QCOMPARE(press(Qt::Key_Right), (ConfusionCell{1, 3}));
    QCOMPARE(press(Qt::Key_Down), (ConfusionCell{2, 3}));
    QCOMPARE(press(Qt::Key_Down), (ConfusionCell{2, 3}));
    QCOMPARE(press(Qt::Key_Up, Qt::ControlModifier), (ConfusionCell{0, 3}));
    QCOMPARE(press(Qt::Key_End, Qt::ControlModifier), (ConfusionCell{2, 3}));
    QCOMPARE(press(Qt::Key_Home, Qt::ControlModifier), (ConfusionCell{0, 0}));
    QCOMPARE(changed.count(), 6);
    QVERIFY(matrix.accessibleDescription().startsWith(QString::fromUtf8("truth road → predicted road")));
}

void TestConfusion::theArrowsDoNotReachTheWindow() {
    QWidget window;
    auto* matrix = new ConfusionMatrix(&window);
    matrix->setConfusion(threeClasses(), handMade());
    QAction next;
    next.setShortcut(Qt::Key_Right);
    window.addAction(&next);
    QSignalSpy triggered(&next, &QAction::triggered);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    matrix->setFocus();
    QTest::keyClick(matrix, Qt::Key_Right);
    QCOMPARE(triggered.count(), 0);
    QCOMPARE(matrix->current(), (ConfusionCell{0, 1}));
}

void TestConfusion::fewerClassesPullTheCurrentCellInside() {
    ConfusionMatrix matrix;
    const auto scheme = core::ClassScheme::builtIn("cityscapes-19").value();
    matrix.setConfusion(scheme, {19, std::vector<std::uint64_t>(19 * 20, 1)});
    matrix.setCurrent({18, 19});
    matrix.setConfusion(threeClasses(), handMade());
    QCOMPARE(matrix.current(), (ConfusionCell{2, 3}));
}

void TestConfusion::withoutCountsItSaysWhyAndDoesNothing() {
    ConfusionMatrix matrix;
    matrix.resize(500, 400);
    matrix.setConfusion(threeClasses(), handMade());
    const QImage full = matrix.grab().toImage();
    matrix.clear("This frame has no truth.");
    QVERIFY(matrix.grab().toImage() != full);
    QCOMPARE(matrix.accessibleDescription(), "This frame has no truth.");
    QCOMPARE(matrix.toCsv(), QString());
    QCOMPARE(matrix.cellAt({250, 200}), std::nullopt);
    QSignalSpy activated(&matrix, &ConfusionMatrix::cellActivated);
    QTest::keyClick(&matrix, Qt::Key_Return);
    QTest::mouseClick(&matrix, Qt::LeftButton, {}, {250, 200});
    testing_support::moveMouse(&matrix, {250, 200});
    QCOMPARE(activated.count(), 0);
}

QTEST_MAIN(TestConfusion)
#include "tst_confusion.moc"
