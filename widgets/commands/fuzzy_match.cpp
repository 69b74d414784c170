// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/commands/fuzzy_match.h"

#include <QStringList>

#include <algorithm>
#include <vector>

namespace widgets {

namespace {

constexpr int kNone = -100'000;
constexpr int kLetter = 1, kWordStart = 8, kSideBySide = 6, kLargestGap = 3;

/// Letters alone, as they are compared: "Über" is "uber".
QString folded(const QString& text) {
    QString result;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD).toCaseFolded())
        if (c.category() != QChar::Mark_NonSpacing) result += c;
    return result;
}

/// The best of all ways to find `word` in `text`, by dynamic programming over (letter of the word, place in the text).
std::optional<int> scoreOfWord(const QString& word, const QString& text) {
    const auto size = static_cast<std::size_t>(text.size());
    std::vector<int> before(size, kNone), now(size, kNone);
    for (qsizetype i = 0; i < word.size(); ++i) {
        int reached = kNone; // the best end of what comes before, less the gap to here
        for (std::size_t j = 0; j < size; ++j) {
            const auto place = static_cast<qsizetype>(j);
            now[j] = kNone;
            if (text[place] == word[i]) {
                const bool starts = j == 0 || !text[place - 1].isLetterOrNumber();
                const int own = kLetter + (starts ? kWordStart : 0);
                if (i == 0) now[j] = own - static_cast<int>(std::min<std::size_t>(j, kLargestGap));
                if (i > 0 && reached > kNone) now[j] = own + reached;
                if (i > 0 && j > 0 && before[j - 1] > kNone)
                    now[j] = std::max(now[j], own + before[j - 1] + kSideBySide);
            }
            if (j > 0) reached = std::max(reached, before[j - 1] - kLargestGap);
        }
        std::swap(before, now);
    }
    const int best = *std::max_element(before.begin(), before.end());
    return best > kNone ? std::optional(best) : std::nullopt;
}

} // namespace

std::optional<int> fuzzyScore(const QString& query, const QString& text) {
    const QString where = folded(text);
    int sum = 0;
    for (const QString& word : folded(query).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const auto score = where.isEmpty() ? std::nullopt : scoreOfWord(word, where);
        if (!score) return std::nullopt;
        sum += *score;
    }
    return sum;
}

} // namespace widgets
