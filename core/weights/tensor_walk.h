// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the tensors in what a pickle holds, and names them by the way to them.
#pragma once

#include "core/base/result.h"
#include "core/weights/pickle.h"
#include "core/weights/torch_tensors.h"

#include <string>
#include <vector>

namespace core {

struct NamedView {
    std::string name; ///< dotted path, as Checkpoint::tensors
    TensorView view;
};

struct FoundTensors {
    std::vector<StorageClaim> storages; ///< all that the pickle names, used or not
    std::vector<NamedView> tensors;     ///< in the order of the pickle; no name twice, valid UTF-8
    std::vector<std::string> notes;
};

/// Goes through dictionaries, lists, and the attributes of objects whose class nobody looks up; of a pickled module
/// through its parameters, buffers and sub-modules, so that the names are those of its state_dict. Errors: those of
/// TorchTensors, and two tensors of one name.
Result<FoundTensors> findTensors(const Pickle& pickle, const CheckpointLimits& limits, const std::string& origin);

} // namespace core
