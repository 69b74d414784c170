// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/legend/legend_view.h"

#include <QWidget>

class QAction;
class QComboBox;
class QToolButton;

namespace widgets {

/// The legend with the choice of its numbers and of its order.
class LegendPanel : public QWidget {
    Q_OBJECT

public:
    /// REQUIRES: model outlives the panel.
    explicit LegendPanel(LegendModel& model, QWidget* parent = nullptr);

    LegendView& view() { return *m_view; }
    QSize sizeHint() const override;

private:
    void fillNumbers();
    void takeNumbers();
    void updateMenu();

    LegendModel& m_model;
    QComboBox* m_numbers = nullptr;
    QToolButton* m_order = nullptr;
    QAction* m_presentFirst = nullptr;
    QAction* m_grouped = nullptr;
    LegendView* m_view = nullptr;
};

} // namespace widgets
