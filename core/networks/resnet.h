// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The ResNet part of DeepLabV3: bottlenecks with the stride on the 3×3 (v1.5), no average pooling, no classifier.
#pragma once

#include "core/networks/graph.h"

#include <array>

namespace core {

struct ResNetFeatures {
    NodeId layer3 = 0; ///< where the auxiliary head sits
    NodeId layer4 = 0;
};

constexpr std::array<int, 4> kResNet50Blocks = {3, 4, 6, 3};
constexpr std::array<int, 4> kResNet101Blocks = {3, 4, 23, 3};

/// Named `backbone.…` as in torchvision. Output stride 8 or 16 from the builder's options.
ResNetFeatures addResNet(GraphBuilder& graph, NodeId input, const std::array<int, 4>& blocks);

} // namespace core
