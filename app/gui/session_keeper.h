// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/compare_view.h"
#include "app/gui/job.h"
#include "core/store/session.h"

#include <QObject>
#include <QTimer>

#include <filesystem>
#include <map>
#include <optional>
#include <utility>

namespace app {

/// Keeps what the window shows in a file, some seconds after it has changed and at the end, and brings it back.
/// Lives on the window's thread; a job of its own reads and writes.
class SessionKeeper : public QObject {
    Q_OBJECT

public:
    /// REQUIRES: controller and view outlive this.
    SessionKeeper(CompareController& controller, CompareView& view, std::filesystem::path file,
                  QObject* parent = nullptr);
    /// Waits until what saveNow() was asked for is in the file.
    ~SessionKeeper() override;

    /// Reads the file: slotWanted() for what was in the slots, the source is opened, and nothingFound() when there is
    /// no session to restore. What is missing is told by incomplete(), and all the rest comes back.
    void restore();
    /// What slotWanted() asked for has come, or will not.
    void endSlots();
    bool isRestoring() const { return m_restoring; }
    /// From now on changes are written. A file of a newer program is never written over.
    void setOn(bool on) { m_on = on; }
    void setDelay(int milliseconds) { m_timer.setInterval(milliseconds); }
    /// Writes what has changed and was not written yet.
    void saveNow();
    core::Session session() const; ///< as it is on screen now

signals:
    void slotWanted(int slot, const core::SessionSlot& content);
    void slotsAsked();
    void nothingFound();
    void incomplete(const QString& sentences);
    void failed(const QString& what, const core::Error& error);

private:
    struct Found {
        core::Result<core::LoadedSession> loaded;
        std::vector<std::string> missing; ///< sentences
    };
    static Found find(const std::filesystem::path& file);
    void take(Found found);
    void touch();
    void settleSlot(int slot);
    void showSource();
    void endSource();

    CompareController& m_controller;
    CompareView& m_view;
    std::filesystem::path m_file;
    bool m_on = false;
    bool m_restoring = false;
    bool m_waitsForSlots = false;
    bool m_isOpened = false; ///< showSource() comes
    core::Session m_wanted;  ///< while it is being restored
    std::map<int, core::SessionSlot> m_unsettled;
    std::optional<core::Session> m_saved;   ///< or on its way to the file
    std::optional<core::Session> m_unsaved; ///< on its way to the file
    bool m_isForeign = false;               ///< of a newer program
    QString m_lastProblem;
    QTimer m_timer;
    std::optional<Job> m_disk{std::in_place}; ///< empty only at the end
};

} // namespace app
