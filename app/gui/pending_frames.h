// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <set>

namespace app {

/// The frames of a source that something is yet to be done with, so that nobody walks through all of them whenever one
/// is done.
class PendingFrames {
public:
    /// `isPending` tells of one frame as it is now.
    explicit PendingFrames(std::function<bool(int frame)> isPending) : m_isPending(std::move(isPending)) {}

    /// Nothing is known of `frames` frames: all are asked about when next() or count() is called.
    void reset(int frames);
    /// Something has happened to this one.
    void update(int frame);
    /// The first one. Those that have ceased to be pending by themselves are left out on the way.
    std::optional<int> next();
    int count();

private:
    void askAboutAll();

    std::function<bool(int frame)> m_isPending;
    std::set<int> m_pending;
    int m_frames = 0;
    bool m_isKnown = false;
};

} // namespace app
