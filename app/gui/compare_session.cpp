// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a session keeps of the comparison on screen.
#include "app/gui/compare_view.h"

#include <algorithm>
#include <array>

namespace app {

namespace {

constexpr const char* kVoid = "unlabeled";

constexpr std::pair<LayerKind, const char*> kKinds[] = {
    {LayerKind::Verdict, "verdict"},       {LayerKind::Pair, "pair"},
    {LayerKind::Difference, "difference"}, {LayerKind::Agreement, "agreement"},
    {LayerKind::Confidence, "confidence"}, {LayerKind::Entropy, "entropy"}};

std::string paneKey(int pane, int inputPane, int derivedPane) {
    if (pane < 0) return {};
    if (pane == inputPane) return "input";
    if (pane == derivedPane) return "derived";
    return pane == 0 ? "photo" : pane == 1 ? "truth" : std::string(1, static_cast<char>('A' + pane - 2));
}

} // namespace

core::SessionView CompareView::sessionView() const {
    core::SessionView view;
    view.scale = m_view.scale();
    view.middle = {m_view.middle().x(), m_view.middle().y()};
    view.alone = paneKey(m_alone, kInputPane, kLayerPane);
    for (const auto& [kind, name] : kKinds)
        if (kind == m_layer.kind) view.derived = name;
    if (!view.derived.empty()) view.derivedSlots = {m_layer.a, m_layer.b};
    view.scheme = m_scheme->name();
    return view;
}

std::vector<std::string> CompareView::hiddenClasses() const {
    std::vector<std::string> hidden;
    const std::vector<bool>& visible = m_legendModel->visible();
    for (std::size_t i = 0; i < visible.size(); ++i)
        if (!visible[i]) hidden.push_back(static_cast<int>(i) < m_scheme->size() ? m_scheme->classes()[i].name : kVoid);
    return hidden;
}

void CompareView::restorePlace(const core::SessionView& view) {
    m_view.restore(view.scale, {view.middle.first, view.middle.second});
}

void CompareView::restorePanes(const core::SessionView& view, const std::vector<std::string>& hidden) {
    m_chosenScheme = view.scheme;
    updateSchemes();
    std::vector<bool> visible(static_cast<std::size_t>(m_scheme->size()) + 1);
    for (std::size_t i = 0; i < visible.size(); ++i) {
        const std::string name = static_cast<int>(i) < m_scheme->size() ? m_scheme->classes()[i].name : kVoid;
        visible[i] = std::ranges::find(hidden, name) == hidden.end();
    }
    m_legendModel->setVisible(std::move(visible));
    for (const auto& [kind, name] : kKinds) {
        const LayerChoice choice{kind, view.derivedSlots.first, view.derivedSlots.second};
        const auto choices = layerChoices();
        if (view.derived == name && std::ranges::find(choices, choice) != choices.end()) setLayer(choice);
    }
    for (int pane = 0; pane < static_cast<int>(m_panes.size()); ++pane)
        if (paneKey(pane, kInputPane, kLayerPane) == view.alone && isWanted(pane)) showAlone(pane);
}

} // namespace app
