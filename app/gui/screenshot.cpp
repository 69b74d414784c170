// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/screenshot.h"

#include "app/gui/main_window.h"
#include "widgets/charts/iou_bars.h"
#include "widgets/to_qt.h"

#include <QFileInfo>
#include <QSaveFile>

namespace app {

Screenshot::Screenshot(MainWindow& window, QString file) : m_window(window), m_file(std::move(file)) {
    connect(&m_window, &MainWindow::problemShown, this, [this](const QString& sentence) { m_errors << sentence; });
    connect(&m_timer, &QTimer::timeout, this, &Screenshot::look);
    m_timer.start(50);
}

void Screenshot::look() {
    // Twice, so that charts which draw themselves a moment later are drawn.
    m_calm = m_window.isBusy() ? 0 : m_calm + 1;
    if (m_calm < 3) return;
    m_timer.stop();
    QSaveFile file(m_file);
    const QByteArray format =
        QFileInfo(m_file).suffix().isEmpty() ? QByteArray("png") : QFileInfo(m_file).suffix().toLatin1();
    if (!file.open(QIODevice::WriteOnly) || !m_window.grab().save(&file, format.constData()) || !file.commit())
        m_errors << tr("%1: the picture could not be written: %2").arg(m_file, file.errorString());
    emit taken(m_errors.isEmpty() ? 0 : 1);
}

QString Screenshot::report() const {
    const CompareController& controller = m_window.controller();
    if (controller.source() == nullptr)
        return tr("Nothing is open. Name a Cityscapes root, a folder of pictures, a picture or a video, and models "
                  "with --model REF.\n");
    const bool isStreet = core::isScenesPath(controller.source()->path());
    QString text = tr("%1: frame %2 of %3\n")
                       .arg(isStreet ? tr("Built-in street") : widgets::pathText(controller.source()->path()))
                       .arg(controller.index() + 1)
                       .arg(controller.frameCount());
    const auto lines = m_window.view().slotScores();
    if (lines.empty()) return text + tr("No model is in a slot, so nothing is segmented.\n");
    for (int i = 0; i < kSlots; ++i) {
        const SlotView& slot = controller.slot(i);
        if (!slot.prediction) continue;
        const auto& made = slot.prediction->prediction;
        if (slot.model->folder) {
            text +=
                tr("%1 %2: read from %3\n").arg(slotLetter(i), slot.model->name, widgets::pathText(slot.model->card));
            continue;
        }
        text += tr("%1 %2: %3 on %4 in %5\n")
                    .arg(slotLetter(i), slot.model->name, widgets::durationText(made.timings.totalMs),
                         widgets::toQt(made.device), widgets::toQt(made.precision));
    }
    if (controller.frame() == nullptr || !controller.frame()->truth)
        return text + tr("The frame has no truth, so nothing is scored.\n");
    return text + m_window.view().scores()->bars().chart().title + QLatin1Char('\n') +
           scoresText(m_window.view().scheme(), lines);
}

} // namespace app
