// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/run_lock.h"

#include "core/base/atomic_file.h"

#include <cerrno>
#include <sstream>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace training {

namespace {

constexpr std::size_t kLockBytes = 4096;

/// Field 22 of /proc/self/stat; the second one, the program's name, may hold spaces and ends with the last ')'.
std::string startTime() {
    const auto stat = core::readFile("/proc/self/stat", kLockBytes);
    if (!stat) return "0";
    std::istringstream rest(stat->substr(stat->rfind(')') + 1));
    std::string field = "0";
    for (int i = 3; i <= 22; ++i) rest >> field;
    return field;
}

auto ioError(const std::filesystem::path& path) {
    return core::fail(core::ErrorCode::Io, "{}: {}.", path.string(), std::generic_category().message(errno));
}

} // namespace

core::Result<RunLock> RunLock::take(const std::filesystem::path& run) {
    const std::filesystem::path path = run / "lock";
    const int descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor < 0) return ioError(path);
    if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        const bool isTaken = errno == EWOULDBLOCK;
        auto failed = ioError(path);
        close(descriptor);
        if (!isTaken) return failed;
        auto holder = core::readFile(path, kLockBytes).value_or("");
        while (!holder.empty() && holder.back() == '\n') holder.pop_back();
        return core::fail(core::ErrorCode::InvalidArgument, "{}: another trainer is at work there: {}.", run.string(),
                          holder);
    }
    RunLock lock(path, descriptor);
    const std::string text = fmt::format("{{\"pid\": {}, \"startTime\": {}}}\n", getpid(), startTime());
    if (ftruncate(descriptor, 0) != 0 ||
        pwrite(descriptor, text.data(), text.size(), 0) != static_cast<ssize_t>(text.size()))
        return ioError(path);
    return lock;
}

RunLock::RunLock(RunLock&& other) noexcept
    : m_path(std::move(other.m_path)), m_descriptor(std::exchange(other.m_descriptor, -1)) {}

RunLock::~RunLock() {
    if (m_descriptor < 0) return;
    // The file stays, emptied: removing it could take it from a trainer that has just opened it.
    [[maybe_unused]] const int emptied = ftruncate(m_descriptor, 0);
    close(m_descriptor);
}

} // namespace training
