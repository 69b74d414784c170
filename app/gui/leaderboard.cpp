// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/leaderboard.h"

#include "app/gui/model_costs.h"
#include "widgets/to_qt.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

namespace app {

namespace {

double medianOf(std::vector<double> values) { // of an even number the mean of the two in the middle
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1) return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

} // namespace

Leaderboard::Leaderboard(CompareController& controller, CompareView& view, ModelShelf& shelf, QObject* parent)
    : QObject(parent), m_controller(controller), m_view(view), m_shelf(shelf), m_panel(new widgets::LeaderboardPanel) {
    connect(&m_view, &CompareView::scoresUpdated, this, &Leaderboard::update);
    connect(&m_shelf, &ModelShelf::listed, this, [this] { // other files may lie under the same names
        m_costs.clear();
        m_cardScores.clear();
        update();
    });
    connect(m_panel, &widgets::LeaderboardPanel::workspaceWanted, this, &Leaderboard::update);
    connect(m_panel, &widgets::LeaderboardPanel::copyRequested, this,
            [](const QString& text) { QGuiApplication::clipboard()->setText(text); });
    update();
}

void Leaderboard::update() {
    m_wanted.clear();
    auto rows = slotRows();
    if (m_panel->wantsWorkspace())
        for (auto& row : workspaceRows()) rows.push_back(std::move(row));
    m_panel->setRows(widgets::toQt(m_view.scheme().name()), std::move(rows));
    countCosts();
}

std::vector<widgets::LeaderRow> Leaderboard::slotRows() {
    std::vector<widgets::LeaderRow> rows;
    const bool isEvaluation = m_view.scores()->scope() == widgets::ScoreScope::Evaluation;
    auto lines = m_view.shownScores();
    std::size_t next = 0;
    for (int i = 0; i < kSlots; ++i) {
        const auto& model = m_controller.slot(i).model;
        if (!model) continue;
        widgets::SlotScores& line = lines[next++];
        widgets::LeaderRow row;
        row.name = line.name;
        row.color = line.color;
        row.scheme = model->scheme ? widgets::toQt(model->scheme->name()) : QString();
        row.whyNoScores = line.whyNot.isEmpty() ? tr("Nothing is scored yet: frames with truth must be segmented first")
                                                : line.whyNot;
        row.isHere = true;
        row.frameSet = line.frameSet;
        if (line.scores)
            row.frames = isEvaluation ? tr("%n frames of an evaluation", nullptr, int(line.scores->frames))
                                      : tr("%n frames", nullptr, int(line.scores->frames));
        row.scores = std::move(line.scores);
        if (auto times = m_controller.durations(i); !times.empty()) {
            row.timedFrames = static_cast<int>(times.size());
            row.medianMs = medianOf(std::move(times));
        }
        if (model->folder)
            row.whyNoCosts = tr("A folder of predictions has no network");
        else
            addCosts(row, model->card, m_controller.settingsOfSlot(i));
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<widgets::LeaderRow> Leaderboard::workspaceRows() {
    std::vector<widgets::LeaderRow> rows;
    for (const core::ModelEntry& entry : m_shelf.models()) {
        bool isInSlot = false;
        for (int i = 0; i < kSlots; ++i) {
            const auto& model = m_controller.slot(i).model;
            isInSlot = isInSlot || (model && model->card == entry.cardPath);
        }
        if (isInSlot) continue;
        widgets::LeaderRow row;
        row.name = widgets::toQt(entry.name);
        if (!entry.card) {
            row.whyNoScores = row.whyNoCosts = widgets::toQt(entry.card.error().message);
            rows.push_back(std::move(row));
            continue;
        }
        row.scheme = widgets::toQt(entry.card->scheme);
        row.whyNoScores = tr("Its card has no scores in the scheme %1").arg(widgets::toQt(m_view.scheme().name()));
        if (const auto& onCard = cardScores(entry)) {
            row.frames = tr("%1, %n frames (from its card)", nullptr, int(onCard->scores.frames))
                             .arg(widgets::toQt(onCard->data));
            row.scores = onCard->scores;
        }
        addCosts(row, entry.cardPath, m_controller.settings());
        rows.push_back(std::move(row));
    }
    return rows;
}

const std::optional<core::CardScores>& Leaderboard::cardScores(const core::ModelEntry& entry) {
    const std::pair key(entry.cardPath.string(), m_view.scheme().name());
    const auto found = m_cardScores.find(key);
    if (found != m_cardScores.end()) return found->second;
    return m_cardScores.emplace(key, core::cardScores(*entry.card, m_view.scheme())).first->second;
}

void Leaderboard::addCosts(widgets::LeaderRow& row, const std::filesystem::path& card, const RunSettings& settings) {
    // While the next one is being read, frames are taken to stay as large as they are.
    if (m_controller.frame() != nullptr) m_frame = m_controller.frame()->image.size();
    const CostKey key{card.string(), m_frame.width, m_frame.height, settings.key()};
    const auto found = m_costs.find(key);
    if (found == m_costs.end()) {
        row.whyNoCosts = tr("Being counted");
        m_wanted.emplace_back(key, settings.segment);
    } else if (found->second) {
        row.costs = *found->second;
    } else {
        row.whyNoCosts = widgets::toQt(found->second.error().message);
    }
}

void Leaderboard::countCosts() {
    if (m_isCounting || m_wanted.empty()) return;
    m_isCounting = true;
    using Counted = std::map<CostKey, Costs>;
    m_shelf.run<Counted>(
        [wanted = m_wanted] {
            Counted counted;
            for (const auto& [key, settings] : wanted) {
                const auto card = core::readModelCard(key.card);
                counted.emplace(key, card ? costsOf(*card, {key.width, key.height}, settings)
                                          : Costs(core::fail(card.error())));
            }
            return counted;
        },
        [this](Counted counted) {
            m_isCounting = false;
            m_costs.merge(counted);
            update();
        });
}

} // namespace app
