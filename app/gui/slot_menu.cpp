// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/slot_menu.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>

#include <utility>
#include <vector>

namespace app {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(app::SlotMenu)
};

constexpr core::Size kNoTiles{0, 0};

/// A submenu of settings of which one holds. `set` changes what the submenu is about and nothing else.
class Choices {
public:
    Choices(QMenu& menu, const QString& title, CompareController& controller, int slot)
        : m_menu(menu.addMenu(title)), m_group(new QActionGroup(m_menu)), m_controller(controller), m_slot(slot) {}

    void add(const QString& text, const SlotSettings& settings) {
        QAction* action = m_menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(settings == m_controller.slot(m_slot).model->settings);
        m_group->addAction(action);
        QObject::connect(action, &QAction::triggered, &m_controller, [&c = m_controller, slot = m_slot, settings] {
            if (c.slot(slot).model) c.setSlotSettings(slot, settings);
        });
    }
    void addSeparator() { m_menu->addSeparator(); }

private:
    QMenu* m_menu;
    QActionGroup* m_group;
    CompareController& m_controller;
    int m_slot;
};

void addSizes(Choices choices, SlotSettings own) {
    own.size.reset();
    const auto scaled = [&own](std::optional<double> scale) {
        own.scale = scale;
        return own;
    };
    choices.add(Texts::tr("As the &others"), scaled({}));
    choices.add(Texts::tr("&Model's size"), scaled(0.0));
    for (const int percent : {100, 75, 50, 25})
        choices.add(Texts::tr("%1 % of frame").arg(percent), scaled(percent / 100.0));
    choices.addSeparator();
    own.scale.reset();
    for (const core::Size size : {core::Size{2048, 1024}, core::Size{1024, 512}, core::Size{512, 256}}) {
        own.size = size;
        choices.add(sizeText(size), own);
    }
}

void addPrecisions(Choices choices, SlotSettings own) {
    using inference::Precision;
    own.precision.reset();
    choices.add(Texts::tr("As the &others"), own);
    for (const auto& [precision, text] :
         {std::pair(Precision::Auto, Texts::tr("&Auto")), std::pair(Precision::F32, QStringLiteral("f32")),
          std::pair(Precision::Exact, Texts::tr("f32 exact")), std::pair(Precision::Bf16, QStringLiteral("bf16")),
          std::pair(Precision::F16, QStringLiteral("f16"))}) {
        own.precision = precision;
        choices.add(text, own);
    }
}

void addMirroring(Choices choices, SlotSettings own) {
    for (const auto& [flip, text] : {std::pair(std::optional<bool>(), Texts::tr("As the &others")),
                                     std::pair(std::optional(true), Texts::tr("Average with the &mirrored frame")),
                                     std::pair(std::optional(false), Texts::tr("&Not mirrored"))}) {
        own.flip = flip;
        choices.add(text, own);
    }
}

void addTiles(Choices choices, SlotSettings own) {
    own.tile.reset();
    choices.add(Texts::tr("As the &others"), own);
    own.tile = kNoTiles;
    choices.add(Texts::tr("&None, unless memory asks for them"), own);
    for (const core::Size tile : {core::Size{1024, 1024}, core::Size{1024, 512}, core::Size{512, 512}}) {
        own.tile = tile;
        choices.add(sizeText(tile), own);
    }
}

} // namespace

void addSlotSettings(QMenu& menu, CompareController& controller, int slot) {
    const SlotSettings own = controller.slot(slot).model->settings;
    addSizes({menu, Texts::tr("Size that the network &sees"), controller, slot}, own);
    addPrecisions({menu, Texts::tr("&Precision"), controller, slot}, own);
    addMirroring({menu, Texts::tr("M&irroring"), controller, slot}, own);
    addTiles({menu, Texts::tr("&Tiles"), controller, slot}, own);
    QAction* reset = menu.addAction(Texts::tr("As the other slots in &everything"));
    reset->setEnabled(!own.isEmpty());
    QObject::connect(reset, &QAction::triggered, &controller, [&controller, slot] {
        if (controller.slot(slot).model) controller.setSlotSettings(slot, {});
    });
}

void fillInputMenu(QMenu& menu, CompareView& view) {
    menu.clear();
    const auto add = [&](const QString& text, int slot) {
        QAction* action = menu.addAction(text);
        action->setCheckable(true);
        action->setChecked(slot == view.inputSlot());
        QObject::connect(action, &QAction::triggered, &view, [&view, slot] { view.setInputSlot(slot); });
    };
    add(Texts::tr("&None"), -1);
    for (const int pane : view.wantedPanes())
        if (const int slot = pane - 2; slot >= 0 && slot < kSlots && view.hasModel(slot))
            add(view.paneName(pane), slot);
}

} // namespace app
