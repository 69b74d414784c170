// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/slot_settings.h"

#include "app/gui/precision_choices.h"
#include "widgets/to_qt.h"

#include <QCoreApplication>
#include <QStringList>

namespace app {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(app::SlotSettings)
};

QString precisionText(inference::Precision precision) {
    for (const auto& [choice, name] : precisionChoices())
        if (choice == precision) return name;
    return {};
}

} // namespace

std::string RunSettings::key() const {
    std::string text = fmt::format("{} {} {}", engine.device, static_cast<int>(engine.precision), segment.flip);
    if (segment.size) text += fmt::format(" size {}x{}", segment.size->width, segment.size->height);
    if (segment.scale) text += fmt::format(" scale {}", *segment.scale);
    if (segment.tile) text += fmt::format(" tile {}x{}", segment.tile->width, segment.tile->height);
    for (const double scale : segment.scales) text += fmt::format(" {}", scale);
    return text + fmt::format(" {}", static_cast<int>(segment.averaging));
}

RunSettings settingsOf(RunSettings common, const SlotSettings& own) {
    if (own.size || own.scale) {
        common.segment.size = own.size;
        common.segment.scale.reset();
        if (!own.size && *own.scale > 0) common.segment.scale = own.scale;
    }
    if (own.precision) common.engine.precision = *own.precision;
    if (own.flip) common.segment.flip = *own.flip;
    if (own.tile) common.segment.tile = own.tile->isEmpty() ? std::nullopt : own.tile;
    return common;
}

QString settingsText(const SlotSettings& own) {
    QStringList parts;
    if (own.size)
        parts << sizeText(*own.size);
    else if (own.scale)
        parts << (*own.scale > 0 ? Texts::tr("%1 %").arg(*own.scale * 100) : Texts::tr("model's size"));
    if (own.precision) parts << precisionText(*own.precision);
    if (own.flip) parts << (*own.flip ? Texts::tr("mirrored") : Texts::tr("not mirrored"));
    if (own.tile)
        parts << (own.tile->isEmpty() ? Texts::tr("no tiles") : Texts::tr("tiles of %1").arg(sizeText(*own.tile)));
    return parts.join(QStringLiteral(" · "));
}

QString sizeText(core::Size size) { return QStringLiteral("%1×%2").arg(size.width).arg(size.height); }

} // namespace app
