// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Class schemes from and to JSON; the one place where a scheme can be wrong.
#include "core/base/atomic_file.h"
#include "core/base/strict_json.h"
#include "core/classes/class_scheme.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

namespace core {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMaxFileBytes = 1 << 20;
constexpr std::size_t kMaxNameLength = 256;

const char* kindOf(const Json* value) { return value == nullptr ? "missing" : value->type_name(); }

const Json* member(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found == object.end() ? nullptr : &*found;
}

/// A whole number that fits; nothing for any other value, 1.0 and true included.
std::optional<int> wholeNumber(const Json* value) {
    if (value == nullptr || !value->is_number_integer()) return std::nullopt;
    constexpr std::int64_t limit = 1'000'000'000;
    if (value->is_number_unsigned() && value->get<std::uint64_t>() > static_cast<std::uint64_t>(limit))
        return std::nullopt;
    const auto number = value->get<std::int64_t>();
    return number < -limit || number > limit ? std::nullopt : std::optional(static_cast<int>(number));
}

std::optional<std::string> shortName(const Json* value) {
    if (value == nullptr || !value->is_string()) return std::nullopt;
    const auto& name = value->get_ref<const std::string&>();
    return name.empty() || name.size() > kMaxNameLength ? std::nullopt : std::optional(name);
}

/// Checks one class after the other, since names and label ids must differ between them.
class ClassReader {
public:
    explicit ClassReader(std::string origin) : m_origin(std::move(origin)) {}

    Result<SchemeClass> read(const Json& value) {
        const std::size_t number = m_names.size();
        if (!value.is_object())
            return fail(ErrorCode::Corrupt, "{}: class {} is {}, not an object.", m_origin, number, value.type_name());
        const auto name = shortName(member(value, "name"));
        if (!name)
            return fail(ErrorCode::Corrupt, "{}: the name of class {} is {}; it must be a text of 1 to {} bytes.",
                        m_origin, number, kindOf(member(value, "name")), kMaxNameLength);
        if (const auto [first, isNew] = m_names.emplace(*name, number); !isNew)
            return fail(ErrorCode::InvalidArgument, "{}: class {} is named '{}', as class {} is.", m_origin, number,
                        *name, first->second);
        m_where = fmt::format("{}: class {} ('{}')", m_origin, number, *name);
        SchemeClass entry{*name, {}, {}};
        if (auto status = readColor(member(value, "color"), entry.color); !status) return fail(status.error());
        if (auto status = readLabelIds(member(value, "labelIds"), entry); !status) return fail(status.error());
        return entry;
    }

private:
    Status readColor(const Json* value, Rgb& color) const {
        if (value == nullptr || !value->is_array() || value->size() != 3)
            return fail(ErrorCode::Corrupt, "{}: 'color' is {}; it must be three whole numbers from 0 to 255.", m_where,
                        value != nullptr && value->is_array() ? fmt::format("an array of {}", value->size())
                                                              : kindOf(value));
        std::uint8_t* const channels[] = {&color.r, &color.g, &color.b};
        for (std::size_t i = 0; i < 3; ++i) {
            const auto number = wholeNumber(&(*value)[i]);
            if (!number || *number < 0 || *number > 255)
                return fail(ErrorCode::InvalidArgument,
                            "{}: 'color' holds {}; it must be a whole number from 0 to 255.", m_where,
                            (*value)[i].dump());
            *channels[i] = static_cast<std::uint8_t>(*number);
        }
        return {};
    }

    Status readLabelIds(const Json* value, SchemeClass& entry) {
        if (value == nullptr || !value->is_array())
            return fail(ErrorCode::Corrupt, "{}: 'labelIds' is {}; it must be an array of label ids, and may be empty.",
                        m_where, kindOf(value));
        for (const Json& element : *value) {
            const auto id = wholeNumber(&element);
            if (!id || *id < 0 || *id >= kLabelIds)
                return fail(ErrorCode::InvalidArgument, "{}: 'labelIds' holds {}; label ids run from 0 to {}.", m_where,
                            element.dump(), kLabelIds - 1);
            if (const auto [owner, isNew] = m_owners.emplace(*id, entry.name); !isNew)
                return fail(ErrorCode::InvalidArgument, "{}: label id {} ('{}') already belongs to class '{}'.",
                            m_where, *id, labelById(*id).name, owner->second);
            entry.labelIds.push_back(*id);
        }
        return {};
    }

    std::string m_origin;
    std::string m_where;
    std::map<std::string, std::size_t> m_names;
    std::map<int, std::string> m_owners;
};

} // namespace

Result<ClassScheme> ClassScheme::parse(std::string_view text, const std::string& origin) {
    const auto json = parseStrictJson(text, origin, {.maxBytes = kMaxFileBytes, .maxDepth = 4});
    if (!json) return fail(json.error());
    if (!json->is_object())
        return fail(ErrorCode::Corrupt, "{}: holds {}, not the object of a class scheme.", origin, json->type_name());
    const auto format = wholeNumber(member(*json, "format"));
    if (!format)
        return fail(ErrorCode::Corrupt, "{}: 'format' is {}; a class scheme has \"format\": 1.", origin,
                    kindOf(member(*json, "format")));
    if (*format != 1)
        return fail(ErrorCode::Unsupported, "{}: 'format' is {}; this program reads class schemes of format 1.", origin,
                    *format);
    auto name = shortName(member(*json, "name"));
    if (!name)
        return fail(ErrorCode::Corrupt, "{}: 'name' is {}; it must be a text of 1 to {} bytes.", origin,
                    kindOf(member(*json, "name")), kMaxNameLength);
    const auto version = wholeNumber(member(*json, "version"));
    if (!version || *version < 1)
        return fail(ErrorCode::Corrupt, "{}: 'version' is {}; it must be a whole number from 1.", origin,
                    version ? std::to_string(*version) : kindOf(member(*json, "version")));
    const Json* const list = member(*json, "classes");
    if (list == nullptr || !list->is_array())
        return fail(ErrorCode::Corrupt, "{}: 'classes' is {}; it must be an array.", origin, kindOf(list));
    if (list->empty() || list->size() > static_cast<std::size_t>(kMaxClasses))
        return fail(ErrorCode::InvalidArgument, "{}: has {} classes; a class scheme has 1 to {}.", origin, list->size(),
                    kMaxClasses);
    ClassReader reader(origin);
    std::vector<SchemeClass> classes;
    for (const Json& value : *list) {
        auto entry = reader.read(value);
        if (!entry) return fail(entry.error());
        classes.push_back(*std::move(entry));
    }
    return ClassScheme(*std::move(name), *version, std::move(classes));
}

Result<ClassScheme> ClassScheme::fromJson(std::string_view json, const std::string& origin) {
    auto scheme = parse(json, origin);
    if (!scheme) return scheme;
    // Scores are filed under the scheme's name: two meanings of one name would be compared as if they were one.
    const auto official = builtIn(scheme->name());
    if (official && *official != *scheme)
        return fail(ErrorCode::InvalidArgument,
                    "{}: is named '{}' as a built-in class scheme, but differs from it; give it a name of its own.",
                    origin, scheme->name());
    return scheme;
}

Result<ClassScheme> ClassScheme::fromFile(const std::filesystem::path& path) {
    const auto text = readFile(path, kMaxFileBytes);
    if (!text) return fail(text.error());
    return fromJson(*text, path.string());
}

std::string ClassScheme::toJson() const {
    Json list = Json::array();
    for (const SchemeClass& entry : m_classes)
        list.push_back({{"name", entry.name},
                        {"color", {entry.color.r, entry.color.g, entry.color.b}},
                        {"labelIds", entry.labelIds}});
    const Json json = {{"format", 1}, {"name", m_name}, {"version", m_version}, {"classes", std::move(list)}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace core
