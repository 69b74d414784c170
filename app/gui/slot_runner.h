// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/engine.h"
#include "app/gui/frame_reader.h"
#include "app/gui/prediction_store.h"
#include "core/metrics/prediction_folder.h"
#include "core/store/prediction_cache.h"

#include <deque>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace app {

/// A quarter of this machine's memory, at most 4 GiB.
std::uint64_t defaultMemoryBudget();

/// Where predictions are kept, and how many.
struct CacheOptions {
    std::filesystem::path folder; ///< of the workspace; empty: predictions are kept in memory only
    std::uint64_t memoryBytes = defaultMemoryBudget();
    std::uint64_t diskBytes = std::uint64_t{2} << 30;
    double leastMs = 200; ///< what is computed faster gets no file: it comes back as soon, and with all probabilities
    bool operator==(const CacheOptions&) const = default;
};

/// One slot on one frame; says where its outcome belongs.
struct SlotTask {
    RunKey run;
    std::filesystem::path card;
    std::shared_ptr<const core::PredictionFolder> folder; ///< null: a model
    RunSettings settings;
    int frame = 0;
    unsigned long source = 0;
    bool anew = false; ///< computed even where the workspace has it
};

/// Makes predictions: reads them from a folder of predictions or from the workspace, or has the engine compute them.
/// Used by one worker thread at a time.
class SlotRunner {
public:
    SlotRunner(Engine engine, CacheOptions options) : m_engine(std::move(engine)), m_options(std::move(options)) {}

    /// Blocks. What the cache of the workspace suffers from never fails a prediction.
    core::Result<std::shared_ptr<const SlotPrediction>> predict(const SlotTask& task,
                                                                const std::shared_ptr<const LoadedFrame>& frame,
                                                                std::stop_token stop,
                                                                const core::ProgressFunction& progress);
    /// Writes what was computed into the workspace, until stopped; the rest waits for the next call.
    void keep(const std::stop_token& stop);
    /// The first error of the cache, told once.
    std::optional<core::Error> takeCacheError();
    void release(const std::vector<LoadedModel>& inUse) { m_engine.release(inUse); }

private:
    struct Waiting {
        core::PredictionKey key;
        std::shared_ptr<const SlotPrediction> prediction;
    };
    std::optional<core::PredictionKey> keyOf(const SlotTask& task, const std::shared_ptr<const LoadedFrame>& frame);
    core::PredictionCache* cache(const std::stop_token& stop);
    void note(const core::Error& error);

    Engine m_engine;
    CacheOptions m_options;
    std::optional<core::PredictionCache> m_cache; ///< opened when it is first asked for
    bool m_cacheFailed = false;                   ///< to open: it is not tried again
    std::shared_ptr<const LoadedFrame> m_frame;   ///< whose pixels m_digest is of
    std::string m_digest;
    std::deque<Waiting> m_waiting; ///< to be written
    std::optional<core::Error> m_error;
    bool m_errorTold = false;
};

} // namespace app
