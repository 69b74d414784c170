// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/import.h"

#include "core/base/counted.h"
#include "core/networks/registry.h"
#include "core/weights/import_defaults.h"
#include "core/weights/key_names.h"
#include "core/weights/network_guess.h"
#include "core/weights/shown_name.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace core {

namespace {

/// What an import knows once the network is found, whether or not its tensors fit.
struct Draft {
    Graph graph;
    TensorMap tensors;
    ChosenScheme scheme;
    Family family = Family::DeepLabV3;
    ImportReport report;
};

std::vector<std::string> shownNames(const std::vector<std::string>& names) {
    std::vector<std::string> shown;
    for (const std::string& name : names) shown.push_back(shownName(name));
    return shown;
}

/// An auxiliary head that does not fit goes as a whole, and is said to.
void dropUnusableAux(Draft& draft) {
    std::size_t dropped = 0;
    for (auto it = draft.tensors.begin(); it != draft.tensors.end();) {
        const bool isAux = it->first.starts_with("aux_classifier.");
        dropped += isAux ? 1 : 0;
        it = isAux ? draft.tensors.erase(it) : std::next(it);
    }
    if (dropped > 0)
        draft.report.warnings.push_back(
            fmt::format("The auxiliary head ({} tensors) is incomplete or has other shapes than the "
                        "network's, and was left out; it only serves training.",
                        dropped));
}

/// float16 stays when all is float16; any other mixture becomes float32.
Status unifyTypes(TensorMap& tensors, const std::stop_token& stop) {
    const bool allHalf =
        std::all_of(tensors.begin(), tensors.end(), [](const auto& t) { return t.second.type == DType::F16; });
    if (allHalf) return {};
    for (auto& [name, tensor] : tensors) {
        if (stop.stop_requested()) return cancelled();
        if (tensor.type != DType::F32) tensor = convert(tensor, DType::F32);
    }
    return {};
}

Status warnOfUnusualNumbers(const TensorMap& tensors, std::vector<std::string>& warnings, const std::stop_token& stop) {
    constexpr std::size_t kNamed = 5;
    std::size_t concerned = 0;
    for (const auto& [name, tensor] : tensors) {
        if (stop.stop_requested()) return cancelled();
        const std::vector<float> values = toFloats(tensor);
        const auto bad = std::count_if(values.begin(), values.end(), [](float v) { return !std::isfinite(v); });
        if (bad == 0) continue;
        if (++concerned <= kNamed)
            warnings.push_back(fmt::format("{}: {} of {} numbers are NaN or infinite.", name, bad, values.size()));
    }
    if (concerned > kNamed)
        warnings.push_back(fmt::format("{} more tensors hold NaN or infinite numbers.", concerned - kNamed));
    return {};
}

void noteSurroundings(const NetworkKeys& keys, ImportReport& report) {
    if (!keys.otherPrefixes.empty())
        report.warnings.push_back(fmt::format(
            "The file holds such a network {} times; the one under {} was taken, not {}.",
            keys.otherPrefixes.size() + 1, shownName(keys.prefix), firstOf(shownNames(keys.otherPrefixes))));
    if (!keys.outside.empty())
        report.warnings.push_back(fmt::format("{} tensors outside {} were left out: {}.", keys.outside.size(),
                                              shownName(keys.prefix), firstOf(shownNames(keys.outside))));
}

Result<Draft> draftOf(TensorMap tensors, const std::string& origin, const ImportOptions& options) {
    std::optional<Family> family;
    if (!options.network.empty()) {
        const NetworkInfo* info = findNetwork(options.network);
        if (info == nullptr) return fail(buildNetwork(options.network, {}).error());
        family = info->family;
    }
    auto keys = findNetworkKeys(std::move(tensors), origin, family);
    if (!keys) return fail(keys.error());
    auto guess = guessNetwork(*keys, origin, options.network);
    if (!guess) return fail(guess.error());
    // U-Net has no choice; the others cannot be told apart by their tensors.
    if (keys->family != Family::UNet) guess->options.outputStride = options.outputStride.value_or(8);
    guess->options.alignCorners = options.alignCorners.value_or(publicAlignCorners(keys->family));
    auto scheme = chooseScheme(guess->options.classes, options, origin);
    if (!scheme) return fail(scheme.error());
    auto graph = buildNetwork(guess->network, guess->options);
    if (!graph) return fail(graph.error().code, "{}: {}", origin, graph.error().message);

    Draft draft{*std::move(graph), std::move(keys->tensors), *std::move(scheme), keys->family, {}};
    draft.report.network = guess->network;
    draft.report.options = guess->options;
    draft.report.form = formOf(keys->family);
    draft.report.strippedPrefix = keys->prefix;
    draft.report.warnings = draft.scheme.warnings;
    noteSurroundings(*keys, draft.report);
    if (!guess->options.aux) dropUnusableAux(draft);

    KeyDifferences differences = compareKeys(draft.graph, draft.tensors);
    draft.report.used = draft.tensors.size() - differences.unexpected.size() - differences.reshaped.size();
    draft.report.missing = std::move(differences.missing);
    draft.report.reshaped = std::move(differences.reshaped);
    draft.report.unexpected = shownNames(differences.unexpected);
    for (const std::string& name : differences.unexpected) draft.tensors.erase(name);
    return draft;
}

Status checkFit(const ImportReport& report, const std::string& origin, bool strict) {
    std::string wrong;
    const auto put = [&](const char* what, const std::vector<std::string>& names) {
        if (!names.empty())
            wrong += fmt::format("{}{} {} ({})", wrong.empty() ? "" : ", ", names.size(), what, firstOf(names));
    };
    put("missing", report.missing);
    put("of another shape", report.reshaped);
    if (strict) put("unexpected", report.unexpected);
    if (wrong.empty()) return {};
    return fail(ErrorCode::Corrupt, "{}: does not fit {}: {}.", origin, report.network, wrong);
}

/// Without the endings that checkpoints have, also two of them: `best.pth.tar`.
std::string stemOf(const std::string& origin) {
    constexpr std::array<std::string_view, 7> kEndings = {".pth",  ".pt",  ".tar",        ".pkl",
                                                          ".ckpt", ".bin", ".safetensors"};
    std::filesystem::path name = std::filesystem::path(origin).filename();
    while (std::find(kEndings.begin(), kEndings.end(), name.extension().string()) != kEndings.end()) name = name.stem();
    return name.string();
}

ModelCard cardOf(const Draft& draft, const std::string& origin, const ImportOptions& options) {
    ModelCard card;
    card.name = options.name.empty() ? stemOf(origin) : options.name;
    card.network = draft.report.network;
    card.options = draft.report.options;
    card.scheme = draft.scheme.scheme.name();
    card.schemeVersion = draft.scheme.scheme.version();
    card.classes = draft.scheme.classes;
    card.input = publicInput(draft.family);
    card.weightsFile = card.name + ".safetensors";
    card.weightsType = dtypeName(draft.tensors.begin()->second.type);
    card.origin = fmt::format("Imported from {} ({} form).", std::filesystem::path(origin).filename().string(),
                              draft.report.form);
    card.licence = "Not known: the checkpoint does not say.";
    return card;
}

void putList(std::string& text, const char* title, const std::vector<std::string>& names) {
    constexpr std::size_t kShown = 20;
    if (names.empty()) return;
    fmt::format_to(std::back_inserter(text), "{} {}:\n", names.size(), title);
    for (std::size_t i = 0; i < std::min(kShown, names.size()); ++i) text += "  " + names[i] + "\n";
    if (names.size() > kShown) fmt::format_to(std::back_inserter(text), "  … and {} more\n", names.size() - kShown);
}

} // namespace

std::string ImportReport::toText() const {
    std::string text = fmt::format("{} ({} form), {} classes, width {}", network, form, options.classes, options.width);
    if (options.aux) text += ", with the auxiliary head";
    text += fmt::format("\n{} tensors used", used);
    if (!strippedPrefix.empty()) text += fmt::format(", found under {}", shownName(strippedPrefix));
    text += "\n";
    putList(text, "missing", missing);
    putList(text, "of another shape", reshaped);
    putList(text, "unexpected", unexpected);
    for (const std::string& note : notes) text += "Note: " + note + "\n";
    for (const std::string& warning : warnings) text += "Warning: " + warning + "\n";
    return text;
}

Result<Imported> importTensors(TensorMap tensors, const std::string& origin, const ImportOptions& options) {
    auto draft = draftOf(std::move(tensors), origin, options);
    if (!draft) return fail(draft.error());
    if (auto fits = checkFit(draft->report, origin, options.strict); !fits) return fail(fits.error());
    if (auto unified = unifyTypes(draft->tensors, options.stop); !unified) return fail(unified.error());
    if (auto looked = warnOfUnusualNumbers(draft->tensors, draft->report.warnings, options.stop); !looked)
        return fail(looked.error());
    if (!draft->report.unexpected.empty())
        draft->report.warnings.push_back(fmt::format(
            "{} to no part of {} and {} left out: {}.",
            counted(draft->report.unexpected.size(), "tensor belongs", "tensors belong"), draft->report.network,
            draft->report.unexpected.size() == 1 ? "was" : "were", firstOf(draft->report.unexpected)));
    ModelCard card = cardOf(*draft, origin, options);
    if (auto good = checkModelName(card.name); !good) return fail(good.error());
    return Imported{
        {std::move(card), std::move(draft->scheme.scheme), std::move(draft->graph), std::move(draft->tensors)},
        std::move(draft->report)};
}

Result<ImportReport> inspectTensors(TensorMap tensors, const std::string& origin, const ImportOptions& options) {
    auto draft = draftOf(std::move(tensors), origin, options);
    if (!draft) return fail(draft.error());
    if (auto looked = warnOfUnusualNumbers(draft->tensors, draft->report.warnings, options.stop); !looked)
        return fail(looked.error());
    return std::move(draft->report);
}

} // namespace core
