// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From what a decoder gives to an Image. Private to core/image.
#pragma once

#include "core/base/result.h"
#include "core/image/image.h"

#include <filesystem>
#include <memory>

struct AVFrame;
struct SwsContext;

namespace core {

/// Converts the pictures of one video; keeps its tables from one to the next.
class PictureConverter {
public:
    PictureConverter();
    PictureConverter(PictureConverter&&) noexcept;
    PictureConverter& operator=(PictureConverter&&) noexcept;
    ~PictureConverter();

    /// RGB of 8 bits, by the matrix and the range that the film names (ITU-R BT.601 where it names none), then turned
    /// clockwise. Unsupported, naming `path`. Throws std::bad_alloc.
    Result<Image> toImage(const AVFrame& picture, int quarterTurns, const std::filesystem::path& path);

private:
    struct Free {
        void operator()(SwsContext* context) const;
    };
    std::unique_ptr<SwsContext, Free> m_context;
    Size m_size;
    int m_format = -1;
};

} // namespace core
