// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the cells of the legend say.
#include "widgets/legend/legend_model.h"
#include "widgets/to_qt.h"

#include <QFont>
#include <QLocale>

#include <algorithm>

namespace widgets {

int LegendModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LegendModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : 1 + static_cast<int>(m_shown.size());
}

QVariant LegendModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const int entry = m_rows[static_cast<std::size_t>(index.row())];
    const auto any = [&](const std::vector<bool>& what) {
        return std::ranges::any_of(classesOf(entry), [&](int c) { return bool(what[static_cast<std::size_t>(c)]); });
    };
    const Shown* shown = index.column() == 0 ? nullptr : &m_shown[static_cast<std::size_t>(index.column()) - 1];
    switch (role) {
    case ClassRole: return std::max(-1, entry);
    case VisibleRole: return any(m_visible);
    case PresentRole: return any(m_present);
    case ColorRole: return entry < 0 ? QVariant() : toQt(m_scheme->color(entry));
    case HatchRole:
        return m_hatched && entry >= 0 ? QVariant(static_cast<int>(m_hatches[static_cast<std::size_t>(entry)]))
                                       : QVariant();
    case Qt::TextAlignmentRole: return int((shown == nullptr ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::FontRole: {
        QFont font;
        font.setBold(entry < 0);
        return entry < 0 ? QVariant(font) : QVariant();
    }
    case Qt::ToolTipRole:
        return shown != nullptr ? toolTipOf(entry, *shown)
               : entry < 0      ? tr("Category %1\nClick: hide or show its classes · double click: show them alone")
                                 .arg(nameOf(entry))
                           : tr("%1\nClick: hide or show · double click: show this class alone").arg(nameOf(entry));
    case Qt::AccessibleTextRole:
        if (shown == nullptr && !any(m_visible)) return tr("%1, hidden").arg(nameOf(entry));
        [[fallthrough]];
    case Qt::DisplayRole: return shown == nullptr ? nameOf(entry) : numberText(entry, *shown);
    default: return {};
    }
}

QVariant LegendModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return int((section == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (section == 0) {
        if (role == Qt::ToolTipRole && m_scheme) return toQt(m_scheme->name());
        if (role != Qt::DisplayRole) return {};
        return m_scheme ? tr("%n classes", nullptr, m_scheme->size()) : tr("Class");
    }
    const Shown& shown = m_shown[static_cast<std::size_t>(section) - 1];
    if (role == Qt::ToolTipRole) return headerTip(shown);
    if (role != Qt::DisplayRole) return {};
    switch (shown.number) {
    case LegendNumbers::FrameIou: return tr("%1 IoU").arg(shown.title);
    case LegendNumbers::SetIou:
        return m_numbers == LegendNumbers::OneSlot ? tr("set IoU") : tr("%1 IoU").arg(shown.title);
    default: return tr("%1 %").arg(shown.title);
    }
}

QString LegendModel::headerTip(const Shown& shown) const {
    if (shown.number == LegendNumbers::Shares) return tr("Share of the pixels of this frame");
    const QString scheme = toQt(m_scheme->name());
    if (shown.number == LegendNumbers::FrameIou) return tr("IoU of %1 on this frame, %2").arg(shown.title, scheme);
    const core::Scores* scores = scoresOf(shown);
    const int frames = scores == nullptr ? 0 : static_cast<int>(scores->frames);
    return tr("IoU of %1, counts pooled over the %n frames segmented so far, %2", nullptr, frames)
        .arg(shown.title, scheme);
}

QString LegendModel::nameOf(int entry) const {
    if (entry < 0) return toQt(core::categoryScheme().classes()[static_cast<std::size_t>(-1 - entry)].name);
    if (entry >= m_scheme->size()) return tr("unlabeled");
    return toQt(m_scheme->classes()[static_cast<std::size_t>(entry)].name);
}

const core::Scores* LegendModel::scoresOf(const Shown& shown) const {
    const auto found = std::ranges::find(m_scores, shown.title, &LegendScores::title);
    if (found == m_scores.end()) return nullptr;
    return (shown.number == LegendNumbers::FrameIou ? found->frame : found->set).get();
}

const std::vector<double>* LegendModel::sharesOf(const Shown& shown) const {
    const auto found = std::ranges::find(m_columns, shown.title, &LegendColumn::title);
    return found == m_columns.end() ? nullptr : &found->shares;
}

core::Score LegendModel::valueOf(int entry, const Shown& shown) const {
    if (shown.number == LegendNumbers::Shares) {
        const auto* shares = sharesOf(shown);
        if (shares == nullptr || shares->size() != m_visible.size()) return {};
        double sum = 0;
        for (const int c : classesOf(entry)) sum += (*shares)[static_cast<std::size_t>(c)];
        return sum;
    }
    const core::Scores* scores = scoresOf(shown);
    if (scores == nullptr || entry == m_scheme->size()) return {};
    if (entry >= 0) return scores->perClass[static_cast<std::size_t>(entry)].iou;
    const auto category = static_cast<std::size_t>(-1 - entry);
    return category < scores->perCategory.size() ? scores->perCategory[category].iou : core::Score{};
}

QString LegendModel::numberText(int entry, const Shown& shown) const {
    const core::Score value = valueOf(entry, shown);
    if (shown.number == LegendNumbers::Shares) {
        if (!value) return {};
        return *value > 0 ? percentNumber(*value) : QStringLiteral("–");
    }
    if (scoresOf(shown) == nullptr) return {};
    return value ? QLocale().toString(*value, 'f', 3) : QStringLiteral("–");
}

QString LegendModel::toolTipOf(int entry, const Shown& shown) const {
    const QString name = nameOf(entry);
    const core::Scores* scores = shown.number == LegendNumbers::Shares ? nullptr : scoresOf(shown);
    if (shown.number == LegendNumbers::Shares || scores == nullptr) return name + QLatin1Char('\n') + headerTip(shown);
    if (entry == m_scheme->size()) return tr("%1\nPixels without a class are not scored").arg(name);
    if (!valueOf(entry, shown)) return tr("%1\nNo IoU: it occurs neither in the truth nor in the prediction").arg(name);
    if (entry < 0) return tr("%1\n%2; confusing two classes of the category is no error").arg(name, headerTip(shown));
    const core::ClassScores& one = scores->perClass[static_cast<std::size_t>(entry)];
    const QLocale locale;
    return tr("%1\n%2\n%3 pixels in both / %4 in either", nullptr,
              one.truePositive == 1 ? 1 : 2) // the form alone: the number may be too large for it
        .arg(name, headerTip(shown), locale.toString(qulonglong(one.truePositive)),
             locale.toString(qulonglong(one.truePositive + one.falsePositive + one.falseNegative)));
}

} // namespace widgets
