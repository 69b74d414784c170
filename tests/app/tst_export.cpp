// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Films and label maps written from the window.
#include "app/gui/export_dialog.h"
#include "app/gui/main_window.h"
#include "core/image/video_reader.h"
#include "core/image/video_writer.h"
#include "tests/support/ffmpeg_films.h"
#include "tests/support/made_files.h"
#include "tests/support/test_files.h"
#include "tests/support/window_fixture.h"

#include <QAction>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace app;
using namespace testing_support;
namespace fs = std::filesystem;

class TestExport : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void aFilmHasExactlyTheFramesOfItsSource_data();
    void aFilmHasExactlyTheFramesOfItsSource();
    void aFilmOfARangeHasItsFramesOnly();
    void aFilmOfOddPicturesWithTruthHasEvenSides();
    void whatIsKnownIsNotMadeAgain();
    void aCancelledFilmLeavesNothing();
    void aModelThatFailsEndsTheExportWithASentence();
    void aFrameThatCannotBeReadEndsTheExportAndTheOldFilmStays();
    void labelMapsAreThoseThatCanBeOpenedAsPredictions();
    void aFolderOfPredictionsIsExportedToo();
    void foldersGetNamesOfTheirOwn();
    void theDialogAsksForWhatIsMissing();
    void theDialogProposesTheMarkedRange();
    void theWindowExportsAFilmBesideItsWork();
    void closingTheWindowEndsAnExport();

private:
    static core::FrameSource sourceOf(const fs::path& path) {
        auto source = core::FrameSource::open(path);
        if (!source) throw std::runtime_error(source.error().message);
        return *source;
    }
    ExportTask taskOf(const fs::path& source, const fs::path& target) const {
        ExportTask task{ExportKind::Film, target, sourceOf(source), 0, 0, {}, {}, "kerbside test"};
        task.last = static_cast<int>(task.source.frames().size()) - 1;
        task.entries = {slotOf("A class3", "class3.card.json")};
        return task;
    }
    static ExportedSlot slotOf(const std::string& name, const fs::path& card) {
        ExportedSlot slot;
        slot.name = name;
        slot.task.card = card;
        return slot;
    }
    core::Result<ExportReport> run(const ExportTask& task) {
        return exportFrames(task, m_fake.engine(), {}, [](const auto&) {});
    }
    MainWindow::Options options() const { return windowOptions(m_folder); }
    TemporaryFolder m_folder;
    FakeEngine m_fake;
};

namespace {

/// Counted by decoding.
int framesIn(const fs::path& film) {
    auto reader = core::VideoReader::open(film);
    if (!reader) return -1;
    int frames = 0;
    for (auto next = reader->next(); next && *next; next = reader->next()) {
        ++frames;
        if ((*next)->width() % 2 != 0 || (*next)->height() % 2 != 0) return -2;
    }
    return frames;
}

} // namespace

void TestExport::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    auto writer = core::VideoWriter::create(m_folder / "drive.mp4", {64, 32}, 10);
    QVERIFY(writer);
    for (int i = 0; i < 9; ++i)
        must(writer->write(core::Image({64, 32}, core::Rgb{static_cast<std::uint8_t>(20 * i), 90, 90})));
    must(writer->finish());
    writeCityscapes(m_folder / "city", 3);
}

void TestExport::aFilmHasExactlyTheFramesOfItsSource_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("options");
    QTest::addColumn<int>("frames");
    QTest::newRow("with B-frames") << "b.mp4"
                                   << "-c:v libx264 -bf 3 -g 12" << 40;
    QTest::newRow("variable rate") << "v.mkv"
                                   << "-vf \"select=not(eq(mod(n\\,3)\\,1))\" -vsync vfr -c:v libx264" << 24;
    QTest::newRow("odd size") << "odd.mkv"
                              << "-vf crop=63:47:0:0 -c:v ffv1" << 40;
    QTest::newRow("rotated") << "r.mp4"
                             << "-c:v mpeg4 -metadata:s:v rotate=90" << 40;
}

void TestExport::aFilmHasExactlyTheFramesOfItsSource() {
    QFETCH(QString, file);
    QFETCH(QString, options);
    QFETCH(int, frames);
    const fs::path film = m_folder / file.toStdString();
    runFfmpeg(numberedInput(frames == 24 ? 36 : frames) + options.toStdString() + " -an " + quoted(film));
    const ExportTask task = taskOf(film, m_folder / "out" / "film.mp4");
    QCOMPARE(int(task.source.frames().size()), frames);
    const auto status = run(task);
    QVERIFY2(status, status ? "" : status.error().message.c_str());
    QCOMPARE(framesIn(task.target), frames);
}

void TestExport::aFilmOfARangeHasItsFramesOnly() {
    ExportTask task = taskOf(m_folder / "drive.mp4", m_folder / "range.mp4");
    task.first = 2;
    task.last = 5;
    std::vector<double> progress;
    QVERIFY(exportFrames(task, m_fake.engine(), {}, [&](const core::Progress& p) {
        QCOMPARE(p.total, 4.0);
        progress.push_back(p.done);
    }));
    QCOMPARE(progress, (std::vector<double>{1, 2, 3, 4}));
    QCOMPARE(framesIn(task.target), 4);
}

void TestExport::aFilmOfOddPicturesWithTruthHasEvenSides() {
    const fs::path root = m_folder / "oddcity";
    for (int k = 0; k < 3; ++k) {
        const std::string name = "town_000000_00000" + std::to_string(k);
        must(core::writeImage(root / "leftImg8bit/val/town" / (name + "_leftImg8bit.png"), core::Image({37, 21})));
        must(core::writeLabelMap(root / "gtFine/val/town" / (name + "_gtFine_labelIds.png"),
                                 core::LabelMap({37, 21}, std::uint8_t{7})));
    }
    const ExportTask task = taskOf(root, m_folder / "oddcity.mp4");
    QVERIFY(run(task));
    QCOMPARE(framesIn(task.target), 3);
}

void TestExport::whatIsKnownIsNotMadeAgain() {
    ExportTask task = taskOf(m_folder / "drive.mp4", m_folder / "known.mp4");
    auto made = std::make_shared<SlotPrediction>();
    made->scheme = std::make_shared<const core::ClassScheme>(*core::ClassScheme::builtIn("cityscapes-19"));
    made->prediction.labels = core::LabelMap({64, 32}, std::uint8_t{1});
    for (const int frame : {0, 4, 8}) task.entries[0].known[frame] = made;
    const int before = m_fake.calls();
    QVERIFY(run(task));
    QCOMPARE(m_fake.calls() - before, 6);
    QCOMPARE(framesIn(task.target), 9);
}

void TestExport::aCancelledFilmLeavesNothing() {
    const fs::path folder = m_folder / "cancelled";
    ExportTask task = taskOf(m_folder / "drive.mp4", folder / "film.mp4");
    std::stop_source stop;
    const auto status = exportFrames(task, m_fake.engine(), stop.get_token(), [&](const core::Progress& progress) {
        if (progress.done == 3) stop.request_stop();
    });
    QVERIFY(!status);
    QCOMPARE(int(status.error().code), int(core::ErrorCode::Cancelled));
    QVERIFY(fs::is_empty(folder));

    task.kind = ExportKind::LabelMaps;
    task.target = folder / "labels";
    std::stop_source again;
    QVERIFY(!exportFrames(task, m_fake.engine(), again.get_token(), [&](const core::Progress& progress) {
        if (progress.done == 3) again.request_stop();
    }));
    int files = 0;
    for (const auto& file : fs::directory_iterator(folder / "labels" / "A class3"))
        files += file.path().filename() == "predictions.json" || core::readLabelMap(file.path()) ? 1 : 100;
    QCOMPARE(files, 4); // whole ones
}

void TestExport::aModelThatFailsEndsTheExportWithASentence() {
    ExportTask task = taskOf(m_folder / "drive.mp4", m_folder / "fails" / "film.mp4");
    task.entries.push_back(slotOf("B fail", "fail.card.json"));
    const auto status = run(task);
    QVERIFY(!status);
    QCOMPARE(status.error().message, std::string("drive_000000: B fail: fail: 5 GB are needed, 2 GB are free"));
    QVERIFY(!fs::exists(task.target));
}

void TestExport::aFrameThatCannotBeReadEndsTheExportAndTheOldFilmStays() {
    writePictures(m_folder / "gone", 3);
    writeText(m_folder / "old.mp4", "an older film");
    ExportTask task = taskOf(m_folder / "gone", m_folder / "old.mp4");
    fs::remove(m_folder / "gone" / "frame2.png");
    const auto status = run(task);
    QVERIFY(!status);
    QVERIFY(status.error().message.find("frame2.png") != std::string::npos);
    QCOMPARE(bytesOf(m_folder / "old.mp4"), std::string("an older film"));
}

void TestExport::labelMapsAreThoseThatCanBeOpenedAsPredictions() {
    ExportTask task = taskOf(m_folder / "city", m_folder / "labels");
    task.kind = ExportKind::LabelMaps;
    task.entries = {slotOf("class13", "class13.card.json"), slotOf("ten", "ten.card.json")};
    QVERIFY(run(task));
    for (const auto& entry : task.entries) {
        const auto folder = core::PredictionFolder::open(task.target / entry.name);
        QVERIFY(folder.has_value());
        QCOMPARE(folder->shownScheme().name(), std::string(entry.name == "ten" ? "merged-10" : "cityscapes-19"));
        for (const core::Frame& frame : task.source.frames()) {
            const auto labels = folder->read(frame, {8, 4});
            QVERIFY2(labels.has_value(), labels ? "" : labels.error().message.c_str());
            QCOMPARE(int(labels->at(3, 3)), entry.name == "ten" ? 0 : 13);
        }
    }
    QVERIFY(bytesOf(task.target / "ten" / "predictions.json").find("kerbside test") != std::string::npos);
}

void TestExport::aFolderOfPredictionsIsExportedToo() {
    const fs::path elsewhere = m_folder / "elsewhere";
    for (int k = 0; k < 3; ++k)
        must(core::writeLabelMap(elsewhere / ("town_000000_00000" + std::to_string(k) + "_labelIds.png"),
                                 core::LabelMap({8, 4}, std::uint8_t{26})));
    ExportTask task = taskOf(m_folder / "city", m_folder / "fromfolder.mp4");
    task.entries = {slotOf("A elsewhere", elsewhere)};
    task.entries[0].task.folder =
        std::make_shared<const core::PredictionFolder>(*core::PredictionFolder::open(elsewhere));
    const int before = m_fake.calls();
    QVERIFY(run(task));
    QCOMPARE(m_fake.calls(), before);
    QCOMPARE(framesIn(task.target), 3);
    fs::remove(elsewhere / "town_000000_000001_labelIds.png");
    task.entries[0].task.folder =
        std::make_shared<const core::PredictionFolder>(*core::PredictionFolder::open(elsewhere));
    const auto status = run(task);
    QVERIFY(!status);
    QVERIFY(status.error().message.find("town_000000_000001") != std::string::npos);
}

void TestExport::foldersGetNamesOfTheirOwn() {
    QCOMPARE(folderNames({"unet", "unet", "a/b", "..", "städte"}),
             (std::vector<std::string>{"unet", "unet (2)", "a_b", "slot ..", "st__dte"}));
}

void TestExport::theDialogAsksForWhatIsMissing() {
    ExportDialog::Choices choices{ExportKind::Film, 9, 0, 8, {}, {{0, "A one"}, {2, "C two"}}, "/nowhere", "drive"};
    ExportDialog dialog(choices);
    QVERIFY(dialog.canExport());
    QCOMPARE(dialog.request().target, fs::path("/nowhere/drive_film.mp4"));
    QCOMPARE(dialog.request().slotNumbers, (std::vector<int>{0, 2}));
    dialog.setKind(ExportKind::LabelMaps);
    QCOMPARE(dialog.request().target, fs::path("/nowhere/drive_labels"));
    QCOMPARE(int(dialog.request().kind), int(ExportKind::LabelMaps));
    dialog.setSlotChosen(0, false);
    QCOMPARE(dialog.request().slotNumbers, (std::vector<int>{2}));
    dialog.setSlotChosen(1, false);
    QVERIFY(!dialog.canExport());
    QCOMPARE(dialog.note(), QString("Choose a slot."));
    dialog.setSlotChosen(1, true);
    dialog.setTarget(" ");
    QVERIFY(!dialog.canExport());
    dialog.setKind(ExportKind::Film);
    dialog.setTarget("/nowhere/film.avi");
    QVERIFY(!dialog.canExport());
    QCOMPARE(dialog.note(), QString("Films are written as .mp4 only."));
    dialog.setTarget(QString::fromStdString((m_folder / "drive.mp4").string()));
    QVERIFY(dialog.canExport());
    QVERIFY(dialog.note().contains("replaced"));
}

void TestExport::theDialogProposesTheMarkedRange() {
    ExportDialog dialog({ExportKind::Film, 9, 2, 5, {0, .1, .2, .3, .4, .5, .6, .7, .8}, {{0, "A"}}, "/x", "drive"});
    QCOMPARE(dialog.request().first, 2);
    QCOMPARE(dialog.request().last, 5);
    dialog.setRange(6, 7);
    QCOMPARE(dialog.request().first, 6);
    QCOMPARE(dialog.request().last, 7);
    dialog.setRange(0, 99); // no further than the film
    QCOMPARE(dialog.request().last, 8);
}

void TestExport::theWindowExportsAFilmBesideItsWork() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    QVERIFY(!window.actions().exportFilm->isEnabled());
    window.openSource(QString::fromStdString((m_folder / "drive.mp4").string()));
    window.controller().setSlot(1, slotModel("class5"));
    QTRY_VERIFY(window.controller().slot(1).state == SlotState::Done);
    emit window.timeline().rangeChanged(1, 6);
    window.actions().exportFilm->trigger();
    auto* dialog = window.findChild<ExportDialog*>();
    QVERIFY(dialog != nullptr);
    QCOMPARE(dialog->request().first, 1);
    QCOMPARE(dialog->request().last, 6);
    const fs::path target = m_folder / "window.mp4";
    dialog->setTarget(QString::fromStdString(target.string()));
    QSignalSpy finished(&window.exporter(), &Exporter::finished);
    dialog->accept();
    QVERIFY(window.exporter().isBusy());
    QVERIFY(window.isBusy());
    QVERIFY(window.statusText().startsWith("Exporting: 0 of 6 frames"));
    QVERIFY(!window.actions().exportFilm->isEnabled());
    window.controller().showFrame(7); // the window goes on
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished[0][1].toInt(), 6);
    QCOMPARE(framesIn(target), 6);
    QVERIFY(window.actions().exportFilm->isEnabled());
    QTRY_VERIFY(!window.isBusy());
}

void TestExport::closingTheWindowEndsAnExport() {
    const fs::path folder = m_folder / "closed";
    {
        FakeEngine fake;
        MainWindow window(fake.engine(), options());
        window.show();
        window.openSource(QString::fromStdString((m_folder / "drive.mp4").string()));
        QTRY_VERIFY(window.controller().frame() != nullptr);
        window.controller().setAutomatic(false);
        window.controller().setSlot(0, slotModel("patient")); // runs until it is stopped
        window.exporter().start({ExportKind::Film, folder / "film.mp4", 0, 8, {0}});
        fake.waitForEntry();
        window.close();
    }
    QVERIFY(!fs::exists(folder / "film.mp4"));
}

QTEST_MAIN(TestExport)
#include "tst_export.moc"
