// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which entries lie in a folder of cached files, how large they are and when they were used. Private to core/store.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <utility>

namespace core {

/// What this program knows; another one at the same folder may have added and removed entries since. Used by one thread
/// at a time.
class CacheIndex {
public:
    using Time = std::filesystem::file_time_type;
    struct Entry {
        std::string key; ///< 64 lower-case hexadecimal digits
        std::uint64_t bytes = 0;
        Time lastUse;
        bool operator==(const Entry&) const = default;
    };

    /// Walks through `folder`/xx/KEY.…; an entry is there when its KEY.json is, and was used when that was last
    /// touched. What writers that were killed have left behind is removed once it is an hour old. A folder that is not
    /// there is empty, files that vanish meanwhile are passed over. Io when `folder` cannot be listed; Cancelled.
    static Result<CacheIndex> scan(const std::filesystem::path& folder, const std::stop_token& stop);

    /// Adds an entry, or says it anew.
    void note(const Entry& entry);
    void forget(const std::string& key);
    std::optional<Entry> find(const std::string& key) const;
    /// The one used longest ago; nothing when there is none.
    std::optional<Entry> oldest() const;
    std::uint64_t bytes() const { return m_bytes; }
    std::size_t size() const { return m_entries.size(); }

private:
    void scanShelf(const std::filesystem::path& shelf);
    std::map<std::string, Entry> m_entries;
    std::set<std::pair<Time, std::string>> m_byUse;
    std::uint64_t m_bytes = 0;
};

} // namespace core
