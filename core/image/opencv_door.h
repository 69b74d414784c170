// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What every use of OpenCV in core/image goes through: it is told to print nothing, and what it throws ends here.
#pragma once

#include "core/base/result.h"

#include <exception>
#include <filesystem>
#include <new>

namespace core {

/// Tells OpenCV to print nothing from now on. Each call site that may be the first calls it.
void silenceOpenCv();

/// Runs `work`, which returns a Result, and turns what decoders, encoders and the heap throw into one.
template <class Work> auto guarded(const std::filesystem::path& path, const Work& work) -> decltype(work()) {
    try {
        return work();
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::OutOfMemory, "{}: there is not enough memory for this picture.", path.string());
    } catch (const std::exception& error) { // cv::Exception among them
        return fail(ErrorCode::Internal, "{}: {}.", path.string(), error.what());
    }
}

} // namespace core
