// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of a pickle, from memory or through a window onto a file.
#pragma once

#include "core/weights/input_file.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace core {

class PickleInput {
public:
    /// The bytes must outlive this object.
    explicit PickleInput(std::span<const std::byte> all) : m_window(all), m_size(all.size()) {}
    /// From the start of the file, which must outlive this object.
    explicit PickleInput(const InputFile& file) : m_file(&file), m_size(file.size()) {}

    /// The next `count` bytes, valid until the next call; nothing when fewer are left, or when reading fails.
    std::optional<std::span<const std::byte>> take(std::size_t count);
    std::uint64_t position() const { return m_windowStart + m_used; }
    std::uint64_t left() const { return m_size - position(); }

private:
    bool refill(std::size_t count);
    const InputFile* m_file = nullptr;
    std::vector<std::byte> m_buffer;
    std::span<const std::byte> m_window;
    std::uint64_t m_windowStart = 0; // of m_window in the whole
    std::size_t m_used = 0;          // of m_window
    std::uint64_t m_size = 0;
};

} // namespace core
