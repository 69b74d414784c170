// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The 35 official Cityscapes labels (cityscapesScripts, helpers/labels.py).
#pragma once

#include "core/image/image.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace core {

inline constexpr int kLabelIds = 34; ///< label ids run from 0 to 33; the license plate is −1 and never stored

enum class Category { Void, Flat, Construction, Object, Nature, Sky, Human, Vehicle };
inline constexpr int kCategories = 8; ///< the void category included; 7 are evaluated
std::string_view categoryName(Category category);

struct Label {
    std::string_view name;
    int id;
    int trainId; ///< 255: ignored; −1: license plate
    Category category;
    bool hasInstances;
    bool ignoreInEval;
    Rgb color;
};

/// In the order of the official table; ids 0 … 33, then the license plate.
std::span<const Label, 35> labels();
/// REQUIRES: 0 <= id < kLabelIds.
const Label& labelById(int id);
const Label* findLabel(std::string_view name);
/// 7 for trainId 0, …; nothing for 19 and above.
std::optional<int> idOfTrainId(int trainId);
/// Colours are not unique; the entry with a valid trainId wins (pole, car), black is "unlabeled".
std::optional<int> idOfColor(Rgb color);
/// Mean pixels of an instance in the training set, for iIoU; nothing for labels without instances.
std::optional<double> averageInstanceSize(int id);

} // namespace core
