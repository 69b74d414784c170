// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/leaderboard_model.h"

#include "widgets/charts/table_text.h"
#include "widgets/to_qt.h"

#include <QLocale>
#include <QPixmap>

namespace widgets {

void LeaderboardModel::setRows(const QString& scheme, std::vector<LeaderRow> rows) {
    const bool isSame = rows.size() == m_rows.size();
    if (!isSame) beginResetModel();
    m_scheme = scheme;
    m_rows = std::move(rows);
    std::optional<std::pair<std::uint64_t, std::uint64_t>> frames;
    m_isRanked = true;
    for (const LeaderRow& row : m_rows) {
        if (!row.isHere || !row.scores) continue;
        const std::pair own(row.scores->frames, row.frameSet);
        m_isRanked = m_isRanked && (!frames || *frames == own);
        frames = own;
    }
    // A reset would lose the row that is chosen, with every frame that is scored.
    if (!isSame)
        endResetModel();
    else if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int LeaderboardModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LeaderboardModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : Columns; }

std::optional<int> LeaderboardModel::rankOf(const LeaderRow& row) const {
    if (!m_isRanked || !row.isHere || !row.scores || !row.scores->miou) return std::nullopt;
    int rank = 1;
    for (const LeaderRow& other : m_rows)
        if (other.isHere && other.scores && other.scores->miou && *other.scores->miou > *row.scores->miou) ++rank;
    return rank;
}

QString LeaderboardModel::whyNotRanked(const LeaderRow& row) const {
    if (!row.scores) return row.whyNoScores;
    if (!row.isHere) return tr("Not ranked: its card tells of other frames (%1)").arg(row.frames);
    if (!m_isRanked) return tr("Not ranked: the slots were scored on different frames");
    return tr("Not ranked: its mIoU is undefined");
}

std::optional<double> LeaderboardModel::numberOf(const LeaderRow& row, int column) const {
    const auto scored = [&row](auto value) { return row.scores ? value(*row.scores) : core::Score{}; };
    const auto cost = [&row](std::uint64_t ModelCosts::*which) {
        const bool isCounted = row.costs && (*row.costs).*which > 0;
        return isCounted ? std::optional(static_cast<double>((*row.costs).*which)) : std::nullopt;
    };
    switch (column) {
    case Rank: {
        const auto rank = rankOf(row);
        return rank ? std::optional<double>(*rank) : std::nullopt;
    }
    case Miou: return scored([](const core::Scores& s) { return s.miou; });
    case CategoryMiou: return scored([](const core::Scores& s) { return s.categoryMiou; });
    case PixelAccuracy: return scored([](const core::Scores& s) { return s.pixelAccuracy; });
    case FrameMacro: return scored([](const core::Scores& s) { return s.perFrame.macro; });
    case Parameters: return cost(&ModelCosts::parameters);
    case Macs: return cost(&ModelCosts::macs);
    case Memory: return cost(&ModelCosts::bytes);
    case Time: return row.medianMs;
    default: return std::nullopt;
    }
}

QString LeaderboardModel::textOf(const LeaderRow& row, int column) const {
    switch (column) {
    case Name: return row.name;
    case Scheme: return row.scheme.isEmpty() ? QStringLiteral("–") : row.scheme;
    case Frames: return row.frames.isEmpty() ? QStringLiteral("–") : row.frames;
    default: break;
    }
    const auto number = numberOf(row, column);
    if (!number) return QStringLiteral("–");
    const QLocale locale;
    switch (column) {
    case Rank: return locale.toString(static_cast<int>(*number));
    case Parameters: return tr("%1 M").arg(locale.toString(*number / 1e6, 'f', 2));
    case Macs: return tr("%1 G").arg(locale.toString(*number / 1e9, 'f', 1));
    case Memory: return tr("%1 MB").arg(locale.toString(*number / 1e6, 'f', 0));
    case Time: return durationText(*number);
    default: return locale.toString(*number, 'f', 4);
    }
}

QString LeaderboardModel::toolTipOf(const LeaderRow& row, int column) const {
    const bool isDefined = numberOf(row, column).has_value();
    switch (column) {
    case Rank: return isDefined ? tr("By mIoU, in the scheme %1, of %2").arg(m_scheme, row.frames) : whyNotRanked(row);
    case Name:
    case Scheme:
    case Frames: return row.scores ? QString() : row.whyNoScores;
    case Parameters:
    case Macs:
    case Memory:
        if (!row.costs) return row.whyNoCosts;
        if (!isDefined) return row.costs->whyNoMacs;
        return tr("At a network input of %1 × %2").arg(row.costs->input.width).arg(row.costs->input.height);
    case Time:
        return row.medianMs ? tr("Median of %n frames of this source", nullptr, row.timedFrames)
                            : tr("It has segmented no frame of this source");
    default: break;
    }
    if (!row.scores) return row.whyNoScores;
    return isDefined ? tr("In the scheme %1, of %2").arg(m_scheme, row.frames)
                     : tr("Undefined here: nothing to divide by, or not defined for this class scheme");
}

QVariant LeaderboardModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const LeaderRow& row = m_rows[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    const bool isText = column == Name || column == Scheme || column == Frames;
    switch (role) {
    case Qt::DisplayRole: return textOf(row, column);
    case Qt::ToolTipRole: return toolTipOf(row, column);
    case Qt::TextAlignmentRole: return int((isText ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case kNumberRole: {
        const auto number = numberOf(row, column);
        return number ? QVariant(*number) : QVariant();
    }
    case Qt::DecorationRole: {
        if (column != Name || !row.color.isValid()) return {};
        QPixmap square(10, 10);
        square.fill(row.color);
        return square;
    }
    default: return {};
    }
}

QVariant LeaderboardModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == kUnitRole) {
        if (section >= Miou && section <= FrameMacro) return m_scheme;
        return section == Time ? QStringLiteral("ms") : section == Memory ? tr("bytes") : QString();
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    const bool tip = role == Qt::ToolTipRole;
    switch (section) {
    case Rank: return tip ? tr("Place by mIoU among those scored on the same frames in the same scheme") : tr("#");
    case Name: return tr("Model");
    case Scheme: return tip ? tr("Class scheme of the model itself") : tr("Own\nclasses");
    case Frames: return tr("Scored on");
    case Miou:
        return tip ? tr("Counts pooled over the frames, IoU of each class, mean over the classes, in %1").arg(m_scheme)
                   : tr("mIoU\n(official)");
    case CategoryMiou:
        return tip ? tr("Counts pooled over the frames, mean over the seven categories") : tr("Category\nmIoU");
    case PixelAccuracy:
        return tip ? tr("Right pixels over valid pixels of all frames together") : tr("Pixel accuracy,\npooled");
    case FrameMacro:
        return tip ? tr("Mean over the classes present in each frame, then the mean over frames")
                   : tr("Jaccard Macro,\nmean of frames");
    case Parameters: return tip ? tr("Trainable numbers") : tr("Parameters");
    case Macs: return tip ? tr("Multiply-adds of the convolutions, for one frame") : tr("MACs");
    case Time: return tip ? tr("Median time of a whole frame, preparation and drawing up included") : tr("Time");
    case Memory:
        return tip ? tr("Estimate: weights and the most activations at once, as 32-bit numbers") : tr("Memory");
    default: return {};
    }
}

bool LeaderboardOrder::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const QVariant a = left.data(kNumberRole), b = right.data(kNumberRole);
    if (a.isValid() && b.isValid()) return a.toDouble() < b.toDouble();
    if (a.isValid() != b.isValid()) return a.isValid() == (sortOrder() == Qt::AscendingOrder);
    return QString::localeAwareCompare(left.data().toString(), right.data().toString()) < 0;
}

} // namespace widgets
