// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the values of a plan live and for how long.
#pragma once

#include "inference/engine/plan.h"

namespace inference {

/// Gives each concatenation a buffer and lets the steps that make its inputs write there; concatenations that grow
/// older ones (dense blocks) share one buffer. Inputs that already live elsewhere stay in ConcatStep::copied.
void placeInBuffers(Plan& plan);
void findLastUses(Plan& plan);

} // namespace inference
