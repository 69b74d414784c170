// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/compare_controller.h"
#include "app/gui/job.h"
#include "app/gui/network_input.h"
#include "widgets/canvas/pane.h"

namespace app {

/// Fills a pane with what the network of one slot is shown of the current frame. Lives on the window's thread; a job of
/// its own prepares the picture.
class InputPane : public QObject {
    Q_OBJECT

public:
    /// REQUIRES: controller and pane outlive it.
    InputPane(CompareController& controller, widgets::Pane& pane, QObject* parent = nullptr);

    /// −1: none, and the pane has nothing to show.
    void setSlot(int slot);
    int slot() const { return m_slot; }
    /// A model is in the slot that was chosen.
    bool isWanted() const;

private:
    void update();
    void show(const core::Result<NetworkInput>& input);
    void putMessage(const QString& message);

    CompareController& m_controller;
    widgets::Pane& m_pane;
    int m_slot = -1;
    RunKey m_run; ///< that is shown or being prepared, for m_frame
    std::shared_ptr<const LoadedFrame> m_frame;
    bool m_isAtWork = false;
    Job m_job;
};

/// "512×256, bilinear", "mean 0.485 0.456 0.406", …: a line for each thing that was done to the frame.
QStringList inputLines(const NetworkInput& input);

} // namespace app
