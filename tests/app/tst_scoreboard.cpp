// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which results of an evaluation belong to a slot.
#include "app/gui/scoreboard.h"

#include "tests/support/made_scores.h"

#include <QTest>

using namespace app;
using testing_support::madeScores;

namespace {

const std::string kOne(64, 'a'), kOther(64, 'b');

core::EvaluationRecord recordOf(const std::string& weights, std::vector<std::string> forced = {}) {
    core::EvaluationRecord record{"kerbside-cli", {"/data/city", "val", 1, "abc"}, {}};
    record.models.push_back(
        {"unet", weights, "merged-10", std::move(forced), {madeScores("merged-10", {7, 7}, {0, 5})}});
    return record;
}

widgets::SlotScores lineOf(const EvaluatedSlot& slot, const core::EvaluationRecord& record) {
    return evaluatedScores(slot, record, *core::ClassScheme::builtIn("merged-10"));
}

} // namespace

class TestScoreboard : public QObject {
    Q_OBJECT

private slots:
    void theSameNameAndWeightsAreTakenWithoutARemark();
    void otherWeightsOfTheSameNameAreNotShown();
    void theNameAloneIsSaid_data();
    void theNameAloneIsSaid();
    void forcedAndByNameAreBothStamped();
};

void TestScoreboard::theSameNameAndWeightsAreTakenWithoutARemark() {
    const auto line = lineOf({"A unet", Qt::blue, kOne}, recordOf(kOne));
    QCOMPARE(*line.scores->perClass[0].iou, 0.5);
    QCOMPARE(line.name, "A unet");
    QCOMPARE(line.shortName, "A");
    QCOMPARE(line.remark, QString());
}

void TestScoreboard::otherWeightsOfTheSameNameAreNotShown() {
    const auto line = lineOf({"A unet", Qt::blue, kOther}, recordOf(kOne));
    QVERIFY(!line.scores);
    QCOMPARE(line.whyNot,
             "A unet: the evaluation's model of this name has other weights, so its scores are not shown.");
}

void TestScoreboard::theNameAloneIsSaid_data() {
    QTest::addColumn<bool>("isKnownInSlot");
    QTest::addColumn<bool>("isKnownInFile");
    QTest::addColumn<bool>("hasOwnSettings");
    QTest::addColumn<bool>("isNamesake");
    QTest::addColumn<QString>("said");
    QTest::newRow("a folder of predictions") << false << true << false << false << "by its name alone";
    QTest::newRow("a file without weights") << true << false << false << false << "by its name alone";
    QTest::newRow("settings of its own") << true << true << true << false << "the slot has settings of its own";
    QTest::newRow("two slots of one name") << true << true << false << true << "which another slot has too";
}

void TestScoreboard::theNameAloneIsSaid() {
    QFETCH(bool, isKnownInSlot);
    QFETCH(bool, isKnownInFile);
    QFETCH(bool, hasOwnSettings);
    QFETCH(bool, isNamesake);
    QFETCH(QString, said);
    const EvaluatedSlot slot{"A unet", Qt::blue, isKnownInSlot ? kOne : "", hasOwnSettings, isNamesake};
    const auto line = lineOf(slot, recordOf(isKnownInFile ? kOne : ""));
    QVERIFY(line.scores.has_value());
    QCOMPARE(line.name, "A unet (by name)");
    QVERIFY2(line.remark.startsWith("A unet: matched by its name") && line.remark.contains(said),
             qPrintable(line.remark));
}

void TestScoreboard::forcedAndByNameAreBothStamped() {
    const auto line = lineOf({"A unet", Qt::blue}, recordOf("", {"77 is no label id."}));
    QCOMPARE(line.name, "A unet (forced) (by name)");
    QVERIFY(line.remark.contains("77 is no label id. A unet: matched"));
}

QTEST_GUILESS_MAIN(TestScoreboard)
#include "tst_scoreboard.moc"
