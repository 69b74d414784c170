// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/progress_log.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace training {

using core::ErrorCode;
using Json = nlohmann::ordered_json;

namespace {

auto ioError(const std::filesystem::path& path) {
    return core::fail(ErrorCode::Io, "{}: {}.", path.string(), std::generic_category().message(errno));
}

/// Where the last whole line ends.
off_t endOfLines(int descriptor) {
    off_t end = lseek(descriptor, 0, SEEK_END);
    std::array<char, 4096> piece{};
    while (end > 0) {
        const auto count = std::min<off_t>(end, static_cast<off_t>(piece.size()));
        const auto got = pread(descriptor, piece.data(), static_cast<std::size_t>(count), end - count);
        if (got != count) return -1;
        for (off_t i = count; i > 0; --i)
            if (piece[static_cast<std::size_t>(i - 1)] == '\n') return end - count + i;
        end -= count;
    }
    return end;
}

double rounded(double value, double unit) { return std::round(value / unit) * unit; }

Json jsonOf(const TrainingReport& report, const std::vector<std::string>& classNames) {
    const std::chrono::duration<double> now = std::chrono::system_clock::now().time_since_epoch();
    Json json = {{"t", std::round(now.count() * 1000) / 1000},
                 {"event", report.event},
                 {"step", report.step},
                 {"epoch", report.epoch}};
    if (report.event == "step" || report.event == "epoch") {
        json["loss"] = report.loss; // NaN becomes null
        json["lr"] = report.learningRate;
        json["framesPerSecond"] = rounded(report.framesPerSecond, 1e-3);
        json["waitShare"] = rounded(report.waitShare, 1e-4);
    }
    if (report.miou) json["miou"] = *report.miou;
    for (std::size_t i = 0; i < report.perClass.size() && i < classNames.size(); ++i)
        json["perClass"][classNames[i]] = report.perClass[i] ? Json(*report.perClass[i]) : Json(nullptr);
    if (!report.message.empty()) json["message"] = report.message;
    return json;
}

} // namespace

core::Result<ProgressLog> ProgressLog::open(const std::filesystem::path& path, std::vector<std::string> classNames) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (descriptor < 0) return ioError(path);
    ProgressLog log(path, descriptor, std::move(classNames));
    const off_t end = endOfLines(descriptor);
    if (end < 0 || ftruncate(descriptor, end) != 0) return ioError(path);
    return log;
}

ProgressLog::ProgressLog(ProgressLog&& other) noexcept
    : m_path(std::move(other.m_path)), m_descriptor(std::exchange(other.m_descriptor, -1)),
      m_classNames(std::move(other.m_classNames)) {}

ProgressLog::~ProgressLog() {
    if (m_descriptor >= 0) close(m_descriptor);
}

core::Status ProgressLog::write(const TrainingReport& report) {
    const std::string line = jsonOf(report, m_classNames).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    const off_t before = lseek(m_descriptor, 0, SEEK_END);
    std::size_t done = 0;
    while (done < line.size()) {
        const auto count = ::write(m_descriptor, line.data() + done, line.size() - done);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) {
            auto failed = ioError(m_path);
            [[maybe_unused]] const int cut = ftruncate(m_descriptor, before);
            return failed;
        }
        done += static_cast<std::size_t>(count);
    }
    return {};
}

} // namespace training
