// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Judging the weights of a run as `evaluate` would: the same engine, preprocessing and counting. No Torch.
#pragma once

#include "core/metrics/scores.h"
#include "core/weights/model.h"
#include "inference/engine/segmenter.h"
#include "training/frame_cache.h"

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace training {

/// Scores in the model's own scheme, then in those of cityscapes-19 and merged-10 that it can be mapped to. Cancelled,
/// and the errors of reading and of the engine.
core::Result<std::vector<core::Scores>> judge(const core::Model& model, FrameCache& cache, FrameRange frames,
                                              const inference::EngineOptions& engine, std::stop_token stop);

struct Judgement {
    std::string data; ///< name of the frames, for the card
    std::vector<core::Scores> scores;
};
/// Writes FOLDER/FILE.safetensors and FOLDER/FILE.card.json; the card keeps the model's own name and gets the scores.
core::Result<std::filesystem::path> saveJudged(core::Model model, const Judgement& judgement,
                                               const std::filesystem::path& folder, const std::string& file);

} // namespace training
