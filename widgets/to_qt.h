// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Core values as Qt values.
#pragma once

#include "core/base/result.h"
#include "core/image/image.h"

#include <QColor>
#include <QString>

#include <filesystem>
#include <string>
#include <string_view>

namespace widgets {

inline QString toQt(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
inline QColor toQt(core::Rgb color) { return QColor(color.r, color.g, color.b); }
inline QString pathText(const std::filesystem::path& path) { return QString::fromStdString(path.string()); }
inline std::filesystem::path toPath(const QString& path) { return std::filesystem::path(path.toStdString()); }

/// A few translated words for the kind of failure; the error's own sentence is the detail.
QString titleOf(core::ErrorCode code);

/// A share in percent: "41.2"; "0.0" for nothing, "<0.1" for less than can be shown.
QString percentNumber(double share);
/// "512 ms", "2.41 s".
QString durationText(double ms);

} // namespace widgets
