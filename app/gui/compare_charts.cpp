// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The class scheme of the comparison, and what legend and scores say in it.
#include "app/gui/compare_view.h"
#include "widgets/to_qt.h"

#include <algorithm>

namespace app {

namespace {

/// "city val"
QString framesName(const std::filesystem::path& path, const std::string& split) {
    const QString name = widgets::pathText(path.has_filename() ? path.filename() : path.parent_path().filename());
    return split.empty() ? name : name + QLatin1Char(' ') + widgets::toQt(split);
}

} // namespace

SchemePointer CompareView::schemeOfSlot(int slot) const {
    const SlotView& view = m_controller.slot(slot);
    if (view.prediction) return view.prediction->scheme;
    return view.model ? view.model->scheme : nullptr;
}

QString CompareView::slotName(int slot) const {
    const auto& model = m_controller.slot(slot).model;
    return model ? slotLetter(slot) + QLatin1Char(' ') + model->name : slotLetter(slot);
}

void CompareView::updateSchemes() {
    std::vector<SchemePointer> ofSlots;
    for (int i = 0; i < kSlots; ++i)
        if (auto scheme = schemeOfSlot(i)) ofSlots.push_back(std::move(scheme));
    m_schemes = schemesFor(ofSlots);
    auto chosen =
        std::find_if(m_schemes.begin(), m_schemes.end(), [this](const auto& s) { return s->name() == m_chosenScheme; });
    if (chosen == m_schemes.end()) chosen = m_schemes.begin();
    QStringList names;
    for (const auto& scheme : m_schemes) names << widgets::toQt(scheme->name());
    if (names != m_schemeNames || m_scores->scheme() != widgets::toQt((*chosen)->name()))
        m_scores->setSchemes(names, widgets::toQt((*chosen)->name()));
    m_schemeNames = names;
    setScheme(*chosen);
}

void CompareView::setScheme(SchemePointer scheme) {
    if (m_scheme && *m_scheme == *scheme) return;
    m_scheme = std::move(scheme);
    m_legendModel->setScheme(painted(*m_scheme));
    showTruth();
    for (int i = 0; i < kSlots; ++i) showSlot(i);
    showLayer();
    updateProbe();
    updateColors();
    updateLegend();
    updateScores();
}

void CompareView::updateLegend() {
    std::vector<widgets::LegendColumn> columns;
    for (int i = 1; i < kSlots + 2; ++i) {
        Shown& shown = m_panes[static_cast<std::size_t>(i)];
        const bool hasColumn = i == 1 ? m_controller.source() && m_controller.source()->hasTruth()
                                      : m_controller.slot(i - 2).model.has_value();
        if (!hasColumn) continue;
        const bool known = isCurrent(shown) && *shown.scheme == *m_scheme;
        if (known && shown.shares.empty()) shown.shares = widgets::classShares(*shown.labels, m_scheme->size());
        columns.push_back({i == 1 ? tr("Truth") : slotLetter(i - 2), known ? shown.shares : std::vector<double>{}});
    }
    m_legendModel->setColumns(std::move(columns), m_controller.isPlaying());
}

std::vector<widgets::SlotScores> CompareView::slotScores(widgets::ScoreScope scope) const {
    std::vector<widgets::SlotScores> lines;
    for (int i = 0; i < kSlots; ++i) {
        if (!m_controller.slot(i).model) continue;
        if (scope == widgets::ScoreScope::Evaluation) {
            if (m_evaluation) lines.push_back(evaluatedScores(evaluatedSlot(i), *m_evaluation, *m_scheme));
            continue;
        }
        const auto own = schemeOfSlot(i);
        lines.push_back(scoreSlot(slotName(i), slotColor(i),
                                  m_controller.counts(i, scope == widgets::ScoreScope::SetSoFar), own.get(),
                                  *m_scheme));
    }
    return lines;
}

EvaluatedSlot CompareView::evaluatedSlot(int slot) const {
    const SlotModel& model = *m_controller.slot(slot).model;
    EvaluatedSlot evaluated{slotName(slot), slotColor(slot), model.contents.weights, !model.settings.isEmpty(), false};
    for (int i = 0; i < kSlots; ++i) {
        const auto& other = m_controller.slot(i).model;
        evaluated.isNamesake = evaluated.isNamesake || (i != slot && other && other->name == model.name);
    }
    return evaluated;
}

QString CompareView::whyNothingIsScored() const {
    bool any = false;
    for (int i = 0; i < kSlots; ++i) any = any || m_controller.slot(i).model;
    if (m_scores->scope() == widgets::ScoreScope::Evaluation)
        return any ? QString() : tr("There is no model in a slot whose results could be shown.");
    if (m_controller.source() == nullptr) return tr("Nothing is open.");
    if (!m_controller.source()->hasTruth()) return tr("There is no truth here, so nothing is scored.");
    if (!any) return tr("There is no model in a slot, so nothing is scored.");
    if (m_controller.frame() != nullptr && !m_controller.frame()->truth)
        return tr("This frame has no truth, so it is not scored.");
    return {};
}

bool CompareView::isFrameScored() const {
    bool any = false;
    for (int i = 0; i < kSlots; ++i) {
        const SlotView& view = m_controller.slot(i);
        if (view.model && view.state != SlotState::Done) return false;
        any = any || (view.prediction && view.prediction->counts);
    }
    return any;
}

void CompareView::takeCounts() {
    std::vector<QString> filled;
    for (int i = 0; i < kSlots; ++i)
        if (m_controller.slot(i).model) filled.push_back(slotLetter(i));
    const bool isSameSlots = std::ranges::equal(filled, m_shownScores, {}, {}, &widgets::SlotScores::shortName);
    // Of a film, the last frame that every slot was done with stays under its name until there is another.
    const bool isEarly =
        m_scoresRest.isActive() || (m_scores->scope() == widgets::ScoreScope::Frame && !isFrameScored());
    if (!m_controller.isPlaying() || !isSameSlots || !isEarly) updateScores();
}

void CompareView::updateScores() {
    const auto* source = m_controller.source();
    if (source != nullptr)
        m_scores->setNames(widgets::toQt(source->frames()[static_cast<std::size_t>(m_controller.index())].name),
                           framesName(source->path(), source->split()));
    m_shownScores = slotScores();
    m_confusion->setScores(painted(*m_scheme), m_shownScores, whyNothingIsScored());
    m_scores->setScores(*m_scheme, m_shownScores, whyNothingIsScored());
    updateLegendScores();
    m_scoresRest.start();
    emit scoresUpdated();
}

void CompareView::setEvaluation(std::shared_ptr<const core::EvaluationRecord> evaluation, const QString& file) {
    m_evaluation = std::move(evaluation);
    m_scores->setEvaluation(file, framesName(m_evaluation->dataset.path, m_evaluation->dataset.split));
    m_scores->setScope(widgets::ScoreScope::Evaluation);
    updateScores();
}

void CompareView::updateLegendScores() {
    using widgets::LegendNumbers;
    const LegendNumbers numbers = m_legendModel->numbers();
    std::vector<widgets::LegendScores> scores;
    for (int i = 0; i < kSlots; ++i)
        if (m_controller.slot(i).model) scores.push_back({slotLetter(i), nullptr, nullptr});
    const auto take = [&](widgets::ScoreScope scope, auto member) {
        const auto lines = scope == m_scores->scope() ? m_shownScores : slotScores(scope);
        for (std::size_t i = 0; i < lines.size(); ++i)
            if (lines[i].scores) scores[i].*member = std::make_shared<const core::Scores>(*lines[i].scores);
    };
    // Pooling all frames takes its time: only where it is shown.
    if (numbers == LegendNumbers::FrameIou || numbers == LegendNumbers::OneSlot)
        take(widgets::ScoreScope::Frame, &widgets::LegendScores::frame);
    if (numbers == LegendNumbers::SetIou || numbers == LegendNumbers::OneSlot)
        take(widgets::ScoreScope::SetSoFar, &widgets::LegendScores::set);
    m_legendModel->setScores(std::move(scores));
}

void CompareView::showConfused(int truth, int predicted) {
    std::vector<bool> visible(static_cast<std::size_t>(m_scheme->size()) + 1, false);
    visible[static_cast<std::size_t>(truth)] = true;
    visible[static_cast<std::size_t>(predicted)] = true;
    // The same cell again brings all classes back.
    if (visible == m_legendModel->visible()) visible.assign(visible.size(), true);
    m_legendModel->setVisible(std::move(visible));
}

} // namespace app
