// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/label_map.h"
#include "widgets/canvas/mask_pixels.h"
#include "widgets/canvas/moved_picture.h"
#include "widgets/canvas/photo_pixels.h"
#include "widgets/canvas/shared_view.h"

#include <QColor>
#include <QPointer>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace widgets {

/// One line of the key in a corner of a picture: what a colour means.
struct KeyEntry {
    QColor color; ///< none: text alone
    QString text;
    bool operator==(const KeyEntry&) const = default;
};

/// A pinned pixel in a picture of a canvas.
struct PicturePin {
    int number = 1;   ///< as the list of pins counts
    QPointF middle{}; ///< of the pixel, in pixels of the picture
};

/// Paints one photo and, over it, one label map, through the shared view. Smooth photo, hard-edged labels.
class FrameCanvas : public QWidget {
    Q_OBJECT

public:
    /// REQUIRES: view outlives the canvas.
    explicit FrameCanvas(SharedView& view, QWidget* parent = nullptr);

    /// `covers`: the size of the frame, where the photo is that frame in another resolution; else the photo's own.
    void setPhoto(std::shared_ptr<const PhotoPixels> photo, QSize covers = {});
    /// REQUIRES: the map has the photo's size, or is null for no mask.
    void setMask(std::shared_ptr<const core::LabelMap> map);
    void setMaskColors(const MaskColors& colors);
    void setMaskStyle(MaskStyle style);
    /// Patterns over the colours, while the masks are filled and not too small for them; nothing: colours alone.
    void setMaskHatching(const std::optional<MaskHatching>& hatching);
    /// 0: bare photo, 1: the colours alone.
    void setOpacity(double opacity);
    /// Shown in the middle, over whatever is painted; empty for none.
    void setMessage(const QString& message);
    /// In the lower left corner, where there is room for all of it and the mask, if there is one, is seen; empty for
    /// none.
    void setKey(std::vector<KeyEntry> entries);
    /// Frames around parts of the picture, in pixels of the frame.
    void setGuides(std::vector<QRectF> guides);
    /// Drawn dimmed: what is shown belongs to another frame than the current one.
    void setStale(bool stale);
    /// While on, the left button drags the view (the middle button always does).
    void setPanMode(bool on);

    bool hasPhoto() const { return m_photo != nullptr; }
    bool hasMask() const { return m_map != nullptr; }
    const MaskColors& maskColors() const { return m_colors; }
    bool isHatched() const { return m_hatching.has_value(); }
    bool isStale() const { return m_stale; }
    const QString& message() const { return m_message; }
    const std::vector<KeyEntry>& key() const { return m_key; }
    /// Photo and mask as they are shown, all of the frame at its own resolution; null without a photo.
    QImage picture() const;
    /// Those that lie within the frame, as picture() has them: it is painted without.
    std::vector<PicturePin> picturePins() const;
    double scale() const; ///< device pixels per frame pixel
    QSize sizeHint() const override { return {480, 270}; }
    QSize minimumSizeHint() const override { return {120, 80}; }

signals:
    void opacityStepRequested(int steps); ///< Ctrl+wheel, upwards positive
    void resized();                       ///< scale() is another where the frame fits the pane

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QSizeF deviceSize() const;
    Placement placement() const; ///< on whole device pixels: sharp at 1:1, and a moved picture stays as it is painted
    void paintAnew();
    void paintFrame(QPainter& painter, const QRect& part); ///< in device pixels, as placement()
    void paintMask(QPainter& painter, const QRect& part);
    void paintGuides(QPainter& painter);
    void paintProbe(QPainter& painter);
    void paintPins(QPainter& painter);
    std::optional<QPoint> pixelAt(QPointF position) const;
    void paintMessage(QPainter& painter);
    void paintKey(QPainter& painter);
    void updateCursor();

    SharedView& m_view;
    std::shared_ptr<const PhotoPixels> m_photo;
    QSize m_covered; // by the photo, in pixels of the frame
    std::shared_ptr<const core::LabelMap> m_map;
    MaskColors m_colors{};
    MaskStyle m_style = MaskStyle::Filled;
    std::optional<MaskHatching> m_hatching;
    QImage m_mask; // made of m_map and m_colors when it is first painted
    MovedPicture m_picture;
    double m_opacity = 0.5;
    QString m_message;
    std::vector<KeyEntry> m_key;
    std::vector<QRectF> m_guides;
    bool m_stale = false;
    bool m_panMode = false;
    bool m_dragging = false;
    QPointF m_lastDrag;
    std::optional<QPoint> m_pressed; // pixel under the left button
};

} // namespace widgets
