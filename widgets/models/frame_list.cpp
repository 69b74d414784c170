// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/frame_list.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

namespace widgets {

FrameList::FrameList(QWidget* parent) : QWidget(parent) {
    m_model = new FrameListModel(this);
    m_filtered = new QSortFilterProxyModel(this);
    m_filtered->setSourceModel(m_model);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filter = new QLineEdit;
    m_filter->setPlaceholderText(tr("Filter by name"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_view = new QListView;
    m_view->setModel(m_filtered);
    m_view->setUniformItemSizes(true);
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setAccessibleName(tr("Frames"));
    m_none = new QLabel;
    m_none->setAlignment(Qt::AlignCenter);
    m_none->setWordWrap(true);
    m_none->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->setSpacing(4);
    layout->addWidget(m_filter);
    layout->addWidget(m_none);
    layout->addWidget(m_view, 1);

    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filtered->setFilterFixedString(text);
        m_none->setText(tr("No frame has “%1” in its name.").arg(text));
        m_none->setVisible(m_model->rowCount() > 0 && shownCount() == 0);
    });
    const auto choose = [this](const QModelIndex& at) {
        if (at.isValid()) emit frameChosen(m_filtered->mapToSource(at).row());
    };
    connect(m_view, &QListView::clicked, this, choose);
    connect(m_view, &QListView::activated, this, choose);
}

void FrameList::setFrames(const std::vector<core::Frame>& frames) {
    m_filter->clear();
    m_model->setFrames(frames);
}

void FrameList::setCurrent(int index) {
    const QModelIndex at = m_filtered->mapFromSource(m_model->index(index));
    if (!at.isValid()) return m_view->clearSelection();
    m_view->setCurrentIndex(at);
    m_view->scrollTo(at);
}

int FrameList::shownCount() const { return m_filtered->rowCount(); }

} // namespace widgets
