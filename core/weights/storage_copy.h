// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From storages and views of them to tensors with bytes of their own.
#pragma once

#include "core/base/result.h"
#include "core/weights/tensor.h"
#include "core/weights/tensor_walk.h"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace core {

/// The bytes of one storage; asked for once per storage that a tensor uses. Their number must be `claim.bytes`.
using StorageReader = std::function<Result<std::vector<std::byte>>(const StorageClaim& claim)>;

/// Row-major copies. A storage that is one whole tensor is handed over without a copy. Unsupported when the tensors
/// together would be much larger than the storages they share.
Result<TensorMap> copyTensors(const FoundTensors& found, const StorageReader& read, const std::string& origin);

} // namespace core
