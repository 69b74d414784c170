// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/frame_list_model.h"

#include "widgets/to_qt.h"

namespace widgets {

void FrameListModel::setFrames(std::vector<core::Frame> frames) {
    beginResetModel();
    m_frames = std::move(frames);
    endResetModel();
}

int FrameListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_frames.size());
}

QVariant FrameListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const core::Frame& frame = m_frames[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole) return toQt(frame.name);
    if (role != Qt::ToolTipRole) return {};
    const QString truth = frame.truth.empty() ? tr("no truth") : pathText(frame.truth);
    return QStringLiteral("%1\n%2").arg(pathText(frame.image), truth);
}

} // namespace widgets
