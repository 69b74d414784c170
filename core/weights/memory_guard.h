// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where running out of memory becomes an error like others: weights are the largest things read here.
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <new>
#include <stdexcept>

namespace core {

/// What `work` gives, a Result; OutOfMemory, naming the file, when there was not enough memory for it.
template <class Work> auto withinMemory(const std::filesystem::path& path, Work work) -> decltype(work()) {
    try {
        return work();
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::OutOfMemory, "{}: there is not enough memory to read it.", path.string());
    } catch (const std::length_error&) { // a vector beyond the address space
        return fail(ErrorCode::OutOfMemory, "{}: there is not enough memory to read it.", path.string());
    }
}

} // namespace core
