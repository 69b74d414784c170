// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// RUN/options.json. No Torch.
#pragma once

#include "training/trainer.h"

#include <filesystem>
#include <string>

namespace training {

std::filesystem::path optionsPath(const std::filesystem::path& run);
/// What is written; also what a state's hash is taken over.
std::string toJson(const RunOptions& options);
/// Corrupt or InvalidArgument, naming `origin` and the field.
core::Result<RunOptions> parseRunOptions(std::string_view json, const std::string& origin);

} // namespace training
