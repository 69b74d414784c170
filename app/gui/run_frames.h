// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/prediction_store.h"

#include <map>
#include <set>
#include <vector>

namespace app {

/// A set of frames for each run. Looking one up takes no longer where there are many.
class RunFrames {
public:
    void add(const RunKey& run, int frame);
    void remove(const RunKey& run, int frame);
    bool contains(const RunKey& run, int frame) const;
    /// In order.
    std::vector<int> of(const RunKey& run) const;
    std::set<RunKey> runs() const;
    /// Frames have other numbers now: places[old] is the new one, −1 forgets the frame.
    void renumber(const std::vector<int>& places);
    void clear() { m_frames.clear(); }

private:
    std::map<RunKey, std::vector<bool>> m_frames;
};

} // namespace app
