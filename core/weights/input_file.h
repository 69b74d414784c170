// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A file of weights, read piece by piece at given places.
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

namespace core {

/// Owns the descriptor. Used by one thread at a time. Plain reads, no memory map: a file cut short by somebody else
/// while it is read must give an error, not a signal.
class InputFile {
public:
    /// NotFound, InvalidArgument for a folder or a device, Io without permission, Unsupported beyond `limit` bytes.
    static Result<InputFile> open(const std::filesystem::path& path, std::uint64_t limit);
    InputFile(InputFile&& other) noexcept;
    InputFile& operator=(InputFile&&) = delete;
    ~InputFile();

    /// Fills `into` completely from `offset`; Corrupt when the file ends before that.
    Status readAt(std::uint64_t offset, std::span<std::byte> into) const;
    std::uint64_t size() const { return m_size; }
    const std::filesystem::path& path() const { return m_path; }
    int descriptor() const { return m_descriptor; }

private:
    InputFile(std::filesystem::path path, int descriptor, std::uint64_t size);
    std::filesystem::path m_path;
    int m_descriptor = -1;
    std::uint64_t m_size = 0;
};

} // namespace core
