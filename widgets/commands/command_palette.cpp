// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/commands/command_palette.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace widgets {

namespace {
constexpr int kLines = 14;
constexpr int kLetters = 84;
} // namespace

CommandPalette::CommandPalette(std::vector<CommandRow> rows, QWidget* parent)
    : QDialog(parent), m_model(new CommandPaletteModel(std::move(rows), this)), m_line(new QLineEdit),
      m_list(new QTreeView), m_nothing(new QLabel(tr("No command has these letters."))), m_stack(new QStackedWidget) {
    setWindowTitle(tr("Commands"));
    m_line->setPlaceholderText(tr("Type a part of a command"));
    m_line->setAccessibleName(tr("Command to look for"));
    m_line->setClearButtonEnabled(true);
    m_list->setModel(m_model);
    m_list->setAccessibleName(tr("Commands"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setHeaderHidden(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFocusProxy(m_line); // which drives it
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(CommandPaletteModel::Place, QHeaderView::Stretch);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_nothing);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_line);
    layout->addWidget(m_stack, 1);
    resize(fontMetrics().averageCharWidth() * kLetters, (fontMetrics().height() + 6) * (kLines + 2));
    m_line->installEventFilter(this);
    connect(m_line, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_line, &QLineEdit::returnPressed, this, &CommandPalette::choose);
    connect(m_list, &QAbstractItemView::clicked, this, &CommandPalette::choose);
    filter();
    m_line->setFocus();
}

void CommandPalette::filter() {
    m_model->setQuery(m_line->text());
    m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
    if (const int row = m_model->firstUsable(); row >= 0) m_list->setCurrentIndex(m_model->index(row, 0));
    m_list->scrollToTop();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_line || event->type() != QEvent::KeyPress) return QDialog::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: QCoreApplication::sendEvent(m_list, event); return true;
    default: return false;
    }
}

void CommandPalette::choose() {
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid() || !(m_model->flags(index) & Qt::ItemIsEnabled)) return;
    const int command = m_model->commandOf(index.row());
    accept(); // first: what is chosen may open a window of its own
    emit chosen(command);
}

} // namespace widgets
