// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/run_options.h"

#include "core/base/atomic_file.h"
#include "core/base/strict_json.h"
#include "core/weights/card_fields.h"

#include <charconv>

namespace training {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using core::ErrorCode;

namespace {

constexpr std::size_t kMaxFileBytes = 1 << 20;
constexpr double kLargestScale = 4;

} // namespace

fs::path optionsPath(const fs::path& run) { return run / "options.json"; }

std::string toJson(const RunOptions& options) {
    const Json json = {{"format", 1},
                       {"name", options.name},
                       {"network", options.network},
                       {"model", options.model},
                       {"scheme", options.scheme},
                       {"outputStride", options.outputStride},
                       {"width", options.width},
                       {"scale", options.scale ? Json(*options.scale) : Json(nullptr)},
                       {"aux", options.aux},
                       {"datasets", options.datasets},
                       {"split", options.split},
                       {"valSplit", options.valSplit},
                       {"seed", std::to_string(options.seed)}, // all 64 bits, also for readers that know doubles only
                       {"device", options.device},
                       {"threads", options.threads},
                       {"cacheBytes", std::to_string(options.cacheBytes)},
                       {"recipe", Json::parse(toJson(options.recipe))}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

core::Result<RunOptions> parseRunOptions(std::string_view text, const std::string& origin) {
    auto json = core::parseStrictJson(text, origin, {.maxBytes = kMaxFileBytes, .maxDepth = 5});
    if (!json) return core::fail(json.error());
    core::CardFields fields(*json, origin);
    RunOptions options;
    const int format = fields.integer("format", 1, 1'000'000);
    if (fields.good() && format != 1)
        return core::fail(ErrorCode::Unsupported, "{}: is of format {}; this program reads format 1.", origin, format);
    const auto whole64 = [&](const char* key) -> std::uint64_t {
        const std::string digits = fields.text(key);
        std::uint64_t value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error == std::errc{} && end == digits.data() + digits.size()) return value;
        fields.refuse(ErrorCode::InvalidArgument, key, "must hold a whole number as text");
        return 0;
    };
    options.name = fields.text("name", "");
    options.network = fields.text("network", "");
    options.model = fields.text("model", "");
    options.scheme = fields.text("scheme");
    options.outputStride = fields.integer("outputStride", 8, 16);
    options.width = fields.number("width");
    if (fields.has("scale")) options.scale = fields.number("scale");
    if (options.scale && !(*options.scale > 0 && *options.scale <= kLargestScale))
        fields.refuse(ErrorCode::InvalidArgument, "scale",
                      fmt::format("is {}; above 0 and up to {} can be", *options.scale, kLargestScale));
    options.aux = fields.boolean("aux", false);
    options.datasets = fields.texts("datasets");
    options.split = fields.text("split");
    options.valSplit = fields.text("valSplit");
    options.seed = whole64("seed");
    options.device = fields.text("device");
    options.threads = fields.integer("threads", 0, 4096);
    options.cacheBytes = whole64("cacheBytes");
    const core::CardFields inner = fields.object("recipe");
    if (!fields.good()) return core::fail(fields.error());
    auto recipe = parseRecipe(inner.json().dump(), origin + ": recipe");
    if (!recipe) return core::fail(recipe.error());
    options.recipe = *std::move(recipe);
    return options;
}

core::Result<RunOptions> readRunOptions(const fs::path& run) {
    const fs::path path = optionsPath(run);
    const auto text = core::readFile(path, kMaxFileBytes);
    if (!text && text.error().code == ErrorCode::NotFound)
        return core::fail(ErrorCode::NotFound, "{}: is no run: it has no options.json.", run.string());
    if (!text) return core::fail(text.error());
    return parseRunOptions(*text, path.string());
}

} // namespace training
