// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads foreign weights without Torch and without executing anything: torch.save (zip and legacy), TorchScript
// archives' tensors, safetensors. The format is told from the content, never from the ending.
#pragma once

#include "core/base/result.h"
#include "core/weights/tensor.h"

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace core {

enum class CheckpointFormat { TorchZip, TorchLegacy, TorchScript, Safetensors };
std::string_view formatName(CheckpointFormat format);

struct CheckpointLimits {
    std::uint64_t fileBytes = std::uint64_t{8} << 30;
    std::uint64_t opcodes = 5'000'000;
    std::uint64_t memo = 1'000'000;
    std::uint64_t nodes = 1'000'000; ///< texts, containers and objects of a pickle; values on its stack
    std::uint64_t tensors = 100'000;
    std::uint64_t stringBytes = 64 << 10;
    std::uint64_t zipEntries = 20'000;
    std::uint64_t depth = 64;
    std::uint64_t dimensions = 8;
    std::uint64_t inflateRatio = 100; ///< inflated bytes over stored bytes of a deflated entry
};

struct Checkpoint {
    CheckpointFormat format = CheckpointFormat::TorchZip;
    TensorMap tensors;              ///< by dotted path: `state_dict.layer1.0.conv1.weight`, `[0]` in lists, `(root)`
    std::vector<std::string> notes; ///< placeholders met, and other things worth telling
    std::map<std::string, std::string> metadata; ///< of safetensors
};

/// NotFound, Corrupt (lying sizes, truncated, …), Unsupported (complex tensors, big-endian, dangerous globals), each
/// with the file and the reason; Cancelled, looked at before each tensor. Nothing is allocated on the word of the file
/// beyond its own size.
Result<Checkpoint> readCheckpoint(const std::filesystem::path& path, const CheckpointLimits& limits = {},
                                  std::stop_token stop = {});

} // namespace core
