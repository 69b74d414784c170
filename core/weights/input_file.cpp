// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/input_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace core {

InputFile::InputFile(std::filesystem::path path, int descriptor, std::uint64_t size)
    : m_path(std::move(path)), m_descriptor(descriptor), m_size(size) {}

InputFile::InputFile(InputFile&& other) noexcept
    : m_path(std::move(other.m_path)), m_descriptor(std::exchange(other.m_descriptor, -1)), m_size(other.m_size) {}

InputFile::~InputFile() {
    if (m_descriptor >= 0) ::close(m_descriptor);
}

Result<InputFile> InputFile::open(const std::filesystem::path& path, std::uint64_t limit) {
    // O_NONBLOCK: a named pipe must not make us wait for its writer; it means nothing for ordinary files.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0 && errno == ENOENT)
        return fail(ErrorCode::NotFound, "{}: there is no such file.", path.string());
    if (descriptor < 0) return fail(ErrorCode::Io, "{}: cannot be opened: {}.", path.string(), std::strerror(errno));
    InputFile file(path, descriptor, 0);
    struct stat facts = {};
    if (::fstat(descriptor, &facts) != 0)
        return fail(ErrorCode::Io, "{}: cannot be examined: {}.", path.string(), std::strerror(errno));
    if (S_ISDIR(facts.st_mode)) return fail(ErrorCode::InvalidArgument, "{}: is a folder, not a file.", path.string());
    if (!S_ISREG(facts.st_mode)) return fail(ErrorCode::InvalidArgument, "{}: is not an ordinary file.", path.string());
    file.m_size = static_cast<std::uint64_t>(facts.st_size);
    if (file.m_size > limit)
        return fail(ErrorCode::Unsupported, "{}: has {} bytes; files of weights are read up to {} bytes.",
                    path.string(), file.m_size, limit);
    return file;
}

Status InputFile::readAt(std::uint64_t offset, std::span<std::byte> into) const {
    while (!into.empty()) {
        const ssize_t got = ::pread(m_descriptor, into.data(), into.size(), static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0)
            return fail(ErrorCode::Io, "{}: cannot be read at byte {}: {}.", m_path.string(), offset,
                        std::strerror(errno));
        if (got == 0)
            return fail(ErrorCode::Corrupt, "{}: ends at byte {}, {} bytes too early.", m_path.string(), offset,
                        into.size());
        offset += static_cast<std::uint64_t>(got);
        into = into.subspan(static_cast<std::size_t>(got));
    }
    return {};
}

} // namespace core
