// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <vector>

namespace widgets {

/// A command and the keys that call it.
struct KeyRow {
    QString id;    ///< by which its keys are stored; the same in every language
    QString group; ///< the menu it lies in
    QString title;
    QList<QKeySequence> defaults{};
    QList<QKeySequence> keys{}; ///< now
};

/// Which keys call which commands. A key, which is one stroke with what is held down, calls one command at most.
class KeyTable {
public:
    /// Every command has its default keys; of two that claim one key the first keeps it.
    explicit KeyTable(std::vector<KeyRow> rows = {});

    const std::vector<KeyRow>& rows() const { return m_rows; }
    /// The command that a key calls, but for `except`; −1: none.
    int ownerOf(const QKeySequence& key, int except = -1) const;
    /// REQUIRES: each is usable and has no other owner.
    void setKeys(int row, const QList<QKeySequence>& keys);
    /// Takes the key from whoever has it.
    void giveKey(int row, const QKeySequence& key, int place);
    bool isDefault(int row) const;
    /// Gives the default keys back; the commands that lose one of them to it.
    QStringList reset(int row);
    void resetAll();

    /// What differs from the defaults, by id, as settings hold it.
    QMap<QString, QStringList> changes() const;
    /// All defaults, and over them what was stored. Ids that are not known, keys that mean nothing and keys that come
    /// twice are left out; a stored key wins over another command's default.
    void apply(const QMap<QString, QStringList>& changes);

    /// One stroke of what was typed. Empty when there is nothing in it.
    static QKeySequence firstStroke(const QKeySequence& typed);
    /// Why a key cannot be given to a command, as a sentence; empty: it can.
    static QString whyNotUsable(const QKeySequence& key);

private:
    KeyRow& row(int index) { return m_rows[static_cast<std::size_t>(index)]; }
    void takeAway(const QKeySequence& key, int except);
    std::vector<KeyRow> m_rows;
};

/// "D or Right", as this desktop writes keys.
QString keysText(const QList<QKeySequence>& keys);

} // namespace widgets
