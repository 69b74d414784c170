// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the built kerbside-cli as a user does: a process of its own with its own folder and environment.
#pragma once

#include "tests/support/test_files.h"

#include <csignal>
#include <optional>
#include <string>
#include <vector>

#include <sys/resource.h>
#include <sys/types.h>

namespace testing_support {

/// Exit code of a run that should be unprivileged where the superuser cannot give up privileges.
inline constexpr int kNoPrivilegesLost = 125;

/// All bytes of a file; empty when there is none.
std::string contentOf(const std::filesystem::path& path);

struct Outcome {
    int code = -1;   ///< exit code; 128 + signal when a signal ended it
    std::string out; ///< stdout
    std::string err; ///< stderr
};

struct RunOptions {
    std::optional<std::filesystem::path> folder; ///< current folder
    std::optional<std::string> dataset;          ///< CITYSCAPES_DATASET; not set when empty
    std::optional<rlim_t> fileBytes;             ///< largest file it may write: a disk that becomes full
    bool unprivileged = false;                   ///< permissions hold even for the superuser
};

/// A run under way. HOME is an empty folder, so that no workspace of the user is seen.
class ProgramRun {
public:
    explicit ProgramRun(const std::vector<std::string>& arguments, const RunOptions& options = {});
    ~ProgramRun(); ///< kills it when it still runs
    ProgramRun(const ProgramRun&) = delete;
    ProgramRun& operator=(const ProgramRun&) = delete;
    void send(int signal);
    bool hasEnded();
    /// Blocks until it has ended.
    Outcome wait();

private:
    TemporaryFolder m_home;
    pid_t m_process = -1;
    std::optional<int> m_status;
};

Outcome runCli(const std::vector<std::string>& arguments, const RunOptions& options = {});

} // namespace testing_support
