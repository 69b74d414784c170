// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/evaluation_file.h"

#include "core/base/atomic_file.h"
#include "core/base/strict_json.h"
#include "core/classes/label_table.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

using Json = nlohmann::ordered_json;

/// A model in three schemes takes some 20 kB; a parsed number takes sixteen bytes.
constexpr JsonLimits kLimits{.maxBytes = std::size_t{32} << 20, .maxDepth = 12};
constexpr double kTolerance = 1e-9; ///< of a number that is counted again

/// One object of the file. After the first field that is not as it must be, every other one reads as empty, and
/// status() tells of the first.
class Fields {
public:
    Fields(const Json& object, std::string where, Status& status)
        : m_object(object), m_where(std::move(where)), m_status(status) {
        if (!m_object.is_object()) refuse(fmt::format("is {}, not an object", m_object.type_name()));
    }

    const Json* find(const char* key) const {
        const auto found = m_object.is_object() ? m_object.find(key) : m_object.end();
        return m_object.is_object() && found != m_object.end() ? &*found : nullptr;
    }
    std::string text(const char* key) { // null reads as empty
        const Json* value = find(key);
        if (value != nullptr && value->is_null()) return {};
        if (value == nullptr || !value->is_string()) return refuse(key, "a text"), std::string();
        return value->get<std::string>();
    }
    std::uint64_t count(const char* key) {
        const Json* value = find(key);
        if (value == nullptr || !value->is_number_unsigned()) return refuse(key, "a whole number"), 0;
        return value->get<std::uint64_t>();
    }
    Score score(const char* key) {
        const Json* value = find(key);
        if (value != nullptr && value->is_null()) return {};
        if (value == nullptr || !value->is_number() || !(value->get<double>() >= 0 && value->get<double>() <= 1))
            return refuse(key, "a number from 0 to 1, or null"), Score{};
        return value->get<double>();
    }
    Fields object(const char* key) {
        static const Json none = Json::object();
        const Json* value = find(key);
        if (value == nullptr) refuse(key, "an object");
        return {value == nullptr ? none : *value, fmt::format("{}, '{}'", m_where, key), m_status};
    }
    const Json& array(const char* key) {
        static const Json none = Json::array();
        const Json* value = find(key);
        if (value == nullptr || !value->is_array()) return refuse(key, "an array"), none;
        return *value;
    }
    const Json& json() const { return m_object; }
    const std::string& where() const { return m_where; }
    void refuse(const std::string& what) {
        if (m_status) m_status = fail(ErrorCode::Corrupt, "{}: {}.", m_where, what);
    }

private:
    void refuse(const char* key, const char* wanted) {
        const Json* value = find(key);
        const std::string is = value == nullptr ? "is missing" : "is " + std::string(value->type_name());
        const bool isNumber = value != nullptr && value->is_number();
        refuse(fmt::format("'{}' {}; it must be {}", key, isNumber ? "is " + value->dump() : is, wanted));
    }
    const Json& m_object;
    std::string m_where;
    Status& m_status;
};

Confusion readConfusion(Fields& fields, int classes) {
    Confusion confusion{classes, {}};
    const Json& rows = fields.array("confusion");
    const auto columns = static_cast<std::size_t>(classes) + 1;
    if (rows.size() != static_cast<std::size_t>(classes))
        fields.refuse(fmt::format("'confusion' has {} rows for {} classes", rows.size(), classes));
    for (const Json& row : rows) {
        if (!row.is_array() || row.size() != columns) {
            fields.refuse(fmt::format("a row of 'confusion' is {}; it must be an array of {} counts",
                                      row.is_array() ? fmt::format("an array of {}", row.size()) : row.type_name(),
                                      columns));
            continue;
        }
        for (const Json& cell : row) {
            if (!cell.is_number_unsigned())
                fields.refuse(fmt::format("'confusion' holds {}, which is no count",
                                          cell.is_number() ? cell.dump() : cell.type_name()));
            confusion.counts.push_back(cell.is_number_unsigned() ? cell.get<std::uint64_t>() : 0);
        }
    }
    confusion.counts.resize(static_cast<std::size_t>(classes) * columns);
    return confusion;
}

/// The scheme of this name, or, for one of the user's, one with these classes and nothing else.
Result<ClassScheme> schemeOf(const std::string& name, const Fields& classes) {
    std::vector<std::string> names;
    for (const auto& item : classes.json().items()) names.push_back(item.key());
    if (auto scheme = ClassScheme::builtIn(name)) {
        if (!std::ranges::equal(names, scheme->classes(), {}, {}, &SchemeClass::name))
            return fail(ErrorCode::Corrupt, "{}: these are not the {} classes of {}.", classes.where(), scheme->size(),
                        name);
        return *scheme;
    }
    Json list = Json::array();
    for (const std::string& one : names)
        list.push_back({{"name", one}, {"color", {128, 128, 128}}, {"labelIds", Json::array()}});
    const Json json = {{"format", 1}, {"name", name}, {"version", 1}, {"classes", std::move(list)}};
    return ClassScheme::fromJson(json.dump(-1, ' ', false, Json::error_handler_t::replace), classes.where());
}

void compare(Fields& fields, const char* key, const Score& counted) {
    const Score written = fields.score(key);
    const bool same =
        written.has_value() == counted.has_value() && (!written || std::abs(*written - *counted) < kTolerance);
    if (!same) fields.refuse(fmt::format("'{}' is not what its confusion gives", key));
}

std::string nameOfCategory(std::size_t place) { return std::string(categoryName(static_cast<Category>(place + 1))); }

/// Of a scheme of the user's, whose classes are known by their names alone: nothing says what they gather.
void readCategories(Fields& fields, Scores& scores) {
    if (fields.find("perCategory") == nullptr) return;
    Fields categories = fields.object("perCategory");
    constexpr std::size_t count = kCategories - 1; // without void
    if (categories.json().empty()) return;
    if (categories.json().size() != count)
        categories.refuse(fmt::format("there are {} categories; it must be {}", categories.json().size(), count));
    double sum = 0;
    int defined = 0;
    for (std::size_t i = 0; i < count; ++i) {
        scores.perCategory.push_back({categories.score(nameOfCategory(i).c_str()), std::nullopt});
        sum += scores.perCategory.back().iou.value_or(0);
        defined += scores.perCategory.back().iou ? 1 : 0;
    }
    scores.categoryMiou = defined > 0 ? Score{sum / defined} : Score{};
    const Score written = fields.score("categoryMiou");
    if (written.has_value() != scores.categoryMiou.has_value() ||
        (written && std::abs(*written - *scores.categoryMiou) >= kTolerance))
        fields.refuse("'categoryMiou' is not the mean of its categories");
}

Result<Scores> readScores(const std::string& schemeName, Fields fields) {
    Fields classes = fields.object("perClass");
    const auto scheme = schemeOf(schemeName, classes);
    if (!scheme) return fail(scheme.error());
    Scores scores = pooledScores(readConfusion(fields, scheme->size()), *scheme);
    scores.frames = fields.count("frames");
    compare(fields, "miou", scores.miou);
    for (std::size_t i = 0; i < scores.perClass.size(); ++i)
        compare(classes, scheme->classes()[i].name.c_str(), scores.perClass[i].iou);
    if (!ClassScheme::builtIn(schemeName)) readCategories(fields, scores);
    Fields perFrame = fields.object("jaccard").object("perFrame");
    scores.perFrame = {perFrame.score("perPixel"), perFrame.score("micro"), perFrame.score("macro"),
                       perFrame.score("weighted")};
    if (fields.find("iiou") == nullptr) return scores;
    scores.iiou = fields.score("iiou");
    scores.categoryIiou = fields.score("categoryIiou");
    Fields perClassIiou = fields.object("perClassIiou");
    for (std::size_t i = 0; i < scores.perClass.size(); ++i)
        scores.perClass[i].iiou = perClassIiou.score(scheme->classes()[i].name.c_str());
    if (fields.find("perCategoryIiou") == nullptr) return scores;
    Fields perCategoryIiou = fields.object("perCategoryIiou");
    for (std::size_t i = 0; i < scores.perCategory.size(); ++i)
        scores.perCategory[i].iiou = perCategoryIiou.score(nameOfCategory(i).c_str());
    return scores;
}

Result<SlotRecord> readSlot(const Json& json, std::size_t number, const std::string& origin) {
    Status status;
    Fields fields(json, fmt::format("{}: model {}", origin, number + 1), status);
    SlotRecord slot{fields.text("name"), fields.text("sha256"), fields.text("scheme"), {}, {}};
    if (fields.find("forced") != nullptr)
        for (const Json& sentence : fields.array("forced"))
            if (sentence.is_string()) slot.forced.push_back(sentence.get<std::string>());
    Fields list = fields.object("scores");
    if (!status) return fail(status.error());
    for (const auto& item : list.json().items()) {
        auto scores = readScores(
            item.key(), Fields(item.value(), fmt::format("{}: model '{}', {}", origin, slot.name, item.key()), status));
        if (!status) return fail(status.error());
        if (!scores) return fail(scores.error());
        slot.scores.push_back(*std::move(scores));
    }
    return slot;
}

} // namespace

Result<EvaluationRecord> parseEvaluation(std::string_view text, const std::string& origin) {
    const auto json = parseStrictJson(text, origin, kLimits);
    if (!json) return fail(json.error());
    Status status;
    Fields fields(*json, origin, status);
    if (!status) return fail(status.error());
    if (fields.find("averageScoreClasses") != nullptr)
        return fail(ErrorCode::Unsupported,
                    "{}: this is the file of the official evaluation, which tells no pixels per class of a scheme; "
                    "open what 'evaluate --json' writes.",
                    origin);
    if (fields.find("models") == nullptr || fields.find("dataset") == nullptr)
        return fail(ErrorCode::Corrupt,
                    "{}: these are not results of 'kerbside-cli evaluate --json': 'models' or 'dataset' is missing.",
                    origin);
    if (const auto format = fields.count("format"); status && format != 1)
        return fail(ErrorCode::Unsupported, "{}: 'format' is {}; this program reads results of format 1.", origin,
                    format);
    EvaluationRecord record{fields.text("program"), {}, {}};
    Fields dataset = fields.object("dataset");
    record.dataset = {dataset.text("path"), dataset.text("split"), dataset.count("frames"), dataset.text("sha256")};
    const Json& models = fields.array("models");
    if (!status) return fail(status.error());
    for (std::size_t i = 0; i < models.size(); ++i) {
        auto slot = readSlot(models[i], i, origin);
        if (!slot) return fail(slot.error());
        if (findSlot(record, slot->name) != nullptr)
            return fail(ErrorCode::Corrupt, "{}: there are two models named '{}'.", origin, slot->name);
        record.models.push_back(*std::move(slot));
    }
    return record;
}

Result<EvaluationRecord> readEvaluation(const std::filesystem::path& path) {
    const auto text = readFile(path, kLimits.maxBytes);
    if (!text) return fail(text.error());
    return parseEvaluation(*text, path.string());
}

std::optional<CardScores> cardScores(const ModelCard& card, const ClassScheme& scheme) {
    const auto list = parseStrictJson(card.scoresJson, card.name, kLimits);
    if (!list || !list->is_array()) return std::nullopt;
    for (const Json& entry : *list) {
        Status status;
        Fields fields(entry, card.name, status);
        CardScores found{fields.text("data"), Scores(scheme)};
        const Fields inSchemes = fields.object("scores");
        const Json* own = inSchemes.find(scheme.name().c_str());
        if (!status || own == nullptr) continue;
        auto scores = readScores(scheme.name(), Fields(*own, card.name, status));
        if (!status || !scores || scores->scheme.size() != scheme.size()) continue;
        found.scores = *std::move(scores);
        return found;
    }
    return std::nullopt;
}

const SlotRecord* findSlot(const EvaluationRecord& record, std::string_view name) {
    const auto found = std::ranges::find(record.models, name, &SlotRecord::name);
    return found == record.models.end() ? nullptr : &*found;
}

const Scores* findScores(const SlotRecord& slot, const ClassScheme& scheme) {
    for (const Scores& scores : slot.scores)
        if (scores.scheme.name() == scheme.name() &&
            std::ranges::equal(scores.scheme.classes(), scheme.classes(), {}, &SchemeClass::name, &SchemeClass::name))
            return &scores;
    return nullptr;
}

} // namespace core
