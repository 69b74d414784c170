// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What slots made of a frame, as one picture and as frames of a film: photo, truth, every slot with its name, time and
// score, and the legend.
#pragma once

#include "core/base/result.h"
#include "core/classes/palettes.h"
#include "core/image/image.h"
#include "core/image/label_map.h"
#include "core/image/video_writer.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace core {

/// One slot's outcome on a frame, in the scheme in which it is written. Neither pointer is owned.
struct ComparedSlot {
    std::string name;
    const ClassScheme* scheme = nullptr;
    const LabelMap* labels = nullptr; ///< classes of the scheme
    double milliseconds = 0;          ///< 0: not computed here
};

struct ComparedFrame {
    std::string caption; ///< the frame's name, or its film's
    std::string stamp;   ///< filmStamp(), or empty
    const Image* photo = nullptr;
    /// Label ids; null: none of this frame.
    const LabelMap* truth = nullptr;
    bool hasTruthPane = false; ///< also where `truth` is null, as frames of a film must have one size
    std::vector<ComparedSlot> entries;
    std::string palette{kOfficialPalette}; ///< one of paletteNames(): in which colours classes are painted
};

/// "frame 35 of 340  0:02.00": `number` from 0, seconds from the film's start.
std::string filmStamp(long number, long frames, double seconds);

/// Truth in the scheme that the slots are compared in: cityscapes-19 where one of them has it, else the first scored
/// one.
ClassScheme truthScheme(std::span<const ComparedSlot> entries);

/// What stands beside a slot's name: "mIoU 62.1 %  45 ms". The mIoU is that of this frame alone, the mean over the
/// classes that occur; left out without truth and for schemes that are not scored.
std::string slotNote(const ComparedFrame& frame, const ComparedSlot& slot);

/// REQUIRES: all maps have the photo's size.
Image sideBySidePicture(const ComparedFrame& frame);

/// A film of compared frames, at most 1920×1080, begun with the first one. What is not finished is removed.
class ComparedFilm {
public:
    /// `target` ends in .mp4.
    ComparedFilm(std::filesystem::path target, double framesPerSecond)
        : m_target(std::move(target)), m_framesPerSecond(framesPerSecond) {}

    /// InvalidArgument when the frame has another size than the first one; the errors of VideoWriter.
    Status add(const ComparedFrame& frame);
    /// Every frame that was added is in the file then. Nothing happens when none came.
    Status finish();
    long frames() const { return m_frames; }
    const std::filesystem::path& target() const { return m_target; }

private:
    std::filesystem::path m_target;
    double m_framesPerSecond;
    std::optional<VideoWriter> m_writer;
    Size m_photo;
    long m_frames = 0;
};

} // namespace core
