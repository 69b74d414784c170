// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a CompareView shows of a film that plays at its own rate, faster than the models.
#include "app/gui/compare_view.h"

namespace app {

void CompareView::showLate(int slot, const std::shared_ptr<const LoadedFrame>& frame,
                           const std::shared_ptr<const SlotPrediction>& prediction) {
    Shown& shown = m_panes[static_cast<std::size_t>(slot) + 2];
    if (isCurrent(shown)) return;
    const std::shared_ptr<const core::LabelMap> own(prediction, &prediction->prediction.labels);
    auto labels = mapped(own, *prediction->scheme, *m_scheme);
    shown.scheme = labels ? m_scheme : prediction->scheme;
    shown.labels = labels ? labels : own;
    shown.frame = frame->index;
    shown.card = m_controller.slot(slot).model->card;
    shown.settings = m_controller.slot(slot).model->settings;
    auto& canvas = shown.pane->canvas();
    canvas.setPhoto(frame->pixels); // never a mask over another frame than its own
    canvas.setMask(shown.labels);
    canvas.setMessage({});
    canvas.setStale(isBehind(shown));
    updateColors();
    updateAges();
}

void CompareView::updateAges() {
    if (!m_controller.isLive()) return;
    for (int i = 0; i < kSlots; ++i) {
        const Shown& shown = m_panes[static_cast<std::size_t>(i) + 2];
        if (!m_controller.slot(i).model || !shown.labels || shown.frame < 0 || m_panes[0].frame < 0 || isCurrent(shown))
            continue;
        QString info = QStringLiteral("%1/%2").arg(shown.frame + 1).arg(m_controller.frameCount());
        if (isBehind(shown)) {
            const double age = m_controller.player().secondsBetween(shown.frame, m_panes[0].frame);
            info += QStringLiteral(" · ") + tr("%1 s old").arg(locale().toString(age, 'f', 2));
        }
        shown.pane->setInfo(info);
    }
}

} // namespace app
