// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/preferences.h"

#include <QDialog>

#include <vector>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace app {

/// The page of settings. Every change is told at once; there is nothing to confirm.
class SettingsDialog : public QDialog {
    Q_OBJECT

public:
    struct Choices {
        std::vector<inference::Device> devices{}; ///< known by now, besides "auto"
        int processors = 1;
        QString workspace{}; ///< of this run of the program
    };
    SettingsDialog(Preferences preferences, Choices choices, QWidget* parent = nullptr);

    const Preferences& preferences() const { return m_preferences; }
    bool asksForRestart() const; ///< the sentence is shown

signals:
    void changed(const app::Preferences& preferences);
    void keysRequested();

private:
    void makeAppearance(QFormLayout& form);
    void makeComputing(QFormLayout& form);
    void makeFiles(QFormLayout& form);
    QCheckBox* addCheck(QFormLayout& form, const QString& text, const QString& tip);
    void fill(const Preferences& preferences);
    void take();
    void chooseWorkspace();

    Preferences m_preferences;
    Choices m_choices;
    bool m_showing = false; ///< what the controls tell is no change by the user
    QComboBox* m_theme = nullptr;
    QCheckBox* m_session = nullptr;
    QCheckBox* m_thumbnails = nullptr;
    QComboBox* m_device = nullptr;
    QComboBox* m_precision = nullptr;
    QSpinBox* m_threads = nullptr;
    QCheckBox* m_automatic = nullptr;
    QCheckBox* m_lookAhead = nullptr;
    QSpinBox* m_memory = nullptr;
    QSpinBox* m_stored = nullptr;
    QLineEdit* m_workspace = nullptr;
    QLabel* m_restart = nullptr;
};

} // namespace app
