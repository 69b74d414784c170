// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/main_window.h"
#include "app/gui/settings_dialog.h"
#include "app/gui/settings_file.h"
#include "core/base/atomic_file.h"
#include "tests/support/test_files.h"
#include "tests/support/window_fixture.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTest>

using namespace app;
using namespace testing_support;

/// The page of settings and the file behind it.
class TestWindowSettings : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void preferencesComeBackAsTheyWereStored();
    void whatCannotBeIsAsAtFirst_data();
    void whatCannotBeIsAsAtFirst();
    void aNewerFileIsLeftAloneAndSaysSo();
    void anOlderFileIsUsed();
    void aChangeTakesEffectAtOnceAndIsStored();
    void onlyTheWorkspaceNeedsARestartAndThePageSaysSo();
    void theToolBarAndThePageAgree();
    void defaultsBringEverythingBack();
    void aDeviceThatIsNotHereIsKeptAndTold();

private:
    MainWindow::Options options() {
        MainWindow::Options options = windowOptions(m_folder, true);
        options.applyTheme = [this](Theme theme) { m_themes << theme; };
        return options;
    }
    static SettingsDialog* openPage(MainWindow& window) {
        window.actions().settings->trigger();
        return window.findChild<SettingsDialog*>();
    }
    template <class Control> static Control* control(const QWidget& page, const QString& name) {
        for (auto* child : page.findChildren<Control*>())
            if (child->accessibleName() == name) return child;
        return nullptr;
    }
    static void activate(QComboBox* combo, const QVariant& data) {
        combo->setCurrentIndex(combo->findData(data));
        emit combo->activated(combo->currentIndex());
    }
    QList<Theme> m_themes;
    TemporaryFolder m_folder;
};

void TestWindowSettings::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("Kerbside");
    QCoreApplication::setApplicationName("kerbside-test-settings");
    writePictures(m_folder / "pictures", 3);
}

void TestWindowSettings::init() {
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                       QString::fromStdString((m_folder / "settings").string()));
    QSettings().clear();
    m_themes.clear();
}

void TestWindowSettings::preferencesComeBackAsTheyWereStored() {
    QSettings settings;
    Preferences wanted{Theme::Dark, false, "/w", "cuda:1", inference::Precision::Bf16, 3, false, false, 4096, false};
    storePreferences(settings, wanted);
    settings.sync();
    QVERIFY(loadPreferences(QSettings()) == wanted);
    settings.clear();
    QVERIFY(loadPreferences(settings) == Preferences());
    Preferences defaults;
    defaults.lookAhead = false;
    QVERIFY(loadPreferences(settings, defaults) == defaults);
}

void TestWindowSettings::whatCannotBeIsAsAtFirst_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("value");
    QTest::newRow("precision beyond the last") << "run/precision" << QVariant(99);
    QTest::newRow("precision that is no number") << "run/precision" << QVariant("fast");
    QTest::newRow("negative cores") << "run/threads" << QVariant(-4);
    QTest::newRow("a million cores") << "run/threads" << QVariant(1'000'000);
    QTest::newRow("no memory") << "memory/predictionMegabytes" << QVariant(0);
    QTest::newRow("memory that does not fit") << "memory/predictionMegabytes" << QVariant("99999999999999");
    QTest::newRow("no device") << "run/device" << QVariant("");
    QTest::newRow("a theme of nobody") << "view/theme" << QVariant("pink");
}

void TestWindowSettings::whatCannotBeIsAsAtFirst() {
    QFETCH(QString, key);
    QFETCH(QVariant, value);
    QSettings settings;
    settings.setValue(key, value);
    QVERIFY(loadPreferences(settings) == Preferences());
}

void TestWindowSettings::aNewerFileIsLeftAloneAndSaysSo() {
    QString file;
    {
        QSettings settings;
        settings.setValue("settings/version", kSettingsVersion + 1);
        settings.setValue("view/theme", "of tomorrow");
        file = settings.fileName();
    }
    const std::string before = core::readFile(file.toStdString(), 10'000).value();
    {
        const SettingsFile guard;
        QVERIFY(guard.warning().contains(file));
        QVERIFY(guard.warning().contains("newer"));
        QVERIFY(QSettings().allKeys().isEmpty()); // the program runs with its defaults
        FakeEngine fake;
        MainWindow window(fake.engine(), options());
        window.show();
        window.openSource(QString::fromStdString((m_folder / "pictures").string()));
        QTRY_VERIFY(window.controller().frame() != nullptr && !window.isBusy());
        window.close();
        QVERIFY(!QSettings().allKeys().isEmpty()); // and may store what it likes, elsewhere
    }
    QCOMPARE(core::readFile(file.toStdString(), 10'000).value(), before);
}

void TestWindowSettings::anOlderFileIsUsed() {
    QSettings().setValue("run/threads", 2);
    {
        const SettingsFile guard;
        QCOMPARE(guard.warning(), QString());
        QCOMPARE(loadPreferences(QSettings()).threads, 2);
    }
    FakeEngine fake;
    {
        MainWindow window(fake.engine(), options());
        window.close();
    }
    QCOMPARE(QSettings().value("settings/version").toInt(), kSettingsVersion);
    const SettingsFile again;
    QCOMPARE(again.warning(), QString());
}

void TestWindowSettings::aChangeTakesEffectAtOnceAndIsStored() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    QTRY_VERIFY(!window.isBusy());
    SettingsDialog* page = openPage(window);
    QVERIFY(page != nullptr);
    activate(control<QComboBox>(*page, "Theme"), "dark");
    QCOMPARE(m_themes, QList<Theme>{Theme::Dark});
    activate(control<QComboBox>(*page, "Precision"), int(inference::Precision::Exact));
    QCOMPARE(window.controller().settings().engine.precision, inference::Precision::Exact);
    control<QSpinBox>(*page, "Cores")->setValue(1);
    QCOMPARE(window.controller().settings().engine.threads, 1);
    activate(control<QComboBox>(*page, "Device"), "cpu");
    QCOMPARE(window.controller().settings().engine.device, std::string("cpu"));
    for (auto* check : page->findChildren<QCheckBox*>())
        if (check->text().remove('&') == "Segment frames as they are opened") check->setChecked(false);
    QVERIFY(!window.actions().automatic->isChecked());
    const Preferences stored = loadPreferences(QSettings());
    QCOMPARE(stored.theme, Theme::Dark);
    QCOMPARE(stored.threads, 1);
    QCOMPARE(stored.device, "cpu");
    QVERIFY(!stored.automatic);
}

void TestWindowSettings::onlyTheWorkspaceNeedsARestartAndThePageSaysSo() {
    const QString now = QString::fromStdString((m_folder / "workspace").string());
    SettingsDialog page({.workspace = now}, {{}, 4, now});
    QSignalSpy changed(&page, &SettingsDialog::changed);
    page.show();
    QVERIFY(!page.asksForRestart());
    activate(control<QComboBox>(page, "Theme"), "dark");
    QVERIFY(!page.asksForRestart());
    auto* line = control<QLineEdit>(page, "Workspace");
    line->setText(now + "/");
    emit line->editingFinished();
    QVERIFY(!page.asksForRestart());
    line->setText("/elsewhere");
    QCOMPARE(page.preferences().workspace, now + "/"); // not while it is being typed
    emit line->editingFinished();
    QVERIFY(page.asksForRestart());
    QCOMPARE(page.preferences().workspace, "/elsewhere");
    QCOMPARE(changed.count(), 3);
}

void TestWindowSettings::theToolBarAndThePageAgree() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    window.actions().automatic->setChecked(false);
    SettingsDialog* page = openPage(window);
    QVERIFY(!page->preferences().automatic);
    control<QSpinBox>(*page, "Memory for predictions")->setValue(2048);
    QVERIFY(!window.actions().automatic->isChecked());
    QCOMPARE(loadPreferences(QSettings()).predictionMegabytes, 2048);
}

void TestWindowSettings::defaultsBringEverythingBack() {
    SettingsDialog page({Theme::Dark, false, "/w", "cpu", inference::Precision::F32, 1, false, false, 100, false},
                        {{{"cpu", "a processor", 0, 0, 2, {}}}, 4, "/w"});
    QSignalSpy changed(&page, &SettingsDialog::changed);
    for (auto* button : page.findChildren<QPushButton*>())
        if (button->text().remove('&') == "Defaults") button->click();
    QCOMPARE(changed.count(), 1);
    QVERIFY(page.preferences() == Preferences());
}

void TestWindowSettings::aDeviceThatIsNotHereIsKeptAndTold() {
    QSettings().setValue("run/device", "cuda:7");
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    QTRY_VERIFY(!window.isBusy());
    QCOMPARE(window.controller().settings().engine.device, std::string("auto"));
    QVERIFY(window.logText().contains("cuda:7"));
    SettingsDialog page({.device = "cuda:7"}, {{}, 4, {}});
    QCOMPARE(control<QComboBox>(page, "Device")->currentData().toString(), "cuda:7");
}

QTEST_MAIN(TestWindowSettings)
#include "tst_window_settings.moc"
