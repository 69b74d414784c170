// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The panes of the comparison as pictures at the frame's resolution.
#include "app/gui/compare_view.h"
#include "widgets/canvas/picture_sheet.h"
#include "widgets/probe/probe_values.h"
#include "widgets/to_qt.h"

#include <algorithm>
#include <array>

namespace app {

std::vector<widgets::Pane*> CompareView::shownPanes() const {
    std::vector<widgets::Pane*> panes;
    for (const Shown& shown : m_panes)
        if (!shown.pane->isHidden()) panes.push_back(shown.pane);
    return panes;
}

QImage CompareView::picture(const widgets::Pane* only) const {
    widgets::Sheet sheet;
    sheet.columns = only != nullptr ? 1 : m_grid->columns();
    std::array<bool, kPanes> slotsIn{}; // panes of slots that are in the picture
    std::vector<bool> present(static_cast<std::size_t>(m_scheme->size()) + 1, false);
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        const Shown& shown = m_panes[i];
        if (shown.pane->isHidden() || (only != nullptr && shown.pane != only) || shown.pane->isPrompting()) continue;
        const widgets::FrameCanvas& canvas = shown.pane->canvas();
        const bool isSlot = i >= 2 && i < kSlots + 2;
        const int slot = static_cast<int>(i) - 2;
        sheet.panes.push_back({isSlot ? slotLetter(slot) : QString(), isSlot ? slotColor(slot) : QColor(),
                               shown.pane->title(), shown.pane->info(), canvas.picture(), canvas.message(),
                               canvas.hasMask() ? canvas.key() : std::vector<widgets::KeyEntry>{},
                               canvas.picturePins()});
        slotsIn[i] = isSlot;
        sheet.frame = sheet.frame.expandedTo(sheet.panes.back().picture.size());
        if (!shown.labels || !shown.scheme || !(*shown.scheme == *m_scheme) || m_bare || m_opacity == 0) continue;
        for (const std::uint8_t value : shown.labels->values())
            present[std::min<std::size_t>(value, present.size() - 1)] = true;
    }
    const core::ClassScheme colors = painted(*m_scheme);
    for (std::size_t i = 0; i < present.size(); ++i) {
        if (!present[i] || !m_legendModel->visible()[i]) continue;
        const int index = static_cast<int>(i);
        sheet.legend.push_back({widgets::toQt(colors.color(index)), className(*m_scheme, index)});
    }
    for (std::size_t i = 0; i < m_pins.size(); ++i) {
        if (std::ranges::none_of(sheet.panes, [&](const widgets::SheetPane& pane) {
                return std::ranges::find(pane.pins, static_cast<int>(i) + 1, &widgets::PicturePin::number) !=
                       pane.pins.end();
            }))
            continue; // of a larger frame
        const widgets::ProbeValues values = probeValues(m_pins[i]);
        QString note = QStringLiteral("%1   %2").arg(i + 1).arg(widgets::headerText(values));
        for (const widgets::ProbeSlot& slot : values.slotValues)
            if (!slot.classes.empty() && slotsIn[static_cast<std::size_t>(slot.letter[0].unicode() - u'A') + 2])
                note += QStringLiteral(" · %1 %2").arg(slot.letter, slot.classes.front().name);
        sheet.notes << note;
    }
    return widgets::drawSheet(sheet, palette(), font());
}

} // namespace app
