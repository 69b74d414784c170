// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The three models that come with the program, trained on the built-in street.
#pragma once

#include <array>
#include <filesystem>
#include <string_view>

namespace core {

/// What is compared when nobody names a model, in the order of the slots.
inline constexpr std::array<std::string_view, 3> kDemoModels = {"demo-deeplabv3", "demo-unet", "demo-denseaspp"};

/// `<program>/../share/kerbside/models`, where the build and the installation put them; empty where the system does not
/// tell which file the program is.
std::filesystem::path builtInModelsFolder();

} // namespace core
