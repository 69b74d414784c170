// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/input_pane.h"

#include "app/gui/slot_settings.h"
#include "widgets/to_qt.h"

namespace app {

namespace {

QString filterText(const core::InputSpec& spec) {
    const QString filter = spec.filter == core::Filter::Bicubic ? InputPane::tr("bicubic") : InputPane::tr("bilinear");
    return spec.antialias ? InputPane::tr("%1 with antialiasing").arg(filter) : filter;
}

QString threeNumbers(const std::array<float, 3>& values) {
    return QStringLiteral("%1 %2 %3").arg(values[0], 0, 'g', 4).arg(values[1], 0, 'g', 4).arg(values[2], 0, 'g', 4);
}

} // namespace

QStringList inputLines(const NetworkInput& input) {
    QStringList lines{QStringLiteral("%1, %2").arg(sizeText(input.size), filterText(input.spec))};
    QStringList sizes;
    for (const core::Size size : input.more) sizes << sizeText(size);
    if (!sizes.isEmpty()) lines << InputPane::tr("and at %1").arg(sizes.join(QStringLiteral(", ")));
    if (input.mirrored) lines << InputPane::tr("and mirrored");
    if (!input.tiles.empty()) lines << InputPane::tr("in %n tiles", nullptr, static_cast<int>(input.tiles.size()));
    lines << InputPane::tr("mean %1").arg(threeNumbers(input.spec.mean))
          << InputPane::tr("std %1").arg(threeNumbers(input.spec.std))
          << InputPane::tr("values %1 … %2").arg(input.least, 0, 'f', 2).arg(input.most, 0, 'f', 2);
    return lines;
}

InputPane::InputPane(CompareController& controller, widgets::Pane& pane, QObject* parent)
    : QObject(parent), m_controller(controller), m_pane(pane) {
    connect(&m_controller, &CompareController::frameLoaded, this, &InputPane::update);
    connect(&m_controller, &CompareController::slotChanged, this, [this](int slot) {
        if (slot == m_slot) update();
    });
}

bool InputPane::isWanted() const { return m_slot >= 0 && m_controller.slot(m_slot).model; }

void InputPane::setSlot(int slot) {
    m_slot = slot;
    update();
}

void InputPane::update() {
    if (!isWanted()) {
        m_frame.reset();
        return;
    }
    const SlotModel& model = *m_controller.slot(m_slot).model;
    m_pane.setTitle(tr("What the network of %1 saw").arg(QChar('A' + m_slot)));
    const auto frame = m_controller.heldFrame();
    if (!frame) return; // the last picture stays, dimmed, until the next one is read
    RunKey run{model.card.string(), settingsOf(m_controller.settings(), model.settings).key(), model.contents.digest};
    if (frame == m_frame && run == m_run) return;
    if (m_isAtWork) { // looked at again when that is done: a film would never let it end
        m_pane.canvas().setStale(true);
        return;
    }
    m_frame = frame;
    m_run = std::move(run);
    if (model.folder) return putMessage(tr("A folder of predictions: no network is shown anything."));
    m_pane.canvas().setStale(true); // what is shown is of another slot, setting or frame
    m_isAtWork = true;
    m_job.start([card = model.card, frame, settings = m_controller.settingsOfSlot(m_slot)](
                    std::stop_token, auto) { return networkInput(card, frame->image, settings.segment); },
                [this, frame, run = m_run](const core::Result<NetworkInput>& input) {
                    m_isAtWork = false;
                    if (frame == m_frame && run == m_run) show(input);
                    update();
                });
}

void InputPane::show(const core::Result<NetworkInput>& input) {
    if (!input) return putMessage(widgets::toQt(input.error().message));
    const core::Size covered = m_frame->image.size();
    auto& canvas = m_pane.canvas();
    canvas.setPhoto(input->pixels, {covered.width, covered.height});
    canvas.setMessage({});
    canvas.setStale(m_controller.index() != m_frame->index);
    std::vector<QRectF> tiles;
    for (const QRectF& tile : input->tiles)
        tiles.emplace_back(tile.x() * covered.width, tile.y() * covered.height, tile.width() * covered.width,
                           tile.height() * covered.height);
    canvas.setGuides(std::move(tiles));
    const QStringList lines = inputLines(*input);
    std::vector<widgets::KeyEntry> key;
    for (const QString& line : lines) key.push_back({QColor(), line});
    canvas.setKey(std::move(key));
    m_pane.setInfo(QStringLiteral("%1/%2 · ").arg(m_frame->index + 1).arg(m_controller.frameCount()) + lines.front());
    m_pane.setToolTip(lines.join(QLatin1Char('\n')));
}

void InputPane::putMessage(const QString& message) {
    auto& canvas = m_pane.canvas();
    canvas.setPhoto(m_frame->pixels);
    canvas.setGuides({});
    canvas.setKey({});
    canvas.setMessage(message);
    canvas.setStale(false);
    m_pane.setInfo({});
    m_pane.setToolTip({});
}

} // namespace app
