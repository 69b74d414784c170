// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What was open when the program ended, and is again when it starts.
#include "app/gui/main_window.h"
#include "app/gui/session_keeper.h"
#include "widgets/to_qt.h"

namespace app {

void MainWindow::makeSessionKeeper() {
    m_session = new SessionKeeper(
        m_controller, *m_view,
        m_options.sessionFile.empty() ? m_shelf.workspace().sessionFile() : m_options.sessionFile, this);
    connect(m_session, &SessionKeeper::slotWanted, this, [this](int slot, const core::SessionSlot& content) {
        if (content.isPredictions)
            openPredictions(widgets::toQt(content.path), slot);
        else
            openModel(widgets::toQt(content.path), slot);
    });
    const auto endSlots = [this] {
        if (!m_shelf.isBusy()) m_session->endSlots();
    };
    connect(m_session, &SessionKeeper::slotsAsked, this, endSlots);
    // Queued: between two requests the shelf rests for a moment.
    connect(&m_shelf, &ModelShelf::busyChanged, this, endSlots, Qt::QueuedConnection);
    connect(m_session, &SessionKeeper::nothingFound, this, [this] { openStreet(); });
    connect(m_session, &SessionKeeper::incomplete, this,
            [this](const QString& sentences) { showWarning(tr("Not all of the last session is here."), sentences); });
    connect(m_session, &SessionKeeper::failed, this, &MainWindow::showError);
    m_session->setOn(m_options.rememberLayout && m_preferences.restoreSession);
}

bool MainWindow::isBusy() const {
    return m_controller.isBusy() || m_shelf.isBusy() || m_exporter.isBusy() ||
           (m_session != nullptr && m_session->isRestoring());
}

void MainWindow::openLastSession() {
    const bool isAsked = m_options.rememberLayout && m_preferences.restoreSession;
    if (isAsked || !m_options.sessionFile.empty())
        m_session->restore();
    else
        openStreet();
}

} // namespace app
