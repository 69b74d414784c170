// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the kernel says about processor and memory, as pure functions of its files.
#pragma once

#include "inference/engine/device.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace inference {

struct ProcessorInfo {
    std::string name;                  ///< "AMD EPYC", or "processor" when the kernel does not tell
    std::vector<std::string> features; ///< those that matter here: "avx2", "avx512", "avx512_bf16", "amx_bf16"
};
/// From the text of /proc/cpuinfo.
ProcessorInfo parseProcessor(const std::string& cpuinfo);

struct MemoryInfo {
    std::uint64_t total = 0;
    std::uint64_t free = 0; ///< the smaller of MemAvailable and what each control group above this process leaves
};
/// `proc` holds meminfo and self/cgroup; `groups` is the root of control groups v2.
MemoryInfo readMemory(const std::filesystem::path& proc = "/proc",
                      const std::filesystem::path& groups = "/sys/fs/cgroup");

/// What a precision asked for becomes on a device with these features. Unsupported: f16 on a processor.
core::Result<PrecisionChoice> choosePrecisionFor(Precision asked, const Device& device);

} // namespace inference
