// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a network is shown of a frame in training: scaled, cropped, mirrored, recoloured. No Torch.
#pragma once

#include "core/image/image.h"
#include "core/image/label_map.h"
#include "core/image/prepare.h"
#include "training/options.h"

#include <cstdint>

namespace training {

/// What was drawn for one sample.
struct AugmentationDraw {
    double scale = 1;
    double acrossShare = 0, downShare = 0; ///< where the crop lies in the room there is for it, in [0, 1)
    bool isMirrored = false;
    double brightness = 1, contrast = 1, saturation = 1; ///< factors
    double hue = 0;                                      ///< turns
};
/// A function of its arguments alone; `index` is the sample's place in its epoch.
AugmentationDraw drawAugmentation(const Augmentation& augmentation, std::uint64_t seed, std::uint64_t epoch,
                                  std::uint64_t index);

struct Sample {
    core::Image photo;     ///< u8, before mean and standard deviation
    core::LabelMap labels; ///< class indices, kIgnore outside the picture
};

/// Photo and labels in one geometry: brought to the network's size for this frame (core::inputSize) times the drawn
/// scale, the photo by the card's filter, the labels by nearest; cut or padded to the crop (the network's size where
/// the recipe has none); mirrored. Outside the picture the photo has the card's mean colour. Only the picture's own
/// pixels are recoloured: brightness, contrast about the mean grey, saturation, then hue as a turn in YIQ.
/// REQUIRES: both of one size, which is not empty.
Sample augment(const core::Image& photo, const core::LabelMap& labels, const core::InputSpec& input,
               const Augmentation& augmentation, const AugmentationDraw& draw);

} // namespace training
