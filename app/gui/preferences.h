// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/theme.h"
#include "inference/engine/device.h"

#include <QString>

class QSettings;

namespace app {

/// A quarter of this machine's memory, at most 4096.
int defaultPredictionMegabytes();

/// What the user has set on the page of settings. Takes effect at once, but for `workspace`.
struct Preferences {
    Theme theme = Theme::System;
    bool restoreSession = true;
    QString workspace{}; ///< folder; empty: ~/Kerbside
    QString device = QStringLiteral("auto");
    inference::Precision precision = inference::Precision::Auto;
    int threads = 0;       ///< of the processor; 0: all
    bool automatic = true; ///< frames are segmented as they are opened
    bool lookAhead = true; ///< neighbours of the frame are segmented when there is nothing else to do
    int predictionMegabytes = defaultPredictionMegabytes(); ///< of memory, for predictions that are kept
    bool thumbnails = true;
    int storedMegabytes = kStoredMegabytes; ///< of the workspace's cache, for predictions that are kept; 0: none

    static constexpr int kStoredMegabytes = 2048, kLeastMegabytes = 64, kMostMegabytes = 1 << 20, kMostThreads = 1024;
    bool operator==(const Preferences&) const = default;
};

/// What is not stored, or stored as something that cannot be, is as in `defaults`.
Preferences loadPreferences(const QSettings& settings, const Preferences& defaults = {});
void storePreferences(QSettings& settings, const Preferences& preferences);

} // namespace app
