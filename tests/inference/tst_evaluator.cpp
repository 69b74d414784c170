// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/image_io.h"
#include "inference/evaluator.h"
#include "tests/support/golden_model.h"
#include "tests/support/test_files.h"
#include "tests/support/test_pictures.h"

#include <doctest/doctest.h>

using testing_support::TemporaryFolder;

namespace {

constexpr core::Size kSize = {64, 48};

core::Frame writeFrame(const std::filesystem::path& folder, const std::string& name,
                       const std::optional<core::LabelMap>& truth) {
    core::Frame frame;
    frame.name = name;
    frame.city = "madetown";
    frame.image = folder / (name + ".png");
    REQUIRE(core::writeImage(frame.image, testing_support::noisePicture(kSize)));
    if (!truth) return frame;
    frame.truth = folder / (name + "_labelIds.png");
    REQUIRE(core::writeLabelMap(frame.truth, *truth));
    return frame;
}

inference::Segmenter tinySegmenter() {
    core::NetworkOptions options;
    options.classes = 10;
    options.width = 0.125;
    auto segmenter = inference::Segmenter::create(testing_support::goldenModel("unet", options),
                                                  {.device = "cpu", .precision = inference::Precision::F32});
    REQUIRE(segmenter);
    return std::move(*segmenter);
}

} // namespace

TEST_CASE("a model is counted as its predictions are, and frames without truth are left out") {
    const TemporaryFolder folder;
    auto segmenter = tinySegmenter();
    core::LabelMap truth(kSize, 7);
    for (int x = 0; x < kSize.width; ++x) truth.at(x, 5) = 26;
    const std::vector frames = {writeFrame(folder.path(), "a", truth), writeFrame(folder.path(), "b", std::nullopt),
                                writeFrame(folder.path(), "c", core::LabelMap(kSize, 0))};
    double last = 0;
    double total = 0;
    const auto counted = inference::evaluateModel(segmenter, frames, {}, [&](const core::Progress& p) {
        CHECK(p.done >= last);
        last = p.done;
        total = p.total;
    });
    REQUIRE(counted);
    CHECK(last == 2);
    CHECK(total == 2);
    CHECK(counted->withoutTruth == 1);
    REQUIRE(counted->frames.size() == 2);
    CHECK(counted->frames[0].frame == "a");
    CHECK(counted->frames[1].city == "madetown");
    CHECK(counted->space.scheme->name() == "merged-10");

    const auto prediction = segmenter.segment(testing_support::noisePicture(kSize));
    REQUIRE(prediction);
    const auto expected = core::countFrame("a", truth, prediction->labels, counted->space);
    REQUIRE(expected);
    CHECK(counted->frames[0].counts == expected->counts);
}

TEST_CASE("the first frame that cannot be read ends it, unless its ids are taken by force") {
    const TemporaryFolder folder;
    auto segmenter = tinySegmenter();
    const std::vector frames = {writeFrame(folder.path(), "a", core::LabelMap(kSize, 7)),
                                writeFrame(folder.path(), "b", core::LabelMap(kSize, 77))};
    const auto counted = inference::evaluateModel(segmenter, frames);
    REQUIRE_FALSE(counted);
    CHECK(counted.error().message.find("b_labelIds.png") != std::string::npos);
    const auto forced = inference::evaluateModel(segmenter, frames, {.force = true});
    REQUIRE(forced);
    REQUIRE(forced->forced.size() == 1);
    CHECK(forced->forced[0] == counted.error().message);
    std::uint64_t unlabeled = 0;
    for (int column = 0; column <= forced->space.values(); ++column)
        unlabeled += forced->frames[1].counts.count(0, column);
    CHECK(unlabeled == kSize.area());
}

TEST_CASE("no truth at all, and a stop, are errors") {
    const TemporaryFolder folder;
    auto segmenter = tinySegmenter();
    const std::vector bare = {writeFrame(folder.path(), "a", std::nullopt)};
    const auto none = inference::evaluateModel(segmenter, bare);
    REQUIRE_FALSE(none);
    CHECK(none.error().code == core::ErrorCode::NotFound);
    const std::vector frames = {writeFrame(folder.path(), "b", core::LabelMap(kSize, 7))};
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = inference::evaluateModel(segmenter, frames, {}, {}, stop.get_token());
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().code == core::ErrorCode::Cancelled);
}
