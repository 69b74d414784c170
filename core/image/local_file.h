// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The look at a path before any decoder sees it. Private to core/image.
#pragma once

#include "core/base/result.h"

#include <filesystem>

namespace core {

/// Pictures and videos come from ordinary files only: a pipe would block, a device would never end.
/// NotFound, InvalidArgument (a folder), Unsupported (pipe, device).
inline Status checkOrdinaryFile(const std::filesystem::path& path) {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (status.type() == std::filesystem::file_type::none)
        return fail(ErrorCode::Io, "{}: cannot be looked at: {}.", path.string(), error.message());
    if (!std::filesystem::exists(status)) return fail(ErrorCode::NotFound, "{}: there is no such file.", path.string());
    if (std::filesystem::is_directory(status))
        return fail(ErrorCode::InvalidArgument, "{}: is a folder, not a file.", path.string());
    if (!std::filesystem::is_regular_file(status))
        return fail(ErrorCode::Unsupported, "{}: is a device or a pipe, not an ordinary file.", path.string());
    return {};
}

} // namespace core
