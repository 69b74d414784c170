// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/job.h"
#include "inference/engine/device.h"

#include <QLabel>
#include <QTimer>

#include <functional>
#include <vector>

namespace app {

/// Which device runs the models and how much memory is in use: of this program, and of the GPU where there is one.
/// Looks every other second while it is seen; asks for GPUs through a job of its own.
class MachineLabel : public QLabel {
    Q_OBJECT

public:
    /// `devices`: Engine::devices, may be empty.
    explicit MachineLabel(std::function<std::vector<inference::Device>()> devices, QWidget* parent = nullptr);

    /// "cpu", "cuda:0"; empty: not known yet.
    void setDevice(const QString& id);

private:
    void look();
    void tell(const QString& gpu);

    std::function<std::vector<inference::Device>()> m_devices;
    QString m_device;
    QString m_gpu; ///< "3.1 of 141 GB"
    QTimer m_timer;
    Job m_job;
};

} // namespace app
