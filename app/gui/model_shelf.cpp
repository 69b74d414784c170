// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/model_shelf.h"

#include "widgets/to_qt.h"

#include <QFileInfo>

namespace app {

namespace {

core::ModelEntry readEntry(const std::filesystem::path& card) {
    std::string name = card.filename().string();
    name.resize(name.size() - std::string_view(".card.json").size());
    return {std::move(name), card, core::readModelCard(card)};
}

core::ImportOptions optionsFor(const widgets::ImportChoice& choice, bool networkOnly) {
    core::ImportOptions options;
    options.name = choice.name;
    options.network = choice.network;
    if (networkOnly) return options;
    // `channels-N` is what an import makes when no scheme is named.
    if (choice.scheme.rfind("channels-", 0) != 0) options.scheme = choice.scheme;
    options.outputStride = choice.outputStride;
    options.alignCorners = choice.alignCorners;
    return options;
}

} // namespace

ModelShelf::ModelShelf(core::Workspace workspace, QObject* parent)
    : QObject(parent), m_workspace(std::move(workspace)) {}

QStringList ModelShelf::names() const {
    QStringList names;
    for (const core::ModelEntry& entry : m_models) names << widgets::toQt(entry.name);
    return names;
}

void ModelShelf::enqueue(const QString& activity, std::function<void()> start) {
    m_requests.push_back({activity, std::move(start)});
    startNext();
}

void ModelShelf::startNext() {
    if (m_running || m_requests.empty()) return;
    const Request request = std::move(m_requests.front());
    m_requests.pop_front();
    m_running = true;
    m_activity = request.activity;
    emit busyChanged();
    request.start();
}

void ModelShelf::finish() {
    if (m_proposing) {
        m_activity.clear();
        emit busyChanged();
        return; // m_running stays: the next checkpoint waits until this one is answered
    }
    m_running = false;
    m_activity.clear();
    emit busyChanged();
    startNext();
}

void ModelShelf::tell(const QString& activity, int files) {
    m_activity = tr("%1: %n file(s)", nullptr, files).arg(activity);
    emit busyChanged();
}

void ModelShelf::refresh() {
    using Listed = core::Result<std::vector<core::ModelEntry>>;
    run<Listed>([workspace = m_workspace] { return workspace.models(); },
                [this](Listed models) {
                    if (models)
                        m_models = std::move(*models);
                    else
                        emit failed(tr("The models of the workspace cannot be listed."), models.error());
                    emit listed();
                });
}

void ModelShelf::find(const QString& ref, int wantedSlot) {
    using Found = core::Result<core::ModelEntry>;
    run<Found>(
        [workspace = m_workspace, name = ref.toStdString()]() -> Found {
            auto card = workspace.resolveModel(name);
            if (!card) return core::fail(card.error());
            auto entry = readEntry(*card);
            if (!entry.card) return core::fail(entry.card.error());
            return entry;
        },
        [this, wantedSlot](Found entry) {
            if (entry)
                emit found(*entry, wantedSlot);
            else
                emit failed(tr("The model was not opened."), entry.error());
        });
}

void ModelShelf::readCheckpoint(const QString& file, int wantedSlot) {
    enqueue(tr("Reading %1").arg(QFileInfo(file).fileName()), [this, file, wantedSlot] {
        m_file = file;
        m_wantedSlot = wantedSlot;
        m_imported.reset();
        read({}, false, {});
    });
}

void ModelShelf::readAgain(const widgets::ImportChoice& choice) { read(optionsFor(choice, true), false, choice); }

void ModelShelf::readAgainAndSave(const widgets::ImportChoice& choice) {
    read(optionsFor(choice, false), true, choice);
}

void ModelShelf::read(const core::ImportOptions& options, bool saveAfterwards, const widgets::ImportChoice& choice) {
    m_activity = tr("Reading %1").arg(QFileInfo(m_file).fileName());
    emit busyChanged();
    using Read = core::Result<std::shared_ptr<core::Imported>>;
    m_files.start(
        [file = widgets::toPath(m_file), options](std::stop_token stop, auto) -> Read {
            core::ImportOptions stoppable = options;
            stoppable.stop = stop;
            auto imported = core::importCheckpoint(file, stoppable);
            if (!imported) return core::fail(imported.error());
            return std::make_shared<core::Imported>(std::move(*imported));
        },
        [this, options, saveAfterwards, choice](Read imported) {
            if (!imported && imported.error().code == core::ErrorCode::Cancelled) return dismiss();
            if (!saveAfterwards || !imported) return takeProposal(std::move(imported), options);
            m_imported = std::move(*imported);
            write(choice);
        });
}

void ModelShelf::takeProposal(core::Result<std::shared_ptr<core::Imported>> imported,
                              const core::ImportOptions& options) {
    widgets::ImportProposal proposal;
    proposal.file = m_file;
    if (imported) {
        m_imported = std::move(*imported);
        const core::ModelCard& card = m_imported->model.card;
        proposal.choice = {card.name, card.network, card.scheme, card.options.outputStride, card.options.alignCorners,
                           card.input};
        proposal.classes = card.options.classes;
        proposal.report = widgets::toQt(m_imported->report.toText());
    } else {
        proposal.problem = widgets::toQt(imported.error().message);
        proposal.choice.name = options.name.empty() ? QFileInfo(m_file).completeBaseName().toStdString() : options.name;
        proposal.choice.network = options.network;
    }
    m_proposing = true;
    finish();
    emit proposed(proposal);
}

void ModelShelf::save(const widgets::ImportChoice& choice) { write(choice); }

void ModelShelf::write(const widgets::ImportChoice& choice) {
    m_proposing = true; // until it is written, or the user gives up
    m_activity = tr("Writing %1").arg(widgets::toQt(choice.name));
    emit busyChanged();
    using Written = core::Result<core::ModelEntry>;
    m_files.start(
        [imported = std::move(m_imported), choice, folder = m_workspace.modelsFolder()](std::stop_token stop,
                                                                                        auto) -> Written {
            if (auto made = core::Workspace::ensure(folder); !made) return core::fail(made.error());
            imported->model.card.name = choice.name;
            imported->model.card.input = choice.input;
            auto card = core::saveModel(imported->model, folder, stop);
            if (!card) return core::fail(card.error());
            auto entry = readEntry(*card);
            if (!entry.card) return core::fail(entry.card.error());
            return entry;
        },
        [this](Written entry) {
            const int wantedSlot = m_wantedSlot;
            dismiss();
            if (!entry && entry.error().code == core::ErrorCode::Cancelled) return;
            if (!entry) return emit failed(tr("The model was not saved."), entry.error());
            emit saved(*entry, wantedSlot);
            refresh();
        });
}

void ModelShelf::dismiss() {
    m_imported.reset();
    m_file.clear();
    m_proposing = false;
    finish();
}

} // namespace app
