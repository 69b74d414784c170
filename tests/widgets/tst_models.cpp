// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The list of models and the dialog that chooses one of them.
#include "widgets/models/model_dialog.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace widgets;

namespace {

ModelRow good(const QString& name, std::uint64_t macs, std::optional<double> miou) {
    ModelRow row;
    row.name = name;
    row.network = "U-Net";
    row.scheme = "cityscapes-19";
    row.bytes = 2'500'000;
    row.parameters = 1'234'000;
    row.macs = macs;
    row.miou = miou;
    row.scores = "of this and that";
    row.origin = "Trained somewhere.";
    row.licence = "GPL";
    row.card = "the card of " + name;
    return row;
}

std::vector<ModelRow> rows() {
    std::vector<ModelRow> rows{good("beta", 9'000'000'000, 0.61), good("Alpha", 90'000'000'000, 0.5),
                               good("gamma", 30'000'000'000, std::nullopt)};
    rows[0].isBuiltIn = true;
    rows[1].network = "DenseASPP";
    ModelRow broken;
    broken.name = "broken";
    broken.problem = "broken.card.json: is no JSON.";
    rows.push_back(broken);
    return rows;
}

QStringList namesIn(const ModelDialog& dialog) {
    const auto* model = dialog.findChild<QTableView*>()->model();
    QStringList names;
    for (int row = 0; row < model->rowCount(); ++row) names << model->index(row, ModelList::Name).data().toString();
    return names;
}

QPushButton* button(const ModelDialog& dialog, const QString& text) {
    for (auto* button : dialog.findChildren<QPushButton*>())
        if (button->text().remove(QLatin1Char('&')) == text) return button;
    return nullptr;
}

} // namespace

class TestModels : public QObject {
    Q_OBJECT

private slots:
    void theListIsAProperModel();
    void numbersStandInTheUnitsOfTheirHeads();
    void sortedByNumbersAsNumbersAndUnknownLast();
    void everyWordOfTheFilterMustOccur();
    void theMarkedModelStaysMarked();
    void theCardOfTheMarkedModelIsShown();
    void onlyGoodModelsCanBeChosen();
    void demoModelsCannotBeRemoved();
    void fromTheFilterTheArrowsWalkAndEnterChooses();
    void anEmptyListSaysWhatToDo();
};

void TestModels::theListIsAProperModel() {
    ModelList list;
    const QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::QtTest);
    ModelFilter filter;
    const QAbstractItemModelTester filtered(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    filter.setSourceModel(&list);
    list.setRows(rows(), "8×4");
    filter.setWords("a");
    list.setRows({}, "8×4");
}

void TestModels::numbersStandInTheUnitsOfTheirHeads() {
    QLocale::setDefault(QLocale::c());
    ModelList list;
    list.setRows(rows(), "2048×1024");
    const auto text = [&list](int row, int column) { return list.index(row, column).data().toString(); };
    QCOMPARE(text(0, ModelList::Size), "2.50");
    QCOMPARE(text(0, ModelList::Parameters), "1.23");
    QCOMPARE(text(1, ModelList::Macs), "90.0");
    QCOMPARE(text(0, ModelList::Miou), "61.0");
    QCOMPARE(text(2, ModelList::Miou), "–");
    QCOMPARE(text(3, ModelList::Size), "–");
    QVERIFY(list.headerData(ModelList::Macs, Qt::Horizontal, Qt::ToolTipRole).toString().contains("2048×1024"));
}

void TestModels::sortedByNumbersAsNumbersAndUnknownLast() {
    ModelDialog dialog("Model of slot A");
    dialog.setRows(rows(), "8×4");
    auto* table = dialog.findChild<QTableView*>();
    QCOMPARE(namesIn(dialog), QStringList({"Alpha", "beta", "broken", "gamma"}));
    table->sortByColumn(ModelList::Macs, Qt::AscendingOrder);
    QCOMPARE(namesIn(dialog), QStringList({"beta", "gamma", "Alpha", "broken"}));
    table->sortByColumn(ModelList::Macs, Qt::DescendingOrder);
    QCOMPARE(namesIn(dialog), QStringList({"Alpha", "gamma", "beta", "broken"}));
    table->sortByColumn(ModelList::Miou, Qt::DescendingOrder);
    QCOMPARE(namesIn(dialog).mid(0, 2), QStringList({"beta", "Alpha"}));
}

void TestModels::everyWordOfTheFilterMustOccur() {
    ModelDialog dialog("Model of slot A");
    dialog.setRows(rows(), "8×4");
    dialog.setFilter("dense");
    QCOMPARE(namesIn(dialog), QStringList({"Alpha"}));
    dialog.setFilter("U-NET somewhere");
    QCOMPARE(namesIn(dialog), QStringList({"beta", "gamma"}));
    dialog.setFilter("u-net nowhere");
    QCOMPARE(namesIn(dialog), QStringList());
    QVERIFY(!button(dialog, "Use this model")->isEnabled());
    dialog.setFilter({});
    QCOMPARE(namesIn(dialog).size(), 4);
}

void TestModels::theMarkedModelStaysMarked() {
    ModelDialog dialog("Model of slot A");
    dialog.setRows(rows(), "8×4");
    QCOMPARE(dialog.current(), "Alpha"); // the first
    dialog.setCurrent("gamma");
    auto fewer = rows();
    fewer.erase(fewer.begin());
    dialog.setRows(fewer, "8×4");
    QCOMPARE(dialog.current(), "gamma");
    fewer.erase(fewer.begin() + 1);
    dialog.setRows(fewer, "8×4"); // it has gone
    QCOMPARE(dialog.current(), "Alpha");
}

void TestModels::theCardOfTheMarkedModelIsShown() {
    ModelDialog dialog("Model of slot A");
    dialog.setRows(rows(), "8×4");
    dialog.setCurrent("gamma");
    QCOMPARE(dialog.findChild<QPlainTextEdit*>()->toPlainText(), "the card of gamma");
    dialog.setFilter("beta");
    QCOMPARE(dialog.findChild<QPlainTextEdit*>()->toPlainText(), "the card of beta");
}

void TestModels::onlyGoodModelsCanBeChosen() {
    ModelDialog dialog("Model of slot A");
    QSignalSpy chosen(&dialog, &ModelDialog::chosen);
    dialog.setRows(rows(), "8×4");
    dialog.show();
    dialog.setCurrent("broken");
    QVERIFY(!button(dialog, "Use this model")->isEnabled());
    emit dialog.findChild<QTableView*>()->activated({}); // double click
    QCOMPARE(chosen.count(), 0);
    QVERIFY(dialog.isVisible());
    dialog.setCurrent("gamma");
    button(dialog, "Use this model")->click();
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].toString(), "gamma");
    QVERIFY(!dialog.isVisible());
}

void TestModels::demoModelsCannotBeRemoved() {
    ModelDialog dialog("Model of slot A");
    QSignalSpy removed(&dialog, &ModelDialog::removeRequested);
    dialog.setRows(rows(), "8×4");
    dialog.setCurrent("beta");
    QVERIFY(!button(dialog, "Remove…")->isEnabled());
    dialog.setCurrent("broken"); // but a card that is of no use can
    QVERIFY(button(dialog, "Remove…")->isEnabled());
    button(dialog, "Remove…")->click();
    QCOMPARE(removed[0][0].toString(), "broken");
}

void TestModels::fromTheFilterTheArrowsWalkAndEnterChooses() {
    ModelDialog dialog("Model of slot A");
    QSignalSpy chosen(&dialog, &ModelDialog::chosen);
    dialog.setRows(rows(), "8×4");
    dialog.show();
    dialog.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto* filter = dialog.findChild<QLineEdit*>();
    filter->setFocus();
    QTest::keyClicks(filter, "u-net");
    QCOMPARE(dialog.current(), "beta");
    QTest::keyClick(filter, Qt::Key_Down);
    QCOMPARE(dialog.current(), "gamma");
    QTest::keyClick(filter, Qt::Key_Down); // the last one
    QCOMPARE(dialog.current(), "gamma");
    QTest::keyClick(filter, Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].toString(), "gamma");
}

void TestModels::anEmptyListSaysWhatToDo() {
    ModelDialog dialog("Model of slot A");
    dialog.show();
    QVERIFY(!dialog.findChild<QTableView*>()->isVisible());
    dialog.setRows({}, "8×4");
    QVERIFY(!dialog.findChild<QTableView*>()->isVisible());
    dialog.setRows(rows(), "8×4");
    QVERIFY(dialog.findChild<QTableView*>()->isVisible());
}

QTEST_MAIN(TestModels)
#include "tst_models.moc"
