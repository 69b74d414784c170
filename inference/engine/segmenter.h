// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A model ready to run. This header is free of Torch on purpose, so that the window may include it.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/image/image.h"
#include "core/weights/model.h"
#include "inference/engine/device.h"
#include "inference/engine/plan_text.h"
#include "inference/engine/prediction.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace inference {

enum class Averaging { Probability, LogProbability }; ///< of scales and flips; DenseASPP's authors average logarithms

/// Where and how precisely a model runs; fixed when it is loaded.
struct EngineOptions {
    std::string device = "auto";
    Precision precision = Precision::Auto;
    int threads = 0;               ///< 0: all
    std::uint64_t memoryBytes = 0; ///< budget; 0: what is free
};

/// How one frame is segmented.
struct SegmentSettings {
    std::optional<core::Size> size; ///< what the network sees; default: the card's
    std::optional<double> scale;    ///< of the frame; instead of `size`
    std::optional<core::Size> tile; ///< of the network's input; default: none, unless memory asks for it
    bool flip = false;              ///< average with the mirrored frame
    std::vector<double> scales;     ///< multi-scale: factors on the network's size; empty: 1.0
    Averaging averaging = Averaging::Probability;
    bool keepLogits = false; ///< fill Prediction::logits (not with tiles, flip or scales: InvalidArgument)
};

/// Used by one thread at a time. Cheap to move, not copied.
class Segmenter {
public:
    /// Folds and prepares the weights. Unsupported, NotFound (device), OutOfMemory.
    static core::Result<Segmenter> create(const core::Model& model, const EngineOptions& options = {});
    Segmenter(Segmenter&&) noexcept;
    Segmenter& operator=(Segmenter&&) noexcept;
    ~Segmenter();

    /// Blocks. Stops between operations (at most 0.5 s at 1024×512 on a desktop processor): ErrorCode::Cancelled.
    /// OutOfMemory after one smaller try in tiles, which a note in the prediction tells. InvalidArgument (the frame is
    /// too small, or the settings contradict each other), Corrupt (logits that are not finite numbers).
    core::Result<Prediction> segment(const core::Image& frame, const SegmentSettings& settings = {},
                                     std::stop_token stop = {}, const core::ProgressFunction& progress = {});

    /// Logits of one input that is already prepared ([h][w][3] float32), at the network's own grid or, with `full`, at
    /// the input's size as the public source gives them: [channels][h][w]. For tests and comparisons. `output`: "out"
    /// or "aux".
    core::Result<std::vector<float>> logits(const std::vector<float>& input, core::Size size, bool full = true,
                                            const std::string& output = "out", std::stop_token stop = {});

    /// What the network does for an input of this size (of zeros), step by step, with the time of each. As logits().
    core::Result<std::vector<StepDescription>> profile(core::Size size, std::stop_token stop = {});

    const core::ModelCard& card() const;
    const core::ClassScheme& scheme() const;
    const std::string& device() const;
    Precision precision() const; ///< as chosen, never Auto
    const std::string& precisionReason() const;
    std::uint64_t weightBytes() const;
    /// Estimated peak of activations for a network input of this size.
    std::uint64_t estimateBytes(core::Size input) const;

private:
    struct State;
    explicit Segmenter(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace inference
