// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/scores.h"

#include <QAbstractTableModel>
#include <QColor>

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace widgets {

/// What one slot got, or why it got nothing.
struct SlotScores {
    QString name; ///< "A DeepLabV3 ResNet-50"
    QColor color;
    std::optional<core::Scores> scores;
    QString whyNot;             ///< a sentence where there are no scores
    QString shortName = {};     ///< "A", over its column; the name when empty
    int ownClasses = 0;         ///< of the slot, where they are gathered into those that are scored; else 0
    std::uint64_t frameSet = 0; ///< equal for slots that were scored on the same frames
    QString remark = {};        ///< a sentence that must be read with its scores; may be empty
};

/// One number of core::Scores under its full name: what is averaged over what.
struct ScoreRow {
    QString name;
    QString explanation;
    core::Score (*value)(const core::Scores& scores);
};
/// In the order in which they are shown.
const std::vector<ScoreRow>& scoreRows();

/// Metrics down, slots across, then the difference of two of them; each metric names its aggregation, and the last row
/// tells how many frames were counted. The best of a row is bold where slots were scored on the same frames.
class ScoresModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setSlots(std::vector<SlotScores> slotScores);
    /// Which slot minus which other one the last column shows, by place; there is one with two slots or more.
    void setPair(int a, int b);
    std::pair<int, int> pair() const { return m_pair; }
    /// Whether all that have scores were scored on the same frames.
    static bool isRanked(const std::vector<SlotScores>& slotScores);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    bool isBest(int row, int column) const;
    bool hasDifference() const { return m_slots.size() > 1; }
    bool isDifference(int column) const { return hasDifference() && column == columnCount() - 1; }
    core::Score valueOf(int row, int slot) const;
    QVariant differenceData(int row, int role) const;
    QVariant framesData(int column, int role) const;
    std::vector<SlotScores> m_slots;
    std::pair<int, int> m_pair{0, 1};
};

} // namespace widgets
