// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/to_qt.h"

#include <QCoreApplication>
#include <QLocale>

namespace widgets {

QString titleOf(core::ErrorCode code) {
    switch (code) {
    case core::ErrorCode::InvalidArgument: return QCoreApplication::translate("widgets", "This cannot be done");
    case core::ErrorCode::NotFound: return QCoreApplication::translate("widgets", "Not found");
    case core::ErrorCode::Unsupported: return QCoreApplication::translate("widgets", "Not supported");
    case core::ErrorCode::Corrupt: return QCoreApplication::translate("widgets", "Damaged or contradictory data");
    case core::ErrorCode::Io: return QCoreApplication::translate("widgets", "Reading or writing failed");
    case core::ErrorCode::OutOfMemory: return QCoreApplication::translate("widgets", "Not enough memory");
    case core::ErrorCode::Cancelled: return QCoreApplication::translate("widgets", "Cancelled");
    case core::ErrorCode::Internal: break;
    }
    return QCoreApplication::translate("widgets", "Internal error");
}

QString percentNumber(double share) {
    const double percent = share * 100;
    const QString smallest = QLocale().toString(0.1, 'f', 1);
    return percent > 0 && percent < 0.05 ? QLatin1Char('<') + smallest : QLocale().toString(percent, 'f', 1);
}

QString durationText(double ms) {
    if (ms < 1000) return QCoreApplication::translate("widgets", "%1 ms").arg(QLocale().toString(ms, 'f', 0));
    return QCoreApplication::translate("widgets", "%1 s").arg(QLocale().toString(ms / 1000, 'f', 2));
}

} // namespace widgets
