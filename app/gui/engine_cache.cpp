// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/engine_cache.h"

#include "core/base/thread_priority.h"
#include "core/weights/model.h"

#include <algorithm>

namespace app {

core::Result<EngineResult> EngineCache::segment(const std::filesystem::path& card, const core::Image& frame,
                                                const RunSettings& settings, std::stop_token stop,
                                                const core::ProgressFunction& progress) {
    core::giveWay(); // to the window, before LibTorch starts threads from here
    const Key key{card, settings.engine.device, settings.engine.precision};
    auto loaded = m_loaded.find(key);
    if (loaded == m_loaded.end()) {
        // The same model on another device or in another precision would keep its memory for nothing.
        std::erase_if(m_loaded, [&](const auto& entry) { return entry.first.card == card; });
        if (progress) progress({0, 0, "Loading the weights"});
        auto model = core::loadModel(card);
        if (!model) return core::fail(model.error());
        if (stop.stop_requested()) return core::cancelled();
        auto segmenter = inference::Segmenter::create(*model, settings.engine);
        if (!segmenter) return core::fail(segmenter.error());
        loaded = m_loaded.emplace(key, std::move(*segmenter)).first;
    }
    inference::Segmenter& segmenter = loaded->second;
    auto prediction = segmenter.segment(frame, settings.segment, stop, progress);
    if (!prediction) return core::fail(prediction.error());
    return EngineResult{std::move(*prediction), segmenter.scheme(), segmenter.precisionReason()};
}

void EngineCache::release(const std::vector<std::filesystem::path>& inUse) {
    std::erase_if(m_loaded, [&](const auto& entry) {
        return std::find(inUse.begin(), inUse.end(), entry.first.card) == inUse.end();
    });
}

Engine EngineCache::makeEngine() {
    auto cache = std::make_shared<EngineCache>();
    return {[cache](const auto& card, const auto& frame, const auto& settings, auto stop, const auto& progress) {
                return cache->segment(card, frame, settings, stop, progress);
            },
            [cache](const auto& inUse) { cache->release(inUse); }, [] { return inference::devices(); }};
}

} // namespace app
