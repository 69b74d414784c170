// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/compare_view.h"
#include "app/gui/window_actions.h"

#include <QMenu>

class QToolButton;

namespace app {

/// How the panes share the room, and which two the divider is between. Keeps the actions of the layouts and the view
/// in step.
class LayoutMenu : public QMenu {
    Q_OBJECT

public:
    /// REQUIRES: actions and view outlive the menu.
    LayoutMenu(WindowActions& actions, CompareView& view, QWidget* parent);

    /// Opens this menu; its icon is the layout of now.
    QToolButton* makeButton();

    /// The user's layout, divider and hatching; written and read as one.
    void remember() const;
    void restore();

private:
    QAction* actionOf(CompareView::PaneLayout layout) const;
    void fillSide(QMenu& menu, bool isLeft);
    void moveDivider(double step);

    WindowActions& m_actions;
    CompareView& m_view;
};

} // namespace app
