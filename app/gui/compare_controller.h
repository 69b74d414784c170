// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/engine.h"
#include "app/gui/film_analysis.h"
#include "app/gui/frame_reader.h"
#include "app/gui/job.h"
#include "app/gui/prediction_store.h"
#include "core/cityscapes/frame_changes.h"
#include "core/metrics/prediction_folder.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace app {

inline constexpr int kSlots = 6; ///< at most; empty ones take no room on the screen

/// What a slot holds.
struct SlotModel {
    std::filesystem::path card; ///< or the folder of predictions
    QString name;
    std::shared_ptr<const core::ClassScheme>
        scheme; ///< null for a scheme of the user's own until its first prediction tells it
    std::shared_ptr<const core::PredictionFolder> folder{}; ///< of predictions made elsewhere; null: a model
};

enum class SlotState {
    Empty,   ///< no model
    Idle,    ///< no prediction of this frame, and none is on its way
    Waiting, ///< its turn comes
    Working,
    Done,
    Failed,
};

/// One slot as the window shows it. `prediction` always belongs to the current frame, model and settings.
struct SlotView {
    std::optional<SlotModel> model;
    SlotState state = SlotState::Empty;
    double progress = -1;                             ///< of Working: 0 … 1, −1: unknown
    QString stage;                                    ///< of Working: what is being done
    std::shared_ptr<const SlotPrediction> prediction; ///< of Done
    core::Error error;                                ///< of Failed
};

/// The source, the current frame, the slots and their predictions; no widgets. Lives on the window's thread; one job
/// reads frames, one runs the models. What comes late for another frame is kept, never shown.
class CompareController : public QObject {
    Q_OBJECT

public:
    explicit CompareController(Engine engine, QObject* parent = nullptr);

    /// Keeps the open source when the new one cannot be opened.
    void open(const std::filesystem::path& path, const core::SourceOptions& options = {});
    const core::FrameSource* source() const { return m_source ? &*m_source : nullptr; }
    const std::vector<std::string>& splits() const { return m_splits; } ///< of the open Cityscapes root
    int frameCount() const { return m_source ? static_cast<int>(m_source->frames().size()) : 0; }
    int index() const { return m_index; }
    double framesPerSecond() const { return m_framesPerSecond; } ///< of a video; 0 for pictures
    /// The current frame; null while it is being read or when that failed.
    const LoadedFrame* frame() const { return m_frame.get(); }
    bool isOpening() const { return m_opening; }
    /// The open source, listed again. What is known of frames that are as they were stays; the current one stays
    /// current, and where it is gone the one after it takes its place. Another source than the open one is not heeded.
    void takeListing(const core::FrameSource& source, const core::FrameChanges& changes);

    void showFrame(int index); ///< clamped to the source
    void showNext() { showFrame(m_index + 1); }
    void showPrevious() { showFrame(m_index - 1); }

    const SlotView& slot(int index) const { return m_slots[static_cast<std::size_t>(index)]; }
    std::optional<int> firstEmptySlot() const;
    /// The nearest slot with a model before (step −1) or after (+1) this one; −1: none.
    int filledSlotBeside(int index, int step) const;
    void setSlot(int index, SlotModel model);
    void clearSlot(int index);
    /// What one slot holds, and what it has done and is doing, goes to the other's place.
    void swapSlots(int one, int other);
    /// REQUIRES: the slot holds a model, and the name is not empty.
    void renameSlot(int index, const QString& name);
    void setSettings(const RunSettings& settings);
    const RunSettings& settings() const { return m_settings; }
    /// Off: frames are segmented only by segment(), and while playing.
    void setAutomatic(bool automatic);

    /// Runs every slot that has no prediction of this frame, failed ones too.
    void segment();
    /// Stops opening, segmenting and playing; finished predictions stay.
    void cancel();
    bool isReading() const { return m_reading; } ///< the current frame
    bool isSegmenting() const { return m_segmenting; }
    /// True while something is being opened, read or segmented because it was asked for.
    bool isBusy() const { return m_opening || m_reading || m_segmenting || m_batch; }

    /// Segments every frame of the source in the background, as far as it is not done; the frame that is shown goes
    /// first, now and later.
    void startBatch();
    /// Frames done and in all while a batch is at work.
    struct BatchProgress {
        int done = 0, frames = 0;
    };
    const std::optional<BatchProgress>& batch() const { return m_batch; }
    /// What was learned of a frame when it was segmented with the slots and settings of now; null before.
    const FrameSummary* summary(int frame) const {
        const auto found = m_summaries.find(frame);
        return found == m_summaries.end() ? nullptr : &found->second;
    }
    /// On: the frames before and after the current one are segmented when there is nothing else to do.
    void setLookAhead(bool on);

    void setPlaying(bool playing);
    bool isPlaying() const { return m_playing; }
    /// First and last frame that are played; nothing: from the start, to the end. REQUIRES: in <= out.
    void setPlayRange(std::optional<int> in, std::optional<int> out);

    /// Counts of a slot: of the current frame, or of every frame segmented so far with this model and these settings.
    std::vector<core::FrameCounts> counts(int slot, bool setSoFar) const;
    /// Those of the set so far by frame. Addresses stay until another source is opened or this one is listed again.
    const std::map<int, core::FrameCounts>& countsByFrame(int slot) const;
    /// Frames that the slot has segmented so far, in order.
    std::vector<int> segmentedFrames(int slot) const;
    /// Milliseconds of every frame of this source that a slot's model was run on, with these settings.
    std::vector<double> durations(int slot) const;

signals:
    void sourceOpened();
    void framesRelisted(); ///< frames have come, gone or changed, and may have other numbers
    void frameChanged(); ///< another frame is current: whatever is shown is out of date
    void frameLoaded();
    void slotChanged(int slot);
    void countsChanged();
    void busyChanged();
    void playingChanged();
    void frameAnalysed(int frame);
    void summariesForgotten();
    void batchChanged();
    /// Not after a cancelled batch. `firstError`: of those that failed.
    void batchFinished(int frames, int failed, const core::Error& firstError);
    void failed(const QString& what, const core::Error& error);

private:
    /// One model on one frame; says where its outcome belongs.
    struct Task {
        RunKey run;
        std::filesystem::path card;
        std::shared_ptr<const core::PredictionFolder> folder;
        int frame = 0;
        unsigned long source = 0;
    };
    using Outcome = core::Result<std::shared_ptr<const SlotPrediction>>;

    RunKey keyOf(const SlotModel& model) const;
    /// Both run on the worker.
    static core::Result<EngineResult> predict(const Engine& engine, const Task& task, const LoadedFrame& frame,
                                              const RunSettings& settings, std::stop_token stop,
                                              const core::ProgressFunction& progress);
    static std::shared_ptr<const SlotPrediction> counted(EngineResult result, const LoadedFrame& frame);
    void takeOpened(core::Result<std::shared_ptr<FrameReader>> opened);
    int placeOf(int index, const core::FrameSource& now) const;
    void renumber(const std::vector<int>& places);
    void takeFrame(core::Result<std::shared_ptr<const LoadedFrame>> frame);
    /// Slots get what is stored for the current frame, or become Idle.
    void fillFromStore();
    bool takeFromStore(int slot);
    bool isWanted(const Task& task) const;
    void startPending(bool failedToo, bool idleToo = true);
    void takeProgress(const Task& task, const core::Progress& progress);
    void takeOutcome(const Task& task, Outcome outcome);
    void finishSegmenting();
    std::vector<Task> tasksFor(int frame) const; ///< of all slots, each model once
    /// What nobody waits for: neighbours of the frame, then the batch.
    void startIdleWork();
    std::optional<int> nextIdleFrame() const;
    bool needsIdleWork(int frame, const std::vector<Task>& tasks) const;
    void countBatch();
    std::optional<RunPredictions> wantedSummary() const; ///< what is there for it already; nothing: not wanted
    void takeSummary(const std::shared_ptr<FilmAnalysis>& film, int frame, const FrameSummary& summary);
    void forgetSummaries();
    void finishBatch();
    void dropBatch();
    void continuePlaying();
    int lastPlayed() const;

    Engine m_engine;
    std::shared_ptr<FrameReader> m_reader; ///< the object itself is touched by m_disk's worker only
    std::optional<core::FrameSource> m_source;
    std::vector<std::string> m_splits;
    unsigned long m_sourceTurn = 0;
    double m_framesPerSecond = 0;
    int m_index = 0;
    std::shared_ptr<const LoadedFrame> m_frame;
    std::array<SlotView, kSlots> m_slots;
    RunSettings m_settings;
    PredictionStore m_store;
    /// Those that were in slots since the source was opened. Their addresses are in the keys of m_store: they must not
    /// be given to other folders.
    std::vector<std::shared_ptr<const core::PredictionFolder>> m_folders;
    bool m_automatic = true;
    bool m_opening = false;
    bool m_reading = false;
    bool m_segmenting = false;
    bool m_playing = false;
    std::optional<int> m_playIn, m_playOut;
    std::optional<BatchProgress> m_batch;
    bool m_lookAhead = false;
    bool m_idleAtWork = false;
    bool m_resting = false;                                   ///< cancelled: no look-ahead until something is asked for
    std::set<std::pair<RunKey, int>> m_tried;                 ///< whatever came of it: nothing is tried twice unasked
    std::map<std::pair<RunKey, int>, core::Error> m_failures; ///< of those tried; not scored is one too
    std::shared_ptr<std::optional<FrameReader>> m_idleReader; ///< touched by m_device's worker only
    std::shared_ptr<FilmAnalysis> m_film = std::make_shared<FilmAnalysis>(); ///< likewise
    std::map<int, FrameSummary> m_summaries;                                 ///< by frame, of m_film
    QElapsedTimer m_sinceFrame;
    QTimer m_nextFrame;
    Job m_disk;
    Job m_device;
};

} // namespace app
