// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The element types of torch by the names of its storage classes and dtype constants.
#pragma once

#include "core/weights/tensor.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace core {

struct TorchType {
    std::string_view name; ///< "float32", "complex64", "quint8", …
    std::size_t itemBytes = 0;
    std::optional<DType> type; ///< nothing for what weights cannot be
    bool untyped = false;      ///< bytes that take their type from the tensor
};

/// Of "torch.FloatStorage", "torch.cuda.HalfStorage", "torch.storage.UntypedStorage" …; null when unknown.
const TorchType* torchTypeOfStorage(std::string_view global);
/// Of "torch.float32" …; null when unknown.
const TorchType* torchTypeOfConstant(std::string_view global);

} // namespace core
