// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/iou_chart.h"

#include "widgets/charts/table_text.h"
#include "widgets/to_qt.h"

#include <QCoreApplication>
#include <QLocale>

#include <numeric>

namespace widgets {

BarSeries barsOf(const SlotScores& slot, int classes) {
    BarSeries bars{slot.name, slot.color, {}, slot.shortName, {}};
    bars.values.resize(static_cast<std::size_t>(classes));
    if (!slot.scores) return bars;
    for (std::size_t i = 0; i < bars.values.size(); ++i) {
        const core::ClassScores& one = slot.scores->perClass[i];
        bars.values[i] = one.iou;
        bars.pixels.push_back({one.truePositive, one.truePositive + one.falsePositive + one.falseNegative});
    }
    return bars;
}

MarkSeries marksOf(const core::ReferenceScores& reference) {
    return {toQt(reference.name), reference.perClass,          reference.mean,
            toQt(reference.data), toQt(reference.aggregation), toQt(reference.source)};
}

QString describe(const core::ReferenceScores& reference) {
    QString text =
        QCoreApplication::translate("widgets::IouChart", "%1\nFrom: %2\nFrames: %3\nAggregation: %4")
            .arg(toQt(reference.name), toQt(reference.source), toQt(reference.data), toQt(reference.aggregation));
    if (!reference.note.empty()) text += QLatin1Char('\n') + toQt(reference.note);
    return text;
}

QString classText(const IouChart& chart, int classIndex) {
    const auto at = static_cast<std::size_t>(classIndex);
    const QLocale locale;
    QString text = chart.classNames[at];
    for (const BarSeries& series : chart.series) {
        if (!series.values[at])
            text += QLatin1Char('\n') +
                    QCoreApplication::translate("widgets::IouChart",
                                                "%1: undefined, neither in the truth nor in the prediction")
                        .arg(series.name);
        else if (series.pixels.empty())
            text += QStringLiteral("\n%1: %2").arg(series.name, locale.toString(*series.values[at], 'f', 4));
        else
            text += QLatin1Char('\n') +
                    QCoreApplication::translate("widgets::IouChart", "%1: %2 = %3 pixels in both / %4 in either")
                        .arg(series.name, locale.toString(*series.values[at], 'f', 4),
                             locale.toString(qulonglong(series.pixels[at].part)),
                             locale.toString(qulonglong(series.pixels[at].whole)));
    }
    for (const MarkSeries& series : chart.references)
        if (at < series.values.size() && series.values[at])
            text += QStringLiteral("\n%1: %2").arg(series.name, locale.toString(*series.values[at], 'f', 2));
    return text;
}

QString toCsv(const IouChart& chart) {
    const auto number = [](const std::optional<double>& value) {
        return value ? QString::number(*value, 'g', 10) : QString();
    };
    std::vector<int> order = chart.order;
    if (order.empty()) {
        order.resize(chart.classNames.size());
        std::iota(order.begin(), order.end(), 0);
    }
    QStringList head{QCoreApplication::translate("widgets::IouChart", "class")};
    for (const BarSeries& series : chart.series)
        head << QCoreApplication::translate("widgets::IouChart", "%1 IoU").arg(series.name)
             << QCoreApplication::translate("widgets::IouChart", "%1 pixels in both").arg(series.name)
             << QCoreApplication::translate("widgets::IouChart", "%1 pixels in either").arg(series.name);
    for (const MarkSeries& series : chart.references) head << series.name;
    QString csv = csvLine({chart.title}) + csvLine(head);
    for (const int index : order) {
        const auto at = static_cast<std::size_t>(index);
        QStringList line{chart.classNames[at]};
        for (const BarSeries& series : chart.series) {
            const bool hasPixels = at < series.pixels.size();
            line << number(series.values[at]) << (hasPixels ? QString::number(series.pixels[at].part) : QString())
                 << (hasPixels ? QString::number(series.pixels[at].whole) : QString());
        }
        for (const MarkSeries& series : chart.references)
            line << (at < series.values.size() ? number(series.values[at]) : QString());
        csv += csvLine(line);
    }
    for (const MarkSeries& series : chart.references)
        if (series.mean)
            csv += csvLine(
                {QCoreApplication::translate("widgets::IouChart", "%1, mIoU").arg(series.name), number(series.mean)});
    for (const MarkSeries& series : chart.references)
        csv += csvLine({series.name, series.frames, series.aggregation, series.source});
    return csv;
}

} // namespace widgets
