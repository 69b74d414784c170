// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/scores.h"

#include "core/classes/label_table.h"
#include "core/metrics/official.h"

#include <cassert>
#include <numeric>

namespace core {

namespace {

/// Plain mean of the defined ones; undefined when there are none.
class Mean {
public:
    void add(const Score& score) {
        if (!score) return;
        m_sum += *score;
        ++m_count;
    }
    Score value() const { return m_count == 0 ? Score{} : Score{m_sum / m_count}; }

private:
    double m_sum = 0;
    int m_count = 0;
};

struct ClassPixels {
    std::uint64_t hits = 0;       ///< true positives
    std::uint64_t truth = 0;      ///< pixels of the class in the truth
    std::uint64_t prediction = 0; ///< pixels predicted as the class
    std::uint64_t unionPixels() const { return truth + prediction - hits; }
};

std::vector<ClassPixels> pixelsPerClass(const Confusion& confusion) {
    std::vector<ClassPixels> classes(static_cast<std::size_t>(confusion.classes));
    for (int truth = 0; truth < confusion.classes; ++truth) {
        auto& own = classes[static_cast<std::size_t>(truth)];
        own.hits = confusion.at(truth, truth);
        for (int predicted = 0; predicted < confusion.classes; ++predicted) {
            own.truth += confusion.at(truth, predicted);
            classes[static_cast<std::size_t>(predicted)].prediction += confusion.at(truth, predicted);
        }
        own.truth += confusion.at(truth, confusion.classes); // void predicted: a miss here, an alarm nowhere
    }
    return classes;
}

std::uint64_t hitsOf(const std::vector<ClassPixels>& classes) {
    return std::accumulate(classes.begin(), classes.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const ClassPixels& one) { return sum + one.hits; });
}

/// Gathers classes into `groups` coarser ones; rows of kIgnore are left out, columns of kIgnore become void.
Confusion gather(const Confusion& fine, const std::vector<std::uint8_t>& groupOf, int groups) {
    Confusion coarse{groups, std::vector<std::uint64_t>(static_cast<std::size_t>(groups * (groups + 1)), 0)};
    for (int truth = 0; truth < fine.classes; ++truth) {
        const int row = groupOf[static_cast<std::size_t>(truth)];
        if (row == kIgnore) continue;
        for (int predicted = 0; predicted <= fine.classes; ++predicted) {
            const int group = predicted == fine.classes ? kIgnore : groupOf[static_cast<std::size_t>(predicted)];
            const int column = group == kIgnore ? groups : group;
            coarse.counts[static_cast<std::size_t>(row * (groups + 1) + column)] += fine.at(truth, predicted);
        }
    }
    return coarse;
}

tl::unexpected<Error> cannotMap(const ClassScheme& from, const ClassScheme& target) {
    for (const SchemeClass& one : from.classes()) {
        if (one.labelIds.empty()) continue;
        const std::uint8_t first = target.classOfLabelId(one.labelIds.front());
        for (const int id : one.labelIds) {
            if (target.classOfLabelId(id) == first) continue;
            return fail(
                ErrorCode::InvalidArgument,
                "Predictions of {} cannot be scored in {}: the class \"{}\" gathers {} and {}, which are apart there.",
                from.name(), target.name(), one.name, labelById(one.labelIds.front()).name, labelById(id).name);
        }
    }
    return fail(ErrorCode::InvalidArgument, "Predictions of {} cannot be scored in {}.", from.name(), target.name());
}

void scoreClasses(Scores& scores) {
    Mean iou;
    Mean recall;
    const auto classes = pixelsPerClass(scores.confusion);
    for (const ClassPixels& pixels : classes) {
        ClassScores one;
        one.truePositive = pixels.hits;
        one.falsePositive = pixels.prediction - pixels.hits;
        one.falseNegative = pixels.truth - pixels.hits;
        one.iou = ratio(pixels.hits, pixels.unionPixels());
        one.precision = ratio(pixels.hits, pixels.prediction);
        one.recall = ratio(pixels.hits, pixels.truth);
        one.f1 = ratio(2 * pixels.hits, pixels.truth + pixels.prediction);
        iou.add(one.iou);
        recall.add(one.recall);
        scores.perClass.push_back(one);
    }
    scores.miou = iou.value();
    scores.meanAccuracy = recall.value();
    scores.pixels = scores.confusion.pixels();
    scores.pixelAccuracy = ratio(hitsOf(classes), scores.pixels);
}

void scoreCategories(Scores& scores) {
    const auto categories = scores.scheme.mappingTo(categoryScheme());
    if (!categories) return;
    Mean mean;
    for (const ClassPixels& pixels : pixelsPerClass(gather(scores.confusion, *categories, categoryScheme().size()))) {
        scores.perCategory.push_back({ratio(pixels.hits, pixels.unionPixels()), std::nullopt});
        mean.add(scores.perCategory.back().iou);
    }
    scores.categoryMiou = mean.value();
}

/// The instance-weighted scores exist in cityscapes-19 alone, where they are the official ones.
Status scoreInstances(Scores& scores, std::span<const FrameCounts> frames, const PredictionSpace& space) {
    const auto official = officialScores(frames, space);
    if (!official) return fail(official.error());
    for (std::size_t i = 0; i < scores.perClass.size(); ++i)
        scores.perClass[i].iiou =
            official->labels[static_cast<std::size_t>(scores.scheme.labelIdOfClass(static_cast<int>(i)))].iiou;
    for (std::size_t i = 0; i < scores.perCategory.size(); ++i)
        scores.perCategory[i].iiou = official->categories[i + 1].iiou;
    scores.iiou = official->labelMean.iiou;
    scores.categoryIiou = official->categoryMean.iiou;
    return {};
}

} // namespace

std::uint64_t Confusion::pixels() const { return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}); }

Confusion project(const TruthCounts& counts, const std::vector<std::uint8_t>& mapping, const ClassScheme& scheme) {
    assert(mapping.size() == static_cast<std::size_t>(counts.values()));
    const int classes = scheme.size();
    Confusion confusion{classes, std::vector<std::uint64_t>(static_cast<std::size_t>(classes * (classes + 1)), 0)};
    for (int truthId = 0; truthId < kLabelIds; ++truthId) {
        const int row = scheme.classOfLabelId(truthId);
        if (row == kIgnore) continue;
        for (int value = 0; value <= counts.values(); ++value) {
            const int mapped = value == counts.voidColumn() ? kIgnore : mapping[static_cast<std::size_t>(value)];
            const int column = mapped == kIgnore ? classes : mapped;
            confusion.counts[static_cast<std::size_t>(row * (classes + 1) + column)] += counts.count(truthId, value);
        }
    }
    return confusion;
}

Jaccard jaccard(const Confusion& confusion) {
    const auto classes = pixelsPerClass(confusion);
    std::uint64_t unions = 0;
    std::uint64_t truth = 0;
    double weighted = 0;
    Mean macro;
    for (const ClassPixels& pixels : classes) {
        if (pixels.unionPixels() == 0) continue; // absent from truth and prediction: no label of scikit-learn's
        const double iou = static_cast<double>(pixels.hits) / static_cast<double>(pixels.unionPixels());
        unions += pixels.unionPixels();
        truth += pixels.truth;
        weighted += static_cast<double>(pixels.truth) * iou;
        macro.add(iou);
    }
    Jaccard result;
    if (truth == 0) return result; // then no pixel is valid
    result.perPixel = ratio(hitsOf(classes), confusion.pixels());
    result.micro = ratio(hitsOf(classes), unions);
    result.macro = macro.value();
    result.weighted = weighted / static_cast<double>(truth);
    return result;
}

Result<Scores> scoresOf(std::span<const FrameCounts> frames, const PredictionSpace& space, const ClassScheme& scheme) {
    for (const ClassScheme* one : {&scheme, space.scheme ? &*space.scheme : nullptr})
        if (one != nullptr && !one->isScored())
            return fail(ErrorCode::InvalidArgument,
                        "The scheme {} gathers no label ids, so that nothing can be scored.", one->name());
    const auto mapping = space.mappingTo(scheme);
    if (!mapping) return cannotMap(*space.scheme, scheme);

    TruthCounts sum(space.values());
    Mean perPixel;
    Mean micro;
    Mean macro;
    Mean weighted;
    for (const FrameCounts& frame : frames) {
        assert(frame.counts.values() == space.values());
        sum.merge(frame.counts);
        const Jaccard one = jaccard(project(frame.counts, *mapping, scheme));
        perPixel.add(one.perPixel);
        micro.add(one.micro);
        macro.add(one.macro);
        weighted.add(one.weighted);
    }
    Scores scores = pooledScores(project(sum, *mapping, scheme), scheme);
    scores.frames = frames.size();
    scores.perFrame = {perPixel.value(), micro.value(), macro.value(), weighted.value()};
    if (scheme == ClassScheme::builtIn("cityscapes-19"))
        if (auto instances = scoreInstances(scores, frames, space); !instances) return fail(instances.error());
    return scores;
}

Scores pooledScores(Confusion confusion, const ClassScheme& scheme) {
    Scores scores(scheme);
    scores.confusion = std::move(confusion);
    scores.pooled = jaccard(scores.confusion);
    scoreClasses(scores);
    scoreCategories(scores);
    return scores;
}

Result<FrameCounts> countFrame(const std::string& frame, const LabelMap& truthLabelIds, const LabelMap& prediction,
                               const PredictionSpace& space, const Plane<std::uint16_t>* instanceIds) {
    FrameCounts result{frame, {}, TruthCounts(space.values()), {}, false};
    const auto named = [&](const Error& error) { return fail(error.code, "{}: {}", frame, error.message); };
    if (auto added = result.counts.add(truthLabelIds, prediction); !added) return named(added.error());
    if (instanceIds == nullptr || !space.officialIds()) return result;
    auto hits = countInstances(*instanceIds, prediction, space);
    if (!hits) return named(hits.error());
    result.instances = std::move(*hits);
    result.hasInstances = true;
    return result;
}

} // namespace core
