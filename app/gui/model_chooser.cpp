// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/model_chooser.h"

#include "app/gui/model_costs.h"
#include "core/networks/registry.h"
#include "core/weights/card_scores.h"
#include "widgets/to_qt.h"

#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace app {

namespace {

constexpr core::Size kUsualFrame{2048, 1024}; ///< where no frame is open

} // namespace

widgets::ModelRow modelRow(const core::ModelEntry& entry, core::Size frame) {
    widgets::ModelRow row;
    row.name = widgets::toQt(entry.name);
    row.isBuiltIn = entry.builtIn;
    if (!entry.card) {
        row.problem = widgets::toQt(entry.card.error().message);
        return row;
    }
    const core::ModelCard& card = *entry.card;
    const core::NetworkInfo* network = core::findNetwork(card.network);
    row.network = widgets::toQt(network != nullptr ? network->title : std::string_view(card.network));
    row.scheme = widgets::toQt(card.scheme);
    row.origin = widgets::toQt(card.origin);
    row.licence = widgets::toQt(card.licence);
    row.card = widgets::toQt(core::toJson(card));
    std::error_code unknown;
    const auto bytes = std::filesystem::file_size(entry.cardPath.parent_path() / card.weightsFile, unknown);
    if (!unknown) row.bytes = bytes;
    if (const auto costs = costsOf(card, frame, {})) {
        row.parameters = costs->parameters;
        row.macs = costs->macs;
    } else {
        row.problem = widgets::toQt(costs.error().message);
    }
    QStringList scores;
    for (const core::CardScore& score : core::listedScores(card)) {
        if (!row.miou) row.miou = score.miou;
        scores << ModelChooser::tr("mIoU %1 % of %2 on %3, %n frame(s)", nullptr, score.frames)
                      .arg(widgets::percentNumber(score.miou), widgets::toQt(score.scheme), widgets::toQt(score.data));
    }
    row.scores = scores.join(QLatin1Char('\n'));
    return row;
}

ModelChooser::ModelChooser(CompareController& controller, ModelShelf& shelf, QWidget* window)
    : QObject(window), m_controller(controller), m_shelf(shelf), m_window(window) {
    connect(&m_shelf, &ModelShelf::listed, this, &ModelChooser::fill);
}

void ModelChooser::open(int slot) {
    if (m_dialog) {
        m_dialog->raise();
        return m_dialog->activateWindow();
    }
    m_slot = slot;
    m_dialog = new widgets::ModelDialog(
        slot < 0 ? tr("Model of the next free slot") : tr("Model of slot %1").arg(QChar('A' + slot)), m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &widgets::ModelDialog::chosen, this, [this](const QString& name) {
        if (const core::ModelEntry* entry = find(name)) emit chosen(*entry, m_slot);
    });
    connect(m_dialog, &widgets::ModelDialog::importRequested, this, [this] { emit importRequested(m_slot); });
    connect(m_dialog, &widgets::ModelDialog::folderRequested, this, [this](const QString& name) {
        if (const core::ModelEntry* entry = find(name)) emit folderRequested(entry->cardPath.parent_path());
    });
    connect(m_dialog, &widgets::ModelDialog::removeRequested, this, &ModelChooser::askToRemove);
    m_dialog->open();
    m_shelf.refresh(); // files may have come and gone; fill() follows
}

void ModelChooser::fill() {
    if (!m_dialog) return;
    const core::Size frame = m_controller.frame() != nullptr ? m_controller.frame()->image.size() : kUsualFrame;
    using Rows = std::vector<widgets::ModelRow>;
    m_shelf.run<Rows>(
        [models = m_shelf.models(), frame] {
            Rows rows;
            for (const core::ModelEntry& entry : models) rows.push_back(modelRow(entry, frame));
            return rows;
        },
        [this, frame](Rows rows) {
            if (!m_dialog) return;
            m_dialog->setRows(std::move(rows), sizeText(frame));
            if (m_slot >= 0 && m_dialog->current().isEmpty() && m_controller.slot(m_slot).model)
                m_dialog->setCurrent(m_controller.slot(m_slot).model->name);
        });
}

const core::ModelEntry* ModelChooser::find(const QString& name) const {
    const auto& models = m_shelf.models();
    const auto found = std::ranges::find(models, name.toStdString(), &core::ModelEntry::name);
    return found == models.end() ? nullptr : &*found;
}

QString ModelChooser::slotsWith(const core::ModelEntry& entry) const {
    QStringList letters;
    for (int i = 0; i < kSlots; ++i)
        if (const auto& model = m_controller.slot(i).model; model && model->card == entry.cardPath)
            letters << QString(QChar('A' + i));
    return letters.join(QStringLiteral(", "));
}

void ModelChooser::askToRemove(const QString& name) {
    const core::ModelEntry* entry = find(name);
    if (entry == nullptr || entry->builtIn) return;
    auto* box =
        new QMessageBox(QMessageBox::Question, tr("Remove a model"),
                        tr("Delete %1 and its weights from the workspace?").arg(name), QMessageBox::Cancel, m_dialog);
    const QString users = slotsWith(*entry);
    box->setInformativeText(users.isEmpty() ? tr("This cannot be undone.")
                                            : tr("It is taken out of slot %1. This cannot be undone.").arg(users));
    box->setAttribute(Qt::WA_DeleteOnClose);
    auto* yes = box->addButton(tr("&Delete"), QMessageBox::DestructiveRole);
    connect(yes, &QPushButton::clicked, this, [this, removed = *entry] { remove(removed); });
    m_question = box;
    box->open();
}

void ModelChooser::remove(const core::ModelEntry& entry) {
    for (int i = 0; i < kSlots; ++i)
        if (const auto& model = m_controller.slot(i).model; model && model->card == entry.cardPath)
            m_controller.clearSlot(i);
    m_shelf.run<core::Status>([workspace = m_shelf.workspace(), entry] { return workspace.removeModel(entry); },
                              [this](const core::Status& removed) {
                                  if (!removed) emit failed(tr("The model was not removed."), removed.error());
                                  m_shelf.refresh();
                              });
}

} // namespace app
