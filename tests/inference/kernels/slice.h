// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A picture whose channels lie among others, as in a buffer that several layers write into.
#pragma once

#include "inference/kernels/grid.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace kernel_reference {

struct SliceShape {
    int width = 1, height = 1, channels = 1;
    std::size_t before = 0, after = 0; ///< foreign channels of a pixel
};

class Slice {
public:
    /// All numbers, the foreign ones too, are NaN.
    explicit Slice(const SliceShape& shape)
        : m_shape(shape), m_stride(shape.before + static_cast<std::size_t>(shape.channels) + shape.after),
          m_numbers(m_stride * static_cast<std::size_t>(shape.width) * static_cast<std::size_t>(shape.height),
                    std::numeric_limits<float>::quiet_NaN()) {}
    Slice(const SliceShape& shape, const std::vector<float>& numbers) : Slice(shape) {
        std::size_t next = 0;
        forEach([&](float& number, bool own) {
            if (own) number = numbers[next++];
        });
    }

    inference::kernels::Grid grid() {
        return {m_numbers.data() + m_shape.before, m_shape.width, m_shape.height, m_shape.channels, m_stride};
    }
    inference::kernels::ConstGrid constGrid() const {
        return {m_numbers.data() + m_shape.before, m_shape.width, m_shape.height, m_shape.channels, m_stride};
    }
    /// Every foreign channel holds what it was made with.
    bool neighboursAreUntouched() {
        bool untouched = true;
        forEach([&](float& number, bool own) {
            if (!own) untouched = untouched && std::bit_cast<std::uint32_t>(number) == kMade;
        });
        return untouched;
    }
    /// The numbers as they are, foreign ones left out.
    std::vector<float> numbers() {
        std::vector<float> result;
        forEach([&](float& number, bool own) {
            if (own) result.push_back(number);
        });
        return result;
    }

private:
    template <class Visit> void forEach(Visit visit) {
        const auto channels = static_cast<std::size_t>(m_shape.channels);
        for (std::size_t i = 0; i < m_numbers.size(); ++i) {
            const std::size_t channel = i % m_stride;
            visit(m_numbers[i], channel >= m_shape.before && channel < m_shape.before + channels);
        }
    }
    static constexpr std::uint32_t kMade = std::bit_cast<std::uint32_t>(std::numeric_limits<float>::quiet_NaN());
    SliceShape m_shape;
    std::size_t m_stride;
    std::vector<float> m_numbers;
};

} // namespace kernel_reference
