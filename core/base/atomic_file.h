// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Files are written beside their target, synced and renamed: a failed write leaves the old file as it was.
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>

namespace core {

/// A file under construction. Until commit() nothing is visible at `target`; the destructor removes what was not
/// committed.
class AtomicFile {
public:
    /// Creates the folders above `path` and a temporary file beside it. A symbolic link is followed: what it leads to
    /// is the target. Io when that cannot be; InvalidArgument for a folder, a device or a pipe.
    static Result<AtomicFile> create(const std::filesystem::path& path);
    AtomicFile(AtomicFile&& other) noexcept;
    AtomicFile& operator=(AtomicFile&& other) noexcept;
    ~AtomicFile();

    /// Appends; Io names the target and the system's reason (disk full, no permission).
    Status write(std::span<const std::byte> bytes);
    /// Syncs the file, renames it over the target and syncs the folder. The object is spent afterwards.
    Status commit();
    const std::filesystem::path& target() const { return m_target; }
    /// The file beside the target, with the target's ending: for libraries that write by name. Empty it or write to it,
    /// but neither replace nor remove it.
    const std::filesystem::path& temporary() const { return m_temporary; }

private:
    AtomicFile(std::filesystem::path target, std::filesystem::path temporary, int descriptor);
    void discard() noexcept;
    std::filesystem::path m_target;
    std::filesystem::path m_temporary;
    int m_descriptor = -1;
};

Status writeFileAtomically(const std::filesystem::path& target, std::span<const std::byte> bytes);
Status writeFileAtomically(const std::filesystem::path& target, std::string_view text);

/// NotFound, InvalidArgument for a folder, Unsupported for a pipe or a device (which could make the reader wait for
/// ever), Io when the path cannot be examined.
Status checkReadable(const std::filesystem::path& path);
/// The whole file as bytes in a string; the errors of checkReadable(), Io, or Corrupt when it is larger than
/// `limit` bytes.
Result<std::string> readFile(const std::filesystem::path& path, std::size_t limit);

} // namespace core
