// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/commands/key_table.h"

#include <QAction>
#include <QObject>
#include <QPointer>

#include <vector>

namespace app {

/// The keys of actions as the user wants them: what actions come with are their defaults, what differs is kept in the
/// program's settings under `keys/`. Lives on the window's thread.
class KeyBindings : public QObject {
    Q_OBJECT

public:
    struct Entry {
        QAction* action = nullptr; ///< its objectName() is the id
        QString group;
    };
    /// `stored`: reads the settings, and apply() writes them. REQUIRES: every action has a name of its own.
    KeyBindings(const std::vector<Entry>& entries, bool stored, QObject* parent = nullptr);

    const widgets::KeyTable& table() const { return m_table; }
    /// Gives the actions the keys of a table that was made of table().
    void apply(widgets::KeyTable table);

signals:
    void changed();

private:
    void setShortcuts();

    std::vector<QPointer<QAction>> m_actions; ///< by row of the table
    widgets::KeyTable m_table;
    bool m_stored = false;
};

} // namespace app
