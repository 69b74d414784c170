// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the slots of a controller hold, and folders of predictions to put there.
#pragma once

#include "tests/support/fake_engine.h"

namespace testing_support {

inline bool isDone(const app::CompareController& controller, int slot) {
    return controller.slot(slot).state == app::SlotState::Done;
}

/// The class of the first pixel; −1 without a prediction.
inline int labelOf(const app::CompareController& controller, int slot) {
    return controller.slot(slot).prediction ? controller.slot(slot).prediction->prediction.labels.at(0, 0) : -1;
}

/// Predictions of label id 26 for the frames of writeCityscapes(), but for those from `count` on.
inline app::SlotModel predictionSlot(const std::filesystem::path& folder, int count) {
    for (int k = 0; k < count; ++k)
        must(core::writeLabelMap(folder / ("town_000000_00000" + std::to_string(k) + "_labelIds.png"),
                                 core::LabelMap({8, 4}, std::uint8_t{26})));
    auto opened = core::PredictionFolder::open(folder);
    if (!opened) throw std::runtime_error(opened.error().message);
    return {folder, "elsewhere", std::make_shared<const core::ClassScheme>(opened->shownScheme()),
            std::make_shared<const core::PredictionFolder>(std::move(*opened))};
}

} // namespace testing_support
