// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/window_fixture.h"

#include "widgets/charts/iou_bars.h"

#include <QAction>
#include <QInputDialog>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace app;
using namespace testing_support;

class TestWindowSlots : public QObject, private WindowFixture {
    Q_OBJECT

private slots:
    void aModelFillsPaneLegendBarsAndTable();
    void aTenClassModelBesideANineteenClassOneIsComparedInTen();
    void twoModelsDroppedOnOnePaneFillItAndTheNextFreeOne();
    void aModelWithoutAFreeSlotIsReported();
    void slotMenuRemovesTheModel();
    void slotMenuRenamesAndReorders();
    void aDroppedFolderOfPredictionsGoesIntoASlot();
};

void TestWindowSlots::aModelFillsPaneLegendBarsAndTable() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setModel(window, 0, "class0");
    QVERIFY(window.view().slotPane(0).canvas().hasMask());
    QCOMPARE(window.view().slotPane(0).title(), "class0");
    QVERIFY(window.view().slotPane(0).info().contains("12 ms"));
    const auto& legend = window.view().legendModel();
    QCOMPARE(legend.columnCount(), 3);
    QCOMPARE(legend.index(legend.rowOfClass(0), 2).data().toString(), "100.0");
    // Everything is called road; half is: IoU 16 / 32 for road, 0 for car.
    QCOMPARE(window.view().scores()->bars().drawnValue(0, 0), std::optional(0.5));
    QCOMPARE(window.view().scores()->bars().drawnValue(0, 13), std::optional(0.0));
    QCOMPARE(window.view().scores()->model().index(0, 1).data().toString(), "0.2500");
}

void TestWindowSlots::aTenClassModelBesideANineteenClassOneIsComparedInTen() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    open(window, path("city"));
    setModel(window, 0, "class13");
    QCOMPARE(window.view().scheme().name(), std::string("cityscapes-19"));
    setModel(window, 1, "ten");
    QCOMPARE(window.view().scheme().name(), std::string("merged-10"));
    QCOMPARE(window.view().legendModel().rowCount(), 11);
    QCOMPARE(window.view().scores()->bars().drawnValue(0, 7), std::optional(0.5)); // car
    QCOMPARE(window.view().scores()->bars().drawnValue(1, 0), std::optional(0.5)); // road
}

void TestWindowSlots::twoModelsDroppedOnOnePaneFillItAndTheNextFreeOne() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("pictures"));
    setModel(window, 0, "class1");
    setModel(window, 1, "class2");
    window.openPaths({modelFile("first"), modelFile("second")}, 1);
    QTRY_VERIFY(window.controller().slot(2).model.has_value());
    QCOMPARE(window.controller().slot(0).model->name, "class1");
    QCOMPARE(window.controller().slot(1).model->name, "first");
    QCOMPARE(window.controller().slot(2).model->name, "second");
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowSlots::aModelWithoutAFreeSlotIsReported() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    for (int i = 0; i < kSlots; ++i) window.controller().setSlot(i, slotModel("class1"));
    QSignalSpy shown(&window, &MainWindow::problemShown);
    window.openModel(modelFile("seventh"));
    QTRY_COMPARE(shown.count(), 1);
    QVERIFY(shown[0][0].toString().contains("seventh"));
    QCOMPARE(window.messages().kind(), widgets::MessageBar::Kind::Warning);
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowSlots::slotMenuRemovesTheModel() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("pictures"));
    setModel(window, 0, "class1");
    setModel(window, 1, "class2");
    QVERIFY(window.view().slotPane(1).isVisible());
    QMenu* menu = nullptr;
    for (QMenu* candidate : window.findChildren<QMenu*>())
        if (candidate->title() == "Slot &B") menu = candidate;
    QVERIFY(menu != nullptr);
    emit menu->aboutToShow();
    for (QAction* action : menu->actions())
        if (action->text() == "Remove from slot B") action->trigger();
    QCOMPARE(window.controller().slot(1).state, SlotState::Empty);
    QVERIFY(!window.view().slotPane(1).isVisible());
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowSlots::slotMenuRenamesAndReorders() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("pictures"));
    setModel(window, 0, "class1");
    setModel(window, 2, "class2");
    const auto trigger = [&window](const QString& slotMenu, const QString& entry) {
        for (QMenu* menu : window.findChildren<QMenu*>()) {
            if (menu->title() != slotMenu) continue;
            emit menu->aboutToShow();
            for (QAction* action : menu->actions())
                if (action->text() == entry) return action->trigger(), true;
        }
        return false;
    };
    QVERIFY(trigger("Slot &C", "Change places with A class1"));
    QCOMPARE(window.controller().slot(0).model->name, "class2");
    QCOMPARE(window.view().slotPane(0).title(), "class2");
    QCOMPARE(window.view().slotPane(2).title(), "class1");
    QVERIFY(!trigger("Slot &C", "Change places with B"));
    QTimer::singleShot(0, &window, [&window] {
        auto* dialog = window.findChild<QInputDialog*>();
        dialog->setTextValue("  the second  ");
        dialog->accept();
    });
    QVERIFY(trigger("Slot &A", "Rename…"));
    QCOMPARE(window.view().slotPane(0).title(), "the second");
    QTimer::singleShot(0, &window, [&window] { window.findChild<QInputDialog*>()->reject(); });
    QVERIFY(trigger("Slot &A", "Rename…"));
    QCOMPARE(window.view().slotPane(0).title(), "the second");
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowSlots::aDroppedFolderOfPredictionsGoesIntoASlot() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    const auto folder = m_folder / "my predictions";
    must(core::writeLabelMap(folder / "town_000000_000000_labelIds.png", core::LabelMap({8, 4}, std::uint8_t{26})));
    writeText(folder / "predictions.json", R"({"format": 1, "scheme": "merged-10"})");
    drop(window, {QString::fromStdString(folder.string()) + "/"});
    QTRY_COMPARE(window.controller().slot(0).state, SlotState::Done);
    QCOMPARE(window.view().slotPane(0).title(), "my predictions");
    QVERIFY(window.view().slotPane(0).toolTip().contains("my predictions"));
    QCOMPARE(window.view().scheme().name(), "merged-10");

    writeText(folder / "predictions.json", "{");
    QSignalSpy shown(&window, &MainWindow::problemShown);
    window.openPredictions(QString::fromStdString(folder.string()));
    QTRY_COMPARE(shown.count(), 1);
    QVERIFY(shown[0][0].toString().contains("predictions.json"));
    QTRY_VERIFY(!window.isBusy());
}

QTEST_MAIN(TestWindowSlots)
#include "tst_window_slots.moc"
