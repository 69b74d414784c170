// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Random numbers as a function of where they are used: nothing has to be saved to continue a run, and nothing depends
// on which thread asks first.
#pragma once

#include "core/base/mix_bits.h"

#include <cstdint>
#include <initializer_list>

namespace training {

/// What numbers are drawn for, so that two uses at the same place do not get the same ones.
enum class DrawUse : std::uint64_t { Order = 1, Augmentation = 2, Dropout = 3, Initialisation = 4 };

/// SplitMix64 (Steele, Lea and Flood 2014) from a state mixed out of seed, use and place.
class Draws {
public:
    Draws(std::uint64_t seed, DrawUse use, std::initializer_list<std::uint64_t> place)
        : m_state(core::mixBits(seed ^ core::mixBits(static_cast<std::uint64_t>(use)))) {
        for (const std::uint64_t part : place) m_state = core::mixBits(m_state ^ core::mixBits(part));
    }
    std::uint64_t next() { return core::mixBits(m_state += kStep); }
    /// In [0, 1), 53 bits.
    double unit() { return static_cast<double>(next() >> 11U) * 0x1p-53; }
    double between(double low, double high) { return low + (high - low) * unit(); }
    /// In [0, count). REQUIRES: count > 0.
    std::uint64_t below(std::uint64_t count) { return static_cast<std::uint64_t>(unit() * static_cast<double>(count)); }

private:
    static constexpr std::uint64_t kStep = 0x9e3779b97f4a7c15U;
    std::uint64_t m_state;
};

} // namespace training
