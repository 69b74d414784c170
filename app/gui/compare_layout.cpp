// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the panes of a CompareView share the room.
#include "app/gui/compare_view.h"
#include "widgets/to_qt.h"

#include <QApplication>
#include <QLayout>
#include <QPointer>

#include <algorithm>

namespace app {

// One pane alone

void CompareView::setPaneLayout(PaneLayout layout) {
    if (layout == m_paneLayout) return;
    const bool isOne = layout == PaneLayout::Single || layout == PaneLayout::Blink;
    arrange(layout, !isOne ? -1 : isAlone() ? m_alone : paneForAlone());
}

void CompareView::setAlone(bool on) {
    if (on != isAlone()) setPaneLayout(on ? PaneLayout::Single : m_several);
}

int CompareView::paneForAlone() const {
    for (std::size_t i = 0; i < m_panes.size(); ++i)
        if (m_panes[i].pane->isVisible() && m_panes[i].pane->canvas().underMouse()) return static_cast<int>(i);
    return m_last >= 0 && isWanted(m_last) ? m_last : nextWanted(1, 1);
}

void CompareView::showNextAlone(int step) {
    if (m_alone >= 0) return showAlone(nextWanted(m_alone, step));
    if (m_paneLayout != PaneLayout::Swipe) return;
    const auto [left, right] = swipePanes();
    const auto nextBut = [this](int pane, int other) {
        const int next = nextWanted(pane, 1);
        return next == other ? nextWanted(next, 1) : next;
    };
    if (step > 0)
        setSwipePanes(left, nextBut(right, left));
    else
        setSwipePanes(nextBut(left, right), right);
}

void CompareView::blink() {
    if (m_alone < 0) return setAlone(true);
    const bool hasOther = m_other >= 0 && m_other != m_alone && isWanted(m_other);
    showAlone(hasOther ? m_other : nextWanted(m_alone, 1));
}

int CompareView::nextWanted(int pane, int step) const {
    const int count = static_cast<int>(m_panes.size());
    for (int i = 1; i < count; ++i)
        if (const int next = (pane + i * step + i * count) % count; isWanted(next)) return next;
    return pane;
}

void CompareView::showAlone(int pane) {
    if (pane == m_alone) return;
    if (pane < 0) return arrange(m_several, -1);
    arrange(isAlone() ? m_paneLayout : PaneLayout::Single, pane);
}

void CompareView::arrange(PaneLayout layout, int alone) {
    const PaneLayout before = m_paneLayout;
    const bool wasAlone = isAlone();
    if (alone >= 0 && alone != m_last) m_other = std::exchange(m_last, alone);
    m_alone = alone;
    m_paneLayout = layout;
    if (alone < 0) m_several = layout;
    if (layout == PaneLayout::Blink)
        m_blinking.start(); // anew after each change: one that was asked for is seen as long as the others
    else
        m_blinking.stop();
    updateVisiblePanes();
    if (wasAlone != isAlone()) emit aloneChanged(isAlone());
    if (before != layout) emit paneLayoutChanged(layout);
}

// Which panes there are

std::vector<int> CompareView::wantedPanes() const {
    std::vector<int> wanted;
    for (int i = 0; i < static_cast<int>(m_panes.size()); ++i)
        if (isWanted(i)) wanted.push_back(i);
    return wanted;
}

QString CompareView::paneName(int pane) const {
    if (pane == 0) return tr("Photo");
    if (pane == 1) return tr("Truth");
    if (pane >= 2 && pane < kSlots + 2) return slotName(pane - 2);
    return m_panes[static_cast<std::size_t>(pane)].pane->title();
}

void CompareView::updateVisiblePanes() {
    if (m_alone >= 0 && !isWanted(m_alone)) return showAlone(-1);
    const QPointer<QWidget> focused = QApplication::focusWidget();
    const bool hadFocus = focused && isAncestorOf(focused);
    updateSwipe();
    for (int i = 0; i < static_cast<int>(m_panes.size()); ++i) {
        if (m_swipe != nullptr && (i == m_swiped.first || i == m_swiped.second)) continue; // the divider's own
        const bool isShown = m_swipe == nullptr && (m_alone < 0 ? isWanted(i) : i == m_alone);
        m_panes[static_cast<std::size_t>(i)].pane->setVisible(isShown);
    }
    m_grid->arrange();
    if (hadFocus && (!focused || QApplication::focusWidget() != focused)) keepFocus(focused);
}

/// Of a pane that is hidden the keyboard goes to the next field in the window, where letters are text and no commands.
void CompareView::keepFocus(QWidget* before) {
    if (before != nullptr && before->isVisibleTo(this)) return before->setFocus();
    for (const Shown& shown : m_panes)
        if (shown.pane->isVisibleTo(this)) return shown.pane->canvas().setFocus();
}

// The divider

void CompareView::setSwipePanes(int left, int right) {
    m_swipeLeft = left;
    m_swipeRight = right;
    updateVisiblePanes();
}

std::pair<int, int> CompareView::swipePanes() const {
    std::vector<int> order; // in which panes are taken where none was chosen
    for (int slot = 0; slot < kSlots; ++slot)
        if (m_controller.slot(slot).model) order.push_back(slot + 2);
    for (const int pane : {1, 0})
        if (isWanted(pane)) order.push_back(pane);
    for (const int pane : wantedPanes()) order.push_back(pane);
    const auto firstBut = [&order](int other) {
        const auto found = std::ranges::find_if(order, [other](int pane) { return pane != other; });
        return found == order.end() ? -1 : *found;
    };
    const auto isChosen = [this](int pane) { return pane >= 0 && isWanted(pane); };
    const int left = isChosen(m_swipeLeft) ? m_swipeLeft : firstBut(isChosen(m_swipeRight) ? m_swipeRight : -1);
    const int right = isChosen(m_swipeRight) && m_swipeRight != left ? m_swipeRight : firstBut(left);
    return {left, right};
}

void CompareView::setSwipePosition(double position) {
    m_swipePosition = std::clamp(position, 0.0, 1.0);
    if (m_swipe != nullptr) m_swipe->setPosition(position);
}

double CompareView::swipePosition() const { return m_swipe != nullptr ? m_swipe->position() : m_swipePosition; }

void CompareView::updateSwipe() {
    const auto wanted = swipePanes();
    const bool isOn = m_paneLayout == PaneLayout::Swipe && wanted.first >= 0 && wanted.second >= 0;
    if (m_swipe != nullptr && (!isOn || wanted != m_swiped)) endSwipe();
    if (!isOn || m_swipe != nullptr) return;
    widgets::Pane* left = m_panes[static_cast<std::size_t>(wanted.first)].pane;
    widgets::Pane* right = m_panes[static_cast<std::size_t>(wanted.second)].pane;
    right->setLayoutDirection(Qt::RightToLeft); // its title is at the right, where the picture is its own
    m_grid->hide();
    m_swiped = wanted;
    m_swipe = new widgets::Swipe(left, right);
    m_swipe->setPosition(m_swipePosition);
    layout()->addWidget(m_swipe);
    m_swipe->setGeometry(m_grid->geometry()); // at once, and not when the layout comes to it: no moment without panes
    m_swipe->show();
}

void CompareView::endSwipe() {
    m_swipePosition = m_swipe->position();
    for (const int pane : {m_swiped.first, m_swiped.second}) {
        widgets::Pane* returned = m_panes[static_cast<std::size_t>(pane)].pane;
        returned->clearMask();
        returned->unsetLayoutDirection();
    }
    m_grid->setPanes(m_allPanes); // takes them back
    delete std::exchange(m_swipe, nullptr);
    m_swiped = {-1, -1};
    m_grid->show();
}

} // namespace app
