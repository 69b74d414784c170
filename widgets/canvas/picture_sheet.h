// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Panes as one picture for a paper or a lecture: each frame at its own resolution.
#pragma once

#include "widgets/canvas/frame_canvas.h"

#include <QImage>
#include <QPalette>
#include <QString>
#include <QStringList>

#include <vector>

namespace widgets {

struct SheetPane {
    QString letter; ///< of a slot; empty: none
    QColor color;   ///< of the slot
    QString title, info;
    QImage picture;            ///< at the frame's size; null: `message` in its place
    QString message;           ///< why there is none, or nothing
    std::vector<KeyEntry> key; ///< of a derived picture, drawn into its corner
    std::vector<PicturePin> pins{};
};

struct Sheet {
    std::vector<SheetPane> panes;
    int columns = 1;
    std::vector<KeyEntry> legend; ///< below them all; empty: none
    QSize frame;                  ///< room of each picture, in pixels
    QStringList notes{};          ///< lines below the legend: what the pins say
};

/// All panes in rows, one pixel of a frame on one of the picture, each under a line that says what it shows. Null when
/// there is nothing to draw or no memory for it.
QImage drawSheet(const Sheet& sheet, const QPalette& palette, const QFont& font);

} // namespace widgets
