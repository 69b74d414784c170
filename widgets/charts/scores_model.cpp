// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/scores_model.h"

#include <QCoreApplication>
#include <QFont>
#include <QLocale>
#include <QPixmap>

namespace widgets {

const std::vector<ScoreRow>& scoreRows() {
    static const std::vector<ScoreRow> rows = [] {
        const auto text = [](const char* source) {
            return QCoreApplication::translate("widgets::ScoresModel", source);
        };
        return std::vector<ScoreRow>{
            {text(QT_TRANSLATE_NOOP("widgets::ScoresModel", "mIoU (official)")),
             text(QT_TRANSLATE_NOOP("widgets::ScoresModel", "Counts pooled over the frames, IoU of each class, mean "
                                                            "over the classes that occur in truth or prediction")),
             [](const core::Scores& s) { return s.miou; }},
            {text(QT_TRANSLATE_NOOP("widgets::ScoresModel", "Category mIoU (official)")),
             text(QT_TRANSLATE_NOOP(
                 "widgets::ScoresModel",
                 "The same for the seven categories: confusing two classes of one category is no error")),
             [](const core::Scores& s) { return s.categoryMiou; }},
            {text(QT_TRANSLATE_NOOP("widgets::ScoresModel", "iIoU (official, instances)")),
             text(QT_TRANSLATE_NOOP("widgets::ScoresModel", "IoU with each truth instance weighted by the average size "
                                                            "of its class over its own; only for cityscapes-19")),
             [](const core::Scores& s) { return s.iiou; }},
            {text(QT_TRANSLATE_NOOP("widgets::ScoresModel", "Jaccard PerPixel, pooled")),
             text(QT_TRANSLATE_NOOP("widgets::ScoresModel",
                                    "Equal pixels over all valid pixels, counted over all frames together")),
             [](const core::Scores& s) { return s.pooled.perPixel; }},
            {text(QT_TRANSLATE_NOOP("widgets::ScoresModel", "Jaccard Micro, pooled")),
             text(QT_TRANSLATE_NOOP("widgets::ScoresModel",
                                    "Intersections over unions, both summed over the classes, of all frames together")),
             [](const core::Scores& s) { return s.pooled.micro; }},
            {text(QT_TRANSLATE_NOOP("widgets::ScoresModel", "Jaccard Macro, pooled")),
             text(QT_TRANSLATE_NOOP("widgets::ScoresModel",
                                    "Mean over the classes present in truth or prediction, of all frames together")),
             [](const core::Scores& s) { return s.pooled.macro; }},
            {text(QT_TRANSLATE_NOOP("widgets::ScoresModel", "Jaccard Weighted, pooled")),
             text(QT_TRANSLATE_NOOP(
                 "widgets::ScoresModel",
                 "Mean over the classes, weighted by their pixels in the truth, of all frames together")),
             [](const core::Scores& s) { return s.pooled.weighted; }},
            {text(QT_TRANSLATE_NOOP("widgets::ScoresModel", "Jaccard PerPixel, mean of frames")),
             text(QT_TRANSLATE_NOOP("widgets::ScoresModel",
                                    "Equal pixels over valid pixels of each frame, then the mean over frames")),
             [](const core::Scores& s) { return s.perFrame.perPixel; }},
            {text(QT_TRANSLATE_NOOP("widgets::ScoresModel", "Jaccard Micro, mean of frames")),
             text(
                 QT_TRANSLATE_NOOP("widgets::ScoresModel",
                                   "Summed intersections over summed unions of each frame, then the mean over frames")),
             [](const core::Scores& s) { return s.perFrame.micro; }},
            {text(QT_TRANSLATE_NOOP("widgets::ScoresModel", "Jaccard Macro, mean of frames")),
             text(QT_TRANSLATE_NOOP("widgets::ScoresModel",
                                    "Mean over the classes present in each frame, then the mean over frames")),
             [](const core::Scores& s) { return s.perFrame.macro; }},
            {text(QT_TRANSLATE_NOOP("widgets::ScoresModel", "Jaccard Weighted, mean of frames")),
             text(QT_TRANSLATE_NOOP(
                 "widgets::ScoresModel",
                 "Mean over the classes weighted by their truth pixels in each frame, then the mean over frames")),
             [](const core::Scores& s) { return s.perFrame.weighted; }},
            {text(QT_TRANSLATE_NOOP("widgets::ScoresModel", "Pixel accuracy, pooled")),
             text(QT_TRANSLATE_NOOP("widgets::ScoresModel", "Right pixels over valid pixels of all frames together")),
             [](const core::Scores& s) { return s.pixelAccuracy; }},
            {text(QT_TRANSLATE_NOOP("widgets::ScoresModel", "Mean accuracy, pooled")),
             text(QT_TRANSLATE_NOOP(
                 "widgets::ScoresModel",
                 "Recall of each class over all frames together, mean over the classes in the truth")),
             [](const core::Scores& s) { return s.meanAccuracy; }},
        };
    }();
    return rows;
}

void ScoresModel::setSlots(std::vector<SlotScores> slotScores) {
    beginResetModel();
    m_slots = std::move(slotScores);
    endResetModel();
}

int ScoresModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || m_slots.empty() ? 0 : static_cast<int>(scoreRows().size());
}

int ScoresModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : 1 + static_cast<int>(m_slots.size());
}

bool ScoresModel::isBest(int row, int column) const {
    const auto value = [&](std::size_t slot) -> core::Score {
        const auto& scores = m_slots[slot].scores;
        return scores ? scoreRows()[static_cast<std::size_t>(row)].value(*scores) : std::nullopt;
    };
    const auto mine = value(static_cast<std::size_t>(column) - 1);
    int rivals = 0;
    for (std::size_t slot = 0; slot < m_slots.size(); ++slot) {
        const auto other = value(slot);
        if (!other) continue;
        ++rivals;
        if (mine && *other > *mine) return false;
    }
    return mine && rivals > 1;
}

QVariant ScoresModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const ScoreRow& row = scoreRows()[static_cast<std::size_t>(index.row())];
    if (index.column() == 0) {
        if (role == Qt::DisplayRole) return row.name;
        return role == Qt::ToolTipRole ? QVariant(row.explanation) : QVariant();
    }
    const SlotScores& slot = m_slots[static_cast<std::size_t>(index.column()) - 1];
    const core::Score value = slot.scores ? row.value(*slot.scores) : std::nullopt;
    switch (role) {
    case Qt::DisplayRole: return value ? QLocale().toString(*value, 'f', 4) : QStringLiteral("–");
    case Qt::ToolTipRole:
        if (!slot.scores) return slot.whyNot;
        return value ? row.explanation
                     : tr("Undefined here: nothing to divide by, or not defined for this class scheme");
    case Qt::TextAlignmentRole: return int(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::FontRole: {
        QFont font;
        font.setBold(isBest(index.row(), index.column()));
        return font;
    }
    default: return {};
    }
}

QVariant ScoresModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return int((section == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (section == 0) return role == Qt::DisplayRole ? tr("Metric") : QVariant();
    const SlotScores& slot = m_slots[static_cast<std::size_t>(section) - 1];
    switch (role) {
    case Qt::DisplayRole: return slot.shortName.isEmpty() ? slot.name : slot.shortName;
    case Qt::ToolTipRole: return slot.name;
    case Qt::DecorationRole: { // the colour of its bars
        QPixmap square(10, 10);
        square.fill(slot.color);
        return square;
    }
    default: return {};
    }
}

} // namespace widgets
