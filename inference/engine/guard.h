// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The one door at which exceptions of LibTorch and of the standard library become errors.
#pragma once

#include "core/base/result.h"

#include <c10/util/Exception.h>
#include <exception>
#include <new>
#include <stdexcept>
#include <string_view>

namespace inference {

/// Thrown by the engine itself when its stop token was asked; never leaves guarded().
struct Stopped {};

/// Calls `body`, which returns a Result, and turns what it throws into an error that begins with `what`. The exception
/// has ended (and let go of the tensors it held) when the caller sees the error.
template <class Body> auto guarded(std::string_view what, Body body) -> decltype(body()) {
    try {
        return body();
    } catch (const Stopped&) {
        return core::cancelled();
    } catch (const c10::OutOfMemoryError& error) {
        return core::fail(core::ErrorCode::OutOfMemory, "{}: {}", what, error.what_without_backtrace());
    } catch (const c10::Error& error) {
        const std::string_view text = error.what_without_backtrace();
        // The processor's allocator has no exception type of its own.
        const bool memory = text.find("can't allocate memory") != std::string_view::npos ||
                            text.find("out of memory") != std::string_view::npos;
        return core::fail(memory ? core::ErrorCode::OutOfMemory : core::ErrorCode::Internal, "{}: {}", what, text);
    } catch (const std::bad_alloc&) {
        return core::fail(core::ErrorCode::OutOfMemory, "{}: not enough memory", what);
    } catch (const std::length_error&) {
        return core::fail(core::ErrorCode::OutOfMemory, "{}: more memory asked for than can be addressed", what);
    } catch (const std::exception& error) {
        const std::string_view text = error.what();
        const bool memory = text.find("could not create a memory object") != std::string_view::npos; // oneDNN's words
        return core::fail(memory ? core::ErrorCode::OutOfMemory : core::ErrorCode::Internal, "{}: {}", what, text);
    }
}

} // namespace inference
