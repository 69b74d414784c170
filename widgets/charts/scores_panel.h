// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/scores_model.h"

#include <QStringList>
#include <QWidget>

class QComboBox;
class QLabel;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace widgets {

class IouBars;

enum class ScoreScope { Frame, SetSoFar };

/// Bars and table for the scores of all slots, in one class scheme, of this frame or of all frames segmented so far.
class ScoresPanel : public QWidget {
    Q_OBJECT

public:
    explicit ScoresPanel(QWidget* parent = nullptr);

    /// Schemes to choose from; emits nothing.
    void setSchemes(const QStringList& names, const QString& current);
    QString scheme() const;
    ScoreScope scope() const;
    void setScope(ScoreScope scope);
    /// `scheme` names the classes of the bars. `empty` is shown where there is nothing to score, and says why.
    void setScores(const core::ClassScheme& scheme, std::vector<SlotScores> slotScores, const QString& empty = {});

    IouBars& bars() { return *m_bars; }
    const ScoresModel& model() const { return *m_model; }

signals:
    void schemeChosen(const QString& name);
    void scopeChosen(widgets::ScoreScope scope);
    void classClicked(int classIndex);

private:
    void makeRoomForTable();
    void elideNote();
    bool eventFilter(QObject* watched, QEvent* event) override;
    QStringList gatheredClasses(const core::ClassScheme& scheme, const std::vector<SlotScores>& slotScores) const;
    QString titleFor(const core::ClassScheme& scheme, const std::vector<SlotScores>& slotScores) const;

    QComboBox* m_scheme = nullptr;
    QComboBox* m_scope = nullptr;
    QLabel* m_note = nullptr;
    QStackedWidget* m_stack = nullptr; ///< bars and table, or why they are empty
    QLabel* m_empty = nullptr;
    QSplitter* m_splitter = nullptr;
    IouBars* m_bars = nullptr;
    QTableView* m_table = nullptr;
    bool m_isDividedByUser = false;
    ScoresModel* m_model = nullptr;
};

} // namespace widgets
