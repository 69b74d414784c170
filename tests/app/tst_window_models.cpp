// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing a slot's model from the list, and folders of predictions on their way into a slot.
#include "tests/support/window_fixture.h"

#include <QAction>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>

using namespace app;
using namespace testing_support;

class TestWindowModels : public QObject, private WindowFixture {
    Q_OBJECT

private slots:
    void theListTellsOfEachModelWhatItCosts();
    void aChosenModelGoesIntoItsSlot();
    void aRemovedModelLeavesItsSlotAndTheDisk();
    void nothingIsRemovedUnlessItIsConfirmed();
    void aBrokenCardIsListedWithItsReason();
    void listingPredictionsCanBeCancelled();

private:
    widgets::ModelDialog* opened(MainWindow& window, int slot, int models) {
        window.show();
        window.modelChooser().open(slot);
        auto* dialog = window.modelChooser().dialog();
        [&] { QTRY_COMPARE(dialog->list().rowCount(), models); }();
        return dialog;
    }
    QPushButton* button(QWidget* dialog, const QString& text) {
        for (auto* button : dialog->findChildren<QPushButton*>())
            if (button->text().remove(QLatin1Char('&')) == text) return button;
        return nullptr;
    }
};

void TestWindowModels::theListTellsOfEachModelWhatItCosts() {
    modelFile("mine", "workspace/models");
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.actions().openModel->trigger();
    auto* dialog = opened(window, -1, 1);
    const widgets::ModelRow& row = dialog->list().row(0);
    QCOMPARE(row.name, "mine");
    QVERIFY(row.network.contains("U-Net"));
    QVERIFY(row.problem.isEmpty());
    QVERIFY(row.bytes && *row.bytes > 1000);
    QVERIFY(row.parameters && *row.parameters > 1000);
    QVERIFY(row.macs && *row.macs > *row.parameters);
    QVERIFY(row.card.contains("\"network\": \"unet\""));
    QTRY_VERIFY(!window.isBusy());
    dialog->reject();
}

void TestWindowModels::aChosenModelGoesIntoItsSlot() {
    modelFile("mine", "workspace/models");
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    auto* dialog = opened(window, 3, 1);
    QCOMPARE(dialog->windowTitle(), "Model of slot D");
    dialog->setCurrent("mine");
    button(dialog, "Use this model")->click();
    QVERIFY(window.controller().slot(3).model.has_value());
    QCOMPARE(window.controller().slot(3).model->name, "mine");
    QTRY_VERIFY(window.modelChooser().dialog() == nullptr && !window.isBusy());
}

void TestWindowModels::aRemovedModelLeavesItsSlotAndTheDisk() {
    const QString card = modelFile("going", "workspace/models");
    modelFile("mine", "workspace/models");
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    window.openModel(card, 0);
    QTRY_VERIFY(window.controller().slot(0).model.has_value());
    auto* dialog = opened(window, 1, 2);
    dialog->setCurrent("going");
    button(dialog, "Remove…")->click();
    auto* question = qobject_cast<QMessageBox*>(window.modelChooser().question());
    QVERIFY(question != nullptr);
    QVERIFY(question->informativeText().contains("slot A"));
    QVERIFY(QFileInfo::exists(card)); // not before it is confirmed
    button(question, "Delete")->click();
    QTRY_COMPARE(dialog->list().rowCount(), 1);
    QVERIFY(!QFileInfo::exists(card));
    QVERIFY(!window.controller().slot(0).model.has_value());
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowModels::nothingIsRemovedUnlessItIsConfirmed() {
    const QString card = modelFile("mine", "workspace/models");
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    auto* dialog = opened(window, 0, 1);
    button(dialog, "Remove…")->click();
    qobject_cast<QMessageBox*>(window.modelChooser().question())->button(QMessageBox::Cancel)->click();
    QTRY_VERIFY(window.modelChooser().question() == nullptr && !window.isBusy());
    QVERIFY(QFileInfo::exists(card));
}

void TestWindowModels::aBrokenCardIsListedWithItsReason() {
    modelFile("mine", "workspace/models");
    writeText(m_folder / "workspace/models/odd.card.json", "{");
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    auto* dialog = opened(window, 0, 2);
    dialog->setCurrent("odd");
    QVERIFY(dialog->list().row(dialog->list().rowOf("odd")).problem.contains("odd.card.json"));
    QVERIFY(!button(dialog, "Use this model")->isEnabled());
    std::filesystem::remove(m_folder / "workspace/models/odd.card.json");
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowModels::listingPredictionsCanBeCancelled() {
    must(core::writeLabelMap(m_folder / "made/frame0_labelIds.png", core::LabelMap({8, 4}, std::uint8_t{7})));
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    QSignalSpy shown(&window, &MainWindow::problemShown);
    QTRY_VERIFY(!window.isBusy());
    window.openPredictions(path("made"), 0);
    QVERIFY(window.statusText().startsWith("Listing made"));
    QVERIFY(window.actions().cancel->isEnabled());
    window.actions().cancel->trigger(); // whether it comes in time or not: nothing is told to have failed
    QTRY_VERIFY(!window.isBusy());
    QCOMPARE(shown.count(), 0);
    QCOMPARE(window.statusText(), QString());
}

QTEST_MAIN(TestWindowModels)
#include "tst_window_models.moc"
