// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline of the main window: what it shows of a film and what it asks for.
#include "app/gui/main_window.h"

#include <QDockWidget>

namespace app {
namespace {

enum Strip { Disagreement, Entropy, Flicker };

} // namespace

void MainWindow::connectTimeline() {
    connect(m_timeline, &widgets::Timeline::frameChosen, &m_controller, &CompareController::showFrame);
    connect(m_timeline, &widgets::Timeline::thumbnailsWanted, &m_thumbnails, &ThumbnailFeed::want);
    connect(&m_thumbnails, &ThumbnailFeed::made, m_timeline, &widgets::Timeline::setThumbnail);
    connect(&m_controller, &CompareController::sourceOpened, this, [this] {
        const core::FrameSource& source = *m_controller.source();
        // Pictures are large: thumbnails of those would take the time of the models.
        m_thumbnails.setSource(source.isFilm() ? std::optional(source) : std::nullopt);
        m_timeline->setFilm({});
        m_timelineDock->setVisible(source.isFilm());
    });
    connect(&m_controller, &CompareController::frameLoaded, this, &MainWindow::showFilm);
    connect(&m_controller, &CompareController::failed, this, [this] { // of a frame that cannot be read, too
        if (m_timeline->film().frames > 0 && !m_controller.isOpening() && !m_controller.isReading())
            m_timeline->setCurrent(m_controller.index());
    });
    connect(&m_controller, &CompareController::summariesForgotten, this, &MainWindow::clearTimelineStrips);
    connect(&m_controller, &CompareController::frameAnalysed, this, [this](int frame) {
        if (frame < m_timeline->film().frames) showSummary(frame);
    });
    connect(m_timeline, &widgets::Timeline::rangeChanged, &m_controller, &CompareController::setPlayRange);
}

void MainWindow::showSummary(int frame) {
    const FrameSummary* summary = m_controller.summary(frame);
    if (summary == nullptr) return;
    m_timeline->setValue(Disagreement, frame, summary->disagreement);
    m_timeline->setValue(Entropy, frame, summary->entropy);
    m_timeline->setValue(Flicker, frame, summary->flicker);
}

void MainWindow::showFilm() {
    if (m_timeline->film().frames == 0) {
        m_timeline->setFilm(
            {m_controller.frameCount(), m_controller.source()->seconds(), m_controller.frame()->pixels->size()});
        clearTimelineStrips();
        for (int i = 0; i < m_controller.frameCount(); ++i) showSummary(i); // a batch may have been faster
    }
    m_timeline->setCurrent(m_controller.index());
}

void MainWindow::clearTimelineStrips() {
    const std::vector<std::optional<double>> none(static_cast<std::size_t>(m_timeline->film().frames));
    // What fills a strip: such a frame is worth a look, and few go beyond.
    m_timeline->setSeries({{tr("Disagreement"), slotColor(1), none, 0.5},
                           {tr("Entropy"), slotColor(0), none, 0.5},
                           {tr("Flicker"), slotColor(3), none, 0.2}});
}

} // namespace app
