// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/main_window.h"

#include "app/gui/screenshot.h"
#include "core/image/video_writer.h"
#include "core/store/demo_models.h"
#include "tests/support/fake_engine.h"
#include "tests/support/golden_model.h"
#include "tests/support/mouse.h"
#include "tests/support/test_files.h"
#include "widgets/charts/iou_bars.h"

#include <QAction>
#include <QComboBox>
#include <QDockWidget>
#include <QDropEvent>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTest>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>

using namespace app;
using namespace testing_support;

/// The whole window over a fake engine, offscreen, with settings of its own.
class TestMainWindow : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void emptyWindowSaysWhatToOpen();
    void theStreetOpensWithTheDemoModels();
    void theStreetWithoutDemoModelsSaysHowToAddOne();
    void theStreetLeavesModelsInTheirSlots();
    void theWelcomeIsPutAwayForGoodAndComesBackWhenAsked();
    void aWelcomeWithTooLittleRoomIsNotCut();
    void folderOfPicturesShowsItsPhotos();
    void datasetShowsPhotoAndTruth();
    void aModelFillsPaneLegendBarsAndTable();
    void aTenClassModelBesideANineteenClassOneIsComparedInTen();
    void droppingAnUnsupportedFileGivesASentence();
    void droppingAFolderOpensIt();
    void missingPathGivesASentence();
    void keysGoThroughTheFrames();
    void typingIntoTheFilterDoesNotLeafThroughFrames();
    void changingTheFrameTakesOldMasksAwayAtOnce();
    void whilePlayingAnOldMaskIsDimmedAndKeepsItsNumber();
    void anotherModelTakesTheOldMaskAwayWhilePlayingToo();
    void theFrameBoxShowsTheFrameThatIsTyped();
    void twoModelsDroppedOnOnePaneFillItAndTheNextFreeOne();
    void aModelWithoutAFreeSlotIsReported();
    void whatIsDroppedAndLeftOutIsReported();
    void heldZeroShowsTheBarePhoto();
    void spaceTappedPlaysAndSpaceHeldDragsMoveThePicture();
    void hidingAClassShowsThePhotoThere();
    void onePaneAloneTakesAllTheRoomUntilItsModelGoes();
    void blinkFlipsBetweenTheTwoLastPanes();
    void theButtonOfAPaneShowsItAlone();
    void outlinesLeaveTheInsideToThePhoto();
    void aDerivedPictureIsChosenFromItsMenuAndFollowsTheFrames();
    void anotherPaletteColoursMasksLegendAndProbeAndKeepsWhatIsHidden();
    void presentationHidesTheToolsAndBringsThemBack();
    void probeNamesTheClassOfEveryPane();
    void theProbePanelListsEverySlotAndItsFirstClassIsTheMasks();
    void aClickPinsAPixelAndThePinFollowsTheFrames();
    void aCellOfTheConfusionShowsThatPairAlone();
    void allFramesAreSegmentedInTheBackground();
    void theTimelineFollowsAFilmAndLeadsToItsFrames();
    void slotMenuRemovesTheModel();
    void slotMenuRenamesAndReorders();
    void aDroppedFolderOfPredictionsGoesIntoASlot();
    void aFailingModelIsReportedInTheBarAndInItsPane();
    void aFrameThatCannotBeReadLeavesNothingOldOnScreen();
    void anUnreadableFrameIsToldWhileTheLastOneIsStillBeingSegmented();
    void instanceIdsThatCannotBeUsedHaveASentence();
    void anImportCanBeCancelled();
    void layoutAndRecentFilesAreRemembered();
    void aSizeThatSettingsHoldAsTextIsRemembered();
    void screenshotWritesThePictureAndTheScores();
    void screenshotWithNothingOpenSaysWhatToOpen();
    void screenshotTellsWhatWasLeftOutAndFails();

private:
    /// The card of a small model with its weights.
    QString modelFile(const std::string& name, const char* folder = "made") {
        core::Model model = goldenModel("unet", {.width = 0.03});
        model.card.name = name;
        return QString::fromStdString(core::saveModel(model, m_folder / folder).value().string());
    }
    QString path(const char* name) const { return QString::fromStdString((m_folder / name).string()); }
    MainWindow::Options options(bool remember = false) const {
        MainWindow::Options options;
        options.workspace = core::Workspace(m_folder / "workspace");
        options.rememberLayout = remember;
        options.lookAhead = false; // the calls of the engine are those that a test asks for
        return options;
    }
    TemporaryFolder m_folder;
};

namespace {

void drop(MainWindow& window, const QStringList& paths) {
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& entry : paths) urls << QUrl::fromLocalFile(entry);
    data.setUrls(urls);
    QDragEnterEvent enter({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &event);
}

void open(MainWindow& window, const QString& path) {
    window.openSource(path);
    QTRY_VERIFY(window.controller().frame() != nullptr && !window.isBusy());
}

void setModel(MainWindow& window, int slot, const std::string& name) {
    window.controller().setSlot(slot, slotModel(name));
    QTRY_VERIFY(window.controller().slot(slot).state == SlotState::Done && !window.isBusy());
}

void activate(MainWindow& window) {
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    window.view().setFocus();
}

} // namespace

void TestMainWindow::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("Kerbside");
    QCoreApplication::setApplicationName("kerbside-test");
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, path("settings"));
    writePictures(m_folder / "pictures", 3);
    writeCityscapes(m_folder / "city", 3);
    writeText(m_folder / "poem.docx", "x");
}

void TestMainWindow::emptyWindowSaysWhatToOpen() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    QVERIFY(window.findChild<widgets::StartPage*>()->isVisible());
    QVERIFY(!window.view().isVisible());
    QVERIFY(!window.actions().segment->isEnabled());
    QVERIFY(!window.actions().next->isEnabled());
    QVERIFY(!window.actions().play->isEnabled());
    QVERIFY(window.actions().openFolder->isEnabled());
    QTRY_VERIFY(!window.isBusy());
}

void TestMainWindow::theStreetOpensWithTheDemoModels() {
    FakeEngine fake;
    MainWindow::Options with = options();
    with.workspace = core::Workspace(m_folder / "workspace", m_folder / "share");
    for (const std::string_view name : core::kDemoModels) modelFile(std::string(name), "share");
    MainWindow window(fake.engine(), with);
    window.show();
    window.actions().openStreet->trigger();
    QTRY_VERIFY(window.controller().frame() != nullptr && window.controller().slot(2).model.has_value());
    QCOMPARE(window.controller().source()->kind(), core::SourceKind::Scenes);
    QCOMPARE(window.controller().splits(), (std::vector<std::string>{"train", "val"}));
    QCOMPARE(window.windowTitle(), "Built-in street — Kerbside");
    for (std::size_t i = 0; i < core::kDemoModels.size(); ++i)
        QCOMPARE(window.controller().slot(int(i)).model->name.toStdString(), std::string(core::kDemoModels[i]));
    QVERIFY(!window.controller().slot(3).model);
    QVERIFY(window.view().truthPane().canvas().hasMask());
    QTRY_VERIFY(!window.isBusy());
    QCOMPARE(RecentFiles().paths(), QStringList());
}

void TestMainWindow::theStreetWithoutDemoModelsSaysHowToAddOne() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    QSignalSpy shown(&window, &MainWindow::problemShown);
    window.openStreet();
    QTRY_VERIFY(window.controller().frame() != nullptr && !window.isBusy());
    QVERIFY(window.messages().text().startsWith("There are no demo models here. Drop a checkpoint"));
    QCOMPARE(shown.count(), 0); // nothing has failed
    QVERIFY(window.view().slotPane(0).isPrompting());
}

void TestMainWindow::theStreetLeavesModelsInTheirSlots() {
    FakeEngine fake;
    MainWindow::Options with = options();
    with.workspace = core::Workspace(m_folder / "workspace", m_folder / "share"); // filled above
    MainWindow window(fake.engine(), with);
    window.controller().setSlot(1, slotModel("class5"));
    window.openStreet();
    QTRY_VERIFY(window.controller().frame() != nullptr && !window.isBusy());
    QVERIFY(!window.controller().slot(0).model.has_value());
    QCOMPARE(window.controller().slot(1).model->name, "class5");
}

void TestMainWindow::theWelcomeIsPutAwayForGoodAndComesBackWhenAsked() {
    FakeEngine fake;
    const auto menuEntry = [](MainWindow& window) {
        QMenu* help = nullptr;
        for (QMenu* menu : window.findChildren<QMenu*>())
            if (menu->title() == "&Help") help = menu;
        return help->actions().first();
    };
    {
        MainWindow window(fake.engine(), options(true));
        window.show();
        auto* strip = window.findChild<widgets::WelcomeStrip*>();
        QVERIFY(strip->isVisible());
        QStringList offered;
        for (auto* button : strip->findChildren<QToolButton*>())
            if (button->defaultAction() != nullptr) offered << button->text();
        QCOMPARE(offered.size(), 5);
        for (auto* action : {window.actions().openDataset, window.actions().openFolder, window.actions().openVideo,
                             window.actions().importCheckpoint, window.actions().openStreet})
            QVERIFY(offered.contains(action->iconText()));
        emit strip->dismissed();
        QVERIFY(!strip->isVisible());
        window.close();
        QTRY_VERIFY(!window.isBusy());
    }
    MainWindow window(fake.engine(), options(true));
    window.show();
    auto* strip = window.findChild<widgets::WelcomeStrip*>();
    QVERIFY(!strip->isVisible());
    QCOMPARE(menuEntry(window)->text(), "&Welcome");
    menuEntry(window)->trigger();
    QVERIFY(strip->isVisible());
    QSettings().clear();
    QTRY_VERIFY(!window.isBusy());
}

void TestMainWindow::aWelcomeWithTooLittleRoomIsNotCut() {
    widgets::WelcomeStrip strip;
    strip.setSentence("Welcome. Try the street that is built in, or open pictures and models of your own:");
    strip.resize(1000, strip.height());
    strip.show();
    const auto* shown = strip.findChild<QLabel*>();
    QCOMPARE(shown->text(), strip.sentence());
    strip.resize(strip.minimumSizeHint().width(), strip.height());
    QCOMPARE(shown->text(), "Welcome. ");
    QCOMPARE(shown->toolTip(), strip.sentence());
    strip.resize(1000, strip.height());
    QCOMPARE(shown->text(), strip.sentence());
}

void TestMainWindow::folderOfPicturesShowsItsPhotos() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("pictures"));
    QVERIFY(window.view().photoPane().isVisible());
    QVERIFY(!window.view().truthPane().isVisible()); // there is none in this folder
    QVERIFY(window.view().slotPane(0).isPrompting());
    QVERIFY(!window.view().slotPane(1).isVisible());
    QCOMPARE(window.view().photoPane().title(), "frame0");
    QCOMPARE(window.view().photoPane().info(), "1/3");
    QCOMPARE(window.messages().text(), QString());
}

void TestMainWindow::datasetShowsPhotoAndTruth() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    QVERIFY(window.view().truthPane().isVisible());
    QVERIFY(window.view().truthPane().canvas().hasMask());
    QCOMPARE(window.view().truthPane().info(), "1/3");
    const auto& legend = window.view().legendModel();
    QCOMPARE(legend.index(legend.rowOfClass(0), 1).data().toString(), "50.0");  // road
    QCOMPARE(legend.index(legend.rowOfClass(13), 1).data().toString(), "50.0"); // car
}

void TestMainWindow::aModelFillsPaneLegendBarsAndTable() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setModel(window, 0, "class0");
    QVERIFY(window.view().slotPane(0).canvas().hasMask());
    QCOMPARE(window.view().slotPane(0).title(), "class0");
    QVERIFY(window.view().slotPane(0).info().contains("12 ms"));
    const auto& legend = window.view().legendModel();
    QCOMPARE(legend.columnCount(), 3);
    QCOMPARE(legend.index(legend.rowOfClass(0), 2).data().toString(), "100.0");
    // Everything is called road; half is: IoU 16 / 32 for road, 0 for car.
    QCOMPARE(window.view().scores()->bars().drawnValue(0, 0), std::optional(0.5));
    QCOMPARE(window.view().scores()->bars().drawnValue(0, 13), std::optional(0.0));
    QCOMPARE(window.view().scores()->model().index(0, 1).data().toString(), "0.2500");
}

void TestMainWindow::aTenClassModelBesideANineteenClassOneIsComparedInTen() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    open(window, path("city"));
    setModel(window, 0, "class13");
    QCOMPARE(window.view().scheme().name(), std::string("cityscapes-19"));
    setModel(window, 1, "ten");
    QCOMPARE(window.view().scheme().name(), std::string("merged-10"));
    QCOMPARE(window.view().legendModel().rowCount(), 11);
    QCOMPARE(window.view().scores()->bars().drawnValue(0, 7), std::optional(0.5)); // car
    QCOMPARE(window.view().scores()->bars().drawnValue(1, 0), std::optional(0.5)); // road
}

void TestMainWindow::droppingAnUnsupportedFileGivesASentence() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    QSignalSpy shown(&window, &MainWindow::problemShown);
    drop(window, {path("poem.docx")});
    QCOMPARE(shown.count(), 1);
    QVERIFY(window.messages().text().contains("poem.docx"));
    QCOMPARE(window.messages().kind(), widgets::MessageBar::Kind::Error);
    QVERIFY(window.controller().source() == nullptr);
}

void TestMainWindow::droppingAFolderOpensIt() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    drop(window, {path("pictures")});
    QTRY_VERIFY(window.controller().frame() != nullptr);
    QCOMPARE(window.controller().frameCount(), 3);
}

void TestMainWindow::missingPathGivesASentence() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.openPaths({path("nowhere")});
    QVERIFY(window.messages().text().contains("nowhere"));
}

void TestMainWindow::keysGoThroughTheFrames() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    activate(window);
    open(window, path("pictures"));
    window.view().setFocus();
    QTest::keyClick(&window, Qt::Key_D);
    QCOMPARE(window.controller().index(), 1);
    QTRY_VERIFY(window.controller().frame() != nullptr);
    QTest::keyClick(&window, Qt::Key_Right);
    QCOMPARE(window.controller().index(), 2);
    QTRY_VERIFY(window.controller().frame() != nullptr);
    QVERIFY(!window.actions().next->isEnabled());
    QTest::keyClick(&window, Qt::Key_A);
    QCOMPARE(window.controller().index(), 1);
    const double before = window.view().opacity();
    QTest::keyClick(&window, Qt::Key_Plus);
    QVERIFY(window.view().opacity() > before);
    QTest::keyClick(&window, Qt::Key_Minus);
    QCOMPARE(window.view().opacity(), before);
}

void TestMainWindow::typingIntoTheFilterDoesNotLeafThroughFrames() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    activate(window);
    open(window, path("pictures"));
    auto* filter = &window.library().panel()->filter();
    filter->setFocus();
    QTest::keyClicks(filter, "d 0");
    QCOMPARE(filter->text(), "d 0");
    QCOMPARE(window.controller().index(), 0);
    QVERIFY(!window.controller().isPlaying());
    QVERIFY(window.library().panel()->model().shown().empty());
}

void TestMainWindow::changingTheFrameTakesOldMasksAwayAtOnce() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setModel(window, 0, "red");
    auto& pane = window.view().slotPane(0);
    QVERIFY(pane.canvas().hasMask());
    window.actions().next->trigger();
    QVERIFY(!pane.canvas().hasMask());
    QVERIFY(!window.view().truthPane().canvas().hasMask());
    QVERIFY(window.view().photoPane().canvas().isStale());
    QCOMPARE(window.view().scores()->bars().seriesCount(), 0);
    QTRY_VERIFY(pane.canvas().hasMask());
    QVERIFY(pane.info().startsWith("2/3"));
    QVERIFY(!window.view().photoPane().canvas().isStale());
}

void TestMainWindow::whilePlayingAnOldMaskIsDimmedAndKeepsItsNumber() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("pictures"));
    window.controller().setSlot(0, slotModel("stubborn"));
    fake.waitForEntry();
    fake.release();
    auto& pane = window.view().slotPane(0);
    QTRY_VERIFY(pane.canvas().hasMask());
    window.controller().setPlaying(true);
    fake.waitForEntry(); // the second frame is being segmented
    QTRY_COMPARE(window.controller().slot(0).state, SlotState::Working);
    QCOMPARE(window.controller().index(), 1);
    QVERIFY(pane.canvas().isStale());
    QVERIFY(pane.info().startsWith("1/3"));
    QCOMPARE(window.view().photoPane().info(), "2/3");
    fake.release();
    QTRY_VERIFY(pane.info().startsWith("2/3"));
    QVERIFY(!pane.canvas().isStale());
    window.controller().setPlaying(false);
    fake.release();
    fake.release();
}

void TestMainWindow::anotherModelTakesTheOldMaskAwayWhilePlayingToo() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("pictures"));
    window.controller().setSlot(0, slotModel("stubborn"));
    fake.waitForEntry();
    fake.release();
    auto& pane = window.view().slotPane(0);
    QTRY_VERIFY(pane.canvas().hasMask());
    window.controller().setPlaying(true);
    fake.waitForEntry(); // the mask of the first frame is still there, dimmed, while the second one is at work
    QTRY_COMPARE(window.controller().slot(0).state, SlotState::Working);
    QVERIFY(pane.canvas().hasMask());
    window.controller().setSlot(0, slotModel("patient"));
    QVERIFY(!pane.canvas().hasMask()); // "stubborn" made it, and the title says "patient"
    QCOMPARE(pane.title(), "patient");
    fake.release();
    fake.waitForEntry();
    window.controller().cancel();
    QTRY_VERIFY(!window.isBusy());

    window.controller().setSlot(0, slotModel("class1"));
    QTRY_COMPARE(window.controller().slot(0).state, SlotState::Done);
    window.controller().setPlaying(true); // nothing is to be done for this frame: the next one comes in half a second
    QVERIFY(pane.canvas().hasMask());
    window.controller().setSlot(0, slotModel("patient"));
    QVERIFY(!pane.canvas().hasMask());
    window.controller().cancel();
    QTRY_VERIFY(!window.isBusy());
}

void TestMainWindow::theFrameBoxShowsTheFrameThatIsTyped() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    activate(window);
    open(window, path("pictures"));
    auto* box = window.findChild<QSpinBox*>();
    const auto type = [&](const char* number) {
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, number);
        QTest::keyClick(box, Qt::Key_Return);
    };
    QTest::keyClicks(box, "");
    box->setFocus();
    box->selectAll();
    QTest::keyClicks(box, "3");
    QCOMPARE(window.controller().index(), 0); // not before Enter: "3" may become "31"
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(window.controller().index(), 2);
    QTRY_VERIFY(window.controller().frame() != nullptr && !window.isBusy());
    QCOMPARE(window.view().photoPane().info(), "3/3");
    type("7"); // there are three
    QVERIFY(window.controller().index() == 2 && box->value() == 3);
    type("0");
    QVERIFY(window.controller().index() == 2 && box->value() == 3);
    window.actions().previous->trigger();
    QCOMPARE(box->value(), 2);
    type("1");
    QCOMPARE(window.controller().index(), 0);
    QTRY_VERIFY(!window.isBusy());
}

void TestMainWindow::twoModelsDroppedOnOnePaneFillItAndTheNextFreeOne() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("pictures"));
    setModel(window, 0, "class1");
    setModel(window, 1, "class2");
    window.openPaths({modelFile("first"), modelFile("second")}, 1);
    QTRY_VERIFY(window.controller().slot(2).model.has_value());
    QCOMPARE(window.controller().slot(0).model->name, "class1");
    QCOMPARE(window.controller().slot(1).model->name, "first");
    QCOMPARE(window.controller().slot(2).model->name, "second");
    QTRY_VERIFY(!window.isBusy());
}

void TestMainWindow::aModelWithoutAFreeSlotIsReported() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    for (int i = 0; i < kSlots; ++i) window.controller().setSlot(i, slotModel("class1"));
    QSignalSpy shown(&window, &MainWindow::problemShown);
    window.openModel(modelFile("seventh"));
    QTRY_COMPARE(shown.count(), 1);
    QVERIFY(shown[0][0].toString().contains("seventh"));
    QCOMPARE(window.messages().kind(), widgets::MessageBar::Kind::Warning);
    QTRY_VERIFY(!window.isBusy());
}

void TestMainWindow::whatIsDroppedAndLeftOutIsReported() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    QSignalSpy shown(&window, &MainWindow::problemShown);
    drop(window, {path("pictures"), path("city")});
    QCOMPARE(shown.count(), 1);
    QVERIFY(window.messages().text().startsWith("One source at a time. pictures is opened, and left out are: city."));
    QTRY_VERIFY(window.controller().frame() != nullptr && !window.isBusy());
}

void TestMainWindow::heldZeroShowsTheBarePhoto() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    activate(window);
    open(window, path("city"));
    window.view().setFocus();
    auto& canvas = window.view().truthPane().canvas();
    const auto middle = [&canvas] { return canvas.grab().toImage().pixelColor(canvas.rect().center()); };
    const QColor masked = middle();
    QTest::keyPress(&window, Qt::Key_0);
    const QColor bare = middle();
    QTest::keyRelease(&window, Qt::Key_0);
    QVERIFY(bare != masked);
    QCOMPARE(bare, QColor(0, 0, 0));
    QCOMPARE(middle(), masked);
}

void TestMainWindow::spaceTappedPlaysAndSpaceHeldDragsMoveThePicture() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    activate(window);
    open(window, path("pictures"));
    window.view().setFocus();
    QTest::keyClick(&window, Qt::Key_Space);
    QVERIFY(window.controller().isPlaying());
    QTest::keyClick(&window, Qt::Key_Space);
    QVERIFY(!window.controller().isPlaying());

    auto& view = window.view().sharedView();
    view.showActualSize();
    const QPointF before = view.placementIn({100, 100}).origin;
    QTest::keyPress(&window, Qt::Key_Space);
    auto& canvas = window.view().photoPane().canvas();
    QTest::mousePress(&canvas, Qt::LeftButton, {}, {20, 20});
    moveMouse(&canvas, {23, 21}, Qt::LeftButton);
    QTest::mouseRelease(&canvas, Qt::LeftButton, {}, {23, 21});
    QTest::keyRelease(&window, Qt::Key_Space);
    QCOMPARE(view.placementIn({100, 100}).origin - before, QPointF(3, 1));
    QVERIFY(!window.controller().isPlaying()); // it was held, not tapped
}

void TestMainWindow::hidingAClassShowsThePhotoThere() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    window.view().setOpacity(1);
    auto& canvas = window.view().truthPane().canvas();
    const auto left = [&canvas] { return canvas.grab().toImage().pixelColor(canvas.width() / 4, canvas.height() / 2); };
    QCOMPARE(left(), QColor(128, 64, 128)); // road
    window.view().legendModel().toggle(0);
    QCOMPARE(left(), QColor(0, 0, 0));
    window.actions().showAllClasses->trigger();
    QCOMPARE(left(), QColor(128, 64, 128));
}

namespace {

/// Letters of the panes in sight: P photo, T truth, then the slots'.
QString panesOf(MainWindow& window) {
    QString letters;
    if (window.view().photoPane().isVisible()) letters += 'P';
    if (window.view().truthPane().isVisible()) letters += 'T';
    for (int i = 0; i < kSlots; ++i)
        if (window.view().slotPane(i).isVisible()) letters += slotLetter(i);
    return letters;
}

} // namespace

void TestMainWindow::onePaneAloneTakesAllTheRoomUntilItsModelGoes() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setModel(window, 0, "class1");
    setModel(window, 1, "class2");
    QCOMPARE(panesOf(window), "PTAB");
    window.actions().alone->trigger();
    QCOMPARE(panesOf(window), "A");
    window.actions().nextPane->trigger();
    QCOMPARE(panesOf(window), "B");
    window.actions().nextPane->trigger();
    QCOMPARE(panesOf(window), "P");
    window.actions().previousPane->trigger();
    QCOMPARE(panesOf(window), "B");
    window.controller().showNext();
    QTRY_VERIFY(!window.isBusy());
    QCOMPARE(panesOf(window), "B");
    window.controller().clearSlot(1);
    QCOMPARE(panesOf(window), "PTA");
    QVERIFY(!window.actions().alone->isChecked());
    window.actions().nextPane->trigger(); // of no use while all are shown
    QCOMPARE(panesOf(window), "PTA");
    QTRY_VERIFY(!window.isBusy());
}

void TestMainWindow::blinkFlipsBetweenTheTwoLastPanes() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setModel(window, 0, "class1");
    setModel(window, 3, "class2");
    for (const char* expected : {"A", "D", "A", "D"}) {
        window.actions().blink->trigger();
        QCOMPARE(panesOf(window), expected);
    }
    QVERIFY(window.actions().alone->isChecked());
    window.actions().nextPane->trigger();
    QCOMPARE(panesOf(window), "P");
    window.actions().blink->trigger();
    QCOMPARE(panesOf(window), "D");
    window.actions().blink->trigger();
    QCOMPARE(panesOf(window), "P");
    window.actions().alone->trigger();
    QCOMPARE(panesOf(window), "PTAD");
    QTRY_VERIFY(!window.isBusy());
}

void TestMainWindow::theButtonOfAPaneShowsItAlone() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setModel(window, 0, "class1");
    QToolButton* button = nullptr;
    for (auto* candidate : window.view().truthPane().findChildren<QToolButton*>())
        if (candidate->accessibleName() == "This pane alone") button = candidate;
    QVERIFY(button != nullptr);
    button->click();
    QCOMPARE(panesOf(window), "T");
    button->click();
    QCOMPARE(panesOf(window), "PTA");
    QTRY_VERIFY(!window.isBusy());
}

void TestMainWindow::outlinesLeaveTheInsideToThePhoto() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    auto& canvas = window.view().truthPane().canvas();
    const auto middleOfTheLeftHalf = [&canvas] {
        const QImage image = canvas.grab().toImage();
        return image.pixelColor(image.width() / 4, image.height() / 2);
    };
    const QColor filled = middleOfTheLeftHalf();
    window.actions().outlines->trigger();
    const QColor lines = middleOfTheLeftHalf();
    QVERIFY(filled != lines);
    window.actions().toggleMasks->trigger();
    QCOMPARE(middleOfTheLeftHalf(), lines); // the photo
    QTRY_VERIFY(!window.isBusy());
}

void TestMainWindow::aDerivedPictureIsChosenFromItsMenuAndFollowsTheFrames() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setModel(window, 0, "class0");  // road, the left half
    setModel(window, 1, "class13"); // car, the right half
    auto& pane = window.view().layerPane();
    QVERIFY(!pane.isVisible());
    QMenu* menu = nullptr;
    for (QMenu* candidate : window.findChildren<QMenu*>())
        if (candidate->title() == "&Derived picture") menu = candidate;
    QVERIFY(menu != nullptr);
    const auto choose = [menu](const QString& text) {
        emit menu->aboutToShow();
        for (QAction* action : menu->actions())
            if (action->text() == text) return action->trigger(), true;
        return false;
    };
    QVERIFY(choose("Who is right: A or B"));
    QVERIFY(pane.isVisible());
    QCOMPARE(pane.title(), "Who is right: A or B");
    QCOMPARE(pane.info(), "1/3 · only A 50.0 %, only B 50.0 %");
    QVERIFY(pane.canvas().hasMask());
    window.controller().showNext();
    QVERIFY(!pane.canvas().hasMask()); // what belonged to the last frame is gone at once
    QTRY_COMPARE(pane.info(), "2/3 · only A 50.0 %, only B 50.0 %");
    window.controller().clearSlot(1);
    QCOMPARE(pane.canvas().message(), "Slot B is empty.");
    QVERIFY(choose("Right or wrong: A"));
    QCOMPARE(pane.info(), "2/3 · 50.0 % right");
    QVERIFY(!choose("Agreement of all"));
    QVERIFY(choose("No derived picture"));
    QVERIFY(!pane.isVisible());
    QTRY_VERIFY(!window.isBusy());
}

void TestMainWindow::anotherPaletteColoursMasksLegendAndProbeAndKeepsWhatIsHidden() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setModel(window, 0, "class0");
    auto& view = window.view();
    view.setOpacity(1);
    auto& canvas = view.slotPane(0).canvas();
    const auto middle = [&canvas] { return canvas.grab().toImage().pixelColor(canvas.rect().center()); };
    const auto legendColor = [&view](int classIndex) {
        const auto& model = view.legendModel();
        return model.index(model.rowOfClass(classIndex), 0).data(widgets::LegendModel::ColorRole).value<QColor>();
    };
    QCOMPARE(middle(), QColor(128, 64, 128));
    view.legendModel().toggle(13);
    QMenu* menu = nullptr;
    for (QMenu* candidate : window.findChildren<QMenu*>())
        if (candidate->title() == "C&olours of the classes") menu = candidate;
    emit menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 2);
    menu->actions()[1]->trigger();
    const core::Rgb expected = core::paletteOf(view.scheme(), core::kColorBlindPalette)[0];
    QVERIFY(expected != (core::Rgb{128, 64, 128}));
    QCOMPARE(middle(), QColor(expected.r, expected.g, expected.b));
    QCOMPARE(legendColor(0), middle());
    QCOMPARE(view.probeValues({1, 1}).slotValues[0].classes.front().color, middle());
    QVERIFY(!view.legendModel().visible()[13]);
    QVERIFY(view.legendModel().visible()[0]);
    view.setPalette("official");
    QCOMPARE(middle(), QColor(128, 64, 128));
    QTRY_VERIFY(!window.isBusy());
}

void TestMainWindow::presentationHidesTheToolsAndBringsThemBack() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    const double type = window.font().pointSizeF();
    auto* scores = window.findChild<QDockWidget*>("scores");
    auto* classes = window.findChild<QDockWidget*>("classes");
    scores->show();
    window.actions().present->trigger();
    QVERIFY(window.isFullScreen());
    QVERIFY(!scores->isVisible() && classes->isVisible());
    QVERIFY(!window.findChild<QToolBar*>("tools")->isVisible());
    QVERIFY(window.font().pointSizeF() > 1.4 * type);
    window.actions().present->trigger();
    QVERIFY(!window.isFullScreen());
    QVERIFY(scores->isVisible() && window.findChild<QToolBar*>("tools")->isVisible());
    QCOMPARE(window.font().pointSizeF(), type);
    QTRY_VERIFY(!window.isBusy());
}

void TestMainWindow::probeNamesTheClassOfEveryPane() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    open(window, path("city"));
    setModel(window, 0, "class10");
    window.view().sharedView().setProbe(QPoint(6, 1));
    const QString text = window.view().probeText();
    QVERIFY2(text.contains("x 6  y 1"), qPrintable(text));
    QVERIFY2(text.contains("truth car") && text.contains("A sky"), qPrintable(text));
    window.view().sharedView().setProbe({});
    QCOMPARE(window.view().probeText(), QString());
}

void TestMainWindow::theProbePanelListsEverySlotAndItsFirstClassIsTheMasks() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setModel(window, 0, "class13");
    setModel(window, 2, "ten");
    const auto values = window.view().probeValues({6, 1});
    QCOMPARE(*values.truth, "car"); // the right half
    QCOMPARE(values.slotValues.size(), std::size_t{2});
    QCOMPARE(values.slotValues[0].letter, "A");
    QCOMPARE(values.slotValues[0].classes.front().name, "car");
    QCOMPARE(values.slotValues[1].letter, "C");
    QCOMPARE(values.slotValues[1].classes.front().name, "road");
    window.view().sharedView().setProbe(QPoint(6, 1));
    QVERIFY(window.view().probe()->text().contains("car"));
    window.controller().clearSlot(0);
    QVERIFY(!window.view().probe()->text().contains("A class13")); // what is shown is what is there now
    QTRY_VERIFY(!window.isBusy());
}

void TestMainWindow::aClickPinsAPixelAndThePinFollowsTheFrames() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setModel(window, 0, "red"); // the number of the frame as class
    auto& canvas = window.view().photoPane().canvas();
    const auto& pins = window.view().sharedView().pins();
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, canvas.rect().center());
    QCOMPARE(pins.size(), std::size_t{1});
    const QPoint pixel = pins.front();
    QCOMPARE(window.view().probeValues(pixel).slotValues[0].classes.front().name, "road");
    window.controller().showNext();
    QTRY_COMPARE(window.view().probeValues(pixel).slotValues[0].classes.size(), std::size_t{1});
    QCOMPARE(window.view().probeValues(pixel).slotValues[0].classes.front().name, "sidewalk");
    QCOMPARE(pins.size(), std::size_t{1});
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, canvas.rect().center());
    QVERIFY(pins.empty());
    QTRY_VERIFY(!window.isBusy());
}

void TestMainWindow::aCellOfTheConfusionShowsThatPairAlone() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setModel(window, 0, "class0");
    auto* confusion = window.view().confusion();
    QCOMPARE(confusion->slotName(), "A class0");
    emit confusion->cellActivated(13, 0);
    const auto& visible = window.view().legendModel().visible();
    for (std::size_t i = 0; i < visible.size(); ++i) QCOMPARE(bool(visible[i]), i == 0 || i == 13);
    emit confusion->cellActivated(13, 0);
    QVERIFY(std::all_of(visible.begin(), visible.end(), [](bool shown) { return shown; }));
    QTRY_VERIFY(!window.isBusy());
}

void TestMainWindow::allFramesAreSegmentedInTheBackground() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    QVERIFY(!window.actions().segmentAll->isEnabled());
    setModel(window, 0, "class0");
    QVERIFY(window.actions().segmentAll->isEnabled());
    window.actions().segmentAll->trigger();
    QTRY_VERIFY(window.messages().text().contains("3 of 3 frames"));
    QVERIFY(!window.isBusy());
    QVERIFY(window.actions().segmentAll->isEnabled());
    QCOMPARE(window.controller().counts(0, true).size(), std::size_t{3});
    QCOMPARE(window.controller().index(), 0);
}

void TestMainWindow::theTimelineFollowsAFilmAndLeadsToItsFrames() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    auto* dock = window.findChild<QDockWidget*>("timeline");
    QVERIFY(!dock->isVisible()); // these are no film
    const auto file = m_folder / "film.mp4";
    {
        auto writer = core::VideoWriter::create(file, {64, 32}, 10);
        QVERIFY(writer);
        for (int i = 0; i < 5; ++i)
            must(writer->write(core::Image({64, 32}, core::Rgb{static_cast<std::uint8_t>(40 * i), 90, 90})));
        must(writer->finish());
    }
    open(window, QString::fromStdString(file.string()));
    QVERIFY(dock->isVisible());
    QCOMPARE(window.timeline().film().frames, 5);
    QCOMPARE(window.timeline().film().seconds[4], 0.4);
    QSignalSpy thumbnails(&window.thumbnails(), &ThumbnailFeed::made);
    emit window.timeline().thumbnailsWanted({1, 3});
    // The timeline may have asked for some by itself.
    QTRY_VERIFY(std::any_of(thumbnails.begin(), thumbnails.end(), [](const auto& one) { return one[0] == 3; }));
    window.controller().showFrame(2);
    QTRY_COMPARE(window.timeline().current(), 2);
    emit window.timeline().frameChosen(4);
    QTRY_COMPARE(window.timeline().current(), 4);
    QCOMPARE(window.controller().index(), 4);
    QTRY_VERIFY(!window.isBusy());
}

void TestMainWindow::slotMenuRemovesTheModel() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("pictures"));
    setModel(window, 0, "class1");
    setModel(window, 1, "class2");
    QVERIFY(window.view().slotPane(1).isVisible());
    QMenu* menu = nullptr;
    for (QMenu* candidate : window.findChildren<QMenu*>())
        if (candidate->title() == "Slot &B") menu = candidate;
    QVERIFY(menu != nullptr);
    emit menu->aboutToShow();
    for (QAction* action : menu->actions())
        if (action->text() == "Remove from slot B") action->trigger();
    QCOMPARE(window.controller().slot(1).state, SlotState::Empty);
    QVERIFY(!window.view().slotPane(1).isVisible());
    QTRY_VERIFY(!window.isBusy());
}

void TestMainWindow::slotMenuRenamesAndReorders() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("pictures"));
    setModel(window, 0, "class1");
    setModel(window, 2, "class2");
    const auto trigger = [&window](const QString& slotMenu, const QString& entry) {
        for (QMenu* menu : window.findChildren<QMenu*>()) {
            if (menu->title() != slotMenu) continue;
            emit menu->aboutToShow();
            for (QAction* action : menu->actions())
                if (action->text() == entry) return action->trigger(), true;
        }
        return false;
    };
    QVERIFY(trigger("Slot &C", "Change places with A class1"));
    QCOMPARE(window.controller().slot(0).model->name, "class2");
    QCOMPARE(window.view().slotPane(0).title(), "class2");
    QCOMPARE(window.view().slotPane(2).title(), "class1");
    QVERIFY(!trigger("Slot &C", "Change places with B"));
    QTimer::singleShot(0, &window, [&window] {
        auto* dialog = window.findChild<QInputDialog*>();
        dialog->setTextValue("  the second  ");
        dialog->accept();
    });
    QVERIFY(trigger("Slot &A", "Rename…"));
    QCOMPARE(window.view().slotPane(0).title(), "the second");
    QTimer::singleShot(0, &window, [&window] { window.findChild<QInputDialog*>()->reject(); });
    QVERIFY(trigger("Slot &A", "Rename…"));
    QCOMPARE(window.view().slotPane(0).title(), "the second");
    QTRY_VERIFY(!window.isBusy());
}

void TestMainWindow::aDroppedFolderOfPredictionsGoesIntoASlot() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    const auto folder = m_folder / "my predictions";
    must(core::writeLabelMap(folder / "town_000000_000000_labelIds.png", core::LabelMap({8, 4}, std::uint8_t{26})));
    writeText(folder / "predictions.json", R"({"format": 1, "scheme": "merged-10"})");
    drop(window, {QString::fromStdString(folder.string()) + "/"});
    QTRY_COMPARE(window.controller().slot(0).state, SlotState::Done);
    QCOMPARE(window.view().slotPane(0).title(), "my predictions");
    QVERIFY(window.view().slotPane(0).toolTip().contains("my predictions"));
    QCOMPARE(window.view().scheme().name(), "merged-10");

    writeText(folder / "predictions.json", "{");
    QSignalSpy shown(&window, &MainWindow::problemShown);
    window.openPredictions(QString::fromStdString(folder.string()));
    QTRY_COMPARE(shown.count(), 1);
    QVERIFY(shown[0][0].toString().contains("predictions.json"));
    QTRY_VERIFY(!window.isBusy());
}

void TestMainWindow::aFailingModelIsReportedInTheBarAndInItsPane() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    open(window, path("pictures"));
    window.controller().setSlot(0, slotModel("fail"));
    QTRY_COMPARE(window.controller().slot(0).state, SlotState::Failed);
    QVERIFY(window.messages().text().contains("5 GB"));
    QVERIFY(window.view().slotPane(0).canvas().message().contains("5 GB"));
    QTRY_VERIFY(!window.isBusy());
}

void TestMainWindow::aFrameThatCannotBeReadLeavesNothingOldOnScreen() {
    writePictures(m_folder / "broken", 2);
    writeText(m_folder / "broken/frame1.png", "no picture");
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    open(window, path("broken"));
    setModel(window, 0, "red");
    window.actions().next->trigger();
    auto& photo = window.view().photoPane();
    QTRY_VERIFY(photo.canvas().message().contains("frame1.png"));
    QCOMPARE(photo.title(), "frame1");
    QVERIFY(!photo.canvas().hasPhoto());
    QVERIFY(!window.view().slotPane(0).canvas().hasMask());
    QVERIFY(window.messages().text().contains("frame1.png"));
    QTRY_VERIFY(!window.isBusy());
}

void TestMainWindow::anUnreadableFrameIsToldWhileTheLastOneIsStillBeingSegmented() {
    writePictures(m_folder / "unreadable", 2);
    writeText(m_folder / "unreadable/frame1.png", "no picture");
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    open(window, path("unreadable"));
    window.controller().setSlot(0, slotModel("stubborn"));
    fake.waitForEntry();
    window.actions().next->trigger();
    QTRY_VERIFY(window.view().photoPane().canvas().message().contains("frame1.png"));
    QVERIFY(window.controller().isSegmenting()); // the first frame's work looks at no token
    fake.release();
    QTRY_VERIFY(!window.isBusy());
    QVERIFY(window.view().photoPane().canvas().message().contains("frame1.png"));
}

void TestMainWindow::instanceIdsThatCannotBeUsedHaveASentence() {
    writeCityscapes(m_folder / "instances", 1);
    must(core::writePlane16(m_folder / "instances/gtFine/val/town/town_000000_000000_gtFine_instanceIds.png",
                            core::Plane<std::uint16_t>({4, 4}, std::uint16_t{7})));
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    open(window, path("instances"));
    QVERIFY(window.messages().text().startsWith("The instance ids of this frame are left out; it has no iIoU. "));
    QVERIFY(window.messages().text().contains("4x4"));
    QVERIFY(window.view().truthPane().canvas().hasMask()); // the label ids are not to blame
}

void TestMainWindow::anImportCanBeCancelled() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    QTRY_VERIFY(!window.isBusy());
    QVERIFY(!window.actions().cancel->isEnabled());
    QSignalSpy shown(&window, &MainWindow::problemShown);
    writeText(m_folder / "files/poem.pth", "Not a checkpoint at all.");
    window.openPaths({path("files/poem.pth")});
    QVERIFY(window.actions().cancel->isEnabled());
    QVERIFY(window.statusText().contains("poem.pth"));
    window.actions().cancel->trigger(); // a file this small may have been read already: its dialog is then open
    QTRY_VERIFY(window.findChild<widgets::ImportDialog*>() != nullptr || !window.isBusy());
    if (auto* dialog = window.findChild<widgets::ImportDialog*>()) dialog->reject();
    QTRY_VERIFY(!window.isBusy());
    QVERIFY(!window.actions().cancel->isEnabled());
    QCOMPARE(shown.count(), 0);
}

void TestMainWindow::aSizeThatSettingsHoldAsTextIsRemembered() {
    QSettings settings;
    settings.setValue("run/scale", QStringLiteral("0.5"));
    settings.setValue("run/precision", QString::number(int(inference::Precision::F32)));
    settings.sync();
    FakeEngine fake;
    MainWindow window(fake.engine(), options(true));
    QCOMPARE(window.controller().settings().segment.scale, std::optional(0.5));
    QCOMPARE(window.controller().settings().engine.precision, inference::Precision::F32);
    settings.remove("run");
    QTRY_VERIFY(!window.isBusy());
}

void TestMainWindow::layoutAndRecentFilesAreRemembered() {
    FakeEngine fake;
    {
        MainWindow window(fake.engine(), options(true));
        window.show();
        window.resize(1111, 777);
        window.view().setOpacity(0.8);
        open(window, path("pictures"));
        window.findChild<QDockWidget*>("library")->hide();
        window.close();
    }
    MainWindow window(fake.engine(), options(true));
    QCOMPARE(window.size(), QSize(1111, 777));
    QCOMPARE(window.view().opacity(), 0.8);
    QVERIFY(window.findChild<QDockWidget*>("library")->isHidden());
    QCOMPARE(RecentFiles().paths(), QStringList{path("pictures")});
    QTRY_VERIFY(!window.isBusy());
}

void TestMainWindow::screenshotWritesThePictureAndTheScores() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    window.controller().setSlot(0, slotModel("class0"));
    window.openPaths({path("city")});
    Screenshot screenshot(window, path("shot.png"));
    QSignalSpy taken(&screenshot, &Screenshot::taken);
    QTRY_COMPARE(taken.count(), 1);
    QCOMPARE(taken[0][0].toInt(), 0);
    QCOMPARE(QImage(path("shot.png")).size(), window.size());
    QVERIFY(screenshot.report().contains("A class0"));
    QVERIFY(screenshot.report().contains(QRegularExpression("mIoU \\(official\\) +0\\.2500")));
}

void TestMainWindow::screenshotWithNothingOpenSaysWhatToOpen() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    Screenshot screenshot(window, path("nofolder/shot.png"));
    QSignalSpy taken(&screenshot, &Screenshot::taken);
    QTRY_COMPARE(taken.count(), 1);
    QVERIFY(screenshot.report().startsWith("Nothing is open."));
    QCOMPARE(taken[0][0].toInt(), 1); // the picture could not be written
    QVERIFY(screenshot.errors().value(0).contains("nofolder"));
}

void TestMainWindow::screenshotTellsWhatWasLeftOutAndFails() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    Screenshot screenshot(window, path("left-out.png"));
    window.openPaths({path("pictures"), path("city")});
    QSignalSpy taken(&screenshot, &Screenshot::taken);
    QTRY_COMPARE(taken.count(), 1);
    QCOMPARE(taken[0][0].toInt(), 1);
    QCOMPARE(screenshot.errors().size(), 1);
    QVERIFY(screenshot.errors()[0].contains("city"));
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
