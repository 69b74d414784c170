// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/gpu.h"

#include <ATen/Context.h>
#include <algorithm>
#include <c10/core/CachingDeviceAllocator.h>
#include <dlfcn.h>
#include <fmt/format.h>

namespace inference {
namespace {

/// Name and generation come from the driver's own library, so that no CUDA toolkit is needed to build.
class Driver {
public:
    Driver() {
        m_library = dlopen("libcuda.so.1", RTLD_NOW | RTLD_LOCAL);
        if (m_library == nullptr) return;
        const auto init = symbol<int (*)(unsigned)>("cuInit");
        m_get = symbol<int (*)(int*, int)>("cuDeviceGet");
        m_name = symbol<int (*)(char*, int, int)>("cuDeviceGetName");
        m_attribute = symbol<int (*)(int*, int, int)>("cuDeviceGetAttribute");
        m_ready = init != nullptr && m_get != nullptr && m_name != nullptr && m_attribute != nullptr && init(0) == 0;
    }
    ~Driver() {
        if (m_library != nullptr) dlclose(m_library);
    }
    Driver(const Driver&) = delete;
    Driver& operator=(const Driver&) = delete;

    void describe(int index, Device& device) const {
        int handle = 0;
        if (!m_ready || m_get(&handle, index) != 0) return;
        char name[128] = {};
        if (m_name(name, sizeof(name), handle) == 0) device.name = name;
        constexpr int kMajor = 75, kMinor = 76; // CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR, _MINOR
        int major = 0, minor = 0;
        if (m_attribute(&major, kMajor, handle) == 0 && m_attribute(&minor, kMinor, handle) == 0)
            device.features.push_back(fmt::format("sm_{}{}", major, minor));
    }

private:
    template <class Function> Function symbol(const char* name) const {
        return reinterpret_cast<Function>(dlsym(m_library, name));
    }
    void* m_library = nullptr;
    int (*m_get)(int*, int) = nullptr;
    int (*m_name)(char*, int, int) = nullptr;
    int (*m_attribute)(int*, int, int) = nullptr;
    bool m_ready = false;
};

} // namespace

std::vector<Device> gpus() {
    std::vector<Device> found;
    try {
        if (!at::hasCUDA()) return found;
        const int count = at::detail::getCUDAHooks().deviceCount();
        if (count <= 0) return found;
        at::globalContext().lazyInitDevice(c10::DeviceType::CUDA);
        const Driver driver;
        for (int i = 0; i < count; ++i) {
            Device device;
            device.id = fmt::format("cuda:{}", i);
            device.name = "GPU";
            driver.describe(i, device);
            auto* allocator = c10::getDeviceAllocator(c10::DeviceType::CUDA);
            const auto index = static_cast<c10::DeviceIndex>(i);
            const auto [free, total] = allocator->getMemoryInfo(index);
            // What LibTorch keeps for later is as good as free.
            const auto stats = allocator->getDeviceStats(index);
            const std::int64_t kept = stats.reserved_bytes[0].current - stats.allocated_bytes[0].current;
            device.freeBytes = free + static_cast<std::uint64_t>(std::max<std::int64_t>(0, kept));
            device.memoryBytes = total;
            found.push_back(std::move(device));
        }
    } catch (const std::exception&) {
        // A driver that does not fit its library: the machine is used without those devices.
        return found;
    }
    return found;
}

void releaseGpuMemory() {
    try {
        if (at::hasCUDA() && at::detail::getCUDAHooks().deviceCount() > 0)
            c10::getDeviceAllocator(c10::DeviceType::CUDA)->emptyCache();
    } catch (const std::exception&) {
        return; // nothing was cached
    }
}

} // namespace inference
