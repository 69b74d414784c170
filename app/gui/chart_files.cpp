// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/chart_files.h"

#include "core/base/atomic_file.h"
#include "core/metrics/evaluation_file.h"
#include "widgets/charts/iou_bars.h"
#include "widgets/to_qt.h"

#include <QFileDialog>
#include <QFileInfo>

namespace app {

namespace {
constexpr QSize kLeastSize{1000, 420}; ///< of a saved chart, in points
}

ChartFiles::ChartFiles(CompareView& view, ModelShelf& shelf, QWidget* window)
    : QObject(window), m_view(view), m_shelf(shelf), m_window(window) {
    connect(m_view.scores(), &widgets::ScoresPanel::evaluationRequested, this, &ChartFiles::chooseEvaluation);
    connect(m_view.scores(), &widgets::ScoresPanel::saveRequested, this, &ChartFiles::chooseTarget);
}

void ChartFiles::chooseEvaluation() {
    const QString path = QFileDialog::getOpenFileName(m_window, tr("Open results of an evaluation"), {},
                                                      tr("Results of evaluate (*.json)"));
    if (!path.isEmpty()) openEvaluation(path);
}

void ChartFiles::openEvaluation(const QString& path) {
    using Read = core::Result<std::shared_ptr<const core::EvaluationRecord>>;
    m_shelf.run<Read>(
        [file = widgets::toPath(path)]() -> Read {
            auto record = core::readEvaluation(file);
            if (!record) return core::fail(record.error());
            return std::make_shared<const core::EvaluationRecord>(std::move(*record));
        },
        [this, path](Read record) {
            if (!record) return emit failed(tr("The evaluation was not opened."), record.error());
            m_view.setEvaluation(std::move(*record), QFileInfo(path).fileName());
            emit opened(path);
        });
}

void ChartFiles::chooseTarget() {
    QFileDialog dialog(m_window, tr("Save the chart"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setNameFilters({tr("Picture (*.png)"), tr("Drawing (*.svg)"), tr("Page (*.pdf)"), tr("Numbers (*.csv)")});
    const auto takeEnding = [&dialog](const QString& filter) { // a name without one gets that of the filter
        dialog.setDefaultSuffix(filter.mid(filter.indexOf(QLatin1String("*.")) + 2, 3));
    };
    connect(&dialog, &QFileDialog::filterSelected, &dialog, takeEnding);
    takeEnding(dialog.nameFilters().constFirst());
    dialog.selectFile(QStringLiteral("iou"));
    if (dialog.exec() == QDialog::Accepted) save(dialog.selectedFiles().constFirst());
}

core::Result<QByteArray> ChartFiles::drawn(const QString& path) {
    widgets::IouBars& bars = m_view.scores()->bars();
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending == QLatin1String("csv")) return widgets::toCsv(bars.chart()).toUtf8();
    const QSize size = bars.size().expandedTo(kLeastSize);
    if (ending == QLatin1String("png")) return bars.drawn(widgets::ChartFormat::Png, size);
    if (ending == QLatin1String("svg")) return bars.drawn(widgets::ChartFormat::Svg, size);
    if (ending == QLatin1String("pdf")) return bars.drawn(widgets::ChartFormat::Pdf, size);
    return core::fail(core::ErrorCode::Unsupported,
                      "{}: a chart is saved as .png, .svg or .pdf, and its numbers as .csv.", path.toStdString());
}

void ChartFiles::save(const QString& path) {
    const QString what = tr("The chart was not saved.");
    if (!m_view.scores()->hasChart())
        return emit failed(what, {core::ErrorCode::NotFound,
                                  fmt::format("{}: there are no scores that a chart could show.", path.toStdString())});
    auto bytes = drawn(path);
    if (!bytes) return emit failed(what, bytes.error());
    if (bytes->isEmpty())
        return emit failed(
            what, {core::ErrorCode::OutOfMemory, fmt::format("{}: the chart could not be drawn.", path.toStdString())});
    m_shelf.run<core::Status>(
        [file = widgets::toPath(path), bytes = std::move(*bytes)] {
            return core::writeFileAtomically(
                file, std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
        },
        [this, path, what](const core::Status& written) {
            if (!written) return emit failed(what, written.error());
            emit saved(path);
        });
}

} // namespace app
