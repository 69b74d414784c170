// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/picture_format.h"

#include <algorithm>
#include <cstdlib>

namespace core {

namespace {

bool startsWith(Bytes bytes, std::string_view start) {
    return bytes.size() >= start.size() &&
           std::equal(start.begin(), start.end(), bytes.begin(),
                      [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; });
}

std::optional<std::uint32_t> number(Bytes bytes, std::size_t at, std::size_t count, bool littleEndian) {
    if (at > bytes.size() || bytes.size() - at < count) return std::nullopt;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i) value = value << 8U | bytes[at + (littleEndian ? count - 1 - i : i)];
    return value;
}

std::optional<Size> sizeOf(std::optional<std::uint32_t> width, std::optional<std::uint32_t> height) {
    if (!width || !height) return std::nullopt;
    // Numbers beyond 2^31 become negative, so empty, so refused as damaged.
    return Size{static_cast<int>(*width), static_cast<int>(*height)};
}

/// Calls use(marker, payload) for each segment before the coded data, until it returns true.
template <class Use> bool forJpegSegments(Bytes bytes, Use use) {
    std::size_t at = 2;
    while (at + 4 <= bytes.size() && bytes[at] == 0xff) {
        const std::uint8_t marker = bytes[at + 1];
        if (marker == 0xff) { // a fill byte
            ++at;
            continue;
        }
        if (marker == 0xda || marker == 0xd9) return false;
        const auto length = *number(bytes, at + 2, 2, false);
        if (length < 2) return false;
        const std::size_t end = std::min(bytes.size(), at + 2 + length);
        if (use(marker, bytes.subspan(at + 4, std::max(end, at + 4) - at - 4))) return true;
        at += 2 + length;
    }
    return false;
}

std::optional<Size> jpegSize(Bytes bytes) {
    std::optional<Size> size;
    forJpegSegments(bytes, [&](std::uint8_t marker, Bytes payload) {
        // SOF0 to SOF15; C4, C8 and CC are other tables.
        if (marker < 0xc0 || marker > 0xcf || marker == 0xc4 || marker == 0xc8 || marker == 0xcc) return false;
        size = sizeOf(number(payload, 3, 2, false), number(payload, 1, 2, false));
        return true;
    });
    return size;
}

std::optional<Size> bmpSize(Bytes bytes) {
    const auto header = number(bytes, 14, 4, true);
    if (!header) return std::nullopt;
    if (*header == 12) return sizeOf(number(bytes, 18, 2, true), number(bytes, 20, 2, true));
    auto size = sizeOf(number(bytes, 18, 4, true), number(bytes, 22, 4, true));
    if (size && size->height > -(1 << 30)) size->height = std::abs(size->height); // negative: rows from top to bottom
    return size;
}

/// Where the tag's entry of 12 bytes begins in the first directory.
std::optional<std::size_t> tiffEntryAt(Bytes bytes, std::uint16_t tag, bool littleEndian) {
    const auto directory = number(bytes, 4, 4, littleEndian);
    if (!directory) return std::nullopt;
    const auto count = number(bytes, *directory, 2, littleEndian);
    for (std::size_t i = 0; count && i < *count; ++i) {
        const std::size_t at = std::size_t{*directory} + 2 + 12 * i;
        if (number(bytes, at, 2, littleEndian) == tag) return at;
    }
    return std::nullopt;
}

bool isLittleEndian(Bytes tiff) { return startsWith(tiff, "II"); }

/// All numbers of a tag (16 or 32 bits each); empty when it is missing or lies outside the file.
std::vector<std::uint32_t> tiffNumbers(Bytes bytes, std::uint16_t tag) {
    const bool little = isLittleEndian(bytes);
    const auto at = tiffEntryAt(bytes, tag, little);
    if (!at) return {};
    const auto type = number(bytes, *at + 2, 2, little);
    const auto count = number(bytes, *at + 4, 4, little);
    if (!count || (type != 3U && type != 4U)) return {};
    const std::size_t width = type == 3U ? 2 : 4;
    const auto offset = std::size_t{*count} * width <= 4 ? std::optional(static_cast<std::uint32_t>(*at + 8))
                                                         : number(bytes, *at + 8, 4, little);
    if (!offset || *offset > bytes.size() || (bytes.size() - *offset) / width < *count) return {};
    std::vector<std::uint32_t> numbers;
    numbers.reserve(*count);
    for (std::size_t i = 0; i < *count; ++i) numbers.push_back(*number(bytes, *offset + i * width, width, little));
    return numbers;
}

int tiffOrientation(Bytes tiff) {
    const auto entry = tiffEntry(tiff, 274);
    return entry && entry->value >= 1 && entry->value <= 8 ? static_cast<int>(entry->value) : 1;
}

int pngOrientation(Bytes bytes) {
    std::size_t at = 8;
    while (const auto length = number(bytes, at, 4, false)) {
        if (at + 8 <= bytes.size() && startsWith(bytes.subspan(at + 4), "eXIf")) {
            const Bytes rest = bytes.subspan(at + 8);
            return tiffOrientation(rest.first(std::min<std::size_t>(rest.size(), *length)));
        }
        at += std::size_t{12} + *length;
    }
    return 1;
}

} // namespace

PictureFormat formatOf(Bytes bytes) {
    using namespace std::string_view_literals;
    if (startsWith(bytes, "\x89PNG\r\n\x1a\n"sv)) return PictureFormat::Png;
    if (startsWith(bytes, "\xff\xd8\xff"sv)) return PictureFormat::Jpeg;
    if (startsWith(bytes, "BM"sv)) return PictureFormat::Bmp;
    if (startsWith(bytes, "II*\0"sv) || startsWith(bytes, "MM\0*"sv)) return PictureFormat::Tiff;
    if (startsWith(bytes, "GIF8"sv)) return PictureFormat::Gif;
    if (startsWith(bytes, "\0\0\0\x0cjP  "sv) || startsWith(bytes, "\xff\x4f\xff\x51"sv))
        return PictureFormat::Jpeg2000;
    if (startsWith(bytes, "\x76\x2f\x31\x01"sv)) return PictureFormat::OpenExr;
    if (startsWith(bytes, "#?RADIANCE"sv) || startsWith(bytes, "#?RGBE"sv)) return PictureFormat::RadianceHdr;
    if (startsWith(bytes, "RIFF"sv) && startsWith(bytes.subspan(std::min<std::size_t>(8, bytes.size())), "WEBP"sv))
        return PictureFormat::WebP;
    return PictureFormat::Unknown;
}

std::string_view nameOf(PictureFormat format) {
    switch (format) {
    case PictureFormat::Png: return "PNG";
    case PictureFormat::Jpeg: return "JPEG";
    case PictureFormat::Bmp: return "BMP";
    case PictureFormat::Tiff: return "TIFF";
    case PictureFormat::Gif: return "GIF";
    case PictureFormat::Jpeg2000: return "JPEG 2000";
    case PictureFormat::OpenExr: return "OpenEXR";
    case PictureFormat::RadianceHdr: return "Radiance HDR";
    case PictureFormat::WebP: return "WebP";
    case PictureFormat::Unknown: break;
    }
    return "";
}

std::optional<Size> sizeInHeader(PictureFormat format, Bytes bytes) {
    switch (format) {
    case PictureFormat::Png: return sizeOf(number(bytes, 16, 4, false), number(bytes, 20, 4, false));
    case PictureFormat::Jpeg: return jpegSize(bytes);
    case PictureFormat::Bmp: return bmpSize(bytes);
    case PictureFormat::Tiff: {
        const auto width = tiffEntry(bytes, 256);
        const auto height = tiffEntry(bytes, 257);
        if (!width || !height) return std::nullopt;
        return sizeOf(width->value, height->value);
    }
    default: return std::nullopt;
    }
}

Status checkSameSize(Size inHeader, Size decoded, const std::filesystem::path& path) {
    if (inHeader == decoded) return {};
    return fail(ErrorCode::Corrupt, "{}: its header says {}x{} pixels, its data hold {}x{}.", path.string(),
                inHeader.width, inHeader.height, decoded.width, decoded.height);
}

int storedOrientation(PictureFormat format, Bytes bytes) {
    int orientation = 1;
    if (format == PictureFormat::Tiff) return tiffOrientation(bytes);
    if (format == PictureFormat::Jpeg)
        forJpegSegments(bytes, [&](std::uint8_t marker, Bytes payload) {
            if (marker != 0xe1 || !startsWith(payload, std::string_view("Exif\0\0", 6))) return false;
            orientation = tiffOrientation(payload.subspan(6));
            return true;
        });
    if (format == PictureFormat::Png) orientation = pngOrientation(bytes);
    return orientation;
}

Image turnedUpright(const Image& stored, int orientation) {
    if (orientation <= 1 || orientation > 8) return stored;
    const bool swapSides = orientation >= 5;
    const bool mirrorX = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    const bool mirrorY = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    Image upright(swapSides ? Size{stored.height(), stored.width()} : stored.size());
    for (int y = 0; y < upright.height(); ++y)
        for (int x = 0; x < upright.width(); ++x) {
            const int column = swapSides ? y : x;
            const int row = swapSides ? x : y;
            upright.at(x, y) =
                stored.at(mirrorX ? stored.width() - 1 - column : column, mirrorY ? stored.height() - 1 - row : row);
        }
    return upright;
}

std::optional<TiffEntry> tiffEntry(Bytes bytes, std::uint16_t tag) {
    const bool little = isLittleEndian(bytes);
    const auto at = tiffEntryAt(bytes, tag, little);
    if (!at) return std::nullopt;
    const auto type = number(bytes, *at + 2, 2, little);
    if (type != 3U && type != 4U) return std::nullopt; // libtiff reads others in other ways, of 64 bits among them
    const bool isShort = type == 3U;
    const auto value = number(bytes, *at + 8, isShort ? 2 : 4, little);
    if (!value) return std::nullopt;
    return TiffEntry{*value, *at + 8, isShort};
}

bool tiffDataIsComplete(Bytes bytes) {
    const bool tiled = !tiffNumbers(bytes, 324).empty();
    const auto offsets = tiffNumbers(bytes, tiled ? 324 : 273);
    const auto counts = tiffNumbers(bytes, tiled ? 325 : 279);
    if (offsets.empty() || offsets.size() != counts.size()) return false;
    for (std::size_t i = 0; i < offsets.size(); ++i)
        if (std::size_t{offsets[i]} + counts[i] > bytes.size()) return false;
    return true;
}

bool bmpDataIsComplete(Bytes bytes) {
    const auto size = bmpSize(bytes);
    const auto start = number(bytes, 10, 4, true);
    const bool isOld = number(bytes, 14, 4, true) == 12U;
    const auto bits = number(bytes, isOld ? 24 : 28, 2, true);
    const auto compression = isOld ? 0U : number(bytes, 30, 4, true);
    if (!size || !start || !bits || !compression) return false;
    if (*compression == 1 || *compression == 2) return true; // run lengths: only decoding tells
    const std::size_t rowBytes = (static_cast<std::size_t>(size->width) * *bits + 31) / 32 * 4;
    return *start + rowBytes * static_cast<std::size_t>(size->height) <= bytes.size();
}

} // namespace core
