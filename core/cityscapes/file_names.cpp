// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cityscapes/file_names.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string_view>
#include <vector>

namespace core {
namespace {

constexpr std::string_view kPhotoSuffix = "_leftImg8bit";
constexpr auto kTypes = std::to_array<std::string_view>({"leftImg8bit", "rightImg8bit", "leftImg16bit", "rightImg16bit",
                                                         "gtFine", "gtCoarse", "gtBbox3d", "gtBboxCityPersons",
                                                         "disparity", "camera", "vehicle", "timestamp", "scene"});

bool isDigits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::string join(const std::vector<std::string_view>& tokens, std::size_t first, std::size_t last) {
    std::string text;
    for (std::size_t i = first; i < last; ++i) text.append(i > first ? "_" : "").append(tokens[i]);
    return text;
}

/// Where `_leftImg8bit` stands as a token of its own; npos when it does not.
std::size_t photoSuffixIn(const std::string& stem) {
    const auto position = stem.rfind(kPhotoSuffix);
    if (position == std::string::npos || position == 0) return std::string::npos;
    const auto end = position + kPhotoSuffix.size();
    return end == stem.size() || stem[end] == '_' ? position : std::string::npos;
}

} // namespace

std::optional<CityscapesName> parseCityscapesName(const std::string& fileName) {
    const auto dot = fileName.rfind('.');
    const std::string_view stem = std::string_view(fileName).substr(0, dot);
    std::vector<std::string_view> tokens;
    for (std::size_t start = 0; start <= stem.size();) {
        const auto end = std::min(stem.find('_', start), stem.size());
        tokens.push_back(stem.substr(start, end - start));
        start = end + 1;
    }
    // `end`: one past the frame number; what stands there is the type.
    const auto build = [&](std::size_t end, bool typed) {
        CityscapesName name;
        name.core = join(tokens, 0, end);
        name.city = join(tokens, 0, end - 2);
        name.sequence = tokens[end - 2];
        name.frame = tokens[end - 1];
        if (typed) name.type = tokens[end];
        name.variant = join(tokens, end + (typed ? 1 : 0), tokens.size());
        if (dot != std::string::npos) name.ending = fileName.substr(dot);
        return name;
    };
    const auto isFrame = [&](std::size_t end) {
        return isDigits(tokens[end - 1]) && isDigits(tokens[end - 2]) && !join(tokens, 0, end - 2).empty();
    };
    for (std::size_t i = tokens.size(); i-- > 3;)
        if (std::ranges::find(kTypes, tokens[i]) != kTypes.end() && isFrame(i)) return build(i, true);
    // Without a type (predictions of others) only the full six digits are believed.
    for (std::size_t end = tokens.size(); end >= 3; --end)
        if (isFrame(end) && tokens[end - 1].size() == 6 && tokens[end - 2].size() == 6) return build(end, false);
    return std::nullopt;
}

std::string frameName(const std::filesystem::path& image) {
    std::string stem = image.stem().string();
    const auto position = photoSuffixIn(stem);
    return position == std::string::npos ? stem : stem.erase(position, kPhotoSuffix.size());
}

std::string truthPrefix(const std::filesystem::path& image) {
    const std::string stem = image.stem().string();
    return stem.substr(0, photoSuffixIn(stem));
}

std::string videoFrameName(const std::filesystem::path& video, long number) {
    return fmt::format("{}_{:06}", video.stem().string(), number);
}

/// Digits from `start` on.
static std::string_view digitsAt(std::string_view text, std::size_t start) {
    const auto end = std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(start), text.end(),
                                      [](char c) { return c >= '0' && c <= '9'; });
    return text.substr(start, static_cast<std::size_t>(end - text.begin()) - start);
}

/// -1, 0, 1 as the number x comes before, equals or comes after y.
static int compareNumbers(std::string_view x, std::string_view y, bool afterPoint) {
    // 0.005, 0.01, 0.02 are fractions; 1.9, 1.10 are versions
    if (afterPoint && (x.starts_with('0') || y.starts_with('0'))) return x.compare(y);
    x.remove_prefix(std::min(x.find_first_not_of('0'), x.size()));
    y.remove_prefix(std::min(y.find_first_not_of('0'), y.size()));
    if (x.size() != y.size()) return x.size() < y.size() ? -1 : 1;
    return x.compare(y);
}

bool naturalLess(std::string_view a, std::string_view b) {
    std::size_t i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        const std::string_view x = digitsAt(a, i), y = digitsAt(b, j);
        if (x.empty() || y.empty()) {
            if (a[i] != b[j]) return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]);
            ++i, ++j;
            continue;
        }
        const bool afterPoint = i >= 2 && a[i - 1] == '.' && isDigits(a.substr(i - 2, 1));
        if (const int order = compareNumbers(x, y, afterPoint); order != 0) return order < 0;
        i += x.size();
        j += y.size();
    }
    if (i < a.size() || j < b.size()) return j < b.size();
    return a < b; // equal but for leading zeros
}

} // namespace core
