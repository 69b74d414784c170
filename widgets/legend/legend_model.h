// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/classes/class_scheme.h"
#include "core/classes/hatch.h"
#include "core/image/label_map.h"
#include "core/metrics/scores.h"

#include <QAbstractTableModel>
#include <QColor>

#include <memory>
#include <optional>
#include <vector>

namespace widgets {

/// Share of the pixels of each class of a scheme, then of void: scheme.size() + 1 numbers that add up to 1.
/// REQUIRES: map is not empty.
std::vector<double> classShares(const core::LabelMap& map, int classes);

/// What one pane shows of each class.
struct LegendColumn {
    QString title; ///< "Truth", "A"
    std::vector<double> shares;
};

/// What one slot got, in the scheme of the legend; null where it is not known.
struct LegendScores {
    QString title; ///< "A"
    std::shared_ptr<const core::Scores> frame, set;
};

/// Which numbers stand beside the classes.
enum class LegendNumbers {
    Shares,   ///< of the pixels, in each pane
    FrameIou, ///< of each slot
    SetIou,   ///< of each slot, over the frames so far
    OneSlot,  ///< all of these, of one slot
};

/// The classes of a scheme and "unlabeled": colour, name, numbers, and whether it is shown in the pictures. Rows are
/// entries: a class, or the head of a category, which stands for all its classes. Void is always the last one.
class LegendModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Roles { ClassRole = Qt::UserRole, VisibleRole, PresentRole, ColorRole, HatchRole };

    using QAbstractTableModel::QAbstractTableModel;

    /// Makes every class visible again and forgets all numbers. Same classes as before: nothing changes.
    void setScheme(const core::ClassScheme& scheme);
    const std::optional<core::ClassScheme>& scheme() const { return m_scheme; }
    /// Empty shares: not known now. `keepOrder`: rows do not move and classes do not go, for a film would make them
    /// jump.
    void setColumns(std::vector<LegendColumn> columns, bool keepOrder = false);
    void setScores(std::vector<LegendScores> scores);

    /// `slot`: title of the one that OneSlot is about; when there is no such slot, the first one is.
    void setNumbers(LegendNumbers numbers, const QString& slot = {});
    LegendNumbers numbers() const { return m_numbers; }
    QString chosenSlot() const; ///< of OneSlot
    QStringList slotTitles() const;
    /// On: classes that occur in a picture come before those that do not. Off: the order of the scheme.
    void setPresentFirst(bool on);
    bool isPresentFirst() const { return m_presentFirst; }
    /// Classes stand under the heads of their categories, where the scheme has these.
    void setGrouped(bool on);
    bool isGrouped() const { return m_grouped; }
    bool hasCategories() const { return !m_categories.empty(); }

    /// HatchRole then tells the pattern of a class (core::Hatch as a number), and nothing without.
    void setHatched(bool on);
    bool isHatched() const { return m_hatched; }

    /// One entry per class, and one for unlabeled; indexed by class.
    const std::vector<bool>& visible() const { return m_visible; }
    void toggle(int classIndex);
    /// Hides all others; shows all when they are hidden already.
    void isolate(int classIndex);
    void setVisible(std::vector<bool> visible);
    void showAll();
    /// The same for a row. A category is hidden when any of it is shown.
    void toggleRow(int row);
    void isolateRow(int row);
    int classOfRow(int row) const; ///< −1: the head of a category
    int rowOfClass(int classIndex) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void visibilityChanged();
    void numbersChanged(); ///< others are shown
    void layoutChosen();   ///< another order, grouping or scheme
    void slotsChanged();   ///< other titles

private:
    /// One column of numbers: of a pane, which of its numbers.
    struct Shown {
        QString title;
        LegendNumbers number = LegendNumbers::Shares;
        bool operator==(const Shown&) const = default;
    };
    std::vector<Shown> wantedColumns() const;
    void updateColumns();
    void updateRows();
    std::vector<int> wantedRows() const;
    std::vector<int> classesOf(int entry) const;
    QString nameOf(int entry) const;
    const core::Scores* scoresOf(const Shown& shown) const;
    const std::vector<double>* sharesOf(const Shown& shown) const;
    core::Score valueOf(int entry, const Shown& shown) const;
    QString numberText(int entry, const Shown& shown) const;
    QString toolTipOf(int entry, const Shown& shown) const;
    QString headerTip(const Shown& shown) const;

    std::optional<core::ClassScheme> m_scheme;
    std::vector<int> m_categories; ///< of each class, 0 … 6; empty: the scheme has none
    std::vector<LegendColumn> m_columns;
    std::vector<LegendScores> m_scores;
    std::vector<Shown> m_shown;
    LegendNumbers m_numbers = LegendNumbers::Shares;
    QString m_slot;
    bool m_presentFirst = true;
    bool m_grouped = false;
    std::vector<bool> m_visible;
    std::vector<bool> m_present;
    bool m_hatched = false;
    std::vector<core::Hatch> m_hatches; ///< one entry per class, and one for unlabeled
    std::vector<int> m_rows; ///< entries: class index, scheme.size() for unlabeled, −1 − category for its head
};

} // namespace widgets
