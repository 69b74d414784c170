// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/card_fields.h"

#include <cmath>

namespace core {

using Json = nlohmann::ordered_json;

CardFields::CardFields(Json object, std::string origin, std::string path)
    : m_object(std::move(object)), m_origin(std::move(origin)), m_path(std::move(path)) {}

bool CardFields::has(const char* key) const {
    const auto found = m_object.find(key);
    return found != m_object.end() && !found->is_null();
}

void CardFields::refuse(ErrorCode code, const char* key, const std::string& what) {
    if (!m_error) m_error = Error{code, fmt::format("{}: '{}{}' {}.", m_origin, m_path, key, what)};
}

void CardFields::refuseType(const char* key, const char* expected, const Json& value) {
    refuse(ErrorCode::Corrupt, key, fmt::format("is {}; it must be {}", value.type_name(), expected));
}

void CardFields::adopt(const CardFields& inner) {
    if (!m_error) m_error = inner.m_error;
}

const Json* CardFields::find(const char* key, const char* expected, bool needed) {
    if (m_error) return nullptr;
    if (has(key)) return &m_object[key];
    if (needed) refuse(ErrorCode::Corrupt, key, fmt::format("is missing; it must be {}", expected));
    return nullptr;
}

std::string CardFields::text(const char* key, std::optional<std::string> fallback) {
    constexpr const char* kExpected = "a text";
    const Json* value = find(key, kExpected, !fallback);
    if (value == nullptr) return fallback.value_or("");
    if (value->is_string()) return value->get<std::string>();
    refuseType(key, kExpected, *value);
    return {};
}

bool CardFields::boolean(const char* key, bool fallback) {
    const Json* value = find(key, "", false);
    if (value == nullptr) return fallback;
    if (value->is_boolean()) return value->get<bool>();
    refuseType(key, "true or false", *value);
    return fallback;
}

double CardFields::number(const char* key, std::optional<double> fallback) {
    constexpr const char* kExpected = "a number";
    const Json* value = find(key, kExpected, !fallback);
    if (value == nullptr) return fallback.value_or(0.0);
    if (value->is_number() && std::isfinite(value->get<double>())) return value->get<double>();
    refuseType(key, kExpected, *value);
    return 0.0;
}

int CardFields::wholeNumber(const char* key, const Json& value, int least, int most) {
    // Compared as doubles: a number beyond 64 bits is then beyond `most` too.
    if (value.is_number_integer() && value.get<double>() >= least && value.get<double>() <= most)
        return value.get<int>();
    refuse(ErrorCode::InvalidArgument, key,
           fmt::format("is {}; it must be a whole number from {} to {}",
                       value.is_number() ? value.dump() : value.type_name(), least, most));
    return least;
}

int CardFields::integer(const char* key, int least, int most, std::optional<int> fallback) {
    const Json* value = find(key, "a whole number", !fallback);
    if (value == nullptr) return fallback.value_or(least);
    if (value->is_number()) return wholeNumber(key, *value, least, most);
    refuseType(key, "a whole number", *value);
    return least;
}

Json CardFields::list(const char* key) {
    constexpr const char* kExpected = "an array";
    const Json* value = find(key, kExpected, true);
    if (value == nullptr) return Json::array();
    if (value->is_array()) return *value;
    refuseType(key, kExpected, *value);
    return Json::array();
}

std::vector<std::string> CardFields::texts(const char* key) {
    std::vector<std::string> all;
    for (const Json& value : list(key)) {
        if (!value.is_string()) {
            refuse(ErrorCode::Corrupt, key, fmt::format("holds {}; it must be an array of texts", value.type_name()));
            return {};
        }
        all.push_back(value.get<std::string>());
    }
    return all;
}

std::vector<double> CardFields::numbers(const char* key, std::size_t count) {
    std::vector<double> all;
    for (const Json& value : list(key)) all.push_back(value.is_number() ? value.get<double>() : std::nan(""));
    bool good = all.size() == count;
    for (const double number : all) good = good && std::isfinite(number);
    if (!good) refuse(ErrorCode::Corrupt, key, fmt::format("is not an array of {} numbers", count));
    return good ? all : std::vector<double>(count);
}

std::vector<int> CardFields::integers(const char* key, std::size_t count, int least, int most) {
    const Json values = list(key);
    if (values.size() != count) refuse(ErrorCode::Corrupt, key, fmt::format("is not an array of {} numbers", count));
    std::vector<int> all;
    for (const Json& value : values) all.push_back(wholeNumber(key, value, least, most));
    all.resize(count);
    return all;
}

CardFields CardFields::object(const char* key) {
    constexpr const char* kExpected = "an object";
    const Json* value = find(key, kExpected, true);
    CardFields inner(Json::object(), m_origin, m_path + key + ".");
    if (value != nullptr && value->is_object())
        inner.m_object = *value;
    else if (value != nullptr)
        refuseType(key, kExpected, *value);
    inner.m_error = m_error;
    return inner;
}

} // namespace core
