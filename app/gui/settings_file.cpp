// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/settings_file.h"

#include <QCoreApplication>
#include <QSettings>

namespace app {

namespace {
constexpr auto kVersionKey = "settings/version";

struct Text {
    Q_DECLARE_TR_FUNCTIONS(app::SettingsFile)
};
} // namespace

SettingsFile::SettingsFile() {
    QString file;
    int version = 0;
    {
        const QSettings settings;
        file = settings.fileName();
        version = settings.value(kVersionKey).toInt();
    }
    if (version <= kSettingsVersion) return;
    m_substitute = std::make_unique<QTemporaryDir>();
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_substitute->path());
    m_warning = Text::tr("%1: these are settings of a newer Kerbside (version %2, this one knows %3). It runs with its "
                         "defaults, remembers no settings, and leaves the file as it is.")
                    .arg(file)
                    .arg(version)
                    .arg(kSettingsVersion);
}

void SettingsFile::stamp() { QSettings().setValue(kVersionKey, kSettingsVersion); }

} // namespace app
