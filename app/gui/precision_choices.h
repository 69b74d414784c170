// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inference/engine/device.h"

#include <QList>
#include <QString>

#include <utility>

namespace app {

/// Precisions to choose from, with their names on screen.
QList<std::pair<inference::Precision, QString>> precisionChoices();

} // namespace app
