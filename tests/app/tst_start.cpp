// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/path_kind.h"
#include "app/gui/scoreboard.h"
#include "app/gui/start_options.h"

#include "tests/support/fake_engine.h"
#include "tests/support/test_files.h"

#include <QTest>
#include <QTranslator>

using namespace app;
using namespace testing_support;

namespace {

SchemePointer scheme(const char* name) {
    return std::make_shared<const core::ClassScheme>(*core::ClassScheme::builtIn(name));
}

QStringList names(const std::vector<SchemePointer>& schemes) {
    QStringList result;
    for (const auto& entry : schemes) result << QString::fromStdString(entry->name());
    return result;
}

} // namespace

/// The command line, kinds of paths, and the choice of class schemes: functions of values.
class TestStart : public QObject {
    Q_OBJECT

private slots:
    void commandLineIsTakenApart();
    void viewsThatAreNotBuiltAreRefusedWithASentence_data();
    void viewsThatAreNotBuiltAreRefusedWithASentence();
    void helpAndWrongOptionsEndTheProgram();
    void sessionAndThemeAreTakenAndChecked();
    void germanIsFoundForEveryPartOfTheProgram_data();
    void germanIsFoundForEveryPartOfTheProgram();
    void kindsOfPathsAreTold_data();
    void kindsOfPathsAreTold();
    void schemesAreThoseThatEverySlotCanBeMappedTo();
    void aMapIsShownInACoarserSchemeAndNeverInAFinerOne();
    void aCoarseModelHasNoFineScoreAndSaysSo();
    void scoresAreWrittenAsATable();
};

void TestStart::commandLineIsTakenApart() {
    const auto parsed = parseStart({"kerbside", "/data", "--workspace", "/w", "--model", "a", "b.png", "--model", "b",
                                    "--screenshot", "out.png", "--view", "compare"});
    QVERIFY(!parsed.ends);
    QCOMPARE(parsed.options.paths, (QStringList{"/data", "b.png"}));
    QCOMPARE(parsed.options.workspace, "/w");
    QCOMPARE(parsed.options.models, (QStringList{"a", "b"}));
    QCOMPARE(parsed.options.screenshot, "out.png");
}

void TestStart::viewsThatAreNotBuiltAreRefusedWithASentence_data() {
    QTest::addColumn<QString>("view");
    for (const char* view : {"annotate", "evaluate", "train", "teach", "nonsense"}) QTest::newRow(view) << view;
}

void TestStart::viewsThatAreNotBuiltAreRefusedWithASentence() {
    QFETCH(QString, view);
    const auto parsed = parseStart({"kerbside", "--view", view});
    QVERIFY(parsed.ends);
    QCOMPARE(parsed.exitCode, 2);
    QVERIFY(parsed.text.contains(view));
}

void TestStart::helpAndWrongOptionsEndTheProgram() {
    const auto help = parseStart({"kerbside", "--help"});
    QVERIFY(help.ends);
    QCOMPARE(help.exitCode, 0);
    QVERIFY(help.text.contains("--screenshot"));
    QCOMPARE(parseStart({"kerbside", "--version"}).exitCode, 0);
    const auto wrong = parseStart({"kerbside", "--colour"});
    QVERIFY(wrong.ends);
    QCOMPARE(wrong.exitCode, 2);
    QVERIFY(wrong.text.contains("colour"));
    QCOMPARE(parseStart({"kerbside", "--model", "1", "--model", "2", "--model", "3", "--model", "4", "--model", "5",
                         "--model", "6", "--model", "7"})
                 .exitCode,
             2);
}

void TestStart::sessionAndThemeAreTakenAndChecked() {
    const auto parsed = parseStart({"kerbside", "--session", "s.json", "--theme", "dark"});
    QVERIFY(!parsed.ends);
    QCOMPARE(parsed.options.session, "s.json");
    QCOMPARE(parsed.options.theme, "dark");
    QCOMPARE(parseStart({"kerbside", "--session", ""}).exitCode, 2);
    const auto pink = parseStart({"kerbside", "--theme", "pink"});
    QCOMPARE(pink.exitCode, 2);
    QVERIFY(pink.text.contains("pink"));
}

void TestStart::germanIsFoundForEveryPartOfTheProgram_data() {
    QTest::addColumn<QString>("context");
    QTest::addColumn<QString>("source");
    QTest::newRow("window") << "app::MainWindow"
                            << "Remove from slot %1";
    QTest::newRow("panes") << "app::CompareView"
                           << "Waiting for its turn";
    QTest::newRow("commands") << "app::WindowActions"
                              << "&Next frame";
    QTest::newRow("command line") << "app::StartOptions"
                                  << "Shows this text.";
    QTest::newRow("scoreboard") << "app::scoreboard"
                                << "%1: its classes (%2) cannot be mapped to %3, so it has no score there.";
    QTest::newRow("dialog") << "widgets::ImportDialog"
                            << "None: values from 0 to 1 (milesial U-Net)";
    QTest::newRow("metrics") << "widgets::ScoresModel"
                             << "Pixel accuracy, pooled";
    QTest::newRow("values") << "widgets"
                            << "Not enough memory";
}

void TestStart::germanIsFoundForEveryPartOfTheProgram() {
    QFETCH(QString, context);
    QFETCH(QString, source);
    QTranslator german;
    QVERIFY(german.load(":/i18n/kerbside_de.qm"));
    const QString text = german.translate(context.toUtf8(), source.toUtf8());
    QVERIFY(!text.isEmpty());
    QVERIFY(text != source);
    QCOMPARE(text.count('%'), source.count('%')); // every place for a value is kept
}

void TestStart::kindsOfPathsAreTold_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("kind");
    QTest::newRow("picture") << "a.PNG" << int(PathKind::Source);
    QTest::newRow("video") << "a.avi" << int(PathKind::Source);
    QTest::newRow("list") << "a.txt" << int(PathKind::Source);
    QTest::newRow("checkpoint") << "a.pth" << int(PathKind::Checkpoint);
    QTest::newRow("checkpoint with two endings") << "a.pth.tar" << int(PathKind::Checkpoint);
    QTest::newRow("bare weights") << "bare.safetensors" << int(PathKind::Checkpoint);
    QTest::newRow("weights with their card") << "whole.safetensors" << int(PathKind::Model);
    QTest::newRow("card") << "whole.card.json" << int(PathKind::Model);
    QTest::newRow("other JSON") << "a.json" << int(PathKind::Evaluation);
    QTest::newRow("no ending") << "readme" << int(PathKind::Unknown);
}

void TestStart::kindsOfPathsAreTold() {
    QFETCH(QString, name);
    QFETCH(int, kind);
    const TemporaryFolder folder;
    writeText(folder / "whole.card.json", "{}");
    writeText(folder / name.toStdString(), "x");
    QCOMPARE(int(kindOf(folder / name.toStdString())), kind);
    QCOMPARE(int(kindOf(folder / "gone.png")), int(PathKind::Missing));
    QCOMPARE(int(kindOf(folder.path())), int(PathKind::Source));
    writeText(folder / "predictions.json", "{}");
    QCOMPARE(int(kindOf(folder.path())), int(PathKind::Predictions));
}

void TestStart::schemesAreThoseThatEverySlotCanBeMappedTo() {
    QCOMPARE(names(schemesFor({})), (QStringList{"cityscapes-19", "merged-10"}));
    QCOMPARE(names(schemesFor({scheme("cityscapes-19")})), (QStringList{"cityscapes-19", "merged-10"}));
    // The 10-class model cannot be judged in 19 classes, so the scheme that serves both comes first.
    QCOMPARE(names(schemesFor({scheme("cityscapes-19"), scheme("merged-10")})).first(), "merged-10");
    QCOMPARE(names(schemesFor({scheme("merged-10")})), QStringList{"merged-10"});
    const auto drawnOnly = std::make_shared<const core::ClassScheme>(core::ClassScheme::channels(30));
    QCOMPARE(names(schemesFor({drawnOnly, scheme("cityscapes-19")})).last(), "channels-30");
}

void TestStart::aMapIsShownInACoarserSchemeAndNeverInAFinerOne() {
    const auto map = std::make_shared<const core::LabelMap>(core::Size{3, 1}, std::vector<std::uint8_t>{0, 13, 255});
    const auto fine = scheme("cityscapes-19"), coarse = scheme("merged-10");
    const auto merged = mapped(map, *fine, *coarse);
    QVERIFY(merged != nullptr);
    QCOMPARE(merged->values(), (std::vector<std::uint8_t>{0, 7, 255})); // car is the eighth of ten
    QCOMPARE(mapped(map, *fine, *fine), map);
    QVERIFY(mapped(map, *coarse, *fine) == nullptr);
}

void TestStart::aCoarseModelHasNoFineScoreAndSaysSo() {
    const auto fine = scheme("cityscapes-19"), coarse = scheme("merged-10");
    const auto counts = core::countFrame("f", core::LabelMap({2, 1}, {7, 7}), core::LabelMap({2, 1}, {0, 1}),
                                         core::PredictionSpace{*coarse});
    const auto refused = scoreSlot("B", Qt::red, {counts.value()}, coarse.get(), *fine);
    QVERIFY(!refused.scores);
    QVERIFY(refused.whyNot.contains("merged-10") && refused.whyNot.contains("cityscapes-19"));
    const auto scored = scoreSlot("B", Qt::red, {counts.value()}, coarse.get(), *coarse);
    QCOMPARE(scored.scores->pixelAccuracy, core::Score(0.5));
    QCOMPARE(scored.ownClasses, 0);
    QVERIFY(scoreSlot("B", Qt::red, {}, coarse.get(), *coarse).whyNot.isEmpty());
    const auto finer = core::countFrame("f", core::LabelMap({2, 1}, {7, 7}), core::LabelMap({2, 1}, {0, 1}),
                                        core::PredictionSpace{*fine});
    const auto gathered = scoreSlot("A", Qt::red, {finer.value()}, fine.get(), *coarse);
    QVERIFY(gathered.scores && gathered.whyNot.isEmpty());
    QCOMPARE(gathered.ownClasses, 19);
}

void TestStart::scoresAreWrittenAsATable() {
    const auto coarse = scheme("merged-10");
    const auto counts = core::countFrame("f", core::LabelMap({2, 1}, {7, 7}), core::LabelMap({2, 1}, {0, 1}),
                                         core::PredictionSpace{*coarse});
    const QString text = scoresText(*coarse, {scoreSlot("B unet", Qt::red, {counts.value()}, coarse.get(), *coarse)});
    QVERIFY(text.contains(QRegularExpression("Pixel accuracy, pooled +0\\.5000\n")));
    QVERIFY(text.contains(QRegularExpression("IoU road +0\\.5000\n")));
    QVERIFY(text.contains(QRegularExpression("IoU car +-\n")));
}

QTEST_MAIN(TestStart)
#include "tst_start.moc"
