// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Small made-up datasets and models for whole runs of the program.
#pragma once

#include "core/image/image.h"
#include "core/image/label_map.h"

#include <filesystem>
#include <string>
#include <vector>

namespace testing_support {

/// `split/madetown/madetown_000000_00000N_…` with photos of noise and, for `truths`, label ids.
void writeCityscapes(const std::filesystem::path& root, const std::string& split, core::Size size,
                     const std::vector<core::LabelMap>& truths);
/// "madetown_000000_000001" for frame 1.
std::string madeName(std::size_t frame);
std::filesystem::path madePhoto(const std::filesystem::path& root, const std::string& split, std::size_t frame);
std::filesystem::path madeTruth(const std::filesystem::path& root, const std::string& split, std::size_t frame);

/// A network of an eighth of the usual width, filled by the golden rule: DIR/NAME.card.json is its card. 19 classes are
/// cityscapes-19, 10 are merged-10.
void writeTinyModel(const std::filesystem::path& folder, const std::string& name, const std::string& network,
                    int classes);

} // namespace testing_support
