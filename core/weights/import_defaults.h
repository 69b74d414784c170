// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a checkpoint does not say and its public project does: preprocessing, scheme, align_corners.
#pragma once

#include "core/base/result.h"
#include "core/classes/class_scheme.h"
#include "core/image/prepare.h"
#include "core/networks/registry.h"
#include "core/weights/import.h"

#include <string>
#include <vector>

namespace core {

/// "torchvision", "milesial" or "DenseASPP".
std::string_view formOf(Family family);
InputSpec publicInput(Family family);
bool publicAlignCorners(Family family);

struct ChosenScheme {
    ClassScheme scheme;
    std::vector<std::string> classes; ///< one name per channel: the scheme's, and "unlabeled" for a last void channel
    std::vector<std::string> warnings;
};
/// By the count of channels where the options name no scheme. InvalidArgument when options and channels differ.
Result<ChosenScheme> chooseScheme(int channels, const ImportOptions& options, const std::string& origin);

} // namespace core
