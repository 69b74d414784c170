// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A language that nobody speaks: every text with accents and two fifths longer, as German or Finnish may be.
#pragma once

#include <QHash>
#include <QTranslator>

namespace testing_support {

class PseudoLocale : public QTranslator {
public:
    using QTranslator::QTranslator;
    bool isEmpty() const override { return false; }

    QString translate(const char*, const char* source, const char*, int) const override {
        const QString text = QString::fromUtf8(source);
        static const QHash<QChar, QChar> accents{{'a', u'ä'}, {'e', u'ë'}, {'i', u'ï'}, {'o', u'ö'}, {'u', u'ü'},
                                                 {'A', u'Å'}, {'E', u'É'}, {'O', u'Ø'}, {'n', u'ñ'}, {'c', u'ç'}};
        QString result;
        bool inTag = false;
        for (qsizetype i = 0; i < text.size(); ++i) {
            inTag = (inTag || text[i] == '<') && text[i] != '>';
            const bool isPlace = i > 0 && text[i - 1] == '%'; // %n
            result += inTag || isPlace ? text[i] : accents.value(text[i], text[i]);
        }
        // In words, so that long texts can still be wrapped.
        const qsizetype more = (text.size() * 2 + 4) / 5;
        QString padding;
        for (qsizetype i = 0; i < more; ++i) padding += i % 9 == 8 ? QChar(' ') : QChar(u'ø');
        const bool hasDots = result.endsWith(QChar(u'…'));
        if (hasDots) result.chop(1);
        return result + padding + (hasDots ? QStringLiteral("…") : QString());
    }
};

} // namespace testing_support
