// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/model_card.h"

#include "core/base/atomic_file.h"
#include "core/base/strict_json.h"
#include "core/classes/class_scheme.h"
#include "core/networks/registry.h"
#include "core/weights/card_fields.h"
#include "core/weights/shown_name.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

namespace core {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMaxCardBytes = std::size_t{2} << 20; // scores may hold confusion matrices, of 10 KB each
constexpr int kMaxSide = 1 << 16;

/// 0.485F as 0.485, not as 0.48500001430511475.
double shortest(float value) {
    const std::string text = fmt::format("{}", value);
    double number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

bool isSha256(const std::string& text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

std::string upsamplingOf(const std::string& network) { return network == "unet" ? "transposed" : "bilinear"; }

void readNetwork(CardFields& card, ModelCard& result) {
    result.name = card.text("name");
    if (card.good())
        if (auto name = checkModelName(result.name); !name)
            card.refuse(ErrorCode::InvalidArgument, "name", "cannot be a file's name");
    result.network = card.text("network");
    if (card.good() && findNetwork(result.network) == nullptr)
        card.refuse(ErrorCode::InvalidArgument, "network",
                    fmt::format("is {}, which is no network of this program", shownName(result.network)));
    CardFields options = card.object("options");
    result.options.outputStride = options.integer("outputStride", 1, 64, 8);
    result.options.width = options.number("width", 1.0);
    result.options.aux = options.boolean("aux", false);
    result.options.alignCorners = options.boolean("alignCorners", false);
    const std::string upsampling = options.text("upsampling", upsamplingOf(result.network));
    if (options.good() && upsampling != upsamplingOf(result.network))
        options.refuse(
            ErrorCode::InvalidArgument, "upsampling",
            fmt::format("is {}; {} has {}", shownName(upsampling), result.network, upsamplingOf(result.network)));
    card.adopt(options);
}

void readClasses(CardFields& card, ModelCard& result) {
    result.classes = card.texts("classes");
    if (card.good() && (result.classes.empty() || result.classes.size() > static_cast<std::size_t>(kMaxClasses)))
        card.refuse(ErrorCode::InvalidArgument, "classes",
                    fmt::format("holds {} names; 1 to {} can be", result.classes.size(), kMaxClasses));
    const std::set<std::string> different(result.classes.begin(), result.classes.end());
    if (card.good() && different.size() != result.classes.size())
        card.refuse(ErrorCode::InvalidArgument, "classes", "holds a name twice");
    result.options.classes = static_cast<int>(result.classes.size());

    CardFields scheme = card.object("scheme");
    result.scheme = scheme.text("name");
    result.schemeVersion = scheme.integer("version", 1, 1'000'000'000, 1);
    if (scheme.has("classes")) { // a user's own, carried whole
        Json whole = scheme.json();
        whole["format"] = 1;
        result.schemeJson = whole.dump();
    }
    card.adopt(scheme);
}

void readInput(CardFields& card, ModelCard& result) {
    CardFields input = card.object("input");
    if (const std::string channels = input.text("channels"); input.good() && channels != "RGB")
        input.refuse(ErrorCode::Unsupported, "channels",
                     fmt::format("is {}; photos are given as RGB", shownName(channels)));
    const auto range = input.numbers("range", 2);
    if (input.good() && range != std::vector<double>{0.0, 1.0})
        input.refuse(ErrorCode::Unsupported, "range", "is not [0, 1]; photos are given in this range");
    const auto mean = input.numbers("mean", 3);
    const auto std = input.numbers("std", 3);
    for (std::size_t c = 0; c < 3 && input.good(); ++c) {
        result.input.mean[c] = static_cast<float>(mean[c]);
        result.input.std[c] = static_cast<float>(std[c]);
        if (!(result.input.std[c] > 0.0F) || !std::isfinite(result.input.std[c]) ||
            !std::isfinite(result.input.mean[c]))
            input.refuse(ErrorCode::InvalidArgument, "std",
                         fmt::format("holds {}; it must be above 0 and finite, as every mean", std[c]));
    }
    if (input.has("size") == input.has("scale"))
        input.refuse(ErrorCode::InvalidArgument, "size",
                     input.has("size") ? "and 'scale' are both given; one of them decides"
                                       : "and 'scale' are both missing; one of them is needed");
    if (input.has("size")) {
        const auto size = input.integers("size", 2, 1, kMaxSide);
        if (input.good()) result.input.size = Size{size[0], size[1]};
    } else {
        result.input.scale = input.number("scale");
        if (input.good() && !(result.input.scale > 0.0 && result.input.scale <= 16.0))
            input.refuse(ErrorCode::InvalidArgument, "scale",
                         fmt::format("is {}; above 0 and up to 16 can be", result.input.scale));
    }
    const std::string filter = input.text("resize");
    if (input.good() && filter != "bilinear" && filter != "bicubic")
        input.refuse(ErrorCode::Unsupported, "resize",
                     fmt::format("is {}; bilinear and bicubic are known", shownName(filter)));
    result.input.filter = filter == "bicubic" ? Filter::Bicubic : Filter::Bilinear;
    result.input.antialias = input.boolean("antialias", false);
    card.adopt(input);
}

void readWeights(CardFields& card, ModelCard& result) {
    CardFields weights = card.object("weights");
    result.weightsFile = weights.text("file");
    const std::filesystem::path file = result.weightsFile;
    if (weights.good() && (file.filename() != file || !file.has_stem() || file.extension() != ".safetensors"))
        weights.refuse(ErrorCode::InvalidArgument, "file",
                       fmt::format("is {}; it must be the name of a .safetensors file beside the card",
                                   shownName(result.weightsFile)));
    result.weightsSha256 = weights.text("sha256");
    if (weights.good() && !isSha256(result.weightsSha256))
        weights.refuse(ErrorCode::InvalidArgument, "sha256", "is not 64 lower-case hexadecimal digits");
    result.weightsType = weights.text("dtype");
    if (weights.good() && result.weightsType != "float32" && result.weightsType != "float16")
        weights.refuse(ErrorCode::Unsupported, "dtype",
                       fmt::format("is {}; float32 and float16 are known", shownName(result.weightsType)));
    card.adopt(weights);
}

void readHistory(CardFields& card, ModelCard& result) {
    if (card.has("parent")) {
        result.parent = card.text("parent");
        if (card.good() && !isSha256(*result.parent))
            card.refuse(ErrorCode::InvalidArgument, "parent", "is neither null nor 64 lower-case hexadecimal digits");
    }
    result.recipe = card.text("recipe", "");
    if (card.has("data")) {
        CardFields data = card.object("data");
        result.dataName = data.text("name", "");
        result.dataSha256 = data.text("sha256", "");
        card.adopt(data);
    }
    result.origin = card.text("origin", "");
    result.licence = card.text("licence", "");
    if (card.has("scores")) result.scoresJson = card.list("scores").dump();
}

Json inputJson(const InputSpec& input) {
    Json json = {{"channels", "RGB"}, {"range", {0, 1}}};
    for (const float mean : input.mean) json["mean"].push_back(shortest(mean));
    for (const float std : input.std) json["std"].push_back(shortest(std));
    if (input.size)
        json["size"] = {input.size->width, input.size->height};
    else
        json["scale"] = input.scale;
    json["resize"] = input.filter == Filter::Bicubic ? "bicubic" : "bilinear";
    json["antialias"] = input.antialias;
    return json;
}

Json schemeJson(const ModelCard& card) {
    Json json = {{"name", card.scheme}, {"version", card.schemeVersion}};
    if (card.schemeJson.empty()) return json;
    const Json whole = Json::parse(card.schemeJson, nullptr, false);
    if (whole.is_object() && whole.contains("classes")) json["classes"] = whole["classes"];
    return json;
}

Json textOrNull(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

} // namespace

Status checkModelName(const std::string& name) {
    const bool plain = std::all_of(name.begin(), name.end(), [](char letter) {
        const auto byte = static_cast<unsigned char>(letter);
        return byte >= 0x20 && byte != 0x7F && letter != '/' && letter != '\\' && letter != ':';
    });
    // A name that JSON cannot hold would be another one in the card, and the weights would not be found.
    const Json inCard = Json::parse(Json(name).dump(-1, ' ', false, Json::error_handler_t::replace));
    if (plain && inCard == name && !name.empty() && name.size() <= 100 && name.front() != '.') return {};
    return fail(ErrorCode::InvalidArgument,
                "{} cannot be a model's name: it names files, so 1 to 100 bytes of text without separators and without "
                "a leading dot.",
                shownName(name));
}

Result<ModelCard> parseModelCard(const std::string& json, const std::string& origin) {
    auto parsed = parseStrictJson(json, origin, {.maxBytes = kMaxCardBytes});
    if (!parsed) return fail(parsed.error());
    if (!parsed->is_object())
        return fail(ErrorCode::Corrupt, "{}: holds {}, not the object of a model card.", origin, parsed->type_name());
    CardFields card(*std::move(parsed), origin);
    if (const int format = card.integer("format", 0, 1'000'000'000); card.good() && format != 1)
        card.refuse(ErrorCode::Unsupported, "format",
                    fmt::format("is {}; this program reads model cards of format 1", format));
    ModelCard result;
    readNetwork(card, result);
    readClasses(card, result);
    readInput(card, result);
    readWeights(card, result);
    readHistory(card, result);
    if (!card.good()) return fail(card.error());
    if (auto graph = buildNetwork(result.network, result.options); !graph)
        return fail(graph.error().code, "{}: {}", origin, graph.error().message);
    return result;
}

Result<ModelCard> readModelCard(const std::filesystem::path& path) {
    const auto text = readFile(path, kMaxCardBytes);
    if (!text) return fail(text.error());
    return parseModelCard(*text, path.string());
}

std::string toJson(const ModelCard& card) {
    Json scores = Json::parse(card.scoresJson, nullptr, false);
    if (!scores.is_array()) scores = Json::array();
    const Json json = {
        {"format", 1},
        {"name", card.name},
        {"network", card.network},
        {"options",
         {{"outputStride", card.options.outputStride},
          {"width", card.options.width},
          {"aux", card.options.aux},
          {"alignCorners", card.options.alignCorners},
          {"upsampling", upsamplingOf(card.network)}}},
        {"scheme", schemeJson(card)},
        {"classes", card.classes},
        {"input", inputJson(card.input)},
        {"weights", {{"file", card.weightsFile}, {"sha256", card.weightsSha256}, {"dtype", card.weightsType}}},
        {"parent", card.parent ? Json(*card.parent) : Json(nullptr)},
        {"recipe", textOrNull(card.recipe)},
        {"data", {{"name", textOrNull(card.dataName)}, {"sha256", textOrNull(card.dataSha256)}}},
        {"origin", card.origin},
        {"licence", card.licence},
        {"scores", std::move(scores)},
    };
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace core
