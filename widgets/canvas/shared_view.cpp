// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/shared_view.h"

#include <algorithm>

namespace widgets {

namespace {
double fittedScale(QSizeF frame, QSizeF pane) {
    return std::min(pane.width() / frame.width(), pane.height() / frame.height());
}
} // namespace

void SharedView::setFrameSize(QSize size) {
    if (size == m_frameSize) return;
    m_frameSize = size;
    setProbe({});
    emit changed();
}

Placement SharedView::placementIn(QSizeF pane) const {
    if (m_frameSize.isEmpty() || pane.isEmpty()) return {};
    const double scale = m_scale ? *m_scale : fittedScale(m_frameSize, pane);
    const QPointF middle = m_scale ? m_middle : QPointF(0.5, 0.5);
    return {scale, QPointF(pane.width() / 2 - middle.x() * m_frameSize.width() * scale,
                           pane.height() / 2 - middle.y() * m_frameSize.height() * scale)};
}

void SharedView::fit() {
    m_scale.reset();
    m_middle = {0.5, 0.5};
    emit changed();
}

void SharedView::showActualSize() { place(1, m_middle); }

void SharedView::restore(std::optional<double> scale, QPointF middle) {
    if (!scale) return fit();
    place(std::clamp(*scale, 1 / kLargestScale, kLargestScale), middle);
}

void SharedView::zoomAt(QPointF point, QSizeF pane, double factor) {
    if (m_frameSize.isEmpty() || pane.isEmpty()) return;
    const Placement before = placementIn(pane);
    const double scale = std::min(before.scale * factor, kLargestScale);
    if (scale <= fittedScale(m_frameSize, pane)) return fit();
    const QPointF framePoint = before.toFrame(point);
    const QPointF middle = framePoint + (QPointF(pane.width() / 2, pane.height() / 2) - point) / scale;
    place(scale, {middle.x() / m_frameSize.width(), middle.y() / m_frameSize.height()});
}

void SharedView::panBy(QPointF delta, QSizeF pane) {
    if (m_frameSize.isEmpty() || pane.isEmpty() || !m_scale) return;
    place(*m_scale,
          m_middle - QPointF(delta.x() / *m_scale / m_frameSize.width(), delta.y() / *m_scale / m_frameSize.height()));
}

void SharedView::setProbe(std::optional<QPoint> pixel) {
    if (pixel == m_probe) return;
    m_probe = pixel;
    emit probeChanged(pixel);
}

void SharedView::setPins(std::vector<QPoint> pins) {
    if (pins == m_pins) return;
    m_pins = std::move(pins);
    emit changed();
}

void SharedView::lookAt(QPoint pixel) {
    if (m_frameSize.isEmpty() || !m_scale) return;
    place(*m_scale, {(pixel.x() + 0.5) / m_frameSize.width(), (pixel.y() + 0.5) / m_frameSize.height()});
}

void SharedView::place(double scale, QPointF middle) {
    m_scale = scale;
    m_middle = {std::clamp(middle.x(), 0.0, 1.0), std::clamp(middle.y(), 0.0, 1.0)};
    emit changed();
}

} // namespace widgets
