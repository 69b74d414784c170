// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Films and label maps written from the main window.
#include "app/gui/export_dialog.h"
#include "app/gui/main_window.h"
#include "core/image/video_index.h"
#include "widgets/to_qt.h"

#include <QDir>
#include <QSettings>

namespace app {

void MainWindow::connectExporter() {
    connect(m_actions->exportFilm, &QAction::triggered, this, [this] { chooseExport(ExportKind::Film); });
    connect(m_actions->exportLabels, &QAction::triggered, this, [this] { chooseExport(ExportKind::LabelMaps); });
    connect(&m_exporter, &Exporter::progressed, this, &MainWindow::updateState);
    connect(&m_exporter, &Exporter::failed, this, &MainWindow::showError);
    connect(&m_exporter, &Exporter::finished, this, [this](const QString& path, int frames, const QString& remark) {
        const QString sentence = tr("%1: %n frames.", nullptr, frames).arg(path);
        if (!remark.isEmpty())
            return showWarning(tr("Exported, but not every frame is scored."), sentence + QLatin1Char(' ') + remark);
        m_messages->showMessage(widgets::MessageBar::Kind::Information, tr("Exported."), sentence);
        log(tr("Exported %1").arg(sentence));
    });
}

void MainWindow::chooseExport(ExportKind kind) {
    const core::FrameSource& source = *m_controller.source();
    ExportDialog::Choices choices;
    choices.kind = kind;
    // Of a video that is cut off only the frames that are whole.
    choices.frames =
        source.videoIndex() != nullptr ? static_cast<int>(source.videoIndex()->frames()) : m_controller.frameCount();
    choices.first = std::min(m_controller.player().first(), choices.frames - 1);
    choices.last = std::min(m_controller.player().last(), choices.frames - 1);
    choices.seconds = source.seconds();
    for (int i = 0; i < kSlots; ++i)
        if (m_controller.slot(i).model) choices.named.emplace_back(i, m_view->slotName(i));
    choices.palette = m_view->paletteName();
    choices.colors = paletteTitle(choices.palette).remove(QLatin1Char('&'));
    choices.folder =
        m_options.rememberLayout ? QSettings().value("export/folder", QDir::homePath()).toString() : QDir::homePath();
    choices.name = source.isFilm() ? widgets::toQt(source.filmName())
                                   : widgets::pathText(source.path().lexically_normal().filename());
    auto* dialog = new ExportDialog(std::move(choices), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const ExportRequest request = dialog->request();
        if (m_options.rememberLayout)
            QSettings().setValue("export/folder", widgets::pathText(request.target.parent_path()));
        m_exporter.start(request);
    });
    // What it asks about must still be there when it is answered.
    connect(&m_controller, &CompareController::sourceOpened, dialog, &QDialog::reject);
    connect(&m_controller, &CompareController::framesRelisted, dialog, &QDialog::reject);
    connect(&m_controller, &CompareController::slotChanged, dialog, [this, dialog](int slot) {
        if (!m_controller.slot(slot).model) dialog->reject();
    });
    dialog->open();
}

} // namespace app
