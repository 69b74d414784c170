// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// In which class scheme slots are shown and compared, and what they got. Functions of values.
#pragma once

#include "core/classes/class_scheme.h"
#include "core/metrics/evaluation_file.h"
#include "widgets/charts/scores_model.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace app {

using SchemePointer = std::shared_ptr<const core::ClassScheme>;

/// Schemes to choose from, the finest first: the scored ones that every slot can be mapped to, then those that only
/// some can; without slots the built-in ones of Cityscapes. Never empty; the first is what is shown unless one is
/// chosen.
std::vector<SchemePointer> schemesFor(const std::vector<SchemePointer>& ofSlots);

/// A label map's values in another scheme ("argmax, then map"); null when it cannot be mapped.
std::shared_ptr<const core::LabelMap> mapped(std::shared_ptr<const core::LabelMap> map, const core::ClassScheme& from,
                                             const core::ClassScheme& to);

/// The line of a slot in charts and tables. `own` is the scheme of its predictions, null while it is not known.
widgets::SlotScores scoreSlot(const QString& name, const QColor& color, const std::vector<core::FrameCounts>& counts,
                              const core::ClassScheme* own, const core::ClassScheme& scheme);

/// What is known of a slot whose results are looked for in an evaluation.
struct EvaluatedSlot {
    QString name; ///< "A " and the name of its model
    QColor color;
    std::string weights{};       ///< SHA-256 of its model's; empty for a folder of predictions, or not known
    bool hasOwnSettings = false; ///< of which an evaluation tells nothing
    bool isNamesake = false;     ///< another slot has a model of the same name
};
/// The same from the results of an evaluation: those of the model of this name, unless they are of other weights. Where
/// the name alone speaks for it, the line says so.
widgets::SlotScores evaluatedScores(const EvaluatedSlot& slot, const core::EvaluationRecord& evaluation,
                                    const core::ClassScheme& scheme);

/// The table of scores as text, for a terminal.
QString scoresText(const core::ClassScheme& scheme, const std::vector<widgets::SlotScores>& slotScores);

} // namespace app
