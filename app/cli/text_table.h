// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tables in plain text.
#pragma once

#include <string>
#include <vector>

namespace app::cli {

/// Columns two spaces apart, as wide as their widest cell; the first `leftColumns` are flush left, the others right.
class TextTable {
public:
    explicit TextTable(std::vector<std::string> heading, std::size_t leftColumns = 1);
    void addRow(std::vector<std::string> cells);
    void addRule() { m_rows.emplace_back(); } ///< a line of dashes
    std::string text() const;

private:
    std::size_t m_leftColumns;
    std::vector<std::vector<std::string>> m_rows; ///< the heading first; an empty row is a rule
};

} // namespace app::cli
