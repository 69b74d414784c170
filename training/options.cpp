// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/options.h"

#include "core/base/atomic_file.h"
#include "core/base/strict_json.h"
#include "training/recipe_fields.h"
#include "training/recipe_texts.h"

#include <cmath>
#include <set>

namespace training {

namespace {

using Json = nlohmann::ordered_json;
using core::ErrorCode;

constexpr std::size_t kMaxFileBytes = 1 << 20;
constexpr std::size_t kMaxTextBytes = 4096;
constexpr int kLargestSide = 1 << 15;

/// Fills a recipe from an object; keeps the first thing that is wrong.
class FieldReader {
public:
    FieldReader(const Json& object, std::string origin, std::string path = {})
        : m_object(object), m_origin(std::move(origin)), m_path(std::move(path)) {}

    void text(const char* key, std::string& value) {
        if (const Json* json = find(key, "a text", &Json::is_string)) {
            value = json->get<std::string>();
            if (value.size() > kMaxTextBytes)
                refuse(key, fmt::format("has {} bytes; at most {} are allowed", value.size(), kMaxTextBytes));
        }
    }
    void number(const char* key, double& value, double least, double most) {
        const Json* json = find(key, "a number", &Json::is_number);
        if (json == nullptr) return;
        value = json->get<double>();
        if (!(value >= least && value <= most))
            refuse(key, fmt::format("is {}; it must lie between {} and {}", json->dump(), least, most));
    }
    template <class T> void whole(const char* key, T& value, std::int64_t least, std::int64_t most) {
        const Json* json = find(key, "a whole number", &Json::is_number_integer);
        if (json == nullptr) return;
        const bool huge = json->is_number_unsigned() && json->get<std::uint64_t>() > static_cast<std::uint64_t>(most);
        if (huge || json->get<std::int64_t>() < least || json->get<std::int64_t>() > most)
            return refuse(key, fmt::format("is {}; it must lie between {} and {}", json->dump(), least, most));
        value = static_cast<T>(json->get<std::int64_t>());
    }
    void flag(const char* key, bool& value) {
        if (const Json* json = find(key, "true or false", &Json::is_boolean)) value = json->get<bool>();
    }
    template <class E, std::size_t N>
    void choice(const char* key, E& value, const std::array<std::pair<E, const char*>, N>& names) {
        const Json* json = find(key, "a text", &Json::is_string);
        if (json == nullptr) return;
        std::string known;
        for (const auto& [candidate, name] : names) {
            if (json->get_ref<const std::string&>() == name) {
                value = candidate;
                return;
            }
            known += fmt::format("{}{}", known.empty() ? "" : ", ", name);
        }
        refuse(key, fmt::format("is {}; it must be one of {}", json->dump(), known));
    }
    void texts(const char* key, std::vector<std::string>& value) {
        const Json* json = find(key, "an array of texts", &Json::is_array);
        if (json == nullptr) return;
        value.clear();
        for (const Json& element : *json) {
            if (!element.is_string() || element.get_ref<const std::string&>().empty())
                return refuse(key, fmt::format("holds {}; it must hold texts that are not empty", element.dump()));
            value.push_back(element.get<std::string>());
        }
    }
    void size(const char* key, core::Size& value) {
        const auto found = take(key);
        if (found == nullptr) return;
        if (found->is_null()) {
            value = {};
            return;
        }
        const bool isPair = found->is_array() && found->size() == 2;
        for (std::size_t i = 0; i < 2; ++i)
            if (!isPair || !(*found)[i].is_number_integer() || (*found)[i] < 1 || (*found)[i] > kLargestSide)
                return refuse(key, fmt::format("is {}; it must be null or two whole numbers from 1 to {}, width first",
                                               found->dump(), kLargestSide));
        value = {(*found)[0].get<int>(), (*found)[1].get<int>()};
    }
    const Json* object(const char* key) { return find(key, "an object", &Json::is_object); }
    void refuse(const char* key, const std::string& what) {
        if (!m_error)
            m_error = {ErrorCode::InvalidArgument, fmt::format("{}: '{}{}' {}.", m_origin, m_path, key, what)};
    }
    /// What nobody has asked for is a field that does not exist.
    core::Status finish() {
        for (const auto& [key, value] : m_object.items())
            if (!m_asked.contains(key)) refuse(key.c_str(), "is no field of a recipe");
        if (m_error) return core::fail(*m_error);
        return {};
    }

private:
    const Json* take(const char* key) {
        m_asked.insert(key);
        const auto found = m_object.find(key);
        return found == m_object.end() ? nullptr : &*found;
    }
    template <class Is> const Json* find(const char* key, const char* expected, Is is) {
        const Json* json = take(key);
        if (json == nullptr) return nullptr;
        if ((json->*is)()) return json;
        refuse(key,
               fmt::format("is {}; it must be {}", json->is_structured() ? json->type_name() : json->dump(), expected));
        return nullptr;
    }
    const Json& m_object;
    std::string m_origin, m_path;
    std::set<std::string> m_asked;
    std::optional<core::Error> m_error;
};

class FieldWriter {
public:
    explicit FieldWriter(Json& object) : m_object(object) {}
    void text(const char* key, const std::string& value) { m_object[key] = value; }
    void number(const char* key, double value, double /*least*/, double /*most*/) { m_object[key] = value; }
    template <class T> void whole(const char* key, T value, std::int64_t /*least*/, std::int64_t /*most*/) {
        m_object[key] = value;
    }
    void flag(const char* key, bool value) { m_object[key] = value; }
    template <class E, std::size_t N>
    void choice(const char* key, E value, const std::array<std::pair<E, const char*>, N>& names) {
        for (const auto& [candidate, name] : names)
            if (candidate == value) m_object[key] = name;
    }
    void texts(const char* key, const std::vector<std::string>& value) { m_object[key] = value; }
    void size(const char* key, core::Size value) {
        m_object[key] = value.isEmpty() ? Json(nullptr) : Json{value.width, value.height};
    }

private:
    Json& m_object;
};

/// What single ranges cannot say.
core::Status checkTogether(const Recipe& recipe, const std::string& origin) {
    const auto refuse = [&](const std::string& what) {
        return core::fail(ErrorCode::InvalidArgument, "{}: {}", origin, what);
    };
    const Augmentation& a = recipe.augmentation;
    if (a.scaleLow > a.scaleHigh)
        return refuse(fmt::format("'augmentation.scaleLow' is {}, above 'augmentation.scaleHigh', which is {}.",
                                  a.scaleLow, a.scaleHigh));
    if (recipe.crossEntropy == 0 && recipe.dice == 0)
        return refuse("'crossEntropy' and 'dice' are both 0: there is nothing to learn from.");
    return {};
}

core::Result<Recipe> recipeOf(const Json& json, const std::string& origin) {
    if (!json.is_object())
        return core::fail(ErrorCode::Corrupt, "{}: holds {}, not the object of a recipe.", origin, json.type_name());
    FieldReader reader(json, origin);
    int format = 0;
    reader.whole("format", format, 1, 1);
    if (format == 0) reader.refuse("format", "is missing; a recipe has \"format\": 1");
    Recipe recipe;
    eachField(recipe, reader);
    if (const Json* inner = reader.object("augmentation")) {
        FieldReader augmentation(*inner, origin, "augmentation.");
        eachAugmentationField(recipe.augmentation, augmentation);
        if (auto good = augmentation.finish(); !good) return core::fail(good.error());
    }
    if (auto good = reader.finish(); !good) return core::fail(good.error());
    if (auto good = checkTogether(recipe, origin); !good) return core::fail(good.error());
    return recipe;
}

Json jsonOf(const Recipe& recipe) {
    Json json = {{"format", 1}};
    FieldWriter writer(json);
    eachField(recipe, writer);
    Json augmentation = Json::object();
    FieldWriter inner(augmentation);
    eachAugmentationField(recipe.augmentation, inner);
    json["augmentation"] = std::move(augmentation);
    return json;
}

} // namespace

std::vector<std::string> recipeNames() {
    std::vector<std::string> names;
    for (const RecipeText& text : recipeTexts()) names.emplace_back(text.name);
    return names;
}

core::Result<Recipe> parseRecipe(std::string_view json, const std::string& origin) {
    const auto parsed = core::parseStrictJson(json, origin, {.maxBytes = kMaxFileBytes, .maxDepth = 4});
    if (!parsed) return core::fail(parsed.error());
    return recipeOf(*parsed, origin);
}

core::Result<Recipe> loadRecipe(const std::string& nameOrPath) {
    for (const RecipeText& text : recipeTexts())
        if (text.name == nameOrPath) return parseRecipe(text.json, nameOrPath);
    const auto text = core::readFile(nameOrPath, kMaxFileBytes);
    if (text) return parseRecipe(*text, nameOrPath);
    if (text.error().code != ErrorCode::NotFound) return core::fail(text.error());
    std::string known;
    for (const std::string& name : recipeNames()) known += " " + name;
    return core::fail(ErrorCode::NotFound, "{}: is neither a recipe nor a file; there are:{}.", nameOrPath, known);
}

core::Status setRecipeField(Recipe& recipe, const std::string& assignment) {
    const std::string origin = "--set " + assignment;
    const auto sign = assignment.find('=');
    if (sign == std::string::npos || sign == 0)
        return core::fail(ErrorCode::InvalidArgument, "{}: must be written key=value.", origin);
    std::string key = assignment.substr(0, sign);
    const std::string text = assignment.substr(sign + 1);
    Json json = jsonOf(recipe);
    Json* object = &json;
    constexpr std::string_view kInner = "augmentation.";
    if (key.starts_with(kInner)) {
        object = &json["augmentation"];
        key = key.substr(kInner.size());
    }
    const auto field = object->find(key);
    if (field == object->end() || field->is_object() || key == "format")
        return core::fail(ErrorCode::InvalidArgument, "{}: '{}' is no field of a recipe.", origin,
                          assignment.substr(0, sign));
    if (field->is_string()) {
        *field = text;
    } else {
        auto value = core::parseStrictJson(text, origin, {.maxBytes = kMaxTextBytes, .maxDepth = 2});
        if (!value) return core::fail(ErrorCode::InvalidArgument, "{}: '{}' is no value for '{}'.", origin, text, key);
        *field = *std::move(value);
    }
    auto changed = recipeOf(json, origin);
    if (!changed) return core::fail(changed.error());
    recipe = *std::move(changed);
    return {};
}

std::string toJson(const Recipe& recipe) {
    return jsonOf(recipe).dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace training
