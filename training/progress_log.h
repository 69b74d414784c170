// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// RUN/progress.jsonl: what a run tells, one object a line, only ever appended to. No Torch.
#pragma once

#include "core/base/result.h"
#include "training/trainer.h"

#include <filesystem>
#include <string>
#include <vector>

namespace training {

/// Owned by the trainer, used by its thread.
class ProgressLog {
public:
    /// Opens the file for appending, or begins it. A last line that was cut (the process was killed, the disk full) is
    /// removed. `classNames` name the entries of perClass. Io.
    static core::Result<ProgressLog> open(const std::filesystem::path& path, std::vector<std::string> classNames);
    ProgressLog(ProgressLog&& other) noexcept;
    ProgressLog& operator=(ProgressLog&&) = delete;
    ~ProgressLog();

    /// One line, handed to the system before this returns. Io: then nothing of the line stays.
    core::Status write(const TrainingReport& report);

private:
    ProgressLog(std::filesystem::path path, int descriptor, std::vector<std::string> classNames)
        : m_path(std::move(path)), m_descriptor(descriptor), m_classNames(std::move(classNames)) {}
    std::filesystem::path m_path;
    int m_descriptor;
    std::vector<std::string> m_classNames;
};

} // namespace training
