// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// safetensors: the native format of weights.
#pragma once

#include "core/base/result.h"
#include "core/weights/input_file.h"
#include "core/weights/tensor.h"

#include <filesystem>
#include <map>
#include <stop_token>
#include <string>

namespace core {

struct SafetensorsFile {
    TensorMap tensors;
    std::map<std::string, std::string> metadata;
};

/// Header of at most 16 MiB; no key twice; the tensors must tile the data without gap or overlap; byte counts must
/// equal shape × item size. Corrupt, naming file, tensor and number; Cancelled, looked at before each tensor.
/// A path is opened up to the size that CheckpointLimits allow.
Result<SafetensorsFile> readSafetensors(const std::filesystem::path& path);
Result<SafetensorsFile> readSafetensors(const InputFile& file, const std::stop_token& stop = {});
/// Ordered by name; written beside and renamed. Cancelled, looked at before each tensor: then the old file stays.
Status writeSafetensors(const std::filesystem::path& path, const TensorMap& tensors,
                        const std::map<std::string, std::string>& metadata = {}, const std::stop_token& stop = {});

} // namespace core
