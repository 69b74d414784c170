// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/frame_cache.h"

namespace training {

core::Result<std::shared_ptr<const DecodedFrame>> FrameCache::read(std::size_t index) {
    {
        const std::scoped_lock lock(m_mutex);
        if (m_kept[index]) return m_kept[index];
    }
    const core::Frame& frame = m_frames[index];
    // One thread: callers have threads of their own.
    auto parts = core::readFrameParts(frame, {.instances = m_judged.contains(index), .threads = 1});
    if (!parts) return core::fail(std::move(parts).error());
    const auto decoded = std::make_shared<const DecodedFrame>(std::move(parts->photo), std::move(parts->truth),
                                                              std::move(parts->instances));
    const std::uint64_t bytesPerPixel =
        sizeof(core::Rgb) + sizeof(std::uint8_t) + (decoded->instances ? sizeof(std::uint16_t) : 0);
    const std::uint64_t bytes = decoded->photo.size().area() * bytesPerPixel;
    const std::scoped_lock lock(m_mutex);
    if (!m_kept[index] && bytes <= m_left) {
        m_kept[index] = decoded;
        m_left -= bytes;
    }
    return decoded;
}

} // namespace training
