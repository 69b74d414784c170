// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QTimer;

namespace widgets {

/// A line above the pictures for what went wrong and what was done. It never blocks; errors stay until closed or
/// replaced.
class MessageBar : public QWidget {
    Q_OBJECT

public:
    enum class Kind { Information, Warning, Error };

    explicit MessageBar(QWidget* parent = nullptr);

    void showMessage(Kind kind, const QString& title, const QString& sentence = {});
    QString text() const; ///< as shown, without markup; empty while hidden
    Kind kind() const { return m_kind; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyColors();

    Kind m_kind = Kind::Information;
    QString m_title;
    QString m_sentence;
    QLabel* m_label = nullptr;
    QTimer* m_timer = nullptr; ///< information goes by itself
};

} // namespace widgets
