// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/translation.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace app {

Translation::Translation(const QLocale& locale) {
    // First: those that are installed later are asked before it, and what they do not know it still says in English.
    if (m_english.load(QStringLiteral(":/i18n/kerbside_en.qm"))) QCoreApplication::installTranslator(&m_english);
    if (locale.language() == QLocale::English) return;
    if (!m_program.load(locale, QStringLiteral("kerbside"), QStringLiteral("_"), QStringLiteral(":/i18n"))) return;
    QCoreApplication::installTranslator(&m_program);
    if (m_toolkit.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                       QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_toolkit);
}

} // namespace app
