// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What slots gave on frames, kept in the workspace, so that no model runs twice on the same pixels. Format:
// docs/file-formats.md.
#pragma once

#include "core/base/result.h"
#include "core/classes/class_scheme.h"
#include "core/image/label_map.h"
#include "core/store/cache_index.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace core {

/// Part of every key: raise it when the program predicts something else from the same photo, weights and settings.
inline constexpr int kPredictionVersion = 1;

/// What decides a prediction.
struct PredictionKey {
    std::string photo;    ///< pixelDigest() of the photo
    Size size;            ///< of the photo, and of all that is predicted on it
    std::string weights;  ///< SHA-256 of the weights
    std::string settings; ///< all else that has a say: the model card's input and options, size, tiles, precision …

    /// A line for each of them and for kPredictionVersion.
    std::string text() const;
    /// SHA-256 of text(): the name of the entry.
    std::string digest() const;
};
/// SHA-256 over R, G and B of each pixel, row after row. The size is not in it.
std::string pixelDigest(const Image& photo);

/// What one slot gave on one frame, but for what only the probe needs.
struct StoredPrediction {
    ClassScheme scheme;               ///< of the label map
    LabelMap labels;                  ///< class indices, kIgnore for void
    Plane<std::uint8_t> confidence{}; ///< probability of the winner, 255 = 1; empty where the slot gives none
    Plane<std::uint8_t> entropy{};    ///< of the softmax over log(classes), 255 = uniform; may be empty likewise
    std::string device{}, precision{}, precisionReason{};
    double milliseconds = 0; ///< that it took to compute
    std::vector<std::string> notes{};
};

/// A folder of predictions within a budget of bytes: what was used longest ago goes first. Any part of it may be
/// deleted at any time, and several programs may use it at once. One object is used by one thread at a time.
class PredictionCache {
public:
    /// `folder`: `predictions` in the workspace's cache folder; made when something is added. Looks through it once,
    /// and removes what is above the budget. Io when it cannot be listed; Cancelled.
    static Result<PredictionCache> open(std::filesystem::path folder, std::uint64_t budgetBytes,
                                        const std::stop_token& stop = {});

    /// NotFound when there is none that can be used; one that is damaged is removed, and the sentence says what was
    /// wrong. Cancelled.
    Result<StoredPrediction> find(const PredictionKey& key, const std::stop_token& stop = {});
    /// In place of what had the key before, then removes what is above the budget. Io (disk full, no permission),
    /// OutOfMemory and Cancelled leave no entry of that key, and all others as they are. REQUIRES: the planes have the
    /// key's size, or, but for the labels, are empty.
    Status add(const PredictionKey& key, const StoredPrediction& prediction, const std::stop_token& stop = {});

    std::uint64_t bytes() const { return m_index.bytes(); } ///< of the files that this object knows of
    std::size_t size() const { return m_index.size(); }

private:
    PredictionCache(std::filesystem::path folder, std::uint64_t budgetBytes, CacheIndex index);
    std::filesystem::path file(const std::string& digest, std::string_view ending) const;
    Result<StoredPrediction> read(const PredictionKey& key, const std::string& digest,
                                  const std::stop_token& stop) const;
    Status write(const PredictionKey& key, const std::string& digest, const StoredPrediction& prediction,
                 const std::stop_token& stop) const;
    std::uint64_t bytesOf(const std::string& digest) const;
    void remove(const std::string& digest);
    void shrink();

    std::filesystem::path m_folder;
    std::uint64_t m_budget = 0;
    CacheIndex m_index;
};

} // namespace core
