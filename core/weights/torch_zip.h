// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// torch.save's zip archives (torch 1.6 and later), TorchScript archives, and what C++ torch::save writes.
#pragma once

#include "core/weights/checkpoint.h"
#include "core/weights/input_file.h"

namespace core {

Result<Checkpoint> readTorchZip(const InputFile& file, const CheckpointLimits& limits, const std::stop_token& stop);

} // namespace core
