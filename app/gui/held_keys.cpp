// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/held_keys.h"

#include "widgets/commands/keys_overlay.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace app {

namespace {

/// Widgets that use Space or digits themselves.
bool ownsKeys(const QWidget* widget) {
    return qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget) ||
           qobject_cast<const QComboBox*>(widget) || qobject_cast<const QAbstractButton*>(widget) ||
           qobject_cast<const QAbstractItemView*>(widget) || qobject_cast<const QTextEdit*>(widget) ||
           qobject_cast<const QPlainTextEdit*>(widget) || qobject_cast<const widgets::KeysOverlay*>(widget);
}

} // namespace

HeldKeys::HeldKeys(QObject* parent) : QObject(parent) { qApp->installEventFilter(this); }

bool HeldKeys::eventFilter(QObject* watched, QEvent* event) {
    if (!watched->isWidgetType() && watched != qApp) return false;
    if (event->type() == QEvent::ApplicationStateChange || event->type() == QEvent::WindowDeactivate) release();
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::KeyRelease) return false;
    auto* widget = qobject_cast<QWidget*>(watched);
    if (widget == nullptr || QApplication::activeModalWidget() != nullptr) return false;
    auto* key = static_cast<QKeyEvent*>(event);
    const bool press = event->type() == QEvent::KeyPress;
    if (key->key() != Qt::Key_Space && key->key() != Qt::Key_0) return false;
    if (press && (ownsKeys(widget) || (key->modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)) return false;
    if (key->isAutoRepeat()) return m_space || m_peek;
    if (key->key() == Qt::Key_0) {
        if (press == m_peek) return false;
        m_peek = press;
        emit peekHeld(press);
        return true;
    }
    if (press == m_space) return false;
    m_space = press;
    if (press) m_dragged = false;
    emit panHeld(press);
    if (!press && !m_dragged) emit spaceTapped();
    return true;
}

void HeldKeys::release() {
    if (m_space) {
        m_space = false;
        emit panHeld(false);
    }
    if (m_peek) {
        m_peek = false;
        emit peekHeld(false);
    }
}

} // namespace app
