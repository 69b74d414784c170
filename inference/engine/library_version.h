// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace inference {

/// Of the LibTorch that the program was built with: "2.13.0".
std::string libTorchVersion();

} // namespace inference
