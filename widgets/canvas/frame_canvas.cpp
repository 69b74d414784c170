// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/frame_canvas.h"

#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace widgets {

FrameCanvas::FrameCanvas(SharedView& view, QWidget* parent) : QWidget(parent), m_view(view) {
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::ClickFocus);
    connect(&m_view, &SharedView::changed, this, qOverload<>(&QWidget::update));
    connect(&m_view, &SharedView::probeChanged, this, qOverload<>(&QWidget::update));
}

void FrameCanvas::setPhoto(std::shared_ptr<const PhotoPixels> photo, QSize covers) {
    m_photo = std::move(photo);
    m_covered = covers.isValid() || !m_photo ? covers : m_photo->size();
    update();
}

void FrameCanvas::setMask(std::shared_ptr<const core::LabelMap> map) {
    m_map = std::move(map);
    m_mask = {};
    update();
}

void FrameCanvas::setMaskColors(const MaskColors& colors) {
    if (colors == m_colors) return;
    m_colors = colors;
    m_mask = {};
    update();
}

void FrameCanvas::setMaskStyle(MaskStyle style) {
    if (style == m_style) return;
    m_style = style;
    m_mask = {};
    update();
}

void FrameCanvas::setMaskHatching(const std::optional<MaskHatching>& hatching) {
    if (hatching == m_hatching) return;
    m_hatching = hatching;
    update();
}

void FrameCanvas::setOpacity(double opacity) {
    if (opacity == m_opacity) return;
    m_opacity = opacity;
    update();
}

void FrameCanvas::setMessage(const QString& message) {
    if (message == m_message) return;
    m_message = message;
    update();
}

void FrameCanvas::setKey(std::vector<KeyEntry> entries) {
    if (entries == m_key) return;
    m_key = std::move(entries);
    update();
}

void FrameCanvas::setGuides(std::vector<QRectF> guides) {
    if (guides == m_guides) return;
    m_guides = std::move(guides);
    update();
}

void FrameCanvas::setStale(bool stale) {
    m_stale = stale;
    update();
}

void FrameCanvas::setPanMode(bool on) {
    m_panMode = on;
    updateCursor();
}

double FrameCanvas::scale() const { return placement().scale; }

QSizeF FrameCanvas::deviceSize() const { return QSizeF(size()) * devicePixelRatioF(); }

Placement FrameCanvas::placement() const { return m_view.placementIn(deviceSize()); }

void FrameCanvas::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    painter.fillRect(
        event->rect(),
        palette().color(QPalette::Window).darker(palette().color(QPalette::Window).lightness() < 128 ? 130 : 108));
    if (m_photo) {
        paintFrame(painter, event->rect());
        paintGuides(painter);
        paintPins(painter);
        paintProbe(painter);
    }
    if (!m_key.empty() && (!m_map || m_opacity > 0)) paintKey(painter);
    if (!m_message.isEmpty()) paintMessage(painter);
}

void FrameCanvas::paintFrame(QPainter& painter, const QRect& exposed) {
    const double ratio = devicePixelRatioF();
    const Placement place = placement();
    const QSizeF frame = m_covered;
    // Only what is exposed, a pixel more on each side against seams.
    const QRectF wanted(place.toFrame(QPointF(exposed.topLeft()) * ratio),
                        place.toFrame(QPointF(exposed.bottomRight() + QPoint(1, 1)) * ratio));
    const QRectF source =
        QRectF(wanted.toAlignedRect().adjusted(-1, -1, 1, 1)).intersected(QRectF(QPointF(0, 0), frame));
    if (source.isEmpty()) return;
    const QRectF target(place.toPane(source.topLeft()) / ratio, place.toPane(source.bottomRight()) / ratio);

    painter.save();
    painter.setClipRect(exposed);
    const double photoScale = place.scale * frame.width() / m_photo->size().width();
    const QImage& level = m_photo->levelFor(photoScale);
    const double fx = level.width() / frame.width(), fy = level.height() / frame.height();
    // Beyond four device pixels per photo pixel one wants to see the pixels themselves.
    painter.setRenderHint(QPainter::SmoothPixmapTransform, photoScale < 4);
    painter.drawImage(target, level,
                      QRectF(source.x() * fx, source.y() * fy, source.width() * fx, source.height() * fy));
    if (m_map && m_opacity > 0) paintMask(painter, source, target, exposed);
    if (m_stale) painter.fillRect(target, QColor(0, 0, 0, 110));
    painter.restore();
}

void FrameCanvas::paintMask(QPainter& painter, const QRectF& source, const QRectF& target, const QRect& exposed) {
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.setOpacity(m_opacity);
    if (m_hatching && m_style == MaskStyle::Filled && placement().scale >= kLeastHatchedScale) {
        paintHatchedMask(painter, target, exposed);
    } else {
        if (m_mask.isNull()) m_mask = widgets::paintMask(*m_map, m_colors, m_style);
        painter.drawImage(target, m_mask, source);
    }
    painter.setOpacity(1);
}

void FrameCanvas::paintHatchedMask(QPainter& painter, const QRectF& target, const QRect& exposed) {
    const double ratio = devicePixelRatioF();
    const QRectF shown = target.intersected(QRectF(exposed));
    // Whole pixels of the screen; those of the rim that are not of the map are cut off.
    const QRect screen = QRectF(shown.topLeft() * ratio, shown.size() * ratio).toAlignedRect();
    if (screen.isEmpty()) return;
    const Placement place = placement();
    QImage image =
        paintHatched(*m_map, m_colors, *m_hatching, {screen, place.scale, place.origin, std::max(1, qRound(ratio))});
    image.setDevicePixelRatio(ratio);
    painter.setClipRect(target, Qt::IntersectClip);
    painter.drawImage(QPointF(screen.topLeft()) / ratio, image);
}

void FrameCanvas::paintGuides(QPainter& painter) {
    const double ratio = devicePixelRatioF();
    const Placement place = placement();
    for (const QRectF& guide : m_guides) {
        const QRectF box(place.toPane(guide.topLeft()) / ratio, place.toPane(guide.bottomRight()) / ratio);
        painter.setPen(QPen(QColor(0, 0, 0, 160), 3)); // a rim, for the picture may have any colour
        painter.drawRect(box);
        painter.setPen(QPen(Qt::white, 1, Qt::DashLine));
        painter.drawRect(box);
    }
}

void FrameCanvas::paintProbe(QPainter& painter) {
    if (!m_view.probe() || underMouse()) return;
    const double ratio = devicePixelRatioF();
    const QPointF at = placement().toPane(QPointF(*m_view.probe()) + QPointF(0.5, 0.5)) / ratio;
    for (const auto& [color, width] : {std::pair(QColor(0, 0, 0, 160), 3.0), std::pair(QColor(255, 255, 255), 1.0)}) {
        painter.setPen(QPen(color, width));
        painter.drawLine(at - QPointF(9, 0), at - QPointF(3, 0));
        painter.drawLine(at + QPointF(3, 0), at + QPointF(9, 0));
        painter.drawLine(at - QPointF(0, 9), at - QPointF(0, 3));
        painter.drawLine(at + QPointF(0, 3), at + QPointF(0, 9));
    }
}

void FrameCanvas::paintPins(QPainter& painter) {
    const double ratio = devicePixelRatioF();
    const int radius = painter.fontMetrics().height() / 2 + 2;
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < m_view.pins().size(); ++i) {
        if (!QRect(QPoint(0, 0), m_covered).contains(m_view.pins()[i])) continue; // of a larger frame
        const QPointF at = placement().toPane(QPointF(m_view.pins()[i]) + QPointF(0.5, 0.5)) / ratio;
        painter.setPen(QPen(Qt::white, 1.5));
        painter.setBrush(QColor(0, 0, 0, 190));
        painter.drawEllipse(at, 2.5, 2.5); // the pixel, and beside it its number
        const QPointF badge = at + QPointF(radius + 3, -radius - 3);
        painter.drawEllipse(badge, radius, radius);
        painter.drawText(QRectF(badge.x() - radius, badge.y() - radius, 2 * radius, 2 * radius), Qt::AlignCenter,
                         QString::number(i + 1));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void FrameCanvas::paintMessage(QPainter& painter) {
    const QRect room = rect().adjusted(16, 16, -16, -16);
    constexpr int flags = Qt::AlignCenter | Qt::TextWordWrap;
    QRect box = painter.fontMetrics().boundingRect(room, flags, m_message).adjusted(-12, -8, 12, 8);
    box = box.intersected(rect().adjusted(4, 4, -4, -4));
    QColor ground = palette().color(QPalette::Window);
    ground.setAlpha(m_photo ? 225 : 0);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(box, 6, 6);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(box.adjusted(12, 8, -12, -8), flags, m_message);
}

void FrameCanvas::paintKey(QPainter& painter) {
    const QFontMetrics metrics = painter.fontMetrics();
    const bool hasColors = std::ranges::any_of(m_key, [](const KeyEntry& entry) { return entry.color.isValid(); });
    const int line = metrics.height() + 2, margin = 6;
    const int swatch = hasColors ? metrics.ascent() + margin : 0; // and the gap after it
    int width = 0;
    for (const KeyEntry& entry : m_key) width = std::max(width, metrics.horizontalAdvance(entry.text));
    const QSize box(width + swatch + 2 * margin, static_cast<int>(m_key.size()) * line + 2 * margin - 2);
    // A key that hides half of the picture explains nothing; lines of text may be longer.
    if (box.width() > this->width() * (hasColors ? 2 : 3) / 4 || box.height() > height() / 2) return;
    const QRect place(QPoint(8, height() - box.height() - 8), box);
    QColor ground = palette().color(QPalette::Window);
    ground.setAlpha(225);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(place, 6, 6);
    painter.setRenderHint(QPainter::Antialiasing, false);
    int top = place.top() + margin;
    for (const KeyEntry& entry : m_key) {
        if (entry.color.isValid())
            painter.fillRect(
                QRect(place.left() + margin, top + (line - metrics.ascent()) / 2, metrics.ascent(), metrics.ascent()),
                entry.color);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QPoint(place.left() + margin + swatch, top + metrics.ascent() + 1), entry.text);
        top += line;
    }
}

void FrameCanvas::wheelEvent(QWheelEvent* event) {
    const double notches = event->angleDelta().y() / 120.0;
    if (event->modifiers() & Qt::ControlModifier) {
        if (notches != 0) emit opacityStepRequested(notches > 0 ? 1 : -1);
    } else if (m_photo) {
        m_view.zoomAt(event->position() * devicePixelRatioF(), deviceSize(), std::pow(1.25, notches));
    }
    event->accept();
}

void FrameCanvas::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::MiddleButton && !(event->button() == Qt::LeftButton && m_panMode)) {
        m_pressed = event->button() == Qt::LeftButton ? pixelAt(event->position()) : std::nullopt;
        return QWidget::mousePressEvent(event);
    }
    m_dragging = true;
    m_lastDrag = event->position();
    updateCursor();
}

void FrameCanvas::mouseMoveEvent(QMouseEvent* event) {
    if (m_dragging) {
        m_view.panBy((event->position() - m_lastDrag) * devicePixelRatioF(), deviceSize());
        m_lastDrag = event->position();
        return;
    }
    if (m_photo) m_view.setProbe(pixelAt(event->position()));
}

std::optional<QPoint> FrameCanvas::pixelAt(QPointF position) const {
    if (!m_photo) return std::nullopt;
    const QPointF point = placement().toFrame(position * devicePixelRatioF());
    const QPoint pixel(static_cast<int>(std::floor(point.x())), static_cast<int>(std::floor(point.y())));
    return QRect(QPoint(0, 0), m_covered).contains(pixel) ? std::optional(pixel) : std::nullopt;
}

void FrameCanvas::mouseReleaseEvent(QMouseEvent* event) {
    const auto pressed = std::exchange(m_pressed, std::nullopt);
    if (!m_dragging && event->button() == Qt::LeftButton && pressed && pressed == pixelAt(event->position()))
        emit m_view.clicked(*pressed);
    if (!m_dragging || (event->buttons() & (Qt::LeftButton | Qt::MiddleButton)))
        return QWidget::mouseReleaseEvent(event);
    m_dragging = false;
    updateCursor();
}

void FrameCanvas::leaveEvent(QEvent* event) {
    m_view.setProbe({});
    QWidget::leaveEvent(event);
}

void FrameCanvas::updateCursor() {
    if (m_dragging)
        setCursor(Qt::ClosedHandCursor);
    else if (m_panMode)
        setCursor(Qt::OpenHandCursor);
    else
        unsetCursor();
}

} // namespace widgets
