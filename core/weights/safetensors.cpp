// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/safetensors.h"

#include "core/base/atomic_file.h"
#include "core/weights/checkpoint.h"
#include "core/weights/safetensors_header.h"
#include "core/weights/shown_name.h"

#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>

namespace core {
namespace {

constexpr std::uint64_t kLargestHeader = 16 << 20;
constexpr std::uint64_t kLengthBytes = 8; // the header's length, little-endian

} // namespace

Result<SafetensorsFile> readSafetensors(const std::filesystem::path& path) {
    const auto file = InputFile::open(path, CheckpointLimits{}.fileBytes);
    if (!file) return fail(file.error());
    return readSafetensors(*file);
}

Result<SafetensorsFile> readSafetensors(const InputFile& file, const std::stop_token& stop) {
    const std::string origin = file.path().string();
    if (file.size() < kLengthBytes)
        return fail(ErrorCode::Corrupt, "{}: has {} bytes, too few for a safetensors file.", origin, file.size());
    std::uint64_t length = 0;
    if (auto read = file.readAt(0, std::as_writable_bytes(std::span(&length, 1))); !read) return fail(read.error());
    if (length > kLargestHeader)
        return fail(ErrorCode::Corrupt, "{}: claims a header of {} bytes; at most {} are allowed.", origin, length,
                    kLargestHeader);
    if (length > file.size() - kLengthBytes)
        return fail(ErrorCode::Corrupt, "{}: claims a header of {} bytes, but only {} follow.", origin, length,
                    file.size() - kLengthBytes);
    std::string json(length, '\0');
    if (auto read = file.readAt(kLengthBytes, std::as_writable_bytes(std::span(json))); !read)
        return fail(read.error());
    if (!json.starts_with('{')) return fail(ErrorCode::Corrupt, "{}: its header does not begin with '{{'.", origin);

    const std::uint64_t dataStart = kLengthBytes + length;
    auto header = parseSafetensorsHeader(json, file.size() - dataStart, origin);
    if (!header) return fail(std::move(header.error()));
    SafetensorsFile result;
    result.metadata = std::move(header->metadata);
    for (SafetensorsEntry& entry : header->entries) {
        if (stop.stop_requested()) return cancelled();
        Tensor& tensor = result.tensors[entry.name];
        tensor.type = entry.type;
        tensor.shape = std::move(entry.shape);
        tensor.data.resize(entry.end - entry.begin);
        if (auto read = file.readAt(dataStart + entry.begin, tensor.data); !read) return fail(read.error());
    }
    return result;
}

Status writeSafetensors(const std::filesystem::path& path, const TensorMap& tensors,
                        const std::map<std::string, std::string>& metadata, const std::stop_token& stop) {
    auto header = nlohmann::json::object();
    if (!metadata.empty()) header["__metadata__"] = metadata;
    std::uint64_t place = 0;
    for (const auto& [name, tensor] : tensors) {
        if (name == "__metadata__")
            return fail(ErrorCode::InvalidArgument, "{}: no tensor may be called '__metadata__'.", path.string());
        if (tensor.data.size() != tensor.elements() * itemSize(tensor.type))
            return fail(ErrorCode::InvalidArgument, "{}: the tensor {} has {} bytes, but its shape is {}.",
                        path.string(), shownName(name), tensor.data.size(), shapeText(tensor.shape));
        header[name] = {{"dtype", safetensorsTypeName(tensor.type)},
                        {"shape", tensor.shape},
                        {"data_offsets", {place, place + tensor.data.size()}}};
        place += tensor.data.size();
    }
    std::string json;
    try {
        json = header.dump();
    } catch (const nlohmann::json::exception&) {
        return fail(ErrorCode::InvalidArgument, "{}: a name or a text of the metadata is not valid UTF-8.",
                    path.string());
    }
    json.append((kLengthBytes - json.size() % kLengthBytes) % kLengthBytes, ' '); // the data begin on 8 bytes
    if (json.size() > kLargestHeader)
        return fail(ErrorCode::InvalidArgument, "{}: the header would have {} bytes; at most {} are allowed.",
                    path.string(), json.size(), kLargestHeader);

    auto file = AtomicFile::create(path);
    if (!file) return fail(file.error());
    const std::uint64_t length = json.size();
    if (auto written = file->write(std::as_bytes(std::span(&length, 1))); !written) return written;
    if (auto written = file->write(std::as_bytes(std::span(json))); !written) return written;
    for (const auto& [name, tensor] : tensors) {
        if (stop.stop_requested()) return cancelled();
        if (auto written = file->write(tensor.data); !written) return written;
    }
    return file->commit();
}

} // namespace core
