// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/frame_list_model.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QSortFilterProxyModel;

namespace widgets {

/// All frames of the source, with a line to filter them by a part of their name.
class FrameList : public QWidget {
    Q_OBJECT

public:
    explicit FrameList(QWidget* parent = nullptr);

    void setFrames(const std::vector<core::Frame>& frames);
    void setCurrent(int index);
    int shownCount() const;

signals:
    void frameChosen(int index);

private:
    FrameListModel* m_model = nullptr;
    QSortFilterProxyModel* m_filtered = nullptr;
    QLineEdit* m_filter = nullptr;
    QListView* m_view = nullptr;
    QLabel* m_none = nullptr;
};

} // namespace widgets
