// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/scores_model.h"

#include <QStringList>
#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QLabel;

namespace widgets {

class ConfusionMatrix;

/// The confusion matrix of one slot, and which slot and measure that is.
class ConfusionPanel : public QWidget {
    Q_OBJECT

public:
    explicit ConfusionPanel(QWidget* parent = nullptr);

    /// `empty` is shown where there is nothing to score, and says why. The slot that was chosen stays chosen, whatever
    /// is in it.
    void setScores(const core::ClassScheme& scheme, std::vector<SlotScores> slotScores, const QString& empty = {});
    ConfusionMatrix& matrix() { return *m_matrix; }
    QString slotName() const;
    void setSlot(const QString& name);

signals:
    void cellActivated(int truth, int predicted);
    void copyRequested(const QString& csv);

private:
    void showChosen();

    QComboBox* m_slot = nullptr;
    QLabel* m_basis = nullptr; ///< which frames, which scheme
    QComboBox* m_measure = nullptr;
    ConfusionMatrix* m_matrix = nullptr;
    std::optional<core::ClassScheme> m_scheme;
    std::vector<SlotScores> m_scores;
    QString m_empty;
    QStringList m_names; ///< as in the list of slots
};

} // namespace widgets
