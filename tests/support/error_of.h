// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <doctest/doctest.h>

namespace testing_support {

/// The error of something that must fail; the test ends where it did not, instead of reading what is not there.
template <class Outcome> core::Error errorOf(const Outcome& outcome) {
    REQUIRE_FALSE(outcome);
    return outcome.error();
}

} // namespace testing_support
