// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/torch_zip.h"

#include "core/weights/archive.h"
#include "core/weights/pickle.h"
#include "core/weights/pickle_literals.h"
#include "core/weights/shown_name.h"
#include "core/weights/storage_copy.h"
#include "core/weights/tensor_walk.h"

namespace core {
namespace {

constexpr std::uint64_t kSmallEntry = 64;
constexpr std::int64_t kNewestVersion = 10; // of torch's file format, as LibTorch accepts it

/// A small entry as one line of text.
Result<std::string> readLine(const Archive& archive, const std::string& name) {
    const auto bytes = archive.read(name, kSmallEntry);
    if (!bytes) return fail(bytes.error());
    std::string text(reinterpret_cast<const char*>(bytes->data()), bytes->size());
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
    return text;
}

Status checkForm(const Archive& archive, const std::string& origin) {
    if (!archive.contains("data.pkl")) {
        if (archive.containsEnding(".npy"))
            return fail(ErrorCode::Unsupported, "{}: is a NumPy archive (.npz), not a checkpoint of torch.", origin);
        if (archive.contains("model.json"))
            return fail(ErrorCode::Unsupported,
                        "{}: is a TorchScript archive of torch before 1.3; load and save it with a newer torch.",
                        origin);
        return fail(ErrorCode::Unsupported, "{}: is a zip archive without data.pkl, so no checkpoint of torch.",
                    origin);
    }
    if (!archive.contains("version"))
        return fail(ErrorCode::Corrupt,
                    "{}: the archive has no version entry, so it was not written by torch or has lost it.", origin);
    const auto text = readLine(archive, "version");
    if (!text) return fail(text.error());
    const auto version = integerOfLine(*text);
    if (!version || version->kind != PickleKind::Int || version->number < 1)
        return fail(ErrorCode::Corrupt, "{}: its version is {}, which is no number.", origin, shownName(*text));
    if (version->number > kNewestVersion)
        return fail(ErrorCode::Unsupported, "{}: has version {} of torch's format; at most {} is read.", origin,
                    version->number, kNewestVersion);
    if (!archive.contains("byteorder")) return {}; // before torch 2.1: the writer's own, little-endian
    const auto order = readLine(archive, "byteorder");
    if (!order) return fail(order.error());
    if (*order != "little")
        return fail(ErrorCode::Unsupported, "{}: its data have the byte order {}; only 'little' is read.", origin,
                    shownName(*order));
    return {};
}

/// Before anything is allocated for it.
Status checkRecords(const Archive& archive, const FoundTensors& found, const std::string& origin) {
    std::vector<bool> used(found.storages.size());
    for (const NamedView& tensor : found.tensors) used[tensor.view.storage] = true;
    for (std::size_t i = 0; i < used.size(); ++i) {
        if (!used[i]) continue;
        const StorageClaim& claim = found.storages[i];
        const std::string record = "data/" + claim.key;
        if (!archive.contains(record))
            return fail(ErrorCode::Corrupt, "{}: the record {} is missing.", origin, shownName(record));
        if (archive.size(record) != claim.bytes)
            return fail(ErrorCode::Corrupt, "{}: the record {} has {} bytes, but its storage claims {} x {}, {} bytes.",
                        origin, shownName(record), archive.size(record), claim.items, claim.type->name, claim.bytes);
    }
    return {};
}

} // namespace

Result<Checkpoint> readTorchZip(const InputFile& file, const CheckpointLimits& limits, const std::stop_token& stop) {
    const std::string origin = file.path().string();
    const auto archive = Archive::open(file, limits);
    if (!archive) return fail(archive.error());
    if (auto form = checkForm(*archive, origin); !form) return fail(std::move(form.error()));
    const auto bytes = archive->read("data.pkl", limits.fileBytes);
    if (!bytes) return fail(bytes.error());
    PickleInput input(*bytes);
    const auto pickle = readPickle(input, limits, origin + ": data.pkl");
    if (!pickle) return fail(pickle.error());
    auto found = findTensors(*pickle, limits, origin);
    if (!found) return fail(std::move(found.error()));
    if (auto records = checkRecords(*archive, *found, origin); !records) return fail(std::move(records.error()));
    auto tensors = copyTensors(
        *found,
        [&](const StorageClaim& claim) -> Result<std::vector<std::byte>> {
            if (stop.stop_requested()) return cancelled();
            return archive->read("data/" + claim.key, claim.bytes);
        },
        origin);
    if (!tensors) return fail(std::move(tensors.error()));

    Checkpoint checkpoint{CheckpointFormat::TorchZip, std::move(*tensors), std::move(found->notes), {}};
    if (archive->contains("constants.pkl")) {
        checkpoint.format = CheckpointFormat::TorchScript;
        checkpoint.notes.insert(checkpoint.notes.begin(),
                                "The code in the archive was ignored; only its tensors were read.");
    }
    return checkpoint;
}

} // namespace core
