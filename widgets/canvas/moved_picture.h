// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/canvas/shared_view.h"

#include <QImage>
#include <QRect>

#include <functional>

class QPainter;

namespace widgets {

/// The picture of a frame in a pane as it was painted last. While the frame only moves, what stays in sight is moved
/// along and only what comes into sight is painted. A value of its pane; in device pixels.
class MovedPicture {
public:
    /// Paints the part of the pane that is given, over whatever is there.
    using Paint = std::function<void(QPainter& painter, const QRect& part)>;

    /// The picture of a pane of this size. REQUIRES: the origin of the place is of whole pixels; since the last call
    /// clear() was called if anything else than size and place has changed.
    const QImage& at(QSize size, const Placement& place, const Paint& paint);
    void clear() { m_picture = {}; }

private:
    QImage m_picture; ///< null: to be painted anew
    QImage m_spare;   ///< the one before, whose memory is used again
    Placement m_place;
};

} // namespace widgets
