// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A folder of predicted label maps, ours (`segment`) or foreign.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/cityscapes/frame_source.h"
#include "core/metrics/prediction_space.h"

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace core {

/// One predicted file.
struct PredictionFile {
    std::filesystem::path path;
    /// Its values are label ids (in a folder of a scheme: those that stand for its classes), else classes of the
    /// scheme.
    bool holdsLabelIds = true;
};

/// What lies in a folder, looked up once. A const one may be used by several threads.
class PredictionFolder {
public:
    /// Lists all PNGs below `folder`. `folder`/predictions.json, when it is there, names the scheme that the files are
    /// predictions of: a built-in one, `channels-N`, a JSON file (relative to `folder`), or the scheme itself as an
    /// object. NotFound, Io, Cancelled, Corrupt (predictions.json), and the errors of ClassScheme::resolve(). Progress
    /// counts the PNGs that were found; how many there are is not known before.
    static Result<PredictionFolder> open(const std::filesystem::path& folder, std::stop_token stop = {},
                                         const ProgressFunction& progress = {});

    const std::filesystem::path& path() const { return m_path; }
    /// The scheme of predictions.json; label ids without one.
    const PredictionSpace& space() const { return m_space; }
    /// The file whose name begins with the frame's own, or else with its {city}_{sequence}_{frame}, unless it is named
    /// after another strength of the frame's fog or rain; of several the one
    /// that ends in `_labelIds`. In a folder of a scheme only such files hold label ids. NotFound; InvalidArgument when
    /// several match (names two).
    Result<PredictionFile> find(const Frame& frame) const;

    /// The scheme in which predictions are shown: that of predictions.json, for label ids cityscapes-19.
    ClassScheme shownScheme() const;
    /// The prediction of a frame as classes of shownScheme(), kIgnore for void. The errors of find() and
    /// readLabelMap(); InvalidArgument when it has not the photo's size, or holds values that are no label ids or
    /// classes (names one and how many pixels have such).
    Result<LabelMap> read(const Frame& frame, Size photo) const;

private:
    struct Entry {
        std::string name;
        std::filesystem::path path;
    };
    std::vector<const Entry*> startingWith(const std::string& prefix) const;

    std::filesystem::path m_path;
    PredictionSpace m_space;
    std::vector<Entry> m_entries; ///< sorted by name, then path
};

} // namespace core
