// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// torch.save before 1.6: four pickles one after the other (magic, protocol, system, object), the list of storage keys,
// and the storages, each with its number of elements before it. After torch/serialization.py, _legacy_load.
#pragma once

#include "core/weights/checkpoint.h"
#include "core/weights/input_file.h"

#include <cstddef>
#include <span>

namespace core {

/// Whether the file begins with the magic number's pickle.
bool isTorchLegacy(std::span<const std::byte> start);
/// REQUIRES: isTorchLegacy.
Result<Checkpoint> readTorchLegacy(const InputFile& file, const CheckpointLimits& limits, const std::stop_token& stop);

} // namespace core
