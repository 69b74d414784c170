// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a test with each instruction set that this processor has.
#pragma once

#include <doctest/doctest.h>
#include <hwy/targets.h>
#include <string>

namespace kernel_reference {

/// body() with each instruction set in turn. What is packed for one is of no use to another: pack inside.
template <class Body> void onEveryInstructionSet(Body body) {
    struct Restore {
        ~Restore() { hwy::SetSupportedTargetsForTest(0); }
    } restore;
    for (const auto target : hwy::SupportedAndGeneratedTargets()) {
        hwy::SetSupportedTargetsForTest(target);
        INFO(std::string(hwy::TargetName(target)));
        body();
    }
}

} // namespace kernel_reference
