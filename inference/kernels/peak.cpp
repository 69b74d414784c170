// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/kernels/peak.h"

#include "core/base/parallel.h"
#include "inference/kernels/aligned.h"

#include <algorithm>
#include <chrono>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "inference/kernels/peak.cpp"
// In this order: the first includes this file once per instruction set.
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

#include "inference/kernels/micro_kernel-inl.h"

HWY_BEFORE_NAMESPACE();
namespace inference::kernels::HWY_NAMESPACE {

/// One block of rows times a few panels that stay in the second-level cache; gives its floating-point operations.
double multiplySome(int rounds) {
    constexpr std::size_t kDepth = 256, kGroups = 4, kPanels = 8;
    AlignedFloats a(kGroups * kRows * kDepth), b(kPanels * kDepth * kColumns), c(kGroups * kRows * kColumns);
    std::fill_n(a.data(), a.size(), 1.0F);
    std::fill_n(b.data(), b.size(), 0.5F);
    for (int round = 0; round < rounds; ++round)
        for (std::size_t panel = 0; panel < kPanels; ++panel) {
            PanelProduct product;
            product.groups = kGroups;
            product.depth = kDepth;
            product.a = a.data();
            product.aStep = kRows * kDepth;
            product.b = b.data() + panel * kDepth * kColumns;
            product.c = c.data();
            multiplyPanel(product, false);
        }
    return 2.0 * rounds * static_cast<double>(kPanels * kGroups * kRows * kDepth * kColumns);
}

} // namespace inference::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace inference::kernels {

HWY_EXPORT(multiplySome);

double measurePeak(int threads) {
    using Clock = std::chrono::steady_clock;
    threads = std::max(1, threads);
    int rounds = 16;
    double best = 0;
    for (int attempt = 0; attempt < 8;) {
        const auto start = Clock::now();
        std::vector<double> operations(static_cast<std::size_t>(threads));
        core::parallelFor(operations.size(), threads, 1, [&](std::size_t first, std::size_t last) {
            for (std::size_t i = first; i < last; ++i) operations[i] = HWY_DYNAMIC_DISPATCH(multiplySome)(rounds);
        });
        const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
        double sum = 0;
        for (const double part : operations) sum += part;
        best = std::max(best, sum / seconds * 1e-9);
        if (seconds < 0.02)
            rounds *= 2;
        else
            ++attempt;
    }
    return best;
}

} // namespace inference::kernels
#endif
