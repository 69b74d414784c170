// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/export_work.h"

#include "core/results/compared_frame.h"
#include "core/results/label_files.h"
#include "core/weights/model_card.h"
#include "inference/engine/settings_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

namespace app {

namespace {

constexpr double kPicturesPerSecond = 2; ///< as they are played

core::Result<std::shared_ptr<const SlotPrediction>> predictionOf(const ExportedSlot& slot,
                                                                 const std::shared_ptr<const LoadedFrame>& frame,
                                                                 SlotRunner& runner, const std::stop_token& stop) {
    if (const auto known = slot.known.find(frame->index); known != slot.known.end()) return known->second;
    SlotTask task = slot.task;
    task.frame = frame->index;
    auto made = runner.predict(task, frame, stop, [](const core::Progress&) {});
    if (made || made.error().code == core::ErrorCode::Cancelled) return made;
    return core::fail(made.error().code, "{}: {}: {}", frame->frame.name, slot.name, made.error().message);
}

using Made = std::vector<std::shared_ptr<const SlotPrediction>>; ///< of each slot

/// Takes frame after frame.
class Writer {
public:
    explicit Writer(const ExportTask& task) : m_task(task) {
        const double rate = task.source.isFilm() ? task.source.framesPerSecond() : kPicturesPerSecond;
        if (task.kind == ExportKind::Film) m_film.emplace(task.target, rate);
    }
    core::Status write(const LoadedFrame& frame, const Made& made) {
        return m_film ? addToFilm(frame, made) : writeLabels(frame, made);
    }
    core::Status finish() { return m_film ? m_film->finish() : core::Status(); }

private:
    core::Status addToFilm(const LoadedFrame& frame, const Made& made) {
        const auto& seconds = m_task.source.seconds();
        const auto index = static_cast<std::size_t>(frame.index);
        core::ComparedFrame compared;
        compared.caption = m_task.source.isFilm() ? m_task.source.filmName() : frame.frame.name;
        compared.stamp = core::filmStamp(frame.index, static_cast<long>(m_task.source.frames().size()),
                                         seconds.empty() ? frame.index / kPicturesPerSecond : seconds[index]);
        compared.photo = &frame.image;
        compared.truth = frame.truth.get();
        compared.hasTruthPane = m_task.source.hasTruth();
        compared.palette = m_task.palette;
        for (std::size_t i = 0; i < made.size(); ++i)
            compared.entries.push_back({m_task.entries[i].name, made[i]->scheme.get(), &made[i]->prediction.labels,
                                        m_task.entries[i].task.folder ? 0 : made[i]->prediction.timings.totalMs});
        return m_film->add(compared);
    }

    core::Status writeLabels(const LoadedFrame& frame, const Made& made) {
        for (std::size_t i = 0; i < made.size(); ++i) {
            const std::filesystem::path folder = m_task.target / m_task.entries[i].name;
            const core::ClassScheme& scheme = *made[i]->scheme;
            if (!scheme.isScored())
                return core::fail(core::ErrorCode::InvalidArgument,
                                  "{}: no class of its scheme {} has a label id, so that label ids cannot be written.",
                                  m_task.entries[i].name, scheme.name());
            if (frame.index == m_task.first)
                if (auto written = describe(m_task.entries[i], *made[i]); !written) return written;
            if (auto written = core::writeLabelIds(folder, frame.frame.name, made[i]->prediction.labels, scheme);
                !written)
                return written;
        }
        return {};
    }

    core::Status describe(const ExportedSlot& slot, const SlotPrediction& made) {
        nlohmann::ordered_json model = {{"name", slot.name}};
        const SlotTask& task = slot.task;
        if (const auto card = task.folder ? std::nullopt : std::optional(core::readModelCard(task.card)); card && *card)
            model = {{"name", (*card)->name},
                     {"network", (*card)->network},
                     {"scheme", made.scheme->name()},
                     {"sha256", (*card)->weightsSha256}};
        nlohmann::ordered_json settings;
        if (!task.folder) {
            settings = inference::settingsJson(task.settings.engine, task.settings.segment);
            settings["device"] = made.prediction.device;
            settings["precision"] = made.prediction.precision;
        }
        return core::writePredictionsJson(m_task.target / slot.name, *made.scheme, {m_task.program, model, settings});
    }

    const ExportTask& m_task;
    std::optional<core::ComparedFilm> m_film;
};

/// Models that an export runs stay loaded as long as it lasts, whatever is done to the panes meanwhile.
class HeldModels {
public:
    HeldModels(const ExportTask& task, const Engine& engine) : m_engine(engine) {
        std::vector<LoadedModel> models;
        for (const ExportedSlot& slot : task.entries)
            if (!slot.task.folder) models.push_back(LoadedModel::of(slot.task.card, slot.task.settings));
        m_engine.release(models);
    }
    ~HeldModels() { m_engine.release({}); }
    HeldModels(const HeldModels&) = delete;
    HeldModels& operator=(const HeldModels&) = delete;

private:
    const Engine& m_engine;
};

} // namespace

core::Result<ExportReport> exportFrames(const ExportTask& task, const Engine& engine, std::stop_token stop,
                                        const core::ProgressFunction& progress) {
    const HeldModels held(task, engine);
    FrameReader reader(task.source);
    SlotRunner runner(engine, task.cache); // what the cache suffers from, the panes tell
    Writer writer(task);
    ExportReport report;
    const int frames = task.last - task.first + 1;
    for (int index = task.first; index <= task.last; ++index) {
        const auto frame = reader.read(index, stop);
        if (!frame) return core::fail(frame.error());
        if (task.kind == ExportKind::Film && (*frame)->truthError)
            report.unscored.push_back({(*frame)->frame.name, *(*frame)->truthError});
        Made made;
        for (const ExportedSlot& slot : task.entries) {
            auto prediction = predictionOf(slot, *frame, runner, stop);
            if (!prediction) return core::fail(prediction.error());
            if (stop.stop_requested()) return core::cancelled();
            made.push_back(std::move(*prediction));
        }
        if (auto written = writer.write(**frame, made); !written) return core::fail(written.error());
        runner.keep(stop);
        progress({static_cast<double>(index - task.first + 1), static_cast<double>(frames), {}});
    }
    if (auto finished = writer.finish(); !finished) return core::fail(finished.error());
    return report;
}

std::vector<std::string> folderNames(const std::vector<std::string>& names) {
    std::vector<std::string> folders;
    for (const std::string& name : names) {
        std::string folder = name;
        for (char& letter : folder)
            if (!core::isFolderName(std::string{'x', letter})) letter = '_';
        if (!core::isFolderName(folder)) folder = "slot " + folder;
        std::string unique = folder;
        for (int i = 2; std::ranges::find(folders, unique) != folders.end(); ++i)
            unique = fmt::format("{} ({})", folder, i);
        folders.push_back(std::move(unique));
    }
    return folders;
}

} // namespace app
