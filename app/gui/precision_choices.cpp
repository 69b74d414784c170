// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/precision_choices.h"

#include <QCoreApplication>

namespace app {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(app::precisionChoices)
};
} // namespace

QList<std::pair<inference::Precision, QString>> precisionChoices() {
    using inference::Precision;
    return {{Precision::Auto, Text::tr("auto precision")}, {Precision::F32, QStringLiteral("f32")},
            {Precision::Careful, Text::tr("f32 careful")}, {Precision::Exact, Text::tr("f32 exact")},
            {Precision::Bf16, QStringLiteral("bf16")},     {Precision::F16, QStringLiteral("f16")}};
}

} // namespace app
