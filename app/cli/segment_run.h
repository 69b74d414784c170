// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Frames through models into files: the work of `segment`.
#pragma once

#include "app/cli/command.h"
#include "app/cli/engine_options.h"
#include "app/cli/frame_inputs.h"
#include "app/cli/model_slots.h"
#include "app/cli/segment_output.h"
#include "app/cli/segment_report.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace app::cli {

struct SegmentRunOptions {
    std::filesystem::path out;
    std::optional<SaveKinds> save; ///< nothing: what suits the source and the scheme
    std::optional<core::ClassScheme> scheme;
    EngineSetup setup;
};

/// Frame after frame, model after model. A frame's files are written when all models have done it, so that a stop
/// leaves whole frames only. A frame that cannot be read is told, counted and left out; what cannot be written ends the
/// run.
class SegmentRun {
public:
    /// REQUIRES: what is handed in outlives the run.
    SegmentRun(Context& context, std::vector<ModelSlot>& slots, const SegmentRunOptions& options)
        : m_context(context), m_slots(slots), m_options(options) {}

    /// Settles the schemes and writes each slot's predictions.json. InvalidArgument, Io.
    core::Status prepare(const std::vector<core::FrameSource>& sources);
    core::Status segmentSource(const core::FrameSource& source);

    std::size_t framesDone() const { return m_done; }
    std::size_t totalFrames() const { return m_totalFrames; }
    /// Something was told that makes the run fail although it went on.
    bool hasFaults() const { return m_failed > 0 || m_truthFaults > 0; }
    const SegmentReport& report() const { return m_report; }

private:
    struct Loaded {
        core::Frame frame;
        std::size_t number = 0;
        core::Image photo;
        std::optional<core::LabelMap> truth;
    };
    SaveKinds kindsFor(const core::FrameSource& source) const;
    core::Status segmentFrame(const Loaded& loaded, const SaveKinds& save, core::ComparedFilm* film);
    core::Result<std::vector<SlotResult>> predict(const Loaded& loaded);
    core::Status write(const Loaded& loaded, const std::vector<SlotResult>& results, const SaveKinds& save,
                       core::ComparedFilm* film);
    void readTruth(Loaded& loaded);
    void fail(const core::Frame& frame, const std::string& message);

    Context& m_context;
    std::vector<ModelSlot>& m_slots;
    const SegmentRunOptions& m_options;
    std::vector<OutputClasses> m_outputs; ///< one per slot
    const core::FrameSource* m_source = nullptr;
    SegmentReport m_report;
    std::size_t m_totalFrames = 0;
    std::size_t m_done = 0;
    std::size_t m_failed = 0;
    std::size_t m_truthFaults = 0;
};

} // namespace app::cli
