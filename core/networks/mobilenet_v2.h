// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// MobileNetV2 as the backbone of DenseASPP: no last 1280-channel convolution, an expansion in the first block too.
#pragma once

#include "core/networks/graph.h"

namespace core {

/// Named `features.features.…` (the doubled name of the public checkpoints). Gives the 320·width channels of block 17.
NodeId addMobileNetV2(GraphBuilder& graph, NodeId input);

} // namespace core
