// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Typed fields of a JSON object in a file that a person may have edited. The first thing wrong is kept as a sentence
// that names file and field; afterwards every field reads as empty, so that a reader need not check after each.
#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace core {

/// Keeps a copy of the object. A field that is null counts as missing.
class CardFields {
public:
    CardFields(nlohmann::ordered_json object, std::string origin, std::string path = {});

    bool good() const { return !m_error; }
    const Error& error() const { return *m_error; } ///< REQUIRES: not good().
    bool has(const char* key) const;
    const nlohmann::ordered_json& json() const { return m_object; }

    // Without a fallback the field must be there.
    std::string text(const char* key, std::optional<std::string> fallback = std::nullopt);
    bool boolean(const char* key, bool fallback);
    double number(const char* key, std::optional<double> fallback = std::nullopt);
    int integer(const char* key, int least, int most, std::optional<int> fallback = std::nullopt);
    std::vector<std::string> texts(const char* key);
    std::vector<double> numbers(const char* key, std::size_t count);
    std::vector<int> integers(const char* key, std::size_t count, int least, int most);
    nlohmann::ordered_json list(const char* key);
    CardFields object(const char* key);

    /// "FILE: 'PATH.KEY' WHAT." unless something was wrong before.
    void refuse(ErrorCode code, const char* key, const std::string& what);
    /// Takes over what was wrong with an object inside this one.
    void adopt(const CardFields& inner);

private:
    const nlohmann::ordered_json* find(const char* key, const char* expected, bool needed);
    int wholeNumber(const char* key, const nlohmann::ordered_json& value, int least, int most);
    void refuseType(const char* key, const char* expected, const nlohmann::ordered_json& value);
    nlohmann::ordered_json m_object;
    std::string m_origin;
    std::string m_path; ///< "input." inside `input`
    std::optional<Error> m_error;
};

} // namespace core
