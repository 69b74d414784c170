// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/compare_view.h"
#include "app/gui/model_shelf.h"
#include "core/metrics/evaluation_file.h"
#include "widgets/charts/leaderboard_panel.h"

#include <QObject>

#include <map>
#include <string>

namespace app {

/// Fills the panel with the slots and, if wanted, with the models of the workspace. Costs are counted by the shelf's
/// job, once for each model and size of frame. Lives on the window's thread.
class Leaderboard : public QObject {
    Q_OBJECT

public:
    /// REQUIRES: controller, view and shelf outlive this.
    Leaderboard(CompareController& controller, CompareView& view, ModelShelf& shelf, QObject* parent = nullptr);

    widgets::LeaderboardPanel* panel() { return m_panel; }

private:
    using Costs = core::Result<widgets::ModelCosts>;
    struct CostKey {
        std::string card;
        int width = 0, height = 0;
        std::string settings;
        auto operator<=>(const CostKey&) const = default;
    };
    void update();
    std::vector<widgets::LeaderRow> slotRows();
    std::vector<widgets::LeaderRow> workspaceRows();
    const std::optional<core::CardScores>& cardScores(const core::ModelEntry& entry);
    void addCosts(widgets::LeaderRow& row, const std::filesystem::path& card, const RunSettings& settings);
    void countCosts();

    CompareController& m_controller;
    CompareView& m_view;
    ModelShelf& m_shelf;
    widgets::LeaderboardPanel* m_panel;
    core::Size m_frame{2048, 1024}; ///< of the last frame; as those of Cityscapes until there is one
    std::map<CostKey, Costs> m_costs;
    std::map<std::pair<std::string, std::string>, std::optional<core::CardScores>> m_cardScores; ///< of card and scheme
    std::vector<std::pair<CostKey, inference::SegmentSettings>> m_wanted;                        ///< not counted yet
    bool m_isCounting = false;
};

} // namespace app
