// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/command_list.h"
#include "app/gui/key_bindings.h"
#include "app/gui/main_window.h"
#include "tests/support/fake_engine.h"
#include "tests/support/test_files.h"
#include "widgets/commands/command_palette.h"
#include "widgets/commands/keys_dialog.h"
#include "widgets/commands/keys_overlay.h"

#include <QAction>
#include <QLineEdit>
#include <QMenuBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>

#include <set>

using namespace app;
using namespace testing_support;

/// Keys and commands of the whole window, over a fake engine.
class TestWindowKeys : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QSettings().clear(); }
    void everyCommandHasANameOfItsOwnForSettings();
    void noKeyIsADefaultOfTwoCommands();
    void everyCommandIsInAMenu();
    void changedKeysWorkAreShownAndRemembered();
    void aWindowThatRemembersNothingLeavesStoredKeysAlone();
    void theQuestionMarkShowsTheKeysOverTheWindow();
    void thePaletteFindsAndRunsACommand();
    void thePaletteHoldsMenusThatAreFilledOnDemand();
    void switchedOffCommandsSayWhy();

private:
    MainWindow::Options options(bool remember = false) const {
        MainWindow::Options options;
        options.workspace = core::Workspace(m_folder / "workspace");
        options.rememberLayout = remember;
        options.lookAhead = false;
        return options;
    }
    static QList<QAction*> commands(MainWindow& window) {
        return window.actions().findChildren<QAction*>(Qt::FindDirectChildrenOnly);
    }
    static void activate(MainWindow& window) {
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.setFocus();
    }
    TemporaryFolder m_folder;
};

void TestWindowKeys::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("Kerbside");
    QCoreApplication::setApplicationName("kerbside-test-keys");
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                       QString::fromStdString((m_folder / "settings").string()));
    writePictures(m_folder / "pictures", 3);
}

void TestWindowKeys::everyCommandHasANameOfItsOwnForSettings() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    std::set<QString> names;
    for (const QAction* action : commands(window)) {
        QVERIFY2(!action->objectName().isEmpty(),
                 qPrintable("add it to app/gui/command_ids.cpp: " + commandTitle(*action)));
        QVERIFY2(names.insert(action->objectName()).second, qPrintable(action->objectName()));
    }
    QVERIFY(names.size() > 30);
}

void TestWindowKeys::noKeyIsADefaultOfTwoCommands() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    for (const widgets::KeyRow& row : window.keys().table().rows())
        QVERIFY2(row.keys == row.defaults, qPrintable(row.id)); // of two that claim one key the second would lose it
}

void TestWindowKeys::everyCommandIsInAMenu() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    for (const widgets::KeyRow& row : window.keys().table().rows()) QVERIFY2(row.group != "Others", qPrintable(row.id));
}

void TestWindowKeys::changedKeysWorkAreShownAndRemembered() {
    const QKeySequence wanted("Ctrl+Shift+F9");
    {
        FakeEngine fake;
        MainWindow window(fake.engine(), options(true));
        activate(window);
        window.actions().editKeys->trigger();
        auto* dialog = window.findChild<widgets::KeysDialog*>();
        QVERIFY(dialog != nullptr);
        dialog->select("outlines");
        dialog->typeKey(0, wanted);
        dialog->accept();
        QCOMPARE(window.actions().outlines->shortcuts(), QList<QKeySequence>{wanted});
        QVERIFY(window.actions().outlines->toolTip().endsWith("(Ctrl+Shift+F9)"));
        widgets::KeyTable moved = window.keys().table();
        moved.giveKey(moved.ownerOf(QKeySequence("G")), QKeySequence("F8"), 0);
        window.keys().apply(std::move(moved));
        bool isNamed = false; // where a pane names the key, too
        for (const auto* button : window.view().photoPane().findChildren<QToolButton*>())
            isNamed = isNamed || button->toolTip().endsWith("(F8)");
        QVERIFY(isNamed);
        QTest::keyClick(&window, Qt::Key_F9, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(window.actions().outlines->isChecked());
        window.actions().outlines->setChecked(true);
        QTest::keyClick(&window, Qt::Key_O);
        QVERIFY(window.actions().outlines->isChecked()); // its old key is free
    }
    FakeEngine fake;
    MainWindow again(fake.engine(), options(true));
    QCOMPARE(again.actions().outlines->shortcut(), wanted);
    widgets::KeyTable table = again.keys().table();
    table.resetAll();
    again.keys().apply(std::move(table));
    QCOMPARE(again.actions().outlines->shortcut(), QKeySequence("O"));
    QVERIFY(!QSettings().contains("keys/outlines"));
}

void TestWindowKeys::aWindowThatRemembersNothingLeavesStoredKeysAlone() {
    QSettings().setValue("keys/outlines", QStringList{"F9"});
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    QCOMPARE(window.actions().outlines->shortcut(), QKeySequence("O"));
    widgets::KeyTable table = window.keys().table();
    table.giveKey(0, QKeySequence("F8"), 0);
    window.keys().apply(std::move(table));
    QCOMPARE(QSettings().value("keys/outlines").toStringList(), QStringList{"F9"});
}

void TestWindowKeys::theQuestionMarkShowsTheKeysOverTheWindow() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    activate(window);
    QTest::keyClick(&window, Qt::Key_Question);
    auto* overlay = window.findChild<widgets::KeysOverlay*>();
    QVERIFY(overlay != nullptr && overlay->isVisible());
    QCOMPARE(overlay->geometry(), window.rect());
    window.resize(700, 500);
    QCOMPARE(overlay->geometry(), window.rect());
    QSignalSpy closed(overlay, &widgets::KeysOverlay::closed);
    QTest::keyClick(overlay, Qt::Key_Space); // plays no film
    QCOMPARE(closed.count(), 1);
}

void TestWindowKeys::thePaletteFindsAndRunsACommand() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    activate(window);
    QTest::keyClick(&window, Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    auto* palette = window.findChild<widgets::CommandPalette*>();
    QVERIFY(palette != nullptr && palette->isVisible());
    QTest::keyClicks(&palette->line(), "outlines");
    QTest::keyClick(&palette->line(), Qt::Key_Return);
    QVERIFY(window.actions().outlines->isChecked());
}

void TestWindowKeys::thePaletteHoldsMenusThatAreFilledOnDemand() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.openSource(QString::fromStdString((m_folder / "pictures").string()));
    QTRY_VERIFY(window.controller().frame() != nullptr && !window.isBusy());
    window.controller().setSlot(0, slotModel("class1"));
    QTRY_VERIFY(window.controller().slot(0).state == SlotState::Done && !window.isBusy());
    QStringList paths;
    for (const MenuCommand& command : commandsOf(*window.menuBar()))
        paths << command.path + QStringLiteral(" ▸ ") + commandTitle(*command.action);
    for (const char* wanted :
         {"View ▸ Colours of the classes ▸ For the colour-blind", "Models ▸ Slot A ▸ Rename", "View ▸ Theme ▸ Dark"})
        QVERIFY2(paths.contains(QString::fromUtf8(wanted)), wanted);
    QVERIFY(!paths.filter("Derived picture ▸ Entropy").isEmpty());
    QCOMPARE(QSet<QString>(paths.begin(), paths.end()).size(), paths.size());
}

void TestWindowKeys::switchedOffCommandsSayWhy() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    const auto reason = [&window](const char* command) {
        window.actions().commandPalette->trigger();
        const auto palettes = window.findChildren<widgets::CommandPalette*>();
        auto* palette = palettes.last();
        palette->line().setText(command);
        const auto& model = palette->model();
        const QString text = model.index(0, widgets::CommandPaletteModel::Place).data().toString();
        const bool isOff = !(model.flags(model.index(0, 0)) & Qt::ItemIsEnabled);
        palette->reject();
        delete palette;
        return isOff ? text : QString();
    };
    QCOMPARE(reason("Next frame"), "Open pictures or a video first.");
    QCOMPARE(reason("Cancel"), "Nothing is at work.");
    window.openSource(QString::fromStdString((m_folder / "pictures").string()));
    QTRY_VERIFY(window.controller().frame() != nullptr && !window.isBusy());
    QCOMPARE(reason("Next frame"), QString());
    QCOMPARE(reason("Previous frame"), "This is the first frame.");
    QCOMPARE(reason("Segment all frames"), "Put a model into a slot first.");
}

QTEST_MAIN(TestWindowKeys)
#include "tst_window_keys.moc"
