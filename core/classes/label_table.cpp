// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/classes/label_table.h"

#include <algorithm>
#include <cassert>

namespace core {

// name, id, trainId, category, has instances, ignored in evaluation, colour
static constexpr std::array<Label, 35> kLabels = {{
    {"unlabeled", 0, 255, Category::Void, false, true, {0, 0, 0}},
    {"ego vehicle", 1, 255, Category::Void, false, true, {0, 0, 0}},
    {"rectification border", 2, 255, Category::Void, false, true, {0, 0, 0}},
    {"out of roi", 3, 255, Category::Void, false, true, {0, 0, 0}},
    {"static", 4, 255, Category::Void, false, true, {0, 0, 0}},
    {"dynamic", 5, 255, Category::Void, false, true, {111, 74, 0}},
    {"ground", 6, 255, Category::Void, false, true, {81, 0, 81}},
    {"road", 7, 0, Category::Flat, false, false, {128, 64, 128}},
    {"sidewalk", 8, 1, Category::Flat, false, false, {244, 35, 232}},
    {"parking", 9, 255, Category::Flat, false, true, {250, 170, 160}},
    {"rail track", 10, 255, Category::Flat, false, true, {230, 150, 140}},
    {"building", 11, 2, Category::Construction, false, false, {70, 70, 70}},
    {"wall", 12, 3, Category::Construction, false, false, {102, 102, 156}},
    {"fence", 13, 4, Category::Construction, false, false, {190, 153, 153}},
    {"guard rail", 14, 255, Category::Construction, false, true, {180, 165, 180}},
    {"bridge", 15, 255, Category::Construction, false, true, {150, 100, 100}},
    {"tunnel", 16, 255, Category::Construction, false, true, {150, 120, 90}},
    {"pole", 17, 5, Category::Object, false, false, {153, 153, 153}},
    {"polegroup", 18, 255, Category::Object, false, true, {153, 153, 153}},
    {"traffic light", 19, 6, Category::Object, false, false, {250, 170, 30}},
    {"traffic sign", 20, 7, Category::Object, false, false, {220, 220, 0}},
    {"vegetation", 21, 8, Category::Nature, false, false, {107, 142, 35}},
    {"terrain", 22, 9, Category::Nature, false, false, {152, 251, 152}},
    {"sky", 23, 10, Category::Sky, false, false, {70, 130, 180}},
    {"person", 24, 11, Category::Human, true, false, {220, 20, 60}},
    {"rider", 25, 12, Category::Human, true, false, {255, 0, 0}},
    {"car", 26, 13, Category::Vehicle, true, false, {0, 0, 142}},
    {"truck", 27, 14, Category::Vehicle, true, false, {0, 0, 70}},
    {"bus", 28, 15, Category::Vehicle, true, false, {0, 60, 100}},
    {"caravan", 29, 255, Category::Vehicle, true, true, {0, 0, 90}},
    {"trailer", 30, 255, Category::Vehicle, true, true, {0, 0, 110}},
    {"train", 31, 16, Category::Vehicle, true, false, {0, 80, 100}},
    {"motorcycle", 32, 17, Category::Vehicle, true, false, {0, 0, 230}},
    {"bicycle", 33, 18, Category::Vehicle, true, false, {119, 11, 32}},
    {"license plate", -1, -1, Category::Vehicle, false, true, {0, 0, 142}},
}};

std::string_view categoryName(Category category) {
    constexpr std::array<std::string_view, kCategories> names = {"void",   "flat", "construction", "object",
                                                                 "nature", "sky",  "human",        "vehicle"};
    return names[static_cast<std::size_t>(category)];
}

std::span<const Label, 35> labels() { return kLabels; }

const Label& labelById(int id) {
    assert(id >= 0 && id < kLabelIds);
    return kLabels[static_cast<std::size_t>(id)]; // the table is in order of ids
}

const Label* findLabel(std::string_view name) {
    const auto found = std::ranges::find(kLabels, name, &Label::name);
    return found == kLabels.end() ? nullptr : &*found;
}

std::optional<int> idOfTrainId(int trainId) {
    if (trainId < 0 || trainId > 18) return std::nullopt;
    return std::ranges::find(kLabels, trainId, &Label::trainId)->id;
}

std::optional<int> idOfColor(Rgb color) {
    const Label* best = nullptr;
    for (const Label& label : kLabels) {
        if (label.color != color || label.id < 0) continue;
        if (best == nullptr || (best->ignoreInEval && !label.ignoreInEval)) best = &label;
    }
    return best == nullptr ? std::nullopt : std::optional(best->id);
}

std::optional<double> averageInstanceSize(int id) {
    switch (id) { // cityscapesScripts, evalPixelLevelSemanticLabeling.py, avgClassSize
    case 24: return 3462.4756337644;
    case 25: return 3930.4788056518;
    case 26: return 12794.0202738185;
    case 27: return 27855.1264367816;
    case 28: return 35732.1511111111;
    case 29: return 36771.8241758242;
    case 30: return 16926.9763313609;
    case 31: return 67583.7075812274;
    case 32: return 6298.7200839748;
    case 33: return 4672.3249222261;
    default: return std::nullopt;
    }
}

} // namespace core
