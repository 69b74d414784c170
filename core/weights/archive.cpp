// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/archive.h"

#include "core/weights/shown_name.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <unistd.h>
#include <zip.h>

namespace core {
namespace {

/// A deflated entry is unpacked piece by piece: its stated size is only a promise.
constexpr std::size_t kPiece = 1 << 20;

/// Relative, without `..`, empty or odd components; a folder's trailing slash is allowed.
bool isPlainPath(std::string_view name) {
    if (name.empty() || name.find('\\') != std::string_view::npos || name.find('\0') != std::string_view::npos)
        return false;
    if (name.ends_with('/')) name.remove_suffix(1);
    while (true) {
        const std::size_t slash = name.find('/');
        const std::string_view part = name.substr(0, slash);
        if (part.empty() || part == "." || part == "..") return false;
        if (slash == std::string_view::npos) return true;
        name.remove_prefix(slash + 1);
    }
}

struct CloseEntry {
    void operator()(zip_file_t* entry) const { zip_fclose(entry); }
};

} // namespace

void Archive::Close::operator()(zip* archive) const { zip_discard(archive); }

Result<Archive> Archive::open(const InputFile& file, const CheckpointLimits& limits) {
    Archive archive(file.path().string());
    // The open descriptor rather than the path: what was recognised is what is read.
    const int descriptor = ::fcntl(file.descriptor(), F_DUPFD_CLOEXEC, 0);
    if (descriptor < 0)
        return fail(ErrorCode::Io, "{}: cannot be opened again: {}.", archive.m_origin, std::strerror(errno));
    int reason = 0;
    archive.m_archive.reset(zip_fdopen(descriptor, 0, &reason));
    if (!archive.m_archive) {
        ::close(descriptor);
        if (reason == ZIP_ER_NOZIP)
            return fail(
                ErrorCode::Corrupt,
                "{}: is a zip archive of {} bytes without the directory at its end; it has been cut off or damaged.",
                archive.m_origin, file.size());
        zip_error_t error;
        zip_error_init_with_code(&error, reason);
        const std::string text = zip_error_strerror(&error);
        zip_error_fini(&error);
        return fail(reason == ZIP_ER_MEMORY ? ErrorCode::OutOfMemory : ErrorCode::Corrupt,
                    "{}: the zip archive cannot be opened: {}.", archive.m_origin, text);
    }
    if (auto listed = archive.list(file.size(), limits); !listed) return fail(std::move(listed.error()));
    return archive;
}

Status Archive::list(std::uint64_t fileBytes, const CheckpointLimits& limits) {
    const zip_int64_t count = zip_get_num_entries(m_archive.get(), 0);
    if (count <= 0) return fail(ErrorCode::Corrupt, "{}: is a zip archive without entries.", m_origin);
    if (static_cast<std::uint64_t>(count) > limits.zipEntries)
        return fail(ErrorCode::Unsupported, "{}: the zip archive has {} entries; at most {} are read.", m_origin, count,
                    limits.zipEntries);
    std::uint64_t stored = 0;
    std::uint64_t unpacked = 0;
    std::optional<std::string> root;
    for (std::uint64_t index = 0; index < static_cast<std::uint64_t>(count); ++index) {
        std::string name;
        std::uint64_t bytes = 0;
        auto entry = examine(index, bytes, limits, name);
        if (!entry) return fail(std::move(entry.error()));
        // Entries that together are larger than the file overlap, which is how the worst zip bombs are built.
        stored += bytes;
        unpacked += entry->bytes;
        if (bytes > fileBytes || stored > fileBytes)
            return fail(ErrorCode::Corrupt, "{}: the zip entries up to {} claim {} bytes, but the file has {}.",
                        m_origin, shownName(name), stored, fileBytes);
        if (entry->bytes > limits.fileBytes || unpacked > limits.fileBytes)
            return fail(ErrorCode::Unsupported, "{}: the zip entries would unpack to more than {} bytes.", m_origin,
                        limits.fileBytes);
        const std::size_t slash = name.find('/');
        const std::string folder = name.substr(0, slash);
        if (slash == std::string::npos || (root && folder != *root))
            return fail(ErrorCode::Corrupt, "{}: the zip entry {} lies outside the archive's one folder{}.", m_origin,
                        shownName(name), root ? " " + shownName(*root) : std::string());
        root = folder;
        if (!m_entries.emplace(name.substr(slash + 1), *entry).second)
            return fail(ErrorCode::Corrupt, "{}: the zip entry {} stands in the archive twice.", m_origin,
                        shownName(name));
    }
    return {};
}

Result<Archive::Entry> Archive::examine(std::uint64_t index, std::uint64_t& storedBytes, const CheckpointLimits& limits,
                                        std::string& name) const {
    zip_stat_t facts;
    constexpr zip_uint64_t needed =
        ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
    if (zip_stat_index(m_archive.get(), index, ZIP_FL_ENC_RAW, &facts) != 0 || (facts.valid & needed) != needed)
        return fail(ErrorCode::Corrupt, "{}: the zip entry number {} has no proper record in the directory.", m_origin,
                    index);
    name = facts.name;
    if (!isPlainPath(name))
        return fail(ErrorCode::Corrupt, "{}: the zip entry {} has a name that is not a plain relative path.", m_origin,
                    shownName(name));
    if (facts.encryption_method != ZIP_EM_NONE)
        return fail(ErrorCode::Unsupported, "{}: the zip entry {} is encrypted.", m_origin, shownName(name));
    storedBytes = facts.comp_size;
    if (facts.comp_method == ZIP_CM_STORE) {
        if (facts.size != facts.comp_size)
            return fail(ErrorCode::Corrupt, "{}: the zip entry {} claims {} bytes, but {} are stored.", m_origin,
                        shownName(name), facts.size, facts.comp_size);
        return Entry{index, facts.size, false};
    }
    if (facts.comp_method != ZIP_CM_DEFLATE)
        return fail(ErrorCode::Unsupported,
                    "{}: the zip entry {} is packed by method {}; only stored and deflated entries are read.", m_origin,
                    shownName(name), facts.comp_method);
    if (facts.size / limits.inflateRatio > facts.comp_size)
        return fail(
            ErrorCode::Unsupported,
            "{}: the zip entry {} would grow from {} to {} bytes, more than {} times; it is taken for a zip bomb.",
            m_origin, shownName(name), facts.comp_size, facts.size, limits.inflateRatio);
    return Entry{index, facts.size, true};
}

bool Archive::containsEnding(const std::string& ending) const {
    return std::any_of(m_entries.begin(), m_entries.end(),
                       [&](const auto& entry) { return entry.first.ends_with(ending); });
}

Result<std::vector<std::byte>> Archive::read(const std::string& name, std::uint64_t limit) const {
    const auto found = m_entries.find(name);
    if (found == m_entries.end())
        return fail(ErrorCode::Corrupt, "{}: the zip entry {} is missing.", m_origin, shownName(name));
    const Entry& entry = found->second;
    if (entry.bytes > limit)
        return fail(ErrorCode::Unsupported, "{}: the zip entry {} has {} bytes; at most {} are read.", m_origin,
                    shownName(name), entry.bytes, limit);
    const std::unique_ptr<zip_file_t, CloseEntry> stream(zip_fopen_index(m_archive.get(), entry.index, 0));
    if (!stream)
        return fail(ErrorCode::Corrupt, "{}: the zip entry {} cannot be opened: {}.", m_origin, shownName(name),
                    zip_strerror(m_archive.get()));
    std::vector<std::byte> bytes;
    std::size_t filled = 0;
    while (filled < entry.bytes) {
        // A stored entry's size has been compared with the file's, so it may be had at once.
        bytes.resize(entry.packed ? std::min<std::uint64_t>(entry.bytes, filled + std::max(kPiece, filled))
                                  : entry.bytes);
        const zip_int64_t got = zip_fread(stream.get(), bytes.data() + filled, bytes.size() - filled);
        if (got < 0)
            return fail(ErrorCode::Corrupt, "{}: the zip entry {} is damaged: {}.", m_origin, shownName(name),
                        zip_file_strerror(stream.get()));
        if (got == 0)
            return fail(ErrorCode::Corrupt, "{}: the zip entry {} ends after {} of {} bytes.", m_origin,
                        shownName(name), filled, entry.bytes);
        filled += static_cast<std::size_t>(got);
    }
    // Reading on to the end is what makes libzip compare the checksum.
    std::byte beyond{};
    const zip_int64_t more = zip_fread(stream.get(), &beyond, 1);
    if (more < 0)
        return fail(ErrorCode::Corrupt, "{}: the zip entry {} is damaged: {}.", m_origin, shownName(name),
                    zip_file_strerror(stream.get()));
    if (more > 0)
        return fail(ErrorCode::Corrupt, "{}: the zip entry {} is longer than the {} bytes of the directory.", m_origin,
                    shownName(name), entry.bytes);
    return bytes;
}

} // namespace core
