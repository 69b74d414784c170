// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/import_flow.h"

namespace app {

ImportFlow::ImportFlow(ModelShelf& shelf, bool asks, QWidget* window)
    : QObject(window), m_shelf(shelf), m_asks(asks), m_window(window) {
    connect(&m_shelf, &ModelShelf::proposed, this, &ImportFlow::ask);
}

void ImportFlow::ask(const widgets::ImportProposal& proposal) {
    if (!m_asks) {
        if (proposal.problem.isEmpty()) {
            widgets::ImportChoice choice = proposal.choice;
            const QStringList taken = m_shelf.names(); // nobody was asked, so no model may be written over
            for (int i = 2; taken.contains(QString::fromStdString(choice.name)); ++i)
                choice.name = proposal.choice.name + '-' + std::to_string(i);
            return m_shelf.save(choice);
        }
        m_shelf.dismiss();
        return emit failed(tr("The checkpoint was not imported."),
                           {core::ErrorCode::Corrupt, proposal.problem.toStdString()});
    }
    m_dialog = new widgets::ImportDialog(proposal, m_shelf.names(), m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &QDialog::accepted, this, [this] { answer(*m_dialog); });
    connect(m_dialog, &QDialog::rejected, &m_shelf, &ModelShelf::dismiss);
    m_dialog->open();
}

void ImportFlow::answer(const widgets::ImportDialog& dialog) {
    const widgets::ImportChoice choice = dialog.choice();
    if (!dialog.proposal().problem.isEmpty()) return m_shelf.readAgain(choice);
    if (dialog.needsReading()) return m_shelf.readAgainAndSave(choice);
    m_shelf.save(choice);
}

} // namespace app
