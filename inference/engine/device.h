// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What this machine can compute on, and which precision is fast on it. No Torch types.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace inference {

enum class Precision { Auto, Exact, Careful, F32, Bf16, F16 };
core::Result<Precision> parsePrecision(const std::string& text);
std::string precisionName(Precision precision);

struct Device {
    std::string id;   ///< "cpu", "cuda:0"
    std::string name; ///< processor or GPU model
    std::uint64_t memoryBytes = 0;
    std::uint64_t freeBytes = 0; ///< for the processor: the smaller of MemAvailable and what the control group leaves
    int threads = 0;             ///< processor only
    std::vector<std::string> features; ///< "avx2", "avx512", "avx512_bf16", "amx_bf16", "sm_90"
};
/// The processor first, then each GPU that the runtime can use.
std::vector<Device> devices();

/// What `auto` stands for on a device, and a sentence why ("f32: this processor has no bf16 instructions").
struct PrecisionChoice {
    Precision precision = Precision::F32;
    std::string reason;
};
/// Unsupported when the device cannot do what is asked (f16 on a processor).
core::Result<PrecisionChoice> choosePrecision(Precision asked, const std::string& deviceId);
/// "auto" → "cuda:0" where there is one, else "cpu"; NotFound for a device that is not there (lists those that are).
core::Result<std::string> chooseDevice(const std::string& asked);

} // namespace inference
