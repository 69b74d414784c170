// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPlainTextEdit;

namespace widgets {

/// Text to read, with buttons that copy it and ask for a file to save it in.
class TextPanel : public QWidget {
    Q_OBJECT

public:
    /// `name`: what it is, for those who cannot see it. `canClear`: with a button for that.
    TextPanel(const QString& name, bool canClear, QWidget* parent = nullptr);

    QPlainTextEdit& edit() { return *m_edit; }
    QString text() const;

signals:
    void saveRequested();

private:
    QPlainTextEdit* m_edit = nullptr;
};

} // namespace widgets
