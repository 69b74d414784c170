// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The pixel under the cursor and the pinned ones, as every slot sees them.
#include "app/gui/compare_view.h"
#include "widgets/to_qt.h"

#include <QClipboard>
#include <QGuiApplication>

namespace app {

namespace {
constexpr int kShownClasses = 5;
}

void CompareView::connectProbe() {
    connect(&m_view, &widgets::SharedView::probeChanged, this, &CompareView::hoverProbe);
    connect(&m_view, &widgets::SharedView::clicked, this, &CompareView::pin);
    connect(m_probe, &widgets::ProbePanel::pinRequested, this, &CompareView::pin);
    connect(m_probe, &widgets::ProbePanel::unpinRequested, this, [this](int index) {
        m_pins.erase(m_pins.begin() + index);
        updateProbe();
    });
    connect(m_probe, &widgets::ProbePanel::jumpRequested, this,
            [this](int index) { m_view.lookAt(m_pins[static_cast<std::size_t>(index)]); });
    connect(m_probe, &widgets::ProbePanel::copyRequested, this,
            [](const QString& text) { QGuiApplication::clipboard()->setText(text); });
}

void CompareView::pin(QPoint pixel) {
    if (const auto same = std::find(m_pins.begin(), m_pins.end(), pixel); same != m_pins.end())
        m_pins.erase(same); // a second click takes the pin out
    else
        m_pins.push_back(pixel);
    updateProbe();
}

void CompareView::updateProbe() {
    if (m_probed) m_probe->setValues(probeValues(*m_probed));
    m_view.setPins(m_pins);
    const LoadedFrame* frame = m_controller.frame();
    std::vector<widgets::PinnedPixel> pinned;
    for (const QPoint& pixel : m_pins)
        pinned.push_back({frame == nullptr ? QString() : widgets::toQt(frame->frame.name), probeValues(pixel)});
    m_probe->setPinned(std::move(pinned));
    emit probeTextChanged(); // under a cursor that rests, too
}

widgets::ProbeValues CompareView::probeValues(QPoint pixel) const {
    widgets::ProbeValues values;
    values.pixel = pixel;
    const auto isInside = [pixel](core::Size size) { return pixel.x() < size.width && pixel.y() < size.height; };
    if (const Shown& truth = m_panes[1]; isCurrent(truth) && isInside(truth.labels->size())) {
        const int index = truth.labels->at(pixel.x(), pixel.y());
        values.truth = className(*truth.scheme, index);
        values.truthColor = widgets::toQt(painted(*truth.scheme).color(index));
    }
    for (int i = 0; i < kSlots; ++i) {
        const SlotView& view = m_controller.slot(i);
        if (!view.model) continue;
        widgets::ProbeSlot slot{slotLetter(i), view.model->name, slotColor(i), {}, {}, {}};
        if (!view.prediction) {
            slot.whyNot = view.state == SlotState::Failed ? widgets::toQt(view.error.message)
                                                          : tr("no prediction of this frame yet");
        } else if (const auto& made = view.prediction->prediction; isInside(made.labels.size())) {
            if (view.prediction->isStored) slot.name = tr("%1 (stored)").arg(slot.name);
            const core::ClassScheme scheme = painted(*view.prediction->scheme);
            const bool isTold = !made.confidence.isEmpty(); // a file of labels tells no probabilities
            for (const auto& [index, probability] : made.probe(pixel.x(), pixel.y(), kShownClasses))
                slot.classes.push_back({className(scheme, index), widgets::toQt(scheme.color(index)),
                                        isTold ? std::optional<double>(probability) : std::nullopt});
            if (!made.entropy.isEmpty()) slot.entropy = made.entropy.at(pixel.x(), pixel.y()) / 255.0;
        }
        values.slotValues.push_back(std::move(slot));
    }
    return values;
}

QString CompareView::className(const core::ClassScheme& scheme, int index) {
    return index < scheme.size() ? widgets::toQt(scheme.classes()[static_cast<std::size_t>(index)].name)
                                 : tr("unlabeled");
}

void CompareView::hoverProbe() {
    const auto pixel = m_view.probe();
    const Shown& under = [&]() -> const Shown& {
        for (const Shown& shown : m_panes)
            if (shown.pane->canvas().underMouse()) return shown;
        return m_panes[1];
    }();
    int classIndex = -1;
    if (pixel && isCurrent(under) && under.scheme && *under.scheme == *m_scheme)
        classIndex = std::min<int>(under.labels->at(pixel->x(), pixel->y()), m_scheme->size());
    m_legend->view().setHoveredClass(classIndex);
    // The last pixel stays when the cursor leaves the pictures: it can still be read, pinned and copied.
    if (pixel) m_probed = pixel;
    if (pixel) m_probe->setValues(probeValues(*pixel));
    emit probeTextChanged();
}

QString CompareView::probeText() const {
    const auto pixel = m_view.probe();
    if (!pixel) return {};
    QString text = QStringLiteral("x %1  y %2").arg(pixel->x()).arg(pixel->y());
    for (int i = 1; i < kSlots + 2; ++i) {
        const Shown& shown = m_panes[static_cast<std::size_t>(i)];
        if (!isCurrent(shown)) continue;
        const core::Size size = shown.labels->size();
        if (pixel->x() >= size.width || pixel->y() >= size.height) continue;
        const int value = shown.labels->at(pixel->x(), pixel->y());
        text +=
            QStringLiteral(" · %1 %2").arg(i == 1 ? tr("truth") : slotLetter(i - 2), className(*shown.scheme, value));
    }
    return text;
}

} // namespace app
