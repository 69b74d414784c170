// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// DenseNet as the backbone of DenseASPP: a fourth transition before norm5, dilation in the place of strides.
#pragma once

#include "core/networks/graph.h"

#include <array>

namespace core {

struct DenseNetShape {
    int growth = 32; ///< at width 1, as `stem`
    std::array<int, 4> layers = {6, 12, 24, 16};
    int stem = 64;
};

/// Named `features.…` with the dotted names of the public checkpoints. Gives norm5, without a ReLU.
NodeId addDenseNet(GraphBuilder& graph, NodeId input, const DenseNetShape& shape);

} // namespace core
