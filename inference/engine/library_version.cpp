// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/library_version.h"

#include <torch/version.h>

namespace inference {

std::string libTorchVersion() { return TORCH_VERSION; }

} // namespace inference
