// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/prediction_folder.h"

#include "core/base/atomic_file.h"
#include "core/base/counted.h"
#include "core/base/strict_json.h"
#include "core/cityscapes/file_names.h"
#include "core/cityscapes/id_doctor.h"
#include "core/image/image_io.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace core {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMaxDescription = std::size_t{1} << 20; ///< bytes of predictions.json

bool isLabelIdsFile(const std::string& name) { return name.ends_with("_labelIds.png"); }

/// "foggy" of `…_foggy_beta_0.01`, empty for frames without variant.
std::string variantKind(const std::string& fileName) {
    const auto name = parseCityscapesName(fileName);
    return name ? name->variant.substr(0, name->variant.find('_')) : std::string();
}

Result<PredictionSpace> readSpace(const fs::path& folder) {
    const fs::path path = folder / "predictions.json";
    std::error_code error;
    if (!fs::exists(path, error)) return PredictionSpace{};
    const auto text = readFile(path, kMaxDescription);
    if (!text) return fail(text.error());
    const auto json = parseStrictJson(*text, path.string());
    if (!json) return fail(json.error());
    const auto scheme = json->is_object() ? json->find("scheme") : json->end();
    if (!json->is_object() || scheme == json->end())
        return fail(ErrorCode::Corrupt, "{}: names no \"scheme\".", path.string());
    auto resolved = [&]() -> Result<ClassScheme> {
        if (scheme->is_object()) return ClassScheme::fromJson(scheme->dump(), path.string());
        if (!scheme->is_string())
            return fail(ErrorCode::Corrupt, "{}: \"scheme\" is neither a name nor a scheme.", path.string());
        const auto name = scheme->get<std::string>();
        const bool isFile = !name.empty() && fs::is_regular_file(folder / name, error);
        return isFile ? ClassScheme::fromFile(folder / name) : ClassScheme::resolve(name);
    }();
    if (!resolved) return fail(resolved.error().code, "{}: {}", path.string(), resolved.error().message);
    return PredictionSpace{std::move(*resolved)};
}

} // namespace

Result<PredictionFolder> PredictionFolder::open(const fs::path& folder, std::stop_token stop,
                                                const ProgressFunction& progress) {
    std::error_code error;
    if (!fs::is_directory(folder, error))
        return fail(ErrorCode::NotFound, "{}: there is no such folder of predictions.", folder.string());
    PredictionFolder result;
    result.m_path = folder;
    auto space = readSpace(folder);
    if (!space) return fail(space.error());
    result.m_space = std::move(*space);

    ProgressThrottle throttled(progress);
    fs::recursive_directory_iterator walk(folder, error);
    for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
        if (stop.stop_requested()) return cancelled();
        if (walk->path().extension() != ".png" || walk->is_directory(error)) continue;
        result.m_entries.push_back({walk->path().filename().string(), walk->path()});
        throttled({static_cast<double>(result.m_entries.size()), 0, {}});
    }
    if (error) return fail(ErrorCode::Io, "{}: cannot be listed: {}.", folder.string(), error.message());
    std::ranges::sort(result.m_entries, {}, [](const Entry& entry) { return std::tie(entry.name, entry.path); });
    return result;
}

std::vector<const PredictionFolder::Entry*> PredictionFolder::startingWith(const std::string& prefix) const {
    std::vector<const Entry*> found;
    for (auto entry = std::ranges::lower_bound(m_entries, prefix, {}, &Entry::name);
         entry != m_entries.end() && entry->name.starts_with(prefix); ++entry) {
        const char next = entry->name[prefix.size()]; // at least the dot of the ending follows
        const bool isLongerNumber = next >= '0' && next <= '9';
        if (!isLongerNumber) found.push_back(&*entry);
    }
    return found;
}

Result<PredictionFile> PredictionFolder::find(const Frame& frame) const {
    std::string prefix = frame.name;
    auto found = startingWith(prefix);
    if (const auto name = parseCityscapesName(frame.name); found.empty() && name) {
        prefix = name->core;
        found = startingWith(prefix);
        const std::string kind = variantKind(frame.name);
        std::erase_if(found, [&](const Entry* e) { return !kind.empty() && variantKind(e->name) == kind; });
    }
    if (found.empty())
        return fail(ErrorCode::NotFound, "{}: holds no prediction for {} (no {}*.png).", m_path.string(), frame.name,
                    prefix);
    if (found.size() > 1) {
        std::vector<const Entry*> ids;
        std::ranges::copy_if(found, std::back_inserter(ids), [](const Entry* e) { return isLabelIdsFile(e->name); });
        if (!ids.empty()) found = std::move(ids);
    }
    if (found.size() > 1)
        return fail(ErrorCode::InvalidArgument, "{}: holds {} predictions for {}, such as {} and {}.", m_path.string(),
                    found.size(), frame.name, found[0]->path.lexically_relative(m_path).string(),
                    found[1]->path.lexically_relative(m_path).string());
    return PredictionFile{found[0]->path, !m_space.scheme || isLabelIdsFile(found[0]->name)};
}

ClassScheme PredictionFolder::shownScheme() const {
    return m_space.scheme ? *m_space.scheme : *ClassScheme::builtIn("cityscapes-19");
}

Result<LabelMap> PredictionFolder::read(const Frame& frame, Size photo) const {
    const auto file = find(frame);
    if (!file) return fail(file.error());
    auto map = readLabelMap(file->path);
    if (!map) return map;
    if (map->size() != photo)
        return fail(ErrorCode::InvalidArgument, "{}: has {}x{} pixels, but the photo has {}x{}.", file->path.string(),
                    map->width(), map->height(), photo.width, photo.height);
    const Histogram histogram = histogramOf(*map);
    const ClassScheme scheme = shownScheme();
    if (file->holdsLabelIds) {
        const auto diagnosis = diagnoseLabelIds(histogram);
        if (diagnosis.fault == IdFault::ValuesAboveRange)
            return fail(ErrorCode::InvalidArgument, "{}: {}", file->path.string(), diagnosis.sentence);
        return toClasses(*map, scheme);
    }
    const auto first = histogram.begin() + scheme.size(), last = histogram.begin() + kIgnore;
    const auto impossible = std::find_if(first, last, [](std::uint64_t count) { return count > 0; });
    if (impossible != last)
        return fail(ErrorCode::InvalidArgument, "{}: {} values such as {}, but {} has the classes 0 to {}.",
                    file->path.string(),
                    counted(std::accumulate(first, last, std::uint64_t{0}), "pixel has", "pixels have"),
                    impossible - histogram.begin(), scheme.name(), scheme.size() - 1);
    return map;
}

} // namespace core
