// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/compare_view.h"

#include "widgets/to_qt.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace app {

namespace {
constexpr int kBlinkMs = 700; ///< long enough to see each picture, short enough to see them jump
}

QColor slotColor(int slot) {
    // Apart from each other for every kind of colour vision, and on light and dark grounds.
    constexpr std::array<QRgb, kSlots> colors{0xff3d85c6, 0xffd9822b, 0xff2f9e77, 0xffb765b9, 0xffa08a00, 0xff8a6250};
    return QColor(colors[static_cast<std::size_t>(slot)]);
}

namespace {
constexpr int kScoresMs = 100; ///< between two updates of the scores while a film plays
}

QString slotLetter(int slot) { return QString(QChar('A' + slot)); }

CompareView::CompareView(CompareController& controller, QWidget* parent) : QWidget(parent), m_controller(controller) {
    m_legendModel = new widgets::LegendModel(this);
    m_legend = new widgets::LegendPanel(*m_legendModel);
    m_scores = new widgets::ScoresPanel;
    m_confusion = new widgets::ConfusionPanel;
    m_probe = new widgets::ProbePanel;
    makePanes();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_grid);
    m_blinking.setInterval(kBlinkMs);
    connect(&m_blinking, &QTimer::timeout, this, &CompareView::blink);
    connectController();
    connect(m_legendModel, &widgets::LegendModel::visibilityChanged, this, &CompareView::updateColors);
    connect(m_legendModel, &widgets::LegendModel::numbersChanged, this, &CompareView::updateLegendScores);
    connect(&m_legend->view(), &widgets::LegendView::classHovered, this, [this](int classIndex) {
        m_hoveredClass = classIndex;
        updateColors();
    });
    connect(m_scores, &widgets::ScoresPanel::schemeChosen, this, [this](const QString& name) {
        m_chosenScheme = name.toStdString();
        updateSchemes();
    });
    connect(m_scores, &widgets::ScoresPanel::scopeChosen, this, &CompareView::updateScores);
    connect(m_scores, &widgets::ScoresPanel::classClicked, m_legendModel, &widgets::LegendModel::isolate);
    connect(m_confusion, &widgets::ConfusionPanel::cellActivated, this, &CompareView::showConfused);
    const auto copy = [](const QString& text) { QGuiApplication::clipboard()->setText(text); };
    connect(m_confusion, &widgets::ConfusionPanel::copyRequested, this, copy);
    connect(m_scores, &widgets::ScoresPanel::copyRequested, this, copy);
    m_scoresRest.setSingleShot(true);
    m_scoresRest.setInterval(kScoresMs);
    connectProbe();
    updateSchemes();
    for (int i = 0; i < kSlots; ++i) showSlot(i);
    updateVisiblePanes();
}

void CompareView::makePanes() {
    m_grid = new widgets::PaneGrid;
    for (int i = 0; i < static_cast<int>(m_panes.size()); ++i) {
        const bool isSlot = i >= 2 && i < kSlots + 2;
        auto* pane = new widgets::Pane(m_view, isSlot ? slotLetter(i - 2) : QString(),
                                       isSlot ? slotColor(i - 2) : palette().color(QPalette::Mid));
        m_panes[static_cast<std::size_t>(i)].pane = pane;
        pane->canvas().setOpacity(m_opacity);
        connect(&pane->canvas(), &widgets::FrameCanvas::opacityStepRequested, this,
                [this](int steps) { setOpacity(m_opacity + 0.1 * steps); });
        connect(&pane->canvas(), &widgets::FrameCanvas::resized, this, &CompareView::paneResized);
        connect(pane, &widgets::Pane::aloneRequested, this, [this, i] { showAlone(m_alone < 0 ? i : -1); });
        m_allPanes.push_back(pane);
    }
    photoPane().setTitle(tr("Photo"));
    truthPane().setTitle(tr("Truth"));
    m_grid->setPanes(m_allPanes);
    m_input = new InputPane(m_controller, inputPane(), this);
}

void CompareView::connectController() {
    connect(&m_controller, &CompareController::sourceOpened, this, &CompareView::showSource);
    connect(&m_controller, &CompareController::frameChanged, this, &CompareView::showFrameChange);
    connect(&m_controller, &CompareController::frameLoaded, this, &CompareView::showFrame);
    connect(&m_controller, &CompareController::framesRelisted, this, [this] {
        if (!m_controller.isPlaying()) return; // then every pane is shown anew
        for (Shown& shown : m_panes) {
            putBare(shown, {});
            shown.frame = -1; // its number may be that of another frame by now
        }
    });
    connect(&m_controller, &CompareController::countsChanged, this, &CompareView::takeCounts);
    connect(&m_controller, &CompareController::slotChanged, this, [this](int slot) {
        updateSchemes();
        showSlot(slot);
        if (m_controller.slot(slot).state != SlotState::Working) { // which is told many times a second
            showLayer();
            updateProbe();
        }
        updateVisiblePanes();
    });
    connect(&m_controller, &CompareController::lateOutcome, this, &CompareView::showLate);
    connect(&m_controller, &CompareController::playingChanged, this, [this] {
        // What was kept for a running film would now be shown beside a newer photo.
        if (!m_controller.isPlaying() && m_controller.frame() != nullptr) showFrame();
        updateLegend();
        if (!m_controller.isPlaying()) updateScores();
    });
    connect(&m_controller, &CompareController::failed, this, &CompareView::showFailedFrame);
}

int CompareView::slotAt(const QPoint& position) const {
    for (int i = 0; i < kSlots; ++i) {
        const QWidget* pane = m_panes[static_cast<std::size_t>(i) + 2].pane;
        if (pane->isVisible() && pane->rect().contains(pane->mapFrom(this, position))) return i;
    }
    return -1;
}

const widgets::FrameCanvas* CompareView::shownCanvas() const {
    for (const Shown& shown : m_panes)
        if (shown.pane->isVisible()) return &shown.pane->canvas();
    return nullptr;
}

void CompareView::setOpacity(double opacity) {
    opacity = std::clamp(std::round(opacity * 20) / 20, 0.0, 1.0);
    if (opacity == m_opacity) return;
    m_opacity = opacity;
    updateColors();
    emit opacityChanged(opacity);
}

void CompareView::setBare(bool bare) {
    m_bare = bare;
    updateColors();
}

void CompareView::setOutlines(bool on) {
    m_outlines = on;
    for (std::size_t i = 0; i < kLayerPane; ++i) // of numbers there are no outlines
        m_panes[i].pane->canvas().setMaskStyle(on ? widgets::MaskStyle::Outlines : widgets::MaskStyle::Filled);
}

void CompareView::setKeyNames(const QString& segment, const QString& alone) {
    m_segmentKey = segment;
    for (const Shown& shown : m_panes) shown.pane->setAloneKey(alone);
    for (int i = 0; i < kSlots; ++i)
        if (m_controller.slot(i).state == SlotState::Idle) showSlot(i);
}

void CompareView::setPanMode(bool on) {
    for (Shown& shown : m_panes) shown.pane->canvas().setPanMode(on);
}

bool CompareView::isWanted(int pane) const {
    const auto* source = m_controller.source();
    if (pane == 0) return true;
    if (pane == 1) return source == nullptr || source->hasTruth();
    if (pane == kLayerPane) return m_layer.kind != LayerKind::None;
    if (pane == kInputPane) return m_input->isWanted();
    if (m_controller.slot(pane - 2).model) return true;
    // One empty slot asks for a model; the others take no room until they are filled.
    return pane == 2 && m_controller.filledSlotBeside(0, 1) < 0;
}

void CompareView::setLayer(const LayerChoice& choice) {
    if (choice == m_layer) return;
    m_layer = choice;
    putBare(m_panes[kLayerPane], {}); // no picture of one kind under the title of another
    showLayer();
    updateVisiblePanes();
}

void CompareView::setInputSlot(int slot) {
    m_input->setSlot(slot);
    updateVisiblePanes();
}

void CompareView::setHatched(bool on) {
    if (on == m_hatched) return;
    m_hatched = on;
    m_legendModel->setHatched(on);
    updateColors();
}

// Colours

core::ClassScheme CompareView::painted(const core::ClassScheme& scheme) const {
    return core::inPalette(scheme, m_paletteName);
}

void CompareView::setPalette(const std::string& name) {
    if (name == m_paletteName) return;
    m_paletteName = name;
    auto visible = m_legendModel->visible();
    m_legendModel->setScheme(painted(*m_scheme)); // makes all classes visible
    m_legendModel->setVisible(std::move(visible));
    updateColors();
    updateLegend();
    updateScores();
    updateProbe();
}

void CompareView::updateColors() {
    if (!m_scheme) return;
    for (Shown& shown : m_panes) {
        auto& canvas = shown.pane->canvas();
        canvas.setOpacity(m_bare ? 0 : m_opacity);
        if (!shown.scheme) continue;
        std::vector<bool> visible = m_legendModel->visible();
        int hovered = m_hoveredClass;
        if (*shown.scheme != *m_scheme) { // a slot that keeps its own classes follows the legend by name
            visible.assign(static_cast<std::size_t>(shown.scheme->size()) + 1, true);
            visible.back() = m_legendModel->visible().back();
            for (int i = 0; i < shown.scheme->size(); ++i)
                if (const auto same = m_scheme->findClass(shown.scheme->classes()[static_cast<std::size_t>(i)].name))
                    visible[static_cast<std::size_t>(i)] = m_legendModel->visible()[static_cast<std::size_t>(*same)];
            hovered = -1;
        }
        const core::ClassScheme scheme = painted(*shown.scheme);
        const widgets::MaskColors colors = widgets::maskColors(scheme, visible, hovered);
        // Patterns are looked for anew only where the colours are new: that takes more than a frame of a film has.
        const bool isNew = colors != canvas.maskColors() || !canvas.isHatched();
        canvas.setMaskColors(colors);
        if (!m_hatched)
            canvas.setMaskHatching({});
        else if (isNew)
            canvas.setMaskHatching(widgets::maskHatching(scheme, colors));
    }
}

} // namespace app
