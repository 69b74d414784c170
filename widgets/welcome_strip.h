// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QBoxLayout;
class QLabel;

namespace widgets {

/// A line across the window for who sees it for the first time: a sentence, a button for each way to begin, and one to
/// put it away. It covers nothing.
class WelcomeStrip : public QWidget {
    Q_OBJECT

public:
    explicit WelcomeStrip(QWidget* parent = nullptr);

    /// Where two lines are too little room for all of it, only what comes before the first ". " is shown.
    void setSentence(const QString& sentence);
    QString sentence() const;
    /// One button each; the actions are not owned.
    void setActions(const QList<QAction*>& actions);

signals:
    void dismissed();

private:
    void resizeEvent(QResizeEvent* event) override;
    void fitSentence();

    QString m_text;
    QLabel* m_sentence = nullptr;
    QBoxLayout* m_buttons = nullptr;
};

} // namespace widgets
