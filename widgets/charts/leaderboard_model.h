// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/scores.h"

#include <QAbstractTableModel>
#include <QColor>
#include <QSortFilterProxyModel>

#include <cstdint>
#include <optional>
#include <vector>

namespace widgets {

/// What running a model once costs, counted from its graph.
struct ModelCosts {
    std::uint64_t parameters = 0;
    std::uint64_t macs = 0;  ///< at `input`
    std::uint64_t bytes = 0; ///< weights and most activations at once, as 32-bit numbers
    core::Size input;        ///< of the network
    QString whyNoMacs = {};  ///< nor bytes: a frame of this size cannot be segmented
};

/// One model of the leaderboard: in a slot, or in the workspace with the scores of its card.
struct LeaderRow {
    QString name;                       ///< "A DeepLabV3"
    QColor color;                       ///< of its slot; none for a model in no slot
    QString scheme;                     ///< its own
    std::optional<core::Scores> scores; ///< in the scheme of the leaderboard
    QString whyNoScores;
    QString frames;             ///< those it was scored on, in words
    std::uint64_t frameSet = 0; ///< equal for rows that were scored on the same frames
    bool isHere = false;        ///< scored on frames of this window, so that it can be ranked with others that are
    std::optional<ModelCosts> costs;
    QString whyNoCosts;
    std::optional<double> medianMs; ///< of a whole frame
    int timedFrames = 0;
};

/// Models down, scores and costs across. Ranked by mIoU are those that were scored in one scheme on the same frames
/// of this window; all others have no rank, and say why.
class LeaderboardModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        Rank,
        Name,
        Scheme,
        Frames,
        Miou,
        CategoryMiou,
        PixelAccuracy,
        FrameMacro,
        Parameters,
        Macs,
        Time,
        Memory,
        Columns
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// `scheme`: of the scores.
    void setRows(const QString& scheme, std::vector<LeaderRow> rows);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::optional<int> rankOf(const LeaderRow& row) const;
    std::optional<double> numberOf(const LeaderRow& row, int column) const;
    QString textOf(const LeaderRow& row, int column) const;
    QString toolTipOf(const LeaderRow& row, int column) const;
    QString whyNotRanked(const LeaderRow& row) const;

    QString m_scheme;
    std::vector<LeaderRow> m_rows;
    bool m_isRanked = true; ///< those scored here, on the same frames
};

/// Sorts by numbers, what is undefined always last.
class LeaderboardOrder : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;
};

} // namespace widgets
