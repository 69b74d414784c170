// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/theme.h"

#include <QApplication>
#include <QPainter>
#include <QProxyStyle>
#include <QStyleOption>

namespace app {

namespace {

struct Tones {
    QColor window, base, alternate, button, text, disabled, highlight, highlightedText, link, mid;
};

QPalette paletteOf(const Tones& t) {
    QPalette palette(t.button, t.window);
    palette.setColor(QPalette::Window, t.window);
    palette.setColor(QPalette::Base, t.base);
    palette.setColor(QPalette::AlternateBase, t.alternate);
    palette.setColor(QPalette::Button, t.button);
    palette.setColor(QPalette::ToolTipBase, t.base);
    palette.setColor(QPalette::Mid, t.mid);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}) {
        palette.setColor(role, t.text);
        palette.setColor(QPalette::Disabled, role, t.disabled);
    }
    palette.setColor(QPalette::PlaceholderText, t.disabled);
    palette.setColor(QPalette::BrightText, Qt::white);
    palette.setColor(QPalette::Highlight, t.highlight);
    palette.setColor(QPalette::HighlightedText, t.highlightedText);
    palette.setColor(QPalette::Link, t.link);
    palette.setColor(QPalette::LinkVisited, t.link);
    return palette;
}

/// Fusion draws boxes and circles that are not ticked with a rim darker than the window: on a dark one nothing is seen.
class RimmedStyle : public QProxyStyle {
public:
    RimmedStyle() : QProxyStyle(QStringLiteral("Fusion")) {}
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        if (element != PE_IndicatorCheckBox && element != PE_IndicatorRadioButton) return;
        if (option->palette.color(QPalette::Window).lightness() > 127) return;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(option->palette.color(QPalette::Disabled, QPalette::Text));
        painter->setBrush(Qt::NoBrush);
        const QRectF rim = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
        if (element == PE_IndicatorCheckBox)
            painter->drawRoundedRect(rim, 1.5, 1.5);
        else
            painter->drawEllipse(rim);
        painter->restore();
    }
};

} // namespace

QPalette lightPalette() {
    return paletteOf({QColor(0xf3f4f5), QColor(0xffffff), QColor(0xf1f4f7), QColor(0xe9ebed), QColor(0x1d2125),
                      QColor(0x8a9097), QColor(0x2f6fb3), QColor(0xffffff), QColor(0x1f5f9f), QColor(0xa9adb2)});
}

QPalette darkPalette() {
    return paletteOf({QColor(0x26292d), QColor(0x1c1f22), QColor(0x23272b), QColor(0x33373c), QColor(0xe4e6e8),
                      QColor(0x858b92), QColor(0x3b78b8), QColor(0xffffff), QColor(0x7db4e8), QColor(0x5a6067)});
}

QString themeName(Theme theme) {
    switch (theme) {
    case Theme::Light: return QStringLiteral("light");
    case Theme::Dark: return QStringLiteral("dark");
    case Theme::System: break;
    }
    return QStringLiteral("system");
}

Theme themeNamed(const QString& name) {
    if (name == QLatin1String("light")) return Theme::Light;
    return name == QLatin1String("dark") ? Theme::Dark : Theme::System;
}

ThemeSwitch::ThemeSwitch(QApplication& application)
    : m_application(application), m_systemStyle(application.style()->name()) {}

void ThemeSwitch::apply(Theme theme) {
    if (theme == Theme::System) {
        m_application.setStyle(m_systemStyle);
        m_application.setPalette(QPalette()); // the desktop's own again
        return;
    }
    m_application.setStyle(new RimmedStyle); // which belongs to the application then
    m_application.setPalette(theme == Theme::Dark ? darkPalette() : lightPalette());
}

} // namespace app
