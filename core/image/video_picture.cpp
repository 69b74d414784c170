// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/video_picture.h"

#include "core/image/video_stream.h"

#include <cstring>

extern "C" {
#include <libavutil/frame.h>
#include <libavutil/pixdesc.h>
#include <libswscale/swscale.h>
}

namespace core {

namespace {

/// Films in high definition name another matrix than swscale takes by itself.
void setColours(SwsContext& context, const AVFrame& picture) {
    int* fromTable = nullptr;
    int* toTable = nullptr;
    int fromRange = 0;
    int toRange = 0;
    int brightness = 0;
    int contrast = 0;
    int saturation = 0;
    if (sws_getColorspaceDetails(&context, &fromTable, &fromRange, &toTable, &toRange, &brightness, &contrast,
                                 &saturation) < 0)
        return; // the picture is RGB already
    if (picture.color_range == AVCOL_RANGE_JPEG) fromRange = 1;
    sws_setColorspaceDetails(&context, sws_getCoefficients(picture.colorspace), fromRange, toTable, toRange, brightness,
                             contrast, saturation);
}

Image turned(const AVFrame& rgb, int quarterTurns) {
    const Size stored{rgb.width, rgb.height};
    Image image(quarterTurns % 2 == 0 ? stored : Size{stored.height, stored.width});
    for (int y = 0; y < stored.height; ++y) {
        const std::uint8_t* from = rgb.data[0] + static_cast<std::ptrdiff_t>(y) * rgb.linesize[0];
        if (quarterTurns == 0) std::memcpy(image.row(y), from, sizeof(Rgb) * static_cast<std::size_t>(stored.width));
        for (int x = 0; quarterTurns != 0 && x < stored.width; ++x, from += 3) {
            const Rgb pixel{from[0], from[1], from[2]};
            if (quarterTurns == 1) image.at(stored.height - 1 - y, x) = pixel;
            if (quarterTurns == 2) image.at(stored.width - 1 - x, stored.height - 1 - y) = pixel;
            if (quarterTurns == 3) image.at(y, stored.width - 1 - x) = pixel;
        }
    }
    return image;
}

} // namespace

void PictureConverter::Free::operator()(SwsContext* context) const { sws_freeContext(context); }
PictureConverter::PictureConverter() = default;
PictureConverter::PictureConverter(PictureConverter&&) noexcept = default;
PictureConverter& PictureConverter::operator=(PictureConverter&&) noexcept = default;
PictureConverter::~PictureConverter() = default;

Result<Image> PictureConverter::toImage(const AVFrame& picture, int quarterTurns, const std::filesystem::path& path) {
    const Size size{picture.width, picture.height};
    if (!m_context || m_size != size || m_format != picture.format) {
        const auto format = static_cast<AVPixelFormat>(picture.format);
        const AVPixFmtDescriptor* kind = av_pix_fmt_desc_get(format);
        // Of more than 8 bits the fast way makes pictures that are two levels too dark.
        const bool isDeep = kind != nullptr && kind->comp[0].depth > 8;
        const int flags = SWS_BICUBIC | (isDeep ? SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT : 0);
        m_context.reset(sws_getContext(size.width, size.height, format, size.width, size.height, AV_PIX_FMT_RGB24,
                                       flags, nullptr, nullptr, nullptr));
        if (!m_context)
            return fail(ErrorCode::Unsupported, "{}: its frames do not decode to 8-bit colours.", path.string());
        setColours(*m_context, picture);
        m_size = size;
        m_format = picture.format;
    }
    const auto rgb = owned(av_frame_alloc());
    rgb->format = AV_PIX_FMT_RGB24;
    rgb->width = size.width;
    rgb->height = size.height;
    // Rows with room behind them: swscale's fast ways write a few pixels more.
    if (av_frame_get_buffer(rgb.get(), 0) < 0) throw std::bad_alloc();
    if (sws_scale(m_context.get(), picture.data, picture.linesize, 0, size.height, rgb->data, rgb->linesize) !=
        size.height)
        return fail(ErrorCode::Unsupported, "{}: its frames do not decode to 8-bit colours.", path.string());
    return turned(*rgb, quarterTurns);
}

} // namespace core
