// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/engine.h"
#include "app/gui/film_analysis.h"
#include "app/gui/frame_feed.h"
#include "app/gui/job.h"
#include "app/gui/model_contents.h"
#include "app/gui/pending_frames.h"
#include "app/gui/player.h"
#include "app/gui/prediction_store.h"
#include "app/gui/run_frames.h"
#include "app/gui/slot_runner.h"
#include "app/gui/slot_settings.h"
#include "core/cityscapes/frame_changes.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include <array>
#include <functional>
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
    SlotSettings settings{};                                ///< what it does otherwise than the other slots
    ModelContents contents{};                               ///< of the card, as the controller found it
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
    QElapsedTimer since{};                            ///< of Working: it was begun
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
    /// The current frame; null while it is being read or when that failed.
    const LoadedFrame* frame() const { return m_frame.get(); }
    std::shared_ptr<const LoadedFrame> heldFrame() const { return m_frame; } ///< for work on another thread
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
    /// REQUIRES: the slot holds a model.
    void setSlotSettings(int index, const SlotSettings& settings);
    /// The common settings and what the slot does otherwise. REQUIRES: the slot holds a model.
    RunSettings settingsOfSlot(int index) const;
    /// Predictions that are kept already are left alone.
    void setCaching(const CacheOptions& options);
    const CacheOptions& caching() const { return m_caching; }
    /// Off: frames are segmented only by segment(), and while playing.
    void setAutomatic(bool automatic);

    /// Runs every slot that has no prediction of this frame, failed ones too.
    void segment();
    /// Runs one slot on this frame although there is a prediction; the one of the workspace is written over.
    void segmentAnew(int index);
    /// Stops opening, segmenting and playing; finished predictions stay.
    void cancel();
    bool isReading() const { return m_reading; } ///< the current frame
    bool isSegmenting() const { return m_segmenting; }
    /// True while something is being opened, read or segmented because it was asked for.
    bool isBusy() const { return m_opening || m_reading || m_segmenting || m_batch; }
    /// Nothing runs, not even what nobody asked for.
    bool isAtRest() const { return !isBusy() && !m_idleAtWork; }

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
    /// The next (step 1) or previous (−1) frame as the user leafs; −1: none. Those of the source until this is called.
    using Neighbour = std::function<int(int frame, int step)>;
    void setNeighbours(Neighbour neighbour) { m_neighbour = std::move(neighbour); }
    /// The user leafs through other frames, or in another order: others are ahead.
    void lookAheadAnew();

    void setPlaying(bool playing);
    bool isPlaying() const { return m_playing; }
    void setPlaySettings(const PlaySettings& settings);
    const Player& player() const { return m_player; }
    /// A film plays at its own rate, and the models may be behind it: see lateOutcome().
    bool isLive() const { return m_playing && m_player.settings().mode == PlayMode::Live; }
    /// First and last frame that are played; nothing: from the start, to the end. REQUIRES: in <= out.
    void setPlayRange(std::optional<int> in, std::optional<int> out);
    /// The frame that is seen so many seconds later or earlier, at least one frame away.
    void showBeside(double seconds) { showFrame(m_player.beside(m_index, seconds)); }
    /// Since the film was started. Without models nothing is dropped.
    struct PlayTally {
        long shown = 0;   ///< frames
        long skipped = 0; ///< live: whose time passed before they could be shown
        long dropped = 0; ///< live: shown, but the models were busy with an earlier one
    };
    const PlayTally& playTally() const { return m_tally; }

    /// Counts of a slot: of the current frame, or of every frame segmented so far with this model and these settings.
    std::vector<core::FrameCounts> counts(int slot, bool setSoFar) const;
    /// What a job needs to run a model of a slot on a frame of the open source.
    SlotTask taskOf(const SlotModel& model, int frame) const;
    /// Those of the set so far by frame. Addresses stay until another source is opened or this one is listed again.
    const std::map<int, core::FrameCounts>& countsByFrame(int slot) const;
    /// Frames that the slot has segmented so far, in order.
    std::vector<int> segmentedFrames(int slot) const;
    /// What is there of a slot's model with the settings of now; null: nothing. REQUIRES: the slot has a model.
    std::shared_ptr<const SlotPrediction> stored(int index, int frame) {
        return m_store.find(keyOf(*slot(index).model), frame);
    }
    /// Milliseconds of every frame of this source that a slot's model was run on, with these settings.
    std::vector<double> durations(int slot) const;

signals:
    void sourceOpened();
    void framesRelisted(); ///< frames have come, gone or changed, and may have other numbers
    void frameChanged();   ///< another frame is current: whatever is shown is out of date
    void frameLoaded();
    void slotChanged(int slot);
    /// While a film plays live: what a slot made of a frame that has gone by.
    void lateOutcome(int slot, const std::shared_ptr<const LoadedFrame>& frame,
                     const std::shared_ptr<const SlotPrediction>& prediction);
    void countsChanged();
    void busyChanged();
    void playingChanged(); ///< or how it is played
    void frameAnalysed(int frame);
    void summariesForgotten();
    void batchChanged();
    /// Not after a cancelled batch. `firstError`: of those that failed.
    void batchFinished(int frames, int failed, const core::Error& firstError);
    void failed(const QString& what, const core::Error& error);
    /// The workspace's cache is of no use, which harms nothing else. Told once for each setCaching().
    void cacheFailed(const core::Error& error);

private:
    using Outcome = core::Result<std::shared_ptr<const SlotPrediction>>;

    RunKey keyOf(const SlotModel& model) const;
    void takeOpened(FrameFeed::Opened opened);
    void renumber(const std::vector<int>& places);
    void goTo(int index);
    void takeFrame(FrameFeed::Read frame);
    /// Slots get what is stored for the current frame, or become Idle.
    void fillFromStore();
    void showStored(); ///< fillFromStore(), and tells all who show it
    bool takeFromStore(int slot);
    /// Looks whether other models lie at the cards of the slots by now; true: some do, and have no predictions yet.
    bool refreshContents();
    bool isWanted(const SlotTask& task) const;
    bool isLate(const SlotTask& task) const; ///< of a live film: of the frame at work, which has gone by
    void startPending(bool failedToo, bool idleToo = true);
    void takeProgress(const SlotTask& task, const core::Progress& progress);
    void takeOutcome(const SlotTask& task, Outcome outcome);
    void finishSegmenting();
    std::vector<SlotTask> tasksFor(int frame) const; ///< of all slots, each model once
    /// What nobody waits for: neighbours of the frame, then the batch.
    void startIdleWork();
    std::optional<int> nextIdleFrame();
    std::vector<int> framesAhead() const; ///< of the current one, in the order of their turn
    bool needsIdleWork(int frame) const;
    void countBatch();
    std::optional<RunPredictions> wantedSummary() const; ///< what is there for it already; nothing: not wanted
    void takeSummary(const std::shared_ptr<FilmAnalysis>& film, int frame, const FrameSummary& summary);
    void forgetSummaries(); ///< after every change of what the slots hold, and how it is run
    void finishBatch();
    void dropBatch();
    void continuePlaying();
    void playNext();
    void readAhead();
    void countPlayed(int next);
    void stopLive();
    bool hasOpenSlot() const; ///< with a model that has yet to do this frame
    double now() const { return static_cast<double>(m_clock.nsecsElapsed()) / 1e9; }

    Engine m_engine;
    CacheOptions m_caching;
    std::shared_ptr<SlotRunner> m_runner; ///< touched by m_device's worker only
    std::optional<core::FrameSource> m_source;
    std::vector<std::string> m_splits;
    unsigned long m_sourceTurn = 0;
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
    bool m_givenUp = false; ///< the reading of the current frame, for what is being opened
    bool m_segmenting = false;
    bool m_playing = false;
    bool m_jumped = false;                          ///< the frame was not reached by playing
    std::shared_ptr<const LoadedFrame> m_segmented; ///< the frame that the models got last
    Player m_player;
    PlayTally m_tally;
    std::optional<BatchProgress> m_batch;
    bool m_lookAhead = false;
    Neighbour m_neighbour;
    std::set<int> m_ahead; ///< looked at ahead of the current frame; no others, though scores may move frames about
    bool m_idleAtWork = false;
    bool m_resting = false;     ///< cancelled: no look-ahead until something is asked for
    RunFrames m_tried;          ///< whatever came of it: nothing is tried twice unasked
    std::vector<RunKey> m_runs; ///< of the slots, each once
    PendingFrames m_pending{[this](int frame) { return needsIdleWork(frame); }}; ///< of a batch
    std::set<std::pair<RunKey, int>> m_anew;                  ///< to be computed though the workspace may have them
    std::map<std::pair<RunKey, int>, core::Error> m_failures; ///< of those tried; not scored is one too
    std::shared_ptr<std::optional<FrameReader>> m_idleReader; ///< touched by m_device's worker only
    std::shared_ptr<FilmAnalysis> m_film = std::make_shared<FilmAnalysis>(); ///< likewise
    std::map<int, FrameSummary> m_summaries;                                 ///< by frame, of m_film
    QElapsedTimer m_clock;
    QTimer m_nextFrame;
    FrameFeed m_feed;
    Job m_device;
};

} // namespace app
