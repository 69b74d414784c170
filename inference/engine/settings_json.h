// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inference/engine/segmenter.h"

#include <nlohmann/json_fwd.hpp>

namespace inference {

/// For predictions.json and reports (docs/file-formats.md); what was left to the card or to the machine is null.
nlohmann::ordered_json settingsJson(const EngineOptions& engine, const SegmentSettings& settings);

} // namespace inference
