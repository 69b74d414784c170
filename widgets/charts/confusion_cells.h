// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a cell of the confusion matrix says and how it looks.
#pragma once

#include "core/metrics/scores.h"

#include <QColor>
#include <QPalette>
#include <QString>

#include <cstdint>
#include <vector>

namespace widgets {

enum class CellMeasure {
    ShareOfTruth,      ///< row-normalised: the diagonal is recall
    ShareOfPrediction, ///< column-normalised: the diagonal is precision
    Pixels,
};

/// A confusion with its sums. Columns: the classes, then void.
class ConfusionCells {
public:
    ConfusionCells() = default;
    explicit ConfusionCells(core::Confusion confusion);

    int classes() const { return m_confusion.classes; }
    std::uint64_t pixels(int truth, int predicted) const { return m_confusion.at(truth, predicted); }
    /// Pixels over those of the row or of the column; nothing where there are none. With Pixels: over the largest cell.
    core::Score share(int truth, int predicted, CellMeasure measure) const;
    bool hasTruth(int truth) const { return m_rows[static_cast<std::size_t>(truth)] > 0; }
    /// 0 … 1 for the colour. Shares go by their root and pixels by their logarithm, so that one per cent of a class is
    /// still seen.
    double strength(int truth, int predicted, CellMeasure measure) const;
    std::uint64_t largest() const { return m_largest; }

private:
    core::Confusion m_confusion;
    std::vector<std::uint64_t> m_rows;
    std::vector<std::uint64_t> m_columns;
    std::uint64_t m_largest = 0;
};

/// From the palette's Base to blue on the diagonal and to orange beside it, further from Base the stronger. The two are
/// told apart by all kinds of colour vision, and the ramp by lightness alone.
QColor cellColor(double strength, bool isRight, const QPalette& palette);
/// Counts in few characters: "982", "12k", "3.4M".
QString shortCount(std::uint64_t pixels);
/// Pixels as comma-separated text (RFC 4180): a line of names, then one per truth class. `names`: one for each column.
QString confusionCsv(const ConfusionCells& cells, const std::vector<QString>& names);

} // namespace widgets
