// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Times the convolution kernels of the CPU engine, layer by layer, without a network.
//
//   kerbside-bench-kernels winograd|matrix [--threads N] [--repeats N] [--target avx3|avx2|sse4] [WORD…]
//
// --target forbids better instruction sets. The words are told in kernels_winograd.cpp and kernels_matrix.cpp.
#include "benchmarks/kernels.h"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <hwy/targets.h>
#include <random>

namespace bench {

double wallSeconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double processorSeconds() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

std::vector<float> benchNumbers(std::size_t count, unsigned seed, double scale) {
    std::mt19937 random(seed);
    std::vector<float> numbers(count);
    const auto uniform = [&] { return static_cast<double>(random()) / 4294967296.0 - 0.5; };
    // Four uniform numbers have a third of the variance of one that is wanted.
    for (float& number : numbers)
        number = static_cast<float>(scale * std::sqrt(3.0) * (uniform() + uniform() + uniform() + uniform()));
    return numbers;
}

} // namespace bench

namespace {

/// False: no such instruction set.
bool allowUpTo(const std::string& target) {
    if (target == "avx3") return true;
    if (target == "avx2")
        hwy::DisableTargets(HWY_AVX3 | HWY_AVX3_DL);
    else if (target == "sse4")
        hwy::DisableTargets(HWY_AVX3 | HWY_AVX3_DL | HWY_AVX2);
    else
        return false;
    return true;
}

int usage() {
    std::fputs("usage: kerbside-bench-kernels winograd|matrix [--threads N] [--repeats N] [--target avx3|avx2|sse4] "
               "[WORD...]\n",
               stderr);
    return 2;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) return usage();
    bench::KernelOptions options;
    for (int i = 2; i < argc; ++i) {
        const std::string word = argv[i];
        const bool hasValue = i + 1 < argc;
        if (word == "--threads" && hasValue)
            options.threads = std::atoi(argv[++i]);
        else if (word == "--repeats" && hasValue)
            options.repeats = std::atoi(argv[++i]);
        else if (word == "--target" && hasValue) {
            if (!allowUpTo(argv[++i])) return usage();
        } else
            options.words.push_back(word);
    }
    if (options.threads < 1 || options.repeats < 1) return usage();
    const std::string part = argv[1];
    if (part == "winograd") return bench::benchWinograd(options);
    if (part == "matrix") return bench::benchMatrix(options);
    return usage();
}
