// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/message_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QTimer>
#include <QToolButton>

namespace widgets {

MessageBar::MessageBar(QWidget* parent) : QWidget(parent) {
    setAutoFillBackground(true);
    m_label = new QLabel;
    m_label->setWordWrap(true);
    m_label->setTextFormat(Qt::RichText);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* close = new QToolButton;
    close->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(close->toolTip());
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 4, 6, 4);
    layout->addWidget(m_label, 1);
    layout->addWidget(close, 0, Qt::AlignTop);
    m_timer = new QTimer(this);
    m_timer->setSingleShot(true);
    m_timer->setInterval(6000);
    connect(m_timer, &QTimer::timeout, this, &QWidget::hide);
    hide();
}

void MessageBar::showMessage(Kind kind, const QString& title, const QString& sentence) {
    m_kind = kind;
    m_title = title;
    m_sentence = sentence;
    QString html = QStringLiteral("<b>%1</b>").arg(title.toHtmlEscaped());
    if (!sentence.isEmpty()) html += QStringLiteral("&nbsp; ") + sentence.toHtmlEscaped();
    m_label->setText(html);
    applyColors();
    show();
    if (kind == Kind::Information)
        m_timer->start();
    else
        m_timer->stop();
}

QString MessageBar::text() const {
    if (isHidden()) return {};
    return m_sentence.isEmpty() ? m_title : m_title + QStringLiteral(" ") + m_sentence;
}

void MessageBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && parentWidget() != nullptr) applyColors();
}

void MessageBar::applyColors() {
    const QPalette base = parentWidget() != nullptr ? parentWidget()->palette() : palette();
    const bool dark = base.color(QPalette::Window).lightness() < 128;
    const QColor ground = m_kind == Kind::Error     ? QColor(dark ? 0x5c2323 : 0xf8d7d7)
                          : m_kind == Kind::Warning ? QColor(dark ? 0x54451a : 0xfbedc4)
                                                    : QColor(dark ? 0x1f4055 : 0xd5e9f6);
    QPalette colors = base;
    colors.setColor(QPalette::Window, ground);
    colors.setColor(QPalette::WindowText, dark ? QColor(0xf2f2f2) : QColor(0x1c1c1c));
    if (colors != palette()) setPalette(colors);
}

} // namespace widgets
