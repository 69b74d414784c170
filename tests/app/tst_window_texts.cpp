// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/command_list.h"
#include "app/gui/main_window.h"
#include "tests/support/pseudo_locale.h"
#include "tests/support/test_files.h"
#include "tests/support/widget_walk.h"
#include "tests/support/window_fixture.h"
#include "widgets/commands/keys_overlay.h"

#include <QApplication>
#include <QDialog>
#include <QFileDialog>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>
#include <QTimer>

#include <functional>
#include <set>

using namespace app;
using namespace testing_support;

/// Whatever the window and its dialogs hold: texts that are two fifths longer fit, in light and dark; everything that
/// can be used has a name and is reached by keyboard.
class TestWindowTexts : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void longTextsFit_data();
    void longTextsFit();
    void everythingHasANameAndIsReachedByKeyboard();
    void theWalkFindsWhatIsWrong();

private:
    MainWindow::Options options() const { return windowOptions(m_folder); }
    /// With truth, two models and a derived picture, so that every part has something to show.
    void fill(MainWindow& window) const;
    /// Shows every dock, and each dialog that a command opens.
    static void visit(MainWindow& window, const std::function<void(QWidget&, const QString& name)>& look);
    TemporaryFolder m_folder;
};

void TestWindowTexts::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("Kerbside");
    QCoreApplication::setApplicationName("kerbside-test-texts");
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                       QString::fromStdString((m_folder / "settings").string()));
    writeCityscapes(m_folder / "city", 3);
}

void TestWindowTexts::fill(MainWindow& window) const {
    window.show();
    window.openSource(QString::fromStdString((m_folder / "city").string()));
    QTRY_VERIFY(window.controller().frame() != nullptr && !window.isBusy());
    window.controller().setSlot(0, slotModel("class0"));
    window.controller().setSlot(1, slotModel("fail"));
    QTRY_VERIFY(window.controller().slot(1).state == SlotState::Failed && !window.isBusy());
    window.view().setLayer({LayerKind::Verdict, 0, 0});
    window.view().pin({2, 1});
}

void TestWindowTexts::visit(MainWindow& window, const std::function<void(QWidget&, const QString& name)>& look) {
    for (auto* dock : window.findChildren<QDockWidget*>()) {
        if (dock->window() != &window) continue;
        dock->show();
        dock->raise();
        QCoreApplication::processEvents();
        look(window, QStringLiteral("window with dock ") + dock->objectName());
    }
    const std::set<QAction*> left{window.actions().quit, window.actions().cancel, window.actions().present};
    for (QAction* action : window.actions().findChildren<QAction*>(Qt::FindDirectChildrenOnly)) {
        if (left.contains(action) || action->isCheckable() || !action->isEnabled()) continue;
        if (!action->text().contains(QChar(u'…')) && action != window.actions().about &&
            action != window.actions().shortcuts)
            continue;
        // Choosing a file is Qt's own dialog, and it blocks.
        QTimer closer;
        connect(&closer, &QTimer::timeout, [] {
            if (auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget())) dialog->reject();
        });
        closer.start(1);
        action->trigger();
        closer.stop();
        QTRY_VERIFY(!window.shelf().isBusy());
        for (auto* dialog : window.findChildren<QDialog*>())
            if (dialog->isVisible() && !qobject_cast<QMessageBox*>(dialog)) {
                QCoreApplication::processEvents();
                look(*dialog, action->objectName());
            }
        for (auto* dialog : window.findChildren<QDialog*>())
            if (dialog->isVisible()) dialog->reject();
        for (auto* overlay : window.findChildren<widgets::KeysOverlay*>()) {
            QCoreApplication::processEvents();
            look(window, action->objectName());
            overlay->close();
        }
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

void TestWindowTexts::longTextsFit_data() {
    QTest::addColumn<int>("theme");
    QTest::newRow("light") << int(Theme::Light);
    QTest::newRow("dark") << int(Theme::Dark);
}

void TestWindowTexts::longTextsFit() {
    QFETCH(int, theme);
    PseudoLocale pseudo;
    QCoreApplication::installTranslator(&pseudo);
    QStringList faults;
    {
        ThemeSwitch look(*qApp);
        look.apply(static_cast<Theme>(theme));
        FakeEngine fake;
        MainWindow window(fake.engine(), options());
        window.show();
        faults << clippedTexts(window); // with nothing open
        fill(window);
        visit(window, [&faults](QWidget& shown, const QString& name) {
            for (const QString& fault : clippedTexts(shown)) faults << name + QStringLiteral(": ") + fault;
        });
        look.apply(Theme::System);
    }
    QCoreApplication::removeTranslator(&pseudo);
    faults.removeDuplicates();
    QVERIFY2(faults.isEmpty(), qPrintable("\n" + faults.join('\n')));
}

void TestWindowTexts::everythingHasANameAndIsReachedByKeyboard() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    QStringList faults = namelessWidgets(window);
    fill(window);
    QList<QAction*> commands;
    for (const MenuCommand& command : commandsOf(*window.menuBar())) commands << command.action;
    visit(window, [&](QWidget& shown, const QString& name) {
        for (const QString& fault : namelessWidgets(shown)) faults << name + QStringLiteral(", no name: ") + fault;
        for (const QString& fault : unreachableWidgets(shown, commands))
            faults << name + QStringLiteral(", out of reach: ") + fault;
        if (qobject_cast<QDialog*>(&shown))
            for (const QString& fault : jumpsOfFocus(shown)) faults << name + QStringLiteral(", Tab jumps: ") + fault;
    });
    faults.removeDuplicates();
    QVERIFY2(faults.isEmpty(), qPrintable("\n" + faults.join('\n')));
}

void TestWindowTexts::theWalkFindsWhatIsWrong() {
    QDialog dialog;
    dialog.resize(400, 300);
    auto* label = new QLabel("A text that is too long for its label", &dialog);
    label->setGeometry(0, 0, 40, 20);
    auto* wrapped = new QLabel("A text that is wrapped into more lines than there is room for", &dialog);
    wrapped->setWordWrap(true);
    wrapped->setGeometry(0, 30, 60, 20);
    auto* button = new QPushButton("A button with a long text", &dialog);
    button->setGeometry(0, 60, 30, 25);
    auto* combo = new QComboBox(&dialog);
    combo->addItem("An entry that is too long");
    combo->setAccessibleName("Choice");
    combo->setGeometry(0, 90, 50, 25);
    auto* nameless = new QToolButton(&dialog);
    nameless->setText(QStringLiteral("…"));
    nameless->setGeometry(0, 0, 30, 20);
    nameless->setFocusPolicy(Qt::NoFocus);
    auto* below = new QLineEdit(&dialog);
    below->setGeometry(0, 200, 50, 25);
    auto* above = new QLineEdit(&dialog);
    above->setGeometry(0, 130, 50, 25);
    dialog.show();
    QCOMPARE(clippedTexts(dialog).size(), 4);
    QCOMPARE(namelessWidgets(dialog).size(), 3); // the button of three dots, and both lines
    QCOMPARE(unreachableWidgets(dialog, {}).size(), 1);
    QCOMPARE(jumpsOfFocus(dialog).size(), 1);
}

QTEST_MAIN(TestWindowTexts)
#include "tst_window_texts.moc"
