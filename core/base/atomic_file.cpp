// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"

#include <atomic>
#include <cerrno>
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

Result<AtomicFile> AtomicFile::create(const fs::path& path) {
    // A link stays one: what it leads to is replaced.
    std::error_code error;
    const bool isLink = fs::is_symlink(path, error);
    error.clear(); // that there is nothing yet is no error
    const fs::path target = isLink ? fs::canonical(path, error) : path;
    if (error) return fail(ErrorCode::Io, "{}: cannot follow the link: {}.", path.string(), error.message());
    struct stat old = {};
    const bool replaces = ::stat(target.c_str(), &old) == 0;
    // Renaming over a device or a pipe would put a file in its place.
    if (replaces && !S_ISREG(old.st_mode))
        return fail(ErrorCode::InvalidArgument, "{}: is {}, which no file may replace.", path.string(),
                    S_ISDIR(old.st_mode) ? "a folder" : "a device or a pipe");
    const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
    fs::create_directories(folder, error);
    if (error)
        return fail(ErrorCode::Io, "{}: cannot create the folder {}: {}.", target.string(), folder.string(),
                    error.message());
    // An ordinary file follows the user's mask, which open() applies; a replaced one keeps its mode.
    const mode_t mode = replaces ? (old.st_mode & 0777U) : 0666U;
    static std::atomic<unsigned> count{0};
    fs::path temporary;
    int descriptor = -1;
    do {
        temporary = folder / fmt::format(".{}.{}-{}{}", target.stem().string(), ::getpid(), count++,
                                         target.extension().string());
        descriptor = ::open(temporary.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    } while (descriptor < 0 && errno == EEXIST); // left over by a process that was killed
    if (descriptor < 0) return systemFailure(target, "create a file beside it", errno);
    AtomicFile file(target, std::move(temporary), descriptor);
    if (replaces && ::fchmod(descriptor, mode) != 0) return systemFailure(target, "set its permissions", errno);
    return file;
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

Status checkReadable(const fs::path& path) {
    std::error_code error;
    const auto status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found)
        return fail(ErrorCode::NotFound, "{}: there is no such file.", path.string());
    if (!fs::status_known(status))
        return fail(ErrorCode::Io, "{}: cannot be opened: {}.", path.string(), error.message());
    if (fs::is_directory(status))
        return fail(ErrorCode::InvalidArgument, "{}: is a folder, not a file.", path.string());
    if (!fs::is_regular_file(status)) // a pipe would block, a device would never end
        return fail(ErrorCode::Unsupported, "{}: is a device or a pipe, not an ordinary file.", path.string());
    return {};
}

Result<std::string> readFile(const fs::path& path, std::size_t limit) {
    if (auto good = checkReadable(path); !good) return fail(std::move(good.error()));
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
