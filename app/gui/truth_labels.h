// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/job.h"
#include "core/cityscapes/frame_source.h"

#include <QObject>

#include <cstdint>
#include <memory>
#include <vector>

namespace app {

/// Which label ids occur in the truth of frames, read in the background for those that are asked for. Lives on the
/// window's thread.
class TruthLabels : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    void setSource(const core::FrameSource& source);
    /// The newest list replaces what was asked for before.
    void want(const std::vector<int>& frames);
    void stop() { m_job.cancel(); }

signals:
    /// Bit i: label id i occurs. None of truth that cannot be read: why is told when the frame is shown.
    void found(int frame, quint64 labels);

private:
    std::shared_ptr<const core::FrameSource> m_source;
    Job m_job;
};

} // namespace app
