// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/prediction_cache.h"

#include "core/base/atomic_file.h"
#include "core/base/digest.h"
#include "core/base/strict_json.h"
#include "core/image/image_io.h"
#include "core/weights/card_fields.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <span>
#include <string_view>
#include <system_error>

namespace core {
namespace fs = std::filesystem;

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMaxDescription = std::size_t{1} << 20; ///< bytes of KEY.json
constexpr std::string_view kDescription = ".json";
constexpr int kMaxSide = 1 << 26;

struct PlaneFile {
    std::string_view name;
    std::string_view ending;
    Plane<std::uint8_t> StoredPrediction::*plane;
};
constexpr std::array<PlaneFile, 3> kPlanes = {{{"labels", ".labels.png", &StoredPrediction::labels},
                                               {"confidence", ".confidence.png", &StoredPrediction::confidence},
                                               {"entropy", ".entropy.png", &StoredPrediction::entropy}}};

std::string describe(const PredictionKey& key, const StoredPrediction& prediction) {
    Json planes = Json::array();
    for (const PlaneFile& entry : kPlanes)
        if (!(prediction.*entry.plane).isEmpty()) planes.push_back(entry.name);
    const Json json = {{"format", 1},
                       {"key", key.text()},
                       {"size", {key.size.width, key.size.height}},
                       {"planes", std::move(planes)},
                       {"scheme", Json::parse(prediction.scheme.toJson())},
                       {"device", prediction.device},
                       {"precision", prediction.precision},
                       {"precisionReason", prediction.precisionReason},
                       {"ms", prediction.milliseconds},
                       {"notes", prediction.notes}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace

std::string PredictionKey::text() const {
    return fmt::format("prediction {}\nphoto {} {}x{}\nweights {}\nsettings {}", kPredictionVersion, photo, size.width,
                       size.height, weights, settings);
}

std::string PredictionKey::digest() const {
    const std::string all = text();
    return sha256(std::as_bytes(std::span(all)));
}

std::string pixelDigest(const Image& photo) { return sha256(std::as_bytes(std::span(photo.values()))); }

PredictionCache::PredictionCache(fs::path folder, std::uint64_t budgetBytes, CacheIndex index)
    : m_folder(std::move(folder)), m_budget(budgetBytes), m_index(std::move(index)) {}

Result<PredictionCache> PredictionCache::open(fs::path folder, std::uint64_t budgetBytes, const std::stop_token& stop) {
    auto index = CacheIndex::scan(folder, stop);
    if (!index) return fail(index.error());
    PredictionCache cache(std::move(folder), budgetBytes, std::move(*index));
    cache.shrink();
    return cache;
}

fs::path PredictionCache::file(const std::string& digest, std::string_view ending) const {
    return m_folder / digest.substr(0, 2) / (digest + std::string(ending));
}

Result<StoredPrediction> PredictionCache::find(const PredictionKey& key, const std::stop_token& stop) {
    const std::string digest = key.digest();
    const fs::path description = file(digest, kDescription);
    std::error_code error;
    if (!fs::exists(description, error)) {
        m_index.forget(digest); // its other files, if there are any, may be those of a program that is at it
        return fail(ErrorCode::NotFound, "{}: there is no such prediction.", description.string());
    }
    auto found = read(key, digest, stop);
    if (found) {
        const auto now = CacheIndex::Time::clock::now();
        fs::last_write_time(description, now, error); // a folder that may only be read is of use all the same
        const auto known = m_index.find(digest);
        m_index.note({digest, known ? known->bytes : bytesOf(digest), now});
        return found;
    }
    const Error& why = found.error();
    if (why.code == ErrorCode::Cancelled) return found;
    // Want of memory or of file descriptors says nothing against the entry.
    if (why.code != ErrorCode::OutOfMemory && why.code != ErrorCode::Io) remove(digest);
    return fail(ErrorCode::NotFound, "{}", why.message);
}

Result<StoredPrediction> PredictionCache::read(const PredictionKey& key, const std::string& digest,
                                               const std::stop_token& stop) const {
    const fs::path path = file(digest, kDescription);
    const auto text = readFile(path, kMaxDescription);
    if (!text) return fail(text.error());
    const auto json = parseStrictJson(*text, path.string());
    if (!json) return fail(json.error());
    CardFields fields(*json, path.string());
    fields.integer("format", 1, 1);
    const auto size = fields.integers("size", 2, 1, kMaxSide);
    const auto planes = fields.texts("planes");
    const CardFields schemeFields = fields.object("scheme");
    auto scheme = ClassScheme::fromJson(schemeFields.json().dump(), path.string());
    if (fields.good() && !scheme) return fail(scheme.error());
    StoredPrediction prediction{.scheme = scheme ? std::move(*scheme) : ClassScheme::channels(1), .labels = {}};
    prediction.device = fields.text("device");
    prediction.precision = fields.text("precision");
    prediction.precisionReason = fields.text("precisionReason");
    prediction.milliseconds = fields.number("ms");
    prediction.notes = fields.texts("notes");
    if (!fields.good()) return fail(fields.error());
    if (size[0] != key.size.width || size[1] != key.size.height)
        return fail(ErrorCode::Corrupt, "{}: is for {}x{} pixels; the photo has {}x{}.", path.string(), size[0],
                    size[1], key.size.width, key.size.height);
    for (const PlaneFile& entry : kPlanes) {
        if (stop.stop_requested()) return cancelled();
        if (std::ranges::find(planes, entry.name) == planes.end()) continue;
        const fs::path picture = file(digest, entry.ending);
        auto plane = readLabelMap(picture);
        if (!plane) return fail(plane.error());
        if (plane->size() != key.size)
            return fail(ErrorCode::Corrupt, "{}: has {}x{} pixels; the photo has {}x{}.", picture.string(),
                        plane->width(), plane->height(), key.size.width, key.size.height);
        prediction.*entry.plane = std::move(*plane);
    }
    if (prediction.labels.isEmpty()) return fail(ErrorCode::Corrupt, "{}: 'planes' names no labels.", path.string());
    const int classes = prediction.scheme.size();
    const auto outside = std::ranges::find_if(prediction.labels.values(),
                                              [&](std::uint8_t value) { return value >= classes && value != kIgnore; });
    if (outside != prediction.labels.values().end())
        return fail(ErrorCode::Corrupt, "{}: holds class {}; {} has {} classes.",
                    file(digest, kPlanes[0].ending).string(), *outside, prediction.scheme.name(), classes);
    return prediction;
}

Status PredictionCache::add(const PredictionKey& key, const StoredPrediction& prediction, const std::stop_token& stop) {
    const std::string digest = key.digest();
    remove(digest); // the description first: of a mixture of old and new files nothing may say that it is whole
    if (auto written = write(key, digest, prediction, stop); !written) {
        remove(digest);
        return written;
    }
    m_index.note({digest, bytesOf(digest), CacheIndex::Time::clock::now()});
    shrink();
    return {};
}

Status PredictionCache::write(const PredictionKey& key, const std::string& digest, const StoredPrediction& prediction,
                              const std::stop_token& stop) const {
    assert(prediction.labels.size() == key.size && !prediction.labels.isEmpty());
    for (const PlaneFile& entry : kPlanes) {
        if (stop.stop_requested()) return cancelled();
        const Plane<std::uint8_t>& plane = prediction.*entry.plane;
        if (plane.isEmpty()) continue;
        assert(plane.size() == key.size);
        if (auto written = writeLabelMap(file(digest, entry.ending), plane); !written) return written;
    }
    if (stop.stop_requested()) return cancelled();
    // Last: an entry without description is none.
    return writeFileAtomically(file(digest, kDescription), describe(key, prediction));
}

std::uint64_t PredictionCache::bytesOf(const std::string& digest) const {
    std::uint64_t bytes = 0;
    const auto count = [&](std::string_view ending) {
        std::error_code gone;
        const auto size = fs::file_size(file(digest, ending), gone);
        if (!gone) bytes += size;
    };
    count(kDescription);
    for (const PlaneFile& entry : kPlanes) count(entry.ending);
    return bytes;
}

void PredictionCache::remove(const std::string& digest) {
    std::error_code ignored; // gone already, or not ours to remove: either way it no longer counts
    fs::remove(file(digest, kDescription), ignored);
    for (const PlaneFile& entry : kPlanes) fs::remove(file(digest, entry.ending), ignored);
    m_index.forget(digest);
}

void PredictionCache::shrink() {
    for (auto oldest = m_index.oldest(); oldest && m_index.bytes() > m_budget; oldest = m_index.oldest()) {
        std::error_code gone;
        const auto lastUse = fs::last_write_time(file(oldest->key, kDescription), gone);
        if (!gone && lastUse > oldest->lastUse) // another program has used it since
            m_index.note({oldest->key, oldest->bytes, lastUse});
        else
            remove(oldest->key);
    }
}

} // namespace core
