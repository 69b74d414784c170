// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/engine.h"

#include <QString>

#include <optional>

namespace app {

/// What one slot does otherwise than the others; what is not set follows the settings of the comparison. Plain values,
/// so that they can be saved.
struct SlotSettings {
    std::optional<core::Size> size; ///< of the network's input
    std::optional<double> scale;    ///< of the frame, where there is no `size`; 0: the model's own size
    std::optional<inference::Precision> precision;
    std::optional<bool> flip;       ///< average with the mirrored frame
    std::optional<core::Size> tile; ///< empty: no tiles, unless memory asks for them
    bool operator==(const SlotSettings&) const = default;
    bool isEmpty() const { return *this == SlotSettings(); }
};

/// How a slot is run: its own settings where it has any, else the common ones.
RunSettings settingsOf(RunSettings common, const SlotSettings& own);

/// "50 % · bf16 · mirrored": what a slot does otherwise; empty where it has no settings of its own.
QString settingsText(const SlotSettings& own);
/// "1024×512"
QString sizeText(core::Size size);

} // namespace app
