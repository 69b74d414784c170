// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/kernels/workspace.h"

#include <algorithm>

namespace inference::kernels {

Workspace::Workspace(int threads) : m_blocks(static_cast<std::size_t>(std::max(1, threads))) {}

void Workspace::reserve(std::size_t floats) {
    for (AlignedFloats& block : m_blocks) {
        if (block.size() >= floats) continue;
        block = {}; // given back first: old and new need never be there together
        block = AlignedFloats(floats);
    }
}

std::size_t Workspace::bytes() const {
    std::size_t bytes = 0;
    for (const AlignedFloats& block : m_blocks) bytes += block.size() * sizeof(float);
    return bytes;
}

} // namespace inference::kernels
