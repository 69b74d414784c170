// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window tells of itself: the log, and a report for those who mend it.
#include "app/gui/main_window.h"
#include "app/gui/precision_choices.h"
#include "app/gui/system_report.h"
#include "app/gui/text_file.h"
#include "core/base/process_memory.h"
#include "core/image/library_versions.h"
#include "widgets/text_panel.h"
#include "widgets/to_qt.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSysInfo>
#include <QVBoxLayout>

#include <iterator>

namespace app {

namespace {

QString sourceLine(const CompareController& controller) {
    const core::FrameSource* source = controller.source();
    if (source == nullptr) return {};
    static constexpr const char* kKinds[] = {"Cityscapes", "folder",          "list",       "picture",
                                             "video",      "built-in street", "street film"};
    static_assert(std::size(kKinds) == std::size_t(core::SourceKind::SceneFilm) + 1);
    return QStringLiteral("%1, frame %2 of %3")
        .arg(QLatin1String(kKinds[static_cast<std::size_t>(source->kind())]))
        .arg(controller.index() + 1)
        .arg(controller.frameCount());
}

} // namespace

void MainWindow::makeLog(widgets::TextPanel& panel) {
    m_log = &panel.edit();
    m_log->setMaximumBlockCount(5000);
    connect(&panel, &widgets::TextPanel::saveRequested, this,
            [this, &panel] { saveTextAs(tr("Save the log"), QStringLiteral("kerbside-log.txt"), panel.text()); });
}

QString MainWindow::logText() const { return m_log->toPlainText(); }

void MainWindow::saveTextAs(const QString& title, const QString& proposal, const QString& text) {
    saveText(this, m_saving, title, proposal, text, [this](const core::Status& written, const QString& file) {
        if (!written) return showError(tr("The file was not written."), written.error());
        log(tr("Saved %1").arg(file));
    });
}

void MainWindow::showSystemReport() {
    ReportParts parts;
    parts.program = QStringLiteral("Kerbside ") + QCoreApplication::applicationVersion();
    parts.system = QStringLiteral("%1, %2 %3, %4")
                       .arg(QSysInfo::prettyProductName(), QSysInfo::kernelType(), QSysInfo::kernelVersion(),
                            QSysInfo::currentCpuArchitecture());
    parts.libraries = {{QStringLiteral("Qt"), QString::fromLatin1(qVersion())}};
    if (!m_options.torchVersion.isEmpty()) parts.libraries.emplace_back("LibTorch", m_options.torchVersion);
    for (const auto& [name, version] : core::imageLibraries())
        parts.libraries.emplace_back(widgets::toQt(name), widgets::toQt(version));
    parts.residentBytes = core::residentBytes();
    const inference::EngineOptions& run = m_controller.settings().engine;
    QString precision;
    for (const auto& [choice, name] : precisionChoices())
        if (choice == run.precision) precision = name;
    parts.settings = QStringLiteral("device %1, %2, cores %3")
                         .arg(widgets::toQt(run.device), precision)
                         .arg(run.threads > 0 ? QString::number(run.threads) : QStringLiteral("all"));
    for (int i = 0; i < kSlots; ++i) {
        const SlotView& slot = m_controller.slot(i);
        if (!slot.model) continue;
        QString line = QStringLiteral("%1 %2").arg(slotLetter(i), widgets::pathText(slot.model->card.filename()));
        if (slot.prediction)
            line += QStringLiteral(", %1 on %2 in %3")
                        .arg(widgets::durationText(slot.prediction->prediction.timings.totalMs),
                             widgets::toQt(slot.prediction->prediction.device),
                             widgets::toQt(slot.prediction->prediction.precision));
        if (slot.state == SlotState::Failed) line += QStringLiteral(", failed: ") + widgets::toQt(slot.error.message);
        parts.models << line;
    }
    parts.source = sourceLine(m_controller);
    parts.log = logText();
    // Looking for GPUs may take a second.
    using Found = std::vector<inference::Device>;
    m_shelf.run<Found>([devices = m_engine.devices] { return devices ? devices() : Found(); },
                       [this, parts](const Found& devices) mutable {
                           parts.devices = devices;
                           showReport(systemReport(parts));
                       });
}

void MainWindow::showReport(const QString& report) {
    auto* dialog = new QDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("System report"));
    auto* hint = new QLabel(tr("For a report of a bug. Folders are left out; read it before you send it."));
    hint->setWordWrap(true);
    auto* panel = new widgets::TextPanel(tr("System report"), false);
    panel->edit().setPlainText(report);
    connect(panel, &widgets::TextPanel::saveRequested, this,
            [this, panel] { saveTextAs(tr("Save the report"), QStringLiteral("kerbside-report.txt"), panel->text()); });
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* layout = new QVBoxLayout(dialog);
    layout->addWidget(hint);
    layout->addWidget(panel, 1);
    layout->addWidget(buttons);
    dialog->resize(fontMetrics().averageCharWidth() * 90, fontMetrics().height() * 32);
    dialog->open();
}

} // namespace app
