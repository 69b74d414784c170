// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Decoded frames, kept within a budget. No Torch.
#pragma once

#include "core/cityscapes/frame_source.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace training {

struct DecodedFrame {
    core::Image photo;
    core::LabelMap truth;                                  ///< label ids
    std::optional<core::Plane<std::uint16_t>> instances{}; ///< of a judged frame that has them
};

struct FrameRange {
    std::size_t first = 0, count = 0; ///< of the cache
    bool contains(std::size_t index) const { return index >= first && index - first < count; }
};

/// Safe from several threads. What is read first stays: an epoch visits every frame, so that whatever was thrown out
/// would be the next to be missed.
class FrameCache {
public:
    /// `judged`: the frames whose instance ids are read too, for iIoU.
    FrameCache(std::vector<core::Frame> frames, std::uint64_t budgetBytes, FrameRange judged = {})
        : m_frames(std::move(frames)), m_judged(judged), m_kept(m_frames.size()), m_left(budgetBytes) {}

    const std::vector<core::Frame>& frames() const { return m_frames; }
    /// From memory or from its files; the errors of core::readFrameParts(), which name the file.
    core::Result<std::shared_ptr<const DecodedFrame>> read(std::size_t index);

private:
    const std::vector<core::Frame> m_frames;
    const FrameRange m_judged;
    std::mutex m_mutex;
    std::vector<std::shared_ptr<const DecodedFrame>> m_kept; ///< guarded by m_mutex; null: not kept
    std::uint64_t m_left;                                    ///< guarded by m_mutex
};

} // namespace training
