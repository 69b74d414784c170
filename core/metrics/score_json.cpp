// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/score_json.h"

#include "core/classes/label_table.h"

#include <nlohmann/json.hpp>

namespace core {

namespace {

using nlohmann::json;
using nlohmann::ordered_json;

template <class Json = ordered_json> Json value(const Score& score) { return score ? Json(*score) : Json(nullptr); }

ordered_json textOrNull(const std::string& text) { return text.empty() ? ordered_json(nullptr) : ordered_json(text); }

ordered_json perClass(const Scores& scores, Score ClassScores::*which) {
    ordered_json object = ordered_json::object();
    for (std::size_t i = 0; i < scores.perClass.size(); ++i)
        object[scores.scheme.classes()[i].name] = value(scores.perClass[i].*which);
    return object;
}

ordered_json perCategory(const Scores& scores, Score CategoryScores::*which) {
    ordered_json object = ordered_json::object();
    for (std::size_t i = 0; i < scores.perCategory.size(); ++i)
        object[std::string(categoryName(static_cast<Category>(i + 1)))] = value(scores.perCategory[i].*which);
    return object;
}

ordered_json confusionRows(const Confusion& confusion) {
    ordered_json rows = ordered_json::array();
    for (int truth = 0; truth < confusion.classes; ++truth) {
        ordered_json row = ordered_json::array();
        for (int predicted = 0; predicted <= confusion.classes; ++predicted)
            row.push_back(confusion.at(truth, predicted));
        rows.push_back(std::move(row));
    }
    return rows;
}

ordered_json toJson(const SlotRecord& slot) {
    ordered_json scores = ordered_json::object();
    for (const Scores& one : slot.scores) scores[one.scheme.name()] = toJson(one);
    ordered_json object = {
        {"name", slot.name}, {"sha256", textOrNull(slot.sha256)}, {"scheme", textOrNull(slot.scheme)}};
    if (!slot.forced.empty()) object["forced"] = slot.forced;
    object["scores"] = std::move(scores);
    return object;
}

/// Paths may hold bytes that are no UTF-8; they are replaced rather than thrown at the caller.
template <class Json> std::string text(const Json& whole, int indent) {
    return whole.dump(indent, ' ', false, Json::error_handler_t::replace);
}

} // namespace

ordered_json toJson(const Scores& scores) {
    const bool instanceWeighted = scores.scheme == ClassScheme::builtIn("cityscapes-19");
    ordered_json object = {{"frames", scores.frames},
                           {"pixels", scores.pixels},
                           {"miou", value(scores.miou)},
                           {"perClass", perClass(scores, &ClassScores::iou)},
                           {"perClassPrecision", perClass(scores, &ClassScores::precision)},
                           {"perClassRecall", perClass(scores, &ClassScores::recall)},
                           {"perClassF1", perClass(scores, &ClassScores::f1)}};
    if (instanceWeighted) object["perClassIiou"] = perClass(scores, &ClassScores::iiou);
    object["perCategory"] = perCategory(scores, &CategoryScores::iou);
    object["categoryMiou"] = value(scores.categoryMiou);
    if (instanceWeighted) {
        object["iiou"] = value(scores.iiou);
        object["perCategoryIiou"] = perCategory(scores, &CategoryScores::iiou);
        object["categoryIiou"] = value(scores.categoryIiou);
    }
    object["pixelAccuracy"] = value(scores.pixelAccuracy);
    object["meanAccuracy"] = value(scores.meanAccuracy);
    object["confusion"] = confusionRows(scores.confusion);
    object["jaccard"] = {{"pooled",
                          {{"micro", value(scores.pooled.micro)},
                           {"macro", value(scores.pooled.macro)},
                           {"weighted", value(scores.pooled.weighted)}}},
                         {"perFrame",
                          {{"perPixel", value(scores.perFrame.perPixel)},
                           {"micro", value(scores.perFrame.micro)},
                           {"macro", value(scores.perFrame.macro)},
                           {"weighted", value(scores.perFrame.weighted)}}}};
    return object;
}

std::string evaluationJson(const EvaluationRecord& record) {
    ordered_json models = ordered_json::array();
    for (const SlotRecord& slot : record.models) models.push_back(toJson(slot));
    const ordered_json whole = {{"format", 1},
                                {"program", record.program},
                                {"dataset",
                                 {{"path", record.dataset.path},
                                  {"split", textOrNull(record.dataset.split)},
                                  {"frames", record.dataset.frames},
                                  {"sha256", record.dataset.sha256}}},
                                {"models", std::move(models)}};
    return text(whole, 2) + "\n";
}

std::string officialJson(const OfficialScores& scores, Undefined undefined) {
    json whole; // sorts its keys, as the official script does
    whole["confMatrix"] = scores.confusion;
    for (int id = 0; id < kLabelIds; ++id) {
        const std::string name(labelById(id).name);
        const auto& label = scores.labels[static_cast<std::size_t>(id)];
        whole["labels"][name] = id;
        whole["priors"][name] = value<json>(scores.priors[static_cast<std::size_t>(id)]);
        whole["classScores"][name] = value<json>(label.iou);
        whole["classInstScores"][name] = value<json>(label.iiou);
    }
    for (std::size_t i = 0; i < scores.categories.size(); ++i) {
        const std::string name(categoryName(static_cast<Category>(i)));
        whole["categoryScores"][name] = value<json>(scores.categories[i].iou);
        whole["categoryInstScores"][name] = value<json>(scores.categories[i].iiou);
    }
    whole["averageScoreClasses"] = value<json>(scores.labelMean.iou);
    whole["averageScoreInstClasses"] = value<json>(scores.labelMean.iiou);
    whole["averageScoreCategories"] = value<json>(scores.categoryMean.iou);
    whole["averageScoreInstCategories"] = value<json>(scores.categoryMean.iiou);
    std::string result = text(whole, 4);
    if (undefined == Undefined::Null) return result;
    // The library cannot write NaN; the only nulls of this file are undefined scores, and no label's name holds one.
    const std::string_view null = ": null";
    const std::string_view nan = ": NaN";
    for (auto at = result.find(null); at != std::string::npos; at = result.find(null, at + nan.size()))
        result.replace(at, null.size(), nan);
    return result;
}

} // namespace core
