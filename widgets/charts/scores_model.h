// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/scores.h"

#include <QAbstractTableModel>
#include <QColor>

#include <optional>
#include <vector>

namespace widgets {

/// What one slot got, or why it got nothing.
struct SlotScores {
    QString name; ///< "A DeepLabV3 ResNet-50"
    QColor color;
    std::optional<core::Scores> scores;
    QString whyNot;         ///< a sentence where there are no scores
    QString shortName = {}; ///< "A", over its column; the name when empty
    int ownClasses = 0;     ///< of the slot, where they are gathered into those that are scored; else 0
};

/// One number of core::Scores under its full name: what is averaged over what.
struct ScoreRow {
    QString name;
    QString explanation;
    core::Score (*value)(const core::Scores& scores);
};
/// In the order in which they are shown.
const std::vector<ScoreRow>& scoreRows();

/// Metrics down, slots across; each metric names its aggregation. The best of a row is bold where slots can be ranked.
class ScoresModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setSlots(std::vector<SlotScores> slotScores);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    bool isBest(int row, int column) const;
    std::vector<SlotScores> m_slots;
};

} // namespace widgets
