// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The files of resources/recipes, compiled in (the .cpp is generated in the build folder).
#pragma once

#include <span>
#include <string_view>

namespace training {

struct RecipeText {
    std::string_view name;
    std::string_view json;
};
std::span<const RecipeText> recipeTexts();

} // namespace training
