// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/moved_picture.h"

#include <QPainter>
#include <QRegion>

#include <utility>

namespace widgets {

const QImage& MovedPicture::at(QSize size, const Placement& place, const Paint& paint) {
    const QPoint step = (place.origin - m_place.origin).toPoint();
    const QRect all(QPoint(0, 0), size);
    const QRect kept = all & all.translated(step);
    const bool moves = m_picture.size() == size && place.scale == m_place.scale && !kept.isEmpty();
    if (moves && step.isNull()) return m_picture;
    if (m_spare.size() != size) m_spare = QImage(size, QImage::Format_RGB32);
    QRegion missing(all);
    QPainter painter(&m_spare);
    if (moves) {
        painter.drawImage(kept.topLeft(), m_picture, kept.translated(-step));
        missing -= kept;
    }
    m_place = place;
    for (const QRect& part : missing) paint(painter, part);
    painter.end();
    std::swap(m_picture, m_spare);
    return m_picture;
}

} // namespace widgets
