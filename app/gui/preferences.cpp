// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/preferences.h"

#include "app/gui/slot_runner.h"

#include <QSettings>

#include <algorithm>

namespace app {

namespace {

// Files of settings hold text: numbers are read from it, and anything may be written there.
int number(const QSettings& settings, const char* key, int fallback, int least, int most) {
    bool isNumber = false;
    const int value = settings.value(key).toInt(&isNumber);
    return isNumber && value >= least && value <= most ? value : fallback;
}

} // namespace

int defaultPredictionMegabytes() {
    return std::max(Preferences::kLeastMegabytes, static_cast<int>(defaultMemoryBudget() >> 20));
}

Preferences loadPreferences(const QSettings& settings, const Preferences& defaults) {
    Preferences wanted = defaults;
    if (settings.contains("view/theme")) wanted.theme = themeNamed(settings.value("view/theme").toString());
    wanted.restoreSession = settings.value("session/restore", defaults.restoreSession).toBool();
    wanted.workspace = settings.value("workspace/folder", defaults.workspace).toString();
    wanted.device = settings.value("run/device", defaults.device).toString();
    if (wanted.device.isEmpty()) wanted.device = defaults.device;
    wanted.precision = static_cast<inference::Precision>(
        number(settings, "run/precision", int(defaults.precision), 0, int(inference::Precision::F16)));
    wanted.threads = number(settings, "run/threads", defaults.threads, 0, Preferences::kMostThreads);
    wanted.automatic = settings.value("run/automatic", defaults.automatic).toBool();
    wanted.lookAhead = settings.value("run/lookAhead", defaults.lookAhead).toBool();
    wanted.predictionMegabytes = number(settings, "memory/predictionMegabytes", defaults.predictionMegabytes,
                                        Preferences::kLeastMegabytes, Preferences::kMostMegabytes);
    wanted.storedMegabytes =
        number(settings, "memory/storedMegabytes", defaults.storedMegabytes, 0, Preferences::kMostMegabytes);
    wanted.thumbnails = settings.value("view/thumbnails", defaults.thumbnails).toBool();
    return wanted;
}

void storePreferences(QSettings& settings, const Preferences& preferences) {
    settings.setValue("view/theme", themeName(preferences.theme));
    settings.setValue("session/restore", preferences.restoreSession);
    settings.setValue("workspace/folder", preferences.workspace);
    settings.setValue("run/device", preferences.device);
    settings.setValue("run/precision", int(preferences.precision));
    settings.setValue("run/threads", preferences.threads);
    settings.setValue("run/automatic", preferences.automatic);
    settings.setValue("run/lookAhead", preferences.lookAhead);
    settings.setValue("memory/predictionMegabytes", preferences.predictionMegabytes);
    settings.setValue("memory/storedMegabytes", preferences.storedMegabytes);
    settings.setValue("view/thumbnails", preferences.thumbnails);
}

} // namespace app
