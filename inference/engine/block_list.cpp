// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/activation_arena.h"

#include <algorithm>
#include <cassert>

namespace inference {

BlockList::BlockList(std::size_t bytes) {
    if (bytes >= kAlignment) m_free.emplace(0, bytes / kAlignment * kAlignment);
}

std::size_t BlockList::take(std::size_t bytes) {
    const std::size_t wanted = std::max(kAlignment, (bytes + kAlignment - 1) / kAlignment * kAlignment);
    auto best = m_free.end();
    for (auto block = m_free.begin(); block != m_free.end(); ++block)
        if (block->second >= wanted && (best == m_free.end() || block->second < best->second)) best = block;
    if (best == m_free.end()) return npos;
    const auto [offset, available] = *best;
    m_free.erase(best);
    if (available > wanted) m_free.emplace(offset + wanted, available - wanted);
    m_taken.emplace(offset, wanted);
    m_used += wanted;
    m_top = std::max(m_top, offset + wanted);
    return offset;
}

void BlockList::give(std::size_t offset) {
    const auto block = m_taken.find(offset);
    assert(block != m_taken.end());
    auto [begin, size] = *block;
    m_taken.erase(block);
    m_used -= size;
    auto next = m_free.lower_bound(begin);
    if (next != m_free.end() && begin + size == next->first) {
        size += next->second;
        next = m_free.erase(next);
    }
    if (next != m_free.begin()) {
        const auto before = std::prev(next);
        if (before->first + before->second == begin) {
            before->second += size;
            return;
        }
    }
    m_free.emplace(begin, size);
}

} // namespace inference
