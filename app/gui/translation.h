// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QTranslator>

namespace app {

/// The language of the program while this lives. English is that of the sources, and needs a file for its plurals only;
/// others come as :/i18n/kerbside_*.qm, and for Qt's own buttons from Qt. REQUIRES: an application.
class Translation {
public:
    explicit Translation(const QLocale& locale = QLocale());

private:
    QTranslator m_english, m_program, m_toolkit;
};

} // namespace app
