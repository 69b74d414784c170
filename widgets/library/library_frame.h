// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/scores.h"
#include "core/store/frame_notes.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace widgets {

/// What a slot got on one frame, in the scheme of the comparison.
struct LibraryScore {
    core::Score mean;                 ///< of the classes that occur
    std::vector<core::Score> classes; ///< IoU by class
};

/// One frame of a source, as the library knows it.
struct LibraryFrame {
    std::string name{}; ///< core::Frame::name
    std::string city{}; ///< core::Frame::city
    QString place{};    ///< where picture and truth lie, for the tool tip
    bool hasTruth = false;
    core::FrameNote note{};
    std::vector<std::optional<LibraryScore>> scores{}; ///< by slot; nothing: not counted
    std::vector<bool> predicted{};                     ///< by slot
    std::optional<std::uint64_t> truthLabels{};        ///< bit i: label id i occurs; nothing: not looked at
    QString problem{};                                 ///< why there is no small picture of it
};

} // namespace widgets
