// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/machine_label.h"

#include "core/base/process_memory.h"
#include "widgets/to_qt.h"

#include <algorithm>

namespace app {

namespace {

constexpr int kEveryMs = 2000;

QString gigabytes(std::uint64_t bytes) { return QString::number(static_cast<double>(bytes) / 1e9, 'f', 1); }

} // namespace

MachineLabel::MachineLabel(std::function<std::vector<inference::Device>()> devices, QWidget* parent)
    : QLabel(parent), m_devices(std::move(devices)) {
    connect(&m_timer, &QTimer::timeout, this, &MachineLabel::look);
    m_timer.start(kEveryMs);
    tell({});
}

void MachineLabel::setDevice(const QString& id) {
    if (id == m_device) return;
    m_device = id;
    m_gpu.clear();
    look();
}

void MachineLabel::look() {
    tell(m_gpu);
    if (!isVisible() || !m_devices || !m_device.startsWith(QLatin1String("cuda"))) return;
    m_job.start([devices = m_devices](std::stop_token, auto) { return devices(); },
                [this](const std::vector<inference::Device>& found) {
                    const auto gpu = std::ranges::find(found, m_device.toStdString(), &inference::Device::id);
                    if (gpu != found.end())
                        tell(tr("%1 of %2 GB")
                                 .arg(gigabytes(gpu->memoryBytes - std::min(gpu->freeBytes, gpu->memoryBytes)),
                                      gigabytes(gpu->memoryBytes)));
                });
}

void MachineLabel::tell(const QString& gpu) {
    m_gpu = gpu;
    QString device = m_device;
    if (!gpu.isEmpty()) device += QLatin1Char(' ') + gpu;
    const QString memory = tr("%1 GB").arg(gigabytes(core::residentBytes()));
    const QString all = device.isEmpty() ? memory : device + QStringLiteral("  ·  ") + memory;
    setText(QStringLiteral("·  ") + all); // after what stands to its left
    setToolTip(tr("Memory of this program: %1").arg(memory) +
               (gpu.isEmpty() ? QString() : QLatin1Char('\n') + tr("Memory of the GPU in use: %1").arg(gpu)));
}

} // namespace app
