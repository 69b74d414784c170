// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The right-hand side of a matrix product, laid out as the innermost loop reads it.
#pragma once

#include "inference/kernels/aligned.h"

#include <cstddef>

namespace inference::kernels {

/// Layout of the instruction set that serves this processor: see micro_kernel-inl.h.
struct PanelShape {
    std::size_t lanes = 0;   ///< numbers in a vector
    std::size_t rows = 0;    ///< of A in a group
    std::size_t columns = 0; ///< of B in a panel
};
PanelShape panelShape();
const char* instructionSet(); ///< "AVX2", "AVX3" …: what kernels of this process run with

/// [panel][set][depth][columns of a panel], the depth rounded up to lanes, rows and columns that are not there zero.
/// Several sets are several matrices of one size whose panels lie side by side (positions of Winograd, Strassen's
/// products).
class Panels {
public:
    Panels() = default;
    Panels(std::size_t depth, std::size_t columns, std::size_t sets = 1);

    void put(std::size_t set, std::size_t k, std::size_t column, float value) {
        at(set, column / m_shape.columns)[k * m_shape.columns + column % m_shape.columns] = value;
    }
    /// First number of a panel of one set.
    const float* panel(std::size_t set, std::size_t panel) const {
        return m_numbers.data() + (panel * m_sets + set) * m_depth * m_shape.columns;
    }
    std::size_t depth() const { return m_depth; } ///< rounded up
    std::size_t panels() const { return m_panels; }
    std::size_t bytes() const { return m_numbers.size() * sizeof(float); }
    const PanelShape& shape() const { return m_shape; }

private:
    float* at(std::size_t set, std::size_t panel) {
        return m_numbers.data() + (panel * m_sets + set) * m_depth * m_shape.columns;
    }
    PanelShape m_shape;
    std::size_t m_depth = 0, m_panels = 0, m_sets = 0;
    AlignedFloats m_numbers;
};

} // namespace inference::kernels
