// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cityscapes/frame_source.h"

#include <QAbstractListModel>

#include <vector>

namespace widgets {

/// The frames of a source by name, in their order.
class FrameListModel : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setFrames(std::vector<core::Frame> frames);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<core::Frame> m_frames;
};

} // namespace widgets
