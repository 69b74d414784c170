// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a file of weights is, whether or not it can be imported.
#pragma once

#include "core/base/result.h"
#include "core/weights/checkpoint.h"
#include "core/weights/import.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace core {

struct WeightsDescription {
    CheckpointFormat format = CheckpointFormat::TorchZip;
    std::uint64_t fileBytes = 0;
    std::uint64_t tensorBytes = 0;
    std::uint64_t numbers = 0;                   ///< elements of all tensors, an optimizer's too
    std::map<DType, std::size_t> tensorsByType;  ///< how many tensors are of each type
    std::vector<std::string> notes;              ///< of the reader: what became a placeholder
    std::map<std::string, std::string> metadata; ///< of safetensors
    std::optional<ImportReport> network;         ///< what an import would make of it; its missing keys may forbid it
    std::string notImportable;                   ///< the import's sentence when the network cannot be told, else empty

    std::size_t tensors() const;
    std::string toText() const; ///< several lines, for a terminal or a dialog
};

/// Reads the whole file, as an import would. Errors: those of readCheckpoint().
Result<WeightsDescription> describeWeights(const std::filesystem::path& path, const CheckpointLimits& limits = {});

} // namespace core
