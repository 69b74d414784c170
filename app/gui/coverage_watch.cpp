// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/coverage_watch.h"

#include "core/metrics/truth_coverage.h"
#include "widgets/to_qt.h"

namespace app {

CoverageWatch::CoverageWatch(CompareController& controller, QObject* parent)
    : QObject(parent), m_controller(controller) {
    connect(&m_controller, &CompareController::sourceOpened, this, [this] { m_told.clear(); });
    connect(&m_controller, &CompareController::slotChanged, this, &CoverageWatch::look);
    connect(&m_controller, &CompareController::frameLoaded, this, [this] {
        for (int slot = 0; slot < kSlots; ++slot) look(slot);
    });
}

void CoverageWatch::look(int slot) {
    const auto& prediction = m_controller.slot(slot).prediction;
    if (!prediction || !prediction->counts || m_told.contains(prediction->scheme->name())) return;
    const core::Frame& frame = m_controller.frame()->frame;
    const auto coverage = core::truthCoverage(prediction->counts->counts, *prediction->scheme);
    const auto gap =
        core::coverageGap(coverage, *prediction->scheme, frame.truth.empty() ? frame.name : frame.truth.string());
    if (!gap) return;
    m_told.insert(prediction->scheme->name());
    emit gapFound(widgets::toQt(*gap));
}

} // namespace app
