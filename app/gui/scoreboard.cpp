// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/scoreboard.h"

#include "widgets/to_qt.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>

namespace app {

namespace {

bool canMap(const core::ClassScheme& from, const core::ClassScheme& to) {
    return from == to || from.mappingTo(to).has_value();
}

/// Why the results of this name may be of something else; empty: they are of this model.
QString nameAlone(const EvaluatedSlot& slot, const core::SlotRecord& record) {
    if (slot.isNamesake)
        return QCoreApplication::translate("app::scoreboard",
                                           "%1: matched by its name, which another slot has too; with which settings "
                                           "the evaluation was made, its file does not tell.")
            .arg(slot.name);
    if (slot.hasOwnSettings)
        return QCoreApplication::translate("app::scoreboard",
                                           "%1: matched by its name; the slot has settings of its own, and with which "
                                           "ones the evaluation was made, its file does not tell.")
            .arg(slot.name);
    if (slot.weights.empty() || record.sha256.empty())
        return QCoreApplication::translate("app::scoreboard",
                                           "%1: matched by its name alone; that the weights are the same is not known.")
            .arg(slot.name);
    return {};
}

} // namespace

std::vector<SchemePointer> schemesFor(const std::vector<SchemePointer>& ofSlots) {
    std::vector<SchemePointer> candidates;
    const auto add = [&candidates](SchemePointer scheme) {
        const bool known =
            std::any_of(candidates.begin(), candidates.end(), [&](const auto& c) { return *c == *scheme; });
        if (!known) candidates.push_back(std::move(scheme));
    };
    for (const SchemePointer& scheme : ofSlots) add(scheme);
    for (const char* name : {"cityscapes-19", "merged-10"}) {
        auto scheme = std::make_shared<const core::ClassScheme>(*core::ClassScheme::builtIn(name));
        const bool reachable =
            std::any_of(ofSlots.begin(), ofSlots.end(), [&](const auto& own) { return canMap(*own, *scheme); });
        if (ofSlots.empty() || reachable) add(std::move(scheme));
    }
    const auto mappable = [&ofSlots](const SchemePointer& to) {
        return std::count_if(ofSlots.begin(), ofSlots.end(), [&](const auto& own) { return canMap(*own, *to); });
    };
    std::stable_sort(candidates.begin(), candidates.end(), [&](const auto& a, const auto& b) {
        if (a->isScored() != b->isScored()) return a->isScored();
        if (mappable(a) != mappable(b)) return mappable(a) > mappable(b);
        return a->size() > b->size();
    });
    return candidates;
}

std::shared_ptr<const core::LabelMap> mapped(std::shared_ptr<const core::LabelMap> map, const core::ClassScheme& from,
                                             const core::ClassScheme& to) {
    if (from == to) return map;
    const auto mapping = from.mappingTo(to);
    if (!mapping) return nullptr;
    std::array<std::uint8_t, 256> table;
    table.fill(core::kIgnore);
    std::copy(mapping->begin(), mapping->end(), table.begin());
    return std::make_shared<const core::LabelMap>(core::applyTable(*map, table));
}

widgets::SlotScores scoreSlot(const QString& name, const QColor& color, const std::vector<core::FrameCounts>& counts,
                              const core::ClassScheme* own, const core::ClassScheme& scheme) {
    widgets::SlotScores line{name, color, {}, {}, name.section(QLatin1Char(' '), 0, 0)};
    if (own != nullptr && !canMap(*own, scheme)) {
        line.whyNot = QCoreApplication::translate(
                          "app::scoreboard", "%1: its classes (%2) cannot be mapped to %3, so it has no score there.")
                          .arg(name, widgets::toQt(own->name()), widgets::toQt(scheme.name()));
    } else if (own != nullptr && !counts.empty()) {
        if (*own != scheme) line.ownClasses = own->size();
        for (const core::FrameCounts& frame : counts)
            line.frameSet = line.frameSet * 31 + std::hash<std::string>()(frame.frame);
        auto scores = core::scoresOf(counts, core::PredictionSpace{*own}, scheme);
        if (scores)
            line.scores = std::move(*scores);
        else
            line.whyNot = widgets::toQt(scores.error().message);
    }
    return line;
}

widgets::SlotScores evaluatedScores(const EvaluatedSlot& slot, const core::EvaluationRecord& evaluation,
                                    const core::ClassScheme& scheme) {
    const QString &name = slot.name, letter = name.section(QLatin1Char(' '), 0, 0);
    widgets::SlotScores line{name, slot.color, {}, {}, letter};
    const core::SlotRecord* record = core::findSlot(evaluation, name.section(QLatin1Char(' '), 1).toStdString());
    if (record == nullptr) {
        QStringList names;
        for (const core::SlotRecord& one : evaluation.models) names << widgets::toQt(one.name);
        line.whyNot =
            QCoreApplication::translate("app::scoreboard", "%1: the evaluation has no model of this name; it has %2.")
                .arg(name, names.join(QStringLiteral(", ")));
        return line;
    }
    if (!slot.weights.empty() && !record->sha256.empty() && slot.weights != record->sha256) {
        line.whyNot = QCoreApplication::translate(
                          "app::scoreboard",
                          "%1: the evaluation's model of this name has other weights, so its scores are not shown.")
                          .arg(name);
        return line;
    }
    const core::Scores* scores = core::findScores(*record, scheme);
    if (scores == nullptr) {
        line.whyNot = QCoreApplication::translate("app::scoreboard", "%1: the evaluation did not score it in %2.")
                          .arg(name, widgets::toQt(scheme.name()));
        return line;
    }
    line.scores = *scores;
    QStringList remarks;
    if (!record->forced.empty()) {
        line.name = QCoreApplication::translate("app::scoreboard", "%1 (forced)").arg(line.name);
        remarks << QCoreApplication::translate("app::scoreboard", "%1: scored though it was refused: %2")
                       .arg(name, widgets::toQt(record->forced.front()));
    }
    if (const QString why = nameAlone(slot, *record); !why.isEmpty()) {
        line.name = QCoreApplication::translate("app::scoreboard", "%1 (by name)").arg(line.name);
        remarks << why;
    }
    line.remark = remarks.join(QLatin1Char(' '));
    if (const auto own = core::ClassScheme::builtIn(record->scheme); own && *own != scheme)
        line.ownClasses = own->size();
    return line;
}

QString scoresText(const core::ClassScheme& scheme, const std::vector<widgets::SlotScores>& slotScores) {
    QString text;
    const auto number = [](const core::Score& score) {
        return score ? QString::number(*score, 'f', 4) : QStringLiteral("-");
    };
    const auto row = [&](const QString& name, const auto& value) {
        text += name.leftJustified(34);
        for (const auto& slot : slotScores)
            text += (slot.scores ? number(value(*slot.scores)) : QStringLiteral("-")).rightJustified(24);
        text += QLatin1Char('\n');
    };
    text += widgets::toQt(scheme.name()).leftJustified(34);
    for (const auto& slot : slotScores) text += QStringLiteral("  ") + slot.name.left(22).rightJustified(22);
    text += QLatin1Char('\n');
    for (const widgets::ScoreRow& metric : widgets::scoreRows()) row(metric.name, metric.value);
    for (int i = 0; i < scheme.size(); ++i)
        row(QStringLiteral("IoU ") + widgets::toQt(scheme.classes()[static_cast<std::size_t>(i)].name),
            [i](const core::Scores& scores) { return scores.perClass[static_cast<std::size_t>(i)].iou; });
    return text;
}

} // namespace app
