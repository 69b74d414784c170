// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/device.h"

#include <utility>

namespace inference {
namespace {

constexpr std::pair<Precision, const char*> kPrecisions[] = {
    {Precision::Auto, "auto"}, {Precision::Exact, "exact"}, {Precision::Careful, "careful"},
    {Precision::F32, "f32"},   {Precision::Bf16, "bf16"},   {Precision::F16, "f16"},
};

} // namespace

core::Result<Precision> parsePrecision(const std::string& text) {
    std::string known;
    for (const auto& [precision, name] : kPrecisions) {
        if (text == name) return precision;
        known += (known.empty() ? "" : ", ") + std::string(name);
    }
    return core::fail(core::ErrorCode::InvalidArgument, "Unknown precision {}; there is {}.", text, known);
}

std::string precisionName(Precision precision) {
    for (const auto& [value, name] : kPrecisions)
        if (value == precision) return name;
    return "";
}

} // namespace inference
