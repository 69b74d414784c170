// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace app {

/// What `kerbside` was asked on its command line.
struct StartOptions {
    QStringList paths;
    QString workspace; ///< empty: the default
    QStringList models;
    QString screenshot; ///< file; empty: open the window
    QString session;    ///< file; empty: the workspace's
    QString theme;      ///< "system", "light" or "dark"; empty: as set
    QString view = QStringLiteral("compare");
};

/// Either options, or what to print and the exit code to end with.
struct ParsedStart {
    StartOptions options;
    bool ends = false;
    int exitCode = 0;
    QString text; ///< for stdout when exitCode is 0, else for stderr
};

/// `arguments[0]` is the program's name.
ParsedStart parseStart(const QStringList& arguments);

} // namespace app
