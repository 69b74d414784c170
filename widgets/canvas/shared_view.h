// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointF>
#include <QSize>
#include <QSizeF>

#include <optional>
#include <vector>

namespace widgets {

/// Where a frame lies in a pane: pane = origin + scale · frame, in device pixels of the pane.
struct Placement {
    double scale = 1;
    QPointF origin;

    QPointF toPane(QPointF framePoint) const { return origin + framePoint * scale; }
    QPointF toFrame(QPointF panePoint) const { return (panePoint - origin) / scale; }
};

/// The one zoom, pan and cursor of all panes. The middle of the view is kept relative to the frame, so that panes of
/// different sizes and frames of different sizes show the same place.
class SharedView : public QObject {
    Q_OBJECT

public:
    static constexpr double kLargestScale = 64;

    using QObject::QObject;

    void setFrameSize(QSize size);
    QSize frameSize() const { return m_frameSize; }
    bool isFitted() const { return !m_scale; }
    std::optional<double> scale() const { return m_scale; } ///< nothing: fitted
    QPointF middle() const { return m_middle; }             ///< in parts of the frame's width and height
    /// As scale() and middle() were once; both are brought into their bounds.
    void restore(std::optional<double> scale, QPointF middle);
    /// Frame and pane sizes must not be empty; otherwise the placement is the identity.
    Placement placementIn(QSizeF pane) const;

    void fit();
    /// One frame pixel on one device pixel.
    void showActualSize();
    /// `point` of the pane keeps showing the same place of the frame. Smaller than the fitted size becomes fitted.
    void zoomAt(QPointF point, QSizeF pane, double factor);
    void panBy(QPointF delta, QSizeF pane);
    /// The pixel under the cursor of any pane, or nothing.
    void setProbe(std::optional<QPoint> pixel);
    std::optional<QPoint> probe() const { return m_probe; }
    /// Pixels that are marked in every pane, numbered from 1.
    void setPins(std::vector<QPoint> pins);
    const std::vector<QPoint>& pins() const { return m_pins; }
    /// Moves the middle of the view to a pixel; fitted stays fitted.
    void lookAt(QPoint pixel);

signals:
    void changed();
    void probeChanged(std::optional<QPoint> pixel);
    void clicked(QPoint pixel); ///< the left button was pressed and released on one pixel of any pane

private:
    void place(double scale, QPointF middle);

    QSize m_frameSize;
    std::optional<double> m_scale; // device pixels per frame pixel; nothing: fitted to each pane
    QPointF m_middle = {0.5, 0.5}; // of the view, in parts of the frame's width and height
    std::optional<QPoint> m_probe;
    std::vector<QPoint> m_pins;
};

} // namespace widgets
