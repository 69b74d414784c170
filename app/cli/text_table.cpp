// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text_table.h"

#include <algorithm>
#include <fmt/format.h>

namespace app::cli {

TextTable::TextTable(std::vector<std::string> heading, std::size_t leftColumns) : m_leftColumns(leftColumns) {
    m_rows.push_back(std::move(heading));
    addRule();
}

void TextTable::addRow(std::vector<std::string> cells) {
    cells.resize(m_rows.front().size());
    m_rows.push_back(std::move(cells));
}

std::string TextTable::text() const {
    std::vector<std::size_t> widths(m_rows.front().size());
    for (const auto& row : m_rows)
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
    std::size_t total = 2 * (widths.size() - 1);
    for (const std::size_t width : widths) total += width;

    std::string text;
    for (const auto& row : m_rows) {
        std::string line = row.empty() ? std::string(total, '-') : std::string();
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) line += "  ";
            line +=
                i < m_leftColumns ? fmt::format("{:<{}}", row[i], widths[i]) : fmt::format("{:>{}}", row[i], widths[i]);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    }
    return text;
}

} // namespace app::cli
