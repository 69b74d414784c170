// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/compare_controller.h"

#include <QObject>

#include <set>
#include <string>

namespace app {

/// Tells once for each source and class scheme that the scheme has no class for a part of the truth, which is then not
/// scored. On the window's thread.
class CoverageWatch : public QObject {
    Q_OBJECT

public:
    /// REQUIRES: controller outlives the watch.
    explicit CoverageWatch(CompareController& controller, QObject* parent = nullptr);

signals:
    void gapFound(const QString& sentence);

private:
    void look(int slot);

    CompareController& m_controller;
    std::set<std::string> m_told; ///< names of the schemes
};

} // namespace app
