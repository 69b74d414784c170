// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A class scheme: an ordered set of classes, each gathering Cityscapes label ids. See docs/glossary.md.
#pragma once

#include "core/base/result.h"
#include "core/classes/label_table.h"
#include "core/image/label_map.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

inline constexpr int kMaxClasses = 255; ///< indices 0 … 254; 255 is kIgnore

struct SchemeClass {
    std::string name;
    Rgb color;
    std::vector<int> labelIds; ///< may be empty: drawn, never scored
    bool operator==(const SchemeClass&) const = default;
};

/// An immutable value. Class index = position in classes().
class ClassScheme {
public:
    /// `cityscapes-19`, `merged-10` or `voc-21`; nothing for other names.
    static std::optional<ClassScheme> builtIn(std::string_view name);
    static std::vector<std::string> builtInNames();
    /// The user's own (format in docs/file-formats.md). Corrupt (not such a file), InvalidArgument (a value that cannot
    /// be) or Unsupported (another format), naming the file, the class and the number.
    static Result<ClassScheme> fromJson(std::string_view json, const std::string& origin);
    static Result<ClassScheme> fromFile(const std::filesystem::path& path);
    /// A built-in name, `channels-N`, or a path to a JSON file. NotFound names the built-in ones.
    static Result<ClassScheme> resolve(const std::string& nameOrPath);
    /// `channels-N`: N classes without label ids, distinct colours; drawn, never scored. REQUIRES: 1 <= count <=
    /// kMaxClasses.
    static ClassScheme channels(int count);

    const std::string& name() const { return m_name; }
    int version() const { return m_version; }
    const std::vector<SchemeClass>& classes() const { return m_classes; }
    int size() const { return static_cast<int>(m_classes.size()); }
    /// Class of a label id, kIgnore for void.
    std::uint8_t classOfLabelId(int id) const { return m_classOfLabelId[static_cast<std::size_t>(id)]; }
    const std::array<std::uint8_t, kLabelIds>& classOfLabelIds() const { return m_classOfLabelId; }
    /// The label id that stands for a class in a Cityscapes file: its first; 0 (unlabeled) when it has none.
    int labelIdOfClass(int index) const;
    std::optional<int> findClass(std::string_view name) const;
    /// False for `channels-N`: no class gathers a label id, so nothing can be scored.
    bool isScored() const;
    /// Colour of a class index; black for kIgnore and out of range.
    Rgb color(int index) const;
    /// The same classes in other colours, to be shown: colors[i] is of class i. REQUIRES: one for each class.
    ClassScheme withColors(std::span<const Rgb> colors) const;
    std::string toJson() const;
    bool operator==(const ClassScheme&) const = default;

    /// For each class of this scheme the class of `target` it lies wholly inside, or kIgnore when it lies wholly
    /// outside all (a class without label ids is); nothing when a class straddles or one of the schemes is not scored,
    /// so that this scheme cannot be mapped to `target`. "argmax, then map".
    std::optional<std::vector<std::uint8_t>> mappingTo(const ClassScheme& target) const;

private:
    friend const ClassScheme& categoryScheme();
    ClassScheme(std::string name, int version, std::vector<SchemeClass> classes);
    static Result<ClassScheme> parse(std::string_view json, const std::string& origin);
    std::string m_name;
    int m_version = 1;
    std::vector<SchemeClass> m_classes;
    std::array<std::uint8_t, kLabelIds> m_classOfLabelId = {};
};

/// `categories-7`: the seven evaluated categories, in the order of Category from Flat, each gathering its evaluated
/// label ids; ids that the evaluation ignores (parking, caravan …) are void.
const ClassScheme& categoryScheme();

/// Label ids → class indices of a scheme; values above 33 become kIgnore (refuse them first: see diagnoseLabelIds).
LabelMap toClasses(const LabelMap& labelIds, const ClassScheme& scheme);
/// Class indices → the label ids that stand for them; kIgnore → 0.
LabelMap toLabelIds(const LabelMap& classes, const ClassScheme& scheme);
/// Any table: out[p] = table[map[p]].
LabelMap applyTable(const LabelMap& map, const std::array<std::uint8_t, 256>& table);

} // namespace core
