// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/confusion_panel.h"

#include "widgets/charts/confusion_matrix.h"
#include "widgets/choice_title.h"
#include "widgets/to_qt.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace widgets {

ConfusionPanel::ConfusionPanel(QWidget* parent) : QWidget(parent) {
    m_slot = new QComboBox;
    m_slot->setAccessibleName(tr("Slot whose confusion is shown"));
    setChoiceTitle(*m_slot, tr("Confusion of"));
    m_slot->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_measure = new QComboBox;
    m_measure->setAccessibleName(tr("What the cells show"));
    setChoiceTitle(*m_measure, tr("Cells of the confusion"));
    m_measure->addItem(tr("% of the truth (recall)"), int(CellMeasure::ShareOfTruth));
    m_measure->addItem(tr("% of the prediction (precision)"), int(CellMeasure::ShareOfPrediction));
    m_measure->addItem(tr("pixels"), int(CellMeasure::Pixels));
    m_matrix = new ConfusionMatrix;

    auto* slotLabel = new QLabel(tr("S&lot"));
    slotLabel->setBuddy(m_slot);
    auto* measureLabel = new QLabel(tr("&Cells"));
    measureLabel->setBuddy(m_measure);
    auto* row = new QHBoxLayout;
    row->addWidget(slotLabel);
    row->addWidget(m_slot);
    row->addSpacing(8);
    row->addWidget(measureLabel);
    row->addWidget(m_measure);
    row->addSpacing(8);
    m_basis = new QLabel;
    m_basis->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(m_basis);
    row->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 4);
    layout->addLayout(row);
    layout->addWidget(m_matrix, 1);

    connect(m_slot, &QComboBox::activated, this, &ConfusionPanel::showChosen);
    connect(m_measure, &QComboBox::activated, this,
            [this] { m_matrix->setMeasure(static_cast<CellMeasure>(m_measure->currentData().toInt())); });
    connect(m_matrix, &ConfusionMatrix::measureChosen, this,
            [this](CellMeasure measure) { m_measure->setCurrentIndex(m_measure->findData(int(measure))); });
    connect(m_matrix, &ConfusionMatrix::cellActivated, this, &ConfusionPanel::cellActivated);
    connect(m_matrix, &ConfusionMatrix::copyRequested, this, &ConfusionPanel::copyRequested);
}

QString ConfusionPanel::slotName() const { return m_slot->currentText(); }

void ConfusionPanel::setSlot(const QString& name) {
    m_slot->setCurrentText(name);
    showChosen();
}

void ConfusionPanel::setScores(const core::ClassScheme& scheme, std::vector<SlotScores> slotScores,
                               const QString& empty) {
    m_scheme = scheme;
    m_scores = std::move(slotScores);
    m_empty = empty;
    QStringList names;
    for (const SlotScores& line : m_scores) names << line.name;
    if (names != m_names) { // else an open list would close under the user's hand
        const QVariant chosen = m_slot->currentData();
        const QSignalBlocker quiet(m_slot);
        m_slot->clear();
        for (const SlotScores& line : m_scores) m_slot->addItem(line.name, line.shortName);
        if (const int at = m_slot->findData(chosen); at >= 0) m_slot->setCurrentIndex(at);
        m_names = names;
    }
    showChosen();
}

void ConfusionPanel::showChosen() {
    m_slot->setEnabled(m_scores.size() > 1);
    m_basis->clear();
    if (!m_empty.isEmpty()) return m_matrix->clear(m_empty);
    const int at = m_slot->currentIndex();
    if (at < 0) return m_matrix->clear(tr("There is nothing to score."));
    const SlotScores& line = m_scores[static_cast<std::size_t>(at)];
    if (!line.scores) return m_matrix->clear(line.whyNot);
    m_basis->setText(tr("Pixels of %n frames, %1", nullptr, static_cast<int>(line.scores->frames))
                         .arg(toQt(line.scores->scheme.name())));
    m_matrix->setConfusion(*m_scheme, line.scores->confusion);
}

} // namespace widgets
