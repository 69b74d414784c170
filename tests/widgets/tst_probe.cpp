// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paint_parts.h"
#include "widgets/probe/pinned_model.h"
#include "widgets/probe/probe_panel.h"
#include "widgets/probe/probe_view.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTableView>
#include <QTest>

#include <cmath>

using namespace widgets;

namespace {

const QColor kSlotA(0x3d85c6), kSlotB(0xd9822b);
const QColor kCar(0, 0, 142), kTruck(0, 0, 70), kBus(0, 60, 100);

/// A is fairly sure of a car, B has nothing.
ProbeValues carOrTruck() {
    ProbeValues values{{512, 300}, "car", kCar, {}};
    values.slotValues.push_back(
        {"A", "DeepLabV3", kSlotA, {{"car", kCar, 0.75}, {"truck", kTruck, 0.2}, {"bus", kBus, 0.0004}}, 0.31});
    values.slotValues.push_back({"B", "U-Net", kSlotB, {}, {}, "B has no prediction of this frame yet"});
    return values;
}

PinnedPixel pinned(const QString& frame, QPoint pixel) {
    PinnedPixel pin{frame, carOrTruck()};
    pin.values.pixel = pixel;
    return pin;
}

/// How many pixels of the line through the middle have the color.
int run(const QImage& picture, const QRect& bar, const QColor& color) {
    int count = 0;
    for (int x = bar.left(); x <= bar.right(); ++x) count += picture.pixelColor(x, bar.center().y()) == color ? 1 : 0;
    return count;
}

QAction* action(const QWidget* widget, const QString& text) {
    for (QAction* one : widget->actions())
        if (one->text() == text) return one;
    return nullptr;
}

QImage paint(ProbeView& view) { return view.viewport()->grab().toImage(); }

} // namespace

class TestProbe : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }
    void textSaysAllThatIsShown();
    void marginIsTheLeadOfTheFirstClass();
    void aBarIsAsLongAsItsProbability();
    void swatchesAndBadgesHaveTheirOwnColors();
    void aSlotWithoutPredictionSaysSoInsteadOfBars();
    void nothingMovesWhenTheValuesChange();
    void blocksStandSideBySideWhereThereIsRoom();
    void moreSlotsThanFitAreScrolledUnderTheHeader();
    void theClassOfTheTruthIsTicked();
    void aMoveOfTheMouseMakesNoWidgets();
    void withoutAPixelThereIsAHintAndNothingToPinOrCopy();
    void pinningTellsThePixelThatIsShown();
    void copyingTellsTheTextOfWhatHasTheKeyboard();
    void pinsAreListedWithTheFirstClassOfEachSlot();
    void pinsKeepTheirSelectionWhileValuesChange();
    void keysJumpToAPinAndTakeItOff();
};

void TestProbe::textSaysAllThatIsShown() {
    QCOMPARE(probeText(carOrTruck()),
             QString::fromUtf8("x 512 y 300 · truth: car\n"
                               "A DeepLabV3: car 75.0 %, truck 20.0 %, bus <0.1 % · margin 0.55 · entropy 0.31\n"
                               "B U-Net: B has no prediction of this frame yet"));
    ProbeValues bare{{0, 7}, {}, {}, {}};
    QCOMPARE(probeText(bare), "x 0 y 7");
}

void TestProbe::marginIsTheLeadOfTheFirstClass() {
    ProbeSlot slot{"A", "", kSlotA, {{"car", kCar, 0.5}, {"bus", kBus, 0.375}}, {}};
    QCOMPARE(marginOf(slot), std::optional(0.125));
    slot.classes.pop_back();
    QCOMPARE(marginOf(slot), std::nullopt); // one class leads nobody
}

void TestProbe::aBarIsAsLongAsItsProbability() {
    ProbeView view;
    view.resize(360, 400);
    view.show();
    view.setValues(carOrTruck());
    const QImage picture = paint(view);
    for (const auto& [row, share] : {std::pair(0, 0.75), std::pair(1, 0.2), std::pair(2, 0.0)}) {
        const QRect bar = view.barRect(0, row);
        QVERIFY(bar.width() > 100);
        QVERIFY(std::abs(run(picture, bar, kSlotA) - share * bar.width()) <= 1);
        QCOMPARE(picture.pixelColor(bar.left(), bar.center().y()) == kSlotA, share > 0);
    }
}

void TestProbe::swatchesAndBadgesHaveTheirOwnColors() {
    ProbeView view;
    view.resize(360, 400);
    view.show();
    view.setValues(carOrTruck());
    const QImage picture = paint(view);
    QCOMPARE(picture.pixelColor(view.swatchRect(0, 0).center()), kCar);
    QCOMPARE(picture.pixelColor(view.swatchRect(0, 1).center()), kTruck);
    const auto badge = [&](int slot) {
        return view.blockRect(slot).topLeft() + QPoint(9, view.fontMetrics().height() / 2 + 3);
    };
    QCOMPARE(picture.pixelColor(badge(0)), kSlotA);
    QCOMPARE(picture.pixelColor(badge(1)), kSlotB);
}

void TestProbe::aSlotWithoutPredictionSaysSoInsteadOfBars() {
    ProbeView view;
    view.resize(360, 400);
    view.show();
    view.setValues(carOrTruck());
    const QImage picture = paint(view);
    const QColor base = view.palette().color(QPalette::Base);
    for (int row = 0; row < ProbeView::kRows; ++row) QCOMPARE(run(picture, view.barRect(1, row), kSlotB), 0);
    int written = 0;
    const QRect line = view.barRect(1, 0).united(view.swatchRect(1, 0));
    for (int y = line.top(); y <= line.bottom(); ++y)
        written += line.width() - run(picture, {line.left(), y, line.width(), 1}, base);
    QVERIFY(written > 50);
}

void TestProbe::nothingMovesWhenTheValuesChange() {
    ProbeView view;
    view.resize(360, 400);
    view.show();
    view.setValues(carOrTruck());
    const auto layout = [&view] {
        return std::vector{view.blockRect(0), view.blockRect(1), view.barRect(0, 0), view.barRect(1, 4)};
    };
    const auto before = layout();
    ProbeValues others = carOrTruck();
    others.truth.reset();
    others.slotValues[0].classes.resize(1);
    others.slotValues[0].entropy.reset();
    others.slotValues[1].classes.assign(8, {"a class whose name is far too long for its column", kBus, 0.125});
    view.setValues(others);
    QCOMPARE(layout(), before);
    // The eight classes of B stay within its block.
    const QImage picture = paint(view);
    const QRect bar = view.barRect(1, 4);
    QVERIFY(run(picture, bar, kSlotB) > 0);
    QCOMPARE(run(picture, bar.translated(0, bar.top() - view.barRect(1, 3).top()), kSlotB), 0);
}

void TestProbe::blocksStandSideBySideWhereThereIsRoom() {
    ProbeView view;
    view.show();
    view.setValues(carOrTruck());
    view.resize(view.fontMetrics().averageCharWidth() * 60, 400);
    QCOMPARE(view.blockRect(1).left(), 0);
    QCOMPARE(view.blockRect(1).top(), view.blockRect(0).bottom() + 1);
    view.resize(view.fontMetrics().averageCharWidth() * 90, 400);
    QCOMPARE(view.blockRect(1).top(), view.blockRect(0).top());
    QCOMPARE(view.blockRect(1).left(), view.blockRect(0).right() + 1);
}

void TestProbe::moreSlotsThanFitAreScrolledUnderTheHeader() {
    ProbeView view;
    view.resize(300, 150);
    view.show();
    ProbeValues values = carOrTruck();
    values.slotValues.assign(6, values.slotValues[0]);
    view.setValues(values);
    const QImage before = paint(view);
    const QRect header(0, 0, 280, view.blockRect(0).top() - 1);
    QTest::keyClick(&view, Qt::Key_PageDown);
    QVERIFY(view.blockRect(0).top() < 0);
    const QImage after = paint(view);
    QCOMPARE(after.copy(header), before.copy(header));
    QVERIFY(after != before);
}

void TestProbe::theClassOfTheTruthIsTicked() {
    ProbeView view;
    view.resize(360, 400);
    view.show();
    ProbeValues values = carOrTruck();
    const auto rowPicture = [&](const QString& truth, int row) {
        values.truth = truth;
        view.setValues(values);
        return paint(view).copy(view.swatchRect(0, row).united(view.barRect(0, row)));
    };
    QVERIFY(rowPicture("truck", 1) != rowPicture("car", 1));
    QVERIFY(rowPicture("truck", 0) != rowPicture("car", 0));
    QCOMPARE(rowPicture("truck", 2), rowPicture("car", 2));
}

void TestProbe::aMoveOfTheMouseMakesNoWidgets() {
    ProbePanel panel;
    panel.resize(360, 600);
    panel.show();
    panel.setValues(carOrTruck());
    const auto before = panel.findChildren<QObject*>().size();
    ProbeValues next = carOrTruck();
    for (int i = 0; i < 20; ++i) {
        next.pixel.rx() += 1;
        panel.setValues(next);
    }
    QCOMPARE(panel.findChildren<QObject*>().size(), before);
}

void TestProbe::withoutAPixelThereIsAHintAndNothingToPinOrCopy() {
    ProbePanel panel;
    panel.resize(360, 600);
    const QAction* pin = action(&panel.view(), "&Pin");
    QVERIFY(pin != nullptr);
    QVERIFY(!pin->isEnabled());
    QCOMPARE(panel.text(), QString());
    panel.setValues(carOrTruck());
    QVERIFY(pin->isEnabled());
    QVERIFY(panel.text().startsWith("x 512 y 300"));
    const QImage full = panel.grab().toImage();
    panel.clear();
    QVERIFY(!pin->isEnabled());
    QCOMPARE(panel.text(), QString());
    QVERIFY(panel.grab().toImage() != full);
}

void TestProbe::pinningTellsThePixelThatIsShown() {
    ProbePanel panel;
    QSignalSpy pinned(&panel, &ProbePanel::pinRequested);
    panel.setValues(carOrTruck());
    action(&panel.view(), "&Pin")->trigger();
    QCOMPARE(pinned.count(), 1);
    QCOMPARE(pinned[0][0].toPoint(), QPoint(512, 300));
}

void TestProbe::copyingTellsTheTextOfWhatHasTheKeyboard() {
    ProbePanel panel;
    panel.show();
    QVERIFY(QTest::qWaitForWindowActive(&panel));
    QSignalSpy copied(&panel, &ProbePanel::copyRequested);
    panel.setValues(carOrTruck());
    panel.setPinned({pinned("frame 7", {1, 2})});
    auto* view = panel.findChild<ProbeView*>();
    view->setFocus();
    QTest::keyClick(view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(copied.count(), 1);
    QCOMPARE(copied[0][0].toString(), panel.text());
    auto* table = panel.findChild<QTableView*>();
    table->setFocus();
    table->selectRow(0);
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(copied.count(), 2);
    QVERIFY(copied[1][0].toString().startsWith("frame 7\nx 1 y 2 "));
}

void TestProbe::pinsAreListedWithTheFirstClassOfEachSlot() {
    PinnedModel model;
    const QAbstractItemModelTester tester(&model);
    model.setPinned({pinned("frame 7", {1, 2}), pinned("frame 9", {3, 4})});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.columnCount(), 5);
    const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(text(1, PinnedModel::PixelColumn), "3, 4");
    QCOMPARE(text(1, 4), "frame 9");
    QCOMPARE(text(1, PinnedModel::TruthColumn), "car");
    QCOMPARE(text(1, PinnedModel::FirstSlotColumn), "car 75.0 %");
    QCOMPARE(text(1, PinnedModel::FirstSlotColumn + 1), QString::fromUtf8("–"));
    QCOMPARE(model.index(1, PinnedModel::FirstSlotColumn).data(Qt::DecorationRole).value<QColor>(), kCar);
    QCOMPARE(model.headerData(PinnedModel::FirstSlotColumn + 1, Qt::Horizontal, Qt::DisplayRole).toString(), "B");
    QCOMPARE(model.headerData(4, Qt::Horizontal, Qt::DisplayRole).toString(), "Frame");
    model.setPinned({});
    QCOMPARE(model.rowCount(), 0);
}

void TestProbe::pinsKeepTheirSelectionWhileValuesChange() {
    ProbePanel panel;
    auto* table = panel.findChild<QTableView*>();
    auto* stack = panel.findChild<QStackedWidget*>();
    QVERIFY(stack->currentWidget() != table); // what the list is for
    panel.setPinned({pinned("1", {1, 1}), pinned("1", {2, 2}), pinned("1", {3, 3})});
    QVERIFY(stack->currentWidget() == table);
    const auto selected = [table] {
        const auto rows = table->selectionModel()->selectedRows();
        return rows.isEmpty() ? -1 : rows.first().row();
    };
    table->selectRow(1);
    panel.setPinned({pinned("2", {1, 1}), pinned("2", {2, 2}), pinned("2", {3, 3})});
    QCOMPARE(selected(), 1);
    panel.setPinned({pinned("2", {1, 1}), pinned("2", {3, 3})});
    QCOMPARE(selected(), 1);
    panel.setPinned({pinned("2", {1, 1})});
    QCOMPARE(selected(), 0);
    panel.setPinned({});
    QVERIFY(stack->currentWidget() != table);
    QVERIFY(!action(table, "&Unpin")->isEnabled());
}

void TestProbe::keysJumpToAPinAndTakeItOff() {
    ProbePanel panel;
    panel.show();
    QVERIFY(QTest::qWaitForWindowActive(&panel));
    QSignalSpy jumped(&panel, &ProbePanel::jumpRequested), unpinned(&panel, &ProbePanel::unpinRequested);
    panel.setPinned({pinned("1", {1, 1}), pinned("1", {2, 2})});
    auto* table = panel.findChild<QTableView*>();
    table->setFocus();
    table->setCurrentIndex(table->model()->index(1, 0));
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(jumped.count(), 1);
    QCOMPARE(jumped[0][0].toInt(), 1);
    QTest::keyClick(table, Qt::Key_Delete);
    QCOMPARE(unpinned.count(), 1);
    QCOMPARE(unpinned[0][0].toInt(), 1);
}

QTEST_MAIN(TestProbe)
#include "tst_probe.moc"
