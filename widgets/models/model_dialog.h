// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/model_list.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTableView;

namespace widgets {

/// The models there are, to choose one of them: a table with a filter, and the card of the one that is marked. What is
/// to be done with it is asked for by signals.
class ModelDialog : public QDialog {
    Q_OBJECT

public:
    /// `purpose`: the title, "Model of slot A".
    explicit ModelDialog(const QString& purpose, QWidget* parent = nullptr);

    /// Keeps filter, order and the marked model, where it is still there. `frame`: see ModelList.
    void setRows(std::vector<ModelRow> rows, const QString& frame);
    ModelList& list() { return *m_list; }
    /// The model that is marked; empty: none.
    QString current() const;
    void setCurrent(const QString& name);
    void setFilter(const QString& text);

signals:
    void chosen(const QString& name); ///< and the dialog is accepted
    void importRequested();
    void removeRequested(const QString& name);
    void folderRequested(const QString& name);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void makeTable();
    QWidget* makeDetails();
    QWidget* makeButtons();
    void showCurrent();
    void choose();
    const ModelRow* currentRow() const;

    ModelList* m_list = nullptr;
    ModelFilter* m_sorted = nullptr;
    QLineEdit* m_filter = nullptr;
    QTableView* m_table = nullptr;
    QLabel* m_none = nullptr;
    QLabel* m_title = nullptr;
    QPlainTextEdit* m_card = nullptr;
    QPushButton* m_use = nullptr;
    QPushButton* m_remove = nullptr;
    QPushButton* m_folder = nullptr;
};

} // namespace widgets
