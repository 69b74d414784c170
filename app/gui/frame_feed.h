// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/frame_reader.h"
#include "app/gui/job.h"

#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace app {

/// Opens sources and reads their frames, on one job: the frame that is wanted and, while a film plays, those that come
/// after it, into a ring of a few. Lives on the window's thread and gives everything there.
class FrameFeed {
public:
    using Opened = core::Result<std::shared_ptr<FrameReader>>;
    using Read = core::Result<std::shared_ptr<const LoadedFrame>>;
    using Order = std::function<std::optional<int>(int frame)>;

    /// Gives up what is being read; its frame does not come any more.
    void open(const std::filesystem::path& path, const core::SourceOptions& options, std::function<void(Opened)> done);
    /// Asks an opening to stop: done() still comes.
    void cancel() { m_job.cancel(); }
    /// From here on frames are read by this one.
    void setReader(std::shared_ptr<FrameReader> reader);
    /// Likewise where frames have other numbers: what was wanted or is being read does not come any more.
    void startAnew(std::shared_ptr<FrameReader> reader);

    /// Gives a frame to `done`: before it returns where the ring has it. A frame that was wanted before does not come
    /// any more. REQUIRES: a reader, and one of its frames.
    void want(int frame, std::function<void(Read)> done);
    /// What is read after each frame that was wanted, as far as the ring has room; an empty function: nothing, and the
    /// ring is emptied.
    void readAhead(Order order);

    /// Frames that the ring holds.
    std::size_t held() const { return m_ring.size(); }

private:
    void start(std::vector<int> frames);
    void take(int frame, Read read);
    void finish();
    void fill();
    std::size_t room() const;

    std::shared_ptr<FrameReader> m_reader; ///< the object itself is touched by the job's worker only
    Order m_order;
    std::deque<std::shared_ptr<const LoadedFrame>> m_ring; ///< in the order of playing
    std::deque<int> m_coming;                              ///< being read, in this order
    std::optional<int> m_wanted;
    std::function<void(Read)> m_done; ///< of m_wanted
    int m_last = 0;                   ///< that was given
    std::optional<int> m_unreadable;  ///< nothing is read ahead beyond it; tried again when it is wanted
    std::size_t m_frameBytes = 0;     ///< of that one
    Job m_job;
};

} // namespace app
