// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the panel of scores is put together, and what can be chosen in it.
#include "widgets/charts/iou_bars.h"
#include "widgets/charts/scores_panel.h"
#include "widgets/charts/table_text.h"
#include "widgets/choice_title.h"
#include "widgets/to_qt.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace widgets {

ScoresPanel::ScoresPanel(QWidget* parent) : QWidget(parent) {
    makeControls();
    makeTable();
    m_bars = new IouBars;
    m_splitter = new QSplitter;
    m_splitter->addWidget(m_bars);
    m_splitter->addWidget(m_table);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->installEventFilter(this);
    m_note = new QLabel;
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_note->setTextFormat(Qt::PlainText); // holds names out of files
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_note->installEventFilter(this);
    m_empty = new QLabel;
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setTextFormat(Qt::PlainText);
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 4);
    layout->addLayout(m_row);
    layout->addWidget(m_note);
    layout->addWidget(m_stack, 1);
    connectControls();
    fillPairs();
}

QComboBox* ScoresPanel::addChoice(const QString& label, const QString& name, const QString& title) {
    auto* combo = new QComboBox;
    setChoiceTitle(*combo, title);
    combo->setAccessibleName(name);
    combo->setToolTip(name);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    combo->setMinimumWidth(fontMetrics().averageCharWidth() * 6); // gives way in a narrow dock
    if (!label.isEmpty()) {
        auto* text = new QLabel(label);
        text->setBuddy(combo);
        m_row->addWidget(text);
    }
    m_row->addWidget(combo);
    return combo;
}

void ScoresPanel::makeControls() {
    m_row = new QHBoxLayout;
    m_scheme = addChoice(tr("&Scheme"), tr("Class scheme of the scores"), tr("Scheme"));
    m_scheme->setToolTip(tr("Models are compared only in a scheme that all of them can be mapped to"));
    m_scope = addChoice(tr("&Of"), tr("Frames that are scored"), tr("Scores of"));
    m_scope->addItem(tr("This frame"), int(ScoreScope::Frame));
    m_scope->addItem(tr("All frames segmented so far"), int(ScoreScope::SetSoFar));
    m_scope->addItem(tr("An evaluation…"), int(ScoreScope::Evaluation));
    m_order = addChoice({}, tr("Order of the classes in the chart"), tr("Order of the chart"));
    m_order->addItem(tr("Order of the scheme"), int(core::ClassOrder::Scheme));
    m_order->addItem(tr("Sorted by value"), int(core::ClassOrder::Value));
    m_order->addItem(tr("Sorted by difference"), int(core::ClassOrder::Difference));
    m_a = addChoice({}, tr("First of the two slots that are compared"), tr("Compared first"));
    m_b = addChoice(QStringLiteral("−"), tr("Second of the two slots that are compared"), tr("Compared second"));
    m_row->addStretch(1);
    const auto addButton = [this](const QString& text, const QString& tip) {
        auto* button = new QToolButton;
        button->setText(text);
        button->setToolTip(tip);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        m_row->addWidget(button);
        return button;
    };
    m_references = addButton(tr("&References"), tr("Show figures that others have published"));
    m_references->setPopupMode(QToolButton::InstantPopup);
    auto* references = new QMenu(m_references);
    references->setToolTipsVisible(true);
    m_references->setMenu(references);
    m_save = addButton(tr("Sa&ve…"), tr("Save the chart as PNG, SVG or PDF, or its numbers as CSV"));
}

void ScoresPanel::makeTable() {
    m_model = new ScoresModel(this);
    m_table = new QTableView;
    m_table->setModel(m_model);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 4);
    m_table->verticalHeader()->setMinimumSectionSize(fontMetrics().height() + 2);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setMinimumSectionSize(fontMetrics().averageCharWidth() * 9);
    m_table->setMinimumWidth(fontMetrics().averageCharWidth() * 24);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setAccessibleName(tr("Scores"));
    addCopyActions(*m_table, [this](const QString& text) { emit copyRequested(text); });
}

void ScoresPanel::connectControls() {
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_isDividedByUser = true; });
    connect(m_scheme, &QComboBox::textActivated, this, &ScoresPanel::schemeChosen);
    connect(m_scope, &QComboBox::activated, this, [this] {
        if (scope() == ScoreScope::Evaluation && m_evaluationFile.isEmpty()) {
            setScope(m_lastScope); // until there is one
            emit evaluationRequested();
            return;
        }
        if (scope() != ScoreScope::Evaluation) m_lastScope = scope();
        emit scopeChosen(scope());
    });
    connect(m_order, &QComboBox::activated, this, &ScoresPanel::showChart);
    connect(m_a, &QComboBox::activated, this, &ScoresPanel::takePair);
    connect(m_b, &QComboBox::activated, this, &ScoresPanel::takePair);
    connect(m_references->menu(), &QMenu::aboutToShow, this, &ScoresPanel::fillReferences);
    connect(m_save, &QToolButton::clicked, this, &ScoresPanel::saveRequested);
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

void ScoresPanel::setNames(const QString& frame, const QString& source) {
    m_frame = frame;
    m_source = source;
}

void ScoresPanel::setEvaluation(const QString& file, const QString& frames) {
    m_evaluationFile = file;
    m_evaluationData = frames;
    const int at = m_scope->findData(int(ScoreScope::Evaluation));
    m_scope->setItemText(at, tr("Evaluation %1").arg(file));
    m_scope->setItemData(at, tr("Results of %1").arg(frames), Qt::ToolTipRole);
}

void ScoresPanel::setOrder(core::ClassOrder order) {
    m_order->setCurrentIndex(m_order->findData(int(order)));
    showChart();
}

void ScoresPanel::showReference(const QString& name, bool on) {
    if (on)
        m_shownReferences.insert(name);
    else
        m_shownReferences.erase(name);
    showChart();
}

void ScoresPanel::fillReferences() {
    QMenu* menu = m_references->menu();
    menu->clear();
    const auto references = m_shown ? core::referencesFor(*m_shown) : std::span<const core::ReferenceScores>();
    for (const core::ReferenceScores& reference : references) {
        const QString name = toQt(reference.name);
        auto* action = menu->addAction(name);
        action->setToolTip(describe(reference));
        action->setCheckable(true);
        action->setChecked(m_shownReferences.contains(name));
        connect(action, &QAction::toggled, this, [this, name](bool on) { showReference(name, on); });
    }
    if (references.empty()) menu->addAction(tr("There are no published figures in this scheme"))->setEnabled(false);
    menu->addSeparator();
    connect(menu->addAction(tr("Results of an &evaluation…")), &QAction::triggered, this,
            &ScoresPanel::evaluationRequested);
}

void ScoresPanel::fillPairs() {
    QStringList names;
    for (const SlotScores& slot : m_slots) names << (slot.shortName.isEmpty() ? slot.name : slot.shortName);
    if (!names.isEmpty() && names != m_pairNames) {
        const QString a = m_a->currentText(), b = m_b->currentText();
        for (QComboBox* combo : {m_a, m_b}) {
            combo->clear();
            combo->addItems(names);
        }
        const int first = std::max(0, m_a->findText(a));
        const int second = m_b->findText(b);
        m_a->setCurrentIndex(first);
        m_b->setCurrentIndex(second >= 0 && second != first ? second : first == 0 ? 1 : 0);
        m_pairNames = names;
    }
    for (QComboBox* combo : {m_a, m_b}) combo->setEnabled(names.size() > 1);
    if (names.size() > 1) m_model->setPair(m_a->currentIndex(), m_b->currentIndex());
}

void ScoresPanel::takePair() {
    m_model->setPair(m_a->currentIndex(), m_b->currentIndex());
    showChart();
}

} // namespace widgets
