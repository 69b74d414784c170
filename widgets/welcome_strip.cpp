// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/welcome_strip.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QToolButton>

namespace widgets {

WelcomeStrip::WelcomeStrip(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred); // a tool bar gives no more than is asked for
    m_sentence = new QLabel;
    m_sentence->setWordWrap(true);
    m_sentence->setMinimumWidth(fontMetrics().averageCharWidth() * 24);
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(4);
    auto* close = new QToolButton;
    close->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton));
    close->setAutoRaise(true);
    close->setToolTip(tr("Put this line away (Help ▸ Welcome brings it back)"));
    close->setAccessibleName(tr("Put the welcome away"));
    connect(close, &QToolButton::clicked, this, &WelcomeStrip::dismissed);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 2, 2, 2);
    layout->addWidget(m_sentence, 1);
    layout->addLayout(m_buttons);
    layout->addWidget(close);
    setFixedHeight(2 * fontMetrics().lineSpacing() + 6); // a label that wraps would ask for its height when narrow
}

void WelcomeStrip::setSentence(const QString& sentence) {
    m_text = sentence;
    m_sentence->setToolTip(sentence);
    fitSentence();
}

QString WelcomeStrip::sentence() const { return m_text; }

void WelcomeStrip::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitSentence();
}

void WelcomeStrip::fitSentence() {
    const QRect room(0, 0, m_sentence->width(), 0);
    const bool fits = m_sentence->fontMetrics().boundingRect(room, Qt::TextWordWrap, m_text).height() <= height();
    m_sentence->setText(fits ? m_text : m_text.section(QStringLiteral(". "), 0, 0, QString::SectionIncludeTrailingSep));
}

void WelcomeStrip::setActions(const QList<QAction*>& actions) {
    for (QAction* action : actions) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::StrongFocus);
        m_buttons->addWidget(button);
    }
}

} // namespace widgets
