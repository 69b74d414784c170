// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The library of the whole window over a fake engine, offscreen.
#include "app/gui/main_window.h"

#include "tests/support/test_files.h"
#include "tests/support/window_fixture.h"

#include "widgets/library/note_dialog.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTest>

#include <fstream>
#include <iterator>
#include <optional>

using namespace app;
using namespace testing_support;

class TestWindowLibrary : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void theLibraryListsTheFramesOfASource();
    void anotherSplitIsOpenedFromTheLibrary();
    void framesAreLeafedThroughAsTheLibraryShowsThem();
    void scoresOfTheSlotsSortAndFilter();
    void thumbnailsArriveAndAreKeptInTheWorkspace();
    void aFrameWithoutAPictureSaysWhy();
    void aFilterIsKeptWithinASourceAndForgottenWithIt();
    void classesOfTheTruthAreReadWhenTheFilterAsks();
    void reviewedIsAKeyThatCanBeUndoneAndIsKept();
    void severalFramesAreFlaggedAtOnce();
    void theNextUnreviewedFrameIsLookedFor();
    void theNoteOfTheCurrentFrameIsEdited();
    void notesAreExported();
    void notesThatCannotBeReadAreLeftAlone();
    void marksMadeRightBeforeTheEndAreKept();
    void newFramesAppearAndTheCurrentOneStays();
    void framesThatGoAreTold();
    void aFrameThatIsWrittenAnewIsReadAnew();
    void scoresAndBatchGoOnWhenFramesCome();
    void aFolderThatVanishesGivesASentence();

private:
    QString path(const char* name) const { return QString::fromStdString((m_folder / name).string()); }
    MainWindow::Options options() const { return windowOptions(m_folder); }
    TemporaryFolder m_folder;
};

namespace {

widgets::LibraryModel& modelOf(MainWindow& window) { return window.library().panel()->model(); }

void setFilter(MainWindow& window, const char* text) { window.library().panel()->filter().setText(text); }

void openWatched(MainWindow& window, const QString& path) {
    open(window, path);
    QTRY_VERIFY(window.library().watch().isWatching());
}

void openWithMarks(MainWindow& window, const QString& path) {
    open(window, path);
    QTRY_VERIFY(window.library().marks().isLoaded());
}

core::FrameNotes savedNotes(MainWindow& window, const std::filesystem::path& workspace) {
    return core::FrameNotes::ofSource(workspace / "notes", *window.controller().source()).value();
}

void writeFrame(const std::filesystem::path& folder, int number, std::uint8_t red) {
    must(core::writeImage(folder / ("frame" + std::to_string(number) + ".png"), core::Image({8, 4}, {red, 0, 0})));
}

QStringList names(MainWindow& window) {
    QStringList all;
    for (const int frame : modelOf(window).shown()) all << QString::fromStdString(modelOf(window).frame(frame).name);
    return all;
}

} // namespace

void TestWindowLibrary::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("Kerbside");
    QCoreApplication::setApplicationName("kerbside-test");
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, path("settings"));
    writePictures(m_folder / "pictures", 4);
    writeCityscapes(m_folder / "city", 4);
}

void TestWindowLibrary::theLibraryListsTheFramesOfASource() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    QCOMPARE(modelOf(window).frameCount(), 0);
    open(window, path("pictures"));
    auto& tree = window.library().panel()->tree();
    QCOMPARE(modelOf(window).shown(), (std::vector{0, 1, 2, 3}));
    QCOMPARE(modelOf(window).index(0, 0).data(), "pictures · 4");
    QCOMPARE(modelOf(window).frameAt(tree.currentIndex()), 0);
    emit tree.frameChosen(2);
    QCOMPARE(window.controller().index(), 2);
    QCOMPARE(modelOf(window).frameAt(tree.currentIndex()), 2);
}

void TestWindowLibrary::anotherSplitIsOpenedFromTheLibrary() {
    must(core::writeImage(m_folder / "splits/leftImg8bit/train/town/town_000000_000007_leftImg8bit.png",
                          core::Image({8, 4})));
    writeCityscapes(m_folder / "splits", 2);
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("splits"));
    QCOMPARE(window.controller().source()->split(), "val");
    setFilter(window, "#1");
    auto& tree = window.library().panel()->tree();
    tree.setCurrentIndex(modelOf(window).index(0, 0));
    QTest::keyClick(&tree, Qt::Key_Return);
    QTRY_COMPARE(window.controller().source()->split(), "train");
    QTRY_VERIFY(window.controller().frame() != nullptr);
    QCOMPARE(modelOf(window).frameCount(), 1);
    QCOMPARE(window.library().panel()->filter().text(), "#1");
}

void TestWindowLibrary::framesAreLeafedThroughAsTheLibraryShowsThem() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("pictures"));
    auto& actions = window.actions();
    setFilter(window, "-#2");
    actions.next->trigger();
    QCOMPARE(window.controller().index(), 2);
    actions.previous->trigger();
    QCOMPARE(window.controller().index(), 0);
    QVERIFY(!actions.previous->isEnabled());
    setFilter(window, "#2");
    QVERIFY(actions.next->isEnabled()); // the current frame is hidden, the one after it is not
    QVERIFY(!actions.previous->isEnabled());
    actions.next->trigger();
    QCOMPARE(window.controller().index(), 1);
    QVERIFY(!actions.next->isEnabled());
    setFilter(window, "");
    QVERIFY(actions.next->isEnabled());
    window.library().panel()->setOrder({-1, true});
    actions.next->trigger();
    QCOMPARE(window.controller().index(), 0);
    actions.first->trigger();
    QCOMPARE(window.controller().index(), 3);
    QVERIFY(!actions.first->isEnabled());
    actions.last->trigger();
    QCOMPARE(window.controller().index(), 0);
}

void TestWindowLibrary::scoresOfTheSlotsSortAndFilter() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    window.controller().setSlot(0, slotModel("class0"));  // road: half of each frame is right, so IoU 0.5 and 0
    window.controller().setSlot(1, slotModel("class13")); // car: likewise
    QTRY_VERIFY(window.controller().slot(1).state == SlotState::Done && !window.isBusy());
    QTRY_VERIFY(!modelOf(window).frame(0).scores.empty());
    QTRY_COMPARE(modelOf(window).indexOf(0).data(widgets::LibraryModel::ScoresRole), "A 0.25  B 0.25");
    window.library().panel()->setOrder({0, false});
    QCOMPARE(modelOf(window).shown(), (std::vector{0, 1, 2, 3})); // the others have no figure yet
    setFilter(window, "A.iou:road>0.4");
    QCOMPARE(modelOf(window).shown(), std::vector{0});
    setFilter(window, "A.iou:car>0.4");
    QVERIFY(modelOf(window).shown().empty());
    setFilter(window, "has:prediction");
    QCOMPARE(modelOf(window).shown(), std::vector{0});
    window.actions().segmentAll->trigger();
    QTRY_COMPARE(modelOf(window).shown(), (std::vector{0, 1, 2, 3}));
    window.controller().clearSlot(0);
    QTRY_COMPARE(modelOf(window).order().slot, -1);
    QTRY_COMPARE(modelOf(window).slotLetters(), "B");
}

void TestWindowLibrary::thumbnailsArriveAndAreKeptInTheWorkspace() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    QSignalSpy made(&window.library().thumbnails(), &ThumbnailFeed::made);
    open(window, path("pictures"));
    QTRY_VERIFY(!modelOf(window).lacksThumbnail(3));
    const auto image = modelOf(window).indexOf(3).data(widgets::LibraryModel::ThumbnailRole).value<QImage>();
    QCOMPARE(image.size(), QSize(8, 4));
    QVERIFY(qAbs(qRed(image.pixel(4, 2)) - 3) <= 2);
    QVERIFY(std::filesystem::exists(m_folder / "workspace/cache/thumbnails"));
}

void TestWindowLibrary::aFrameWithoutAPictureSaysWhy() {
    writePictures(m_folder / "broken", 2);
    writeText(m_folder / "broken/frame1.png", "no picture");
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("broken"));
    QTRY_VERIFY(modelOf(window).indexOf(1).data(Qt::ToolTipRole).toString().contains("frame1.png: "));
    QVERIFY(!modelOf(window).lacksThumbnail(1)); // it is not asked for again and again
}

void TestWindowLibrary::aFilterIsKeptWithinASourceAndForgottenWithIt() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("pictures"));
    setFilter(window, "#1");
    open(window, path("pictures"));
    QCOMPARE(window.library().panel()->filter().text(), "#1");
    open(window, path("city"));
    QCOMPARE(window.library().panel()->filter().text(), "");
}

void TestWindowLibrary::classesOfTheTruthAreReadWhenTheFilterAsks() {
    writeCityscapes(m_folder / "classes", 3);
    core::LabelMap riders({8, 4}, std::uint8_t{25});
    must(core::writeLabelMap(m_folder / "classes/gtFine/val/town/town_000000_000001_gtFine_labelIds.png", riders));
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("classes"));
    setFilter(window, "class:rider");
    QTRY_COMPARE(modelOf(window).shown(), std::vector{1});
    QTRY_VERIFY(modelOf(window).lackingLabels().empty());
    setFilter(window, "-class:rider class:car");
    QCOMPARE(modelOf(window).shown(), (std::vector{0, 2})); // it is known now
}

void TestWindowLibrary::reviewedIsAKeyThatCanBeUndoneAndIsKept() {
    FakeEngine fake;
    const std::filesystem::path workspace = m_folder / "workspace";
    MainWindow window(fake.engine(), options());
    window.show();
    openWithMarks(window, path("pictures"));
    auto& actions = window.actions();
    QVERIFY(!actions.undo->isEnabled());
    actions.reviewed->trigger();
    QVERIFY(modelOf(window).frame(0).note.reviewed);
    QVERIFY(actions.reviewed->isChecked());
    QTRY_VERIFY(savedNotes(window, workspace).of("frame0").reviewed);
    QCOMPARE(actions.undo->text(), "&Undo: Mark as reviewed");
    actions.undo->trigger();
    QVERIFY(!modelOf(window).frame(0).note.reviewed);
    QVERIFY(!actions.reviewed->isChecked());
    QTRY_VERIFY(!savedNotes(window, workspace).of("frame0").reviewed);
    actions.redo->trigger();
    QTRY_VERIFY(savedNotes(window, workspace).of("frame0").reviewed);
    actions.next->trigger();
    QVERIFY(!actions.reviewed->isChecked());
    openWithMarks(window, path("pictures"));
    QVERIFY(modelOf(window).frame(0).note.reviewed);
    QVERIFY(!actions.undo->isEnabled());
    setFilter(window, "is:reviewed");
    QCOMPARE(modelOf(window).shown(), std::vector{0});
}

void TestWindowLibrary::severalFramesAreFlaggedAtOnce() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    writePictures(m_folder / "flagged", 4);
    openWithMarks(window, path("flagged"));
    auto& library = window.library();
    for (const int frame : {1, 3})
        library.panel()->tree().selectionModel()->select(modelOf(window).indexOf(frame), QItemSelectionModel::Select);
    QCOMPARE(library.selectedNames(), (std::vector<std::string>{"frame0", "frame1", "frame3"}));
    library.setFlag(library.selectedNames(), "night", true);
    setFilter(window, "flag:night");
    QCOMPARE(modelOf(window).shown(), (std::vector{0, 1, 3}));
    window.actions().undo->trigger();
    QVERIFY(modelOf(window).shown().empty());
    QSignalSpy problems(&window, &MainWindow::problemShown);
    library.setFlag({"frame0"}, "two words", true);
    QCOMPARE(problems.count(), 1);
    QVERIFY(problems[0][0].toString().contains("'two words' is no word"));
    QVERIFY(!window.actions().undo->isEnabled()); // nothing was changed
}

void TestWindowLibrary::theNextUnreviewedFrameIsLookedFor() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    writePictures(m_folder / "unreviewed", 4);
    openWithMarks(window, path("unreviewed"));
    window.library().setReviewed({"frame1", "frame2"}, true);
    window.actions().nextUnreviewed->trigger();
    QCOMPARE(window.controller().index(), 3);
    QVERIFY(!window.actions().nextUnreviewed->isEnabled());
    window.actions().previousUnreviewed->trigger();
    QCOMPARE(window.controller().index(), 0);
    QVERIFY(!window.actions().previousUnreviewed->isEnabled());
}

void TestWindowLibrary::theNoteOfTheCurrentFrameIsEdited() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    writePictures(m_folder / "noted", 2);
    openWithMarks(window, path("noted"));
    window.actions().editNote->trigger();
    auto* dialog = window.findChild<widgets::NoteDialog*>();
    QVERIFY(dialog != nullptr);
    dialog->findChild<QPlainTextEdit*>()->setPlainText("a poster");
    auto* flags = dialog->findChild<QLineEdit*>();
    auto* ok = dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
    flags->setText(QString(65, 'x'));
    QVERIFY(!ok->isEnabled());
    flags->setText("wet night");
    QVERIFY(ok->isEnabled());
    ok->click();
    QCOMPARE(modelOf(window).frame(0).note, (core::FrameNote{{"night", "wet"}, "a poster", false}));
    QVERIFY(modelOf(window).frame(1).note.isEmpty());
}

void TestWindowLibrary::notesAreExported() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    writePictures(m_folder / "exported", 2);
    openWithMarks(window, path("exported"));
    window.library().setFlag({"frame1"}, "night", true);
    FrameMarks& marks = window.library().marks();
    QSignalSpy exported(&marks, &FrameMarks::exported), failed(&marks, &FrameMarks::failed);
    marks.exportTo(m_folder / "notes.csv");
    QTRY_COMPARE(exported.count(), 1);
    QVERIFY(window.messages().text().contains("Notes of 1 frames are in"));
    std::ifstream file(m_folder / "notes.csv");
    QCOMPARE(std::string(std::istreambuf_iterator<char>(file), {}),
             std::string("frame,reviewed,flags,note\nframe1,no,night,\n"));
    marks.exportTo(m_folder / "notes.xml");
    QTRY_COMPARE(failed.count(), 1);
}

void TestWindowLibrary::notesThatCannotBeReadAreLeftAlone() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    writePictures(m_folder / "newer", 2);
    openWithMarks(window, path("newer"));
    const auto file = savedNotes(window, m_folder / "workspace").path();
    writeText(file, R"({"format": 99, "frames": {}})");
    QSignalSpy problems(&window, &MainWindow::problemShown);
    open(window, path("newer"));
    QTRY_COMPARE(problems.count(), 1);
    QVERIFY(problems[0][0].toString().contains("format 99"));
    QVERIFY(!window.library().marks().isLoaded());
    QVERIFY(!window.actions().reviewed->isEnabled());
    QVERIFY(!window.actions().editNote->isEnabled());
}

void TestWindowLibrary::marksMadeRightBeforeTheEndAreKept() {
    FakeEngine fake;
    writePictures(m_folder / "ended", 3);
    std::optional<core::FrameSource> source;
    {
        MainWindow window(fake.engine(), options());
        window.show();
        openWithMarks(window, path("ended"));
        source = *window.controller().source();
        window.library().setReviewed({"frame0"}, true);
        window.library().setReviewed({"frame1"}, true);
    }
    const auto kept = core::FrameNotes::ofSource(m_folder / "workspace/notes", *source).value();
    QVERIFY(kept.of("frame0").reviewed && kept.of("frame1").reviewed);

    const auto review = [](core::FrameNote& note) { note.reviewed = true; };
    for (const bool loadsAgain : {false, true}) { // the end comes sooner than that of a whole window
        const std::filesystem::path notes = m_folder / (loadsAgain ? "loading/notes" : "saving/notes");
        {
            FrameMarks marks(notes);
            marks.setSource(*source);
            QTRY_VERIFY(marks.isLoaded());
            marks.change("mark", {"frame0"}, review);
            marks.change("mark", {"frame2"}, review);
            if (loadsAgain) marks.setSource(*source);
        }
        const auto left = core::FrameNotes::ofSource(notes, *source).value();
        QVERIFY(left.of("frame0").reviewed && left.of("frame2").reviewed);
    }
}

// Frames that come and go

void TestWindowLibrary::newFramesAppearAndTheCurrentOneStays() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    writePictures(m_folder / "growing", 4);
    std::filesystem::remove(m_folder / "growing/frame1.png");
    openWatched(window, path("growing"));
    window.actions().next->trigger();
    QTRY_VERIFY(window.controller().frame() != nullptr);
    QCOMPARE(window.controller().frame()->frame.name, std::string("frame2"));
    writeFrame(m_folder / "growing", 1, 1); // before the current one
    window.actions().lookForChanges->trigger();
    QTRY_COMPARE(names(window), (QStringList{"frame0", "frame1", "frame2", "frame3"}));
    QCOMPARE(window.controller().index(), 2);
    QCOMPARE(window.controller().frame()->index, 2);
    QCOMPARE(window.controller().frame()->frame.name, std::string("frame2"));
    QCOMPARE(modelOf(window).frameAt(window.library().panel()->tree().currentIndex()), 2);
    QVERIFY(!window.view().photoPane().canvas().isStale());
    writeFrame(m_folder / "growing", 9, 9); // the folder is watched: nobody asks
    QTRY_COMPARE(names(window).size(), 5);
    QCOMPARE(window.controller().index(), 2);
    QCOMPARE(window.findChild<QSpinBox*>()->maximum(), 5);
}

void TestWindowLibrary::framesThatGoAreTold() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    writePictures(m_folder / "going", 6);
    openWatched(window, path("going"));
    window.controller().showFrame(1);
    QTRY_VERIFY(window.controller().frame() != nullptr);
    QSignalSpy problems(&window, &MainWindow::problemShown);
    for (const int frame : {0, 2, 3, 4})
        std::filesystem::remove(m_folder / ("going/frame" + std::to_string(frame) + ".png"));
    window.library().lookForChanges();
    QTRY_COMPARE(names(window), (QStringList{"frame1", "frame5"}));
    QTRY_COMPARE(problems.count(), 1);
    QCOMPARE(problems[0][0], "No longer there: frame0, frame2, frame3 and 1 more.");
    QCOMPARE(window.controller().index(), 0);
    QCOMPARE(window.controller().frame()->frame.name, std::string("frame1"));
    std::filesystem::remove(m_folder / "going/frame1.png");
    window.library().lookForChanges();
    QTRY_COMPARE(problems.count(), 2);
    QCOMPARE(problems[1][0], "No longer there: frame1. Shown instead is frame5.");
    QTRY_VERIFY(window.controller().frame() != nullptr);
    QCOMPARE(window.controller().frame()->frame.name, std::string("frame5"));
}

void TestWindowLibrary::aFrameThatIsWrittenAnewIsReadAnew() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    writePictures(m_folder / "rewritten", 2);
    openWatched(window, path("rewritten"));
    window.controller().setSlot(0, slotModel("red"));
    QTRY_VERIFY(window.controller().slot(0).state == SlotState::Done && !window.isBusy());
    const int calls = fake.calls();
    QTRY_VERIFY(!modelOf(window).lacksThumbnail(0));
    must(core::writeImage(m_folder / "rewritten/frame0.png", core::Image({16, 8}, core::Rgb{77, 0, 0})));
    QTRY_VERIFY(window.controller().frame() != nullptr && window.controller().frame()->image.at(0, 0).r == 77);
    QTRY_VERIFY(window.controller().slot(0).state == SlotState::Done && !window.isBusy());
    QVERIFY(fake.calls() > calls); // the old prediction is of another picture
    QCOMPARE(int(window.controller().slot(0).prediction->prediction.labels.at(0, 0)), 77);
}

void TestWindowLibrary::scoresAndBatchGoOnWhenFramesCome() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    writeCityscapes(m_folder / "batch", 4);
    const auto photo = m_folder / "batch/leftImg8bit/val/town/town_000000_000000_leftImg8bit.png";
    std::filesystem::rename(photo, m_folder / "aside.png");
    openWatched(window, path("batch"));
    window.controller().setSlot(0, slotModel("class0"));
    window.controller().startBatch();
    QTRY_COMPARE(window.controller().segmentedFrames(0), (std::vector{0, 1, 2}));
    QTRY_VERIFY(!window.isBusy());
    const int calls = fake.calls();
    std::filesystem::rename(m_folder / "aside.png", photo);
    window.library().lookForChanges();
    QTRY_COMPARE(modelOf(window).frameCount(), 4);
    QCOMPARE(window.controller().segmentedFrames(0), (std::vector{1, 2, 3}));
    QCOMPARE(window.controller().index(), 1);
    QCOMPARE(window.controller().counts(0, true).size(), std::size_t{3});
    QTRY_VERIFY(!window.isBusy());
    QTRY_COMPARE(modelOf(window).indexOf(3).data(widgets::LibraryModel::ScoresRole), "A 0.25");
    QCOMPARE(modelOf(window).indexOf(0).data(widgets::LibraryModel::ScoresRole), "");
    QCOMPARE(fake.calls(), calls); // nothing was segmented twice
    window.controller().startBatch();
    QTRY_COMPARE(window.controller().segmentedFrames(0), (std::vector{0, 1, 2, 3}));
    QCOMPARE(fake.calls(), calls + 1);
}

void TestWindowLibrary::aFolderThatVanishesGivesASentence() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    writePictures(m_folder / "vanishing", 2);
    openWatched(window, path("vanishing"));
    QSignalSpy problems(&window, &MainWindow::problemShown);
    std::filesystem::remove_all(m_folder / "vanishing");
    window.library().lookForChanges();
    QTRY_VERIFY(!problems.isEmpty());
    QVERIFY(problems.last()[0].toString().contains("vanishing: there is no such file or folder"));
    QCOMPARE(modelOf(window).frameCount(), 2); // and a frame that is in memory can still be looked at
    QVERIFY(window.controller().frame() != nullptr);
}

QTEST_MAIN(TestWindowLibrary)
#include "tst_window_library.moc"
