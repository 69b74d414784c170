// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/library/library_panel.h"

#include "widgets/choice_title.h"
#include "widgets/icons.h"
#include "widgets/to_qt.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace widgets {

LibraryPanel::LibraryPanel(QWidget* parent) : QWidget(parent) {
    m_model = new LibraryModel(this);
    m_tree = new LibraryTree(*m_model);
    m_fault = new QLabel;
    m_fault->setWordWrap(true);
    m_fault->hide();
    m_emptyText = new QLabel;
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_emptyText->setWordWrap(true);
    m_clear = new QPushButton(tr("Clear the filter"));
    m_clear->setToolTip(tr("Show all frames again (Esc in the filter)"));
    m_empty = new QWidget;
    auto* empty = new QVBoxLayout(m_empty);
    empty->addStretch(1);
    empty->addWidget(m_emptyText);
    empty->addWidget(m_clear, 0, Qt::AlignHCenter);
    empty->addStretch(2);
    m_summary = new QLabel;
    m_summary->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->setSpacing(4);
    makeHead();
    layout->addWidget(m_fault);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_summary);

    connect(m_filter, &FilterField::filterRead, this, [this](const core::FrameFilter& filter) {
        m_model->setFilter(filter, m_filter->scheme());
        refresh();
        emit framesChanged();
    });
    connect(m_filter, &FilterField::faultChanged, this, &LibraryPanel::refresh);
    connect(m_clear, &QPushButton::clicked, m_filter, &QLineEdit::clear);
    m_model->setFilter({}, m_filter->scheme());
    setSlots({});
    refresh();
}

void LibraryPanel::makeHead() {
    m_filter = new FilterField;
    m_order = new QComboBox;
    m_order->setToolTip(tr("Order of the frames"));
    m_order->setAccessibleName(m_order->toolTip());
    setChoiceTitle(*m_order, tr("Frames"));
    m_order->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_order->setMinimumContentsLength(3);
    m_direction = new QToolButton;
    m_direction->setCheckable(true);
    m_direction->setAutoRaise(true);
    m_direction->setFocusPolicy(Qt::StrongFocus);
    showIcons();
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(m_order, 1);
    row->addWidget(m_direction);
    auto* layout = static_cast<QVBoxLayout*>(this->layout());
    layout->addWidget(m_filter);
    layout->addLayout(row);
    connect(m_order, &QComboBox::activated, this, &LibraryPanel::applyOrder);
    connect(m_direction, &QToolButton::toggled, this, &LibraryPanel::applyOrder);
}

void LibraryPanel::setSource(LibraryModel::Source source) {
    m_toRead = 0;
    m_model->setSource(std::move(source));
    refresh();
}

void LibraryPanel::setScheme(const core::ClassScheme& scheme) { m_filter->setScheme(scheme); }

void LibraryPanel::setSlots(const QStringList& names) {
    std::string letters;
    for (int i = 0; i < names.size(); ++i)
        if (!names[i].isEmpty()) letters += static_cast<char>('A' + i);
    const LibraryModel::Order order = m_model->order();
    const bool isGone = order.slot >= 0 && letters.find(static_cast<char>('A' + order.slot)) == std::string::npos;
    m_model->setSlots(letters);
    m_slotNames = names;
    const QSignalBlocker quiet(m_order);
    m_order->clear();
    m_order->addItem(tr("By name"), -1);
    for (int i = 0; i < names.size(); ++i)
        if (!names[i].isEmpty()) m_order->addItem(tr("By mIoU of %1").arg(names[i]), i);
    m_order->setCurrentIndex(std::max(0, m_order->findData(order.slot)));
    if (isGone) return applyOrder();
    m_model->update();
    refresh();
}

void LibraryPanel::setOrder(LibraryModel::Order order) {
    const QSignalBlocker quiet(m_direction);
    m_order->setCurrentIndex(std::max(0, m_order->findData(order.slot)));
    m_direction->setChecked(order.descending);
    applyOrder();
}

void LibraryPanel::applyOrder() {
    m_model->setOrder({m_order->currentData().toInt(), m_direction->isChecked()});
    showIcons();
    refresh();
    emit framesChanged();
}

void LibraryPanel::setToRead(int frames) {
    m_toRead = frames;
    refresh();
}

void LibraryPanel::showIcons() {
    const bool descending = m_direction->isChecked();
    m_direction->setIcon(
        themedIcon(descending ? QStringLiteral("descending") : QStringLiteral("ascending"), palette()));
    m_direction->setToolTip(descending ? tr("Highest first; click for lowest first")
                                       : tr("Lowest first; click for highest first"));
    m_direction->setAccessibleName(tr("Highest first"));
}

void LibraryPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_direction != nullptr) showIcons();
}

void LibraryPanel::refresh() {
    m_fault->setText(m_filter->fault().isEmpty() ? scoreNote() : m_filter->fault());
    m_fault->setVisible(!m_fault->text().isEmpty());
    const int count = m_model->frameCount(), shown = static_cast<int>(m_model->shown().size());
    m_tree->setVisible(shown > 0);
    m_empty->setVisible(shown == 0);
    m_emptyText->setText(emptyText());
    m_clear->setVisible(count > 0);
    int reviewed = 0;
    for (int i = 0; i < count; ++i) reviewed += m_model->frame(i).note.reviewed ? 1 : 0;
    const QLocale locale;
    QStringList parts{shown == count ? tr("%Ln frames", nullptr, count)
                                     : tr("%1 of %Ln frames", nullptr, count).arg(locale.toString(shown))};
    if (reviewed > 0) parts << tr("%1 reviewed").arg(locale.toString(reviewed));
    if (m_toRead > 0) parts << tr("reading the truth of %1 more").arg(locale.toString(m_toRead));
    m_summary->setText(parts.join(QStringLiteral(" · ")));
    m_summary->setToolTip(m_summary->text());
    m_summary->setVisible(count > 0);
    m_order->setEnabled(count > 0);
    m_direction->setEnabled(count > 0);
}

QString LibraryPanel::scoreNote() const {
    const core::FrameFilter& filter = m_model->filter();
    QStringList lines, all;
    for (const QString& name : m_slotNames)
        if (!name.isEmpty()) all << name;
    for (const char letter : filter.slotsAsked())
        lines << (m_model->slotLetters().find(letter) == std::string::npos
                      ? tr("Slot %1 is empty: it has no scores.").arg(QLatin1Char(letter))
                      : tr("Scores of %1.").arg(m_slotNames[letter - 'A']));
    if (filter.asksAnySlot() && all.isEmpty()) lines << tr("No slot has scores yet.");
    if (filter.asksAnySlot() && all.size() == 1) lines << tr("Scores of %1.").arg(all.front());
    if (filter.asksAnySlot() && all.size() > 1)
        lines << tr("Scores of any slot: %1; “A.miou<0.4” asks for one.").arg(all.join(QStringLiteral(", ")));
    lines.removeDuplicates();
    return lines.join(QLatin1Char('\n'));
}

QString LibraryPanel::emptyText() const {
    if (m_model->frameCount() == 0)
        return tr("Nothing is open yet.\nOpen a dataset, a folder or a video, or drop it onto the window.");
    if (m_toRead > 0)
        return tr("Looking for classes in the truth: frames still to read: %1.").arg(QLocale().toString(m_toRead));
    if (m_model->lackingFacts() > 0)
        return tr("No frame fits the filter so far. Frames without a figure: %1. Put models into slots and segment all "
                  "frames (Ctrl+B).")
            .arg(QLocale().toString(m_model->lackingFacts()));
    return tr("No frame fits the filter.");
}

} // namespace widgets
