// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/frame_canvas.h"

#include "widgets/paint_parts.h"

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
    if (!covers.isValid() && photo) covers = photo->size();
    if (photo == m_photo && covers == m_covered) return;
    m_photo = std::move(photo);
    m_covered = covers;
    paintAnew();
}

void FrameCanvas::setMask(std::shared_ptr<const core::LabelMap> map) {
    if (map == m_map) return;
    m_map = std::move(map);
    m_mask = {};
    paintAnew();
}

void FrameCanvas::setMaskColors(const MaskColors& colors) {
    if (colors == m_colors) return;
    m_colors = colors;
    m_mask = {};
    paintAnew();
}

void FrameCanvas::setMaskStyle(MaskStyle style) {
    if (style == m_style) return;
    m_style = style;
    m_mask = {};
    paintAnew();
}

void FrameCanvas::setMaskHatching(const std::optional<MaskHatching>& hatching) {
    if (hatching == m_hatching) return;
    m_hatching = hatching;
    paintAnew();
}

void FrameCanvas::setOpacity(double opacity) {
    if (opacity == m_opacity) return;
    m_opacity = opacity;
    paintAnew();
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
    if (stale == m_stale) return;
    m_stale = stale;
    paintAnew();
}

void FrameCanvas::setPanMode(bool on) {
    m_panMode = on;
    updateCursor();
}

double FrameCanvas::scale() const { return placement().scale; }

QSizeF FrameCanvas::deviceSize() const { return QSizeF(size()) * devicePixelRatioF(); }

Placement FrameCanvas::placement() const {
    Placement place = m_view.placementIn(deviceSize());
    place.origin = place.origin.toPoint();
    return place;
}

void FrameCanvas::paintAnew() {
    m_picture.clear();
    update();
}

void FrameCanvas::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) paintAnew();
    QWidget::changeEvent(event);
}

void FrameCanvas::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    emit resized();
}

void FrameCanvas::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    const double ratio = devicePixelRatioF();
    const QImage& picture = m_picture.at(deviceSize().toSize(), placement(),
                                         [this](QPainter& into, const QRect& part) { paintFrame(into, part); });
    const QRectF exposed = event->rect();
    const QRect part = QRectF(exposed.topLeft() * ratio, exposed.size() * ratio).toAlignedRect() & picture.rect();
    painter.save();
    painter.scale(1 / ratio, 1 / ratio);
    painter.drawImage(part.topLeft(), picture, part);
    painter.restore();
    if (m_photo) {
        paintGuides(painter);
        paintPins(painter);
        paintProbe(painter);
    }
    if (!m_key.empty() && (!m_map || m_opacity > 0)) paintKey(painter);
    if (!m_message.isEmpty()) paintMessage(painter);
}

void FrameCanvas::paintFrame(QPainter& painter, const QRect& part) {
    const QColor ground = palette().color(QPalette::Window);
    painter.fillRect(part, ground.darker(ground.lightness() < 128 ? 130 : 108));
    if (!m_photo) return;
    const Placement place = placement();
    const auto toPane = [&place](const QRectF& rect) {
        return QRectF(place.toPane(rect.topLeft()), place.toPane(rect.bottomRight()));
    };
    const QRectF wanted(place.toFrame(part.topLeft()), place.toFrame(part.bottomRight() + QPoint(1, 1)));
    /// What is wanted of a picture of the frame with another size: whole pixels, and one more on each side, because the
    /// smooth ones are made of their neighbours.
    const auto within = [&](const QImage& picture, double fx, double fy) {
        const QRectF scaled(wanted.x() * fx, wanted.y() * fy, wanted.width() * fx, wanted.height() * fy);
        return scaled.toAlignedRect().adjusted(-1, -1, 1, 1) & picture.rect();
    };
    const double photoScale = place.scale * m_covered.width() / m_photo->size().width();
    const QImage& level = m_photo->levelFor(photoScale);
    const double fx = static_cast<double>(level.width()) / m_covered.width();
    const double fy = static_cast<double>(level.height()) / m_covered.height();
    const QRect source = within(level, fx, fy);
    if (source.isEmpty()) return;
    const QRectF target = toPane({source.x() / fx, source.y() / fy, source.width() / fx, source.height() / fy});

    painter.setClipRect(part);
    // Beyond four device pixels per photo pixel one wants to see the pixels themselves.
    painter.setRenderHint(QPainter::SmoothPixmapTransform, photoScale < 4);
    painter.drawImage(target, level, source);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    if (m_map && m_opacity > 0) paintMask(painter, part);
    if (m_stale) painter.fillRect(target, QColor(0, 0, 0, 110));
    painter.setClipping(false);
}

QImage FrameCanvas::picture() const {
    if (!m_photo) return {};
    QImage image = m_photo->levels().front().convertToFormat(QImage::Format_RGB32);
    if (!m_map || m_opacity <= 0) return image;
    QPainter painter(&image);
    painter.setOpacity(m_opacity);
    if (m_hatching && m_style == MaskStyle::Filled)
        painter.drawImage(0, 0, paintHatched(*m_map, m_colors, *m_hatching, {image.rect(), 1, {0, 0}, 1}));
    else
        painter.drawImage(0, 0, m_mask.isNull() ? widgets::paintMask(*m_map, m_colors, m_style) : m_mask);
    return image;
}

void FrameCanvas::paintMask(QPainter& painter, const QRect& part) {
    const Placement place = placement();
    const QRectF all(place.toPane({0, 0}), place.toPane({double(m_map->width()), double(m_map->height())}));
    const QRect screen = all.toAlignedRect() & part;
    if (screen.isEmpty()) return;
    painter.setOpacity(m_opacity);
    if (m_hatching && m_style == MaskStyle::Filled && place.scale >= kLeastHatchedScale) {
        // Patterns are laid out from the corner of the frame, so that they move with it.
        const QPoint corner = place.origin.toPoint();
        const int thickness = std::max(1, qRound(devicePixelRatioF()));
        painter.setClipRect(all, Qt::IntersectClip);
        painter.drawImage(screen.topLeft(), paintHatched(*m_map, m_colors, *m_hatching,
                                                         {screen.translated(-corner), place.scale, {0, 0}, thickness}));
    } else {
        if (m_mask.isNull()) m_mask = widgets::paintMask(*m_map, m_colors, m_style);
        const QRectF wanted(place.toFrame(part.topLeft()), place.toFrame(part.bottomRight() + QPoint(1, 1)));
        const QRect labels = wanted.toAlignedRect() & m_mask.rect();
        painter.drawImage(QRectF(place.toPane(labels.topLeft()), place.toPane(labels.bottomRight() + QPoint(1, 1))),
                          m_mask, labels);
    }
    painter.setOpacity(1);
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
    for (std::size_t i = 0; i < m_view.pins().size(); ++i) {
        const QPoint pixel = m_view.pins()[i];
        if (!QRect(QPoint(0, 0), m_covered).contains(pixel)) continue; // of a larger frame
        paintPin(painter, placement().toPane(QPointF(pixel) + QPointF(0.5, 0.5)) / ratio, static_cast<int>(i) + 1,
                 rect());
    }
}

std::vector<PicturePin> FrameCanvas::picturePins() const {
    std::vector<PicturePin> pins;
    if (!m_photo || m_covered.isEmpty()) return pins;
    const double fx = static_cast<double>(m_photo->size().width()) / m_covered.width();
    const double fy = static_cast<double>(m_photo->size().height()) / m_covered.height();
    for (std::size_t i = 0; i < m_view.pins().size(); ++i) {
        const QPoint pixel = m_view.pins()[i];
        if (QRect(QPoint(0, 0), m_covered).contains(pixel))
            pins.push_back({static_cast<int>(i) + 1, {(pixel.x() + 0.5) * fx, (pixel.y() + 0.5) * fy}});
    }
    return pins;
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
