// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// DenseASPP (CVPR 2018): atrous convolutions of growing rate, each seeing the results of all before it.
#pragma once

#include "core/networks/densenet.h"

namespace core {

struct DenseAsppShape {
    DenseNetShape backbone;
    int reduced = 128; ///< d_feature0: channels after a branch's 1×1, at width 1
    int branch = 64;   ///< d_feature1: channels a branch adds, at width 1
};

/// `depth` 121, 161, 169 or 201.
Graph buildDenseAspp(const std::string& network, const NetworkOptions& options, int depth);

/// On MobileNetV2. At output stride 16 the public network announces a ×2 upsampling of the features, but its backbone
/// never calls it: the result of the last ×8 has half the input's size. Reproduced as it is, since the weights were
/// trained so.
Graph buildDenseAsppMobileNet(const std::string& network, const NetworkOptions& options);

} // namespace core
