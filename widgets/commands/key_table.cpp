// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/commands/key_table.h"

#include <QCoreApplication>

#include <algorithm>

namespace widgets {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(widgets::KeyTable)
};

QStringList asText(const QList<QKeySequence>& keys) {
    QStringList list;
    for (const QKeySequence& key : keys) list << key.toString(QKeySequence::PortableText);
    return list;
}
} // namespace

KeyTable::KeyTable(std::vector<KeyRow> rows) : m_rows(std::move(rows)) { resetAll(); }

int KeyTable::ownerOf(const QKeySequence& key, int except) const {
    for (int i = 0; i < static_cast<int>(m_rows.size()); ++i)
        if (i != except && m_rows[static_cast<std::size_t>(i)].keys.contains(key)) return i;
    return -1;
}

void KeyTable::setKeys(int index, const QList<QKeySequence>& keys) { row(index).keys = keys; }

void KeyTable::takeAway(const QKeySequence& key, int except) {
    for (int owner = ownerOf(key, except); owner >= 0; owner = ownerOf(key, except)) row(owner).keys.removeAll(key);
}

void KeyTable::giveKey(int index, const QKeySequence& key, int place) {
    takeAway(key, -1);
    QList<QKeySequence>& keys = row(index).keys;
    if (place < keys.size())
        keys[place] = key;
    else
        keys.append(key);
}

bool KeyTable::isDefault(int index) const {
    const KeyRow& row = m_rows[static_cast<std::size_t>(index)];
    return row.keys == row.defaults;
}

QStringList KeyTable::reset(int index) {
    QStringList losers;
    for (const QKeySequence& key : row(index).defaults)
        if (const int owner = ownerOf(key, index); owner >= 0) {
            losers << row(owner).title;
            takeAway(key, index);
        }
    row(index).keys = row(index).defaults;
    losers.removeDuplicates();
    return losers;
}

void KeyTable::resetAll() { apply({}); }

QMap<QString, QStringList> KeyTable::changes() const {
    QMap<QString, QStringList> result;
    for (int i = 0; i < static_cast<int>(m_rows.size()); ++i)
        if (const KeyRow& row = m_rows[static_cast<std::size_t>(i)]; !isDefault(i)) result[row.id] = asText(row.keys);
    return result;
}

void KeyTable::apply(const QMap<QString, QStringList>& changes) {
    for (KeyRow& row : m_rows) row.keys.clear();
    const auto give = [this](int index, const QKeySequence& key) {
        if (!key.isEmpty() && whyNotUsable(key).isEmpty() && ownerOf(key) < 0) row(index).keys << key;
    };
    const int count = static_cast<int>(m_rows.size());
    for (int i = 0; i < count; ++i)
        for (const QString& text : changes.value(row(i).id)) // what the user chose comes first
            give(i, firstStroke(QKeySequence(text, QKeySequence::PortableText)));
    for (int i = 0; i < count; ++i)
        if (!changes.contains(row(i).id))
            for (const QKeySequence& key : row(i).defaults) give(i, key);
}

QKeySequence KeyTable::firstStroke(const QKeySequence& typed) {
    if (typed.isEmpty() || typed[0].key() == Qt::Key_unknown || typed[0].key() == Qt::Key(0)) return {};
    return QKeySequence(typed[0]);
}

QString KeyTable::whyNotUsable(const QKeySequence& key) {
    if (key.isEmpty()) return Text::tr("This is no key.");
    const bool isBare = !(key[0].keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (!isBare) return {};
    switch (key[0].key()) {
    case Qt::Key_Space: return Text::tr("Space plays a film, and moves the picture while it is held.");
    case Qt::Key_0: return Text::tr("0 shows the bare photo while it is held.");
    case Qt::Key_Tab:
    case Qt::Key_Backtab: return Text::tr("Tab goes from one part of the window to the next.");
    case Qt::Key_Return:
    case Qt::Key_Enter: return Text::tr("Enter confirms what is being edited.");
    case Qt::Key_Up:
    case Qt::Key_Down: return Text::tr("The arrows up and down walk through lists.");
    default: return {};
    }
}

QString keysText(const QList<QKeySequence>& keys) {
    QStringList texts;
    for (const QKeySequence& key : keys) texts << key.toString(QKeySequence::NativeText);
    return texts.join(Text::tr(" or "));
}

} // namespace widgets
