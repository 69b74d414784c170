// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace app {

/// Raised when an older program would misunderstand what settings hold (docs/file-formats.md).
inline constexpr int kSettingsVersion = 1;

/// Looks at the program's settings before anything uses them. Those of a newer program are left alone: for as long as
/// this lives, every QSettings of the process reads and writes an empty file of its own instead.
class SettingsFile {
public:
    /// REQUIRES: the application has its names, and no QSettings is in use.
    SettingsFile();
    /// One sentence for the user; empty when the settings are used.
    const QString& warning() const { return m_warning; }
    /// Marks the settings as this program's.
    static void stamp();

private:
    std::unique_ptr<QTemporaryDir> m_substitute;
    QString m_warning;
};

} // namespace app
