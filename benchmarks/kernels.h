// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the parts of kerbside-bench-kernels share.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace bench {

struct KernelOptions {
    int threads = 2;
    int repeats = 7;
    std::vector<std::string> words; ///< what is no option: see each part
};

/// Seconds on the clock, and of all threads of this process on a processor: on a machine that others use as well the
/// second says what a kernel costs.
double wallSeconds();
double processorSeconds();
/// The same numbers every time, of a normal distribution or near it.
std::vector<float> benchNumbers(std::size_t count, unsigned seed, double scale);

int benchWinograd(const KernelOptions& options);
int benchMatrix(const KernelOptions& options);

} // namespace bench
