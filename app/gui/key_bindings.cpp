// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/key_bindings.h"

#include "app/gui/command_list.h"

#include <QSettings>

namespace app {

namespace {

constexpr auto kGroup = "keys";

QMap<QString, QStringList> storedKeys() {
    QSettings settings;
    settings.beginGroup(kGroup);
    QMap<QString, QStringList> keys;
    for (const QString& id : settings.childKeys()) keys[id] = settings.value(id).toStringList();
    return keys;
}

void store(const QMap<QString, QStringList>& keys) {
    QSettings settings;
    settings.remove(kGroup);
    settings.beginGroup(kGroup);
    for (auto entry = keys.begin(); entry != keys.end(); ++entry) settings.setValue(entry.key(), entry.value());
}

} // namespace

KeyBindings::KeyBindings(const std::vector<Entry>& entries, bool stored, QObject* parent)
    : QObject(parent), m_stored(stored) {
    std::vector<widgets::KeyRow> rows;
    for (const Entry& entry : entries) {
        m_actions.emplace_back(entry.action);
        rows.push_back(
            {entry.action->objectName(), entry.group, commandTitle(*entry.action), entry.action->shortcuts(), {}});
    }
    m_table = widgets::KeyTable(std::move(rows));
    if (m_stored) m_table.apply(storedKeys());
    setShortcuts();
}

void KeyBindings::apply(widgets::KeyTable table) {
    m_table = std::move(table);
    if (m_stored) store(m_table.changes());
    setShortcuts();
    emit changed();
}

void KeyBindings::setShortcuts() {
    for (std::size_t row = 0; row < m_actions.size(); ++row)
        if (m_actions[row]) m_actions[row]->setShortcuts(m_table.rows()[row].keys);
}

} // namespace app
