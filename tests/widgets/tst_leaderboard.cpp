// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/made_scores.h"
#include "widgets/charts/leaderboard_panel.h"
#include "widgets/charts/table_text.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace widgets;
using testing_support::madeScores;
using Column = LeaderboardModel::Column;

namespace {

/// mIoU 1 of two classes, then 0.
LeaderRow row(const char* name, bool isRight) {
    LeaderRow made;
    made.name = name;
    made.scheme = "cityscapes-19";
    made.scores =
        madeScores("merged-10", {7, 23}, isRight ? std::vector<std::uint8_t>{0, 5} : std::vector<std::uint8_t>{5, 0});
    made.frames = "1 frame";
    made.isHere = true;
    return made;
}

QString text(const QAbstractItemModel& model, int row, int column) {
    return model.index(row, column).data().toString();
}

QString tip(const QAbstractItemModel& model, int row, int column) {
    return model.index(row, column).data(Qt::ToolTipRole).toString();
}

} // namespace

class TestLeaderboard : public QObject {
    Q_OBJECT

private slots:
    void modelsAreRankedByTheirScores();
    void equalsShareAPlace();
    void withoutAScoreInTheSchemeThereIsNoPlace();
    void cardScoresOfOtherFramesAreNotRanked();
    void slotsScoredOnDifferentFramesAreNotRanked();
    void costsNameTheirSize();
    void sortingLeavesTheUndefinedLast();
    void theChosenRowStaysWhileNumbersChange();
    void theKeyboardSortsTooTheBestFirst();
    void thePanelTellsWhatIsWanted();
};

void TestLeaderboard::modelsAreRankedByTheirScores() {
    LeaderboardModel model;
    const QAbstractItemModelTester tester(&model);
    model.setRows("merged-10", {row("A", false), row("B", true)});
    QCOMPARE(text(model, 0, Column::Rank), "2");
    QCOMPARE(text(model, 1, Column::Rank), "1");
    QCOMPARE(text(model, 1, Column::Miou), "1.0000");
    QVERIFY(tip(model, 1, Column::Rank).contains("merged-10"));
    QVERIFY(tip(model, 1, Column::Miou).contains("1 frame"));
    QVERIFY(model.headerData(Column::Miou, Qt::Horizontal, Qt::ToolTipRole).toString().contains("pooled"));
}

void TestLeaderboard::equalsShareAPlace() {
    LeaderboardModel model;
    model.setRows("merged-10", {row("A", true), row("B", true), row("C", false)});
    QCOMPARE(text(model, 0, Column::Rank) + text(model, 1, Column::Rank) + text(model, 2, Column::Rank), "113");
}

void TestLeaderboard::withoutAScoreInTheSchemeThereIsNoPlace() {
    LeaderboardModel model;
    const QAbstractItemModelTester tester(&model);
    LeaderRow ten = row("B", true);
    ten.scores.reset();
    ten.scheme = "merged-10";
    ten.whyNoScores = "its classes cannot be mapped to cityscapes-19";
    model.setRows("cityscapes-19", {row("A", false), ten});
    QCOMPARE(text(model, 0, Column::Rank), "1");
    for (const int column : {Column::Rank, Column::Miou, Column::PixelAccuracy}) {
        QCOMPARE(text(model, 1, column), QString::fromUtf8("–"));
        QCOMPARE(tip(model, 1, column), ten.whyNoScores);
    }
}

void TestLeaderboard::cardScoresOfOtherFramesAreNotRanked() {
    LeaderboardModel model;
    LeaderRow card = row("of the workspace", true);
    card.isHere = false;
    card.frames = "scenes val, 60 frames";
    model.setRows("merged-10", {row("A", false), card});
    QCOMPARE(text(model, 0, Column::Rank), "1");
    QCOMPARE(text(model, 1, Column::Rank), QString::fromUtf8("–"));
    QVERIFY(tip(model, 1, Column::Rank).contains("scenes val"));
    QCOMPARE(text(model, 1, Column::Miou), "1.0000");
}

void TestLeaderboard::slotsScoredOnDifferentFramesAreNotRanked() {
    LeaderboardModel model;
    LeaderRow other = row("B", true);
    other.frameSet = 5;
    model.setRows("merged-10", {row("A", false), other});
    QCOMPARE(text(model, 0, Column::Rank), QString::fromUtf8("–"));
    QVERIFY(tip(model, 0, Column::Rank).contains("different frames"));
}

void TestLeaderboard::costsNameTheirSize() {
    LeaderboardModel model;
    LeaderRow costly = row("A", true);
    costly.costs = ModelCosts{39'600'000, 1'234'000'000'000, 2'500'000'000, {1024, 512}};
    costly.medianMs = 512;
    costly.timedFrames = 7;
    LeaderRow folder = row("B", true);
    folder.whyNoCosts = "A folder of predictions has no network";
    model.setRows("merged-10", {costly, folder});
    QCOMPARE(text(model, 0, Column::Parameters), "39.60 M");
    QCOMPARE(text(model, 0, Column::Macs), "1,234.0 G");
    QCOMPARE(text(model, 0, Column::Memory), "2,500 MB");
    QCOMPARE(text(model, 0, Column::Time), "512 ms");
    QVERIFY(tip(model, 0, Column::Macs).contains(QString::fromUtf8("1024 × 512")));
    QVERIFY(tip(model, 0, Column::Time).contains("7 frames"));
    QCOMPARE(text(model, 1, Column::Macs), QString::fromUtf8("–"));
    QCOMPARE(tip(model, 1, Column::Macs), folder.whyNoCosts);
    QVERIFY(!tip(model, 1, Column::Time).isEmpty());
    QVERIFY(tableCsv(model).contains(",mIoU (official) [merged-10],"));
    QVERIFY(tableCsv(model).contains(",Parameters,MACs,Time [ms],Memory [bytes]\n"));
    QVERIFY(tableCsv(model).contains(",39600000,1.234e+12,512,2500000000\n"));
}

void TestLeaderboard::sortingLeavesTheUndefinedLast() {
    LeaderboardModel model;
    LeaderboardOrder order;
    order.setSourceModel(&model);
    LeaderRow none = row("C", true);
    none.scores.reset();
    model.setRows("merged-10", {row("A", false), none, row("B", true)});
    const auto names = [&order] { return text(order, 0, 1) + text(order, 1, 1) + text(order, 2, 1); };
    order.sort(Column::Miou, Qt::DescendingOrder);
    QCOMPARE(names(), "BAC");
    order.sort(Column::Miou, Qt::AscendingOrder);
    QCOMPARE(names(), "ABC");
    order.sort(Column::Name, Qt::DescendingOrder);
    QCOMPARE(names(), "CBA");
}

void TestLeaderboard::theChosenRowStaysWhileNumbersChange() {
    LeaderboardPanel panel;
    panel.setRows("merged-10", {row("A", false), row("B", true)});
    QCOMPARE(text(*panel.table().model(), 0, 1), "B");
    panel.table().selectRow(1); // A
    panel.setRows("merged-10", {row("A", true), row("B", false)});
    QCOMPARE(text(*panel.table().model(), 0, 1), "A");
    QCOMPARE(panel.table().currentIndex().siblingAtColumn(1).data().toString(), "A");
}

void TestLeaderboard::theKeyboardSortsTooTheBestFirst() {
    LeaderboardPanel panel;
    LeaderRow slow = row("A", true), fast = row("B", false);
    slow.medianMs = 90;
    fast.medianMs = 12;
    panel.setRows("merged-10", {slow, fast});
    const auto* board = panel.table().model();
    auto* sortedBy = panel.findChild<QComboBox*>();
    QCOMPARE(sortedBy->currentText(), "mIoU (official)");
    QCOMPARE(text(*board, 0, Column::Name), "A");
    while (sortedBy->currentIndex() != Column::Time) QTest::keyClick(sortedBy, Qt::Key_Down);
    QCOMPARE(text(*board, 0, Column::Name), "B");
    panel.table().sortByColumn(Column::Name, Qt::AscendingOrder);
    QCOMPARE(sortedBy->currentText(), "Model");
}

void TestLeaderboard::thePanelTellsWhatIsWanted() {
    LeaderboardPanel panel;
    QSignalSpy wanted(&panel, &LeaderboardPanel::workspaceWanted), copied(&panel, &LeaderboardPanel::copyRequested);
    panel.findChild<QCheckBox*>()->click();
    QCOMPARE(wanted.count(), 1);
    QVERIFY(panel.wantsWorkspace());
    panel.setRows("merged-10", {row("A", false)});
    panel.table().actions().first()->trigger();
    QVERIFY(copied[0][0].toString().startsWith("#\tModel\t"));
}

QTEST_MAIN(TestLeaderboard)
#include "tst_leaderboard.moc"
