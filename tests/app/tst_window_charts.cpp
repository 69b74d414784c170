// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Legend, chart, table and leaderboard in the whole window, over a fake engine.
#include "app/gui/main_window.h"

#include "app/gui/model_costs.h"
#include "core/base/atomic_file.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/golden_model.h"
#include "tests/support/mouse.h"
#include "tests/support/test_files.h"
#include "tests/support/window_fixture.h"
#include "widgets/charts/iou_bars.h"

#include <QLabel>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>

using namespace app;
using namespace testing_support;
using widgets::LeaderboardModel;
using widgets::LegendNumbers;
using widgets::ScoreScope;

class TestWindowCharts : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void theLegendTellsTheIouOfThisFrameAndOfAllSoFar();
    void thePictureMarksTheEntryAndTheEntryThePicture();
    void anEvaluationIsShownSlotBySlotByName();
    void anEvaluationWithoutTheModelOrTheSchemeSaysSo();
    void twoSlotsOfOneNameDoNotShareAnEvaluationSilently();
    void whatWasForcedIsStamped();
    void aWrongFileOfResultsGetsASentence();
    void theChartIsSavedAsItsEndingSays();
    void aChartThatCannotBeSavedLeavesTheOldFile();
    void withoutScoresThereIsNothingToSave();
    void theLeaderboardHasSlotsCostsAndTimes();
    void costsStayWhileTheNextFrameIsRead();
    void aFilmDoesNotUpdateTheScoresWithEveryCount();
    void costsFollowTheFrameAndTheSettings();
    void theLeaderboardListsTheWorkspaceWhenAsked();
    void tenAndNineteenClassesAreRankedOnlyWhereBothCanBe();

private:
    MainWindow::Options options() const { return windowOptions(m_folder); }
    QString path(const char* name) const { return QString::fromStdString((m_folder / name).string()); }
    std::filesystem::path modelFile(const std::string& name, const std::filesystem::path& folder) {
        core::Model model = goldenModel("unet", {.width = 0.03});
        model.card.name = name;
        return core::saveModel(model, m_folder / folder).value();
    }
    /// Results in which the model of this name calls everything road: of four pixels of road and car each.
    void writeResults(const std::string& model, const char* file, std::vector<std::string> forced = {}) {
        const auto scheme = *core::ClassScheme::builtIn("cityscapes-19");
        const core::PredictionSpace space{scheme};
        const std::vector frames{core::countFrame("f", core::LabelMap({8, 1}, {7, 7, 7, 7, 26, 26, 26, 26}),
                                                  core::LabelMap({8, 1}, std::uint8_t{0}), space)
                                     .value()};
        core::EvaluationRecord record{"kerbside-cli", {"/data/city/", "val", 1, "abc"}, {}};
        record.models.push_back(
            {model, "", "cityscapes-19", std::move(forced), {core::scoresOf(frames, space, scheme).value()}});
        must(core::writeFileAtomically(m_folder / file, core::evaluationJson(record)));
    }
    TemporaryFolder m_folder;
};

namespace {

QString cell(MainWindow& window, int row, int column, int role = Qt::DisplayRole) {
    return window.leaderboard().panel()->model().index(row, column).data(role).toString();
}

} // namespace

void TestWindowCharts::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    writeCityscapes(m_folder / "city", 3);
}

void TestWindowCharts::theLegendTellsTheIouOfThisFrameAndOfAllSoFar() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    open(window, path("city"));
    setModel(window, 0, "class0");
    auto& legend = window.view().legendModel();
    legend.setNumbers(LegendNumbers::OneSlot, "A");
    const int road = legend.rowOfClass(0);
    QCOMPARE(legend.columnCount(), 5); // class, truth, A, IoU, IoU of the set
    QCOMPARE(legend.index(road, 3).data().toString(), "0.500");
    QCOMPARE(legend.index(road, 4).data().toString(), "0.500");
    QVERIFY(legend.headerData(4, Qt::Horizontal, Qt::ToolTipRole).toString().contains("the 1 frames"));
    window.controller().showFrame(1);
    QTRY_VERIFY(window.controller().slot(0).state == SlotState::Done && !window.isBusy());
    QVERIFY(legend.headerData(4, Qt::Horizontal, Qt::ToolTipRole).toString().contains("the 2 frames"));
    window.controller().clearSlot(0);
    QCOMPARE(legend.columnCount(), 2);
}

void TestWindowCharts::thePictureMarksTheEntryAndTheEntryThePicture() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setModel(window, 0, "class0");
    widgets::LegendView& list = window.view().legend()->view();
    window.view().sharedView().setProbe(QPoint(6, 1)); // a car in the truth
    QCOMPARE(list.currentIndex().data().toString(), "car");
    window.view().sharedView().setProbe(QPoint(1, 1));
    QCOMPARE(list.currentIndex().data().toString(), "road");
    window.view().sharedView().setProbe({});
    QVERIFY(!list.selectionModel()->hasSelection());

    const auto& legend = window.view().legendModel();
    widgets::FrameCanvas& canvas = window.view().slotPane(0).canvas();
    const QImage before = canvas.grab().toImage();
    moveMouse(list.viewport(), list.visualRect(legend.index(legend.rowOfClass(13), 0)).center());
    QVERIFY(canvas.grab().toImage() != before); // what is no car fades
    moveMouse(list.viewport(), {-50, -50});
    QCOMPARE(canvas.grab().toImage(), before);
}

void TestWindowCharts::anEvaluationIsShownSlotBySlotByName() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    open(window, path("city"));
    setModel(window, 1, "class0");
    writeResults("class0", "results.json");
    window.openPaths({path("results.json")});
    QTRY_COMPARE(window.view().scores()->scope(), ScoreScope::Evaluation);
    const auto& bars = window.view().scores()->bars();
    QCOMPARE(bars.drawnValue(0, 0), std::optional(0.5));
    QVERIFY2(bars.chart().title.contains("1 frames of city val, cityscapes-19 (results.json)"),
             qPrintable(bars.chart().title));
    QCOMPARE(bars.chart().series[0].pixels[0].whole, std::uint64_t{8});
    QCOMPARE(bars.chart().series[0].pixels[13].whole, std::uint64_t{4}); // cars that were missed
    QCOMPARE(window.messages().text(), QString());
    QStringList said;
    for (const QLabel* label : window.view().confusion()->findChildren<QLabel*>()) said << label->text();
    QVERIFY(said.contains("Pixels of 1 frames, cityscapes-19"));
    window.view().scores()->setScope(ScoreScope::Frame);
    emit window.view().scores()->scopeChosen(ScoreScope::Frame);
    QCOMPARE(bars.chart().series[0].pixels[0].whole, std::uint64_t{32});
}

void TestWindowCharts::anEvaluationWithoutTheModelOrTheSchemeSaysSo() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    open(window, path("city"));
    setModel(window, 0, "class0");
    writeResults("another", "another.json");
    window.openPaths({path("another.json")});
    QTRY_COMPARE(window.view().scores()->scope(), ScoreScope::Evaluation);
    QCOMPARE(window.view().scores()->bars().seriesCount(), 0);
    QCOMPARE(window.view().shownScores()[0].whyNot,
             "A class0: the evaluation has no model of this name; it has another.");
    writeResults("ten", "ten.json");
    setModel(window, 0, "ten");
    window.openPaths({path("ten.json")});
    QTRY_COMPARE(window.view().shownScores()[0].whyNot, "A ten: the evaluation did not score it in merged-10.");
}

void TestWindowCharts::twoSlotsOfOneNameDoNotShareAnEvaluationSilently() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    open(window, path("city"));
    setModel(window, 0, "class0");
    SlotModel other = slotModel("class0");
    other.settings.scale = 0.5;
    window.controller().setSlot(1, other);
    writeResults("class0", "shared.json");
    window.openPaths({path("shared.json")});
    QTRY_COMPARE(window.view().scores()->scope(), ScoreScope::Evaluation);
    for (const std::size_t slot : {std::size_t{0}, std::size_t{1}}) {
        const auto& line = window.view().shownScores()[slot];
        QVERIFY(line.name.endsWith("class0 (by name)"));
        QVERIFY2(line.remark.contains("which another slot has too"), qPrintable(line.remark));
        QCOMPARE(window.view().scores()->bars().chart().series[slot].name, line.name);
    }
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowCharts::whatWasForcedIsStamped() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    open(window, path("city"));
    setModel(window, 0, "class0");
    writeResults("class0", "forced.json", {"77 is no label id."});
    window.openPaths({path("forced.json")});
    QTRY_COMPARE(window.view().scores()->scope(), ScoreScope::Evaluation);
    QVERIFY(
        window.view().shownScores()[0].remark.startsWith("A class0: scored though it was refused: 77 is no label id."));
    QCOMPARE(window.view().scores()->bars().chart().series[0].name, "A class0 (forced) (by name)");
    QCOMPARE(cell(window, 0, LeaderboardModel::Name), "A class0 (forced) (by name)");
}

void TestWindowCharts::aWrongFileOfResultsGetsASentence() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    QSignalSpy shown(&window, &MainWindow::problemShown);
    writeText(m_folder / "poem.json", "{\"lines\": 14}");
    window.openPaths({path("poem.json")});
    QTRY_COMPARE(shown.count(), 1);
    const QString sentence = shown[0][0].toString();
    QVERIFY2(sentence.contains("poem.json") && sentence.contains("evaluate --json"), qPrintable(sentence));
    QCOMPARE(window.view().scores()->scope(), ScoreScope::Frame);
}

void TestWindowCharts::theChartIsSavedAsItsEndingSays() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    open(window, path("city"));
    setModel(window, 0, "class0");
    QSignalSpy saved(&window.charts(), &ChartFiles::saved);
    for (const char* name : {"iou.png", "iou.SVG", "iou.pdf", "iou.csv"}) window.charts().save(path(name));
    QTRY_COMPARE(saved.count(), 4);
    const auto starts = [this](const char* name, std::string_view start) {
        return core::readFile(m_folder / name, 1 << 24).value().starts_with(start);
    };
    QVERIFY(starts("iou.png", "\x89PNG"));
    QVERIFY(starts("iou.SVG", "<?xml"));
    QVERIFY(starts("iou.pdf", "%PDF-"));
    QVERIFY(starts("iou.csv", "\"IoU per class of the frame "));
    const auto csv = core::readFile(m_folder / "iou.csv", 1 << 24).value();
    QVERIFY(csv.find(window.controller().source()->frames()[0].name + ", cityscapes-19\"\nclass,A class0 IoU,") !=
            std::string::npos);
    QVERIFY(window.messages().text().contains("iou.csv"));
}

void TestWindowCharts::aChartThatCannotBeSavedLeavesTheOldFile() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    open(window, path("city"));
    setModel(window, 0, "class0");
    QSignalSpy shown(&window, &MainWindow::problemShown);
    window.charts().save(path("iou.bmp"));
    QCOMPARE(shown.count(), 1);
    QVERIFY(shown[0][0].toString().contains("iou.bmp"));
    writeText(m_folder / "file", "old");
    window.charts().save(path("file/iou.csv")); // no folder
    QTRY_COMPARE(shown.count(), 2);
    for (const char* name : {"old.csv", "old.png", "old.svg", "old.pdf"}) {
        writeText(m_folder / name, "an older chart");
        const FileSizeLimit full(16);
        window.charts().save(path(name));
        const auto isSaid = [&] {
            return std::ranges::any_of(shown, [&](const auto& one) { return one[0].toString().contains(name); });
        };
        QTRY_VERIFY2(isSaid(), name);
        QCOMPARE(core::readFile(m_folder / name, 100).value(), std::string("an older chart"));
    }
}

void TestWindowCharts::withoutScoresThereIsNothingToSave() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    QSignalSpy shown(&window, &MainWindow::problemShown);
    window.charts().save(path("nothing.png"));
    QCOMPARE(shown.count(), 1);
    QVERIFY(!std::filesystem::exists(m_folder / "nothing.png"));
}

void TestWindowCharts::theLeaderboardHasSlotsCostsAndTimes() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    open(window, path("city"));
    window.openModel(QString::fromStdString(modelFile("class0", "models").string()));
    QTRY_COMPARE(window.controller().slot(0).state, SlotState::Done);
    setModel(window, 1, "class13"); // whose card is not there
    QTRY_VERIFY(cell(window, 0, LeaderboardModel::Parameters).endsWith(" M"));
    QCOMPARE(window.leaderboard().panel()->model().rowCount(), 2);
    QCOMPARE(cell(window, 0, LeaderboardModel::Name), "A class0");
    QCOMPARE(cell(window, 0, LeaderboardModel::Time), "12 ms");
    QCOMPARE(cell(window, 0, LeaderboardModel::Miou), "0.2500");
    QCOMPARE(cell(window, 0, LeaderboardModel::Rank), "1");
    QTRY_VERIFY(cell(window, 1, LeaderboardModel::Parameters, Qt::ToolTipRole).contains("class13.card.json"));
    QCOMPARE(cell(window, 1, LeaderboardModel::Parameters), QString(QChar(0x2013)));
}

void TestWindowCharts::costsStayWhileTheNextFrameIsRead() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    open(window, path("city"));
    window.openModel(QString::fromStdString(modelFile("class0", "models").string()));
    QTRY_COMPARE(window.controller().slot(0).state, SlotState::Done);
    QTRY_VERIFY(cell(window, 0, LeaderboardModel::Parameters).endsWith(" M"));
    window.controller().showFrame(1);
    QVERIFY(window.controller().frame() == nullptr);
    QVERIFY(cell(window, 0, LeaderboardModel::Parameters).endsWith(" M"));
    QTRY_VERIFY(window.controller().slot(0).state == SlotState::Done && !window.isBusy());
}

void TestWindowCharts::aFilmDoesNotUpdateTheScoresWithEveryCount() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    open(window, path("city"));
    setModel(window, 0, "class0");
    QSignalSpy updated(&window.view(), &CompareView::scoresUpdated);
    emit window.controller().countsChanged();
    QCOMPARE(updated.count(), 1);
    window.controller().setPlaying(true);
    for (int i = 0; i < 5; ++i) emit window.controller().countsChanged();
    QCOMPARE(updated.count(), 1);
    window.controller().clearSlot(0); // which is no matter of frames
    QVERIFY(updated.count() > 1);
    updated.clear();
    window.controller().setPlaying(false);
    QCOMPARE(updated.count(), 1);
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowCharts::costsFollowTheFrameAndTheSettings() {
    core::ModelCard card = goldenModel("unet", {.width = 0.03}).card; // sees half of the frame
    const auto whole = costsOf(card, {512, 256}, {}).value();
    QCOMPARE(whole.input, (core::Size{256, 128}));
    inference::SegmentSettings settings;
    settings.scale = 1.0;
    const auto larger = costsOf(card, {512, 256}, settings).value();
    QCOMPARE(larger.parameters, whole.parameters);
    QCOMPARE(larger.macs, 4 * whole.macs);
    QVERIFY(larger.bytes > whole.bytes && whole.bytes > 4 * whole.parameters);
    const auto tooSmall = costsOf(card, {8, 4}, {}).value();
    QCOMPARE(tooSmall.parameters, whole.parameters);
    QCOMPARE(tooSmall.macs, std::uint64_t{0});
    QVERIFY(!tooSmall.whyNoMacs.isEmpty());
    card.network = "none";
    QVERIFY(!costsOf(card, {512, 256}, {}));
}

void TestWindowCharts::theLeaderboardListsTheWorkspaceWhenAsked() {
    modelFile("stored", "workspace/models");
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    QTRY_COMPARE(window.shelf().names(), QStringList{"stored"});
    const auto& board = window.leaderboard().panel()->model();
    QCOMPARE(board.rowCount(), 0);
    window.leaderboard().panel()->setWantsWorkspace(true);
    QCOMPARE(board.rowCount(), 1);
    QCOMPARE(cell(window, 0, LeaderboardModel::Name), "stored");
    QVERIFY(cell(window, 0, LeaderboardModel::Miou, Qt::ToolTipRole).contains("no scores in the scheme"));
    QTRY_VERIFY(cell(window, 0, LeaderboardModel::Memory).endsWith(" MB"));
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowCharts::tenAndNineteenClassesAreRankedOnlyWhereBothCanBe() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    open(window, path("city"));
    setModel(window, 0, "class13");
    setModel(window, 1, "ten");
    QCOMPARE(window.view().scheme().name(), std::string("merged-10"));
    QCOMPARE(cell(window, 0, LeaderboardModel::Rank) + cell(window, 1, LeaderboardModel::Rank), "11");
    emit window.view().scores()->schemeChosen("cityscapes-19");
    QCOMPARE(cell(window, 0, LeaderboardModel::Rank), "1");
    QCOMPARE(cell(window, 1, LeaderboardModel::Rank), QString(QChar(0x2013)));
    QVERIFY(cell(window, 1, LeaderboardModel::Rank, Qt::ToolTipRole).contains("cannot be mapped to cityscapes-19"));
}

QTEST_MAIN(TestWindowCharts)
#include "tst_window_charts.moc"
