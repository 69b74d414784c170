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

#include <utility>

namespace app {

namespace {

/// Under X11 a key that repeats while the mouse moves comes as releases and presses that do not say that they repeat,
/// the press in the same millisecond as the release: what is back before this time was never let go.
constexpr int kReleaseMs = 50;

/// Widgets that use Space or digits themselves.
bool ownsKeys(const QWidget* widget) {
    return qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget) ||
           qobject_cast<const QComboBox*>(widget) || qobject_cast<const QAbstractButton*>(widget) ||
           qobject_cast<const QAbstractItemView*>(widget) || qobject_cast<const QTextEdit*>(widget) ||
           qobject_cast<const QPlainTextEdit*>(widget) || qobject_cast<const widgets::KeysOverlay*>(widget);
}

} // namespace

HeldKeys::HeldKeys(QObject* parent) : QObject(parent) {
    for (QTimer* up : {&m_spaceUp, &m_peekUp}) {
        up->setSingleShot(true);
        up->setTimerType(Qt::PreciseTimer);
    }
    connect(&m_peekUp, &QTimer::timeout, this, [this] {
        if (isBelieved(m_peekUp)) endPeek();
    });
    connect(&m_spaceUp, &QTimer::timeout, this, [this] {
        if (!isBelieved(m_spaceUp)) return;
        endSpace();
        if (!m_dragged) emit spaceTapped();
    });
    qApp->installEventFilter(this);
}

bool HeldKeys::eventFilter(QObject* watched, QEvent* event) {
    if (!watched->isWidgetType() && watched != qApp) return false;
    if (event->type() == QEvent::ApplicationStateChange || event->type() == QEvent::WindowDeactivate) release();
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::KeyRelease) return false;
    auto* widget = qobject_cast<QWidget*>(watched);
    if (widget == nullptr || QApplication::activeModalWidget() != nullptr) return false;
    auto* key = static_cast<QKeyEvent*>(event);
    const bool press = event->type() == QEvent::KeyPress;
    if (key->key() != Qt::Key_Space && key->key() != Qt::Key_0) return false;
    const bool isSpace = key->key() == Qt::Key_Space;
    bool& held = isSpace ? m_space : m_peek;
    // What is held stays so, whatever is pressed beside it.
    const bool isOther = ownsKeys(widget) || (key->modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier;
    if (press && !held && isOther) return false;
    QTimer& up = isSpace ? m_spaceUp : m_peekUp;
    if (key->isAutoRepeat()) return held;
    if (!press) {
        if (held) up.start(kReleaseMs);
        return held;
    }
    if (held) {
        up.stop();
        return true;
    }
    held = true;
    if (isSpace) m_dragged = false;
    isSpace ? emit panHeld(true) : emit peekHeld(true);
    return true;
}

/// The first time not: when painting has kept the program, the press may be waiting behind this timer.
bool HeldKeys::isBelieved(QTimer& up) {
    if (up.interval() == 0) return true;
    up.start(0);
    return false;
}

void HeldKeys::endSpace() {
    m_spaceUp.stop();
    if (std::exchange(m_space, false)) emit panHeld(false);
}

void HeldKeys::endPeek() {
    m_peekUp.stop();
    if (std::exchange(m_peek, false)) emit peekHeld(false);
}

void HeldKeys::release() {
    endSpace();
    endPeek();
}

} // namespace app
