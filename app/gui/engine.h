// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window asks of an engine, as functions, so that the window and its tests do not need LibTorch.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/classes/class_scheme.h"
#include "core/image/image.h"
#include "inference/engine/device.h"
#include "inference/engine/prediction.h"
#include "inference/engine/segmenter.h"

#include <compare>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace app {

/// How a slot is run.
struct RunSettings {
    inference::EngineOptions engine;
    inference::SegmentSettings segment;
    /// Equal for settings that give the same predictions.
    std::string key() const;
};

/// A model as it is loaded: the same card on another device, in another precision or on more cores is another one.
struct LoadedModel {
    std::filesystem::path card;
    std::string device;
    inference::Precision precision = inference::Precision::Auto;
    int threads = 0;
    static LoadedModel of(const std::filesystem::path& card, const RunSettings& settings) {
        return {card, settings.engine.device, settings.engine.precision, settings.engine.threads};
    }
    auto operator<=>(const LoadedModel&) const = default;
};

struct EngineResult {
    inference::Prediction prediction;
    core::ClassScheme scheme; ///< of the prediction's label map
    std::string precisionReason;
    std::string weightsSha256{}; ///< of the weights that made it; empty: not known
};

/// The first two are called by the job of the models, and by an export beside it: they take turns inside, and what one
/// of them releases is kept for the other by EngineUsers.
struct Engine {
    /// Loads the model where it is not loaded yet, and segments. Blocks.
    std::function<core::Result<EngineResult>(const std::filesystem::path& card, const core::Image& frame,
                                             const RunSettings& settings, std::stop_token stop,
                                             const core::ProgressFunction& progress)>
        segment;
    /// Forgets every loaded model but these.
    std::function<void(const std::vector<LoadedModel>& inUse)> release;
    /// Slow the first time (the GPU runtime starts). Never called before the window is visible.
    std::function<std::vector<inference::Device>()> devices;
};

} // namespace app
