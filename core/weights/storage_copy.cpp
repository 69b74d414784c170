// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/storage_copy.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <limits>

namespace core {
namespace {

/// Tied weights and kept averages share storages a few times over; a view stretched by strides of zero does so without
/// end.
constexpr std::uint64_t kMostSharing = 4;
constexpr std::uint64_t kAlwaysAllowed = 1 << 20;

std::uint64_t elements(const TensorView& view) {
    std::uint64_t count = 1;
    for (const std::int64_t size : view.shape) count *= static_cast<std::uint64_t>(size);
    return count;
}

bool isRowMajor(const TensorView& view) {
    std::int64_t expected = 1;
    for (std::size_t i = view.shape.size(); i-- > 0;) {
        if (view.shape[i] != 1 && view.strides[i] != expected) return false;
        expected *= view.shape[i];
    }
    return true;
}

/// Row after row, a row being the last dimension; Item is an unsigned integer of the element's size. Places are
/// unsigned, since the stride of a dimension of one element may be any number and only has to cancel out.
template <class Item> void gather(const TensorView& view, const std::byte* storage, std::byte* to) {
    const std::size_t outer = view.shape.empty() ? 0 : view.shape.size() - 1;
    const std::uint64_t rowItems = view.shape.empty() ? 1 : static_cast<std::uint64_t>(view.shape.back());
    const std::uint64_t rowStride = view.strides.empty() ? 1 : static_cast<std::uint64_t>(view.strides.back());
    std::vector<std::int64_t> index(outer, 0);
    std::uint64_t place = view.offset;
    for (std::uint64_t rows = elements(view) / rowItems; rows > 0; --rows) {
        if (rowStride == 1)
            std::memcpy(to, storage + place * sizeof(Item), rowItems * sizeof(Item));
        else
            for (std::uint64_t i = 0; i < rowItems; ++i)
                std::memcpy(to + i * sizeof(Item), storage + (place + i * rowStride) * sizeof(Item), sizeof(Item));
        to += rowItems * sizeof(Item);
        for (std::size_t d = outer; d-- > 0;) {
            const auto stride = static_cast<std::uint64_t>(view.strides[d]);
            place += stride;
            if (++index[d] < view.shape[d]) break;
            place -= stride * static_cast<std::uint64_t>(view.shape[d]);
            index[d] = 0;
        }
    }
}

void gather(const TensorView& view, const std::byte* storage, std::byte* to) {
    switch (itemSize(view.type)) {
    case 1: return gather<std::uint8_t>(view, storage, to);
    case 2: return gather<std::uint16_t>(view, storage, to);
    case 4: return gather<std::uint32_t>(view, storage, to);
    case 8: return gather<std::uint64_t>(view, storage, to);
    default: assert(!"every type has 1, 2, 4 or 8 bytes");
    }
}

} // namespace

Result<TensorMap> copyTensors(const FoundTensors& found, const StorageReader& read, const std::string& origin) {
    std::vector<std::vector<const NamedView*>> users(found.storages.size());
    TensorMap tensors;
    std::uint64_t wanted = 0;
    for (const NamedView& tensor : found.tensors) {
        tensors[tensor.name] = {tensor.view.type, tensor.view.shape, {}};
        const std::uint64_t bytes = elements(tensor.view) * itemSize(tensor.view.type);
        if (bytes == 0) continue;
        users[tensor.view.storage].push_back(&tensor);
        wanted = std::min(wanted, std::numeric_limits<std::uint64_t>::max() - bytes) + bytes;
    }
    std::uint64_t stored = 0;
    for (std::size_t i = 0; i < users.size(); ++i)
        if (!users[i].empty()) stored += found.storages[i].bytes;
    if (wanted > kAlwaysAllowed && wanted / kMostSharing > stored)
        return fail(ErrorCode::Unsupported,
                    "{}: its tensors would have {} bytes on storages of {}; more than {} times is not read.", origin,
                    wanted, stored, kMostSharing);

    for (std::size_t i = 0; i < users.size(); ++i) {
        if (users[i].empty()) continue;
        auto storage = read(found.storages[i]);
        if (!storage) return fail(std::move(storage.error()));
        assert(storage->size() == found.storages[i].bytes);
        for (const NamedView* user : users[i]) {
            Tensor& tensor = tensors[user->name];
            const std::uint64_t bytes = elements(user->view) * itemSize(user->view.type);
            if (users[i].size() == 1 && bytes == storage->size() && isRowMajor(user->view)) {
                tensor.data = std::move(*storage);
            } else {
                tensor.data.resize(bytes);
                gather(user->view, storage->data(), tensor.data.data());
            }
        }
    }
    return tensors;
}

} // namespace core
