// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

namespace core {
namespace fs = std::filesystem;

namespace {

tl::unexpected<Error> systemFailure(const fs::path& target, const char* act, int error) {
    return fail(ErrorCode::Io, "{}: cannot {}: {}.", target.string(), act, std::strerror(error));
}

} // namespace

AtomicFile::AtomicFile(fs::path target, fs::path temporary, int descriptor)
    : m_target(std::move(target)), m_temporary(std::move(temporary)), m_descriptor(descriptor) {}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : m_target(std::move(other.m_target)), m_temporary(std::move(other.m_temporary)),
      m_descriptor(std::exchange(other.m_descriptor, -1)) {}

AtomicFile& AtomicFile::operator=(AtomicFile&& other) noexcept {
    if (this != &other) {
        discard();
        m_target = std::move(other.m_target);
        m_temporary = std::move(other.m_temporary);
        m_descriptor = std::exchange(other.m_descriptor, -1);
    }
    return *this;
}

AtomicFile::~AtomicFile() { discard(); }

void AtomicFile::discard() noexcept {
    if (m_descriptor < 0) return;
    ::close(m_descriptor);
    m_descriptor = -1;
    ::unlink(m_temporary.c_str());
}

Result<AtomicFile> AtomicFile::create(const fs::path& target) {
    const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return fail(ErrorCode::Io, "{}: cannot create the folder {}: {}.", target.string(), folder.string(),
                    error.message());
    const std::string ending = target.extension().string();
    std::string name = (folder / ("." + target.stem().string() + ".XXXXXX" + ending)).string();
    const int descriptor = ::mkostemps(name.data(), static_cast<int>(ending.size()), O_CLOEXEC);
    if (descriptor < 0) return systemFailure(target, "create a file beside it", errno);
    // mkostemps gives 0600; an ordinary file follows the user's mask, a replaced one keeps its mode.
    struct stat old = {};
    const mode_t mask = ::umask(0);
    ::umask(mask);
    const mode_t mode = ::stat(target.c_str(), &old) == 0 ? (old.st_mode & 07777U) : (0666U & ~mask);
    if (::fchmod(descriptor, mode) != 0) {
        const int reason = errno;
        ::close(descriptor);
        ::unlink(name.c_str());
        return systemFailure(target, "set its permissions", reason);
    }
    return AtomicFile(target, name, descriptor);
}

Status AtomicFile::write(std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return systemFailure(m_target, "write", errno);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

Status AtomicFile::commit() {
    if (::fsync(m_descriptor) != 0) return systemFailure(m_target, "sync", errno);
    if (::rename(m_temporary.c_str(), m_target.c_str()) != 0) return systemFailure(m_target, "rename over it", errno);
    ::close(std::exchange(m_descriptor, -1));
    const fs::path folder = m_target.has_parent_path() ? m_target.parent_path() : fs::path(".");
    const int directory = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory >= 0) { // a folder that cannot be opened for reading still holds the renamed file
        ::fsync(directory);
        ::close(directory);
    }
    return {};
}

Status writeFileAtomically(const fs::path& target, std::span<const std::byte> bytes) {
    auto file = AtomicFile::create(target);
    if (!file) return fail(file.error());
    if (auto written = file->write(bytes); !written) return written;
    return file->commit();
}

Status writeFileAtomically(const fs::path& target, std::string_view text) {
    return writeFileAtomically(target, std::as_bytes(std::span(text)));
}

Result<std::string> readFile(const fs::path& path, std::size_t limit) {
    std::error_code error;
    const auto status = fs::status(path, error);
    if (!fs::exists(status)) return fail(ErrorCode::NotFound, "{}: there is no such file.", path.string());
    if (fs::is_directory(status))
        return fail(ErrorCode::InvalidArgument, "{}: is a folder, not a file.", path.string());
    if (!fs::is_regular_file(status)) // a pipe would block, a device would never end
        return fail(ErrorCode::Unsupported, "{}: is a device or a pipe, not an ordinary file.", path.string());
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return fail(ErrorCode::Io, "{}: cannot be opened: {}.", path.string(), std::strerror(errno));
    std::string text;
    char buffer[1 << 16];
    while (stream.read(buffer, sizeof buffer) || stream.gcount() > 0) {
        text.append(buffer, static_cast<std::size_t>(stream.gcount()));
        if (text.size() > limit)
            return fail(ErrorCode::Corrupt, "{}: is larger than the {} bytes allowed for such a file.", path.string(),
                        limit);
    }
    if (stream.bad()) return fail(ErrorCode::Io, "{}: reading failed after {} bytes.", path.string(), text.size());
    return text;
}

} // namespace core
