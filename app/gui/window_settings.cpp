// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the user sets, and how it takes effect.
#include "app/gui/key_bindings.h"
#include "app/gui/main_window.h"
#include "app/gui/session_keeper.h"
#include "app/gui/settings_dialog.h"
#include "app/gui/settings_file.h"
#include "core/base/parallel.h"
#include "widgets/to_qt.h"

#include <QAction>
#include <QActionGroup>
#include <QComboBox>
#include <QMenu>
#include <QSettings>

namespace app {

Preferences MainWindow::preferences() const {
    Preferences now = m_preferences;
    // What the tool bar and the menus may have changed.
    const bool isHere = m_device->findData(now.device) >= 0; // one that is not is kept for the day it comes back
    if (const QString shown = m_device->currentData().toString(); isHere || shown != QLatin1String("auto"))
        now.device = shown;
    now.precision = static_cast<inference::Precision>(m_precision->currentData().toInt());
    now.automatic = m_actions->automatic->isChecked();
    now.lookAhead = m_actions->lookAhead->isChecked();
    return now;
}

void MainWindow::applyPreferences(const Preferences& wanted) {
    const bool isOtherTheme = wanted.theme != m_preferences.theme;
    m_preferences = wanted;
    if (isOtherTheme && m_options.applyTheme) m_options.applyTheme(wanted.theme);
    showTheme();
    if (const int at = m_precision->findData(int(wanted.precision)); at >= 0) m_precision->setCurrentIndex(at);
    if (const int at = m_device->findData(wanted.device); at >= 0) m_device->setCurrentIndex(at);
    m_actions->automatic->setChecked(wanted.automatic);
    m_actions->lookAhead->setChecked(wanted.lookAhead);
    applyCaching();
    m_thumbnails.setOn(wanted.thumbnails);
    m_library->thumbnails().setOn(wanted.thumbnails);
    if (m_session != nullptr) m_session->setOn(m_options.rememberLayout && wanted.restoreSession);
    applySettings();
}

void MainWindow::storePreferences() const {
    QSettings settings;
    SettingsFile::stamp();
    app::storePreferences(settings, preferences());
}

void MainWindow::showSettings() {
    auto* dialog = new SettingsDialog(
        preferences(), {m_foundDevices, core::availableThreads(), widgets::pathText(m_shelf.workspace().root())}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::changed, this, [this](const Preferences& wanted) {
        applyPreferences(wanted);
        if (m_options.rememberLayout) storePreferences();
    });
    connect(dialog, &SettingsDialog::keysRequested, this, &MainWindow::editKeys);
    dialog->open();
}

void MainWindow::makeThemeMenu() {
    m_themeMenu = m_viewMenu->addMenu(tr("&Theme"));
    auto* group = new QActionGroup(m_themeMenu);
    for (const auto& [theme, text] : {std::pair(Theme::System, tr("As the &system")),
                                      std::pair(Theme::Light, tr("&Light")), std::pair(Theme::Dark, tr("&Dark"))}) {
        auto* action = m_themeMenu->addAction(text);
        action->setObjectName(QStringLiteral("theme.") + themeName(theme)); // by which its keys are stored
        action->setCheckable(true);
        action->setData(static_cast<int>(theme));
        group->addAction(action);
        addAction(action); // its keys work while the menu bar is hidden
        connect(action, &QAction::triggered, this, [this, theme = theme] { chooseTheme(theme); });
    }
    showTheme();
}

void MainWindow::chooseTheme(Theme theme) {
    Preferences wanted = preferences();
    wanted.theme = theme;
    applyPreferences(wanted);
    if (m_options.rememberLayout) storePreferences();
}

void MainWindow::showTheme() {
    for (QAction* action : m_themeMenu->actions())
        if (action->data().toInt() == static_cast<int>(m_preferences.theme)) action->setChecked(true);
}

} // namespace app
