// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/layout_menu.h"

#include <QAction>
#include <QActionGroup>
#include <QMetaEnum>
#include <QSettings>
#include <QToolButton>

#include <array>

namespace app {

namespace {

using PaneLayout = CompareView::PaneLayout;
constexpr std::array kLayouts{PaneLayout::Grid, PaneLayout::Single, PaneLayout::Swipe, PaneLayout::Blink};
constexpr double kDividerStep = 0.02;

QMetaEnum layoutNames() { return QMetaEnum::fromType<PaneLayout>(); }

} // namespace

LayoutMenu::LayoutMenu(WindowActions& actions, CompareView& view, QWidget* parent)
    : QMenu(tr("&Layout"), parent), m_actions(actions), m_view(view) {
    auto* group = new QActionGroup(this);
    for (const PaneLayout layout : kLayouts) {
        QAction* action = actionOf(layout);
        group->addAction(action);
        addAction(action);
        action->setChecked(layout == m_view.paneLayout());
        connect(action, &QAction::triggered, this, [this, layout] { m_view.setPaneLayout(layout); });
    }
    connect(&m_view, &CompareView::paneLayoutChanged, this,
            [this](PaneLayout layout) { actionOf(layout)->setChecked(true); });
    addSeparator();
    for (const bool isLeft : {true, false}) {
        QMenu* side = addMenu(isLeft ? tr("&Left of the divider") : tr("&Right of the divider"));
        connect(side, &QMenu::aboutToShow, this, [this, side, isLeft] { fillSide(*side, isLeft); });
    }
    addActions({m_actions.dividerLeft, m_actions.dividerRight});
    connect(m_actions.dividerLeft, &QAction::triggered, this, [this] { moveDivider(-kDividerStep); });
    connect(m_actions.dividerRight, &QAction::triggered, this, [this] { moveDivider(kDividerStep); });
    connect(m_actions.hatched, &QAction::toggled, &m_view, &CompareView::setHatched);
}

QAction* LayoutMenu::actionOf(PaneLayout layout) const {
    switch (layout) {
    case PaneLayout::Grid: break;
    case PaneLayout::Single: return m_actions.singleLayout;
    case PaneLayout::Swipe: return m_actions.swipeLayout;
    case PaneLayout::Blink: return m_actions.blinkLayout;
    }
    return m_actions.gridLayout;
}

void LayoutMenu::fillSide(QMenu& menu, bool isLeft) {
    menu.clear();
    const auto [left, right] = m_view.swipePanes();
    for (const int pane : m_view.wantedPanes()) {
        QAction* action = menu.addAction(m_view.paneName(pane));
        action->setCheckable(true);
        action->setChecked(pane == (isLeft ? left : right));
        connect(action, &QAction::triggered, this, [this, pane, isLeft] {
            // The pane of the other side comes here: the two change places.
            const auto [nowLeft, nowRight] = m_view.swipePanes();
            if (isLeft)
                m_view.setSwipePanes(pane, pane == nowRight ? nowLeft : nowRight);
            else
                m_view.setSwipePanes(pane == nowLeft ? nowRight : nowLeft, pane);
            m_view.setPaneLayout(PaneLayout::Swipe);
        });
    }
}

void LayoutMenu::moveDivider(double step) {
    m_view.setPaneLayout(PaneLayout::Swipe);
    m_view.setSwipePosition(m_view.swipePosition() + step);
}

QToolButton* LayoutMenu::makeButton() {
    auto* button = new QToolButton;
    button->setToolTip(tr("How the panes share the room"));
    button->setAccessibleName(button->toolTip());
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(this);
    const auto showIcon = [this, button] { button->setIcon(actionOf(m_view.paneLayout())->icon()); };
    connect(&m_view, &CompareView::paneLayoutChanged, button, showIcon);
    for (const PaneLayout layout : kLayouts) // the icons follow the theme
        connect(actionOf(layout), &QAction::changed, button, showIcon);
    showIcon();
    return button;
}

void LayoutMenu::remember() const {
    QSettings settings;
    settings.setValue("view/layout", layoutNames().valueToKey(static_cast<int>(m_view.paneLayout())));
    const auto [left, right] = m_view.chosenSwipePanes();
    settings.setValue("view/swipeLeft", left);
    settings.setValue("view/swipeRight", right);
    settings.setValue("view/swipePosition", m_view.swipePosition());
    settings.setValue("view/hatched", m_view.isHatched());
}

void LayoutMenu::restore() {
    const QSettings settings;
    const auto pane = [&settings](const char* key) {
        const int number = settings.value(key, -1).toInt();
        return number >= 0 && number < CompareView::kPanes ? number : -1;
    };
    m_view.setSwipePanes(pane("view/swipeLeft"), pane("view/swipeRight"));
    const double position = settings.value("view/swipePosition", 0.5).toDouble();
    m_view.setSwipePosition(position >= 0 && position <= 1 ? position : 0.5); // nor what is no number
    bool isKnown = false;
    const int layout = layoutNames().keyToValue(settings.value("view/layout").toByteArray().constData(), &isKnown);
    if (isKnown) m_view.setPaneLayout(static_cast<PaneLayout>(layout));
    m_actions.hatched->setChecked(settings.value("view/hatched", false).toBool());
}

} // namespace app
