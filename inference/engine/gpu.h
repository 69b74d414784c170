// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The graphics processors that the runtime can use. No Torch types.
#pragma once

#include "inference/engine/device.h"

#include <vector>

namespace inference {

/// Empty without a CUDA build of LibTorch, without a driver, and without a device.
std::vector<Device> gpus();
/// Gives cached blocks back to the driver, so that a smaller try has room. Does nothing without a GPU.
void releaseGpuMemory();

} // namespace inference
