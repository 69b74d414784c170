// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/class_order.h"
#include "widgets/charts/iou_chart.h"
#include "widgets/charts/scores_model.h"

#include <QStringList>
#include <QWidget>

#include <set>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QMenu;
class QSplitter;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace widgets {

class IouBars;

enum class ScoreScope {
    Frame,
    SetSoFar,
    Evaluation, ///< results that `evaluate` has written
};

/// Bars and table for the scores of all slots, in one class scheme, of this frame, of all frames segmented so far or of
/// an evaluation.
class ScoresPanel : public QWidget {
    Q_OBJECT

public:
    explicit ScoresPanel(QWidget* parent = nullptr);

    /// Schemes to choose from; emits nothing.
    void setSchemes(const QStringList& names, const QString& current);
    QString scheme() const;
    ScoreScope scope() const;
    void setScope(ScoreScope scope);
    /// What the title calls the current frame and the open source, from the next setScores() on.
    void setNames(const QString& frame, const QString& source);
    /// The evaluation that is open: its file and its frames in few words, as in "results.json" and "scenes val".
    void setEvaluation(const QString& file, const QString& frames);
    void setOrder(core::ClassOrder order);
    /// Shows figures of others, by name; none at first.
    void showReference(const QString& name, bool on);
    /// `scheme` names the classes of the bars. `empty` is shown where there is nothing to score, and says why.
    void setScores(const core::ClassScheme& scheme, std::vector<SlotScores> slotScores, const QString& empty = {});

    IouBars& bars() { return *m_bars; }
    const ScoresModel& model() const { return *m_model; }
    bool hasChart() const; ///< some slot has scores: there is something to save

signals:
    void schemeChosen(const QString& name);
    void scopeChosen(widgets::ScoreScope scope);
    void classClicked(int classIndex);
    void copyRequested(const QString& text);
    void saveRequested();
    void evaluationRequested(); ///< another file of results

private:
    void makeControls();
    void makeTable();
    void connectControls();
    /// At the end of the row; `title`: among the commands.
    QComboBox* addChoice(const QString& label, const QString& name, const QString& title);
    void fillReferences();
    void fillPairs();
    void takePair();
    void showChart();
    void showNotes();
    void makeRoomForTable();
    void elideNote();
    bool eventFilter(QObject* watched, QEvent* event) override;
    QStringList gatheredClasses() const;
    QString whyNotSorted() const; ///< by difference, though it is asked for; empty: it is, or is not asked for
    QString title() const;

    QHBoxLayout* m_row = nullptr;
    QComboBox* m_scheme = nullptr;
    QComboBox* m_scope = nullptr;
    QComboBox* m_order = nullptr;
    QComboBox* m_a = nullptr; ///< the two slots that are compared
    QComboBox* m_b = nullptr;
    QToolButton* m_references = nullptr;
    QToolButton* m_save = nullptr;
    QLabel* m_note = nullptr;
    QString m_noteText;                ///< in full
    QStackedWidget* m_stack = nullptr; ///< bars and table, or why they are empty
    QLabel* m_empty = nullptr;
    QSplitter* m_splitter = nullptr;
    IouBars* m_bars = nullptr;
    QTableView* m_table = nullptr;
    bool m_isDividedByUser = false;
    ScoresModel* m_model = nullptr;
    std::optional<core::ClassScheme> m_shown;
    std::vector<SlotScores> m_slots;
    std::set<QString> m_shownReferences;
    QStringList m_pairNames;
    QStringList m_reasons; ///< what must be read with the scores of slots, or why they have none
    QString m_frame, m_source;
    QString m_evaluationFile, m_evaluationData;
    ScoreScope m_lastScope = ScoreScope::Frame; ///< of the frames here
};

} // namespace widgets
