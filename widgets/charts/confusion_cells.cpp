// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/confusion_cells.h"

#include "widgets/paint_parts.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace widgets {

ConfusionCells::ConfusionCells(core::Confusion confusion)
    : m_confusion(std::move(confusion)), m_rows(static_cast<std::size_t>(classes())),
      m_columns(static_cast<std::size_t>(classes()) + 1) {
    for (int truth = 0; truth < classes(); ++truth)
        for (int predicted = 0; predicted <= classes(); ++predicted) {
            const auto count = pixels(truth, predicted);
            m_rows[static_cast<std::size_t>(truth)] += count;
            m_columns[static_cast<std::size_t>(predicted)] += count;
            m_largest = std::max(m_largest, count);
        }
}

core::Score ConfusionCells::share(int truth, int predicted, CellMeasure measure) const {
    const auto count = pixels(truth, predicted);
    switch (measure) {
    case CellMeasure::ShareOfTruth: return core::ratio(count, m_rows[static_cast<std::size_t>(truth)]);
    case CellMeasure::ShareOfPrediction: return core::ratio(count, m_columns[static_cast<std::size_t>(predicted)]);
    case CellMeasure::Pixels: break;
    }
    return core::ratio(count, m_largest);
}

double ConfusionCells::strength(int truth, int predicted, CellMeasure measure) const {
    if (measure != CellMeasure::Pixels) return std::sqrt(share(truth, predicted, measure).value_or(0));
    const auto logarithm = [](std::uint64_t count) { return std::log1p(static_cast<double>(count)); };
    return m_largest == 0 ? 0 : logarithm(pixels(truth, predicted)) / logarithm(m_largest);
}

QColor cellColor(double strength, bool isRight, const QPalette& palette) {
    const QColor base = palette.color(QPalette::Base);
    const bool isDark = base.lightness() < 128;
    const QColor blue(isDark ? 0x9ccbff : 0x0b4a8f), orange(isDark ? 0xffbe85 : 0x9a3d00);
    return mixed(base, isRight ? blue : orange, strength);
}

QString shortCount(std::uint64_t pixels) {
    const auto scaled = [pixels](double unit, QChar letter) {
        const double value = static_cast<double>(pixels) / unit;
        return QLocale().toString(value, 'f', value < 9.95 ? 1 : 0) + letter;
    };
    if (pixels < 1000) return QString::number(pixels);
    if (pixels < 999'500) return scaled(1e3, u'k');
    return pixels < 999'500'000 ? scaled(1e6, u'M') : scaled(1e9, u'G');
}

QString confusionCsv(const ConfusionCells& cells, const std::vector<QString>& names) {
    const auto quoted = [](QString field) {
        if (!field.contains(u',') && !field.contains(u'"') && !field.contains(u'\n')) return field;
        return u'"' + field.replace(u'"', QStringLiteral("\"\"")) + u'"';
    };
    QStringList head = {QStringLiteral("truth")};
    for (const QString& name : names) head << quoted(name);
    QString csv = head.join(u',') + u'\n';
    for (int truth = 0; truth < cells.classes(); ++truth) {
        QStringList line = {quoted(names[static_cast<std::size_t>(truth)])};
        for (int predicted = 0; predicted <= cells.classes(); ++predicted)
            line << QString::number(cells.pixels(truth, predicted));
        csv += line.join(u',') + u'\n';
    }
    return csv;
}

} // namespace widgets
