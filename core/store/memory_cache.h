// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Values in memory by the text of their key, within a budget of bytes: what was used longest ago goes first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace core {

/// Shares immutable values with whoever holds them: one that has gone from here lives on as long as it is shown. Used
/// by one thread at a time.
template <class V> class MemoryCache {
public:
    explicit MemoryCache(std::uint64_t budgetBytes) : m_budget(budgetBytes) {}
    MemoryCache(const MemoryCache&) = delete;
    MemoryCache& operator=(const MemoryCache&) = delete;

    /// In place of what had the key before. `bytes`: what the value takes, as the caller counts it. The newest value
    /// stays even where it alone is above the budget: it is about to be shown.
    void add(const std::string& key, std::shared_ptr<const V> value, std::uint64_t bytes) {
        remove(key);
        m_entries.push_front({key, std::move(value), bytes});
        m_index.emplace(m_entries.front().key, m_entries.begin());
        m_bytes += bytes;
        shrink();
    }
    /// Null when it was never added or has gone. It counts as used now.
    std::shared_ptr<const V> find(std::string_view key) {
        const auto found = m_index.find(key);
        if (found == m_index.end()) return nullptr;
        m_entries.splice(m_entries.begin(), m_entries, found->second);
        return found->second->value;
    }
    /// Does not count as use.
    bool contains(std::string_view key) const { return m_index.contains(key); }
    void remove(std::string_view key) {
        if (const auto found = m_index.find(key); found != m_index.end()) drop(found->second);
    }
    void clear() {
        m_index.clear();
        m_entries.clear();
        m_bytes = 0;
    }
    void setBudget(std::uint64_t bytes) {
        m_budget = bytes;
        shrink();
    }
    std::uint64_t bytes() const { return m_bytes; }
    std::size_t size() const { return m_entries.size(); }

private:
    struct Entry {
        std::string key;
        std::shared_ptr<const V> value;
        std::uint64_t bytes = 0;
    };
    using Place = typename std::list<Entry>::iterator;

    void drop(Place entry) {
        m_bytes -= entry->bytes;
        m_index.erase(entry->key); // before the text that the index points to
        m_entries.erase(entry);
    }
    void shrink() {
        while (m_bytes > m_budget && m_entries.size() > 1) drop(std::prev(m_entries.end()));
    }

    std::list<Entry> m_entries;                          ///< most recently used first
    std::unordered_map<std::string_view, Place> m_index; ///< its keys are those of m_entries
    std::uint64_t m_budget;
    std::uint64_t m_bytes = 0;
};

} // namespace core
