// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/engine_cache.h"

#include "core/base/thread_priority.h"
#include "core/weights/model.h"

#include <algorithm>
#include <mutex>

namespace app {

core::Result<EngineResult> EngineCache::segment(const std::filesystem::path& card, const core::Image& frame,
                                                const RunSettings& settings, std::stop_token stop,
                                                const core::ProgressFunction& progress) {
    core::giveWay(); // to the window, before LibTorch starts threads from here
    const LoadedModel key = LoadedModel::of(card, settings);
    auto loaded = m_loaded.find(key);
    if (loaded != m_loaded.end() && !loaded->second.contents.isCurrent()) {
        // A training that goes on writes its best weights under one name again and again.
        ModelContents now = ModelContents::of(card);
        if (now.digest == loaded->second.contents.digest || now.digest.empty()) {
            loaded->second.contents = std::move(now);
        } else {
            m_loaded.erase(loaded);
            loaded = m_loaded.end();
        }
    }
    if (loaded == m_loaded.end()) {
        if (progress) progress({0, 0, "Loading the weights"});
        ModelContents contents = ModelContents::of(card); // before: what is written meanwhile is found later
        auto model = core::loadModel(card);
        if (!model) return core::fail(model.error());
        if (stop.stop_requested()) return core::cancelled();
        auto segmenter = inference::Segmenter::create(*model, settings.engine);
        if (!segmenter) return core::fail(segmenter.error());
        loaded = m_loaded.emplace(key, Loaded{std::move(*segmenter), std::move(contents)}).first;
    }
    inference::Segmenter& segmenter = loaded->second.segmenter;
    auto prediction = segmenter.segment(frame, settings.segment, stop, progress);
    if (!prediction) return core::fail(prediction.error());
    return EngineResult{std::move(*prediction), segmenter.scheme(), segmenter.precisionReason(),
                        segmenter.card().weightsSha256};
}

void EngineCache::release(const std::vector<LoadedModel>& inUse) {
    std::erase_if(m_loaded, [&](const auto& entry) { return std::ranges::find(inUse, entry.first) == inUse.end(); });
}

Engine EngineCache::makeEngine() {
    struct Shared {
        std::mutex turn; // an export and the panes use the same models
        EngineCache cache;
    };
    auto shared = std::make_shared<Shared>();
    return {[shared](const auto& card, const auto& frame, const auto& settings, auto stop, const auto& progress) {
                const std::scoped_lock lock(shared->turn);
                return shared->cache.segment(card, frame, settings, stop, progress);
            },
            [shared](const auto& inUse) {
                const std::scoped_lock lock(shared->turn);
                shared->cache.release(inUse);
            },
            [] { return inference::devices(); }};
}

} // namespace app
