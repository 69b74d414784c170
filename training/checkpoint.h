// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Training states in a run folder: everything that is needed to go on as if nothing had happened. No Torch.
// Format: docs/file-formats.md.
#pragma once

#include "core/base/result.h"
#include "core/weights/tensor.h"
#include "training/schedule.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace training {

/// What a run is at between two steps. The place within the epoch, and with it everything random, follows from `step`.
struct TrainingState {
    std::int64_t step = 0; ///< optimizer steps done
    int validations = 0;   ///< epochs that have been judged
    ScheduleState schedule;
    double bestMiou = 0;
    int bestEpoch = 0; ///< from 1; 0: none yet
    std::uint64_t seed = 0;
    std::string optionsSha256; ///< of what the run was begun with
    std::string dataSha256;
    core::TensorMap network; ///< parameters and buffers
    core::TensorMap optimizer;
};

/// "state-000120.ckpt": names sort as their steps do, up to a million.
std::filesystem::path statePath(const std::filesystem::path& run, std::int64_t step);

/// Writes RUN/state-<step>.ckpt beside and renames it, reads it back and compares; only then are older states removed,
/// all but the newest of them. Io; Corrupt when what was read back is not what was written; then the older ones stay.
core::Result<std::filesystem::path> saveState(const TrainingState& state, const std::filesystem::path& run);

/// Corrupt unless the file's own SHA-256 over names, shapes, bytes and numbers fits.
core::Result<TrainingState> readState(const std::filesystem::path& path);

struct FoundState {
    std::filesystem::path path;
    TrainingState state;
    std::vector<std::string> skipped; ///< a sentence for each newer state that did not verify
};
/// The newest state that verifies; nothing when there are none at all. Corrupt when there are some and none verifies.
core::Result<std::optional<FoundState>> newestState(const std::filesystem::path& run);

} // namespace training
