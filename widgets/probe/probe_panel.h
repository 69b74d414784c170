// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/probe/probe_values.h"

#include <QWidget>

class QAction;
class QLabel;
class QStackedWidget;
class QTableView;

namespace widgets {

class PinnedModel;
class ProbeView;

/// The pixel under the cursor as every slot sees it, over the list of pinned pixels. It keeps nothing by itself: who
/// owns the pins answers pinRequested() and unpinRequested() with setPinned().
class ProbePanel : public QWidget {
    Q_OBJECT

public:
    explicit ProbePanel(QWidget* parent = nullptr);

    /// Cheap enough for every move of the mouse. The last pixel may stay when the cursor leaves the pictures: so it can
    /// be read, pinned and copied.
    void setValues(ProbeValues values);
    /// "Point at a picture."
    void clear();
    void setPinned(std::vector<PinnedPixel> pinned);
    /// Place, truth and all slots as text; empty when no pixel is shown.
    QString text() const;

    const ProbeView& view() const { return *m_view; }
    const PinnedModel& pinned() const { return *m_pinned; }

signals:
    void pinRequested(QPoint pixel);
    void unpinRequested(int index); ///< into what setPinned() was given
    void jumpRequested(int index);
    void copyRequested(const QString& text); ///< Ctrl+C: the pixel, or the pin that is selected in the list

private:
    QWidget* makePinnedList();
    void addPinnedActions();
    int selectedPin() const; ///< −1: none
    void updateActions();

    ProbeView* m_view = nullptr;
    QAction* m_copy = nullptr;
    QAction* m_pin = nullptr;
    PinnedModel* m_pinned = nullptr;
    QTableView* m_table = nullptr;
    QStackedWidget* m_stack = nullptr; ///< the list, or what it is for
    QLabel* m_none = nullptr;
    QAction* m_jump = nullptr;
    QAction* m_unpin = nullptr;
    QAction* m_copyPin = nullptr;
};

} // namespace widgets
