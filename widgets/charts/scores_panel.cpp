// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/scores_panel.h"

#include "widgets/charts/iou_bars.h"
#include "widgets/to_qt.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace widgets {

ScoresPanel::ScoresPanel(QWidget* parent) : QWidget(parent) {
    m_scheme = new QComboBox;
    m_scheme->setAccessibleName(tr("Class scheme of the scores"));
    m_scheme->setToolTip(tr("Models are compared only in a scheme that all of them can be mapped to"));
    m_scheme->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_scope = new QComboBox;
    m_scope->setAccessibleName(tr("Frames that are scored"));
    m_scope->addItem(tr("This frame"), int(ScoreScope::Frame));
    m_scope->addItem(tr("All frames segmented so far"), int(ScoreScope::SetSoFar));
    m_note = new QLabel;
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_note->installEventFilter(this);

    auto* schemeLabel = new QLabel(tr("&Scheme"));
    schemeLabel->setBuddy(m_scheme);
    auto* scopeLabel = new QLabel(tr("&Of"));
    scopeLabel->setBuddy(m_scope);
    auto* row = new QHBoxLayout;
    row->addWidget(schemeLabel);
    row->addWidget(m_scheme);
    row->addSpacing(8);
    row->addWidget(scopeLabel);
    row->addWidget(m_scope);
    row->addSpacing(8);
    row->addWidget(m_note, 1);

    m_model = new ScoresModel(this);
    m_bars = new IouBars;
    m_table = new QTableView;
    m_table->setModel(m_model);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 4);
    m_table->verticalHeader()->setMinimumSectionSize(fontMetrics().height() + 2);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setMinimumSectionSize(fontMetrics().averageCharWidth() * 9);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setAccessibleName(tr("Scores"));

    m_splitter = new QSplitter;
    m_splitter->addWidget(m_bars);
    m_splitter->addWidget(m_table);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_table->setMinimumWidth(fontMetrics().averageCharWidth() * 24);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->installEventFilter(this);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_isDividedByUser = true; });

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 4);
    layout->addLayout(row);
    m_empty = new QLabel;
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(m_empty);
    layout->addWidget(m_stack, 1);

    connect(m_scheme, &QComboBox::textActivated, this, &ScoresPanel::schemeChosen);
    connect(m_scope, &QComboBox::activated, this, [this] { emit scopeChosen(scope()); });
    connect(m_bars, &IouBars::classClicked, this, &ScoresPanel::classClicked);
}

void ScoresPanel::setSchemes(const QStringList& names, const QString& current) {
    m_scheme->clear();
    m_scheme->addItems(names);
    m_scheme->setCurrentText(current);
}

QString ScoresPanel::scheme() const { return m_scheme->currentText(); }

ScoreScope ScoresPanel::scope() const { return static_cast<ScoreScope>(m_scope->currentData().toInt()); }

void ScoresPanel::setScope(ScoreScope scope) { m_scope->setCurrentIndex(m_scope->findData(int(scope))); }

void ScoresPanel::setScores(const core::ClassScheme& scheme, std::vector<SlotScores> slotScores, const QString& empty) {
    std::vector<QString> names;
    for (const auto& entry : scheme.classes()) names.push_back(toQt(entry.name));
    std::vector<BarSeries> series;
    QStringList notes = gatheredClasses(scheme, slotScores);
    bool any = false;
    for (const SlotScores& slot : slotScores) {
        BarSeries bars{slot.name, slot.color, {}};
        bars.values.resize(names.size());
        if (slot.scores)
            for (std::size_t i = 0; i < names.size(); ++i) bars.values[i] = slot.scores->perClass[i].iou;
        else if (!slot.whyNot.isEmpty())
            notes << slot.whyNot;
        any = any || slot.scores.has_value();
        series.push_back(std::move(bars));
    }
    notes.removeDuplicates();
    m_note->setToolTip(notes.join(QLatin1Char(' ')));
    elideNote();
    m_empty->setText(empty);
    m_stack->setCurrentWidget(any || empty.isEmpty() ? static_cast<QWidget*>(m_splitter) : m_empty);
    m_bars->setSeries(titleFor(scheme, slotScores), names, any ? std::move(series) : std::vector<BarSeries>{});
    m_model->setSlots(any ? std::move(slotScores) : std::vector<SlotScores>{});
    for (int i = 0; i < m_model->columnCount(); ++i) // names give way, numbers do not
        m_table->horizontalHeader()->setSectionResizeMode(i, i == 0 ? QHeaderView::Stretch
                                                                    : QHeaderView::ResizeToContents);
    if (any) makeRoomForTable();
}

void ScoresPanel::elideNote() {
    m_note->setText(m_note->fontMetrics().elidedText(m_note->toolTip(), Qt::ElideRight, m_note->width()));
}

bool ScoresPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_note && event->type() == QEvent::Resize) elideNote();
    if (watched == m_splitter && event->type() == QEvent::Resize && m_model->columnCount() > 1) makeRoomForTable();
    return QWidget::eventFilter(watched, event);
}

QStringList ScoresPanel::gatheredClasses(const core::ClassScheme& scheme,
                                         const std::vector<SlotScores>& slotScores) const {
    std::map<int, QStringList> namesOf; // by the number of classes
    for (const SlotScores& slot : slotScores)
        if (slot.ownClasses > 0) namesOf[slot.ownClasses] << (slot.shortName.isEmpty() ? slot.name : slot.shortName);
    QStringList sentences;
    for (const auto& [classes, names] : namesOf)
        sentences << tr("%1: %2 classes, here gathered into %3.")
                         .arg(names.join(QStringLiteral(", ")))
                         .arg(classes)
                         .arg(scheme.size());
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

QString ScoresPanel::titleFor(const core::ClassScheme& scheme, const std::vector<SlotScores>& slotScores) const {
    const QString name = toQt(scheme.name());
    if (scope() == ScoreScope::Frame) return tr("IoU per class of this frame, %1").arg(name);
    // Slots may have different numbers of frames behind them: say which, or the comparison would mislead.
    QStringList counts;
    for (const SlotScores& slot : slotScores)
        if (slot.scores) counts << QString::number(slot.scores->frames);
    const bool same = counts.removeDuplicates() >= 0 && counts.size() <= 1;
    return tr("IoU per class, pooled over %1 frames, %2")
        .arg(same ? counts.value(0, QStringLiteral("0")) : counts.join(QStringLiteral(" / ")), name);
}

} // namespace widgets
