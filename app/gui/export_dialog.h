// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/exporter.h"

#include <QDialog>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QSpinBox;

namespace app {

/// Asks what is exported, where to, of which frames and slots. Changes nothing but what it shows.
class ExportDialog : public QDialog {
    Q_OBJECT

public:
    struct Choices {
        ExportKind kind = ExportKind::Film;          ///< chosen at first
        int frames = 1;                              ///< that can be exported
        int first = 0, last = 0;                     ///< chosen at first
        std::vector<double> seconds;                 ///< of each frame; empty for pictures
        std::vector<std::pair<int, QString>> named;  ///< with models: number and name
        QString folder, name;                        ///< of the file or folder that is proposed
        std::string palette{core::kOfficialPalette}; ///< in which the window shows classes, and a film will
        QString colors{};                            ///< its title
    };
    explicit ExportDialog(Choices choices, QWidget* parent = nullptr);

    ExportRequest request() const;
    /// A place of the user's choice; what is typed is not changed when another kind is chosen afterwards.
    void setTarget(const QString& path);
    void setKind(ExportKind kind);
    void setRange(int first, int last);
    void setSlotChosen(std::size_t place, bool chosen);
    /// Why it cannot begin, or what will be replaced; empty: nothing to say.
    QString note() const;
    QString colorsText() const; ///< the palette of what will be written
    bool canExport() const;

private:
    void makeRange();
    void browse();
    void proposeTarget();
    void showState();
    ExportKind kind() const;
    QString target() const;

    Choices m_choices;
    QRadioButton* m_film = nullptr;
    QRadioButton* m_labels = nullptr;
    QLineEdit* m_target = nullptr;
    QSpinBox* m_first = nullptr;
    QSpinBox* m_last = nullptr;
    QLabel* m_length = nullptr;
    QLabel* m_colors = nullptr;
    QLabel* m_note = nullptr;
    std::vector<QCheckBox*> m_slots;
    QPushButton* m_export = nullptr;
    bool m_isProposed = true;
};

} // namespace app
