// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/opencv_codec.h"

#include "core/image/opencv_door.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace core {
namespace fs = std::filesystem;

namespace {

/// OpenCV turns TIFF pictures whatever the flags say: the copy it gets says "upright".
void clearTiffOrientation(std::vector<std::uint8_t>& tiff) {
    const auto entry = tiffEntry(tiff, 274);
    if (!entry || !entry->isShort) return;
    const bool littleEndian = tiff[0] == 'I';
    tiff[entry->offset + (littleEndian ? 0 : 1)] = 1;
    tiff[entry->offset + (littleEndian ? 1 : 0)] = 0;
}

} // namespace

Result<Image> decodeThroughOpenCv(PictureFormat format, Bytes bytes, const fs::path& path) {
    silenceOpenCv();
    // OpenCV would print all the same, and fill up a TIFF with black.
    const bool complete = format == PictureFormat::Tiff ? tiffDataIsComplete(bytes) : bmpDataIsComplete(bytes);
    if (!complete)
        return fail(ErrorCode::Corrupt, "{}: damaged {}: the file ends before the picture does.", path.string(),
                    nameOf(format));
    std::vector<std::uint8_t> copy(bytes.begin(), bytes.end());
    if (format == PictureFormat::Tiff) clearTiffOrientation(copy);
    cv::Mat picture = cv::imdecode(copy, cv::IMREAD_UNCHANGED);
    if (picture.empty())
        return fail(ErrorCode::Corrupt, "{}: damaged {}: its data cannot be decoded.", path.string(), nameOf(format));
    if (picture.depth() == CV_16U) {
        cv::Mat high;
        // The high byte, as for PNG: rounding down, which convertTo by a factor would not.
        high.create(picture.size(), CV_MAKETYPE(CV_8U, picture.channels()));
        const auto* from = picture.ptr<std::uint16_t>();
        auto* to = high.ptr<std::uint8_t>();
        for (std::size_t i = 0; i < picture.total() * static_cast<std::size_t>(picture.channels()); ++i)
            to[i] = static_cast<std::uint8_t>(from[i] >> 8U);
        picture = high;
    }
    if (picture.depth() != CV_8U)
        return fail(ErrorCode::Unsupported, "{}: its pixels are neither 8 nor 16 bits deep.", path.string());
    Image image({picture.cols, picture.rows});
    cv::Mat target(picture.size(), CV_8UC3, image.values().data());
    switch (picture.channels()) {
    case 1: cv::cvtColor(picture, target, cv::COLOR_GRAY2RGB); break;
    case 3: cv::cvtColor(picture, target, cv::COLOR_BGR2RGB); break;
    case 4: cv::cvtColor(picture, target, cv::COLOR_BGRA2RGB); break;
    default: return fail(ErrorCode::Unsupported, "{}: has {} channels.", path.string(), picture.channels());
    }
    return image;
}

} // namespace core
