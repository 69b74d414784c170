// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Atrous spatial pyramid pooling as DeepLabV3 uses it (arXiv 1706.05587, section 3.3).
#pragma once

#include "core/networks/graph.h"

#include <array>
#include <string>

namespace core {

/// Branches 1×1, three dilated 3×3, image pooling, concatenated in this order and projected; every branch gives
/// 256·width channels. Named `<name>.convs.…` and `<name>.project.…` as in torchvision.
NodeId addAspp(GraphBuilder& graph, const std::string& name, NodeId features, const std::array<int, 3>& rates);

} // namespace core
