// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What torch leaves in a pickle, understood: storages by persistent id, and the calls that rebuild tensors on them.
#pragma once

#include "core/base/result.h"
#include "core/weights/pickle.h"
#include "core/weights/torch_types.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace core {

/// One storage as the pickle claims it; its bytes lie elsewhere.
struct StorageClaim {
    std::string key;
    const TorchType* type = nullptr; ///< of its class
    std::uint64_t items = 0;
    std::uint64_t bytes = 0; ///< items × item size
};

/// A tensor as a view of a storage; all numbers in elements of `type`. Checked: it lies within the storage.
struct TensorView {
    DType type = DType::F32;
    std::size_t storage = 0; ///< index of the storage
    std::uint64_t offset = 0;
    std::vector<std::int64_t> shape;
    std::vector<std::int64_t> strides;
};

/// Reads tensors from one pickle, which must outlive it.
class TorchTensors {
public:
    /// Corrupt when a persistent id is none of torch's, or when two of them contradict each other.
    static Result<TorchTensors> create(const Pickle& pickle, const CheckpointLimits& limits, const std::string& origin);

    const std::vector<StorageClaim>& storages() const { return m_storages; }
    /// The value itself, or what lies in parameters, type tags and the like around it.
    PickleValue unwrapped(PickleValue value) const;
    /// Nothing when the (unwrapped) value is no tensor. `name` is for messages. Corrupt when it reaches outside its
    /// storage; Unsupported when it is complex, quantized, sparse, or without data.
    Result<std::optional<TensorView>> tensor(PickleValue value, const std::string& name) const;

private:
    struct Window { // of a storage, in its items
        std::size_t storage = 0;
        std::uint64_t offset = 0;
        std::uint64_t items = 0;
    };
    struct Recipe { // the arguments of a rebuilding call
        PickleValue storage, offset, shape, strides;
        std::optional<PickleValue> type;     // of _rebuild_tensor_v3
        std::optional<PickleValue> metadata; // a dictionary of flags
    };
    TorchTensors(const Pickle& pickle, const CheckpointLimits& limits, const std::string& origin)
        : m_pickle(pickle), m_limits(limits), m_origin(origin) {}
    Status addStorage(PickleValue persistent);
    Status addWindow(PickleValue view, Window& window) const;
    Result<std::optional<Recipe>> recipe(PickleValue value, const std::string& name) const;
    Result<std::optional<Recipe>> recipeOfCall(std::string_view maker, std::span<const PickleValue> arguments,
                                               const std::string& name) const;
    Result<TensorView> view(const Recipe& recipe, const std::string& name) const;
    Result<std::vector<std::int64_t>> sizes(PickleValue value, const std::string& name) const;
    Status checkFlags(PickleValue metadata, const std::string& name) const;
    std::span<const PickleValue> itemsOrNone(PickleValue value) const;

    const Pickle& m_pickle;
    const CheckpointLimits& m_limits;
    std::string m_origin;
    std::vector<StorageClaim> m_storages;
    std::unordered_map<std::string, std::size_t> m_byKey;
    std::unordered_map<std::int64_t, Window> m_windows; // by the number of the Persistent node
};

} // namespace core
