// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The names of Cityscapes files, parsed from the type token backwards, since cities may hold underscores and hyphens
// and foggy and rain names hold dots.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace core {

/// `stuttgart_00_000000_000001_leftImg8bit_foggy_beta_0.01.png` → core "stuttgart_00_000000_000001", city
/// "stuttgart_00", type "leftImg8bit", variant "foggy_beta_0.01".
struct CityscapesName {
    std::string core; ///< {city}_{seq}_{frame}; what predictions and truth share
    std::string city;
    std::string sequence;
    std::string frame;
    std::string type;    ///< leftImg8bit, gtFine, gtCoarse, disparity, …; empty when the name has none
    std::string variant; ///< what follows the type: blurred, labelIds, foggy_beta_0.02, …
    std::string ending;  ///< with its dot
};
/// Nothing when there is no `{city}_{seq}_{frame}`. Without a type the two numbers must have six digits each.
std::optional<CityscapesName> parseCityscapesName(const std::string& fileName);

/// The name under which results of a picture are written: the file name without `_leftImg8bit` and ending.
std::string frameName(const std::filesystem::path& image);
/// What the names of a picture's truth begin with: the file name up to `_leftImg8bit`, or without its ending. Frames in
/// fog and rain share the truth of the clear one.
std::string truthPrefix(const std::filesystem::path& image);
/// `<stem>_<number:6>` for frame `number` of a video.
std::string videoFrameName(const std::filesystem::path& video, long number);
/// Numbers inside names by value: frame2 comes before frame10.
bool naturalLess(std::string_view a, std::string_view b);

} // namespace core
