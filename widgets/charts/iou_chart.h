// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a chart of IoUs shows, as a value.
#pragma once

#include "core/metrics/reference_scores.h"
#include "widgets/charts/scores_model.h"

#include <QColor>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace widgets {

/// The pixels behind a quotient.
struct PixelRatio {
    std::uint64_t part = 0, whole = 0;
};

/// The IoU of one slot, class by class.
struct BarSeries {
    QString name;
    QColor color;
    std::vector<std::optional<double>> values; ///< 0 … 1 for each class; nothing where it is undefined: no bar
    QString letter = {};                       ///< stands in its bars, so that they are not known by colour alone
    std::vector<PixelRatio> pixels = {};       ///< of each value; may be empty
};

/// Figures of others, drawn as marks and lines, never as bars.
struct MarkSeries {
    QString name;
    std::vector<std::optional<double>> values; ///< empty: only the mean is known
    std::optional<double> mean;
    QString frames = {};      ///< those it is of, in few words
    QString aggregation = {}; ///< of its numbers
    QString source = {};
};

struct IouChart {
    QString title; ///< what is averaged over what, which scheme, which frames
    std::vector<QString> classNames;
    std::vector<BarSeries> series;
    std::vector<int> order = {}; ///< class indices from left to right; empty: as they come
    std::vector<MarkSeries> references = {};
};

BarSeries barsOf(const SlotScores& slot, int classes);
MarkSeries marksOf(const core::ReferenceScores& reference);
/// Name, source, frames and aggregation in sentences.
QString describe(const core::ReferenceScores& reference);

/// What is to be said of one class: each slot's quotient with its pixels, each reference.
QString classText(const IouChart& chart, int classIndex);
/// RFC 4180: the title, a line of names, then one per class in the chart's order: quotient and pixels of each slot,
/// then the references. Numbers with a point, whatever the language.
QString toCsv(const IouChart& chart);

} // namespace widgets
