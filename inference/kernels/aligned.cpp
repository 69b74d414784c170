// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/kernels/aligned.h"

#include <cstdlib>
#include <new>
#include <sys/mman.h>

namespace inference::kernels {
namespace {

constexpr std::size_t kCacheLine = 64;
constexpr std::size_t kHugePage = std::size_t{2} << 20;
/// Below this, whole huge pages would waste memory for a gain of 1 %.
constexpr std::size_t kHugeFrom = std::size_t{4} << 20;

} // namespace

void FreeAligned::operator()(float* block) const { std::free(block); }

AlignedFloats::AlignedFloats(std::size_t floats) : m_size(floats) {
    if (floats == 0) return;
    if (floats > SIZE_MAX / sizeof(float) - kHugePage) throw std::bad_alloc();
    const std::size_t bytes = floats * sizeof(float);
    const std::size_t alignment = bytes >= kHugeFrom ? kHugePage : kCacheLine;
    const std::size_t rounded = (bytes + alignment - 1) / alignment * alignment;
    m_block.reset(static_cast<float*>(std::aligned_alloc(alignment, rounded)));
    if (m_block == nullptr) throw std::bad_alloc();
    if (alignment == kHugePage) madvise(m_block.get(), rounded, MADV_HUGEPAGE); // a wish: nothing is lost when refused
}

} // namespace inference::kernels
