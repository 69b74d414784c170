// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>
#include <QString>

class QApplication;

namespace app {

enum class Theme { System, Light, Dark };

QPalette lightPalette();
QPalette darkPalette();
QString themeName(Theme theme); ///< as stored: "system", "light", "dark"
Theme themeNamed(const QString& name);

/// Switches the whole program; System is what it started with.
class ThemeSwitch {
public:
    /// Remembers style and palette as the desktop gives them. REQUIRES: application outlives this.
    explicit ThemeSwitch(QApplication& application);
    void apply(Theme theme);

private:
    QApplication& m_application;
    QString m_systemStyle;
};

} // namespace app
