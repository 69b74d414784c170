// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The files of resources/references, compiled in (the .cpp is generated in the build folder).
#pragma once

#include <span>
#include <string_view>

namespace core {

std::span<const std::string_view> referenceTexts();

} // namespace core
