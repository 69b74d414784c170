// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/model_shelf.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace app {

/// Shows each proposal of the shelf in a dialog and hands the answer back. With `asks` off every proposal is taken as
/// it is.
class ImportFlow : public QObject {
    Q_OBJECT

public:
    ImportFlow(ModelShelf& shelf, bool asks, QWidget* window);

    widgets::ImportDialog* dialog() const { return m_dialog; } ///< null while none is open

signals:
    void failed(const QString& what, const core::Error& error);

private:
    void ask(const widgets::ImportProposal& proposal);
    void answer(const widgets::ImportDialog& dialog);

    ModelShelf& m_shelf;
    bool m_asks;
    QWidget* m_window;
    QPointer<widgets::ImportDialog> m_dialog;
};

} // namespace app
