// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The legend's numbers, order, categories and keys.
#include "tests/support/made_scores.h"
#include "widgets/legend/legend_panel.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace widgets;
using testing_support::madeScores;

namespace {

core::ClassScheme builtIn(const char* name) { return core::ClassScheme::builtIn(name).value(); }

QStringList column(const LegendModel& model, int column) {
    QStringList result;
    for (int row = 0; row < model.rowCount(); ++row) result << model.index(row, column).data().toString();
    return result;
}

QStringList heads(const LegendModel& model) {
    QStringList result;
    for (int i = 1; i < model.columnCount(); ++i)
        result << model.headerData(i, Qt::Horizontal, Qt::DisplayRole).toString();
    return result;
}

/// merged-10 with truth and slots A and B; car (7) and sky (5) occur. A on this frame: sky 1/2, and of two frames.
void fill(LegendModel& model) {
    model.setScheme(builtIn("merged-10"));
    std::vector<double> shares(11);
    shares[5] = 0.25;
    shares[7] = 0.75;
    const auto frame = std::make_shared<core::Scores>(madeScores("merged-10", {23, 23, 26, 26}, {5, 7, 7, 7}));
    const auto set = std::make_shared<core::Scores>(madeScores("merged-10", {23, 23, 26, 26}, {5, 5, 7, 7}, 2));
    model.setColumns({{"Truth", shares}, {"A", shares}, {"B", {}}});
    model.setScores({{"A", frame, set}, {"B", nullptr, nullptr}});
}

} // namespace

class TestLegendNumbers : public QObject {
    Q_OBJECT

private slots:
    void oneKindOfNumberStandsInOneColumnPerSlot();
    void oneSlotHasAllItsNumbersSideBySide();
    void theChosenSlotMayGo();
    void theIouNamesItsPixelsItsSchemeAndItsFrames();
    void anUndefinedIouSaysWhy();
    void theOrderOfTheSchemeCanBeKept();
    void classesStandUnderTheirCategories();
    void aCategoryAddsUpItsClassesAndHasItsOwnIou();
    void aCategoryIsHiddenShownAndIsolatedAsOne();
    void aSchemeWithoutCategoriesStaysUngrouped();
    void lettersJumpToAClassThoughTheWindowHasCommandsOnThem();
    void arrowsHighlightAndTheOtherWayRoundDoesNot();
    void thePanelChoosesNumbersAndOrder();
};

void TestLegendNumbers::oneKindOfNumberStandsInOneColumnPerSlot() {
    LegendModel model;
    const QAbstractItemModelTester tester(&model);
    fill(model);
    QCOMPARE(heads(model), (QStringList{"Truth %", "A %", "B %"}));
    model.setNumbers(LegendNumbers::FrameIou);
    QCOMPARE(heads(model), (QStringList{"A IoU", "B IoU"}));
    // sky: 1 of 2, car: 2 of 3
    QCOMPARE(column(model, 1).mid(0, 3), (QStringList{"0.500", "0.667", QString::fromUtf8("–")}));
    QCOMPARE(column(model, 2).first(), QString()); // not known is not undefined
    model.setNumbers(LegendNumbers::SetIou);
    QCOMPARE(column(model, 1).mid(0, 2), (QStringList{"1.000", "1.000"}));
    model.setNumbers(LegendNumbers::Shares);
    QCOMPARE(column(model, 1).mid(0, 2), (QStringList{"25.0", "75.0"}));
}

void TestLegendNumbers::oneSlotHasAllItsNumbersSideBySide() {
    LegendModel model;
    const QAbstractItemModelTester tester(&model);
    fill(model);
    model.setNumbers(LegendNumbers::OneSlot, "A");
    QCOMPARE(heads(model), (QStringList{"Truth %", "A %", "A IoU", "set IoU"}));
    QCOMPARE(model.index(0, 2).data().toString(), "25.0");
    QCOMPARE(model.index(0, 3).data().toString(), "0.500");
    QCOMPARE(model.index(0, 4).data().toString(), "1.000");
}

void TestLegendNumbers::theChosenSlotMayGo() {
    LegendModel model;
    const QAbstractItemModelTester tester(&model);
    fill(model);
    model.setNumbers(LegendNumbers::OneSlot, "B");
    QCOMPARE(model.chosenSlot(), "B");
    model.setColumns({{"Truth", {}}, {"A", {}}});
    model.setScores({{"A", nullptr, nullptr}});
    QCOMPARE(model.chosenSlot(), "A");
    QCOMPARE(heads(model), (QStringList{"Truth %", "A %", "A IoU", "set IoU"}));
    model.setColumns({{"Truth", {}}});
    model.setScores({});
    QCOMPARE(heads(model), (QStringList{"Truth %"}));
}

void TestLegendNumbers::theIouNamesItsPixelsItsSchemeAndItsFrames() {
    LegendModel model;
    fill(model);
    model.setNumbers(LegendNumbers::OneSlot, "A");
    QVERIFY(model.index(1, 3).data(Qt::ToolTipRole).toString().endsWith("2 pixels in both / 3 in either"));
    QVERIFY(model.headerData(3, Qt::Horizontal, Qt::ToolTipRole).toString().contains("this frame, merged-10"));
    QVERIFY(model.headerData(4, Qt::Horizontal, Qt::ToolTipRole).toString().contains("pooled over the 2 frames"));
}

void TestLegendNumbers::anUndefinedIouSaysWhy() {
    LegendModel model;
    fill(model);
    model.setNumbers(LegendNumbers::FrameIou);
    const int road = model.rowOfClass(0), unlabeled = model.rowOfClass(10);
    QVERIFY(
        model.index(road, 1).data(Qt::ToolTipRole).toString().contains("neither in the truth nor in the prediction"));
    QVERIFY(model.index(unlabeled, 1).data(Qt::ToolTipRole).toString().contains("not scored"));
}

void TestLegendNumbers::theOrderOfTheSchemeCanBeKept() {
    LegendModel model;
    const QAbstractItemModelTester tester(&model);
    fill(model);
    QCOMPARE(column(model, 0).mid(0, 3), (QStringList{"sky", "car", "road"}));
    model.setPresentFirst(false);
    QCOMPARE(column(model, 0).mid(0, 3), (QStringList{"road", "sidewalk", "building"}));
    fill(model);
    QCOMPARE(column(model, 0).first(), "road");
    model.setPresentFirst(true);
    QCOMPARE(column(model, 0).first(), "sky");
}

void TestLegendNumbers::classesStandUnderTheirCategories() {
    LegendModel model;
    const QAbstractItemModelTester tester(&model);
    model.setScheme(builtIn("cityscapes-19"));
    model.setGrouped(true);
    QCOMPARE(model.rowCount(), 27); // seven heads, nineteen classes, unlabeled
    QCOMPARE(column(model, 0).mid(0, 5), (QStringList{"flat", "road", "sidewalk", "construction", "building"}));
    QCOMPARE(column(model, 0).last(), "unlabeled");
    QCOMPARE(model.classOfRow(0), -1);
    QCOMPARE(model.classOfRow(1), 0);
    fill(model); // merged-10: sky and car occur, so their categories come first, and car first in its own
    QCOMPARE(column(model, 0).mid(0, 6), (QStringList{"sky", "sky", "vehicle", "car", "large vehicle", "two-wheeler"}));
    model.setGrouped(false);
    QCOMPARE(model.rowCount(), 11);
}

void TestLegendNumbers::aCategoryAddsUpItsClassesAndHasItsOwnIou() {
    LegendModel model;
    model.setScheme(builtIn("cityscapes-19"));
    model.setGrouped(true);
    model.setPresentFirst(false);
    std::vector<double> shares(20);
    shares[0] = 0.5; // road
    shares[1] = 0.25;
    shares[13] = 0.25;
    // road taken for sidewalk: wrong as classes, right as "flat"
    const auto scores = std::make_shared<core::Scores>(madeScores("cityscapes-19", {7, 7, 26}, {0, 1, 13}));
    model.setColumns({{"A", shares}});
    model.setScores({{"A", scores, scores}});
    model.setNumbers(LegendNumbers::OneSlot, "A");
    QCOMPARE(model.index(0, 1).data().toString(), "75.0");
    QCOMPARE(model.index(0, 2).data().toString(), "1.000");
    QCOMPARE(model.index(1, 2).data().toString(), "0.500");
    QVERIFY(model.index(0, 2).data(Qt::ToolTipRole).toString().contains("no error"));
}

void TestLegendNumbers::aCategoryIsHiddenShownAndIsolatedAsOne() {
    LegendModel model;
    model.setScheme(builtIn("cityscapes-19"));
    model.setGrouped(true);
    model.toggle(0); // road is hidden already
    model.toggleRow(0);
    QVERIFY(!model.visible()[0] && !model.visible()[1]);
    QVERIFY(!model.index(0, 0).data(LegendModel::VisibleRole).toBool());
    model.toggleRow(0);
    QVERIFY(model.visible()[0] && model.visible()[1]);
    model.isolateRow(0);
    QCOMPARE(std::count(model.visible().begin(), model.visible().end(), true), 2);
    model.isolateRow(0);
    QCOMPARE(std::count(model.visible().begin(), model.visible().end(), true), 20);
}

void TestLegendNumbers::aSchemeWithoutCategoriesStaysUngrouped() {
    LegendModel model;
    LegendPanel panel(model);
    model.setGrouped(true);
    model.setScheme(core::ClassScheme::channels(4));
    QVERIFY(!model.hasCategories());
    QCOMPARE(model.rowCount(), 5);
    const auto actions = panel.findChild<QToolButton*>()->menu()->actions();
    QVERIFY(!actions[1]->isEnabled());
    model.setScheme(builtIn("merged-10"));
    QVERIFY(actions[1]->isEnabled());
    QCOMPARE(model.rowCount(), 18);
}

void TestLegendNumbers::lettersJumpToAClassThoughTheWindowHasCommandsOnThem() {
    QWidget window;
    LegendModel model;
    model.setScheme(builtIn("cityscapes-19"));
    LegendView view(model, &window);
    QAction command;
    command.setShortcut(Qt::Key_B);
    window.addAction(&command);
    QSignalSpy triggered(&command, &QAction::triggered);
    window.show();
    view.setFocus();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&view, Qt::Key_B);
    QCOMPARE(view.currentIndex().data().toString(), "building");
    QCOMPARE(triggered.count(), 0);
    QTest::keyClick(&view, Qt::Key_B, Qt::ControlModifier); // is not for the list
    QCOMPARE(view.currentIndex().data().toString(), "building");
}

void TestLegendNumbers::arrowsHighlightAndTheOtherWayRoundDoesNot() {
    QWidget window;
    LegendModel model;
    model.setScheme(builtIn("cityscapes-19"));
    LegendView view(model, &window);
    view.resize(300, 500);
    window.show();
    view.setFocus();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    view.setCurrentIndex(model.index(0, 0));
    QSignalSpy hovered(&view, &LegendView::classHovered);
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(hovered.count(), 1);
    QCOMPARE(hovered[0][0].toInt(), 1);
    view.setHoveredClass(5); // from a picture, which need not be told
    QCOMPARE(view.currentIndex().row(), 5);
    QCOMPARE(hovered.count(), 1);
    view.clearFocus();
    QCOMPARE(hovered.count(), 2);
    QCOMPARE(hovered[1][0].toInt(), -1);
}

void TestLegendNumbers::thePanelChoosesNumbersAndOrder() {
    LegendModel model;
    LegendPanel panel(model);
    fill(model);
    auto* numbers = panel.findChild<QComboBox*>();
    QCOMPARE(numbers->count(), 5); // three kinds, two slots
    QTest::keyClick(numbers, Qt::Key_End);
    QCOMPARE(model.numbers(), LegendNumbers::OneSlot);
    QCOMPARE(model.chosenSlot(), "B");
    QCOMPARE(numbers->currentText(), "All of slot B");
    model.setScores({{"A", nullptr, nullptr}});
    QCOMPARE(numbers->currentText(), "All of slot A");
    QTest::keyClick(numbers, Qt::Key_Home);
    QCOMPARE(model.numbers(), LegendNumbers::Shares);
    const auto actions = panel.findChild<QToolButton*>()->menu()->actions();
    QVERIFY(actions[0]->isChecked());
    actions[0]->trigger();
    QVERIFY(!model.isPresentFirst());
    actions[1]->trigger();
    QVERIFY(model.isGrouped());
}

QTEST_MAIN(TestLegendNumbers)
#include "tst_legend_numbers.moc"
