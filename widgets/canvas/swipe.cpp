// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/swipe.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace widgets {

namespace {

constexpr int kWidth = 13; ///< of what can be grasped; the line in its middle is thinner
constexpr double kStep = 0.02;

/// The line between the two and its handle.
class SwipeDivider : public QWidget {
public:
    explicit SwipeDivider(Swipe& swipe) : QWidget(&swipe), m_swipe(swipe) {
        setCursor(Qt::SplitHCursor);
        setFocusPolicy(Qt::StrongFocus);
        setAccessibleName(Swipe::tr("Divider of the two pictures"));
        setToolTip(Swipe::tr("Drag, or press an arrow key, Home or End; double click: the middle"));
    }

protected:
    bool event(QEvent* event) override {
        // With the keyboard on the divider, the arrows belong to it and not to the frames.
        if (event->type() == QEvent::ShortcutOverride && isOwnKey(*static_cast<QKeyEvent*>(event))) {
            event->accept();
            return true;
        }
        return QWidget::event(event);
    }

    void keyPressEvent(QKeyEvent* event) override {
        if (!isOwnKey(*event)) return QWidget::keyPressEvent(event);
        switch (event->key()) {
        case Qt::Key_Left: return m_swipe.setPosition(m_swipe.position() - kStep);
        case Qt::Key_Right: return m_swipe.setPosition(m_swipe.position() + kStep);
        case Qt::Key_Home: return m_swipe.setPosition(0);
        default: return m_swipe.setPosition(1);
        }
    }

    void mousePressEvent(QMouseEvent* event) override {
        if (event->button() != Qt::LeftButton) return QWidget::mousePressEvent(event);
        m_grasp = event->position().x() - width() / 2.0; // or the line would jump under the mouse
    }

    void mouseMoveEvent(QMouseEvent* event) override {
        if (!(event->buttons() & Qt::LeftButton)) return;
        const double x = mapToParent(event->position()).x() - m_grasp;
        m_swipe.setPosition(x / std::max(m_swipe.width(), 1));
    }

    void mouseDoubleClickEvent(QMouseEvent*) override { m_swipe.setPosition(0.5); }

    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const int middle = width() / 2;
        const QColor line = palette().color(hasFocus() ? QPalette::Highlight : QPalette::Text);
        // A rim on both sides, for the pictures may have any colour.
        painter.fillRect(middle - 2, 0, 5, height(), palette().color(QPalette::Base));
        painter.fillRect(middle - 1, 0, 3, height(), line);
        const QRect handle(0, (height() - 3 * kWidth) / 2, kWidth, 3 * kWidth);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(palette().color(QPalette::Base));
        painter.setBrush(line);
        painter.drawRoundedRect(QRectF(handle).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter.setBrush(palette().color(QPalette::Base));
        for (const int y : {-6, 0, 6}) painter.drawEllipse(QPointF(kWidth / 2.0, handle.center().y() + y), 1.2, 1.2);
    }

private:
    static bool isOwnKey(const QKeyEvent& event) {
        if ((event.modifiers() & ~Qt::KeypadModifier) != 0) return false;
        return event.key() == Qt::Key_Left || event.key() == Qt::Key_Right || event.key() == Qt::Key_Home ||
               event.key() == Qt::Key_End;
    }

    Swipe& m_swipe;
    double m_grasp = 0;
};

} // namespace

Swipe::Swipe(QWidget* left, QWidget* right, QWidget* parent) : QWidget(parent), m_left(left), m_right(right) {
    m_left->setParent(this);
    m_right->setParent(this);
    m_divider = new SwipeDivider(*this);
    arrange();
}

void Swipe::setPosition(double position) {
    position = std::clamp(position, 0.0, 1.0);
    if (position == m_position) return;
    m_position = position;
    arrange();
    emit positionChanged(position);
}

void Swipe::arrange() {
    const int x = static_cast<int>(std::lround(m_position * width()));
    m_left->setGeometry(rect());
    m_right->setGeometry(rect());
    // Both are masked: neither paints, nor takes the mouse, where the other one is seen. An empty mask would be none.
    m_left->setVisible(x > 0);
    m_right->setVisible(x < width());
    m_left->setMask(QRegion(0, 0, std::max(x, 1), height()));
    m_right->setMask(QRegion(x, 0, std::max(width() - x, 1), height()));
    m_divider->setGeometry(std::clamp(x - kWidth / 2, 0, std::max(width() - kWidth, 0)), 0, kWidth, height());
    m_divider->raise();
}

void Swipe::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace widgets
