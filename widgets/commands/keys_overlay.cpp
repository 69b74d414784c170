// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/commands/keys_overlay.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace widgets {

namespace {

constexpr int kMargin = 28;
constexpr int kColumnLetters = 52;

QString tableOf(const KeyGroup& group) {
    QString html =
        QStringLiteral("<h4>%1</h4><table cellspacing=\"0\" cellpadding=\"2\">").arg(group.title.toHtmlEscaped());
    for (const KeyGroup::Line& line : group.lines)
        html += QStringLiteral("<tr><td><b>%1</b>&nbsp;&nbsp;</td><td>%2</td></tr>")
                    .arg(line.keys.toHtmlEscaped(), line.what.toHtmlEscaped());
    return html + QStringLiteral("</table>");
}

bool scrolls(int key) {
    return key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown;
}

bool isModifier(int key) {
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt || key == Qt::Key_Meta ||
           key == Qt::Key_AltGr;
}

} // namespace

KeysOverlay::KeysOverlay(std::vector<KeyGroup> groups, QWidget* window)
    : QWidget(window), m_groups(std::move(groups)), m_area(new QScrollArea) {
    setAttribute(Qt::WA_DeleteOnClose);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Keys and mouse"));
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->viewport()->setAutoFillBackground(false);
    auto* title = new QLabel(tr("Keys and mouse"));
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.4);
    large.setBold(true);
    title->setFont(large);
    auto* hint = new QLabel(tr("Any key closes this. Change the keys under Settings."));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * kMargin, kMargin + 16, 2 * kMargin, kMargin + 16);
    layout->addWidget(title);
    layout->addWidget(hint);
    layout->addWidget(m_area, 1);
    window->installEventFilter(this);
    m_area->viewport()->installEventFilter(this);
    setGeometry(window->rect());
    arrange();
}

void KeysOverlay::arrange() {
    const int room = width() - 4 * kMargin;
    const int columns = std::clamp(room / (fontMetrics().averageCharWidth() * kColumnLetters), 1, 3);
    if (columns == m_columns) return;
    m_columns = columns;
    std::size_t lines = 0;
    for (const KeyGroup& group : m_groups) lines += group.lines.size() + 2;
    auto* content = new QWidget;
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(0, 8, 8, 0);
    row->setSpacing(kMargin);
    std::size_t used = 0;
    QVBoxLayout* column = nullptr;
    for (const KeyGroup& group : m_groups) {
        // A group goes where the middle of it lies when all are written one under the other.
        const std::size_t middle = used + (group.lines.size() + 2) / 2;
        const int wanted =
            static_cast<int>(middle * static_cast<std::size_t>(columns) / std::max<std::size_t>(lines, 1));
        while (row->count() <= wanted) {
            column = new QVBoxLayout;
            row->addLayout(column, 1);
        }
        auto* label = new QLabel(tableOf(group));
        label->setTextFormat(Qt::RichText);
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        column->addWidget(label);
        used += group.lines.size() + 2;
    }
    for (int i = 0; i < row->count(); ++i)
        if (auto* filled = qobject_cast<QVBoxLayout*>(row->itemAt(i)->layout())) filled->addStretch(1);
    content->setAutoFillBackground(false);
    m_area->setWidget(content);
    content->setAutoFillBackground(false); // which setWidget() has switched on
}

bool KeysOverlay::event(QEvent* event) {
    // No command of the window is to run by the key that closes this.
    if (event->type() == QEvent::ShortcutOverride) event->accept();
    return QWidget::event(event);
}

bool KeysOverlay::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize) {
        setGeometry(parentWidget()->rect());
        arrange();
    }
    if (watched == m_area->viewport() && event->type() == QEvent::MouseButtonPress) {
        end();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void KeysOverlay::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    QColor shade = palette().color(QPalette::Shadow);
    shade.setAlpha(120);
    painter.fillRect(rect(), shade);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(palette().color(QPalette::Mid));
    painter.setBrush(palette().color(QPalette::Window));
    painter.drawRoundedRect(rect().adjusted(kMargin, kMargin, -kMargin, -kMargin), 8, 8);
}

void KeysOverlay::keyPressEvent(QKeyEvent* event) {
    if (isModifier(event->key())) return;
    if (!scrolls(event->key())) return end();
    QScrollBar* bar = m_area->verticalScrollBar();
    const bool isPage = event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown;
    const bool isDown = event->key() == Qt::Key_Down || event->key() == Qt::Key_PageDown;
    bar->setValue(bar->value() + (isDown ? 1 : -1) * (isPage ? bar->pageStep() : 3 * fontMetrics().height()));
}

void KeysOverlay::mousePressEvent(QMouseEvent*) { end(); }

void KeysOverlay::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_before = parentWidget()->window()->focusWidget();
    raise();
    setFocus();
}

void KeysOverlay::end() {
    if (isHidden()) return;
    close();
    if (m_before != nullptr) m_before->setFocus();
    emit closed();
}

} // namespace widgets
