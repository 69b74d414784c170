// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a VideoIndex knows of the packets of its video. Private to core/image.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace core {

struct VideoPacket {
    std::int64_t byte = -1; ///< where it begins in the file; -1: unknown
    std::int64_t pts = 0;   ///< when it is shown, in units of the stream; AV_NOPTS_VALUE: not told
    std::int64_t dts = 0;   ///< when it is decoded, likewise
    int size = 0;           ///< bytes
    bool isKey = false;
    bool isHidden = false; ///< to be decoded, but not shown
    long rank = -1;        ///< place among all packets in the order of presentation; -1: has none
    long frame = -1;       ///< the frame it holds; -1: none
};

struct VideoTable {
    std::vector<VideoPacket> packets; ///< in the order of the file, which is that of decoding
    std::vector<long> packetOf;       ///< by frame
    std::vector<double> seconds;      ///< by frame, rising, the first 0
    std::vector<long> starts;         ///< the packets at which reading can begin, rising
    int reordering = 0;               ///< the most packets that wait for one which follows them

    /// The latest packet from which on the frame is decoded as from the beginning: a key packet that is not shown after
    /// it, since what is shown before a key packet may need what lies before it ("open group of pictures"). 0: only
    /// from the beginning.
    long startOf(long frame) const {
        const long packet = packetOf[static_cast<std::size_t>(frame)];
        const long rank = packets[static_cast<std::size_t>(packet)].rank;
        for (auto start = std::upper_bound(starts.begin(), starts.end(), packet); start != starts.begin();)
            if (packets[static_cast<std::size_t>(*--start)].rank <= rank) return *start;
        return 0;
    }
};

} // namespace core
