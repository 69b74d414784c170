// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/timeline/timeline_scale.h"

#include <QColor>
#include <QImage>
#include <QList>
#include <QString>
#include <QTimer>
#include <QWidget>

#include <map>
#include <optional>
#include <vector>

namespace widgets {

/// What the timeline has to know of a film.
struct TimelineFilm {
    int frames = 0;
    std::vector<double> seconds = {}; ///< presentation time of each frame, ascending; empty: numbers only
    QSize pictureSize = {2, 1};       ///< not empty; the thumbnails have its shape
};

/// A number per frame, painted as an area. High values are what one looks for and what is kept where frames share a
/// pixel: give disagreement rather than agreement.
struct TimelineSeries {
    QString name;
    QColor color;
    std::vector<std::optional<double>> values; ///< 0 … 1 for each frame, shown in per cent; nothing where not known
    double top = 1;                            ///< the value that fills the strip
};

/// A film along the window: ruler, thumbnails, play head, in and out, and a strip for each series. Frames are counted
/// from 0 here and from 1 on the screen. What the user chooses is shown at once and told by a signal.
class Timeline : public QWidget {
    Q_OBJECT

public:
    explicit Timeline(QWidget* parent = nullptr);

    /// Forgets thumbnails, series, in and out, and goes to the first frame; emits nothing but thumbnailsWanted().
    void setFilm(TimelineFilm film);
    const TimelineFilm& film() const { return m_film; }
    void setSeries(std::vector<TimelineSeries> series);
    /// One value more of a series, as analysis goes on. REQUIRES: a series and one of its frames.
    void setValue(int series, int frame, std::optional<double> value);
    /// The frame that is shown elsewhere; the view follows it. Not heeded while the user drags the play head.
    void setCurrent(int frame);
    int current() const { return m_current; }
    /// First and last frame to be played or exported; nothing: from the start, to the end. REQUIRES: in <= out.
    void setRange(std::optional<int> in, std::optional<int> out);
    std::optional<int> in() const { return m_in; }
    std::optional<int> out() const { return m_out; }
    void setThumbnail(int frame, const QImage& image);

    const TimelineScale& scale() const { return m_scale; }
    /// As painted. x of a frame's left edge; the strips' parts of the widget.
    double xOf(double frame) const { return filmRect().left() + m_scale.xOf(frame); }
    QRect rulerRect() const;
    QRect thumbnailRect() const;
    QRect stripRect(int series) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void frameChosen(int frame);
    void rangeChanged(std::optional<int> in, std::optional<int> out);
    /// All that are seen and missing, once the view has come to rest; a newer list replaces the older one.
    void thumbnailsWanted(const QList<int>& frames);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Drag { None, Head, In, Out, View };

    bool isEmpty() const { return m_film.frames == 0; }
    QRect filmRect() const; ///< right of the names
    int stripAt(const QPoint& position) const;
    std::optional<int> peakAt(int series, const QPoint& position) const;
    int frameUnder(const QPoint& position) const;
    void choose(int frame);
    void markIn(int frame);
    void markOut(int frame);
    void changeRange(std::optional<int> in, std::optional<int> out);
    void viewChanged();
    void askForThumbnails();
    void forgetFarThumbnails();
    Drag markerAt(const QPoint& position) const;
    bool isOwnKey(const QKeyEvent& event) const;
    QString placeText(int frame) const;
    QString hoverText(const QPoint& position) const;

    void paintNames(QPainter& painter);
    void paintRuler(QPainter& painter);
    void paintThumbnails(QPainter& painter);
    void paintStrip(QPainter& painter, int series);
    void paintRange(QPainter& painter);
    void paintHead(QPainter& painter);

    TimelineFilm m_film;
    TimelineScale m_scale;
    std::vector<TimelineSeries> m_series;
    std::map<int, QImage> m_thumbnails; ///< as tall as they are painted
    QList<int> m_wanted;                ///< asked for last
    QTimer m_asking;
    int m_current = 0;
    std::optional<int> m_in;
    std::optional<int> m_out;
    Drag m_drag = Drag::None;
    double m_lastX = 0;
    std::optional<QPoint> m_hover;
};

} // namespace widgets
