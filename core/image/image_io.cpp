// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/image_io.h"

#include "core/base/atomic_file.h"
#include "core/image/jpeg_codec.h"
#include "core/image/local_file.h"
#include "core/image/opencv_codec.h"
#include "core/image/opencv_door.h"
#include "core/image/picture_format.h"
#include "core/image/png_codec.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <optional>
#include <utility>

namespace core {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kLargestFile = kMaxPixels * 8; ///< four channels of 16 bits, not compressed
constexpr std::size_t kHeaderBytes = std::size_t{1} << 16;

std::string lowerEnding(const fs::path& path) {
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return ending;
}

Bytes asBytes(const std::string& text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }

Result<std::string> readPictureFile(const fs::path& path) {
    if (auto ordinary = checkOrdinaryFile(path); !ordinary) return fail(ordinary.error());
    auto text = readFile(path, kLargestFile);
    if (text && text->empty()) return fail(ErrorCode::Corrupt, "{}: the file is empty.", path.string());
    return text;
}

Result<PictureFormat> acceptedFormat(Bytes bytes, const fs::path& path) {
    const auto format = formatOf(bytes);
    switch (format) {
    case PictureFormat::Png:
    case PictureFormat::Jpeg:
    case PictureFormat::Bmp:
    case PictureFormat::Tiff: return format;
    case PictureFormat::Unknown:
        return fail(ErrorCode::Unsupported, "{}: is not a picture; PNG, JPEG, BMP and TIFF can be read.",
                    path.string());
    default:
        return fail(ErrorCode::Unsupported, "{}: is a {} picture; PNG, JPEG, BMP and TIFF can be read.", path.string(),
                    nameOf(format));
    }
}

Result<Size> acceptedSize(PictureFormat format, Bytes bytes, const fs::path& path) {
    const auto size = sizeInHeader(format, bytes);
    if (!size)
        return fail(ErrorCode::Corrupt, "{}: damaged {}: its header is cut after {} bytes.", path.string(),
                    nameOf(format), bytes.size());
    if (size->isEmpty())
        return fail(ErrorCode::Corrupt, "{}: damaged {}: its header says {}x{} pixels.", path.string(), nameOf(format),
                    size->width, size->height);
    if (size->area() > kMaxPixels)
        return fail(ErrorCode::Unsupported, "{}: its header says {}x{} pixels; the limit is {} pixels.", path.string(),
                    size->width, size->height, kMaxPixels);
    return *size;
}

Result<Image> decode(PictureFormat format, Bytes bytes, Size size, const fs::path& path) {
    switch (format) {
    case PictureFormat::Png: return decodePng(bytes, size, path);
    case PictureFormat::Jpeg: return decodeJpeg(bytes, size, path);
    default: return decodeThroughOpenCv(format, bytes, path);
    }
}

/// By how much the sides may be divided so that one of them still reaches the box's.
int draftDivisor(Size size, Size box) {
    int divisor = 1;
    while (divisor < 8 && (size.width >= 2 * divisor * box.width || size.height >= 2 * divisor * box.height))
        divisor *= 2;
    return divisor;
}

Result<StoredNumbers> readNumbers(const fs::path& path) {
    const auto file = readPictureFile(path);
    if (!file) return fail(file.error());
    const auto bytes = asBytes(*file);
    const auto format = acceptedFormat(bytes, path);
    if (!format) return fail(format.error());
    if (*format != PictureFormat::Png)
        return fail(ErrorCode::Unsupported, "{}: is a {} picture; label maps are read from PNG files only.",
                    path.string(), nameOf(*format));
    const auto size = acceptedSize(*format, bytes, path);
    if (!size) return fail(size.error());
    return decodePngNumbers(bytes, *size, path);
}

Status writeEncoded(const fs::path& path, const Result<std::vector<std::byte>>& encoded) {
    if (!encoded) return fail(encoded.error());
    return writeFileAtomically(path, std::span<const std::byte>(*encoded));
}

template <class T> Status writePlane(const fs::path& path, const Plane<T>& plane, std::string_view what) {
    if (lowerEnding(path) != ".png")
        return fail(ErrorCode::InvalidArgument, "{}: {} are written as .png only.", path.string(), what);
    return guarded(path, [&] { return writeEncoded(path, encodePng(plane, path)); });
}

} // namespace

bool isImageFile(const fs::path& path) {
    constexpr std::array<std::string_view, 6> endings = {".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff"};
    return std::find(endings.begin(), endings.end(), lowerEnding(path)) != endings.end();
}

/// `box`: of a draft, see readImageDraft().
static Result<Image> readPicture(const fs::path& path, Orientation orientation, std::optional<Size> box) {
    return guarded(path, [&]() -> Result<Image> {
        const auto file = readPictureFile(path);
        if (!file) return fail(file.error());
        const auto bytes = asBytes(*file);
        const auto format = acceptedFormat(bytes, path);
        if (!format) return fail(format.error());
        const auto size = acceptedSize(*format, bytes, path);
        if (!size) return fail(size.error());
        const int stored = orientation == Orientation::Upright ? storedOrientation(*format, bytes) : 1;
        if (box && stored >= 5) std::swap(box->width, box->height); // it lies on its side
        const int divisor = box && *format == PictureFormat::Jpeg ? draftDivisor(*size, *box) : 1;
        auto image = divisor > 1 ? decodeJpeg(bytes, *size, path, divisor) : decode(*format, bytes, *size, path);
        if (!image) return image;
        if (divisor == 1)
            if (auto same = checkSameSize(*size, image->size(), path); !same) return fail(same.error());
        return stored == 1 ? std::move(image) : turnedUpright(*image, stored);
    });
}

Result<Image> readImage(const fs::path& path, Orientation orientation) {
    return readPicture(path, orientation, std::nullopt);
}

Result<Image> readImageDraft(const fs::path& path, Size box, Orientation orientation) {
    return readPicture(path, orientation, box);
}

Result<Size> readImageSize(const fs::path& path) {
    return guarded(path, [&]() -> Result<Size> {
        if (auto ordinary = checkOrdinaryFile(path); !ordinary) return fail(ordinary.error());
        std::string start(kHeaderBytes, '\0');
        std::ifstream stream(path, std::ios::binary);
        stream.read(start.data(), static_cast<std::streamsize>(start.size()));
        start.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, stream.gcount())));
        const auto format = formatOf(asBytes(start));
        if (sizeInHeader(format, asBytes(start))) return acceptedSize(format, asBytes(start), path);
        // Large EXIF blocks and TIFF directories at the end of the file, and everything that is wrong with it.
        const auto file = readPictureFile(path);
        if (!file) return fail(file.error());
        const auto accepted = acceptedFormat(asBytes(*file), path);
        if (!accepted) return fail(accepted.error());
        return acceptedSize(*accepted, asBytes(*file), path);
    });
}

Result<LabelMap> readLabelMap(const fs::path& path) {
    return guarded(path, [&]() -> Result<LabelMap> {
        auto numbers = readNumbers(path);
        if (!numbers) return fail(numbers.error());
        if (!numbers->isWide) return LabelMap(numbers->size, std::move(numbers->narrow));
        std::vector<std::uint8_t> values(numbers->wide.size());
        std::size_t tooLarge = 0;
        std::uint16_t largest = 0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const std::uint16_t value = numbers->wide[i];
            values[i] = static_cast<std::uint8_t>(value);
            tooLarge += value > 255 ? 1 : 0;
            largest = std::max(largest, value);
        }
        if (tooLarge > 0)
            return fail(ErrorCode::Unsupported,
                        "{}: is not a label map: {} of its {} pixels hold 16-bit numbers above 255, up to {}.",
                        path.string(), tooLarge, values.size(), largest);
        return LabelMap(numbers->size, std::move(values));
    });
}

Result<Plane<std::uint16_t>> readPlane16(const fs::path& path) {
    return guarded(path, [&]() -> Result<Plane<std::uint16_t>> {
        auto numbers = readNumbers(path);
        if (!numbers) return fail(numbers.error());
        if (!numbers->isWide) numbers->wide.assign(numbers->narrow.begin(), numbers->narrow.end());
        return Plane<std::uint16_t>(numbers->size, std::move(numbers->wide));
    });
}

Status writeImage(const fs::path& path, const Image& image) {
    const auto ending = lowerEnding(path);
    if (ending == ".png") return guarded(path, [&] { return writeEncoded(path, encodePng(image, path)); });
    if (ending == ".jpg" || ending == ".jpeg")
        return guarded(path, [&] { return writeEncoded(path, encodeJpeg(image, path)); });
    return fail(ErrorCode::InvalidArgument, "{}: pictures are written as .png or .jpg, not \"{}\".", path.string(),
                ending);
}

Status writeLabelMap(const fs::path& path, const LabelMap& map) { return writePlane(path, map, "label maps"); }

Status writePlane16(const fs::path& path, const Plane<std::uint16_t>& plane) {
    return writePlane(path, plane, "16-bit planes");
}

} // namespace core
