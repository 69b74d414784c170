// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One picture with everything about a frame: photo, truth and masks in a grid, each with its name, and the legend
// below.
#pragma once

#include "core/classes/class_scheme.h"
#include "core/image/image.h"
#include "core/image/label_map.h"

#include <span>
#include <string>

namespace core {

/// A coloured label map in the grid.
struct SideBySideMask {
    std::string title; ///< "truth", the name of a slot; cut when its cell is too narrow
    std::string note;  ///< at the right of the title: "812 ms"; may be empty
    LabelMap labels;   ///< class indices of `scheme`, at the photo's size
    ClassScheme scheme;
};

struct SideBySideOptions {
    /// The grid is shrunk to fit; frames below 320 pixels of width are enlarged by whole factors. Titles and legend
    /// keep a readable size, so that tiny limits may be exceeded by them.
    Size limit = {2560, 1440};
    /// Every class of the schemes has its fixed place and absent ones are dimmed, for films, whose frames must all have
    /// one size. Otherwise the legend holds the classes that are present.
    bool wholeLegend = false;
};

/// `caption` stands at the top left, `note` at the top right. Both sides of the result are even. Its size depends only
/// on the photo's size, the number of masks and the legend. REQUIRES: every mask has the photo's size, which is not
/// empty.
Image sideBySide(const std::string& caption, const std::string& note, const Image& photo,
                 std::span<const SideBySideMask> masks, const SideBySideOptions& options = {});

} // namespace core
