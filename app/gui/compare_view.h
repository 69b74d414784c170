// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/compare_controller.h"
#include "app/gui/derived_layer.h"
#include "app/gui/scoreboard.h"
#include "core/classes/palettes.h"
#include "core/metrics/score_json.h"
#include "widgets/canvas/pane.h"
#include "widgets/canvas/pane_grid.h"
#include "widgets/charts/confusion_panel.h"
#include "widgets/charts/scores_panel.h"
#include "widgets/legend/legend_panel.h"
#include "widgets/probe/probe_panel.h"

#include <QTimer>
#include <QWidget>

#include <array>

namespace app {

/// Colour of a slot in badges, bars and tables.
QColor slotColor(int slot);
/// "A", "B", "C".
QString slotLetter(int slot);

/// The panes photo, truth, A to F and a derived picture with one view, and what belongs to them: legend and scores,
/// which the window docks. Shows what the controller holds; a picture of another frame than the current one is either
/// gone or dimmed and stamped.
class CompareView : public QWidget {
    Q_OBJECT

public:
    /// REQUIRES: controller outlives the view.
    explicit CompareView(CompareController& controller, QWidget* parent = nullptr);

    widgets::LegendPanel* legend() { return m_legend; }
    widgets::LegendModel& legendModel() { return *m_legendModel; }
    widgets::ScoresPanel* scores() { return m_scores; }
    widgets::ConfusionPanel* confusion() { return m_confusion; }
    widgets::ProbePanel* probe() { return m_probe; }
    widgets::SharedView& sharedView() { return m_view; }
    widgets::Pane& photoPane() { return *m_panes[0].pane; }
    widgets::Pane& truthPane() { return *m_panes[1].pane; }
    widgets::Pane& slotPane(int slot) { return *m_panes[static_cast<std::size_t>(slot) + 2].pane; }
    widgets::Pane& layerPane() { return *m_panes[kLayerPane].pane; }
    /// The slot whose pane lies at a point of this widget; −1: none.
    int slotAt(const QPoint& position) const;
    /// "A DeepLabV3": letter and name of its model; the letter alone where there is none.
    QString slotName(int slot) const;

    double opacity() const { return m_opacity; }
    void setOpacity(double opacity);
    /// While on, only photos are shown.
    void setBare(bool bare);
    /// Only the outlines of classes are painted.
    void setOutlines(bool on);

    /// One pane in all the room, or all of them. Which one: the pane under the cursor, else the one that was alone
    /// last, else the first slot's.
    void setAlone(bool on);
    bool isAlone() const { return m_alone >= 0; }
    /// While one pane is alone, the next or previous one (step 1, −1) takes its place.
    void showNextAlone(int step);
    /// Shows one pane, and in its very place the other one of the last two that were alone (at first: the two first
    /// slots), so that differences jump to the eye.
    void blink();
    void setPanMode(bool on);

    /// One of core::paletteNames(): the colours in which classes are shown.
    void setPalette(const std::string& name);
    const std::string& paletteName() const { return m_paletteName; }
    std::vector<std::string> paletteNames() const { return core::paletteNames(*m_scheme); }
    /// What the pane of the derived picture shows; None hides it.
    void setLayer(const LayerChoice& choice);
    const LayerChoice& layer() const { return m_layer; }
    std::vector<LayerChoice> layerChoices() const { return app::layerChoices(layerSlots(), hasTruth()); }

    /// A pixel as truth and every slot see it now.
    widgets::ProbeValues probeValues(QPoint pixel) const;
    /// Marks a pixel in every pane and lists it; one that is pinned already is let go. Pins stay where they are while
    /// frames pass.
    void pin(QPoint pixel);

    const core::ClassScheme& scheme() const { return *m_scheme; }
    /// Of the frames that the panel of scores is about.
    std::vector<widgets::SlotScores> slotScores() const { return slotScores(m_scores->scope()); }
    std::vector<widgets::SlotScores> slotScores(widgets::ScoreScope scope) const;
    /// As the panel of scores shows them now.
    const std::vector<widgets::SlotScores>& shownScores() const { return m_shownScores; }
    /// The panel of scores shows these results from now on, slot by slot the model of the same name.
    void setEvaluation(std::shared_ptr<const core::EvaluationRecord> evaluation, const QString& file);
    /// "x 512  y 300 · truth car · A car": what lies under the cursor, empty where nothing does.
    QString probeText() const;

signals:
    void opacityChanged(double opacity);
    void aloneChanged(bool on);
    void probeTextChanged();
    void scoresUpdated(); ///< shownScores() are others, or in another scheme

private:
    /// What a pane shows, which may be an earlier frame than the current one while a film plays.
    struct Shown {
        widgets::Pane* pane = nullptr;
        int frame = -1;
        std::shared_ptr<const core::LabelMap> labels; ///< in `scheme`
        SchemePointer scheme;
        std::filesystem::path card; ///< of the model whose labels they are
        std::vector<double> shares; ///< of the labels; empty until the legend asks for them
    };

    void makePanes();
    void connectController();
    void showSource();
    void showFrameChange();
    void showFrame();
    /// Where the current frame could not be read: nothing is shown but the reason.
    void showFailedFrame(const QString& what, const core::Error& error);
    void showTruth();
    void showSlot(int slot);
    void showPrompt(int slot);
    void put(Shown& shown, std::shared_ptr<const core::LabelMap> labels, SchemePointer own, const QString& extra);
    void putBare(Shown& shown, const QString& message);
    void showLayer();
    bool hasLayerSlots() const;                ///< the slots that the derived picture is made of hold something
    std::vector<LayerSlot> layerSlots() const; ///< those with a model
    bool hasTruth() const { return m_controller.source() != nullptr && m_controller.source()->hasTruth(); }
    void updateSchemes();
    void setScheme(SchemePointer scheme);
    core::ClassScheme painted(const core::ClassScheme& scheme) const; ///< in the colours that were chosen
    void updateColors();
    void updateLegend();
    void updateScores();
    void takeCounts(); ///< updateScores(), but not for every frame of a film
    void updateLegendScores();
    void showConfused(int truth, int predicted); ///< hides all classes but these two
    void updateVisiblePanes();
    bool isWanted(int pane) const; ///< has something to show
    int nextWanted(int pane, int step) const;
    void showAlone(int pane); ///< −1: all
    void connectProbe();
    void hoverProbe();
    void updateProbe(); ///< panel and pins, after whatever they show has changed
    static QString className(const core::ClassScheme& scheme, int index);
    bool isCurrent(const Shown& shown) const; ///< shows labels of the current frame
    SchemePointer schemeOfSlot(int slot) const;
    QString frameStamp() const;
    QString whyNothingIsScored() const;
    bool isAnythingScored() const; ///< of the current frame

    CompareController& m_controller;
    widgets::SharedView m_view;
    static constexpr std::size_t kLayerPane = kSlots + 2;
    std::array<Shown, kSlots + 3> m_panes; ///< photo, truth, slots, derived picture
    LayerChoice m_layer;
    widgets::PaneGrid* m_grid = nullptr;
    widgets::LegendModel* m_legendModel = nullptr;
    widgets::LegendPanel* m_legend = nullptr;
    widgets::ScoresPanel* m_scores = nullptr;
    widgets::ConfusionPanel* m_confusion = nullptr;
    widgets::ProbePanel* m_probe = nullptr;
    std::optional<QPoint> m_probed; ///< the pixel that the panel shows: where the cursor is, or was last
    std::vector<QPoint> m_pins;
    std::vector<widgets::SlotScores> m_shownScores;
    QTimer m_scoresSoon; ///< at work: counts have come since the scores were shown
    std::shared_ptr<const core::EvaluationRecord> m_evaluation; ///< null: none was opened
    std::vector<SchemePointer> m_schemes;
    QStringList m_schemeNames; ///< as in the combo box
    SchemePointer m_scheme;
    std::string m_chosenScheme; ///< by the user; empty: the first
    std::string m_paletteName{core::kOfficialPalette};
    int m_hoveredClass = -1;
    double m_opacity = 0.5;
    bool m_bare = false;
    bool m_outlines = false;
    int m_alone = -1; ///< index of the pane that is shown alone; −1: all are shown
    int m_last = -1;  ///< that was alone last
    int m_other = -1; ///< that was alone before it
};

} // namespace app
