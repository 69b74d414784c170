// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures that a comparison derives from what the slots hold. Functions of values.
#pragma once

#include "core/metrics/derived_layers.h"
#include "core/metrics/layer_legend.h"
#include "inference/engine/prediction.h"
#include "widgets/canvas/mask_pixels.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace app {

enum class LayerKind {
    None,
    Verdict,    ///< of one slot against truth
    Pair,       ///< of two slots against truth
    Difference, ///< of two slots
    Agreement,  ///< of all slots
    Confidence, ///< of one slot
    Entropy,    ///< of one slot
};

struct LayerChoice {
    LayerKind kind = LayerKind::None;
    int a = 0, b = 0; ///< slots; b only where there are two
    bool operator==(const LayerChoice&) const = default;
};

/// A slot's part in a layer.
struct LayerSlot {
    int slot = 0;
    QString name; ///< "A DeepLabV3"
    /// In the scheme of the comparison; null while there is no prediction of the frame, or when it cannot be mapped.
    std::shared_ptr<const core::LabelMap> labels;
    const inference::Prediction* prediction = nullptr; ///< null while there is none
};

struct DerivedLayer {
    std::shared_ptr<const core::LabelMap> map;
    widgets::MaskColors colors{};
    std::vector<core::LayerEntry> legend;      ///< empty for numbers along a ramp
    std::vector<std::optional<double>> shares; ///< of the pixels, for each entry of the legend
    std::optional<core::PairJudgement> pair;   ///< of Pair
    QString summary;                           ///< "92.1 % right"
};

/// "Right or wrong: A".
QString layerTitle(const LayerChoice& choice);
/// "Pixels only A gets right", class by class of the truth, as HTML.
QString pairTable(const LayerChoice& choice, const core::PairJudgement& pair, const core::ClassScheme& scheme);
/// What can be chosen with these slots, in the order of a menu; None first.
std::vector<LayerChoice> layerChoices(const std::vector<LayerSlot>& slotParts, bool hasTruth);
/// `truth` in the scheme of the comparison, or null. The error is the sentence for the pane: what is missing.
core::Result<DerivedLayer> deriveLayer(const LayerChoice& choice, const core::LabelMap* truth,
                                       const std::vector<LayerSlot>& slotParts);

} // namespace app
