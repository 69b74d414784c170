// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cityscapes/frame_filter.h"
#include "core/cityscapes/frame_groups.h"
#include "widgets/library/library_frame.h"

#include <QAbstractItemModel>
#include <QCache>
#include <QImage>
#include <QStringList>

#include <array>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace widgets {

/// The frames of a source by split and group, filtered and sorted. Sorted by the IoU of a slot they are one list
/// without groups. What is said of single frames (notes, scores …) takes effect with update(), which moves rows only
/// where the order or what is shown has changed.
class LibraryModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Roles {
        FrameRole = Qt::UserRole, ///< index in the source; −1 for splits and groups
        SplitRole,                ///< of a split: its name
        KeyRole,                  ///< of splits and groups: stays the same while frames come and go
        ReviewedRole,
        FlagsRole, ///< QStringList
        NoteRole,
        ScoresRole, ///< "A 0.71  B 0.64"
        ThumbnailRole,
        ProblemRole,
    };
    struct Order {
        int slot = -1; ///< by its mIoU, frames without a figure last; −1: by name
        bool descending = false;
        bool operator==(const Order&) const = default;
    };
    struct Source {
        std::vector<LibraryFrame> frames{};
        std::vector<core::FrameGroup> groups{}; ///< of all frames
        QStringList splits{};                   ///< empty where there are none
        QString split{};                        ///< the one whose frames these are
    };

    explicit LibraryModel(QObject* parent = nullptr);

    /// Forgets thumbnails; filter and order stay.
    void setSource(Source source);
    bool isOpen(const QString& split) const { return split == m_source.split; }
    int frameCount() const { return static_cast<int>(m_source.frames.size()); }
    const LibraryFrame& frame(int index) const { return m_source.frames[static_cast<std::size_t>(index)]; }
    /// The filter must have been parsed with `scheme`; scores are in it too.
    void setFilter(core::FrameFilter filter, const core::ClassScheme& scheme);
    const core::FrameFilter& filter() const { return m_filter; }
    void setOrder(Order order);
    const Order& order() const { return m_order; }

    // Of a frame or slot; seen after update().
    void setSlots(std::string letters) { m_slots = std::move(letters); } ///< of those in use: "ABC"
    const std::string& slotLetters() const { return m_slots; }
    void setNote(int frame, core::FrameNote note) { at(frame).note = std::move(note); }
    void setScore(int slot, int frame, std::optional<LibraryScore> score);
    void setPredicted(int slot, int frame, bool isPredicted);
    void setTruthLabels(int frame, std::uint64_t labels) { at(frame).truthLabels = labels; }
    void update();
    void setThumbnail(int frame, const QImage& image);
    void setProblem(int frame, const QString& problem);
    bool lacksThumbnail(int frame) const {
        return !m_thumbnails.contains(frame) && this->frame(frame).problem.isEmpty();
    }

    /// Frames that pass the filter, in the order of the rows.
    const std::vector<int>& shown() const { return m_shown; }
    int rank(int frame) const { return m_rank[static_cast<std::size_t>(frame)]; } ///< in shown(); −1: not shown
    bool isShown(int frame) const { return rank(frame) >= 0; }
    /// The next (step 1) or previous (−1) frame that is shown and `fits`; of a frame that is not shown itself, the next
    /// or previous one in the source. −1: none.
    int neighbour(int frame, int step, const std::function<bool(const LibraryFrame&)>& fits = {}) const;
    /// Those of which the filter cannot tell without truthLabels, and how many await another fact, a score mostly.
    const std::vector<int>& lackingLabels() const { return m_lackingLabels; }
    int lackingFacts() const { return m_lackingFacts; }

    QModelIndex indexOf(int frame) const; ///< invalid while it is not shown
    int frameAt(const QModelIndex& index) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& = {}) const override { return 1; }
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    /// What stands in the rows.
    struct Layout {
        bool isFlat = false; ///< one group without a row of its own
        std::vector<core::FrameGroup> groups{};
        bool operator==(const Layout&) const = default;
    };
    LibraryFrame& at(int frame) { return m_source.frames[static_cast<std::size_t>(frame)]; }
    Layout arranged();
    std::vector<bool> filtered();
    bool hasSplits() const { return !m_layout.isFlat && !m_source.splits.isEmpty(); }
    QModelIndex groupIndex(int group) const;
    QVariant headingData(const QModelIndex& index, int role) const;
    QVariant frameData(int frame, int role) const;
    QString titleOf(int group) const;
    QString shortName(const LibraryFrame& frame) const;
    QString scoresText(const LibraryFrame& frame) const;
    QString toolTip(const LibraryFrame& frame) const;
    void apply(Layout layout);
    void touch(int frame);

    Source m_source;
    core::FrameFilter m_filter;
    std::vector<std::uint64_t> m_labelsOfClass; ///< by class of the filter's scheme
    Order m_order;
    std::string m_slots;
    Layout m_layout;
    std::vector<int> m_shown;
    std::vector<int> m_rank;                   ///< place in m_shown by frame; −1: not shown
    std::vector<std::pair<int, int>> m_places; ///< group and row by frame
    std::vector<int> m_lackingLabels;
    int m_lackingFacts = 0;
    QCache<int, QImage> m_thumbnails; ///< by frame
};

} // namespace widgets
