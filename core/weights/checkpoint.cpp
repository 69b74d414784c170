// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/checkpoint.h"

#include "core/weights/input_file.h"
#include "core/weights/legacy.h"
#include "core/weights/memory_guard.h"
#include "core/weights/pickle_literals.h"
#include "core/weights/safetensors.h"
#include "core/weights/torch_zip.h"

#include <algorithm>
#include <array>

namespace core {
namespace {

constexpr std::uint64_t kStartBytes = 512;

struct Refusal {
    std::string_view start; ///< the first bytes of such a file, after white space
    std::string_view text;
};
using namespace std::string_view_literals;
/// Files that people really have under a checkpoint's name.
constexpr std::array kRefusals = {
    Refusal{"version https://git-lfs"sv,
            "is a pointer of Git LFS, not the file itself; fetch it with 'git lfs pull'."sv},
    Refusal{"<!doctype"sv, "is a web page, not a checkpoint; the download has probably failed."sv},
    Refusal{"<html"sv, "is a web page, not a checkpoint; the download has probably failed."sv},
    Refusal{"<?xml"sv, "is an XML text, not a checkpoint; the download has probably failed."sv},
    Refusal{"\x1F\x8B"sv, "is packed with gzip; unpack it first."sv},
    Refusal{"BZh"sv, "is packed with bzip2; unpack it first."sv},
    Refusal{"\xFD"
            "7zXZ"sv,
            "is packed with xz; unpack it first."sv},
    Refusal{"7z\xBC\xAF\x27\x1C"sv, "is a 7z archive; unpack it first."sv},
    Refusal{"Rar!"sv, "is a RAR archive; unpack it first."sv},
    Refusal{"PYTORCH1"sv, "is of a preview format of torch 1.0, which torch itself no longer reads."sv},
    Refusal{"PK\x05\x06"sv, "is an empty zip archive."sv},
    Refusal{"\x89HDF\r\n"sv, "is an HDF5 file, as Keras writes it; only files of torch and safetensors are read."sv},
    Refusal{"GGUF"sv, "is a GGUF file; only files of torch and safetensors are read."sv},
    Refusal{"\x93NUMPY"sv, "is a NumPy array (.npy), not a checkpoint of torch."sv}};

bool beginsWith(std::string_view text, std::string_view start) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return text.size() >= start.size() &&
           std::equal(start.begin(), start.end(), text.begin(), [&](char a, char b) { return lower(a) == lower(b); });
}

Error refusal(std::string_view start, const std::string& origin) {
    if (start.empty()) return {ErrorCode::Corrupt, fmt::format("{}: is empty.", origin)};
    std::string_view text = start;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3); // byte order mark
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    const auto* known =
        std::find_if(kRefusals.begin(), kRefusals.end(), [&](const Refusal& r) { return beginsWith(text, r.start); });
    if (known != kRefusals.end()) return {ErrorCode::Unsupported, fmt::format("{}: {}", origin, known->text)};
    if (start.size() >= 262 && start.substr(257, 5) == "ustar")
        return {
            ErrorCode::Unsupported,
            fmt::format("{}: is a tar archive, as torch 0.1 wrote them; load and save it with a newer torch.", origin)};
    if (start.size() >= 2 && start[0] == '\x80' && start[1] >= '\x02' && start[1] <= '\x05')
        return {ErrorCode::Unsupported,
                fmt::format("{}: is a plain Python pickle, not a checkpoint written by torch.save.", origin)};
    return {ErrorCode::Unsupported,
            fmt::format("{}: is no checkpoint: it begins neither like a file of torch nor like safetensors.", origin)};
}

/// Eight bytes of header length that could be one, then the header's brace. A header longer than the file is
/// readSafetensors()'s to complain about: the file has been cut off.
bool looksLikeSafetensors(std::span<const std::byte> start) {
    constexpr std::uint64_t plausible = 1 << 30;
    return start.size() > 8 && start[8] == std::byte{'{'} && littleEndian(start.first(8)) <= plausible;
}

Result<Checkpoint> read(const std::filesystem::path& path, const CheckpointLimits& limits,
                        const std::stop_token& stop) {
    const auto file = InputFile::open(path, limits.fileBytes);
    if (!file) return fail(file.error());
    std::vector<std::byte> start(std::min(kStartBytes, file->size()));
    if (auto read = file->readAt(0, start); !read) return fail(std::move(read.error()));
    const std::string_view text(reinterpret_cast<const char*>(start.data()), start.size());
    Result<Checkpoint> checkpoint;
    if (text.starts_with("PK\x03\x04"))
        checkpoint = readTorchZip(*file, limits, stop);
    else if (isTorchLegacy(start))
        checkpoint = readTorchLegacy(*file, limits, stop);
    else if (looksLikeSafetensors(start)) {
        auto weights = readSafetensors(*file, stop);
        if (!weights) return fail(std::move(weights.error()));
        checkpoint =
            Checkpoint{CheckpointFormat::Safetensors, std::move(weights->tensors), {}, std::move(weights->metadata)};
    } else
        return fail(refusal(text, path.string()));
    if (checkpoint && checkpoint->tensors.empty())
        return fail(ErrorCode::Unsupported, "{}: holds no tensor.", path.string());
    return checkpoint;
}

} // namespace

std::string_view formatName(CheckpointFormat format) {
    switch (format) {
    case CheckpointFormat::TorchZip: return "torch.save (zip)";
    case CheckpointFormat::TorchLegacy: return "torch.save (before 1.6)";
    case CheckpointFormat::TorchScript: return "TorchScript";
    case CheckpointFormat::Safetensors: return "safetensors";
    }
    return {};
}

Result<Checkpoint> readCheckpoint(const std::filesystem::path& path, const CheckpointLimits& limits,
                                  std::stop_token stop) {
    return withinMemory(path, [&] { return read(path, limits, stop); });
}

} // namespace core
