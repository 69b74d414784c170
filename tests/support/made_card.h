// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/classes/class_scheme.h"
#include "core/weights/model_card.h"
#include "tests/support/test_files.h"

namespace testing_support {

/// A card without weights, of DeepLabV3 in cityscapes-19 at half of the frame's size. `weights`: each digit of their
/// SHA-256.
inline std::filesystem::path writeCard(const std::filesystem::path& folder, const std::string& name,
                                       char weights = 'a') {
    const auto scheme = core::ClassScheme::builtIn("cityscapes-19");
    core::ModelCard card;
    card.name = name;
    card.network = "deeplabv3-resnet50";
    card.scheme = "cityscapes-19";
    for (const core::SchemeClass& entry : scheme->classes()) card.classes.push_back(entry.name);
    card.options.classes = scheme->size();
    card.input.mean = {0.5F, 0.25F, 0.125F};
    card.input.std = {0.5F, 0.25F, 0.2F};
    card.input.scale = 0.5;
    card.weightsFile = name + ".safetensors";
    card.weightsSha256 = std::string(64, weights);
    card.weightsType = "float32";
    const std::filesystem::path path = folder / (name + ".card.json");
    writeText(path, core::toJson(card));
    return path;
}

} // namespace testing_support
