// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/evaluation.h"

#include "core/base/parallel.h"
#include "core/cityscapes/id_doctor.h"
#include "core/image/image_io.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <new>
#include <optional>

namespace core {

namespace {

/// One frame to be scored.
struct Task {
    const Frame* frame;
    PredictionFile prediction;
};

struct Outcome {
    FrameCounts counts;
    Histogram labelIds = {};    ///< of a prediction in label ids
    std::string truthObjection; ///< what the id doctor said of the truth; empty unless forced
};

/// Every frame with truth and its prediction; complains of all missing ones at once, before a file is read.
Result<std::vector<Task>> pair(std::span<const Frame> frames, const PredictionFolder& folder) {
    std::vector<Task> tasks;
    std::optional<Error> firstMissing;
    std::size_t missing = 0;
    for (const Frame& frame : frames) {
        if (!frame.hasTruth()) continue;
        auto file = folder.find(frame);
        if (file) {
            tasks.push_back({&frame, std::move(*file)});
        } else if (file.error().code == ErrorCode::NotFound) {
            if (missing++ == 0) firstMissing = file.error();
        } else {
            return fail(file.error());
        }
    }
    if (missing > 1) firstMissing->message += fmt::format(" {} frames lack one.", missing);
    if (firstMissing) return fail(*firstMissing);
    if (tasks.empty())
        return frames.size() == 1
                   ? fail(ErrorCode::NotFound, "{}: the only frame has no truth to score against.", frames[0].name)
                   : fail(ErrorCode::NotFound, "None of the {} frames has truth to score against.", frames.size());
    return tasks;
}

Result<Outcome> evaluate(const Task& task, const PredictionSpace& space, bool force) {
    const auto& path = task.prediction.path;
    auto prediction = readLabelMap(path);
    if (!prediction) return fail(prediction.error());
    const auto& scene = task.frame->scene;
    const auto size = scene ? Result<Size>(scene->size) : readImageSize(task.frame->truth);
    if (!size) return fail(size.error());
    if (*size != prediction->size())
        return fail(ErrorCode::InvalidArgument, "{}: has {}x{} pixels, but its truth {} has {}x{}.", path.string(),
                    prediction->width(), prediction->height(),
                    scene ? task.frame->name : task.frame->truth.filename().string(), size->width, size->height);
    std::string objection;
    const auto truth = readFrameTruth(*task.frame, *size, force ? &objection : nullptr);
    if (!truth) return fail(truth.error());
    std::optional<Plane<std::uint16_t>> instances;
    if (task.frame->hasInstances()) {
        auto read = readFrameInstances(*task.frame, *size);
        if (!read) return fail(read.error());
        instances = std::move(*read);
    }

    Histogram labelIds = {};
    if (task.prediction.holdsLabelIds) {
        labelIds = histogramOf(*prediction);
        const auto diagnosis = diagnoseLabelIds(labelIds);
        if (diagnosis.fault == IdFault::ValuesAboveRange) {
            if (!force) return fail(ErrorCode::InvalidArgument, "{}: {}", path.string(), diagnosis.sentence);
            prediction = withoutImpossibleIds(*std::move(prediction), kIgnore);
        }
        if (space.scheme) prediction = toClasses(*prediction, *space.scheme);
    }
    auto counts = countFrame(task.frame->name, *truth, *prediction, space, instances ? &*instances : nullptr);
    if (!counts) return fail(counts.error().code, "{}: {}", path.string(), counts.error().message);
    counts->city = task.frame->city;
    return Outcome{std::move(*counts), labelIds, std::move(objection)};
}

/// Counts finished frames and reports, one thread at a time.
class SharedProgress {
public:
    SharedProgress(const ProgressFunction& report, std::size_t total)
        : m_report(report), m_total(static_cast<double>(total)) {}
    void addFrame(const std::string& name) {
        const std::scoped_lock lock(m_mutex);
        m_report({++m_done, m_total, name});
    }

private:
    std::mutex m_mutex;
    ProgressThrottle m_report; // guarded by m_mutex
    double m_total;
    double m_done = 0; // guarded by m_mutex
};

} // namespace

std::optional<std::string> summaryOf(std::span<const std::string> objections) {
    const auto first = std::ranges::find_if_not(objections, &std::string::empty);
    if (first == objections.end()) return std::nullopt;
    const auto all = std::ranges::count_if(objections, [](const std::string& one) { return !one.empty(); });
    return all == 1 ? *first : fmt::format("{} {} files of truth are like this.", *first, all);
}

Result<EvaluatedPredictions> evaluatePredictions(std::span<const Frame> frames, const PredictionFolder& folder,
                                                 const EvaluationOptions& options, const ProgressFunction& progress,
                                                 std::stop_token stop) {
    const auto tasks = pair(frames, folder);
    if (!tasks) return fail(tasks.error());
    std::vector<std::optional<Result<Outcome>>> outcomes(tasks->size()); // each written by one thread
    std::atomic<std::size_t> firstFailed = tasks->size();                // frames after it need not be read
    SharedProgress done(progress, tasks->size());
    const auto evaluateOne = [&](std::size_t i) {
        if (stop.stop_requested() || i > firstFailed) return;
        const Task& task = (*tasks)[i];
        try {
            outcomes[i] = evaluate(task, folder.space(), options.force);
        } catch (const std::bad_alloc&) {
            outcomes[i] = fail(ErrorCode::OutOfMemory, "{}: there is not enough memory to score it.",
                               task.prediction.path.string());
        }
        if (*outcomes[i]) return done.addFrame(task.frame->name);
        for (std::size_t seen = firstFailed; i < seen && !firstFailed.compare_exchange_weak(seen, i);) {
        }
    };
    parallelFor(tasks->size(), options.threads > 0 ? options.threads : availableThreads(), 1,
                [&](std::size_t first, std::size_t last) {
                    for (std::size_t i = first; i < last; ++i) evaluateOne(i);
                });
    if (stop.stop_requested()) return cancelled();
    // The first in order, not in time: the same sentence however many threads read.
    if (firstFailed < tasks->size()) return fail(outcomes[firstFailed]->error());

    EvaluatedPredictions result;
    result.space = folder.space();
    result.withoutTruth = frames.size() - tasks->size();
    Histogram labelIds = {};
    std::vector<std::string> objections;
    for (auto& outcome : outcomes) {
        add(labelIds, (*outcome)->labelIds);
        objections.push_back(std::move((*outcome)->truthObjection));
        result.frames.push_back(std::move((*outcome)->counts));
    }
    if (auto sentence = summaryOf(objections)) result.forced.push_back(*std::move(sentence));
    // Judged over all files: a single frame may well hold few classes.
    const auto diagnosis = diagnoseLabelIds(labelIds);
    if (diagnosis.fault == IdFault::None) return result;
    std::string sentence = fmt::format("{}: {}", folder.path().string(), diagnosis.sentence);
    if (!options.force) return fail(ErrorCode::InvalidArgument, "{}", sentence);
    result.forced.push_back(std::move(sentence));
    return result;
}

} // namespace core
