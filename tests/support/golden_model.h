// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A whole model made in the test, by the golden rule.
#pragma once

#include "core/networks/registry.h"
#include "core/weights/import.h"
#include "tests/support/golden.h"

#include <stdexcept>
#include <string>

namespace testing_support {

/// As if imported from a file of that network: its family's preprocessing, the scheme by the class count.
inline core::Model goldenModel(const std::string& network, const core::NetworkOptions& options = {}) {
    auto graph = core::buildNetwork(network, options);
    if (!graph) throw std::runtime_error(graph.error().message);
    core::ImportOptions import;
    import.outputStride = options.outputStride;
    import.alignCorners = options.alignCorners;
    auto imported = core::importTensors(goldenTensors(*graph), network + ".pth", import);
    if (!imported) throw std::runtime_error(imported.error().message);
    return std::move(imported->model);
}

} // namespace testing_support
