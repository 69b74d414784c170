// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/compare_controller.h"
#include "app/gui/model_shelf.h"
#include "widgets/models/model_dialog.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace app {

/// Shows the models of the workspace in a dialog, to choose one for a slot. Files are looked at by the shelf's job.
/// Lives on the window's thread.
class ModelChooser : public QObject {
    Q_OBJECT

public:
    /// REQUIRES: controller and shelf outlive this.
    ModelChooser(CompareController& controller, ModelShelf& shelf, QWidget* window);

    /// −1: the next free slot. A dialog that is open already is shown.
    void open(int slot);
    widgets::ModelDialog* dialog() const { return m_dialog; } ///< null while none is open
    QWidget* question() const { return m_question; }          ///< whether to remove a model; null while none is asked

signals:
    void chosen(const core::ModelEntry& entry, int slot);
    void importRequested(int slot);
    void folderRequested(const std::filesystem::path& folder);
    void failed(const QString& what, const core::Error& error);

private:
    void fill();
    void askToRemove(const QString& name);
    void remove(const core::ModelEntry& entry);
    const core::ModelEntry* find(const QString& name) const;
    QString slotsWith(const core::ModelEntry& entry) const; ///< "A, C"; empty: it is in none

    CompareController& m_controller;
    ModelShelf& m_shelf;
    QWidget* m_window;
    int m_slot = -1;
    QPointer<widgets::ModelDialog> m_dialog;
    QPointer<QWidget> m_question;
};

/// What the list tells of a model, with its cost on a frame of this size. Reads the size of a file; for any thread.
widgets::ModelRow modelRow(const core::ModelEntry& entry, core::Size frame);

} // namespace app
