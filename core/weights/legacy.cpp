// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/legacy.h"

#include "core/weights/pickle.h"
#include "core/weights/shown_name.h"
#include "core/weights/storage_copy.h"
#include "core/weights/tensor_walk.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace core {
namespace {

/// The pickle of 0x1950A86A20F9469CFC6C.
constexpr std::array<unsigned char, 15> kMagic = {0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46,
                                                  0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, 0x2E};
constexpr std::int64_t kProtocol = 1001;

/// The pickles before the object: magic number, protocol, and facts on the writing machine.
Status readPreamble(PickleInput& input, const CheckpointLimits& limits, const std::string& origin) {
    if (const auto magic = readPickle(input, limits, origin + ": magic number"); !magic) return fail(magic.error());
    const auto protocol = readPickle(input, limits, origin + ": protocol number");
    if (!protocol) return fail(protocol.error());
    if (protocol->root.kind != PickleKind::Int || protocol->root.number != kProtocol)
        return fail(ErrorCode::Unsupported, "{}: is of torch's old format, but not of its protocol {}.", origin,
                    kProtocol);
    const auto system = readPickle(input, limits, origin + ": system record");
    if (!system) return fail(system.error());
    if (system->root.kind != PickleKind::Dict)
        return fail(ErrorCode::Corrupt, "{}: the record on the writing machine is no dictionary.", origin);
    const auto facts = system->items(system->root);
    for (std::size_t i = 0; i + 1 < facts.size(); i += 2) {
        const bool isOrder = facts[i].kind == PickleKind::Text && system->text(facts[i]) == "little_endian";
        if (isOrder && facts[i + 1].kind == PickleKind::Bool && facts[i + 1].number == 0)
            return fail(ErrorCode::Unsupported,
                        "{}: was written on a big-endian machine; only little-endian data are read.", origin);
    }
    return {};
}

/// Goes from record to record: an int64 with the number of elements, then the elements. `offset` is moved behind the
/// last.
Result<std::unordered_map<std::string, std::uint64_t>> findRecords(const InputFile& file, std::uint64_t& offset,
                                                                   const Pickle& keys, const FoundTensors& found,
                                                                   const std::string& origin) {
    std::unordered_map<std::string, const StorageClaim*> claims;
    for (const StorageClaim& claim : found.storages) claims.emplace(claim.key, &claim);
    std::unordered_map<std::string, std::uint64_t> places;
    for (const PickleValue value : keys.items(keys.root)) {
        if (value.kind != PickleKind::Text)
            return fail(ErrorCode::Corrupt, "{}: the key of a storage is no text.", origin);
        const std::string key(keys.text(value));
        const auto claim = claims.find(key);
        if (claim == claims.end())
            return fail(ErrorCode::Corrupt, "{}: the storage {} is listed, but the object does not know it.", origin,
                        shownName(key));
        std::uint64_t items = 0;
        if (auto read = file.readAt(offset, std::as_writable_bytes(std::span(&items, 1))); !read)
            return fail(read.error());
        offset += sizeof items;
        if (items != claim->second->items)
            return fail(ErrorCode::Corrupt, "{}: the storage {} has {} elements, but the object claims {}.", origin,
                        shownName(key), items, claim->second->items);
        const std::uint64_t bytes = claim->second->bytes;
        if (bytes > file.size() - offset)
            return fail(ErrorCode::Corrupt, "{}: the storage {} needs {} bytes, but only {} are left in the file.",
                        origin, shownName(key), bytes, file.size() - offset);
        if (!places.emplace(key, offset).second)
            return fail(ErrorCode::Corrupt, "{}: the storage {} is listed twice.", origin, shownName(key));
        offset += bytes;
    }
    return places;
}

} // namespace

bool isTorchLegacy(std::span<const std::byte> start) {
    return start.size() >= kMagic.size() && std::equal(kMagic.begin(), kMagic.end(), start.begin(),
                                                       [](unsigned char a, std::byte b) { return std::byte{a} == b; });
}

Result<Checkpoint> readTorchLegacy(const InputFile& file, const CheckpointLimits& limits, const std::stop_token& stop) {
    const std::string origin = file.path().string();
    PickleInput input(file);
    if (auto preamble = readPreamble(input, limits, origin); !preamble) return fail(std::move(preamble.error()));
    const auto object = readPickle(input, limits, origin + ": pickle");
    if (!object) return fail(object.error());
    auto found = findTensors(*object, limits, origin);
    if (!found) return fail(std::move(found.error()));
    const auto keys = readPickle(input, limits, origin + ": list of storages");
    if (!keys) return fail(keys.error());
    if (keys->root.kind != PickleKind::List)
        return fail(ErrorCode::Corrupt, "{}: the list of its storages is no list.", origin);
    std::uint64_t offset = input.position();
    const auto places = findRecords(file, offset, *keys, *found, origin);
    if (!places) return fail(places.error());

    auto tensors = copyTensors(
        *found,
        [&](const StorageClaim& claim) -> Result<std::vector<std::byte>> {
            if (stop.stop_requested()) return cancelled();
            const auto place = places->find(claim.key);
            if (place == places->end())
                return fail(ErrorCode::Corrupt, "{}: the storage {} is missing.", origin, shownName(claim.key));
            std::vector<std::byte> bytes(claim.bytes); // findRecords() has compared it with the file
            if (auto read = file.readAt(place->second, bytes); !read) return fail(std::move(read.error()));
            return bytes;
        },
        origin);
    if (!tensors) return fail(std::move(tensors.error()));
    Checkpoint checkpoint{CheckpointFormat::TorchLegacy, std::move(*tensors), std::move(found->notes), {}};
    if (offset < file.size())
        checkpoint.notes.push_back(
            fmt::format("The {} bytes after the last storage were ignored.", file.size() - offset));
    return checkpoint;
}

} // namespace core
