// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/pane.h"

#include "widgets/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QResizeEvent>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace widgets {

Pane::Pane(SharedView& view, const QString& letter, const QColor& color, QWidget* parent) : QWidget(parent) {
    m_badge = new QLabel(letter);
    m_badge->setAlignment(Qt::AlignCenter);
    m_badge->setFixedWidth(fontMetrics().height() + 4);
    m_badge->setStyleSheet(
        QStringLiteral("background:%1; color:white; font-weight:bold; border-radius:3px;").arg(color.name()));
    m_badge->setVisible(!letter.isEmpty());

    m_titleButton = new QToolButton;
    m_titleButton->setAutoRaise(true);
    m_titleButton->setPopupMode(QToolButton::InstantPopup);
    m_titleButton->setToolButtonStyle(Qt::ToolButtonTextOnly);
    // The style's own arrow lies over the last letter; the text brings one instead.
    m_titleButton->setStyleSheet(QStringLiteral("QToolButton::menu-indicator{image:none;}"));
    m_titleButton->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    QFont bold = font();
    bold.setBold(true);
    m_titleButton->setFont(bold);
    m_titleButton->setMinimumWidth(40); // or the window could not be made narrower than its titles

    m_info = new QLabel;
    m_info->setForegroundRole(QPalette::WindowText);
    m_info->setMinimumWidth(1);

    m_aloneButton = new QToolButton;
    m_aloneButton->setAutoRaise(true);
    m_aloneButton->setIconSize({14, 14});
    m_aloneButton->setAccessibleName(tr("This pane alone"));
    m_aloneButton->setFocusPolicy(Qt::TabFocus);
    connect(m_aloneButton, &QToolButton::clicked, this, &Pane::aloneRequested);
    setAloneKey({});
    setIcon();

    auto* header = new QHBoxLayout;
    header->setContentsMargins(4, 2, 6, 2);
    header->setSpacing(4);
    header->addWidget(m_badge);
    header->addWidget(m_titleButton);
    header->addStretch(1);
    header->addWidget(m_info);
    header->addWidget(m_aloneButton);

    m_progress = new QProgressBar;
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(3);
    m_progress->setRange(0, 100);
    m_progress->setStyleSheet(QStringLiteral("QProgressBar{border:0;background:transparent;}"
                                             "QProgressBar::chunk{background:%1;}")
                                  .arg(color.name()));
    auto keepRoom = m_progress->sizePolicy();
    keepRoom.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(keepRoom);
    m_progress->hide();

    m_canvas = new FrameCanvas(view);
    m_promptText = new QLabel;
    m_promptText->setAlignment(Qt::AlignCenter);
    m_promptText->setWordWrap(true);
    m_promptButton = new QPushButton;
    auto* prompt = new QWidget;
    auto* promptLayout = new QVBoxLayout(prompt);
    promptLayout->addStretch();
    promptLayout->addWidget(m_promptText);
    promptLayout->addSpacing(6);
    promptLayout->addWidget(m_promptButton, 0, Qt::AlignHCenter);
    promptLayout->addStretch();

    m_stack = new QStackedWidget;
    m_stack->addWidget(m_canvas);
    m_stack->addWidget(prompt);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(header);
    layout->addWidget(m_progress);
    layout->addWidget(m_stack, 1);
    setMenu(nullptr);
}

void Pane::setTitle(const QString& title) {
    m_title = title;
    m_titleButton->setToolTip(title);
    m_titleButton->setAccessibleName(title);
    elideTitle();
}

void Pane::setInfo(const QString& info) {
    m_fullInfo = info;
    m_info->setToolTip(info);
    elideTitle();
}

QString Pane::info() const { return m_fullInfo; }

void Pane::setMenu(QMenu* menu) {
    m_titleButton->setMenu(menu);
    m_promptButton->setMenu(menu);
    m_titleButton->setFocusPolicy(menu != nullptr ? Qt::TabFocus : Qt::NoFocus);
    // A title without a menu is a label: it must not light up as if it could be pressed.
    m_titleButton->setAttribute(Qt::WA_TransparentForMouseEvents, menu == nullptr);
    elideTitle();
}

void Pane::setAloneKey(const QString& key) {
    const QString what = tr("This pane alone, and back");
    m_aloneButton->setToolTip(key.isEmpty() ? what : QStringLiteral("%1 (%2)").arg(what, key));
}

void Pane::setPrompt(const QString& text, const QString& button) {
    m_promptText->setText(text);
    m_promptButton->setText(button);
    m_promptButton->setVisible(!button.isEmpty());
    m_stack->setCurrentIndex(text.isEmpty() ? 0 : 1);
}

bool Pane::isPrompting() const { return m_stack->currentIndex() == 1; }

void Pane::setProgress(std::optional<double> share) {
    m_progress->setVisible(share.has_value());
    if (!share) return;
    m_progress->setRange(0, *share < 0 ? 0 : 100);
    if (*share >= 0) m_progress->setValue(static_cast<int>(*share * 100));
}

void Pane::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    elideTitle();
}

void Pane::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (m_titleButton == nullptr) return;
    if (event->type() == QEvent::PaletteChange) {
        setIcon();
        // A widget with a style sheet keeps the colours that it was first shown with.
        m_titleButton->setPalette(palette());
    }
    if (event->type() != QEvent::FontChange) return;
    QFont bold = font();
    bold.setBold(true);
    m_titleButton->setFont(bold);
    m_badge->setFixedWidth(fontMetrics().height() + 4);
    elideTitle();
}

void Pane::setIcon() { m_aloneButton->setIcon(themedIcon(QStringLiteral("fit"), palette())); }

void Pane::elideTitle() {
    const int badge = m_badge->isHidden() ? 0 : m_badge->width() + 4;
    const int room = width() - badge - m_aloneButton->sizeHint().width() - 48;
    const QFontMetrics bold = m_titleButton->fontMetrics();
    // In a narrow pane the number of the frame stays; what follows it gives way to the title.
    const bool isNarrow = bold.horizontalAdvance(m_title) + m_info->fontMetrics().horizontalAdvance(m_fullInfo) > room;
    m_info->setText(isNarrow ? m_fullInfo.section(QStringLiteral(" · "), 0, 0) : m_fullInfo);
    const QString arrow = m_titleButton->menu() != nullptr ? QStringLiteral(" ▾") : QString();
    // In the middle: names that stand side by side often begin alike.
    m_titleButton->setText(bold.elidedText(m_title, Qt::ElideMiddle, std::max(room - m_info->sizeHint().width(), 40)) +
                           arrow);
}

} // namespace widgets
