// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPalette>
#include <QString>

namespace widgets {

/// One of resources/icons, drawn in the text colour of the palette, so that it is seen on light and dark windows.
/// Ask again when the palette changes.
QIcon themedIcon(const QString& name, const QPalette& palette);
/// The program's own, in its colours.
QIcon programIcon();

} // namespace widgets
