// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program_run.h"

#include <cstdlib>
#include <iterator>
#include <stdexcept>

#include <fcntl.h>
#include <linux/securebits.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace testing_support {

std::string contentOf(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

namespace {

std::vector<std::string> environmentFor(const std::filesystem::path& home, const RunOptions& options) {
    std::vector<std::string> environment = {"HOME=" + home.string(), "LC_ALL=C.UTF-8"};
    for (const char* kept : {"PATH", "LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "TMPDIR"})
        if (const char* value = std::getenv(kept)) environment.push_back(std::string(kept) + "=" + value);
    if (options.dataset) environment.push_back("CITYSCAPES_DATASET=" + *options.dataset);
    return environment;
}

std::vector<char*> pointersTo(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    for (std::string& text : texts) pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

} // namespace

ProgramRun::ProgramRun(const std::vector<std::string>& arguments, const RunOptions& options) {
    std::vector<std::string> command = {KERBSIDE_CLI_PATH};
    command.insert(command.end(), arguments.begin(), arguments.end());
    std::vector<std::string> environment = environmentFor(m_home.path(), options);
    const auto argv = pointersTo(command);
    const auto envp = pointersTo(environment);
    const std::string out = m_home / "stdout";
    const std::string err = m_home / "stderr";
    m_process = fork();
    if (m_process < 0) throw std::runtime_error("cannot fork");
    if (m_process > 0) return;
    // The child: async-signal-safe calls only.
    const int outFile = open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    const int errFile = open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    dup2(outFile, STDOUT_FILENO);
    dup2(errFile, STDERR_FILENO);
    if (options.folder && chdir(options.folder->c_str()) != 0) _exit(126);
    if (options.fileBytes) {
        const rlimit limit{*options.fileBytes, *options.fileBytes};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    // With this bit a root user executes without capabilities, so that file modes count.
    if (options.unprivileged && geteuid() == 0 && prctl(PR_SET_SECUREBITS, SECBIT_NOROOT) != 0)
        _exit(kNoPrivilegesLost);
    execve(argv[0], argv.data(), envp.data());
    _exit(127);
}

ProgramRun::~ProgramRun() {
    if (m_status || m_process <= 0) return;
    kill(m_process, SIGKILL);
    waitpid(m_process, nullptr, 0);
}

void ProgramRun::send(int signal) { kill(m_process, signal); }

bool ProgramRun::hasEnded() {
    int status = 0;
    if (!m_status && waitpid(m_process, &status, WNOHANG) == m_process) m_status = status;
    return m_status.has_value();
}

Outcome ProgramRun::wait() {
    if (!m_status) {
        int status = 0;
        waitpid(m_process, &status, 0);
        m_status = status;
    }
    const int code = WIFEXITED(*m_status) ? WEXITSTATUS(*m_status) : 128 + WTERMSIG(*m_status);
    return {code, contentOf(m_home / "stdout"), contentOf(m_home / "stderr")};
}

Outcome runCli(const std::vector<std::string>& arguments, const RunOptions& options) {
    return ProgramRun(arguments, options).wait();
}

} // namespace testing_support
