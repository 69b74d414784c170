// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the panel of scores shows.
#include "widgets/charts/scores_panel.h"

#include "widgets/charts/iou_bars.h"
#include "widgets/to_qt.h"

#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

#include <algorithm>
#include <map>

namespace widgets {

void ScoresPanel::setScores(const core::ClassScheme& scheme, std::vector<SlotScores> slotScores, const QString& empty) {
    m_shown = scheme;
    m_slots = std::move(slotScores);
    const bool any = hasChart();
    QStringList reasons;
    m_reasons.clear();
    for (const SlotScores& slot : m_slots) {
        if (slot.scores && !slot.remark.isEmpty()) m_reasons << slot.remark;
        if (!slot.scores && !slot.whyNot.isEmpty()) reasons << slot.whyNot;
    }
    m_reasons += reasons;
    m_empty->setText(empty.isEmpty() ? reasons.join(QLatin1Char('\n')) : empty);
    m_stack->setCurrentWidget(any || m_empty->text().isEmpty() ? static_cast<QWidget*>(m_splitter) : m_empty);
    m_model->setSlots(m_slots);
    fillPairs();
    showChart();
    m_save->setEnabled(any);
    for (int i = 0; i < m_model->columnCount(); ++i) // names give way, numbers do not
        m_table->horizontalHeader()->setSectionResizeMode(i, i == 0 ? QHeaderView::Stretch
                                                                    : QHeaderView::ResizeToContents);
    if (any) makeRoomForTable();
}

bool ScoresPanel::hasChart() const {
    return std::ranges::any_of(m_slots, [](const SlotScores& slot) { return slot.scores.has_value(); });
}

void ScoresPanel::showChart() {
    if (!m_shown) return;
    IouChart chart{title(), {}, {}, {}, {}};
    for (const auto& entry : m_shown->classes()) chart.classNames.push_back(toQt(entry.name));
    std::vector<std::vector<core::Score>> values;
    for (const SlotScores& slot : m_slots) {
        if (!hasChart()) break;
        chart.series.push_back(barsOf(slot, m_shown->size()));
        values.push_back(chart.series.back().values);
    }
    const auto order = static_cast<core::ClassOrder>(m_order->currentData().toInt());
    if (order != core::ClassOrder::Difference || values.size() > 1) {
        const auto [a, b] = m_model->pair();
        chart.order =
            core::orderOf(order, m_shown->size(), values, {static_cast<std::size_t>(a), static_cast<std::size_t>(b)});
    }
    for (const core::ReferenceScores& reference : core::referencesFor(*m_shown))
        if (m_shownReferences.contains(toQt(reference.name))) chart.references.push_back(marksOf(reference));
    m_bars->setChart(std::move(chart));
    showNotes();
}

void ScoresPanel::showNotes() {
    QStringList notes = m_reasons + gatheredClasses();
    if (const QString why = whyNotSorted(); !why.isEmpty()) notes << why;
    if (!ScoresModel::isRanked(m_slots)) notes << tr("Scored on different frames: not ranked.");
    for (const MarkSeries& series : m_bars->chart().references)
        notes << tr("%1: %2, of %3.").arg(series.name, series.aggregation, series.frames);
    notes.removeDuplicates();
    m_noteText = notes.join(QLatin1Char(' '));
    QString lines; // wrapped: a plain one would leave the screen
    for (const QString& note : notes) lines += QStringLiteral("<p>%1</p>").arg(note.toHtmlEscaped());
    m_note->setToolTip(lines);
    m_note->setAccessibleName(m_noteText);
    m_note->setVisible(!notes.isEmpty());
    elideNote();
}

QString ScoresPanel::whyNotSorted() const {
    if (static_cast<core::ClassOrder>(m_order->currentData().toInt()) != core::ClassOrder::Difference || !hasChart())
        return {};
    if (m_slots.size() < 2) return tr("Not sorted by difference: there is one slot only.");
    const auto [a, b] = m_model->pair();
    QStringList without;
    for (const int place : {a, b}) {
        const SlotScores& slot = m_slots[static_cast<std::size_t>(place)];
        if (!slot.scores) without << (slot.shortName.isEmpty() ? slot.name : slot.shortName);
    }
    without.removeDuplicates();
    if (without.isEmpty()) return {};
    return tr("Not sorted by difference: no score of %1.").arg(without.join(QStringLiteral(", ")));
}

void ScoresPanel::elideNote() {
    m_note->setText(m_note->fontMetrics().elidedText(m_noteText, Qt::ElideRight, m_note->width()));
}

bool ScoresPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_note && event->type() == QEvent::Resize) elideNote();
    if (watched == m_splitter && event->type() == QEvent::Resize && m_model->columnCount() > 1) makeRoomForTable();
    return QWidget::eventFilter(watched, event);
}

QStringList ScoresPanel::gatheredClasses() const {
    std::map<int, QStringList> namesOf; // by the number of classes
    for (const SlotScores& slot : m_slots)
        if (slot.ownClasses > 0) namesOf[slot.ownClasses] << (slot.shortName.isEmpty() ? slot.name : slot.shortName);
    QStringList sentences;
    for (const auto& [classes, names] : namesOf)
        sentences << tr("%1: %n classes, here gathered into %2.", nullptr, classes)
                         .arg(names.join(QStringLiteral(", ")))
                         .arg(m_shown->size());
    return sentences;
}

void ScoresPanel::makeRoomForTable() {
    if (m_isDividedByUser) return;
    int contents = m_table->verticalScrollBar()->sizeHint().width() + 2 * m_table->frameWidth();
    const QAbstractItemView& view = *m_table;
    for (int i = 0; i < m_model->columnCount(); ++i)
        contents += std::max(view.sizeHintForColumn(i), m_table->horizontalHeader()->sectionSizeHint(i));
    const int wanted = std::min(contents + 8, m_splitter->width() * 3 / 5);
    m_splitter->setSizes({m_splitter->width() - wanted, wanted});
}

QString ScoresPanel::title() const {
    const QString name = toQt(m_shown->name());
    if (scope() == ScoreScope::Frame)
        return m_frame.isEmpty() ? tr("IoU per class, %1").arg(name)
                                 : tr("IoU per class of the frame %1, %2").arg(m_frame, name);
    // Slots may have different numbers of frames behind them: say which, or the comparison would mislead.
    QStringList counts;
    for (const SlotScores& slot : m_slots)
        if (slot.scores) counts << QString::number(slot.scores->frames);
    const bool same = counts.removeDuplicates() >= 0 && counts.size() <= 1;
    // "3 / 1 frames": several numbers have the form of many.
    const int form = same && counts.value(0) == QLatin1String("1") ? 1 : 2;
    const QString frames = same ? counts.value(0, QStringLiteral("0")) : counts.join(QStringLiteral(" / "));
    if (scope() == ScoreScope::SetSoFar)
        return tr("IoU per class, pooled over %1 frames of %2, %3", nullptr, form).arg(frames, m_source, name);
    return tr("IoU per class, pooled over %1 frames of %2, %3 (%4)", nullptr, form)
        .arg(frames, m_evaluationData, name, m_evaluationFile);
}

} // namespace widgets
