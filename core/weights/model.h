// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Network + weights + card: what a slot holds.
#pragma once

#include "core/base/result.h"
#include "core/classes/class_scheme.h"
#include "core/networks/graph.h"
#include "core/weights/model_card.h"
#include "core/weights/tensor.h"

#include <filesystem>
#include <stop_token>

namespace core {

struct Model {
    ModelCard card;
    ClassScheme scheme; ///< channel c is class c; channels beyond it ("unlabeled") are read as void
    Graph graph;
    TensorMap tensors; ///< every parameter and buffer of the graph, float types
};

/// `path` is the card or the safetensors file beside it. The weights' SHA-256 and every name, shape and type are
/// checked: Corrupt, naming the file and the tensor. NotFound also for a user's scheme that the card does not carry.
Result<Model> loadModel(const std::filesystem::path& path);
/// Writes DIR/NAME.safetensors, then DIR/NAME.card.json (with its SHA-256 filled in); gives the card's path. Cancelled,
/// looked at while the weights are written: then nothing is left behind.
Result<std::filesystem::path> saveModel(const Model& model, const std::filesystem::path& folder,
                                        const std::stop_token& stop = {});

} // namespace core
