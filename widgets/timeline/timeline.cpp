// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline.h"

#include "widgets/to_qt.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace widgets {

namespace {
constexpr int kReach = 4; ///< pixels beside the mouse in which a peak or a marker is still meant
constexpr std::size_t kThumbnails = 600;
} // namespace

Timeline::Timeline(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Timeline"));
    m_asking.setSingleShot(true);
    m_asking.setInterval(60); // a turn of the wheel asks once, not once per notch
    connect(&m_asking, &QTimer::timeout, this, &Timeline::askForThumbnails);
}

void Timeline::setFilm(TimelineFilm film) {
    m_film = std::move(film);
    m_scale.setFrames(m_film.frames);
    m_series.clear();
    m_thumbnails.clear();
    m_wanted.clear();
    m_current = 0;
    m_in.reset();
    m_out.reset();
    m_drag = Drag::None;
    setAccessibleDescription(isEmpty() ? QString() : placeText(0));
    updateGeometry();
    viewChanged();
}

void Timeline::setSeries(std::vector<TimelineSeries> series) {
    m_series = std::move(series);
    updateGeometry();
    viewChanged(); // the names may have become wider
}

void Timeline::setValue(int series, int frame, std::optional<double> value) {
    m_series[static_cast<std::size_t>(series)].values[static_cast<std::size_t>(frame)] = value;
    if (frame >= m_scale.firstVisible() && frame <= m_scale.lastVisible()) update(stripRect(series));
}

void Timeline::setCurrent(int frame) {
    if (isEmpty() || m_drag == Drag::Head) return;
    frame = std::clamp(frame, 0, m_film.frames - 1);
    if (frame == m_current) return;
    m_current = frame;
    setAccessibleDescription(placeText(frame));
    const double before = m_scale.first();
    m_scale.reveal(frame);
    if (m_scale.first() != before) return viewChanged();
    update();
}

void Timeline::setRange(std::optional<int> in, std::optional<int> out) {
    m_in = in;
    m_out = out;
    update();
}

void Timeline::setThumbnail(int frame, const QImage& image) {
    if (image.isNull()) return;
    const double ratio = devicePixelRatioF();
    QImage small =
        image.scaledToHeight(static_cast<int>(std::ceil(thumbnailRect().height() * ratio)), Qt::SmoothTransformation);
    m_thumbnails.insert_or_assign(frame, small.convertToFormat(QImage::Format_RGB32));
    forgetFarThumbnails();
    update(thumbnailRect());
}

void Timeline::forgetFarThumbnails() {
    while (m_thumbnails.size() > kThumbnails) {
        const int middle = (m_scale.firstVisible() + m_scale.lastVisible()) / 2;
        const auto first = m_thumbnails.begin(), last = std::prev(m_thumbnails.end());
        m_thumbnails.erase(middle - first->first > last->first - middle ? first : last);
    }
}

void Timeline::viewChanged() {
    m_scale.setWidth(filmRect().width());
    m_asking.start();
    update();
}

void Timeline::askForThumbnails() {
    const QRect strip = thumbnailRect();
    const double width = strip.height() * double(m_film.pictureSize.width()) / m_film.pictureSize.height();
    QList<int> wanted;
    for (const int frame : thumbnailTiling(m_scale, width).frames)
        if (!m_thumbnails.contains(frame)) wanted << frame;
    if (wanted == m_wanted) return;
    m_wanted = wanted;
    if (!wanted.isEmpty()) emit thumbnailsWanted(wanted);
}

int Timeline::frameUnder(const QPoint& position) const { return m_scale.frameAt(position.x() - filmRect().left()); }

int Timeline::stripAt(const QPoint& position) const {
    for (int i = 0; i < static_cast<int>(m_series.size()); ++i)
        if (stripRect(i).contains(position)) return i;
    return -1;
}

std::optional<int> Timeline::peakAt(int series, const QPoint& position) const {
    return peakNear(m_series[static_cast<std::size_t>(series)].values, m_scale, position.x() - filmRect().left(),
                    kReach);
}

void Timeline::choose(int frame) {
    frame = std::clamp(frame, 0, m_film.frames - 1);
    if (frame == m_current) return;
    m_current = frame;
    setAccessibleDescription(placeText(frame));
    m_scale.reveal(frame);
    viewChanged();
    emit frameChosen(frame);
}

void Timeline::changeRange(std::optional<int> in, std::optional<int> out) {
    if (in == m_in && out == m_out) return;
    setRange(in, out);
    emit rangeChanged(in, out);
}

void Timeline::markIn(int frame) {
    if (m_in == frame) return changeRange({}, m_out); // the same key once more takes the mark away
    changeRange(frame, m_out && *m_out < frame ? std::nullopt : m_out);
}

void Timeline::markOut(int frame) {
    if (m_out == frame) return changeRange(m_in, {});
    changeRange(m_in && *m_in > frame ? std::nullopt : m_in, frame);
}

Timeline::Drag Timeline::markerAt(const QPoint& position) const {
    if (!rulerRect().contains(position)) return Drag::None;
    if (m_in && std::abs(xOf(*m_in) - position.x()) <= kReach) return Drag::In;
    if (m_out && std::abs(xOf(*m_out + 1) - position.x()) <= kReach) return Drag::Out;
    return Drag::None;
}

QString Timeline::placeText(int frame) const {
    const QString number = tr("frame %1 of %2").arg(frame + 1).arg(m_film.frames);
    if (static_cast<int>(m_film.seconds.size()) != m_film.frames) return number;
    return number + QStringLiteral(" · ") + timeText(m_film.seconds[static_cast<std::size_t>(frame)], 2);
}

QString Timeline::hoverText(const QPoint& position) const {
    const int strip = stripAt(position);
    if (strip < 0) return placeText(frameUnder(position));
    const auto peak = peakAt(strip, position);
    const TimelineSeries& series = m_series[static_cast<std::size_t>(strip)];
    if (!peak) return tr("%1: not known here").arg(series.name);
    const double value = *series.values[static_cast<std::size_t>(*peak)];
    return tr("%1 %2 %\n%3").arg(series.name, percentNumber(value), placeText(*peak));
}

bool Timeline::isOwnKey(const QKeyEvent& event) const {
    if (isEmpty() || (event.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) != 0) return false;
    // Plus is a shifted key on many keyboards; with the others Shift means something else.
    const bool isZoom = event.key() == Qt::Key_Plus || event.key() == Qt::Key_Equal || event.key() == Qt::Key_Minus;
    if (isZoom) return true;
    if ((event.modifiers() & Qt::ShiftModifier) != 0) return false;
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_I:
    case Qt::Key_O: return true;
    default: return false;
    }
}

bool Timeline::event(QEvent* event) {
    // With the keyboard in the timeline, I marks the start and does not segment; likewise the others.
    if (event->type() == QEvent::ShortcutOverride && isOwnKey(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (!isEmpty() && !filmRect().contains(help->pos()))
            QToolTip::showText(help->globalPos(),
                               tr("Wheel: zoom · Shift+wheel: move · arrows, Page, Home, End: frames\n"
                                  "I and O: first and last frame to play, the same key again takes the mark away"),
                               this);
        return true;
    }
    return QWidget::event(event);
}

void Timeline::keyPressEvent(QKeyEvent* event) {
    if (!isOwnKey(*event)) return QWidget::keyPressEvent(event);
    const int page = std::max((m_scale.lastVisible() - m_scale.firstVisible() + 1) / 10, 1);
    const double head = m_scale.xOf(m_current + 0.5);
    switch (event->key()) {
    case Qt::Key_Left: return choose(m_current - 1);
    case Qt::Key_Right: return choose(m_current + 1);
    case Qt::Key_PageUp: return choose(m_current - page);
    case Qt::Key_PageDown: return choose(m_current + page);
    case Qt::Key_Home: return choose(0);
    case Qt::Key_End: return choose(m_film.frames - 1);
    case Qt::Key_I: return markIn(m_current);
    case Qt::Key_O: return markOut(m_current);
    case Qt::Key_Minus: m_scale.zoomAt(head, 0.8); break;
    default: m_scale.zoomAt(head, 1.25); break;
    }
    viewChanged();
}

void Timeline::wheelEvent(QWheelEvent* event) {
    event->accept();
    if (isEmpty()) return;
    const QPoint delta = event->angleDelta();
    const bool isSideways = std::abs(delta.x()) > std::abs(delta.y());
    if (isSideways || (event->modifiers() & Qt::ShiftModifier) != 0)
        m_scale.panBy(-(isSideways ? delta.x() : delta.y()) / 120.0 * m_scale.width() / 10);
    else
        m_scale.zoomAt(event->position().x() - filmRect().left(), std::pow(1.25, delta.y() / 120.0));
    viewChanged();
}

void Timeline::mousePressEvent(QMouseEvent* event) {
    const QPoint position = event->position().toPoint();
    if (isEmpty() || !filmRect().contains(position)) return QWidget::mousePressEvent(event);
    m_lastX = event->position().x();
    if (event->button() == Qt::MiddleButton) {
        m_drag = Drag::View;
        return;
    }
    if (event->button() != Qt::LeftButton) return QWidget::mousePressEvent(event);
    const int strip = stripAt(position);
    if (strip >= 0) return choose(peakAt(strip, position).value_or(frameUnder(position)));
    const Drag marker = markerAt(position);
    m_drag = marker == Drag::None ? Drag::Head : marker;
    if (m_drag == Drag::Head) choose(frameUnder(position));
}

void Timeline::mouseMoveEvent(QMouseEvent* event) {
    if (isEmpty()) return;
    const QPoint position = event->position().toPoint();
    m_hover = filmRect().contains(position) ? std::optional(position) : std::nullopt;
    setCursor(m_drag == Drag::View ? Qt::ClosedHandCursor
              : m_drag == Drag::In || m_drag == Drag::Out || (m_drag == Drag::None && markerAt(position) != Drag::None)
                  ? Qt::SizeHorCursor
                  : Qt::ArrowCursor);
    const int frame = frameUnder(position), last = m_film.frames - 1;
    switch (m_drag) {
    case Drag::None: break;
    case Drag::Head: choose(frame); break;
    case Drag::In: changeRange(std::min(frame, m_out.value_or(last)), m_out); break;
    case Drag::Out: changeRange(m_in, std::max(frame, m_in.value_or(0))); break;
    case Drag::View:
        m_scale.panBy(m_lastX - event->position().x());
        m_lastX = event->position().x();
        viewChanged();
        break;
    }
    if (m_hover)
        QToolTip::showText(event->globalPosition().toPoint(), hoverText(position), this);
    else
        QToolTip::hideText();
    update();
}

void Timeline::mouseReleaseEvent(QMouseEvent* event) {
    m_drag = Drag::None;
    QWidget::mouseReleaseEvent(event);
}

void Timeline::leaveEvent(QEvent* event) {
    m_hover.reset();
    update();
    QWidget::leaveEvent(event);
}

void Timeline::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    viewChanged();
}

void Timeline::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::FontChange) return;
    updateGeometry();
    viewChanged();
}

} // namespace widgets
