// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Memory for packed weights and scratch: begins on a cache line, large blocks on pages of 2 MiB where the system has
// them.
#pragma once

#include <cstddef>
#include <memory>

namespace inference::kernels {

struct FreeAligned {
    void operator()(float* block) const;
};

/// `floats` numbers, not initialised. Throws std::bad_alloc.
class AlignedFloats {
public:
    AlignedFloats() = default;
    explicit AlignedFloats(std::size_t floats);
    float* data() { return m_block.get(); }
    const float* data() const { return m_block.get(); }
    std::size_t size() const { return m_size; }

private:
    std::unique_ptr<float, FreeAligned> m_block;
    std::size_t m_size = 0;
};

} // namespace inference::kernels
