// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The networks that Kerbside knows by name. Adding one: a file beside this, a row in registry.cpp, a golden row in the
// tests.
#pragma once

#include "core/base/result.h"
#include "core/networks/graph.h"

#include <string>
#include <string_view>
#include <vector>

namespace core {

enum class Family { DeepLabV3, UNet, DenseAspp };

struct NetworkInfo {
    std::string_view name;  ///< `deeplabv3-resnet50`
    std::string_view title; ///< "DeepLabV3 ResNet-50"
    Family family;
};
const std::vector<NetworkInfo>& networks();
const NetworkInfo* findNetwork(std::string_view name);

/// NotFound for an unknown name, InvalidArgument for options it cannot have; the message lists what there is.
Result<Graph> buildNetwork(std::string_view name, const NetworkOptions& options);

} // namespace core
