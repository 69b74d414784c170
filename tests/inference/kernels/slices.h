// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Grids that are slices of wider buffers, with numbers around them that betray whoever reads or writes them; and every
// instruction set of this machine in turn.
#pragma once

#include "inference/kernels/panels.h"
#include "tests/inference/kernels/reference.h"

#include <bit>
#include <cstdint>
#include <cstring>
#include <hwy/highway.h>
#include <string>

namespace kernel_reference {

/// The shape of a grid and how many channels its buffer has before and behind it.
struct SliceShape {
    int width = 0, height = 0, channels = 0, before = 0, behind = 0;
};

/// A grid in a buffer of its very size: a sanitizer sees whatever is touched beyond.
class Slice {
public:
    /// The grid itself gets `numbers`, or zeros where they are empty; all around it is NaN.
    explicit Slice(const SliceShape& shape, const std::vector<float>& numbers = {})
        : m_shape(shape), m_stride(shape.before + shape.channels + shape.behind),
          m_numbers(static_cast<std::size_t>(shape.width * shape.height * m_stride), kCanary) {
        std::size_t next = 0;
        forEach([&](std::size_t at, bool inside) {
            if (inside) m_numbers[at] = numbers.empty() ? 0.0F : numbers[next++];
        });
    }
    Grid grid() {
        return {m_numbers.data() + m_shape.before, m_shape.width, m_shape.height, m_shape.channels,
                static_cast<std::size_t>(m_stride)};
    }
    ConstGrid constGrid() const {
        return {m_numbers.data() + m_shape.before, m_shape.width, m_shape.height, m_shape.channels,
                static_cast<std::size_t>(m_stride)};
    }
    /// No number outside the channels of a pixel has changed.
    bool isWholeOutside() const {
        bool whole = true;
        forEach([&](std::size_t at, bool inside) {
            whole = whole && (inside || std::bit_cast<std::uint32_t>(m_numbers[at]) == kBits);
        });
        return whole;
    }
    bool hasBitsOf(const Slice& other) const {
        return m_numbers.size() == other.m_numbers.size() &&
               std::memcmp(m_numbers.data(), other.m_numbers.data(), m_numbers.size() * sizeof(float)) == 0;
    }

private:
    static constexpr std::uint32_t kBits = 0x7FC0BEEF; ///< a quiet NaN
    static constexpr float kCanary = std::bit_cast<float>(kBits);

    template <class Visit> void forEach(Visit visit) const {
        const auto stride = static_cast<std::size_t>(m_stride), before = static_cast<std::size_t>(m_shape.before);
        for (std::size_t at = 0; at < m_numbers.size(); ++at) {
            const std::size_t channel = at % stride;
            visit(at, channel >= before && channel < before + static_cast<std::size_t>(m_shape.channels));
        }
    }
    SliceShape m_shape;
    int m_stride;
    std::vector<float> m_numbers;
};

/// Calls test(name) with each instruction set that the processor has and the kernels are compiled for.
template <class Test> void onEveryInstructionSet(Test test) {
    std::int64_t targets = hwy::SupportedTargets() & HWY_TARGETS;
    for (; targets != 0; targets &= targets - 1) {
        hwy::SetSupportedTargetsForTest(targets & -targets);
        hwy::GetChosenTarget().DeInit();
        test(std::string(inference::kernels::instructionSet()));
    }
    hwy::SetSupportedTargetsForTest(0);
    hwy::GetChosenTarget().DeInit();
}

} // namespace kernel_reference
