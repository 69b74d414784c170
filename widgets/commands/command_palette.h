// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/commands/command_palette_model.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QStackedWidget;
class QTreeView;

namespace widgets {

/// A line to type in over a list of all commands. Enter or a click closes it and then tells what was chosen; Escape
/// closes it.
class CommandPalette : public QDialog {
    Q_OBJECT

public:
    explicit CommandPalette(std::vector<CommandRow> rows, QWidget* parent = nullptr);

    QLineEdit& line() { return *m_line; }
    const CommandPaletteModel& model() const { return *m_model; }

signals:
    void chosen(int command); ///< index in the rows given

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter();
    void choose();

    CommandPaletteModel* m_model = nullptr;
    QLineEdit* m_line = nullptr;
    QTreeView* m_list = nullptr;
    QLabel* m_nothing = nullptr;
    QStackedWidget* m_stack = nullptr;
};

} // namespace widgets
