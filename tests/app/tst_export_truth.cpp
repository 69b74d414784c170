// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Films of frames whose truth cannot be used.
#include "app/gui/export_work.h"

#include "core/image/video_reader.h"
#include "tests/support/window_fixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace app;
using namespace testing_support;
namespace fs = std::filesystem;

class TestExportTruth : public QObject, private WindowFixture {
    Q_OBJECT

private slots:
    void aFrameWithUnreadableTruthIsInTheFilmAndNamed();
    void labelMapsNeedNoTruth();
    void theWindowNamesTheFramesWithoutIou();
    void aFilmWithAllItsTruthIsExportedWithoutARemark();

private:
    fs::path cityWithBrokenTruth(const char* name, const std::vector<int>& broken, int count = 5) {
        writeCityscapes(m_folder / name, count);
        for (const int frame : broken)
            writeText(m_folder / name / "gtFine/val/town" /
                          ("town_000000_00000" + std::to_string(frame) + "_gtFine_labelIds.png"),
                      "no picture");
        return m_folder / name;
    }
    static ExportTask taskOf(const fs::path& root, const fs::path& target, ExportKind kind) {
        ExportTask task{kind, target, core::FrameSource::open(root).value(), 0, 4, {}, {}, "kerbside test"};
        task.entries.push_back({"A class0", {}, {}});
        task.entries[0].task.card = "class0.card.json";
        return task;
    }
};

namespace {

/// Decoded; none: not a film.
std::vector<core::Image> pictures(const fs::path& film) {
    std::vector<core::Image> frames;
    auto reader = core::VideoReader::open(film);
    if (!reader) return frames;
    for (auto next = reader->next(); next && *next; next = reader->next()) frames.push_back(**next);
    return frames;
}

} // namespace

void TestExportTruth::aFrameWithUnreadableTruthIsInTheFilmAndNamed() {
    const fs::path root = cityWithBrokenTruth("broken", {1, 3});
    FakeEngine fake;
    const auto report = exportFrames(taskOf(root, m_folder / "broken.mp4", ExportKind::Film), fake.engine(), {},
                                     [](const core::Progress&) {});
    QVERIFY2(report.has_value(), report ? "" : report.error().message.c_str());
    QCOMPARE(report->unscored.size(), std::size_t{2});
    QCOMPARE(report->unscored[0].frame, std::string("town_000000_000001"));
    QCOMPARE(report->unscored[1].frame, std::string("town_000000_000003"));
    QVERIFY(report->unscored[0].error.message.find("town_000000_000001_gtFine_labelIds.png") != std::string::npos);
    const auto film = pictures(m_folder / "broken.mp4");
    QCOMPARE(film.size(), std::size_t{5});
    for (const core::Image& frame : film) QCOMPARE(frame.size(), film[0].size());
}

void TestExportTruth::labelMapsNeedNoTruth() {
    const fs::path root = cityWithBrokenTruth("labels", {0, 4});
    FakeEngine fake;
    const auto report = exportFrames(taskOf(root, m_folder / "maps", ExportKind::LabelMaps), fake.engine(), {},
                                     [](const core::Progress&) {});
    QVERIFY(report.has_value());
    QVERIFY(report->unscored.empty());
}

void TestExportTruth::theWindowNamesTheFramesWithoutIou() {
    cityWithBrokenTruth("window", {0, 1, 2, 3, 4});
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("window"));
    setModel(window, 0, "class0");
    QSignalSpy finished(&window.exporter(), &Exporter::finished);
    window.exporter().start({ExportKind::Film, m_folder / "window.mp4", 1, 4, {0}});
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished[0][1].toInt(), 4);
    const QString said = window.messages().text();
    QVERIFY2(said.contains("window.mp4: 4 frames."), qPrintable(said));
    QVERIFY2(said.contains("town_000000_000001, town_000000_000002, town_000000_000003, 1 more."), qPrintable(said));
    QVERIFY2(said.contains("town_000000_000001_gtFine_labelIds.png"), qPrintable(said));
    QTRY_VERIFY(!window.isBusy());
}

void TestExportTruth::aFilmWithAllItsTruthIsExportedWithoutARemark() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setModel(window, 0, "class0");
    QSignalSpy finished(&window.exporter(), &Exporter::finished);
    window.exporter().start({ExportKind::Film, m_folder / "whole.mp4", 0, 2, {0}});
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished[0][2].toString(), QString());
    QTRY_VERIFY(!window.isBusy());
}

QTEST_MAIN(TestExportTruth)
#include "tst_export_truth.moc"
