// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How every library of Kerbside reports an expected failure: a value with a code and one English sentence.
#pragma once

#include <fmt/format.h>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace core {

enum class ErrorCode {
    InvalidArgument, ///< the caller asked for something that cannot be
    NotFound,        ///< a file, folder, class or model that is not there
    Unsupported,     ///< understood, but not handled here
    Corrupt,         ///< the content contradicts itself or its format
    Io,              ///< disk full, no permission, vanished while reading
    OutOfMemory,
    Cancelled, ///< the stop token was asked; never a half-made result
    Internal,  ///< a third-party library failed in a way nobody foresaw
};

struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string message; ///< one sentence; names the file and the number that is wrong; ready for a log
};

template <class T> using Result = tl::expected<T, Error>;
using Status = Result<void>;

/// `return fail(ErrorCode::Corrupt, "{}: width is {}", path.string(), width);`
template <class... Args>
[[nodiscard]] tl::unexpected<Error> fail(ErrorCode code, fmt::format_string<Args...> text, Args&&... args) {
    return tl::unexpected<Error>(Error{code, fmt::format(text, std::forward<Args>(args)...)});
}
[[nodiscard]] inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }
[[nodiscard]] inline tl::unexpected<Error> cancelled() {
    return tl::unexpected<Error>(Error{ErrorCode::Cancelled, "Cancelled."});
}

} // namespace core
