// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/pickle_input.h"

#include <algorithm>

namespace core {

std::optional<std::span<const std::byte>> PickleInput::take(std::size_t count) {
    if (count > left()) return std::nullopt;
    if (count > m_window.size() - m_used && !refill(count)) return std::nullopt;
    const auto bytes = m_window.subspan(m_used, count);
    m_used += count;
    return bytes;
}

bool PickleInput::refill(std::size_t count) {
    constexpr std::uint64_t window = 1 << 18;
    m_windowStart = position();
    m_used = 0;
    m_buffer.resize(std::min(m_size - m_windowStart, std::max<std::uint64_t>(window, count)));
    m_window = m_buffer;
    return m_file != nullptr && m_file->readAt(m_windowStart, m_buffer).has_value();
}

} // namespace core
