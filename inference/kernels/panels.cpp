// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/kernels/panels.h"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "inference/kernels/panels.cpp"
// In this order: the first includes this file once per instruction set.
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

#include "inference/kernels/micro_kernel-inl.h"

HWY_BEFORE_NAMESPACE();
namespace inference::kernels::HWY_NAMESPACE {

PanelShape shapeHere() { return {kLanes, kRows, kColumns}; }
const char* nameHere() { return hwy::TargetName(HWY_TARGET); }

} // namespace inference::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace inference::kernels {

HWY_EXPORT(shapeHere);
HWY_EXPORT(nameHere);

PanelShape panelShape() { return HWY_DYNAMIC_DISPATCH(shapeHere)(); }
const char* instructionSet() { return HWY_DYNAMIC_DISPATCH(nameHere)(); }

Panels::Panels(std::size_t depth, std::size_t columns, std::size_t sets)
    : m_shape(panelShape()), m_depth((depth + m_shape.lanes - 1) / m_shape.lanes * m_shape.lanes),
      m_panels((columns + m_shape.columns - 1) / m_shape.columns), m_sets(sets),
      m_numbers(m_panels * m_sets * m_depth * m_shape.columns) {
    std::fill_n(m_numbers.data(), m_numbers.size(), 0.0F);
}

} // namespace inference::kernels
#endif
