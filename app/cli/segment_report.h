// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON of `segment --json` (docs/file-formats.md).
#pragma once

#include "app/cli/engine_options.h"
#include "app/cli/model_slots.h"
#include "app/cli/segment_output.h"
#include "core/cityscapes/frame_source.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <vector>

namespace app::cli {

/// Collects what every frame gave.
class SegmentReport {
public:
    void setModels(std::span<const ModelSlot> slots, const EngineSetup& setup);
    void addFrame(const core::Frame& frame, const std::vector<SlotResult>& results);
    void addFailure(const core::Frame& frame, const std::string& message);
    /// `complete`: false when the run was stopped or failed before its last frame.
    core::Status write(const std::filesystem::path& path, bool complete) const;

private:
    nlohmann::ordered_json m_settings;
    nlohmann::ordered_json m_models = nlohmann::ordered_json::array();
    nlohmann::ordered_json m_frames = nlohmann::ordered_json::array();
    nlohmann::ordered_json m_failures = nlohmann::ordered_json::array();
};

} // namespace app::cli
