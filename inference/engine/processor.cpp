// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/processor.h"

#include <algorithm>
#include <fstream>
#include <limits>
#include <sstream>

namespace inference {
namespace {

namespace fs = std::filesystem;

bool has(const Device& device, const char* feature) {
    return std::find(device.features.begin(), device.features.end(), feature) != device.features.end();
}

/// The number in a file of one number; nothing for "max" and for files that are not there.
std::uint64_t readNumber(const fs::path& path, std::uint64_t otherwise) {
    std::ifstream file(path);
    std::uint64_t number = 0;
    return file >> number ? number : otherwise;
}

/// A field of memory.stat, in bytes.
std::uint64_t statField(const fs::path& path, const std::string& field) {
    std::ifstream file(path);
    std::string name;
    std::uint64_t value = 0;
    while (file >> name >> value)
        if (name == field) return value;
    return 0;
}

/// Limits apply at every level, so the tightest one on the way up counts. Pages of files that were read can be dropped.
std::uint64_t freeInGroups(const fs::path& proc, const fs::path& groups) {
    constexpr auto kUnlimited = std::numeric_limits<std::uint64_t>::max();
    std::ifstream file(proc / "self/cgroup");
    std::string line, own = "/";
    while (std::getline(file, line))
        if (line.rfind("0::", 0) == 0) own = line.substr(3);
    std::uint64_t free = kUnlimited;
    for (fs::path group = fs::path(own).relative_path();; group = group.parent_path()) {
        const fs::path folder = groups / group;
        const std::uint64_t limit = readNumber(folder / "memory.max", kUnlimited);
        if (limit != kUnlimited) {
            const std::uint64_t current = readNumber(folder / "memory.current", 0);
            const std::uint64_t used = current - std::min(current, statField(folder / "memory.stat", "inactive_file"));
            free = std::min(free, limit - std::min(limit, used));
        }
        if (group.empty()) break;
    }
    return free;
}

PrecisionChoice automatic(const Device& device) {
    if (device.id != "cpu") {
        for (const std::string& feature : device.features) {
            if (feature.rfind("sm_", 0) != 0) continue;
            const int generation = std::atoi(feature.c_str() + 3);
            if (generation >= 80) return {Precision::Bf16, "bf16: " + device.name + " multiplies it natively"};
            if (generation >= 70) return {Precision::F16, "f16: " + device.name + " multiplies it natively"};
        }
        return {Precision::F32, "f32: " + device.name + " has no fast half precision"};
    }
    if (has(device, "amx_bf16")) return {Precision::Bf16, "bf16: this processor has amx_bf16"};
    if (has(device, "avx512_bf16")) return {Precision::Bf16, "bf16: this processor has avx512_bf16"};
    return {Precision::F32, "f32: this processor has no bf16 instructions"};
}

} // namespace

ProcessorInfo parseProcessor(const std::string& cpuinfo) {
    ProcessorInfo info{"processor", {}};
    std::istringstream lines(cpuinfo);
    std::string line;
    bool named = false;
    while (std::getline(lines, line)) {
        const auto colon = line.find(':');
        if (colon == std::string::npos) continue;
        const std::string value = colon + 2 <= line.size() ? line.substr(colon + 2) : "";
        if (!named && line.rfind("model name", 0) == 0 && !value.empty()) {
            info.name = value;
            named = true;
        } else if (line.rfind("flags", 0) == 0) {
            std::istringstream words(value);
            for (std::string word; words >> word;) {
                if (word == "avx512f") word = "avx512";
                if (word == "avx2" || word == "avx512" || word == "avx512_bf16" || word == "amx_bf16")
                    info.features.push_back(word);
            }
            break; // the other cores say the same
        }
    }
    return info;
}

MemoryInfo readMemory(const fs::path& proc, const fs::path& groups) {
    MemoryInfo info;
    std::ifstream file(proc / "meminfo");
    std::string name, unit;
    std::uint64_t kib = 0;
    while (file >> name >> kib) {
        std::getline(file, unit);
        if (name == "MemTotal:") info.total = kib * 1024;
        if (name == "MemAvailable:") info.free = kib * 1024;
    }
    info.free = std::min(info.free, freeInGroups(proc, groups));
    return info;
}

core::Result<PrecisionChoice> choosePrecisionFor(Precision asked, const Device& device) {
    const bool processor = device.id == "cpu";
    switch (asked) {
    case Precision::Auto: return automatic(device);
    case Precision::Exact: return PrecisionChoice{Precision::Exact, "exact: direct f32 convolutions, as asked"};
    case Precision::Careful:
        if (!processor)
            return PrecisionChoice{Precision::F32,
                                   "f32: " + device.name + " has one way to compute it, careful or not"};
        return PrecisionChoice{Precision::Careful, "careful: as asked"};
    case Precision::F32: return PrecisionChoice{Precision::F32, "f32: as asked"};
    case Precision::Bf16:
        if (processor && !has(device, "avx512_bf16") && !has(device, "amx_bf16"))
            return PrecisionChoice{Precision::Bf16,
                                   "bf16: as asked, but this processor has no bf16 instructions: f32 is faster here"};
        return PrecisionChoice{Precision::Bf16, "bf16: as asked"};
    case Precision::F16: break;
    }
    if (processor)
        return core::fail(core::ErrorCode::Unsupported,
                          "Precision f16 cannot be computed on {} ({}); choose f32 or bf16.", device.id, device.name);
    return PrecisionChoice{Precision::F16, "f16: as asked"};
}

} // namespace inference
