// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who may include whom (docs/ARCHITECTURE.md), as a check over the text of all sources.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace house {

/// Complaints about the tree under `root`, one sentence each: includes that go upward, Qt, Torch or OpenCV where they
/// may not be, Qt and Torch in one file (also through our own headers), LibTorch's CHECK in a test, threads outside
/// their doors, missing SPDX lines.
std::vector<std::string> brokenRules(const std::filesystem::path& root);

} // namespace house
