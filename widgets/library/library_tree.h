// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/library/library_model.h"

#include <QList>
#include <QSet>
#include <QTimer>
#include <QTreeView>

#include <set>
#include <string>

namespace widgets {

/// The library's rows. The frame under the cursor of the keyboard is the one that is shown; several may be selected.
/// What is folded, what is selected, and the place, survive a new order of the rows.
class LibraryTree : public QTreeView {
    Q_OBJECT

public:
    /// REQUIRES: model outlives the view.
    explicit LibraryTree(LibraryModel& model, QWidget* parent = nullptr);

    /// Selects it alone and brings it into view; emits nothing. A frame that the filter hides leaves nothing selected.
    void setCurrentFrame(int frame);
    /// Those of these names that are shown; where none is, the current one.
    void selectFrames(const std::set<std::string>& names);
    /// In the order of the rows; without any the current one.
    QList<int> selectedFrames() const;

signals:
    void frameChosen(int frame);
    void splitChosen(const QString& split);
    /// What is on the screen and a little beyond, as far as its pictures are not known.
    void thumbnailsWanted(const QList<int>& frames);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void scrollContentsBy(int dx, int dy) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool event(QEvent* event) override;

private:
    void rememberPlace();
    void restorePlace();
    void restoreFolds(const QModelIndex& parent);
    void openOrFold(const QModelIndex& index);
    void askForThumbnails();

    LibraryModel& m_model;
    int m_frame = -1;       ///< the current one
    QSet<QString> m_folded; ///< keys of splits and groups
    struct {
        int scroll = 0;
        bool showsCurrent = false;
        std::set<std::string> selected; ///< names: the numbers may be others afterwards
    } m_place;                          ///< before the rows were ordered anew
    bool m_quiet = false;               ///< the program moves the cursor, not the user
    bool m_restoring = false;           ///< it folds and unfolds
    QTimer m_ask;
};

} // namespace widgets
