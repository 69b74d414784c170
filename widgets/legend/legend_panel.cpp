// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/legend/legend_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace widgets {

LegendPanel::LegendPanel(LegendModel& model, QWidget* parent) : QWidget(parent), m_model(model) {
    m_numbers = new QComboBox;
    m_numbers->setAccessibleName(tr("Numbers beside the classes"));
    m_numbers->setToolTip(tr("Numbers beside the classes"));
    m_numbers->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_numbers->setMinimumContentsLength(8);
    m_order = new QToolButton;
    m_order->setText(tr("Order"));
    m_order->setToolTip(tr("Order of the classes"));
    m_order->setPopupMode(QToolButton::InstantPopup);
    m_order->setFocusPolicy(Qt::StrongFocus);
    auto* menu = new QMenu(m_order);
    menu->setToolTipsVisible(true);
    m_presentFirst = menu->addAction(tr("Classes that &occur first"));
    m_grouped = menu->addAction(tr("&Grouped by category"));
    for (QAction* action : {m_presentFirst, m_grouped}) action->setCheckable(true);
    menu->addSeparator();
    connect(menu->addAction(tr("&Show all classes")), &QAction::triggered, &m_model, &LegendModel::showAll);
    m_order->setMenu(menu);
    m_view = new LegendView(m_model);
    setFocusProxy(m_view);

    auto* row = new QHBoxLayout;
    row->setContentsMargins(6, 4, 6, 0);
    row->addWidget(m_numbers, 1);
    row->addWidget(m_order);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 4, 0); // or the last numbers would touch the edge of the window
    layout->setSpacing(4);
    layout->addLayout(row);
    layout->addWidget(m_view, 1);

    connect(m_presentFirst, &QAction::triggered, &m_model, &LegendModel::setPresentFirst);
    connect(m_grouped, &QAction::triggered, &m_model, &LegendModel::setGrouped);
    connect(m_numbers, &QComboBox::activated, this, &LegendPanel::takeNumbers);
    connect(&m_model, &LegendModel::layoutChosen, this, &LegendPanel::updateMenu);
    connect(&m_model, &LegendModel::slotsChanged, this, &LegendPanel::fillNumbers);
    connect(&m_model, &LegendModel::numbersChanged, this, &LegendPanel::fillNumbers);
    fillNumbers();
    updateMenu();
}

QSize LegendPanel::sizeHint() const { return m_view->sizeHint() + QSize(0, m_numbers->sizeHint().height()); }

void LegendPanel::fillNumbers() {
    m_numbers->clear();
    m_numbers->addItem(tr("Share of the pixels"), int(LegendNumbers::Shares));
    m_numbers->addItem(tr("IoU of this frame"), int(LegendNumbers::FrameIou));
    m_numbers->addItem(tr("IoU of all frames so far"), int(LegendNumbers::SetIou));
    const int first = m_numbers->count();
    for (const QString& slot : m_model.slotTitles()) {
        m_numbers->addItem(tr("All of slot %1").arg(slot), int(LegendNumbers::OneSlot));
        m_numbers->setItemData(m_numbers->count() - 1, slot, Qt::UserRole + 1);
    }
    const QStringList titles = m_model.slotTitles();
    const bool isOne = m_model.numbers() == LegendNumbers::OneSlot && !titles.isEmpty();
    const auto numbers = m_model.numbers() == LegendNumbers::OneSlot ? LegendNumbers::Shares : m_model.numbers();
    m_numbers->setCurrentIndex(isOne ? first + static_cast<int>(titles.indexOf(m_model.chosenSlot()))
                                     : m_numbers->findData(int(numbers)));
}

void LegendPanel::takeNumbers() {
    m_model.setNumbers(static_cast<LegendNumbers>(m_numbers->currentData().toInt()),
                       m_numbers->currentData(Qt::UserRole + 1).toString());
}

void LegendPanel::updateMenu() {
    m_presentFirst->setChecked(m_model.isPresentFirst());
    m_grouped->setChecked(m_model.isGrouped());
    m_grouped->setEnabled(m_model.hasCategories());
    m_grouped->setToolTip(m_model.hasCategories() ? QString()
                                                  : tr("The classes of this scheme lie in no official categories"));
}

} // namespace widgets
