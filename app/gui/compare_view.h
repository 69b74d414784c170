// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/compare_controller.h"
#include "app/gui/derived_layer.h"
#include "app/gui/input_pane.h"
#include "app/gui/scoreboard.h"
#include "core/classes/palettes.h"
#include "core/metrics/score_json.h"
#include "core/store/session.h"
#include "widgets/canvas/pane.h"
#include "widgets/canvas/pane_grid.h"
#include "widgets/canvas/swipe.h"
#include "widgets/charts/confusion_panel.h"
#include "widgets/charts/scores_panel.h"
#include "widgets/legend/legend_panel.h"
#include "widgets/probe/probe_panel.h"

#include <QTimer>
#include <QWidget>

#include <array>
#include <utility>

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
    static constexpr int kPanes = kSlots + 4;

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
    widgets::Pane& inputPane() { return *m_panes[kInputPane].pane; }
    widgets::Pane& layerPane() { return *m_panes[kLayerPane].pane; }
    std::vector<widgets::Pane*> shownPanes() const;
    /// All panes that are shown in their rows, or only one, with the legend; each frame at its own resolution. Null
    /// when there is nothing to draw.
    QImage picture(const widgets::Pane* only = nullptr) const;
    /// Of the first pane that is seen; null while none is.
    const widgets::FrameCanvas* shownCanvas() const;
    /// The slot whose pane lies at a point of this widget; −1: none.
    int slotAt(const QPoint& position) const;
    bool hasModel(int slot) const { return m_controller.slot(slot).model && !m_controller.slot(slot).model->folder; }
    /// "A DeepLabV3": letter and name of its model; the letter alone where there is none.
    QString slotName(int slot) const;

    double opacity() const { return m_opacity; }
    void setOpacity(double opacity);
    /// While on, only photos are shown.
    void setBare(bool bare);
    /// Only the outlines of classes are painted.
    void setOutlines(bool on);

    /// The keys that segment and that show one pane alone, as panes name them; empty: none.
    void setKeyNames(const QString& segment, const QString& alone);

    /// Patterns over the colours of the classes, in panes and legend.
    void setHatched(bool on);
    bool isHatched() const { return m_hatched; }

    /// How panes share the room: all of them side by side; one alone; two on top of each other with a divider; or one
    /// alone that changes places with another again and again.
    enum class PaneLayout { Grid, Single, Swipe, Blink };
    Q_ENUM(PaneLayout)
    void setPaneLayout(PaneLayout layout);
    PaneLayout paneLayout() const { return m_paneLayout; }
    /// One pane in all the room, or several as before. Which one: the pane under the cursor, else the one that was
    /// alone last, else the first slot's.
    void setAlone(bool on);
    bool isBlinking() const { return m_blinking.isActive(); }
    bool isAlone() const { return m_alone >= 0; }
    /// While one pane is alone, the next or previous one (step 1, −1) takes its place; with a divider, that of the
    /// right one or of the left one.
    void showNextAlone(int step);
    /// Shows one pane, and in its very place the other one of the last two that were alone (at first: the two first
    /// slots), so that differences jump to the eye.
    void blink();
    /// By number: 0 photo, 1 truth, then the slots, the derived picture, what the network saw.
    std::vector<int> wantedPanes() const;
    QString paneName(int pane) const;
    /// Left and right of the divider; −1, or a pane with nothing to show: the first slots.
    void setSwipePanes(int left, int right);
    std::pair<int, int> swipePanes() const; ///< those that are, or would be, beside the divider
    std::pair<int, int> chosenSwipePanes() const { return {m_swipeLeft, m_swipeRight}; }
    void setSwipePosition(double position);
    double swipePosition() const;
    void setPanMode(bool on);

    /// One of core::paletteNames(): the colours in which classes are shown.
    void setPalette(const std::string& name);
    const std::string& paletteName() const { return m_paletteName; }
    std::vector<std::string> paletteNames() const { return core::paletteNames(*m_scheme); }
    /// What the pane of the derived picture shows; None hides it.
    void setLayer(const LayerChoice& choice);
    const LayerChoice& layer() const { return m_layer; }
    std::vector<LayerChoice> layerChoices() const { return app::layerChoices(layerSlots(), hasTruth()); }

    /// A pane with what the network of a slot is shown of the frame; −1 hides it.
    void setInputSlot(int slot);
    int inputSlot() const { return m_input->slot(); }

    /// A pixel as truth and every slot see it now.
    widgets::ProbeValues probeValues(QPoint pixel) const;
    /// Marks a pixel in every pane and lists it; one that is pinned already is let go. Pins stay where they are while
    /// frames pass.
    void pin(QPoint pixel);

    /// What a session keeps of the view, and what is hidden in it, by name.
    core::SessionView sessionView() const;
    std::vector<std::string> hiddenClasses() const;
    /// Zoom and place, which hold for the open source.
    void restorePlace(const core::SessionView& view);
    /// Scheme, panes and hidden classes, as far as the slots of now have them.
    void restorePanes(const core::SessionView& view, const std::vector<std::string>& hidden);

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
    void paneResized(); ///< so that it may show the frame at another scale
    void aloneChanged(bool on);
    void paneLayoutChanged(app::CompareView::PaneLayout layout);
    void probeTextChanged();
    void scoresUpdated(); ///< shownScores() are others, or in another scheme

private:
    /// What a pane shows, which may be an earlier frame than the current one while a film plays.
    struct Shown {
        widgets::Pane* pane = nullptr;
        int frame = -1;
        std::shared_ptr<const core::LabelMap> labels; ///< in `scheme`
        SchemePointer scheme;
        std::filesystem::path card;   ///< of the model whose labels they are
        SlotSettings settings{};      ///< with which it made them
        std::vector<double> shares{}; ///< of the labels; empty until the legend asks for them
    };

    void makePanes();
    void connectController();
    void showSource();
    void showFrameChange();
    void showFrame();
    /// Where the current frame could not be read: nothing is shown but the reason.
    void showFailedFrame(const QString& what, const core::Error& error);
    void showNothing(Shown& shown);
    void showTruth();
    void showSlot(int slot);
    static QString storedNote(); ///< what a prediction from the workspace lacks
    void showPrompt(int slot);
    /// While a film plays live: what a slot made of a frame that has gone by, dimmed over that frame's own photo.
    void showLate(int slot, const std::shared_ptr<const LoadedFrame>& frame,
                  const std::shared_ptr<const SlotPrediction>& prediction);
    void updateAges(); ///< of what is shown late
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
    void arrange(PaneLayout layout, int alone);
    int paneForAlone() const;
    void updateVisiblePanes();
    void keepFocus(QWidget* before);
    void updateSwipe();
    void endSwipe();
    bool isWanted(int pane) const; ///< has something to show
    int nextWanted(int pane, int step) const;
    void showAlone(int pane); ///< −1: all
    void connectProbe();
    void hoverProbe();
    void updateProbe(); ///< panel and pins, after whatever they show has changed
    static QString className(const core::ClassScheme& scheme, int index);
    bool isCurrent(const Shown& shown) const; ///< shows labels of the current frame
    bool isBehind(const Shown& shown) const { return shown.frame != m_panes[0].frame; } ///< the photo pane
    SchemePointer schemeOfSlot(int slot) const;
    QString frameStamp() const;
    QString whyNothingIsScored() const;
    EvaluatedSlot evaluatedSlot(int slot) const;
    bool isFrameScored() const; ///< every slot is done with the current frame, and some have counts

    CompareController& m_controller;
    widgets::SharedView m_view;
    static constexpr std::size_t kLayerPane = kSlots + 2;
    static constexpr std::size_t kInputPane = kSlots + 3;
    std::array<Shown, kPanes> m_panes; ///< photo, truth, slots, derived picture, what the network saw
    InputPane* m_input = nullptr;      ///< fills the last one
    LayerChoice m_layer;
    std::vector<QWidget*> m_allPanes; ///< those of m_panes
    widgets::PaneGrid* m_grid = nullptr;
    widgets::Swipe* m_swipe = nullptr;    ///< null while there is no divider
    std::pair<int, int> m_swiped{-1, -1}; ///< the panes in it
    int m_swipeLeft = -1, m_swipeRight = -1;
    double m_swipePosition = 0.5;
    PaneLayout m_paneLayout = PaneLayout::Grid;
    PaneLayout m_several = PaneLayout::Grid; ///< what there is when no pane is alone
    int m_failedFrame = -1;                  ///< the one whose failure is told in the photo's pane
    QTimer m_blinking;
    widgets::LegendModel* m_legendModel = nullptr;
    widgets::LegendPanel* m_legend = nullptr;
    widgets::ScoresPanel* m_scores = nullptr;
    widgets::ConfusionPanel* m_confusion = nullptr;
    widgets::ProbePanel* m_probe = nullptr;
    std::optional<QPoint> m_probed; ///< the pixel that the panel shows: where the cursor is, or was last
    std::vector<QPoint> m_pins;
    std::vector<widgets::SlotScores> m_shownScores;
    QTimer m_scoresRest;                                        ///< at work: a film is too early for other scores
    std::shared_ptr<const core::EvaluationRecord> m_evaluation; ///< null: none was opened
    std::vector<SchemePointer> m_schemes;
    QStringList m_schemeNames; ///< as in the combo box
    SchemePointer m_scheme;
    std::string m_chosenScheme; ///< by the user; empty: the first
    std::string m_paletteName{core::kOfficialPalette};
    QString m_segmentKey;
    int m_hoveredClass = -1;
    double m_opacity = 0.5;
    bool m_bare = false;
    bool m_outlines = false;
    bool m_hatched = false;
    int m_alone = -1; ///< index of the pane that is shown alone; −1: all are shown
    int m_last = -1;  ///< that was alone last
    int m_other = -1; ///< that was alone before it
};

} // namespace app
