// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What every window and dialog owes its users, as lists of what is wrong: nothing clipped, a name for everything that
// can be used, and all of it within reach of the keyboard.
#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QGroupBox>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QStyleOptionGroupBox>
#include <QTabBar>
#include <QToolButton>

#include <functional>

namespace testing_support {

inline QString describe(const QWidget* widget) {
    QStringList names;
    for (const QWidget* at = widget; at != nullptr && names.size() < 4; at = at->parentWidget())
        names << QLatin1String(at->metaObject()->className()) +
                     (at->objectName().isEmpty() ? QString() : QStringLiteral("[%1]").arg(at->objectName()));
    return names.join(QStringLiteral(" < "));
}

/// Made by Qt inside of another widget.
inline bool isInternal(const QWidget* widget) {
    if (widget->objectName().startsWith(QLatin1String("qt_"))) return true;
    if (qobject_cast<const QScrollBar*>(widget) || qobject_cast<const QHeaderView*>(widget)) return true;
    for (const QWidget* parent = widget->parentWidget(); parent != nullptr; parent = parent->parentWidget())
        if (qobject_cast<const QAbstractSpinBox*>(parent) || qobject_cast<const QComboBox*>(parent) ||
            qobject_cast<const QKeySequenceEdit*>(parent) || qobject_cast<const QLineEdit*>(parent) ||
            qobject_cast<const QAbstractItemView*>(parent) || qobject_cast<const QTabBar*>(parent))
            return true;
    const bool isTitleButton = qobject_cast<const QDockWidget*>(widget->parentWidget()) &&
                               qobject_cast<const QAbstractButton*>(widget); // its action is in the menu
    return isTitleButton;
}

inline QList<QWidget*> visibleWidgets(const QWidget& window) {
    QList<QWidget*> result;
    for (auto* widget : window.findChildren<QWidget*>())
        if (widget->isVisible() && widget->window() == &window) result << widget;
    return result;
}

inline bool isInteractive(const QWidget* widget) {
    return !isInternal(widget) &&
           (qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QComboBox*>(widget) ||
            qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget) ||
            qobject_cast<const QAbstractSlider*>(widget) || qobject_cast<const QAbstractItemView*>(widget) ||
            qobject_cast<const QPlainTextEdit*>(widget) || qobject_cast<const QKeySequenceEdit*>(widget) ||
            (widget->focusPolicy() & Qt::TabFocus));
}

/// A text that is shortened on purpose: what it says is told in full when it is pointed at.
inline bool isElided(const QWidget* widget, const QString& text) {
    return text.contains(QChar(u'…')) && !widget->toolTip().isEmpty();
}

inline QStringList clippedTexts(const QWidget& window) {
    QStringList faults;
    const auto fault = [&faults](const QWidget* widget, const QString& text, int has, int needs) {
        faults << QStringLiteral("“%1” has %2 of %3 pixels: %4")
                      .arg(text.left(60))
                      .arg(has)
                      .arg(needs)
                      .arg(describe(widget));
    };
    for (QWidget* widget : visibleWidgets(window)) {
        if (auto* label = qobject_cast<QLabel*>(widget)) {
            if (label->text().isEmpty() || label->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored ||
                isElided(label, label->text()))
                continue;
            if (label->wordWrap()) {
                if (label->heightForWidth(label->width()) > label->height())
                    fault(label, label->text(), label->height(), label->heightForWidth(label->width()));
            } else if (label->sizeHint().width() > label->width()) {
                fault(label, label->text(), label->width(), label->sizeHint().width());
            }
        } else if (auto* button = qobject_cast<QAbstractButton*>(widget)) {
            if (button->text().isEmpty() || isInternal(button) || isElided(button, button->text())) continue;
            const auto* tool = qobject_cast<QToolButton*>(button);
            if (tool != nullptr && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull())
                continue;
            if (button->sizeHint().width() > button->width() || button->sizeHint().height() > button->height() + 1)
                fault(button, button->text(), button->width(), button->sizeHint().width());
        } else if (auto* combo = qobject_cast<QComboBox*>(widget)) {
            QStyleOptionComboBox option;
            option.initFrom(combo);
            option.editable = combo->isEditable();
            const int room = combo->style()
                                 ->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, combo)
                                 .width();
            const int needs = combo->fontMetrics().horizontalAdvance(combo->currentText());
            if (needs > room && combo->toolTip().isEmpty()) fault(combo, combo->currentText(), room, needs);
        } else if (auto* group = qobject_cast<QGroupBox*>(widget)) {
            const int needs = group->fontMetrics().horizontalAdvance(group->title());
            if (needs > group->width() - 16) fault(group, group->title(), group->width() - 16, needs);
        } else if (auto* header = qobject_cast<QHeaderView*>(widget)) {
            if (header->orientation() != Qt::Horizontal || header->model() == nullptr) continue;
            for (int i = 0; i < header->count(); ++i) {
                const QString text = header->model()->headerData(i, Qt::Horizontal).toString();
                const int needs = header->fontMetrics().horizontalAdvance(text);
                const bool isTold =
                    !header->model()->headerData(i, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty();
                if (!header->isSectionHidden(i) && needs > header->sectionSize(i) && !isTold)
                    fault(header, text, header->sectionSize(i), needs);
            }
        }
    }
    return faults;
}

inline QStringList namelessWidgets(const QWidget& window) {
    QStringList faults;
    for (QWidget* widget : visibleWidgets(window)) {
        if (!isInteractive(widget)) continue;
        QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(widget);
        QString name = interface != nullptr ? interface->text(QAccessible::Name) : QString();
        for (const QChar sign : QStringLiteral("…✕×⋯▾+-−&")) name.remove(sign); // a sign is no name
        if (name.trimmed().isEmpty()) faults << describe(widget);
    }
    return faults;
}

/// `commands`: what menus hold, and what can therefore be reached without the button.
inline QStringList unreachableWidgets(const QWidget& window, const QList<QAction*>& commands) {
    QStringList faults;
    for (QWidget* widget : visibleWidgets(window)) {
        if (!isInteractive(widget) || !widget->isEnabled()) continue;
        if (widget->focusPolicy() & Qt::TabFocus) continue;
        const auto* tool = qobject_cast<QToolButton*>(widget);
        if (tool != nullptr && tool->defaultAction() != nullptr && commands.contains(tool->defaultAction())) continue;
        if (widget->testAttribute(Qt::WA_TransparentForMouseEvents)) continue; // a label in the shape of a button
        if (widget->focusProxy() != nullptr) continue;                         // driven from there
        faults << describe(widget);
    }
    return faults;
}

/// Of a dialog: Tab goes down and to the right.
inline QStringList jumpsOfFocus(QWidget& dialog) {
    QStringList faults;
    QWidget* before = nullptr;
    QWidget* first = dialog.nextInFocusChain();
    QWidget* widget = first;
    do {
        const bool isStop = widget->window() == &dialog && widget->isVisible() && widget->isEnabled() &&
                            !isInternal(widget) && (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus &&
                            !qobject_cast<QDialogButtonBox*>(widget->parentWidget()); // ordered as the desktop has it
        if (isStop) {
            const auto place = [&dialog](QWidget* w) { return QRect(w->mapTo(&dialog, QPoint(0, 0)), w->size()); };
            if (before != nullptr) {
                const QRect from = place(before), to = place(widget);
                const bool isBelow = to.top() >= from.bottom() - 2;
                const bool isBeside = to.left() >= from.right() - 2 && to.bottom() > from.top();
                if (!isBelow && !isBeside)
                    faults << QStringLiteral("from %1 to %2").arg(describe(before), describe(widget));
            }
            before = widget;
        }
        widget = widget->nextInFocusChain();
    } while (widget != first && widget != &dialog);
    return faults;
}

} // namespace testing_support
