// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From the names in a foreign checkpoint to the names of our graphs: wrappers, prefixes, spellings.
#pragma once

#include "core/base/result.h"
#include "core/networks/graph.h"
#include "core/networks/registry.h"
#include "core/weights/tensor.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// DenseASPP's three spellings of one thing (`norm.1`, `norm_1`, `norm1` inside dense layers and branches) become the
/// dotted one of the public checkpoints, and the doubled `classifier.classifier` of DeepLabV3Plus-Pytorch's plain
/// DeepLabV3 the single one of torchvision; every other name stays as it is.
std::string canonicalName(std::string_view name);

/// The tensors of one network, found in a file whatever lies around them.
struct NetworkKeys {
    Family family = Family::DeepLabV3;
    std::string prefix;                     ///< "module.", "state_dict.module.", … or nothing
    TensorMap tensors;                      ///< without the prefix, by canonical name; num_batches_tracked is left out
    std::vector<std::string> outside;       ///< names in the file that do not lie under `prefix`: an optimizer's state
    std::vector<std::string> otherPrefixes; ///< where the same kind of network lies once more
};

/// Looks for one tensor that each family must have and takes what stands before its name for the prefix. NotFound, with
/// what was looked for and what the file seems to be instead; Corrupt when two spellings of one name are in the file.
Result<NetworkKeys> findNetworkKeys(TensorMap tensors, const std::string& origin, std::optional<Family> family);

/// How the tensors of a file and the parameters of a graph differ. Each list is in the order of names.
struct KeyDifferences {
    std::vector<std::string> missing;
    std::vector<std::string> unexpected;
    std::vector<std::string> reshaped; ///< "name: [1, 2] instead of [3, 2]", or another type instead of a float type
};
KeyDifferences compareKeys(const Graph& graph, const TensorMap& tensors);

/// "a, b, c and 4 more"; at most `shown` of the names.
std::string firstOf(const std::vector<std::string>& names, std::size_t shown = 3);

} // namespace core
