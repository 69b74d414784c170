// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for every thing in the street, as sentences about what is wrong.
#pragma once

#include "core/scenes/thing.h"

#include <string>

namespace testing_support {

struct Extent {
    core::Vec3 low{1e9, 1e9, 1e9}, high{-1e9, -1e9, -1e9};
    double width() const { return high.x - low.x; }
    double height() const { return high.y - low.y; }
    double length() const { return high.z - low.z; }
};
Extent extentOf(const core::ThingSet& set);
std::size_t facetsOf(const core::ThingSet& set);
/// Every corner, colour and number alike.
bool areSame(const core::ThingSet& a, const core::ThingSet& b);

/// The first facet that is not a flat (1 mm), simple polygon of three corners or more with unit texture axes in its
/// plane, or reaches below the ground (1 cm), or beyond the stated half width and length (5 cm); empty if all is well.
std::string faultOf(const core::ThingSet& set);
/// Of one facet; the footprint aside.
std::string faultOf(const core::Facet& facet);

} // namespace testing_support
