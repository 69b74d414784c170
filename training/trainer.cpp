// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/trainer.h"

#include "core/base/atomic_file.h"
#include "core/base/parallel.h"
#include "inference/engine/device.h"
#include "training/judge.h"
#include "training/losses.h"
#include "training/progress_log.h"
#include "training/run_lock.h"
#include "training/run_options.h"
#include "training/run_setup.h"
#include "training/stepper.h"

#include <chrono>

namespace training {

namespace fs = std::filesystem;
using core::ErrorCode;

namespace {

constexpr const char* kBest = "best";
constexpr const char* kLast = "last";

/// Torch gets every thread: the loader's work is small beside a step, and the system gives it the processor when a
/// batch is missing. More loaders only where there are processors to spare.
int loaderThreads(int threads) { return std::clamp(threads / 4, 1, 8); }

/// Everything of a run that is under way; lives on the stack of train().
class Run {
public:
    Run(RunOptions options, RunSetup setup, fs::path folder, ProgressLog log, const ReportFunction& report,
        std::stop_token stop)
        : m_options(std::move(options)), m_setup(std::move(setup)), m_folder(std::move(folder)), m_log(std::move(log)),
          m_report(report), m_stop(std::move(stop)),
          m_threads(m_options.threads > 0 ? m_options.threads : core::availableThreads()),
          m_steps(m_setup.stepsPerEpoch * m_options.recipe.epochs) {}

    core::Result<TrainingOutcome> go(bool resume);

private:
    core::Status prepare(bool resume);
    core::Status takeUp();
    core::Result<std::vector<double>> weightsOfClasses();
    core::Status loop();
    core::Status oneStep();
    core::Status validate();
    core::Status keepBest(const core::Model& model, const Judgement& judgement);
    core::Status saveNow();
    core::Status tell(const std::string& event, const std::string& message, TrainingReport report = {});
    core::Error ended(core::Error error);
    TrainingOutcome outcome() const;

    const RunOptions m_options;
    const RunSetup m_setup;
    const fs::path m_folder;
    ProgressLog m_log;
    const ReportFunction& m_report;
    const std::stop_token m_stop;
    const int m_threads;
    const std::int64_t m_steps;
    std::string m_device;
    TrainingState m_state;         ///< without the tensors, which the stepper has
    std::int64_t m_savedStep = -1; ///< of the newest state; -1: none
    int m_savedValidations = 0;
    std::optional<Stepper> m_stepper;
    std::unique_ptr<Loader> m_loader;
    double m_lossSum = 0; ///< of the steps of this epoch that this process made
    std::int64_t m_lossCount = 0;
};

core::Status Run::tell(const std::string& event, const std::string& message, TrainingReport report) {
    report.event = event;
    report.message = message;
    report.step = m_state.step;
    report.steps = m_steps;
    // The epoch that the last step belongs to, from 1.
    report.epoch = static_cast<int>((std::max<std::int64_t>(1, m_state.step) - 1) / m_setup.stepsPerEpoch) + 1;
    report.epochs = m_options.recipe.epochs;
    if (m_report) m_report(report);
    return m_log.write(report);
}

core::Status Run::saveNow() {
    if (m_savedStep == m_state.step && m_savedValidations == m_state.validations) return {};
    if (auto filled = m_stepper->save(m_state); !filled) return filled;
    const auto path = saveState(m_state, m_folder);
    m_state.network.clear();
    m_state.optimizer.clear();
    if (!path) return core::fail(path.error());
    m_savedStep = m_state.step;
    m_savedValidations = m_state.validations;
    return tell("checkpoint", path->filename().string());
}

core::Result<std::vector<double>> Run::weightsOfClasses() {
    if (m_options.recipe.classWeights == ClassWeighting::None) return std::vector<double>{};
    const auto pixels = countPixels(m_setup, m_threads, m_stop);
    if (!pixels) return core::fail(pixels.error());
    return classWeights(m_options.recipe.classWeights, *pixels);
}

/// Goes on from the newest state, if there is one.
core::Status Run::takeUp() {
    auto found = newestState(m_folder);
    if (!found) return core::fail(std::move(found).error());
    if (!*found) return tell("warning", "There is no state yet: the run begins anew.");
    for (const std::string& skipped : (*found)->skipped)
        if (auto told = tell("warning", "A newer state is left out: " + skipped); !told) return told;
    TrainingState& state = (*found)->state;
    const std::string name = (*found)->path.string();
    if (state.optionsSha256 != m_setup.optionsSha256)
        return core::fail(ErrorCode::InvalidArgument,
                          "{}: was made with other options than options.json has now; begin a new run.", name);
    if (state.dataSha256 != m_setup.dataSha256)
        return core::fail(ErrorCode::InvalidArgument, "{}: was made on other frames than the dataset has now.", name);
    if (const std::int64_t epochs = state.step / m_setup.stepsPerEpoch;
        state.step > m_steps || state.validations > epochs ||
        state.validations < (state.step - 1) / m_setup.stepsPerEpoch)
        return core::fail(ErrorCode::Corrupt,
                          "{}: claims {} steps and {} judged epochs of a run of {} steps, {} in each.", name,
                          state.step, state.validations, m_steps, m_setup.stepsPerEpoch);
    if (auto loaded = m_stepper->load(state); !loaded)
        return core::fail(loaded.error().code, "{}: {}", name, loaded.error().message);
    m_state = std::move(state);
    m_state.network.clear();
    m_state.optimizer.clear();
    m_savedStep = m_state.step;
    m_savedValidations = m_state.validations;
    return tell("checkpoint", fmt::format("Resumed from {}, {}.", (*found)->path.filename().string(),
                                          (*found)->skipped.empty() ? "the newest state" : "the newest that is whole"));
}

core::Status Run::prepare(bool resume) {
    for (const std::string& warning : m_setup.warnings)
        if (auto told = tell("warning", warning); !told) return told;
    auto device = inference::chooseDevice(m_options.device);
    if (!device) return core::fail(std::move(device).error());
    m_device = *std::move(device);
    auto weights = weightsOfClasses();
    if (!weights) return core::fail(std::move(weights).error());
    auto stepper =
        Stepper::create(m_setup.model, {m_options.recipe, m_options.seed, m_device, m_threads, *std::move(weights)});
    if (!stepper) return core::fail(std::move(stepper).error());
    m_stepper.emplace(*std::move(stepper));
    m_state.seed = m_options.seed;
    m_state.optionsSha256 = m_setup.optionsSha256;
    m_state.dataSha256 = m_setup.dataSha256;
    if (resume)
        if (auto taken = takeUp(); !taken) return taken;

    const Recipe& recipe = m_options.recipe;
    const auto perStep = static_cast<std::uint64_t>(recipe.batch) * static_cast<std::uint64_t>(recipe.accumulate);
    LoaderOptions loading;
    loading.cache = m_setup.cache;
    loading.frames = m_setup.trainFrames;
    loading.classOfLabelId = m_setup.model.scheme.classOfLabelIds();
    loading.input = m_setup.model.card.input;
    loading.augmentation = recipe.augmentation;
    loading.seed = m_options.seed;
    loading.batch = recipe.batch;
    loading.samplesPerEpoch = perStep * static_cast<std::uint64_t>(m_setup.stepsPerEpoch);
    loading.first = perStep * static_cast<std::uint64_t>(m_state.step);
    loading.end = perStep * static_cast<std::uint64_t>(m_steps);
    loading.threads = loaderThreads(m_threads);
    m_loader = std::make_unique<Loader>(std::move(loading));
    return {};
}

core::Status Run::oneStep() {
    const auto begin = std::chrono::steady_clock::now();
    const Recipe& recipe = m_options.recipe;
    TrainingReport report;
    report.learningRate = learningRate(recipe, m_state.step, m_steps, m_state.schedule);
    const auto loss = m_stepper->step(*m_loader, m_state.step, report.learningRate, m_stop);
    if (!loss) return core::fail(loss.error());
    ++m_state.step;
    m_lossSum += *loss;
    ++m_lossCount;
    report.loss = *loss;
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin;
    report.framesPerSecond = recipe.batch * recipe.accumulate / std::max(1e-9, passed.count());
    report.waitShare = m_loader->takeWaitShare();
    return tell("step", {}, report);
}

core::Status Run::keepBest(const core::Model& model, const Judgement& judgement) {
    const double miou = *judgement.scores.front().miou;
    if (m_state.bestEpoch > 0 && miou <= m_state.bestMiou) return {};
    if (auto saved = saveJudged(model, judgement, m_folder, kBest); !saved) return core::fail(saved.error());
    m_state.bestMiou = miou;
    m_state.bestEpoch = m_state.validations;
    return {};
}

core::Status Run::validate() {
    const auto begin = std::chrono::steady_clock::now();
    core::Model model = m_setup.model;
    model.tensors = m_stepper->weights();
    if (m_options.recipe.halfWeights)
        for (auto& [name, tensor] : model.tensors) tensor = core::convert(tensor, core::DType::F16);
    auto judged = judge(model, *m_setup.cache, {m_setup.trainFrames, m_setup.valFrames},
                        {m_device, inference::Precision::Auto, m_threads, 0}, m_stop);
    if (!judged) return core::fail(judged.error());
    const Judgement judgement{m_setup.judgedOn, *std::move(judged)};
    const core::Scores& own = judgement.scores.front();
    if (!own.miou)
        return core::fail(ErrorCode::InvalidArgument,
                          "The {} frames that judge the run hold no pixel of the scheme {}.", m_setup.valFrames,
                          model.scheme.name());
    ++m_state.validations;
    observeValidation(m_options.recipe, *own.miou, m_state.schedule);
    if (auto saved = saveJudged(model, judgement, m_folder, kLast); !saved) return core::fail(saved.error());
    if (auto kept = keepBest(model, judgement); !kept) return kept;
    TrainingReport report;
    report.loss = m_lossCount > 0 ? m_lossSum / static_cast<double>(m_lossCount) : 0;
    report.learningRate = learningRate(m_options.recipe, m_state.step, m_steps, m_state.schedule);
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin;
    report.framesPerSecond = static_cast<double>(m_setup.valFrames) / std::max(1e-9, passed.count());
    report.miou = own.miou;
    for (const core::ClassScores& entry : own.perClass) report.perClass.push_back(entry.iou);
    m_lossSum = 0;
    m_lossCount = 0;
    m_loader->takeWaitShare(); // judging is not waiting, and not training either
    return tell("epoch", {}, report);
}

core::Status Run::loop() {
    for (;;) {
        if (m_stop.stop_requested()) return core::cancelled();
        if (m_state.step == m_setup.stepsPerEpoch * (m_state.validations + 1)) {
            if (auto judged = validate(); !judged) return judged;
            if (auto saved = saveNow(); !saved) return saved;
        }
        if (m_state.step == m_steps) return {};
        if (auto made = oneStep(); !made) return made;
        if (m_state.step % m_options.recipe.checkpointSteps == 0)
            if (auto saved = saveNow(); !saved) return saved;
    }
}

TrainingOutcome Run::outcome() const {
    TrainingOutcome outcome;
    if (m_state.bestEpoch > 0) outcome.bestCard = m_folder / (std::string(kBest) + ".card.json");
    outcome.bestMiou = m_state.bestMiou;
    outcome.bestEpoch = m_state.bestEpoch;
    outcome.steps = m_state.step;
    outcome.finished = m_state.step == m_steps && m_state.validations == m_options.recipe.epochs;
    return outcome;
}

core::Error Run::ended(core::Error error) {
    error.message += m_savedStep >= 0
                         ? fmt::format(" The last good state is {}.", statePath(m_folder, m_savedStep).string())
                         : " No state had been saved yet.";
    // A disk that is full may refuse this line too; the caller gets the sentence all the same.
    [[maybe_unused]] const auto told = tell("end", error.message);
    return error;
}

core::Result<TrainingOutcome> Run::go(bool resume) {
    core::Status done = prepare(resume);
    if (done) done = loop();
    const bool isStopped = !done && done.error().code == ErrorCode::Cancelled;
    if (isStopped) done = m_stepper ? saveNow() : core::Status{};
    if (!done) return core::fail(ended(std::move(done).error()));
    const TrainingOutcome result = outcome();
    const std::string what = isStopped ? "Stopped on request" : "Finished";
    if (auto told =
            tell("end", result.bestEpoch > 0 ? fmt::format("{} after {} steps; best mIoU {:.4f} in epoch {}.", what,
                                                           result.steps, result.bestMiou, result.bestEpoch)
                                             : fmt::format("{} after {} steps.", what, result.steps));
        !told)
        return core::fail(told.error());
    return result;
}

} // namespace

core::Result<TrainingOutcome> train(const RunOptions& options, const fs::path& run, bool resume,
                                    const ReportFunction& report, std::stop_token stop) {
    std::error_code error;
    if (resume && !fs::is_regular_file(optionsPath(run), error))
        return core::fail(ErrorCode::NotFound, "{}: is no run: it has no options.json.", run.string());
    fs::create_directories(run, error);
    if (error) return core::fail(ErrorCode::Io, "{}: {}.", run.string(), error.message());
    const auto lock = RunLock::take(run);
    if (!lock) return core::fail(lock.error());
    auto chosen = resume ? readRunOptions(run) : core::Result<RunOptions>(completed(options, run));
    if (!chosen) return core::fail(std::move(chosen).error());
    if (!resume && fs::exists(optionsPath(run), error))
        return core::fail(ErrorCode::InvalidArgument, "{}: holds a run already; resume it, or give another folder.",
                          run.string());
    auto setup = setUp(*chosen, stop);
    if (!setup && setup.error().code == ErrorCode::Cancelled) return TrainingOutcome{};
    if (!setup) return core::fail(std::move(setup).error());
    if (!resume)
        if (auto written = core::writeFileAtomically(optionsPath(run), toJson(*chosen)); !written)
            return core::fail(std::move(written).error());
    std::vector<std::string> classNames;
    for (const core::SchemeClass& entry : setup->model.scheme.classes()) classNames.push_back(entry.name);
    auto log = ProgressLog::open(run / "progress.jsonl", std::move(classNames));
    if (!log) return core::fail(std::move(log).error());
    return Run(*std::move(chosen), *std::move(setup), run, *std::move(log), report, std::move(stop)).go(resume);
}

} // namespace training
