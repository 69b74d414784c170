// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Picture files put together byte by byte, so that a test can have every kind and every fault.
#pragma once

#include "core/base/atomic_file.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace testing_support {

inline std::string bytesOf(const std::filesystem::path& path) {
    return core::readFile(path, std::size_t{1} << 30).value();
}

inline std::string bigEndian(std::uint32_t value, int count = 4) {
    std::string text;
    for (int i = count - 1; i >= 0; --i) text += static_cast<char>(value >> (8 * i));
    return text;
}
inline std::string littleEndian(std::uint32_t value, int count = 4) {
    const std::string text = bigEndian(value, count);
    return {text.rbegin(), text.rend()};
}

inline std::string pngChunk(const std::string& type, const std::string& data) {
    std::uint32_t crc = 0xffffffffU;
    for (const char c : type + data) {
        crc ^= static_cast<std::uint8_t>(c);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xedb88320U : 0U);
    }
    return bigEndian(static_cast<std::uint32_t>(data.size())) + type + data + bigEndian(~crc);
}

/// PNG colour types.
enum class PngKind : std::uint8_t { Grey = 0, Rgb = 2, Palette = 3, GreyAlpha = 4, Rgba = 6 };

/// `rows`: the bytes of each row as PNG packs them. Stored without compression (at most 65535 bytes in all).
inline std::string pngFile(std::uint32_t width, std::uint32_t height, PngKind kind, int bits,
                           const std::vector<std::string>& rows, const std::string& chunksBeforeData = "") {
    std::string data;
    for (const auto& row : rows) data += '\0' + row; // filter "none"
    std::uint32_t a = 1;
    std::uint32_t b = 0;
    for (const char c : data) {
        a = (a + static_cast<std::uint8_t>(c)) % 65521U;
        b = (b + a) % 65521U;
    }
    const auto length = static_cast<std::uint32_t>(data.size());
    const std::string stored = std::string("\x78\x01\x01", 3) + littleEndian(length, 2) + littleEndian(~length, 2) +
                               data + bigEndian(b << 16U | a);
    const std::string header =
        bigEndian(width) + bigEndian(height) + static_cast<char>(bits) + static_cast<char>(kind) + std::string(3, '\0');
    return "\x89PNG\r\n\x1a\n" + pngChunk("IHDR", header) + chunksBeforeData + pngChunk("IDAT", stored) +
           pngChunk("IEND", "");
}

/// A TIFF structure whose one entry is the orientation, as EXIF blocks hold it.
inline std::string orientationBlock(int orientation, bool bigEnd) {
    const auto number = [bigEnd](std::uint32_t value, int count) {
        return bigEnd ? bigEndian(value, count) : littleEndian(value, count);
    };
    return (bigEnd ? std::string("MM") : std::string("II")) + number(42, 2) + number(8, 4) + number(1, 2) +
           number(274, 2) + number(3, 2) + number(1, 4) + number(static_cast<std::uint32_t>(orientation), 2) +
           number(0, 2) + number(0, 4);
}

/// A JPEG file with an EXIF block put in after its first two bytes.
inline std::string withExif(const std::string& jpeg, int orientation, bool bigEnd) {
    const std::string payload = std::string("Exif\0\0", 6) + orientationBlock(orientation, bigEnd);
    return jpeg.substr(0, 2) + "\xff\xe1" + bigEndian(static_cast<std::uint32_t>(payload.size() + 2), 2) + payload +
           jpeg.substr(2);
}

/// 24 bits a pixel, rows as given (each padded to four bytes), from bottom to top.
inline std::string bmpFile(std::uint32_t width, std::uint32_t height, const std::string& rows) {
    return "BM" + littleEndian(static_cast<std::uint32_t>(54 + rows.size())) + littleEndian(0) + littleEndian(54) +
           littleEndian(40) + littleEndian(width) + littleEndian(height) + littleEndian(1, 2) + littleEndian(24, 2) +
           std::string(24, '\0') + rows;
}

/// RGB, 8 bits, one uncompressed strip.
inline std::string tiffFile(std::uint32_t width, std::uint32_t height, int orientation, const std::string& pixels) {
    struct Entry {
        std::uint32_t tag, type, count, value;
    };
    constexpr std::uint32_t entries = 11;
    constexpr std::uint32_t bitsAt = 8 + 2 + 12 * entries + 4;
    constexpr std::uint32_t pixelsAt = bitsAt + 6;
    const std::array<Entry, entries> directory = {{{256, 3, 1, width},
                                                   {257, 3, 1, height},
                                                   {258, 3, 3, bitsAt},
                                                   {259, 3, 1, 1},
                                                   {262, 3, 1, 2},
                                                   {273, 4, 1, pixelsAt},
                                                   {274, 3, 1, static_cast<std::uint32_t>(orientation)},
                                                   {277, 3, 1, 3},
                                                   {278, 3, 1, height},
                                                   {279, 4, 1, static_cast<std::uint32_t>(pixels.size())},
                                                   {284, 3, 1, 1}}};
    std::string file = std::string("II*\0", 4) + littleEndian(8) + littleEndian(entries, 2);
    for (const auto& entry : directory)
        file += littleEndian(entry.tag, 2) + littleEndian(entry.type, 2) + littleEndian(entry.count) +
                littleEndian(entry.value);
    return file + littleEndian(0) + littleEndian(8, 2) + littleEndian(8, 2) + littleEndian(8, 2) + pixels;
}

} // namespace testing_support
