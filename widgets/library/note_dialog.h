// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/frame_notes.h"

#include <QDialog>
#include <QStringList>

class QCheckBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace widgets {

/// What is said of one frame: its note, its flags, and whether it is reviewed.
class NoteDialog : public QDialog {
    Q_OBJECT

public:
    /// `flags`: those in use, to be completed while typing.
    NoteDialog(const QString& frame, const core::FrameNote& note, const QStringList& flags, QWidget* parent = nullptr);

    core::FrameNote note() const;

private:
    void check();

    QPlainTextEdit* m_text = nullptr;
    QLineEdit* m_flags = nullptr;
    QCheckBox* m_reviewed = nullptr;
    QLabel* m_fault = nullptr;
    QDialogButtonBox* m_buttons = nullptr;
};

} // namespace widgets
