// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The small grammars inside option values. Every failure is InvalidArgument with a sentence that quotes the value.
#pragma once

#include "core/base/result.h"
#include "core/image/image.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace app::cli {

/// "1024x512": both at least 1.
core::Result<core::Size> parseSize(std::string_view option, const std::string& text);
/// "1024x512", or a factor of the frame such as "0.5".
core::Result<std::variant<core::Size, double>> parseSizeOrScale(std::string_view option, const std::string& text);
/// A finite number above 0.
core::Result<double> parseFactor(std::string_view option, const std::string& text);
/// "a,b,c" → its parts; empty parts are kept, so that they can be refused by name.
std::vector<std::string> splitAtCommas(const std::string& text);
/// "deeplab=models/a.safetensors" → ("deeplab", "models/a.safetensors"); the name is empty when none is given. A text
/// that is itself an existing path is taken whole, and a slash before the sign means that there is no name.
struct NamedReference {
    std::string name;
    std::string reference;
};
NamedReference parseNamedReference(const std::string& text);

} // namespace app::cli
