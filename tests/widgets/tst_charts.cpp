// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/iou_bars.h"
#include "widgets/charts/scores_panel.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QSplitter>
#include <QTest>

using namespace widgets;

namespace {

/// Two classes, 4 pixels. Truth: three of the first, one of the second. Predicted: two of the first are right, one is
/// taken for the second, the second is right.
core::Scores handMade() {
    const auto scheme = core::ClassScheme::fromJson(R"({"format": 1, "name": "two", "version": 1, "classes": [
        {"name": "first", "color": [200, 0, 0], "labelIds": [7]}, {"name": "second", "color": [0, 0, 200], "labelIds": [8]}]})",
                                                    "test")
                            .value();
    const core::PredictionSpace space{scheme};
    const auto counted =
        core::countFrame("frame", core::LabelMap({4, 1}, {7, 7, 7, 8}), core::LabelMap({4, 1}, {0, 0, 1, 1}), space);
    return core::scoresOf(std::vector{counted.value()}, space, scheme).value();
}

QString cell(const ScoresModel& model, const QString& metric, int column) {
    for (int row = 0; row < model.rowCount(); ++row)
        if (model.index(row, 0).data().toString() == metric) return model.index(row, column).data().toString();
    return "no such metric";
}

} // namespace

class TestCharts : public QObject {
    Q_OBJECT

private slots:
    void barsShowTheValuesAndLeaveOutUndefinedOnes();
    void clickOnABarTellsItsClass();
    void tableShowsEachMetricUnderItsAggregation();
    void pooledAndPerFrameNumbersAreNotTheSame();
    void onlyTheBestOfSeveralIsBold();
    void aSlotWithoutScoresSaysWhy();
    void panelFillsBarsAndTable();
    void whatGathersItsClassesIsNamed();
    void theNumbersKeepTheirRoomWhenThePanelShrinksUntilTheUserDividesIt();
    void choosingASchemeOrScopeIsTold();
};

void TestCharts::barsShowTheValuesAndLeaveOutUndefinedOnes() {
    IouBars bars;
    bars.setChart({"IoU",
                   {"road", "sky", "car"},
                   {{"A", Qt::blue, {0.5, std::nullopt, 1.0}}, {"B", Qt::red, {0.25, 0.0, std::nullopt}}}});
    QCOMPARE(bars.seriesCount(), 2);
    QCOMPARE(bars.drawnValue(0, 0), std::optional(0.5));
    QCOMPARE(bars.drawnValue(0, 1), std::nullopt);
    QCOMPARE(bars.drawnValue(0, 2), std::optional(1.0));
    QCOMPARE(bars.drawnValue(1, 0), std::optional(0.25));
    QCOMPARE(bars.drawnValue(1, 1), std::optional(0.0)); // zero is a value
    QCOMPARE(bars.drawnValue(1, 2), std::nullopt);
    bars.setChart({"IoU", {"road"}, {}});
    QCOMPARE(bars.seriesCount(), 0);
}

void TestCharts::clickOnABarTellsItsClass() {
    IouBars bars;
    bars.resize(600, 300);
    bars.setChart({"IoU", {"road", "sky", "car"}, {{"A", Qt::blue, {0.5, 0.5, 0.5}}}});
    bars.show();
    QVERIFY(QTest::qWaitForWindowExposed(&bars));
    QSignalSpy clicked(&bars, &IouBars::classClicked);
    QWidget* plot = bars.findChild<QWidget*>();
    QCoreApplication::processEvents(); // the queued drawing, which lays the axes out
    QTest::mouseClick(plot, Qt::LeftButton, {}, {580, 120});
    QTest::mouseClick(plot, Qt::LeftButton, {}, {2, 2}); // outside the axes
    QCOMPARE(clicked.count(), 1);
    QCOMPARE(clicked[0][0].toInt(), 2);
}

void TestCharts::tableShowsEachMetricUnderItsAggregation() {
    ScoresModel model;
    const QAbstractItemModelTester tester(&model);
    model.setSlots({{"A", Qt::blue, handMade(), {}}});
    QCOMPARE(model.columnCount(), 2);
    // first: 2 / (2 + 1 missed) = 2/3; second: 1 / (1 + 1 false) = 1/2
    QCOMPARE(cell(model, "mIoU (official)", 1), "0.5833");
    QCOMPARE(cell(model, "Jaccard PerPixel, pooled", 1), "0.7500");
    QCOMPARE(cell(model, "Jaccard Micro, pooled", 1), "0.6000"); // 3 / 5
    QCOMPARE(cell(model, "Jaccard Macro, pooled", 1), "0.5833");
    QCOMPARE(cell(model, "Jaccard Weighted, pooled", 1), "0.6250"); // 3/4 · 2/3 + 1/4 · 1/2
    QCOMPARE(cell(model, "Jaccard Weighted, mean of frames", 1), "0.6250");
    QCOMPARE(cell(model, "Mean accuracy, pooled", 1), "0.8333"); // (2/3 + 1) / 2
    QCOMPARE(cell(model, "iIoU (official, instances)", 1), QString::fromUtf8("–"));
}

void TestCharts::pooledAndPerFrameNumbersAreNotTheSame() {
    const auto scheme = handMade().scheme;
    const core::PredictionSpace space{scheme};
    // One frame of four pixels with one right, one frame of one pixel that is right.
    const auto first =
        core::countFrame("1", core::LabelMap({4, 1}, {7, 7, 7, 7}), core::LabelMap({4, 1}, {0, 1, 1, 1}), space);
    const auto second = core::countFrame("2", core::LabelMap({1, 1}, {8}), core::LabelMap({1, 1}, {1}), space);
    ScoresModel model;
    model.setSlots(
        {{"A", Qt::blue, core::scoresOf(std::vector{first.value(), second.value()}, space, scheme).value(), {}}});
    QCOMPARE(cell(model, "Jaccard PerPixel, pooled", 1), "0.4000");         // 2 of 5
    QCOMPARE(cell(model, "Jaccard PerPixel, mean of frames", 1), "0.6250"); // (1/4 + 1) / 2
    QCOMPARE(cell(model, "Jaccard Micro, pooled", 1), "0.2500");            // 2 / (4 + 4)
    QCOMPARE(cell(model, "Jaccard Micro, mean of frames", 1), "0.5714");    // (1/7 + 1) / 2
    QCOMPARE(cell(model, "Jaccard Macro, pooled", 1), "0.2500");            // (1/4 + 1/4) / 2
    QCOMPARE(cell(model, "Jaccard Macro, mean of frames", 1), "0.5625");    // ((1/4 + 0) / 2 + 1) / 2
    QCOMPARE(cell(model, "Pixel accuracy, pooled", 1), "0.4000");
}

void TestCharts::onlyTheBestOfSeveralIsBold() {
    ScoresModel model;
    core::Scores worse = handMade();
    worse.miou = 0.5;
    model.setSlots({{"A", Qt::blue, worse, {}}, {"B", Qt::red, handMade(), {}}});
    const auto isBold = [&](int column) { return model.index(0, column).data(Qt::FontRole).value<QFont>().bold(); };
    QVERIFY(!isBold(1));
    QVERIFY(isBold(2));
    model.setSlots({{"A", Qt::blue, handMade(), {}}});
    QVERIFY(!isBold(1)); // nobody to beat
}

void TestCharts::aSlotWithoutScoresSaysWhy() {
    ScoresModel model;
    const QAbstractItemModelTester tester(&model);
    model.setSlots({{"A", Qt::blue, handMade(), {}}, {"B", Qt::red, {}, "merged-10 has no cityscapes-19 score."}});
    QCOMPARE(model.index(0, 2).data().toString(), QString::fromUtf8("–"));
    QCOMPARE(model.index(0, 2).data(Qt::ToolTipRole).toString(), "merged-10 has no cityscapes-19 score.");
}

void TestCharts::panelFillsBarsAndTable() {
    ScoresPanel panel;
    const core::Scores scores = handMade();
    panel.setScores(scores.scheme, {{"A", Qt::blue, scores, {}}});
    QVERIFY(std::abs(panel.bars().drawnValue(0, 0).value() - 2.0 / 3) < 1e-12);
    QCOMPARE(panel.model().rowCount(), int(scoreRows().size()) + 1); // and how many frames
    panel.setScores(scores.scheme, {{"A", Qt::blue, {}, {}}}, "This frame has no truth.");
    QCOMPARE(panel.bars().seriesCount(), 0);
    QCOMPARE(panel.model().index(0, 1).data().toString(), QString::fromUtf8("–"));
}

void TestCharts::whatGathersItsClassesIsNamed() {
    ScoresPanel panel;
    const core::Scores scores = handMade();
    const auto note = [&panel] {
        for (const QLabel* label : panel.findChildren<QLabel*>())
            if (label->toolTip().contains("gathered")) return label;
        return static_cast<const QLabel*>(nullptr);
    };
    panel.resize(1000, 300);
    panel.show();
    panel.setScores(scores.scheme, {{"A one", Qt::blue, scores, {}, "A", 19},
                                    {"B two", Qt::red, scores, {}, "B"},
                                    {"C three", Qt::green, scores, {}, "C", 19}});
    QVERIFY(note() != nullptr);
    QTRY_COMPARE(note()->text(), "A, C: 19 classes, here gathered into 2.");
    panel.setScores(scores.scheme, {{"A one", Qt::blue, scores, {}, "A", 19},
                                    {"B two", Qt::red, scores, {}, "B", 10},
                                    {"C three", Qt::green, scores, {}, "C", 21}});
    panel.resize(500, 300);
    QTRY_VERIFY(note()->text().endsWith(QChar(0x2026)));
    panel.setScores(scores.scheme, {{"B two", Qt::red, scores, {}, "B"}});
    QVERIFY(note() == nullptr);
}

void TestCharts::theNumbersKeepTheirRoomWhenThePanelShrinksUntilTheUserDividesIt() {
    ScoresPanel panel;
    const core::Scores scores = handMade();
    panel.resize(1200, 300);
    panel.show();
    panel.setScores(scores.scheme, {{"A", Qt::blue, scores, {}}, {"B", Qt::red, scores, {}}});
    auto* splitter = panel.findChild<QSplitter*>();
    const auto tableShare = [splitter] { return double(splitter->sizes().last()) / splitter->width(); };
    QTRY_VERIFY(tableShare() < 0.5);
    panel.resize(520, 300);
    QTRY_VERIFY(tableShare() > 0.5);
    splitter->setSizes({300, splitter->width() - 300});
    emit splitter->splitterMoved(300, 1);
    const int divided = splitter->sizes().first();
    panel.setScores(scores.scheme, {{"A", Qt::blue, scores, {}}});
    QCOMPARE(splitter->sizes().first(), divided);
}

void TestCharts::choosingASchemeOrScopeIsTold() {
    ScoresPanel panel;
    QSignalSpy scheme(&panel, &ScoresPanel::schemeChosen), scope(&panel, &ScoresPanel::scopeChosen);
    panel.setSchemes({"cityscapes-19", "merged-10"}, "merged-10");
    panel.setScope(ScoreScope::SetSoFar);
    QCOMPARE(panel.scheme(), "merged-10");
    QCOMPARE(scheme.count() + scope.count(), 0);
    for (QComboBox* combo : panel.findChildren<QComboBox*>())
        if (combo->accessibleName().contains("scor")) QTest::keyClick(combo, Qt::Key_Up);
    QCOMPARE(scheme.count(), 1);
    QCOMPARE(scheme[0][0].toString(), "cityscapes-19");
    QCOMPARE(scope.count(), 1);
    QCOMPARE(panel.scope(), ScoreScope::Frame);
}

QTEST_MAIN(TestCharts)
#include "tst_charts.moc"
