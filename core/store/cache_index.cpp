// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/cache_index.h"

#include <algorithm>
#include <chrono>
#include <string_view>
#include <system_error>
#include <vector>

namespace core {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kKeyLength = 64;
constexpr auto kLeftBehind = std::chrono::hours(1); ///< no writer takes that long for one entry

/// The key that a file's name begins with; empty for files that are none of ours.
std::string_view keyOf(std::string_view name) {
    if (name.size() <= kKeyLength || name[kKeyLength] != '.') return {};
    const auto key = name.substr(0, kKeyLength);
    const bool isHex = key.find_first_not_of("0123456789abcdef") == std::string_view::npos;
    return isHex ? key : std::string_view{};
}

struct Found {
    std::vector<fs::path> files;
    std::uint64_t bytes = 0;
    CacheIndex::Time newest = CacheIndex::Time::min();
    std::optional<CacheIndex::Time> lastUse; ///< nothing without KEY.json
};

} // namespace

Result<CacheIndex> CacheIndex::scan(const fs::path& folder, const std::stop_token& stop) {
    CacheIndex index;
    std::error_code error;
    auto shelf = fs::directory_iterator(folder, error);
    for (; !error && shelf != fs::directory_iterator(); shelf.increment(error)) {
        if (stop.stop_requested()) return cancelled();
        index.scanShelf(shelf->path());
    }
    if (error && error != std::errc::no_such_file_or_directory)
        return fail(ErrorCode::Io, "{}: the folder cannot be listed: {}.", folder.string(), error.message());
    return index;
}

void CacheIndex::scanShelf(const fs::path& shelf) {
    const auto longAgo = Time::clock::now() - kLeftBehind;
    std::map<std::string, Found> entries;
    std::error_code error;
    for (auto file = fs::directory_iterator(shelf, error); !error && file != fs::directory_iterator();
         file.increment(error)) {
        std::error_code gone;
        const auto bytes = file->file_size(gone);
        if (gone) continue;
        const auto written = file->last_write_time(gone);
        if (gone) continue;
        std::string name = file->path().filename().string();
        const bool isTemporary = name.starts_with('.'); // see AtomicFile
        if (isTemporary) name.erase(0, 1);
        const std::string key(keyOf(name));
        if (key.empty()) continue;
        if (isTemporary) {
            if (written < longAgo) fs::remove(file->path(), gone);
            continue;
        }
        Found& entry = entries[key];
        entry.files.push_back(file->path());
        entry.bytes += bytes;
        entry.newest = std::max(entry.newest, written);
        if (name == key + ".json") entry.lastUse = written;
    }
    for (const auto& [key, entry] : entries) {
        if (entry.lastUse)
            note({key, entry.bytes, *entry.lastUse});
        else if (entry.newest < longAgo) // a younger one may be in the hands of another program
            for (const fs::path& file : entry.files) fs::remove(file, error);
    }
}

void CacheIndex::note(const Entry& entry) {
    forget(entry.key);
    m_entries.emplace(entry.key, entry);
    m_byUse.emplace(entry.lastUse, entry.key);
    m_bytes += entry.bytes;
}

void CacheIndex::forget(const std::string& key) {
    const auto found = m_entries.find(key);
    if (found == m_entries.end()) return;
    m_bytes -= found->second.bytes;
    m_byUse.erase({found->second.lastUse, key});
    m_entries.erase(found);
}

std::optional<CacheIndex::Entry> CacheIndex::find(const std::string& key) const {
    const auto found = m_entries.find(key);
    return found == m_entries.end() ? std::nullopt : std::optional(found->second);
}

std::optional<CacheIndex::Entry> CacheIndex::oldest() const {
    return m_byUse.empty() ? std::nullopt : find(m_byUse.begin()->second);
}

} // namespace core
