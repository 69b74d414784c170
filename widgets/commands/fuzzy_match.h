// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace widgets {

/// How well `text` answers to what was typed, larger is better; nothing when a letter is missing or out of order. Words
/// of the query are looked for each by itself, in any order. Neither case nor accents count; beginnings of words and
/// letters side by side count most. An empty query gives 0.
std::optional<int> fuzzyScore(const QString& query, const QString& text);

} // namespace widgets
