// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/judge.h"

#include "core/metrics/score_json.h"
#include "inference/evaluator.h"
#include "tests/inference/small_models.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace training;

namespace {

std::vector<core::Frame> streetFrames(std::uint64_t firstSeed, int count) {
    std::vector<core::Frame> frames;
    for (int i = 0; i < count; ++i) {
        core::Frame frame;
        frame.scene = core::SceneFrame{firstSeed + static_cast<std::uint64_t>(i), core::Weather::Clear, {256, 128}};
        frame.name = fmt::format("street_{:06}_000019", frame.scene->seed);
        frames.push_back(frame);
    }
    return frames;
}

} // namespace

TEST_CASE("a judgement is the evaluation of the same frames, iIoU and all") {
    const core::Model model = testing_support::smallModel("denseaspp121", 19, 0.125);
    const inference::EngineOptions engine{"cpu", inference::Precision::F32, 1, 0};
    const auto frames = streetFrames(1, 5);
    FrameCache cache(frames, 1 << 30, {2, 3});
    const auto judged = judge(model, cache, {2, 3}, engine, {});
    REQUIRE(judged);
    REQUIRE(judged->size() == 2);

    auto segmenter = inference::Segmenter::create(model, engine);
    REQUIRE(segmenter);
    const auto counts = inference::evaluateModel(*segmenter, std::span(frames).subspan(2));
    REQUIRE(counts);
    const auto scores = core::scoresOf(counts->frames, counts->space, model.scheme);
    REQUIRE(scores);
    CHECK(scores->iiou.has_value());
    CHECK(core::toJson(judged->at(0)).dump() == core::toJson(*scores).dump());
    CHECK(judged->at(1).scheme.name() == "merged-10");
    CHECK(judged->at(1).frames == 3);
}

TEST_CASE("instance ids are kept of the judged frames only") {
    FrameCache cache(streetFrames(1, 2), 1 << 30, {1, 1});
    CHECK_FALSE(cache.read(0).value()->instances.has_value());
    CHECK(cache.read(1).value()->instances.has_value());
}
