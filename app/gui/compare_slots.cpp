// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a CompareController holds in its slots: models, their settings, and the predictions that are there already.
#include "app/gui/compare_controller.h"

#include <utility>

namespace app {

RunKey CompareController::keyOf(const SlotModel& model) const {
    // No setting has a say in a file. A folder that is opened again may hold other predictions.
    if (model.folder) return {model.card.string(), fmt::format("opened at {}", fmt::ptr(model.folder.get()))};
    return {model.card.string(), app::settingsOf(m_settings, model.settings).key(), model.contents.digest};
}

SlotTask CompareController::taskOf(const SlotModel& model, int frame) const {
    RunKey run = keyOf(model);
    const bool anew = m_anew.contains({run, frame});
    return {std::move(run), model.card,   model.folder, app::settingsOf(m_settings, model.settings),
            frame,          m_sourceTurn, anew};
}

std::optional<int> CompareController::firstEmptySlot() const {
    for (int i = 0; i < kSlots; ++i)
        if (!slot(i).model) return i;
    return std::nullopt;
}

int CompareController::filledSlotBeside(int index, int step) const {
    for (int i = index + step; i >= 0 && i < kSlots; i += step)
        if (slot(i).model) return i;
    return -1;
}

void CompareController::setSlot(int index, SlotModel model) {
    SlotView& slot = m_slots[static_cast<std::size_t>(index)];
    const bool interrupt = slot.state == SlotState::Working || slot.state == SlotState::Waiting;
    if (model.folder)
        m_folders.push_back(model.folder);
    else
        model.contents = ModelContents::of(model.card);
    slot = {std::move(model), SlotState::Idle, -1, {}, nullptr, {}};
    forgetSummaries();
    takeFromStore(index);
    emit slotChanged(index);
    emit countsChanged();
    // An idle slot waits for the models at work; they are not started anew because of it.
    if (m_segmenting && !interrupt && slot.state == SlotState::Idle && m_frame) {
        slot.state = SlotState::Waiting;
        emit slotChanged(index);
    } else if (m_automatic || interrupt) {
        startPending(false);
    }
}

void CompareController::clearSlot(int index) {
    SlotView& slot = m_slots[static_cast<std::size_t>(index)];
    const bool interrupt = slot.state == SlotState::Working || slot.state == SlotState::Waiting;
    slot = {};
    forgetSummaries();
    emit slotChanged(index);
    emit countsChanged();
    // With nothing to run it still lets go of the model.
    if (interrupt || !m_segmenting) startPending(false, m_automatic || m_playing);
}

void CompareController::swapSlots(int one, int other) {
    std::swap(m_slots[static_cast<std::size_t>(one)], m_slots[static_cast<std::size_t>(other)]);
    emit slotChanged(one);
    emit slotChanged(other);
    emit countsChanged();
}

void CompareController::renameSlot(int index, const QString& name) {
    m_slots[static_cast<std::size_t>(index)].model->name = name;
    emit slotChanged(index);
    emit countsChanged();
}

void CompareController::setSettings(const RunSettings& settings) {
    const bool isSame = settings.key() == m_settings.key();
    m_settings = settings; // also what changes no prediction: cores
    if (isSame) return;
    forgetSummaries();
    showStored();
    m_device.cancel();
    if (m_automatic) startPending(false);
}

void CompareController::setSlotSettings(int index, const SlotSettings& settings) {
    const SlotModel& model = *slot(index).model;
    if (model.settings == settings) return;
    SlotModel changed = model;
    changed.settings = settings;
    setSlot(index, std::move(changed));
}

RunSettings CompareController::settingsOfSlot(int index) const {
    return app::settingsOf(m_settings, slot(index).model->settings);
}

void CompareController::setCaching(const CacheOptions& options) {
    if (m_runner && options == m_caching) return;
    m_caching = options;
    m_store.setBudget(options.memoryBytes);
    m_runner = std::make_shared<SlotRunner>(m_engine, options);
}

void CompareController::setAutomatic(bool automatic) {
    m_automatic = automatic;
    if (automatic) startPending(false);
}

bool CompareController::takeFromStore(int index) {
    SlotView& slot = m_slots[static_cast<std::size_t>(index)];
    if (!slot.model || !m_frame) return false;
    auto prediction = m_store.find(keyOf(*slot.model), m_index);
    if (!prediction) return false;
    slot = {slot.model, SlotState::Done, -1, {}, std::move(prediction), {}};
    slot.model->scheme = slot.prediction->scheme;
    return true;
}

void CompareController::fillFromStore() {
    for (int i = 0; i < kSlots; ++i) {
        SlotView& slot = m_slots[static_cast<std::size_t>(i)];
        if (!slot.model || takeFromStore(i)) continue;
        const bool isAtWork = slot.state == SlotState::Working || slot.state == SlotState::Waiting;
        if (!(isLive() && isAtWork)) slot = {slot.model, SlotState::Idle, -1, {}, nullptr, {}};
    }
}

void CompareController::showStored() {
    fillFromStore();
    for (int i = 0; i < kSlots; ++i) emit slotChanged(i);
    emit countsChanged();
}

bool CompareController::refreshContents() {
    bool changed = false;
    for (SlotView& slot : m_slots) {
        if (!slot.model || slot.model->folder || slot.model->contents.isCurrent()) continue;
        ModelContents now = ModelContents::of(slot.model->card);
        changed = changed || now.digest != slot.model->contents.digest;
        slot.model->contents = std::move(now);
    }
    if (changed) forgetSummaries();
    return changed;
}

} // namespace app
