// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/system_report.h"

#include "widgets/to_qt.h"

#include <QRegularExpression>

#include <algorithm>

namespace app {

namespace {

constexpr int kLogLines = 100;

QString megabytes(std::uint64_t bytes) {
    return QStringLiteral("%1 MB").arg(static_cast<double>(bytes) / 1e6, 0, 'f', 0);
}

// The report is read by those who write the program: it is English everywhere.
QString deviceLine(const inference::Device& device) {
    QStringList features;
    for (const std::string& feature : device.features) features << widgets::toQt(feature);
    QString line = QStringLiteral("%1: %2, %3 of memory, %4 free")
                       .arg(widgets::toQt(device.id), widgets::toQt(device.name), megabytes(device.memoryBytes),
                            megabytes(device.freeBytes));
    if (device.threads > 0) line += QStringLiteral(", %1 cores").arg(device.threads);
    return features.isEmpty() ? line : line + QStringLiteral("; ") + features.join(QLatin1Char(' '));
}

} // namespace

QString withoutFolders(const QString& text) {
    // A path begins where no word, address or fraction does. Blanks end it, for sentences go on after them; what stands
    // between quotation marks may hold some.
    static const QRegularExpression quoted(QStringLiteral("([\"'“‘])/(?:[^\"'”’\\n]*/)+([^\"'”’\\n/]*)"));
    static const QRegularExpression path(QStringLiteral("(?<![\\w/.:…~])~?/(?:[^\\s/:,;\"]+/)+"));
    QString result = text;
    result.replace(quoted, QStringLiteral("\\1…/\\2"));
    return result.replace(path, QStringLiteral("…/"));
}

QString systemReport(const ReportParts& parts) {
    QStringList lines{parts.program, parts.system, {}, QStringLiteral("Libraries")};
    for (const auto& [name, version] : parts.libraries) lines << QStringLiteral("  %1 %2").arg(name, version);
    lines << QString() << QStringLiteral("Devices");
    for (const inference::Device& device : parts.devices) lines << QStringLiteral("  ") + deviceLine(device);
    lines << QStringLiteral("  this program holds %1").arg(megabytes(parts.residentBytes));
    lines << QString() << QStringLiteral("Settings: ") + parts.settings;
    lines << QStringLiteral("Open: ") + (parts.source.isEmpty() ? QStringLiteral("nothing") : parts.source);
    lines << QString() << QStringLiteral("Models");
    for (const QString& model : parts.models) lines << QStringLiteral("  ") + model;
    if (parts.models.isEmpty()) lines << QStringLiteral("  none");
    lines << QString() << QStringLiteral("Log");
    const QStringList log = parts.log.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    if (log.size() > kLogLines) lines << QStringLiteral("  (the last %1 of %2 lines)").arg(kLogLines).arg(log.size());
    for (const QString& line : log.mid(std::max<qsizetype>(0, log.size() - kLogLines)))
        lines << QStringLiteral("  ") + line;
    return withoutFolders(lines.join(QLatin1Char('\n'))) + QLatin1Char('\n');
}

} // namespace app
