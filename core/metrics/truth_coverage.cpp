// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/truth_coverage.h"

#include <algorithm>
#include <array>

namespace core {

TruthCoverage truthCoverage(const TruthCounts& counts, const ClassScheme& scheme) {
    std::array<std::uint64_t, kLabelIds> pixels = {};
    TruthCoverage coverage;
    for (int id = 0; id < kLabelIds; ++id) {
        if (labelById(id).ignoreInEval) continue;
        std::uint64_t& own = pixels[static_cast<std::size_t>(id)];
        for (int column = 0; column <= counts.voidColumn(); ++column) own += counts.count(id, column);
        coverage.evaluated += own;
        if (scheme.classOfLabelId(id) != kIgnore)
            coverage.covered += own;
        else if (own > 0)
            coverage.missing.push_back(id);
    }
    std::ranges::stable_sort(coverage.missing, std::ranges::greater{},
                             [&](int id) { return pixels[static_cast<std::size_t>(id)]; });
    return coverage;
}

std::optional<std::string> coverageGap(const TruthCoverage& coverage, const ClassScheme& scheme,
                                       const std::string& origin) {
    if (coverage.missing.empty()) return std::nullopt;
    constexpr std::size_t kNamed = 3;
    std::string names;
    for (std::size_t i = 0; i < std::min(kNamed, coverage.missing.size()); ++i)
        names += fmt::format("{}{}", i == 0 ? "" : ", ", labelById(coverage.missing[i]).name);
    if (coverage.missing.size() > kNamed) names += fmt::format(" and {} more", coverage.missing.size() - kNamed);
    if (coverage.covered == 0)
        return fmt::format("{}: {} has no class for any of its {} evaluated pixels ({}), so that nothing is scored.",
                           origin, scheme.name(), coverage.evaluated, names);
    const auto left = coverage.evaluated - coverage.covered;
    return fmt::format("{}: {} has no class for {} of its {} evaluated pixels ({}); they are not scored.", origin,
                       scheme.name(), left, coverage.evaluated, names);
}

} // namespace core
