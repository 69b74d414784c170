// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/activation_arena.h"

#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>
#include <cstring>
#include <sys/mman.h>
#include <unistd.h>

namespace inference {
namespace {

constexpr std::size_t kSmallestBlock = std::size_t{256} << 10; ///< below that the C library reuses memory well
constexpr std::size_t kHugePage = std::size_t{2} << 20;

thread_local int scopesOfThread = 0;

/// Stands in front of LibTorch's own allocator for the processor. Lives until the process ends, since tensors may.
class ArenaAllocator final : public c10::Allocator {
public:
    explicit ArenaAllocator(c10::Allocator* otherwise) : m_otherwise(otherwise), m_blocks(0) {
        // Addresses only: memory is taken when it is written. What does not fit into the machine is LibTorch's to
        // refuse.
        const auto bytes =
            static_cast<std::size_t>(sysconf(_SC_PHYS_PAGES)) * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
        void* reserved = mmap(nullptr, bytes + kHugePage, PROT_READ | PROT_WRITE,
                              MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (reserved == MAP_FAILED) return; // addresses are limited (ulimit -v, strict overcommit): nothing is pooled
        const auto address = reinterpret_cast<std::size_t>(reserved);
        m_begin = reinterpret_cast<std::byte*>((address + kHugePage - 1) / kHugePage * kHugePage);
        m_size = bytes;
        madvise(m_begin, m_size, MADV_HUGEPAGE); // a wish
        m_blocks = BlockList(m_size);
    }

    c10::DataPtr allocate(std::size_t bytes) override {
        if (scopesOfThread > 0 && bytes >= kSmallestBlock) {
            const std::scoped_lock lock(m_mutex);
            const std::size_t offset = m_blocks.take(bytes);
            if (offset != BlockList::npos) {
                std::byte* block = m_begin + offset;
                return {block, block, &ArenaAllocator::release, c10::Device(c10::DeviceType::CPU)};
            }
        }
        return m_otherwise->allocate(bytes);
    }
    c10::DeleterFnPtr raw_deleter() const override { return &ArenaAllocator::release; }
    void copy_data(void* to, const void* from, std::size_t bytes) const override { std::memcpy(to, from, bytes); }

    /// Pages stay where they are until the system needs them; then they are gone without having been written out.
    void offerPages() {
        const std::scoped_lock lock(m_mutex);
        if (m_blocks.used() > 0 || m_blocks.top() == 0) return;
        madvise(m_begin, m_blocks.top(), MADV_FREE);
        m_blocks.forgetTop();
    }

    static ArenaAllocator& instance() {
        static auto* const allocator = [] {
            auto* made = new ArenaAllocator(c10::GetCPUAllocator());
            c10::SetCPUAllocator(made, 1);
            return made;
        }();
        return *allocator;
    }

private:
    /// For both kinds of memory: oneDNN's scratch memory is freed without saying where it came from.
    static void release(void* pointer) {
        ArenaAllocator& self = instance();
        auto* block = static_cast<std::byte*>(pointer);
        if (self.m_begin == nullptr || block < self.m_begin || block >= self.m_begin + self.m_size)
            return self.m_otherwise->raw_deleter()(pointer);
        const std::scoped_lock lock(self.m_mutex);
        self.m_blocks.give(static_cast<std::size_t>(block - self.m_begin));
    }

    c10::Allocator* m_otherwise;
    std::byte* m_begin = nullptr;
    std::size_t m_size = 0;
    std::mutex m_mutex;
    BlockList m_blocks; // guarded by m_mutex
};

} // namespace

ActivationScope::ActivationScope() {
    ArenaAllocator::instance();
    ++scopesOfThread;
}

ActivationScope::~ActivationScope() {
    if (--scopesOfThread == 0) ArenaAllocator::instance().offerPages();
}

} // namespace inference
