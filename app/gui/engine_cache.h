// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/engine.h"
#include "app/gui/model_contents.h"

#include <map>

namespace app {

/// The models that are loaded, ready to run. Used by one worker thread at a time. No Torch types, but what it calls
/// needs LibTorch, so it belongs to the program and not to the library that the tests link.
class EngineCache {
public:
    core::Result<EngineResult> segment(const std::filesystem::path& card, const core::Image& frame,
                                       const RunSettings& settings, std::stop_token stop,
                                       const core::ProgressFunction& progress);
    void release(const std::vector<LoadedModel>& inUse);

    /// The functions of a cache of its own.
    static Engine makeEngine();

private:
    struct Loaded {
        inference::Segmenter segmenter;
        ModelContents contents; ///< when it was loaded
    };
    std::map<LoadedModel, Loaded> m_loaded;
};

} // namespace app
