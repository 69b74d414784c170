// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What this processor can multiply at most: the yardstick of a network's speed.
#pragma once

namespace inference::kernels {

/// GFLOP/s (10⁹ multiplications and additions a second) of the innermost loop on `threads` threads, operands in the
/// caches; the best of a few tries of about 20 ms each.
double measurePeak(int threads);

} // namespace inference::kernels
