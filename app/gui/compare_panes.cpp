// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the panes of a CompareView show.
#include "app/gui/compare_view.h"
#include "widgets/to_qt.h"

#include <utility>

namespace app {

bool CompareView::isCurrent(const Shown& shown) const { return shown.labels && shown.frame == m_controller.index(); }

QString CompareView::frameStamp() const {
    return QStringLiteral("%1/%2").arg(m_controller.index() + 1).arg(m_controller.frameCount());
}

void CompareView::showSource() {
    m_pins.clear();
    m_probed.reset();
    m_probe->clear();
    m_view.setPins({});
    updateVisiblePanes();
    for (Shown& shown : m_panes) showNothing(shown);
    m_failedFrame = -1;
    m_view.fit();
    updateScores();
}

void CompareView::showFrameChange() {
    m_failedFrame = -1;
    // Between two frames of a film the last one stays as it is, under its own number, until the next one is read.
    if (m_controller.isPlaying()) return;
    for (Shown& shown : m_panes) {
        putBare(shown, {});
        shown.pane->canvas().setStale(true); // the old photo, until the new one is read
    }
    updateLegend();
    updateScores();
    updateProbe();
}

void CompareView::showFrame() {
    const LoadedFrame& frame = *m_controller.frame();
    m_view.setFrameSize(frame.pixels->size());
    m_grid->setFrameSize(frame.pixels->size());
    Shown& photo = m_panes[0];
    putBare(photo, {});
    photo.frame = m_controller.index();
    photoPane().canvas().setPhoto(frame.pixels);
    photoPane().canvas().setStale(false);
    photoPane().setTitle(widgets::toQt(frame.frame.name));
    photoPane().setInfo(frameStamp());
    showTruth();
    for (int i = 0; i < kSlots; ++i) showSlot(i);
    showLayer();
    updateAges();
    updateLegend();
    updateProbe();
}

void CompareView::showNothing(Shown& shown) {
    putBare(shown, {});
    shown.frame = -1;
    shown.pane->canvas().setPhoto(nullptr);
    shown.pane->setInfo({});
}

void CompareView::showFailedFrame(const QString& what, const core::Error& error) {
    const auto* source = m_controller.source();
    if (source == nullptr || m_controller.frame() != nullptr || m_controller.isReading() || m_controller.isOpening())
        return;
    if (std::exchange(m_failedFrame, m_controller.index()) == m_controller.index()) return; // what fails now is another
    for (Shown& shown : m_panes) showNothing(shown);
    photoPane().canvas().setMessage(what + QLatin1Char('\n') + widgets::toQt(error.message));
    photoPane().setTitle(widgets::toQt(source->frames()[static_cast<std::size_t>(m_controller.index())].name));
    photoPane().setInfo(frameStamp());
    updateLegend();
    updateProbe();
}

void CompareView::showTruth() {
    Shown& shown = m_panes[1];
    const LoadedFrame* frame = m_controller.frame();
    if (frame == nullptr || !m_scheme) return;
    if (!frame->truth) {
        return putBare(shown,
                       frame->truthError ? widgets::toQt(frame->truthError->message) : tr("No truth for this frame"));
    }
    put(shown, std::make_shared<const core::LabelMap>(core::toClasses(*frame->truth, *m_scheme)), m_scheme, {});
}

void CompareView::put(Shown& shown, std::shared_ptr<const core::LabelMap> labels, SchemePointer own,
                      const QString& extra) {
    shown.labels = std::move(labels);
    shown.shares.clear();
    shown.scheme = std::move(own);
    shown.frame = m_controller.index();
    auto& canvas = shown.pane->canvas();
    canvas.setPhoto(m_controller.frame()->pixels);
    canvas.setMask(shown.labels);
    canvas.setMessage({});
    canvas.setStale(false);
    shown.pane->setInfo(extra.isEmpty() ? frameStamp() : frameStamp() + QStringLiteral(" · ") + extra);
    updateColors();
}

void CompareView::putBare(Shown& shown, const QString& message) {
    if (&shown == &m_panes[kInputPane]) return; // m_input fills it
    shown.labels.reset();
    shown.scheme.reset();
    auto& canvas = shown.pane->canvas();
    canvas.setMask(nullptr);
    canvas.setKey({});
    canvas.setMessage(message);
    if (m_controller.frame() == nullptr) return;
    shown.frame = m_controller.index();
    canvas.setPhoto(m_controller.frame()->pixels);
    canvas.setStale(false);
    shown.pane->setInfo(frameStamp());
}

// The derived picture

std::vector<LayerSlot> CompareView::layerSlots() const {
    std::vector<LayerSlot> parts;
    for (int i = 0; i < kSlots; ++i) {
        const SlotView& view = m_controller.slot(i);
        if (!view.model) continue;
        const Shown& shown = m_panes[static_cast<std::size_t>(i) + 2];
        const bool isMapped = isCurrent(shown) && *shown.scheme == *m_scheme;
        parts.push_back({i, slotName(i), isMapped && view.prediction ? shown.labels : nullptr,
                         view.prediction ? &view.prediction->prediction : nullptr});
    }
    return parts;
}

bool CompareView::hasLayerSlots() const {
    const auto isFilled = [this](int slot) { return m_controller.slot(slot).model.has_value(); };
    const bool needsTwo = m_layer.kind == LayerKind::Pair || m_layer.kind == LayerKind::Difference;
    return m_layer.kind == LayerKind::Agreement || (isFilled(m_layer.a) && (!needsTwo || isFilled(m_layer.b)));
}

void CompareView::showLayer() {
    if (m_layer.kind == LayerKind::None) return;
    Shown& shown = m_panes[kLayerPane];
    shown.pane->setTitle(layerTitle(m_layer));
    if (m_controller.frame() == nullptr) return;
    const Shown& truth = m_panes[1];
    const auto layer = deriveLayer(m_layer, isCurrent(truth) ? truth.labels.get() : nullptr, layerSlots());
    if (!layer) {
        shown.pane->setToolTip({});
        // Dimmed and stamped until its turn, as the masks are.
        const bool isKept = m_controller.isPlaying() && shown.labels && !isCurrent(shown) && hasLayerSlots();
        if (isKept) return shown.pane->canvas().setStale(isBehind(shown));
        return putBare(shown, widgets::toQt(layer.error().message));
    }
    shown.labels = layer->map;
    shown.frame = m_controller.index();
    std::vector<widgets::KeyEntry> key;
    for (std::size_t i = 0; i < layer->legend.size(); ++i) {
        const core::LayerEntry& entry = layer->legend[i];
        const auto share = layer->shares[i];
        key.push_back({widgets::toQt(entry.color),
                       share ? tr("%1  %2 %").arg(widgets::toQt(entry.name), widgets::percentNumber(*share))
                             : widgets::toQt(entry.name)});
    }
    auto& canvas = shown.pane->canvas();
    canvas.setPhoto(m_controller.frame()->pixels);
    canvas.setMask(shown.labels);
    canvas.setMaskColors(layer->colors);
    canvas.setKey(std::move(key));
    canvas.setMessage({});
    canvas.setStale(false);
    shown.pane->setInfo(frameStamp() + QStringLiteral(" · ") + layer->summary);
    shown.pane->setToolTip(layer->pair ? pairTable(m_layer, *layer->pair, *m_scheme) : QString());
}

QString CompareView::storedNote() {
    return tr(
        "Read from the workspace: of the probabilities only that of the first class is known. “Segment this frame "
        "anew” in the menu of the slot brings back the others.");
}

void CompareView::showPrompt(int slot) {
    Shown& shown = m_panes[static_cast<std::size_t>(slot) + 2];
    putBare(shown, {});
    shown.pane->setTitle(tr("No model"));
    shown.pane->setInfo({});
    shown.pane->setProgress({});
    shown.pane->setPrompt(tr("Drop a checkpoint or choose a model"), tr("Choose a model"));
}

void CompareView::showSlot(int slot) {
    const SlotView& view = m_controller.slot(slot);
    Shown& shown = m_panes[static_cast<std::size_t>(slot) + 2];
    if (view.state == SlotState::Empty) {
        showPrompt(slot);
        return updateLegend();
    }
    shown.pane->setPrompt({});
    const QString settings = settingsText(view.model->settings);
    shown.pane->setTitle(settings.isEmpty() ? view.model->name : view.model->name + QStringLiteral(" · ") + settings);
    const bool working = view.state == SlotState::Working;
    shown.pane->setProgress(working ? std::optional(view.progress) : std::nullopt);
    switch (view.state) {
    case SlotState::Done: {
        const SlotPrediction& made = *view.prediction;
        // The map belongs to the prediction and lives as long as it does.
        const std::shared_ptr<const core::LabelMap> own(view.prediction, &made.prediction.labels);
        auto labels = mapped(own, *made.scheme, *m_scheme);
        const bool inOwn = labels == nullptr;
        QString extra = view.model->folder ? tr("from file") : widgets::durationText(made.prediction.timings.totalMs);
        if (made.isStored) extra += QStringLiteral(" · ") + tr("stored");
        if (inOwn) extra += QStringLiteral(" · ") + widgets::toQt(made.scheme->name());
        put(shown, inOwn ? own : labels, inOwn ? made.scheme : m_scheme, extra);
        shown.card = view.model->card;
        shown.settings = view.model->settings;
        QString notes = view.model->folder
                            ? tr("Read from %1.").arg(widgets::pathText(view.model->card))
                            : tr("On %1 in %2. %3")
                                  .arg(widgets::toQt(made.prediction.device), widgets::toQt(made.prediction.precision),
                                       widgets::toQt(made.precisionReason));
        if (made.isStored) notes += QLatin1Char('\n') + storedNote();
        for (const std::string& note : made.prediction.notes) notes += QLatin1Char('\n') + widgets::toQt(note);
        shown.pane->setToolTip(notes.trimmed());
        break;
    }
    case SlotState::Failed:
        shown.pane->setToolTip({});
        putBare(shown, widgets::toQt(view.error.message));
        break;
    case SlotState::Idle:
    case SlotState::Waiting:
    case SlotState::Working:
        shown.pane->setToolTip({});
        // Dimmed and stamped until its turn; what another model made, or this one otherwise, would lie under the new
        // name.
        if (m_controller.isPlaying() && shown.labels && !isCurrent(shown) && shown.card == view.model->card &&
            shown.settings == view.model->settings) {
            shown.pane->canvas().setStale(isBehind(shown));
            break;
        }
        if (m_controller.frame() == nullptr)
            putBare(shown, {});
        else if (working || (m_controller.isLive() && m_controller.isSegmenting()))
            putBare(shown, view.stage.isEmpty() ? tr("Segmenting…") : view.stage + QStringLiteral("…"));
        else
            putBare(shown, view.state == SlotState::Waiting ? tr("Waiting for its turn")
                           : m_segmentKey.isEmpty()         ? tr("Not segmented")
                                                            : tr("Not segmented: press %1").arg(m_segmentKey));
        if (working && view.since.isValid())
            shown.pane->setInfo(
                tr("%1 · for %2").arg(frameStamp(), widgets::durationText(static_cast<double>(view.since.elapsed()))));
        break;
    case SlotState::Empty: break;
    }
    if (!working) updateLegend();
}

} // namespace app
