// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/job.h"
#include "core/base/atomic_file.h"
#include "widgets/to_qt.h"

#include <QFileDialog>
#include <QString>

#include <functional>

namespace app {

/// Asks where, and writes a text there through a job; `done` gets what came of it, and where. Nothing is written when
/// the user thinks better of it.
inline void saveText(QWidget* parent, Job& job, const QString& title, const QString& proposal, const QString& text,
                     std::function<void(const core::Status&, const QString& file)> done) {
    const QString file = QFileDialog::getSaveFileName(parent, title, proposal);
    if (file.isEmpty()) return;
    job.start([path = widgets::toPath(file),
               bytes = text.toStdString()](std::stop_token, auto) { return core::writeFileAtomically(path, bytes); },
              [done = std::move(done), file](const core::Status& written) { done(written, file); });
}

} // namespace app
