// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/classes/class_scheme.h"
#include "core/classes/hatch.h"
#include "core/image/label_map.h"

#include <QAbstractTableModel>
#include <QColor>

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

/// The classes of a scheme and "unlabeled": colour, name, share in each pane, and whether it is shown in the pictures.
/// Classes that occur come first, each group in the order of the scheme.
class LegendModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Roles { ClassRole = Qt::UserRole, VisibleRole, PresentRole, ColorRole, HatchRole };

    using QAbstractTableModel::QAbstractTableModel;

    /// Makes every class visible again and forgets the shares. Same classes as before: nothing changes.
    void setScheme(const core::ClassScheme& scheme);
    const std::optional<core::ClassScheme>& scheme() const { return m_scheme; }
    /// Empty shares: not known now. `keepOrder`: rows do not move and classes do not go, for a film would make them
    /// jump.
    void setColumns(std::vector<LegendColumn> columns, bool keepOrder = false);

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
    int classOfRow(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    int rowOfClass(int classIndex) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void visibilityChanged();

private:
    QString nameOf(int classIndex) const;
    void sortRows();

    std::optional<core::ClassScheme> m_scheme;
    std::vector<LegendColumn> m_columns;
    std::vector<bool> m_visible;
    std::vector<bool> m_present;
    bool m_hatched = false;
    std::vector<core::Hatch> m_hatches; ///< one entry per class, and one for unlabeled
    std::vector<int> m_rows;            ///< class index of each row; scheme.size(): unlabeled
};

} // namespace widgets
