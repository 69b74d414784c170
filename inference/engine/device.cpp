// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/device.h"

#include "core/base/parallel.h"
#include "inference/engine/gpu.h"
#include "inference/engine/processor.h"

#include <fstream>
#include <sstream>

namespace inference {
namespace {

Device processor() {
    std::ifstream file("/proc/cpuinfo");
    std::ostringstream text;
    text << file.rdbuf();
    ProcessorInfo info = parseProcessor(text.str());
    const MemoryInfo memory = readMemory();
    Device device;
    device.id = "cpu";
    device.name = std::move(info.name);
    device.features = std::move(info.features);
    device.memoryBytes = memory.total;
    device.freeBytes = memory.free;
    device.threads = core::availableThreads();
    return device;
}

core::Result<Device> findDevice(const std::string& id) {
    if (id == "cpu") return processor();
    std::string known;
    for (const Device& device : devices()) {
        if (device.id == id) return device;
        known += (known.empty() ? "" : ", ") + device.id;
    }
    return core::fail(core::ErrorCode::NotFound, "There is no device {}; this machine has {}.", id, known);
}

} // namespace

std::vector<Device> devices() {
    std::vector<Device> all = {processor()};
    for (Device& gpu : gpus()) all.push_back(std::move(gpu));
    return all;
}

core::Result<PrecisionChoice> choosePrecision(Precision asked, const std::string& deviceId) {
    return findDevice(deviceId).and_then([&](const Device& device) { return choosePrecisionFor(asked, device); });
}

core::Result<std::string> chooseDevice(const std::string& asked) {
    if (asked == "auto" || asked.empty()) {
        const auto found = gpus();
        return found.empty() ? "cpu" : found.front().id;
    }
    return findDevice(asked == "cuda" ? "cuda:0" : asked).map([](const Device& device) { return device.id; });
}

} // namespace inference
