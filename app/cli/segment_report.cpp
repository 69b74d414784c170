// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/segment_report.h"

#include "app/cli/version.h"
#include "core/base/atomic_file.h"
#include "inference/engine/settings_json.h"

#include <array>
#include <cstdint>

namespace app::cli {

namespace {

/// Share of the frame's pixels per class present, and of the unlabeled ones.
nlohmann::ordered_json sharesOf(const core::LabelMap& labels, const core::ClassScheme& scheme) {
    std::array<std::uint64_t, 256> counts = {};
    for (const std::uint8_t value : labels.values()) ++counts[value];
    const auto share = [&](std::size_t value) {
        return static_cast<double>(counts[value]) / static_cast<double>(labels.values().size());
    };
    nlohmann::ordered_json shares = nlohmann::ordered_json::object();
    for (std::size_t c = 0; c < scheme.classes().size(); ++c)
        if (counts[c] > 0) shares[scheme.classes()[c].name] = share(c);
    if (counts[core::kIgnore] > 0) shares["unlabeled"] = share(core::kIgnore);
    return shares;
}

nlohmann::ordered_json frameJson(const core::Frame& frame) {
    nlohmann::ordered_json json;
    json["name"] = frame.name;
    if (frame.scene)
        json["scene"] = {{"seed", frame.scene->seed}, {"weather", core::weatherName(frame.scene->weather)}};
    else
        json["image"] = frame.image.string();
    if (frame.videoFrame >= 0) json["videoFrame"] = frame.videoFrame;
    return json;
}

} // namespace

void SegmentReport::setModels(std::span<const ModelSlot> slots, const EngineSetup& setup) {
    m_settings = inference::settingsJson(setup.engine, setup.settings);
    for (const ModelSlot& slot : slots) {
        const core::ModelCard& card = slot.segmenter.card();
        m_models.push_back({{"name", slot.name},
                            {"network", card.network},
                            {"sha256", card.weightsSha256},
                            {"scheme", card.scheme},
                            {"device", slot.segmenter.device()},
                            {"precision", inference::precisionName(slot.segmenter.precision())},
                            {"precisionReason", slot.segmenter.precisionReason()}});
    }
}

void SegmentReport::addFrame(const core::Frame& frame, const std::vector<SlotResult>& results) {
    nlohmann::ordered_json json = frameJson(frame);
    json["size"] = {results.front().labels.width(), results.front().labels.height()};
    for (const SlotResult& result : results) {
        const inference::Timings& t = result.prediction.timings;
        json["models"].push_back(
            {{"name", result.slot},
             {"scheme", result.scheme->name()},
             {"ms", {{"prepare", t.prepareMs}, {"network", t.networkMs}, {"post", t.postMs}, {"total", t.totalMs}}},
             {"shares", sharesOf(result.labels, *result.scheme)},
             {"notes", result.prediction.notes}});
    }
    m_frames.push_back(std::move(json));
}

void SegmentReport::addFailure(const core::Frame& frame, const std::string& message) {
    nlohmann::ordered_json json = frameJson(frame);
    json["message"] = message;
    m_failures.push_back(std::move(json));
}

core::Status SegmentReport::write(const std::filesystem::path& path, bool complete) const {
    const nlohmann::ordered_json json = {
        {"format", 1},        {"program", kProgram}, {"complete", complete},  {"settings", m_settings},
        {"models", m_models}, {"frames", m_frames},  {"failures", m_failures}};
    // Names of files need not be UTF-8.
    return core::writeFileAtomically(path,
                                     json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
}

} // namespace app::cli
