// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/library/note_dialog.h"

#include "widgets/to_qt.h"

#include <QCheckBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace widgets {

namespace {

QStringList words(const QString& text) { return text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts); }

/// Completes the last word of a line.
class WordCompleter : public QCompleter {
public:
    using QCompleter::QCompleter;
    QStringList splitPath(const QString& path) const override { return {path.section(QLatin1Char(' '), -1)}; }
    QString pathFromIndex(const QModelIndex& index) const override {
        const QString text = static_cast<QLineEdit*>(widget())->text();
        const qsizetype end = text.lastIndexOf(QLatin1Char(' ')) + 1;
        return text.left(end) + QCompleter::pathFromIndex(index);
    }
};

} // namespace

NoteDialog::NoteDialog(const QString& frame, const core::FrameNote& note, const QStringList& flags, QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(tr("Note and flags of %1").arg(frame));
    m_text = new QPlainTextEdit(toQt(note.text));
    m_text->setTabChangesFocus(true);
    m_text->setToolTip(tr("What is to be remembered of this frame"));
    m_text->setAccessibleName(tr("Note"));
    QStringList own;
    for (const std::string& flag : note.flags) own << toQt(flag);
    m_flags = new QLineEdit(own.join(QLatin1Char(' ')));
    m_flags->setPlaceholderText(tr("night wet"));
    m_flags->setToolTip(tr("Words with blanks between them; the filter finds them with flag:night"));
    m_flags->setAccessibleName(tr("Flags"));
    m_flags->setCompleter(new WordCompleter(flags, m_flags));
    m_reviewed = new QCheckBox(tr("&Reviewed"));
    m_reviewed->setToolTip(tr("This frame has been looked at (R in the window)"));
    m_reviewed->setChecked(note.reviewed);
    m_fault = new QLabel;
    m_fault->setWordWrap(true);
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    auto* textLabel = new QLabel(tr("&Note:"));
    textLabel->setBuddy(m_text);
    auto* flagsLabel = new QLabel(tr("&Flags, with blanks between them:"));
    flagsLabel->setBuddy(m_flags);
    auto* layout = new QVBoxLayout(this);
    for (QWidget* widget :
         {static_cast<QWidget*>(textLabel), static_cast<QWidget*>(m_text), static_cast<QWidget*>(flagsLabel),
          static_cast<QWidget*>(m_flags), static_cast<QWidget*>(m_fault), static_cast<QWidget*>(m_reviewed),
          static_cast<QWidget*>(m_buttons)})
        layout->addWidget(widget);
    connect(m_flags, &QLineEdit::textChanged, this, &NoteDialog::check);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    // Enter begins a new line of the note.
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this), &QShortcut::activated,
            m_buttons->button(QDialogButtonBox::Ok), &QPushButton::click);
    m_buttons->button(QDialogButtonBox::Ok)->setToolTip(tr("Keep this (Ctrl+Enter)"));
    m_text->setFocus();
    check();
}

core::FrameNote NoteDialog::note() const {
    core::FrameNote note{{}, m_text->toPlainText().trimmed().toStdString(), m_reviewed->isChecked()};
    for (const QString& flag : words(m_flags->text())) note.flags.push_back(flag.toStdString());
    return note;
}

void NoteDialog::check() {
    core::Status good;
    for (const QString& flag : words(m_flags->text()))
        if (good) good = core::checkFlag(flag.toStdString());
    m_fault->setText(good ? QString() : toQt(good.error().message));
    m_fault->setVisible(!good);
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(good.has_value());
}

} // namespace widgets
