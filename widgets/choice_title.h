// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// By what name a list of choices is found among the commands: "Scheme" of "Scheme: merged-10".
#pragma once

#include <QComboBox>
#include <QString>
#include <QVariant>

namespace widgets {

inline constexpr auto kChoiceTitle = "kerbsideChoiceTitle"; ///< a property of the list

inline void setChoiceTitle(QComboBox& list, const QString& title) { list.setProperty(kChoiceTitle, title); }

/// The accessible name where no shorter one is set.
inline QString choiceTitle(const QComboBox& list) {
    const QString title = list.property(kChoiceTitle).toString();
    return title.isEmpty() ? list.accessibleName() : title;
}

} // namespace widgets
