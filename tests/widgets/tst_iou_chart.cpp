// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/made_scores.h"
#include "widgets/charts/iou_bars.h"
#include "widgets/charts/scores_panel.h"
#include "widgets/charts/table_text.h"
#include "widgets/to_qt.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QFocusEvent>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace widgets;
using testing_support::madeScores;

namespace {

/// merged-10; truth: four of road, two of sky, two of car. A: road 3/4, sky 2/3, car 2/2. B: road 4/5, sky 1/2, car
/// 2/2.
std::vector<SlotScores> twoSlots() {
    const std::vector<std::uint8_t> truth{7, 7, 7, 7, 23, 23, 26, 26};
    return {{"A one", Qt::blue, madeScores("merged-10", truth, {0, 0, 0, 5, 5, 5, 7, 7}), {}, "A"},
            {"B two", Qt::red, madeScores("merged-10", truth, {0, 0, 0, 0, 0, 5, 7, 7}), {}, "B"}};
}

const core::ClassScheme& merged() {
    static const core::ClassScheme scheme = *core::ClassScheme::builtIn("merged-10");
    return scheme;
}

IouChart smallChart() {
    return {"IoU, pooled over 2 frames",
            {"road", "sky", "car"},
            {{"A", Qt::blue, {0.5, std::nullopt, 1.0}, "A", {{1, 2}, {0, 0}, {3, 3}}}},
            {2, 0, 1},
            {{"published", {0.25, 0.5, 0.75}, {}, "val", "by class", "a paper"}, {"mean alone", {}, 0.8}}};
}

} // namespace

class TestIouChart : public QObject {
    Q_OBJECT

private slots:
    void barsStandInTheOrderOfTheChart();
    void referencesAreNoBars();
    void namesGiveWayInALowChartButNotToReferences();
    void theWordsOfAClassNameNumeratorAndDenominator();
    void csvHasTheTitleThePixelsAndAPointInItsNumbers();
    void cellsWithCommasOrQuotesAreQuoted();
    void arrowKeysGoThroughTheClassesAndEnterChoosesOne();
    void pictureFilesAreOfTheirKindAndKeepTheTitle();
    void classesAreSortedByValueAndByDifference();
    void aDifferenceThatCannotBeSortedByIsSaid();
    void theDifferenceIsSignedAndFollowsThePairThatIsChosen();
    void slotsScoredOnDifferentFramesAreNotRanked();
    void eachColumnTellsHowManyFramesWereCounted();
    void referencesAreOffUntilTheyAreAskedFor();
    void anEvaluationIsAskedForUntilThereIsOne();
    void thePairAndTheChosenRowOutliveAFrameWithoutScores();
    void theBandGoesWithTheMouseAndComesWithTheKeyboard();
    void theTitleNamesTheFrameOrTheSource();
    void namesOutOfFilesAreNoMarkup();
    void theTableIsCopiedAsTextAndAsCsv();
};

void TestIouChart::barsStandInTheOrderOfTheChart() {
    IouBars bars;
    bars.resize(600, 300);
    bars.setChart(smallChart());
    QCOMPARE(bars.drawnValue(0, 0), std::optional(0.5));
    QCOMPARE(bars.drawnValue(0, 1), std::nullopt);
    QCOMPARE(bars.drawnValue(0, 2), std::optional(1.0));
    bars.show();
    QVERIFY(QTest::qWaitForWindowExposed(&bars));
    QCoreApplication::processEvents(); // the queued drawing, which lays the axes out
    QSignalSpy clicked(&bars, &IouBars::classClicked);
    QTest::mouseClick(bars.findChild<QWidget*>(), Qt::LeftButton, {}, {120, 100});
    QCOMPARE(clicked.count(), 1);
    QCOMPARE(clicked[0][0].toInt(), 2); // the car stands first
}

void TestIouChart::referencesAreNoBars() {
    IouBars bars;
    bars.setChart(smallChart());
    QCOMPARE(bars.seriesCount(), 1);
    QCOMPARE(bars.referenceCount(), 2);
}

void TestIouChart::namesGiveWayInALowChartButNotToReferences() {
    IouBars bars;
    IouChart chart = smallChart();
    chart.references.clear();
    chart.series[0].name = "A one";
    bars.setChart(chart);
    bars.show();
    bars.resize(600, 500);
    QVERIFY(bars.areNamesShown());
    bars.resize(600, 120);
    QVERIFY(!bars.areNamesShown());
    bars.setChart(smallChart());
    QVERIFY(bars.areNamesShown());
    bars.setChart(chart);
    const QByteArray svg = bars.drawn(ChartFormat::Svg, {800, 400});
    QVERIFY(svg.contains("A one"));
    QVERIFY(!bars.areNamesShown());
}

void TestIouChart::theWordsOfAClassNameNumeratorAndDenominator() {
    const IouChart chart = smallChart();
    QCOMPARE(classText(chart, 0), "road\nA: 0.5000 = 1 pixels in both / 2 in either\npublished: 0.25");
    QVERIFY(classText(chart, 1).contains("A: undefined"));
}

void TestIouChart::csvHasTheTitleThePixelsAndAPointInItsNumbers() {
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::German));
    const QString csv = toCsv(smallChart());
    QLocale::setDefault(before);
    QCOMPARE(csv, "\"IoU, pooled over 2 frames\"\n"
                  "class,A IoU,A pixels in both,A pixels in either,published,mean alone\n"
                  "car,1,3,3,0.75,\n"
                  "road,0.5,1,2,0.25,\n"
                  "sky,,0,0,0.5,\n"
                  "\"mean alone, mIoU\",0.8\n"
                  "published,val,by class,a paper\n"
                  "mean alone,,,\n");
}

void TestIouChart::cellsWithCommasOrQuotesAreQuoted() {
    QCOMPARE(csvLine({"a", "b, c", "say \"d\"", "e\nf"}), "a,\"b, c\",\"say \"\"d\"\"\",\"e\nf\"\n");
}

void TestIouChart::arrowKeysGoThroughTheClassesAndEnterChoosesOne() {
    IouBars bars;
    bars.setChart(smallChart());
    QSignalSpy clicked(&bars, &IouBars::classClicked);
    QTest::keyClick(&bars, Qt::Key_Return); // nothing is chosen yet
    QCOMPARE(clicked.count(), 0);
    QTest::keyClick(&bars, Qt::Key_Right);
    QCOMPARE(bars.currentClass(), 2);
    QVERIFY(bars.accessibleDescription().startsWith("car"));
    QTest::keyClick(&bars, Qt::Key_Left);
    QCOMPARE(bars.currentClass(), 2); // there is none before it
    QTest::keyClick(&bars, Qt::Key_End);
    QCOMPARE(bars.currentClass(), 1);
    QTest::keyClick(&bars, Qt::Key_Return);
    QCOMPARE(clicked.count(), 1);
    QCOMPARE(clicked[0][0].toInt(), 1);
}

void TestIouChart::pictureFilesAreOfTheirKindAndKeepTheTitle() {
    IouBars bars;
    bars.setChart(smallChart());
    QImage picture;
    QVERIFY(picture.loadFromData(bars.drawn(ChartFormat::Png, {800, 400}), "PNG"));
    QCOMPARE(picture.size(), QSize(1600, 800));
    QCOMPARE(picture.pixelColor(2, 2), QColor(Qt::white));
    const QByteArray svg = bars.drawn(ChartFormat::Svg, {800, 400});
    QVERIFY(svg.contains("<svg"));
    QVERIFY(svg.contains("IoU, pooled over 2 frames"));
    QVERIFY(svg.contains("mean alone: mIoU 0.800"));
    QVERIFY(svg.contains("published (val)"));
    const QByteArray pdf = bars.drawn(ChartFormat::Pdf, {800, 400});
    QVERIFY(pdf.startsWith("%PDF-"));
    QVERIFY(pdf.trimmed().endsWith("%%EOF"));
}

void TestIouChart::classesAreSortedByValueAndByDifference() {
    ScoresPanel panel;
    panel.setScores(merged(), twoSlots());
    const auto first = [&panel](int count) {
        const auto& chart = panel.bars().chart();
        QStringList names;
        for (int i = 0; i < count; ++i)
            names << chart.classNames[std::size_t(chart.order.empty() ? i : chart.order[std::size_t(i)])];
        return names;
    };
    QCOMPARE(first(2), (QStringList{"road", "sidewalk"}));
    panel.setOrder(core::ClassOrder::Value);
    QCOMPARE(first(3), (QStringList{"car", "road", "sky"}));
    panel.setOrder(core::ClassOrder::Difference); // A − B: sky 2/3 − 1/2, car 0, road 3/4 − 4/5
    QCOMPARE(first(3), (QStringList{"sky", "car", "road"}));
}

void TestIouChart::aDifferenceThatCannotBeSortedByIsSaid() {
    ScoresPanel panel;
    const auto said = [&panel] {
        for (const QLabel* label : panel.findChildren<QLabel*>())
            if (label->accessibleName().contains("sorted by difference", Qt::CaseInsensitive))
                return label->accessibleName();
        return QString();
    };
    auto lines = twoSlots();
    lines[1].scores.reset();
    panel.setScores(merged(), lines);
    QCOMPARE(said(), QString()); // nobody asked for it
    panel.setOrder(core::ClassOrder::Difference);
    QCOMPARE(said(), "Not sorted by difference: no score of B.");
    panel.setScores(merged(), {twoSlots()[0]});
    QCOMPARE(said(), "Not sorted by difference: there is one slot only.");
    panel.setScores(merged(), twoSlots());
    QCOMPARE(said(), QString());
    panel.setScores(merged(), lines);
    panel.setOrder(core::ClassOrder::Value);
    QCOMPARE(said(), QString());
}

void TestIouChart::theDifferenceIsSignedAndFollowsThePairThatIsChosen() {
    ScoresModel model;
    const QAbstractItemModelTester tester(&model);
    model.setSlots(twoSlots());
    QCOMPARE(model.columnCount(), 4);
    QCOMPARE(model.headerData(3, Qt::Horizontal, Qt::DisplayRole).toString(), QString::fromUtf8("A − B"));
    // mIoU: (3/4 + 2/3 + 1) / 3 − (4/5 + 1/2 + 1) / 3
    QCOMPARE(model.index(0, 3).data().toString(), "+0.0389");
    model.setPair(1, 0);
    QCOMPARE(model.index(0, 3).data().toString(), QString::fromUtf8("−0.0389"));
    model.setPair(0, 0);
    QCOMPARE(model.index(0, 3).data().toString(), "0.0000");
    QCOMPARE(model.index(2, 3).data().toString(), QString::fromUtf8("–")); // no iIoU in this scheme
    QVERIFY(model.index(2, 3).data(Qt::ToolTipRole).toString().contains("undefined"));
}

void TestIouChart::slotsScoredOnDifferentFramesAreNotRanked() {
    auto lines = twoSlots();
    ScoresModel model;
    const auto isAnyBold = [&model] {
        return model.index(0, 1).data(Qt::FontRole).value<QFont>().bold() ||
               model.index(0, 2).data(Qt::FontRole).value<QFont>().bold();
    };
    model.setSlots(lines);
    QVERIFY(isAnyBold());
    lines[1].frameSet = 7;
    model.setSlots(lines);
    QVERIFY(!isAnyBold());
    QVERIFY(model.index(0, 3).data(Qt::ToolTipRole).toString().contains("different frames"));
}

void TestIouChart::eachColumnTellsHowManyFramesWereCounted() {
    ScoresModel model;
    model.setSlots({{"A", Qt::blue, madeScores("merged-10", {7, 23}, {0, 5}, 3), {}}, {"B", Qt::red, {}, "no truth"}});
    const int last = model.rowCount() - 1;
    QCOMPARE(model.index(last, 0).data().toString(), "Frames counted");
    QCOMPARE(model.index(last, 1).data().toString(), "3");
    QVERIFY(model.index(last, 1).data(Qt::ToolTipRole).toString().contains("6 valid pixels, in the scheme merged-10"));
    QCOMPARE(model.index(last, 2).data().toString(), QString::fromUtf8("–"));
    QCOMPARE(model.index(last, 2).data(Qt::ToolTipRole).toString(), "no truth");
}

void TestIouChart::referencesAreOffUntilTheyAreAskedFor() {
    ScoresPanel panel;
    const auto scores = madeScores("cityscapes-19", {7, 23}, {0, 10});
    panel.setScores(scores.scheme, {{"A", Qt::blue, scores, {}}});
    QCOMPARE(panel.bars().referenceCount(), 0);
    panel.showReference("The study: DenseASPP", true);
    QCOMPARE(panel.bars().referenceCount(), 1);
    QCOMPARE(panel.bars().chart().references[0].values[0], std::optional(0.78));
    const auto isSaid = [&panel](const QString& part) {
        const auto labels = panel.findChildren<QLabel*>();
        return std::ranges::any_of(labels, [&](const QLabel* label) { return label->toolTip().contains(part); });
    };
    QVERIFY(isSaid("The study: DenseASPP: IoU per class; how the frames were pooled is not stated, of Cityscapes val"));
    panel.setScores(merged(), twoSlots()); // of which nothing was published
    QCOMPARE(panel.bars().referenceCount(), 0);
    panel.setScores(scores.scheme, {{"A", Qt::blue, scores, {}}});
    panel.showReference("The study: DenseASPP", false);
    QCOMPARE(panel.bars().referenceCount(), 0);
}

void TestIouChart::anEvaluationIsAskedForUntilThereIsOne() {
    ScoresPanel panel;
    QComboBox* of = nullptr;
    for (QComboBox* combo : panel.findChildren<QComboBox*>())
        if (combo->findData(int(ScoreScope::Evaluation)) == 2 && combo->accessibleName().contains("Frames")) of = combo;
    QVERIFY(of != nullptr);
    QSignalSpy asked(&panel, &ScoresPanel::evaluationRequested), chosen(&panel, &ScoresPanel::scopeChosen);
    QTest::keyClick(of, Qt::Key_End);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(chosen.count(), 0);
    QCOMPARE(panel.scope(), ScoreScope::Frame);
    panel.setEvaluation("results.json", "scenes val");
    panel.setScope(ScoreScope::Evaluation);
    panel.setScores(merged(), twoSlots());
    QCOMPARE(panel.bars().chart().title, "IoU per class, pooled over 1 frames of scenes val, merged-10 (results.json)");
    QTest::keyClick(of, Qt::Key_Home);
    QCOMPARE(chosen.count(), 1);
    QTest::keyClick(of, Qt::Key_End);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(panel.scope(), ScoreScope::Evaluation);
}

void TestIouChart::thePairAndTheChosenRowOutliveAFrameWithoutScores() {
    ScoresPanel panel;
    panel.setScores(merged(), twoSlots());
    auto* first = panel.findChildren<QComboBox*>()[3];
    QCOMPARE(first->accessibleName(), "First of the two slots that are compared");
    QTest::keyClick(first, Qt::Key_End); // B − B
    auto* table = panel.findChild<QTableView*>();
    table->selectRow(4);
    QCOMPARE(panel.model().pair(), (std::pair{1, 1}));
    auto none = twoSlots();
    for (SlotScores& slot : none) slot.scores.reset();
    panel.setScores(merged(), none); // the next frame, before it is segmented
    QVERIFY(!panel.hasChart());
    QCOMPARE(panel.bars().seriesCount(), 0);
    panel.setScores(merged(), twoSlots());
    QCOMPARE(panel.model().pair(), (std::pair{1, 1}));
    QCOMPARE(table->currentIndex().row(), 4);
    panel.setScores(merged(), {}); // between two sources there may be no slot at all
    panel.setScores(merged(), twoSlots());
    QCOMPARE(panel.model().pair(), (std::pair{1, 1}));
}

void TestIouChart::theBandGoesWithTheMouseAndComesWithTheKeyboard() {
    IouBars bars;
    bars.setChart(smallChart());
    QFocusEvent in(QEvent::FocusIn, Qt::TabFocusReason);
    QCoreApplication::sendEvent(&bars, &in);
    QCOMPARE(bars.currentClass(), 2);
    QVERIFY(bars.accessibleDescription().contains("A: 1.0000"));
    IouChart next = smallChart();
    next.series[0].values[2] = 0.25;
    bars.setChart(next);
    QVERIFY(bars.accessibleDescription().contains("A: 0.2500"));
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(&bars, &leave);
    QCOMPARE(bars.currentClass(), -1);
    QVERIFY((bars.focusPolicy() & Qt::ClickFocus) != Qt::ClickFocus); // the arrows still go through the frames
}

void TestIouChart::theTitleNamesTheFrameOrTheSource() {
    ScoresPanel panel;
    panel.setNames("aachen_000001", "city val");
    panel.setScores(merged(), twoSlots());
    QCOMPARE(panel.bars().chart().title, "IoU per class of the frame aachen_000001, merged-10");
    panel.setScope(ScoreScope::SetSoFar);
    panel.setScores(merged(), twoSlots());
    QCOMPARE(panel.bars().chart().title, "IoU per class, pooled over 1 frames of city val, merged-10");
}

void TestIouChart::namesOutOfFilesAreNoMarkup() {
    ScoresPanel panel;
    auto lines = twoSlots();
    lines[1].remark = "<b>B</b> was refused";
    panel.setScores(merged(), lines);
    int remarks = 0;
    for (const QLabel* label : panel.findChildren<QLabel*>()) {
        if (!label->toolTip().contains("refused")) continue;
        QCOMPARE(label->textFormat(), Qt::PlainText);
        QVERIFY(label->toolTip().contains("&lt;b&gt;B"));
        ++remarks;
    }
    QCOMPARE(remarks, 1);
}

void TestIouChart::theTableIsCopiedAsTextAndAsCsv() {
    ScoresPanel panel;
    panel.setScores(merged(), twoSlots());
    auto* table = panel.findChild<QTableView*>();
    QSignalSpy copied(&panel, &ScoresPanel::copyRequested);
    for (QAction* action : table->actions()) action->trigger();
    QCOMPARE(copied.count(), 2);
    const QString text = copied[0][0].toString(), csv = copied[1][0].toString();
    QVERIFY(text.startsWith(QString::fromUtf8("Metric\tA\tB\tA − B\nmIoU (official)\t0.8056\t0.7667\t+0.0389\n")));
    QVERIFY(csv.startsWith(
        QString::fromUtf8("Metric [merged-10],A,B,A − B\nmIoU (official),0.805555555556,0.766666666667,")));
    QVERIFY(csv.contains("\"iIoU (official, instances)\",,,\n")); // undefined: empty
}

QTEST_MAIN(TestIouChart)
#include "tst_iou_chart.moc"
