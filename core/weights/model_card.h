// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What weights need to be used rightly. Format: docs/file-formats.md.
#pragma once

#include "core/base/result.h"
#include "core/image/prepare.h"
#include "core/networks/graph.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace core {

struct ModelCard {
    std::string name;
    std::string network;    ///< registry name
    NetworkOptions options; ///< options.classes = classes.size()
    std::string scheme;     ///< built-in name, `channels-N`, or the name of a user's scheme
    int schemeVersion = 1;
    /// The whole scheme when it is a user's own, so that the model can be used anywhere; else empty.
    std::string schemeJson;
    /// In channel order; "unlabeled" may follow the scheme's classes and is read as void.
    std::vector<std::string> classes;
    InputSpec input;
    std::string weightsFile; ///< beside the card
    std::string weightsSha256;
    std::string weightsType;           ///< "float32", "float16"
    std::optional<std::string> parent; ///< SHA-256 of the weights it was trained from
    std::string recipe;
    std::string dataName;
    std::string dataSha256;
    std::string origin;            ///< a sentence
    std::string licence;           ///< a sentence
    std::string scoresJson = "[]"; ///< kept as it is
};

/// A model's name is its files' name: 1 to 100 bytes of UTF-8, no separators, no leading dot. InvalidArgument.
Status checkModelName(const std::string& name);

/// Of the metadata of weights that Kerbside has written.
inline constexpr const char* kProgramKey = "program";
inline constexpr const char* kProgramName = "kerbside";

/// Corrupt (not JSON, a wrong type, a missing field), InvalidArgument (a value that cannot be) or Unsupported (a newer
/// format), naming file and field.
Result<ModelCard> parseModelCard(const std::string& json, const std::string& origin);
Result<ModelCard> readModelCard(const std::filesystem::path& path);
std::string toJson(const ModelCard& card);

} // namespace core
