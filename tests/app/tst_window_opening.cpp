// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/window_fixture.h"

#include "core/store/demo_models.h"

#include <QLabel>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace app;
using namespace testing_support;

class TestWindowOpening : public QObject, private WindowFixture {
    Q_OBJECT

private slots:
    void emptyWindowSaysWhatToOpen();
    void theStreetOpensWithTheDemoModels_data();
    void theStreetOpensWithTheDemoModels();
    void theStreetWithoutDemoModelsSaysHowToAddOne();
    void theStreetLeavesModelsInTheirSlots();
    void theWelcomeIsPutAwayForGoodAndComesBackWhenAsked();
    void aWelcomeWithTooLittleRoomIsNotCut();
    void folderOfPicturesShowsItsPhotos();
    void datasetShowsPhotoAndTruth();
    void droppingAnUnsupportedFileGivesASentence();
    void droppingAFolderOpensIt();
    void missingPathGivesASentence();
    void whatIsDroppedAndLeftOutIsReported();
    void anImportCanBeCancelled();
};

void TestWindowOpening::emptyWindowSaysWhatToOpen() {
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

void TestWindowOpening::theStreetOpensWithTheDemoModels_data() {
    QTest::addColumn<bool>("asWord");
    QTest::newRow("from the menu") << false;
    QTest::newRow("as a path") << true;
}

void TestWindowOpening::theStreetOpensWithTheDemoModels() {
    QFETCH(const bool, asWord);
    FakeEngine fake;
    MainWindow::Options with = options();
    with.workspace = core::Workspace(m_folder / "workspace", m_folder / "share");
    for (const std::string_view name : core::kDemoModels) modelFile(std::string(name), "share");
    MainWindow window(fake.engine(), with);
    window.show();
    if (asWord)
        window.openPaths({QString::fromLatin1(core::kScenesPath)});
    else
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

void TestWindowOpening::theStreetWithoutDemoModelsSaysHowToAddOne() {
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

void TestWindowOpening::theStreetLeavesModelsInTheirSlots() {
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

void TestWindowOpening::theWelcomeIsPutAwayForGoodAndComesBackWhenAsked() {
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

void TestWindowOpening::aWelcomeWithTooLittleRoomIsNotCut() {
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

void TestWindowOpening::folderOfPicturesShowsItsPhotos() {
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

void TestWindowOpening::datasetShowsPhotoAndTruth() {
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

void TestWindowOpening::droppingAnUnsupportedFileGivesASentence() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    QSignalSpy shown(&window, &MainWindow::problemShown);
    drop(window, {path("poem.docx")});
    QCOMPARE(shown.count(), 1);
    QVERIFY(window.messages().text().contains("poem.docx"));
    QCOMPARE(window.messages().kind(), widgets::MessageBar::Kind::Error);
    QVERIFY(window.controller().source() == nullptr);
}

void TestWindowOpening::droppingAFolderOpensIt() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    drop(window, {path("pictures")});
    QTRY_VERIFY(window.controller().frame() != nullptr);
    QCOMPARE(window.controller().frameCount(), 3);
}

void TestWindowOpening::missingPathGivesASentence() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.openPaths({path("nowhere")});
    QVERIFY(window.messages().text().contains("nowhere"));
}

void TestWindowOpening::whatIsDroppedAndLeftOutIsReported() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    QSignalSpy shown(&window, &MainWindow::problemShown);
    drop(window, {path("pictures"), path("city")});
    QCOMPARE(shown.count(), 1);
    QVERIFY(window.messages().text().startsWith("One source at a time. pictures is opened, and left out are: city."));
    QTRY_VERIFY(window.controller().frame() != nullptr && !window.isBusy());
}

void TestWindowOpening::anImportCanBeCancelled() {
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

QTEST_MAIN(TestWindowOpening)
#include "tst_window_opening.moc"
