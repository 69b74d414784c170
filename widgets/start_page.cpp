// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/start_page.h"

#include <QAction>
#include <QFileInfo>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace widgets {

StartPage::StartPage(QWidget* parent) : QWidget(parent) {
    auto* title = new QLabel(tr("Open street scenes"));
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    large.setBold(true);
    title->setFont(large);
    title->setAlignment(Qt::AlignCenter);
    auto* text = new QLabel(tr("Drop a Cityscapes root, a folder of pictures, a picture or a video here.\n"
                               "Drop a checkpoint (.pth, .pt, .safetensors) to import a model."));
    text->setAlignment(Qt::AlignCenter);
    text->setWordWrap(true);
    auto* buttons = new QWidget;
    m_buttons = new QVBoxLayout(buttons);
    m_buttons->setContentsMargins(0, 0, 0, 0);
    m_buttons->setSpacing(6);
    m_recent = new QWidget;
    new QVBoxLayout(m_recent);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->addStretch(2);
    layout->addWidget(title);
    layout->addSpacing(4);
    layout->addWidget(text);
    layout->addSpacing(12);
    layout->addWidget(buttons, 0, Qt::AlignHCenter);
    layout->addSpacing(12);
    layout->addWidget(m_recent, 0, Qt::AlignHCenter);
    layout->addStretch(3);
}

void StartPage::setActions(const QList<QAction*>& actions) {
    for (QAction* action : actions) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setMinimumWidth(fontMetrics().averageCharWidth() * 40);
        button->setMinimumHeight(fontMetrics().height() * 2);
        m_buttons->addWidget(button);
    }
}

void StartPage::setRecent(const QStringList& paths) {
    qDeleteAll(m_recent->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
    m_recent->setVisible(!paths.isEmpty());
    auto* layout = m_recent->layout();
    if (!paths.isEmpty()) layout->addWidget(new QLabel(tr("Recent")));
    for (const QString& path : paths.mid(0, 5)) {
        auto* link = new QLabel(QStringLiteral("<a href=\"%1\">%2</a>")
                                    .arg(path.toHtmlEscaped(), QFileInfo(path).fileName().toHtmlEscaped()));
        link->setToolTip(path);
        link->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
        connect(link, &QLabel::linkActivated, this, &StartPage::recentChosen);
        layout->addWidget(link);
    }
}

} // namespace widgets
