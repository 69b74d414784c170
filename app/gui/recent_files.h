// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace app {

/// The last opened sources, newest first, in the program's settings.
class RecentFiles {
public:
    static constexpr int kMost = 10;

    QStringList paths() const;
    void add(const QString& path);
    void remove(const QString& path);
    void clear();
};

} // namespace app
