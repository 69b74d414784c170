// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Memory for activations that stays mapped between layers and frames. LibTorch asks the system anew for every large
// tensor, and filling in fresh 4 KiB pages took 7 to 10 % of a frame's time. Here a thread that runs a network gets its
// large tensors from one reserved range with 2 MiB pages.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>

namespace inference {

/// A range of addresses from which blocks are cut, best fit, neighbours joined when they are free. Any thread.
class BlockList {
public:
    explicit BlockList(std::size_t bytes);
    /// Offset of a block of `bytes` rounded up to kAlignment; npos when none is large enough.
    std::size_t take(std::size_t bytes);
    void give(std::size_t offset);
    std::size_t used() const { return m_used; } ///< bytes in blocks that are taken
    std::size_t top() const { return m_top; }   ///< end of the highest block ever taken since forgetTop()
    void forgetTop() { m_top = 0; }

    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
    static constexpr std::size_t kAlignment = 4096;

private:
    std::map<std::size_t, std::size_t> m_free;  ///< offset → bytes, never adjacent
    std::map<std::size_t, std::size_t> m_taken; ///< offset → bytes
    std::size_t m_used = 0;
    std::size_t m_top = 0;
};

/// While it lives, large tensors on the processor that this thread makes come from the arena; others from LibTorch as
/// ever. When the last one ends the arena's pages are offered back to the system, which takes them when it needs
/// memory.
class ActivationScope {
public:
    ActivationScope();
    ~ActivationScope();
    ActivationScope(const ActivationScope&) = delete;
    ActivationScope& operator=(const ActivationScope&) = delete;
};

} // namespace inference
