// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/probe/probe_values.h"

#include "widgets/to_qt.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace widgets {

namespace {
QString text(const char* source) { return QCoreApplication::translate("widgets::Probe", source); }
const QString kSeparator = QStringLiteral(" · ");
} // namespace

std::optional<double> marginOf(const ProbeSlot& slot) {
    if (slot.classes.size() < 2 || !slot.classes[0].probability || !slot.classes[1].probability) return std::nullopt;
    return *slot.classes[0].probability - *slot.classes[1].probability;
}

QString headerText(const ProbeValues& values) {
    const QString place =
        text(QT_TRANSLATE_NOOP("widgets::Probe", "x %1 y %2")).arg(values.pixel.x()).arg(values.pixel.y());
    if (!values.truth) return place;
    return place + kSeparator + text(QT_TRANSLATE_NOOP("widgets::Probe", "truth: %1")).arg(*values.truth);
}

QString certaintyText(const ProbeSlot& slot) {
    QStringList parts;
    if (const auto margin = marginOf(slot))
        parts << text(QT_TRANSLATE_NOOP("widgets::Probe", "margin %1")).arg(QLocale().toString(*margin, 'f', 2));
    if (slot.entropy)
        parts << text(QT_TRANSLATE_NOOP("widgets::Probe", "entropy %1")).arg(QLocale().toString(*slot.entropy, 'f', 2));
    return parts.join(kSeparator);
}

QString probeText(const ProbeValues& values) {
    QStringList lines = {headerText(values)};
    for (const ProbeSlot& slot : values.slotValues) {
        QStringList classes;
        for (const ProbeClass& one : slot.classes)
            classes << (one.probability ? QStringLiteral("%1 %2 %").arg(one.name, percentNumber(*one.probability))
                                        : one.name);
        QString line = QStringLiteral("%1 %2: ").arg(slot.letter, slot.name);
        line += classes.isEmpty() ? slot.whyNot : classes.join(QStringLiteral(", "));
        const QString certainty = certaintyText(slot);
        lines << (certainty.isEmpty() ? line : line + kSeparator + certainty);
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace widgets
