// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/scores_model.h"

#include "widgets/charts/table_text.h"
#include "widgets/to_qt.h"

#include <QCoreApplication>
#include <QFont>
#include <QLocale>
#include <QPixmap>

#include <algorithm>
#include <cmath>

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
    // A reset would lose the row that is chosen, with every frame that is scored.
    const bool isSame = slotScores.size() == m_slots.size();
    if (!isSame) beginResetModel();
    m_slots = std::move(slotScores);
    const int count = static_cast<int>(m_slots.size());
    if (m_pair.first >= count || m_pair.second >= count) m_pair = {0, 1};
    if (!isSame) return endResetModel();
    if (m_slots.empty()) return;
    emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

void ScoresModel::setPair(int a, int b) {
    m_pair = {a, b};
    if (!hasDifference()) return;
    emit headerDataChanged(Qt::Horizontal, columnCount() - 1, columnCount() - 1);
    emit dataChanged(index(0, columnCount() - 1), index(rowCount() - 1, columnCount() - 1));
}

/// REQUIRES: the slot has scores.
static QString withFrames(const SlotScores& slot) {
    return ScoresModel::tr("%1 (%n frames)", nullptr, static_cast<int>(slot.scores->frames)).arg(slot.name);
}

bool ScoresModel::isRanked(const std::vector<SlotScores>& slotScores) {
    std::optional<std::pair<std::uint64_t, std::uint64_t>> frames;
    for (const SlotScores& slot : slotScores) {
        if (!slot.scores) continue;
        const std::pair own(slot.scores->frames, slot.frameSet);
        if (frames && *frames != own) return false;
        frames = own;
    }
    return true;
}

int ScoresModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || m_slots.empty() ? 0 : static_cast<int>(scoreRows().size()) + 1;
}

int ScoresModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : 1 + static_cast<int>(m_slots.size()) + (hasDifference() ? 1 : 0);
}

core::Score ScoresModel::valueOf(int row, int slot) const {
    const auto& scores = m_slots[static_cast<std::size_t>(slot)].scores;
    return scores ? scoreRows()[static_cast<std::size_t>(row)].value(*scores) : std::nullopt;
}

bool ScoresModel::isBest(int row, int column) const {
    if (!isRanked(m_slots)) return false;
    const auto mine = valueOf(row, column - 1);
    int rivals = 0;
    for (int slot = 0; slot < static_cast<int>(m_slots.size()); ++slot) {
        const auto other = valueOf(row, slot);
        if (!other) continue;
        ++rivals;
        if (mine && *other > *mine) return false;
    }
    return mine && rivals > 1;
}

QVariant ScoresModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    if (role == Qt::TextAlignmentRole && index.column() > 0) return int(Qt::AlignRight | Qt::AlignVCenter);
    if (index.row() == static_cast<int>(scoreRows().size())) return framesData(index.column(), role);
    const ScoreRow& row = scoreRows()[static_cast<std::size_t>(index.row())];
    if (index.column() == 0) {
        if (role == Qt::DisplayRole) return row.name;
        return role == Qt::ToolTipRole ? QVariant(row.explanation) : QVariant();
    }
    if (isDifference(index.column())) return differenceData(index.row(), role);
    const SlotScores& slot = m_slots[static_cast<std::size_t>(index.column()) - 1];
    const core::Score value = valueOf(index.row(), index.column() - 1);
    switch (role) {
    case kNumberRole: return value ? QVariant(*value) : QVariant();
    case Qt::DisplayRole: return value ? QLocale().toString(*value, 'f', 4) : QStringLiteral("–");
    case Qt::ToolTipRole:
        if (!slot.scores) return slot.whyNot;
        return value ? row.explanation
                     : tr("Undefined here: nothing to divide by, or not defined for this class scheme");
    case Qt::FontRole: {
        QFont font;
        font.setBold(isBest(index.row(), index.column()));
        return font;
    }
    default: return {};
    }
}

QVariant ScoresModel::differenceData(int row, int role) const {
    const core::Score a = valueOf(row, m_pair.first), b = valueOf(row, m_pair.second);
    const SlotScores& first = m_slots[static_cast<std::size_t>(m_pair.first)];
    const SlotScores& second = m_slots[static_cast<std::size_t>(m_pair.second)];
    switch (role) {
    case kNumberRole: return a && b ? QVariant(*a - *b) : QVariant();
    case Qt::DisplayRole: {
        if (!a || !b) return QStringLiteral("–");
        const double difference = std::round((*a - *b) * 1e4) / 1e4;
        const QString amount = QLocale().toString(std::abs(difference), 'f', 4);
        return difference == 0 ? amount : (difference > 0 ? u'+' : u'−') + amount;
    }
    case Qt::ToolTipRole:
        if (!a || !b) return tr("One of the two is undefined");
        if (!isRanked({first, second}))
            return tr("%1 and %2 were scored on different frames: this is no comparison of models")
                .arg(withFrames(first), withFrames(second));
        return tr("%1 minus %2: above 0 the first is better").arg(first.name, second.name);
    default: return {};
    }
}

QVariant ScoresModel::framesData(int column, int role) const {
    if (column == 0) {
        if (role == Qt::DisplayRole) return tr("Frames counted");
        return role == Qt::ToolTipRole ? QVariant(tr("Frames with truth that these numbers are made of")) : QVariant();
    }
    if (isDifference(column)) return {};
    const auto& scores = m_slots[static_cast<std::size_t>(column) - 1].scores;
    switch (role) {
    case kNumberRole: return scores ? QVariant(qulonglong(scores->frames)) : QVariant();
    case Qt::DisplayRole: return scores ? QLocale().toString(qulonglong(scores->frames)) : QStringLiteral("–");
    case Qt::ToolTipRole:
        if (!scores) return m_slots[static_cast<std::size_t>(column) - 1].whyNot;
        return tr("%1 valid pixels, in the scheme %2", nullptr, scores->pixels == 1 ? 1 : 2)
            .arg(QLocale().toString(qulonglong(scores->pixels)), toQt(scores->scheme.name()));
    default: return {};
    }
}

QVariant ScoresModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return int((section == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (section == 0 && role == kUnitRole) {
        const auto scored =
            std::ranges::find_if(m_slots, [](const SlotScores& slot) { return slot.scores.has_value(); });
        return scored == m_slots.end() ? QVariant() : toQt(scored->scores->scheme.name());
    }
    if (section == 0) return role == Qt::DisplayRole ? tr("Metric") : QVariant();
    const auto shortName = [](const SlotScores& slot) { return slot.shortName.isEmpty() ? slot.name : slot.shortName; };
    if (isDifference(section)) {
        const SlotScores& a = m_slots[static_cast<std::size_t>(m_pair.first)];
        const SlotScores& b = m_slots[static_cast<std::size_t>(m_pair.second)];
        if (role == Qt::DisplayRole) return tr("%1 − %2").arg(shortName(a), shortName(b));
        return role == Qt::ToolTipRole ? QVariant(tr("%1 minus %2").arg(a.name, b.name)) : QVariant();
    }
    const SlotScores& slot = m_slots[static_cast<std::size_t>(section) - 1];
    switch (role) {
    case Qt::DisplayRole: return shortName(slot);
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
