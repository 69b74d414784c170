// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/compare_view.h"
#include "app/gui/frame_marks.h"
#include "app/gui/frame_watch.h"
#include "app/gui/thumbnail_feed.h"
#include "app/gui/truth_labels.h"
#include "core/store/workspace.h"
#include "widgets/library/library_panel.h"

#include <QObject>
#include <QTimer>

#include <array>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

namespace app {

/// What the library's panel shows of a controller's source, and what is done from there. Lives on the window's thread.
class Library : public QObject {
    Q_OBJECT

public:
    /// REQUIRES: controller and view outlive the library. The panel belongs to who docks it, and outlives it too.
    Library(CompareController& controller, CompareView& view, const core::Workspace& workspace,
            QObject* parent = nullptr);

    widgets::LibraryPanel* panel() { return m_panel; }
    ThumbnailFeed& thumbnails() { return m_thumbnails; }
    FrameMarks& marks() { return m_marks; }
    const FrameWatch& watch() const { return m_watch; }
    /// Names of the frames that are selected; of the current one where none is.
    std::vector<std::string> selectedNames() const;
    bool areReviewed(const std::vector<std::string>& frames) const; ///< all of them
    void setReviewed(const std::vector<std::string>& frames, bool reviewed);
    bool haveFlag(const std::vector<std::string>& frames, const std::string& flag) const; ///< all of them
    void setFlag(const std::vector<std::string>& frames, const std::string& flag, bool on);
    /// The next (step 1) or previous (−1) of the frames that the library shows, in its order; −1: none.
    int neighbour(int step) const { return m_panel->model().neighbour(m_controller.index(), step); }
    int nextUnreviewed(int step) const;
    /// Of the frames that the library shows; −1: none.
    int first() const;
    int last() const;
    void lookForChanges() { m_watch.look(); }
    void stop(); ///< what is at work in the background

signals:
    void neighboursChanged();
    void splitChosen(const QString& split);
    void failed(const QString& what, const core::Error& error);
    void framesGone(const QString& sentence);
    void noted(const QString& sentence); ///< for the log

private:
    void showSource();
    widgets::LibraryModel::Source sourceToShow() const;
    void connectWatch();
    void takeChanges(const core::FrameSource& source, const core::FrameChanges& changes);
    void forgetFacts();
    void askForLabels();
    void connectThumbnails();
    void connectMarks();
    void showMarks(const std::vector<std::string>& frames);
    void refresh();
    void refreshSlots();
    bool takeScores();
    bool takeScores(int slot, int& room);
    bool takeSegmented();

    CompareController& m_controller;
    CompareView& m_view;
    widgets::LibraryPanel* m_panel;
    /// Whose score a row shows, by slot and frame: counts that have not moved need not be looked at again.
    std::array<std::vector<const core::FrameCounts*>, kSlots> m_taken;
    std::array<std::vector<int>, kSlots> m_segmented;
    std::string m_scheme; ///< of the scores
    QStringList m_slotNames;
    bool m_hasNewLabels = false;  ///< of the truth, not shown yet
    std::filesystem::path m_path; ///< of the source
    std::unordered_map<std::string, int> m_frameNamed;
    QTimer m_refresh; ///< scores come in bursts: a few times a second is enough
    FrameMarks m_marks;
    FrameWatch m_watch;
    TruthLabels m_labels;
    ThumbnailFeed m_thumbnails;
};

} // namespace app
