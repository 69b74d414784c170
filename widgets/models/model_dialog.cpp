// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/model_dialog.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace widgets {

ModelDialog::ModelDialog(const QString& purpose, QWidget* parent) : QDialog(parent) {
    setWindowTitle(purpose);
    m_list = new ModelList(this);
    m_sorted = new ModelFilter(this);
    m_sorted->setSourceModel(m_list);
    m_filter = new QLineEdit;
    m_filter->setPlaceholderText(tr("Filter by name, network, classes, origin or licence"));
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_sorted->setWords(text);
        if (!m_table->currentIndex().isValid() && m_sorted->rowCount() > 0) m_table->selectRow(0);
        showCurrent();
    });
    makeTable();
    auto* upper = new QWidget;
    auto* upperLayout = new QVBoxLayout(upper);
    upperLayout->setContentsMargins(0, 0, 0, 0);
    upperLayout->addWidget(m_table);
    m_none = new QLabel;
    m_none->setAlignment(Qt::AlignCenter);
    m_none->setWordWrap(true);
    upperLayout->addWidget(m_none, 1);
    auto* parts = new QSplitter(Qt::Vertical);
    parts->addWidget(upper);
    parts->addWidget(makeDetails());
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    parts->setSizes({3000, 2000}); // in parts: the card would ask for more
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_filter);
    layout->addWidget(parts, 1);
    layout->addWidget(makeButtons());
    resize(fontMetrics().averageCharWidth() * 150, fontMetrics().height() * 34);
    showCurrent();
}

void ModelDialog::makeTable() {
    m_table = new QTableView;
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(ModelList::Name, Qt::AscendingOrder);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setAccessibleName(tr("Models"));
    connect(m_table, &QTableView::activated, this, &ModelDialog::choose);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ModelDialog::showCurrent);
}

QWidget* ModelDialog::makeDetails() {
    auto* details = new QWidget;
    auto* layout = new QVBoxLayout(details);
    layout->setContentsMargins(0, 0, 0, 0);
    m_title = new QLabel;
    m_title->setWordWrap(true);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_card = new QPlainTextEdit;
    m_card->setReadOnly(true);
    m_card->setTabChangesFocus(true);
    m_card->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_card->setAccessibleName(tr("Model card"));
    layout->addWidget(m_title);
    layout->addWidget(m_card, 1);
    return details;
}

QWidget* ModelDialog::makeButtons() {
    auto* buttons = new QDialogButtonBox;
    m_use = buttons->addButton(tr("&Use this model"), QDialogButtonBox::AcceptRole);
    m_use->setToolTip(tr("Put it into the slot (Enter, or double click)"));
    m_use->setDefault(true);
    buttons->addButton(QDialogButtonBox::Cancel);
    auto* import = buttons->addButton(tr("&Import…"), QDialogButtonBox::ActionRole);
    import->setToolTip(tr("Make a model of a PyTorch or safetensors file"));
    m_folder = buttons->addButton(tr("Show &folder"), QDialogButtonBox::ActionRole);
    m_folder->setToolTip(tr("Open the folder in which the model lies"));
    m_remove = buttons->addButton(tr("&Remove…"), QDialogButtonBox::ActionRole);
    for (QPushButton* button : {import, m_folder, m_remove}) button->setAutoDefault(false);
    connect(m_use, &QPushButton::clicked, this, &ModelDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(import, &QPushButton::clicked, this, &ModelDialog::importRequested);
    connect(m_folder, &QPushButton::clicked, this, [this] { emit folderRequested(current()); });
    connect(m_remove, &QPushButton::clicked, this, [this] { emit removeRequested(current()); });
    return buttons;
}

void ModelDialog::setRows(std::vector<ModelRow> rows, const QString& frame) {
    const QString marked = current();
    m_list->setRows(std::move(rows), frame);
    m_table->resizeColumnsToContents();
    const int widest = fontMetrics().averageCharWidth() * 34; // a sentence of an origin would push all else away
    for (const int column : {ModelList::Name, ModelList::Network, ModelList::Origin})
        if (m_table->columnWidth(column) > widest) m_table->setColumnWidth(column, widest);
    setCurrent(marked);
    if (current().isEmpty() && m_sorted->rowCount() > 0) m_table->selectRow(0);
    showCurrent();
}

const ModelRow* ModelDialog::currentRow() const {
    const QModelIndex index = m_sorted->mapToSource(m_table->currentIndex());
    return index.isValid() ? &m_list->row(index.row()) : nullptr;
}

QString ModelDialog::current() const {
    const ModelRow* row = currentRow();
    return row == nullptr ? QString() : row->name;
}

void ModelDialog::setCurrent(const QString& name) {
    const int row = m_list->rowOf(name);
    const QModelIndex index = row < 0 ? QModelIndex() : m_sorted->mapFromSource(m_list->index(row, 0));
    if (index.isValid()) m_table->selectRow(index.row());
}

void ModelDialog::setFilter(const QString& text) { m_filter->setText(text); }

void ModelDialog::showCurrent() {
    const ModelRow* row = currentRow();
    m_table->setVisible(m_sorted->rowCount() > 0);
    m_none->setVisible(m_sorted->rowCount() == 0);
    m_none->setText(m_list->rowCount() == 0 ? tr("The workspace has no models yet. Import a checkpoint.")
                                            : tr("No model has all of these words."));
    m_use->setEnabled(row != nullptr && row->problem.isEmpty());
    m_folder->setEnabled(row != nullptr);
    m_remove->setEnabled(row != nullptr && !row->isBuiltIn);
    m_remove->setToolTip(row != nullptr && row->isBuiltIn ? tr("The demo models belong to the program")
                                                          : tr("Delete its files from the workspace"));
    m_title->setText(row == nullptr ? QString() : row->problem.isEmpty() ? row->scores : row->problem);
    m_title->setVisible(!m_title->text().isEmpty());
    m_card->setPlainText(row == nullptr ? QString() : row->card);
}

void ModelDialog::choose() {
    const ModelRow* row = currentRow();
    if (row == nullptr || !row->problem.isEmpty()) return;
    emit chosen(row->name);
    accept();
}

void ModelDialog::keyPressEvent(QKeyEvent* event) {
    // From the filter the arrows walk through what is left.
    const bool isArrow = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
    if (!isArrow || !m_filter->hasFocus() || m_sorted->rowCount() == 0) return QDialog::keyPressEvent(event);
    const int row = m_table->currentIndex().row() + (event->key() == Qt::Key_Down ? 1 : -1);
    m_table->selectRow(std::clamp(row, 0, m_sorted->rowCount() - 1));
}

} // namespace widgets
