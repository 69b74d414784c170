// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/commands/keys_dialog.h"

#include "widgets/commands/fuzzy_match.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace widgets {

namespace {
constexpr int kRowRole = Qt::UserRole;
constexpr int kLetters = 68, kLines = 30;
} // namespace

KeysDialog::KeysDialog(KeyTable table, QWidget* parent) : QDialog(parent), m_table(std::move(table)) {
    setWindowTitle(tr("Keys of the commands"));
    m_filter = new QLineEdit;
    m_filter->setPlaceholderText(tr("Filter commands and keys"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setClearButtonEnabled(true);
    makeList();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    auto* all = buttons->addButton(tr("Reset &all"), QDialogButtonBox::ResetRole);
    all->setAutoDefault(false);
    all->setToolTip(tr("Gives every command its first keys back"));
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_filter);
    layout->addWidget(m_list, 1);
    layout->addWidget(makeEditor());
    layout->addWidget(buttons);
    connect(m_filter, &QLineEdit::textChanged, this, &KeysDialog::filter);
    connect(m_list, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) {
        showRow(item == nullptr || !item->parent() ? -1 : item->data(0, kRowRole).toInt());
    });
    connect(all, &QPushButton::clicked, this, &KeysDialog::resetAll);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(fontMetrics().averageCharWidth() * kLetters, fontMetrics().height() * kLines);
    showKeys();
    if (!m_items.empty()) m_list->setCurrentItem(m_items.front());
}

void KeysDialog::makeList() {
    m_list = new QTreeWidget;
    m_list->setAccessibleName(tr("Commands and their keys"));
    m_list->setHeaderLabels({tr("Command"), tr("Keys")});
    m_list->setUniformRowHeights(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    QMap<QString, QTreeWidgetItem*> groups;
    for (int row = 0; row < static_cast<int>(m_table.rows().size()); ++row) {
        const KeyRow& command = m_table.rows()[static_cast<std::size_t>(row)];
        QTreeWidgetItem*& group = groups[command.group];
        if (group == nullptr) {
            group = new QTreeWidgetItem(m_list, {command.group});
            group->setFirstColumnSpanned(true);
        }
        auto* item = new QTreeWidgetItem(group, {command.title});
        item->setData(0, kRowRole, row);
        m_items.push_back(item);
    }
    m_list->expandAll();
}

QWidget* KeysDialog::makeEditor() {
    auto* editor = new QWidget;
    auto* grid = new QGridLayout(editor);
    grid->setContentsMargins(0, 0, 0, 0);
    m_title = new QLabel;
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    grid->addWidget(m_title, 0, 0, 1, 3);
    for (int place = 0; place < kPlaces; ++place) {
        auto [edit, clear] = Place{new QKeySequenceEdit, new QToolButton};
        m_places[static_cast<std::size_t>(place)] = {edit, clear};
        auto* label = new QLabel(place == 0 ? tr("&First key:") : tr("Se&cond key:"));
        label->setBuddy(edit);
        const QString name = QString(label->text()).remove(QLatin1Char('&')).remove(QLatin1Char(':'));
        edit->setAccessibleName(name);
        edit->setToolTip(tr("Click here, then press the key with what is to be held down"));
        clear->setText(QStringLiteral("✕"));
        clear->setToolTip(tr("Takes this key away"));
        clear->setAccessibleName(tr("Take away: %1").arg(name));
        grid->addWidget(label, place + 1, 0);
        grid->addWidget(edit, place + 1, 1);
        grid->addWidget(clear, place + 1, 2);
        connect(edit, &QKeySequenceEdit::editingFinished, this,
                [this, place, field = edit] { typeKey(place, field->keySequence()); });
        connect(clear, &QToolButton::clicked, this, [this, place] { clearKey(place); });
    }
    m_reset = new QPushButton(tr("&Reset this command"));
    m_reset->setAutoDefault(false);
    connect(m_reset, &QPushButton::clicked, this, &KeysDialog::resetSelected);
    grid->addWidget(m_reset, 1, 3, 2, 1, Qt::AlignVCenter);
    m_message = new QLabel;
    m_message->setWordWrap(true);
    m_message->setMinimumHeight(2 * fontMetrics().height() + 4); // or the dialog would jump
    m_message->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_move = new QPushButton(tr("&Move it here"));
    m_move->setAutoDefault(false);
    auto keepRoom = m_move->sizePolicy();
    keepRoom.setRetainSizeWhenHidden(true);
    m_move->setSizePolicy(keepRoom);
    connect(m_move, &QPushButton::clicked, this, &KeysDialog::moveHere);
    grid->addWidget(m_message, 3, 0, 1, 3);
    grid->addWidget(m_move, 3, 3);
    grid->setColumnStretch(1, 1);
    return editor;
}

void KeysDialog::filter(const QString& text) {
    for (std::size_t row = 0; row < m_items.size(); ++row) {
        const KeyRow& command = m_table.rows()[row];
        const bool fits = fuzzyScore(text, command.group + QLatin1Char(' ') + command.title).has_value() ||
                          keysText(command.keys).contains(text.trimmed(), Qt::CaseInsensitive);
        m_items[row]->setHidden(!fits);
    }
    // What is edited below is in the list above.
    if (const QTreeWidgetItem* current = m_list->currentItem(); current == nullptr || current->isHidden()) {
        const auto shown = std::ranges::find_if(m_items, [](const auto* item) { return !item->isHidden(); });
        if (shown != m_items.end()) m_list->setCurrentItem(*shown);
    }
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem* group = m_list->topLevelItem(i);
        bool any = false;
        for (int k = 0; k < group->childCount(); ++k) any = any || !group->child(k)->isHidden();
        group->setHidden(!any);
    }
}

void KeysDialog::select(const QString& id) {
    for (std::size_t row = 0; row < m_items.size(); ++row)
        if (m_table.rows()[row].id == id) m_list->setCurrentItem(m_items[row]);
}

void KeysDialog::showRow(int row) {
    m_row = row;
    say({});
    showKeys();
}

void KeysDialog::showKeys() {
    for (std::size_t row = 0; row < m_items.size(); ++row) {
        m_items[row]->setText(1, keysText(m_table.rows()[row].keys));
        QFont changed = m_list->font();
        changed.setBold(!m_table.isDefault(static_cast<int>(row)));
        m_items[row]->setFont(1, changed);
    }
    const bool any = m_row >= 0;
    const KeyRow row = any ? m_table.rows()[static_cast<std::size_t>(m_row)] : KeyRow{};
    m_title->setText(any ? row.title : tr("Choose a command"));
    for (int place = 0; place < kPlaces; ++place) {
        const auto [edit, clear] = m_places[static_cast<std::size_t>(place)];
        const QSignalBlocker quiet(edit);
        edit->setKeySequence(row.keys.value(place));
        edit->setEnabled(any);
        clear->setEnabled(any && place < row.keys.size());
    }
    m_reset->setEnabled(any && !m_table.isDefault(m_row));
}

void KeysDialog::typeKey(int place, const QKeySequence& typed) {
    if (m_row < 0) return;
    const QKeySequence key = KeyTable::firstStroke(typed);
    const QList<QKeySequence> keys = m_table.rows()[static_cast<std::size_t>(m_row)].keys;
    if (keys.value(place) == key) return showKeys();
    if (const QString why = KeyTable::whyNotUsable(key); !why.isEmpty()) {
        say(key.isEmpty() ? QString() : why);
    } else if (const int owner = m_table.ownerOf(key); owner >= 0) {
        say(tr("%1 is a key of “%2”.")
                .arg(key.toString(QKeySequence::NativeText), m_table.rows()[static_cast<std::size_t>(owner)].title),
            owner == m_row ? QKeySequence() : key, place);
    } else {
        m_table.giveKey(m_row, key, place);
        say({});
    }
    showKeys();
}

void KeysDialog::clearKey(int place) {
    QList<QKeySequence> keys = m_table.rows()[static_cast<std::size_t>(m_row)].keys;
    if (place < keys.size()) keys.removeAt(place);
    m_table.setKeys(m_row, keys);
    say({});
    showKeys();
}

void KeysDialog::say(const QString& sentence, const QKeySequence& wanted, int place) {
    m_message->setText(sentence);
    m_wanted = wanted;
    m_wantedPlace = place;
    m_move->setVisible(!wanted.isEmpty());
}

QString KeysDialog::message() const { return m_message->text(); }

void KeysDialog::moveHere() {
    if (m_wanted.isEmpty()) return;
    m_table.giveKey(m_row, m_wanted, m_wantedPlace);
    say({});
    showKeys();
}

void KeysDialog::resetSelected() {
    const QStringList losers = m_table.reset(m_row);
    say(losers.isEmpty() ? QString() : tr("Its keys were taken back from: %1.").arg(losers.join(QStringLiteral(", "))));
    showKeys();
}

void KeysDialog::resetAll() {
    m_table.resetAll();
    say(tr("Every command has its first keys again."));
    showKeys();
}

} // namespace widgets
