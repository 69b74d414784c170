// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/classes/class_scheme.h"

#include "core/classes/palette.h"
#include "core/classes/scheme_texts.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <fmt/ranges.h>

namespace core {

ClassScheme::ClassScheme(std::string name, int version, std::vector<SchemeClass> classes)
    : m_name(std::move(name)), m_version(version), m_classes(std::move(classes)) {
    m_classOfLabelId.fill(kIgnore);
    for (std::size_t i = 0; i < m_classes.size(); ++i)
        for (const int id : m_classes[i].labelIds)
            m_classOfLabelId[static_cast<std::size_t>(id)] = static_cast<std::uint8_t>(i);
}

std::optional<ClassScheme> ClassScheme::builtIn(std::string_view name) {
    static const std::vector<ClassScheme> schemes = [] {
        std::vector<ClassScheme> parsed;
        for (const SchemeText& text : schemeTexts()) {
            auto scheme = parse(text.json, std::string(text.name));
            assert(scheme && scheme->name() == text.name);
            parsed.push_back(std::move(*scheme));
        }
        return parsed;
    }();
    const auto found = std::ranges::find(schemes, name, &ClassScheme::name);
    return found == schemes.end() ? std::nullopt : std::optional(*found);
}

std::vector<std::string> ClassScheme::builtInNames() {
    std::vector<std::string> names;
    for (const SchemeText& text : schemeTexts()) names.emplace_back(text.name);
    return names;
}

static constexpr std::string_view kChannelsPrefix = "channels-";

/// The N of `channels-N`.
static std::optional<int> channelCount(std::string_view name) {
    if (!name.starts_with(kChannelsPrefix)) return std::nullopt;
    name.remove_prefix(kChannelsPrefix.size());
    int count = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), count);
    if (error != std::errc{} || end != name.data() + name.size() || count < 1 || count > kMaxClasses)
        return std::nullopt;
    return count;
}

Result<ClassScheme> ClassScheme::resolve(const std::string& nameOrPath) {
    if (auto scheme = builtIn(nameOrPath)) return *std::move(scheme);
    if (const auto count = channelCount(nameOrPath)) return channels(*count);
    std::error_code error;
    if (std::filesystem::exists(nameOrPath, error)) return fromFile(nameOrPath);
    return fail(ErrorCode::NotFound, "{}: is neither a built-in class scheme ({}, channels-N) nor a file.", nameOrPath,
                fmt::join(builtInNames(), ", "));
}

ClassScheme ClassScheme::channels(int count) {
    assert(count >= 1 && count <= kMaxClasses);
    const std::vector<Rgb> colors = distinctColors(count);
    std::vector<SchemeClass> classes;
    for (std::size_t i = 0; i < colors.size(); ++i) classes.push_back({fmt::format("channel {}", i), colors[i], {}});
    return {fmt::format("{}{}", kChannelsPrefix, count), 1, std::move(classes)};
}

int ClassScheme::labelIdOfClass(int index) const {
    if (index < 0 || index >= size()) return 0;
    const auto& ids = m_classes[static_cast<std::size_t>(index)].labelIds;
    return ids.empty() ? 0 : ids.front();
}

std::optional<int> ClassScheme::findClass(std::string_view name) const {
    const auto found = std::ranges::find(m_classes, name, &SchemeClass::name);
    if (found == m_classes.end()) return std::nullopt;
    return static_cast<int>(found - m_classes.begin());
}

bool ClassScheme::isScored() const {
    return std::ranges::any_of(m_classes, [](const SchemeClass& entry) { return !entry.labelIds.empty(); });
}

ClassScheme ClassScheme::withColors(std::span<const Rgb> colors) const {
    ClassScheme scheme = *this;
    for (std::size_t i = 0; i < scheme.m_classes.size(); ++i) scheme.m_classes[i].color = colors[i];
    return scheme;
}

Rgb ClassScheme::color(int index) const {
    if (index < 0 || index >= size()) return {};
    return m_classes[static_cast<std::size_t>(index)].color;
}

std::optional<std::vector<std::uint8_t>> ClassScheme::mappingTo(const ClassScheme& target) const {
    if (!isScored() || !target.isScored()) return std::nullopt;
    std::vector<std::uint8_t> mapping;
    for (const SchemeClass& entry : m_classes) {
        const std::uint8_t first = entry.labelIds.empty() ? kIgnore : target.classOfLabelId(entry.labelIds.front());
        const bool whole =
            std::ranges::all_of(entry.labelIds, [&](int id) { return target.classOfLabelId(id) == first; });
        if (!whole) return std::nullopt;
        mapping.push_back(first);
    }
    return mapping;
}

const ClassScheme& categoryScheme() {
    static const ClassScheme scheme = [] {
        std::vector<SchemeClass> classes;
        for (int category = 1; category < kCategories; ++category) {
            SchemeClass entry;
            for (const Label& label : labels()) {
                if (label.ignoreInEval || label.id < 0 || static_cast<int>(label.category) != category) continue;
                if (entry.labelIds.empty()) entry.color = label.color;
                entry.labelIds.push_back(label.id);
            }
            entry.name = categoryName(static_cast<Category>(category));
            classes.push_back(std::move(entry));
        }
        return ClassScheme("categories-7", 1, std::move(classes));
    }();
    return scheme;
}

LabelMap applyTable(const LabelMap& map, const std::array<std::uint8_t, 256>& table) {
    std::vector<std::uint8_t> values(map.values().size());
    std::ranges::transform(map.values(), values.begin(), [&](std::uint8_t value) { return table[value]; });
    return {map.size(), std::move(values)};
}

LabelMap toClasses(const LabelMap& labelIds, const ClassScheme& scheme) {
    std::array<std::uint8_t, 256> table;
    table.fill(kIgnore);
    std::ranges::copy(scheme.classOfLabelIds(), table.begin());
    return applyTable(labelIds, table);
}

LabelMap toLabelIds(const LabelMap& classes, const ClassScheme& scheme) {
    std::array<std::uint8_t, 256> table = {};
    for (int i = 0; i < scheme.size(); ++i)
        table[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(scheme.labelIdOfClass(i));
    return applyTable(classes, table);
}

} // namespace core
