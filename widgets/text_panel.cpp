// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/text_panel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextCursor>
#include <QTextDocumentFragment>
#include <QVBoxLayout>

namespace widgets {

TextPanel::TextPanel(const QString& name, bool canClear, QWidget* parent)
    : QWidget(parent), m_edit(new QPlainTextEdit) {
    m_edit->setReadOnly(true);
    m_edit->setAccessibleName(name);
    m_edit->setTabChangesFocus(true);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(4, 4, 4, 4);
    const auto add = [this, buttons](const QString& text, const QString& tip) {
        auto* button = new QPushButton(text);
        button->setToolTip(tip);
        button->setAutoDefault(false);
        buttons->addWidget(button);
        // Nothing to copy, save or clear: nothing to press.
        button->setEnabled(false);
        connect(m_edit, &QPlainTextEdit::textChanged, button,
                [this, button] { button->setEnabled(!m_edit->document()->isEmpty()); });
        return button;
    };
    connect(add(tr("&Copy"), tr("Copies the selection, or all of it")), &QPushButton::clicked, this, [this] {
        const QString selection = m_edit->textCursor().selection().toPlainText();
        QGuiApplication::clipboard()->setText(selection.isEmpty() ? text() : selection);
    });
    connect(add(tr("&Save…"), tr("Saves all of it in a file")), &QPushButton::clicked, this, &TextPanel::saveRequested);
    if (canClear)
        connect(add(tr("C&lear"), tr("Empties the list; nothing else is lost")), &QPushButton::clicked, m_edit,
                &QPlainTextEdit::clear);
    buttons->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_edit, 1);
    layout->addLayout(buttons);
}

QString TextPanel::text() const { return m_edit->toPlainText(); }

} // namespace widgets
