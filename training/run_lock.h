// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One trainer per run folder. No Torch.
#pragma once

#include "core/base/result.h"

#include <filesystem>

namespace training {

/// Holds RUN/lock while it lives; the system lets go of it when the process dies, however it dies. The file tells other
/// programs who holds it: {"pid", "startTime"}, the second in clock ticks since boot as /proc/PID/stat has it, so that
/// a later process of the same number is not taken for it.
class RunLock {
public:
    /// InvalidArgument when another trainer, also one of this process, has it (names its process); Io.
    static core::Result<RunLock> take(const std::filesystem::path& run);
    RunLock(RunLock&& other) noexcept;
    RunLock& operator=(RunLock&&) = delete;
    ~RunLock();

private:
    RunLock(std::filesystem::path path, int descriptor) : m_path(std::move(path)), m_descriptor(descriptor) {}
    std::filesystem::path m_path;
    int m_descriptor;
};

} // namespace training
