// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a report of a bug needs to know of the machine, as text. Functions of values.
#pragma once

#include "inference/engine/device.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <utility>
#include <vector>

namespace app {

struct ReportParts {
    QString program;                                      ///< "Kerbside 0.1.0"
    QString system;                                       ///< "Debian GNU/Linux 12, Linux 6.1, x86_64"
    std::vector<std::pair<QString, QString>> libraries{}; ///< name, version
    std::vector<inference::Device> devices{};
    std::uint64_t residentBytes = 0;
    QString settings;   ///< device, precision, cores
    QStringList models; ///< one line each, without paths
    QString source;     ///< kind and number of frames
    QString log;        ///< all of it; the end is taken
};

/// Plain text for a mail. Folders are left out of every path in it: of a file only the name is needed.
QString systemReport(const ReportParts& parts);
/// Every absolute path shortened to its last part: "…/frame.png".
QString withoutFolders(const QString& text);

} // namespace app
