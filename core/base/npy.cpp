// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/npy.h"

#include "core/base/atomic_file.h"

#include <bit>
#include <cassert>
#include <functional>
#include <numeric>
#include <string>

namespace core {

namespace {

static_assert(std::endian::native == std::endian::little, "values are written as they lie in memory");

/// Magic, version 1.0, header length (16 bits), a Python dict padded with blanks to a multiple of 64 and a line feed.
std::string npyHeader(std::span<const std::size_t> shape) {
    std::string dict = "{'descr': '<f4', 'fortran_order': False, 'shape': (";
    for (const std::size_t side : shape) dict += std::to_string(side) + ", ";
    dict += "), }";
    constexpr std::size_t kPreamble = 10;
    constexpr std::size_t kAlignment = 64;
    const std::size_t unpadded = kPreamble + dict.size() + 1;
    dict.append((kAlignment - unpadded % kAlignment) % kAlignment, ' ');
    dict += '\n';
    std::string header("\x93NUMPY\x01\x00", 8);
    header += static_cast<char>(dict.size() & 0xFF);
    header += static_cast<char>(dict.size() >> 8 & 0xFF);
    return header + dict;
}

} // namespace

Status writeNpy(const std::filesystem::path& path, std::span<const float> values, std::span<const std::size_t> shape) {
    assert(std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>()) == values.size());
    auto file = AtomicFile::create(path);
    if (!file) return fail(file.error());
    const std::string header = npyHeader(shape);
    return file->write(std::as_bytes(std::span(header)))
        .and_then([&] { return file->write(std::as_bytes(values)); })
        .and_then([&] { return file->commit(); });
}

} // namespace core
