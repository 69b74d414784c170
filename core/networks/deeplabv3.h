// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// DeepLabV3 as torchvision defines it: dilated ResNet, ASPP head, auxiliary FCN head on layer3.
#pragma once

#include "core/networks/graph.h"

#include <array>

namespace core {

/// `blocks` as in resnet.h. Output stride 8: rates 12, 24, 36, layers 3 and 4 dilated; 16: rates 6, 12, 18, layer 4
/// dilated.
Graph buildDeepLabV3(const std::string& network, const NetworkOptions& options, const std::array<int, 4>& blocks);

} // namespace core
