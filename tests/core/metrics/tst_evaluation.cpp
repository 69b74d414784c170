// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/evaluation.h"

#include "core/image/image_io.h"
#include "tests/core/metrics/made_maps.h"
#include "tests/support/test_files.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>

using core::ErrorCode;
using core::EvaluatedPredictions;
using core::EvaluationOptions;
using core::Frame;
using core::LabelMap;
using core::PredictionFolder;
using core::Result;
using made_maps::runs;
using made_maps::scheme;

namespace {

constexpr core::Size kSize{60, 40};
constexpr std::size_t kPixels = 2400;

std::string name(int number) { return fmt::format("ulm_{:06}_000019", number); }

/// Truth and perfect predictions in label ids for some frames, each of which a test may spoil.
struct MadeData {
    testing_support::TemporaryFolder folder;
    std::filesystem::path predictions = folder / "predictions";
    std::vector<Frame> frames;

    explicit MadeData(int count = 3) {
        for (int i = 0; i < count; ++i) {
            Frame frame;
            frame.name = name(i);
            frame.city = "ulm";
            frame.truth = folder / (name(i) + "_gtFine_labelIds.png");
            frame.instances = folder / (name(i) + "_gtFine_instanceIds.png");
            const LabelMap ids(kSize, runs(kPixels, core::kLabelIds, false, static_cast<std::uint32_t>(i)));
            core::Plane<std::uint16_t> instances(kSize);
            for (std::size_t p = 0; p < kPixels; ++p)
                instances.values()[p] =
                    static_cast<std::uint16_t>(ids.values()[p] >= 24 ? ids.values()[p] * 1000 + 1 : ids.values()[p]);
            REQUIRE(core::writeLabelMap(frame.truth, ids));
            REQUIRE(core::writePlane16(frame.instances, instances));
            predict(i, ids);
            frames.push_back(frame);
        }
    }
    std::filesystem::path predicted(int number) const { return predictions / (name(number) + "_labelIds.png"); }
    void predict(int number, const LabelMap& map) const { REQUIRE(core::writeLabelMap(predicted(number), map)); }
    LabelMap truth(int number) const {
        return core::readLabelMap(frames[static_cast<std::size_t>(number)].truth).value();
    }

    Result<EvaluatedPredictions> evaluate(const EvaluationOptions& options = {}, std::stop_token stop = {}) const {
        return core::evaluatePredictions(frames, PredictionFolder::open(predictions).value(), options, {}, stop);
    }
};

core::Scores score(const EvaluatedPredictions& evaluated, const char* target) {
    auto scores = core::scoresOf(evaluated.frames, evaluated.space, scheme(target));
    REQUIRE(scores);
    return *scores;
}

} // namespace

TEST_CASE("perfect predictions score 1, on any number of threads, in the order of the frames") {
    const MadeData data(5);
    for (const int threads : {1, 2, 7}) {
        const auto evaluated = data.evaluate({threads, false});
        REQUIRE(evaluated);
        REQUIRE(evaluated->frames.size() == 5);
        for (int i = 0; i < 5; ++i) {
            CHECK(evaluated->frames[static_cast<std::size_t>(i)].frame == name(i));
            CHECK(evaluated->frames[static_cast<std::size_t>(i)].city == "ulm");
            CHECK(evaluated->frames[static_cast<std::size_t>(i)].hasInstances);
        }
        CHECK(score(*evaluated, "cityscapes-19").miou == 1.0);
        CHECK(score(*evaluated, "cityscapes-19").iiou == 1.0);
        CHECK(evaluated->forced.empty());
    }
}

TEST_CASE("a frame without prediction is an error that tells how many lack one") {
    const MadeData data;
    std::filesystem::remove(data.predicted(1));
    const auto one = data.evaluate();
    REQUIRE(!one);
    CHECK(one.error().code == ErrorCode::NotFound);
    CHECK(one.error().message.find("ulm_000001_000019") != std::string::npos);
    std::filesystem::remove(data.predicted(2));
    const auto two = data.evaluate();
    REQUIRE(!two);
    CHECK(two.error().message.find("ulm_000001_000019") != std::string::npos);
    CHECK(two.error().message.ends_with("2 frames lack one."));
}

TEST_CASE("two predictions for a frame are an error") {
    const MadeData data;
    std::filesystem::create_directory(data.predictions / "older");
    std::filesystem::copy(data.predicted(1), data.predictions / "older");
    const auto evaluated = data.evaluate();
    REQUIRE(!evaluated);
    CHECK(evaluated.error().code == ErrorCode::InvalidArgument);
    CHECK(evaluated.error().message.find("holds 2 predictions for ulm_000001_000019") != std::string::npos);
}

TEST_CASE("frames without truth are left out and counted; without any truth nothing can be scored") {
    MadeData data;
    data.frames[1].truth.clear();
    std::filesystem::remove(data.predicted(1)); // nor is its prediction missed
    const auto evaluated = data.evaluate();
    REQUIRE(evaluated);
    CHECK(evaluated->frames.size() == 2);
    CHECK(evaluated->withoutTruth == 1);
    for (Frame& frame : data.frames) frame.truth.clear();
    const auto none = data.evaluate();
    REQUIRE(!none);
    CHECK(none.error().message == "None of the 3 frames has truth to score against.");
}

TEST_CASE("a predicted value of 77 is refused with file, value and count; forced, it is void and stamped") {
    const MadeData data;
    LabelMap spoiled = data.truth(1);
    for (int x = 0; x < 12; ++x) spoiled.at(x, 3) = 77;
    data.predict(1, spoiled);
    const auto refused = data.evaluate();
    REQUIRE(!refused);
    CHECK(refused.error().code == ErrorCode::InvalidArgument);
    CHECK(refused.error().message ==
          data.predicted(1).string() + ": Label ids run from 0 to 33, but 12 pixels hold 77.");

    const auto forced = data.evaluate({0, true});
    REQUIRE(forced);
    REQUIRE(forced->forced.size() == 1);
    CHECK(forced->forced[0].find("12 pixels hold 77") != std::string::npos);
    std::uint64_t voids = 0;
    for (int id = 0; id < core::kLabelIds; ++id)
        voids += forced->frames[1].counts.count(id, forced->frames[1].counts.voidColumn());
    CHECK(voids == 12);
}

TEST_CASE("predictions in trainIds are refused; forced, they are counted as they stand and stamped") {
    const MadeData data;
    for (int i = 0; i < 3; ++i) data.predict(i, core::toClasses(data.truth(i), scheme("cityscapes-19")));
    const auto refused = data.evaluate();
    REQUIRE(!refused);
    CHECK(refused.error().message.find("trainIds") != std::string::npos);
    CHECK(refused.error().message.find(data.predictions.string()) == 0);
    const auto forced = data.evaluate({0, true});
    REQUIRE(forced);
    CHECK(forced->forced.size() == 1);
    CHECK(score(*forced, "cityscapes-19").pixelAccuracy < 0.2);
}

TEST_CASE("truth in trainIds is refused with its file; forced, it is counted as it stands and stamped once") {
    const MadeData data;
    for (const int number : {0, 2}) {
        const auto& path = data.frames[static_cast<std::size_t>(number)].truth;
        REQUIRE(core::writeLabelMap(path, core::toClasses(data.truth(number), scheme("cityscapes-19"))));
    }
    const auto refused = data.evaluate();
    REQUIRE(!refused);
    CHECK(refused.error().code == ErrorCode::Corrupt);
    CHECK(refused.error().message.find(data.frames[0].truth.string() + ": These look like trainIds") == 0);
    const auto forced = data.evaluate({0, true});
    REQUIRE(forced);
    REQUIRE(forced->forced.size() == 1);
    CHECK(forced->forced[0].find(refused.error().message) == 0);
    CHECK(forced->forced[0].ends_with(" 2 files of truth are like this."));
    // What was a bicycle, 33, is taken for a polegroup, 18, where the prediction still says bicycle.
    const auto& counts = forced->frames[0].counts;
    const auto bicycles = std::ranges::count(core::readLabelMap(data.predicted(0)).value().values(), 33);
    CHECK(bicycles > 0);
    CHECK(counts.count(18, 33) == static_cast<std::uint64_t>(bicycles));
    CHECK(counts.count(33, 33) == 0);
}

TEST_CASE("instance ids of no label are told with their own file") {
    const MadeData data;
    core::Plane<std::uint16_t> instances(kSize, 26001);
    instances.at(3, 3) = instances.at(4, 3) = 34000;
    REQUIRE(core::writePlane16(data.frames[1].instances, instances));
    const auto refused = data.evaluate();
    REQUIRE(!refused);
    CHECK(refused.error().message == data.frames[1].instances.string() +
                                         ": 2 of its pixels hold instance ids of no label, up to 34000; they end at "
                                         "33999.");
}

TEST_CASE("a prediction of another size is refused with both sizes") {
    const MadeData data;
    data.predict(2, LabelMap({30, 20}, 7));
    const auto evaluated = data.evaluate();
    REQUIRE(!evaluated);
    CHECK(evaluated.error().code == ErrorCode::InvalidArgument);
    CHECK(evaluated.error().message ==
          data.predicted(2).string() + ": has 30x20 pixels, but its truth ulm_000002_000019_gtFine_labelIds.png has "
                                       "60x40.");
}

TEST_CASE("of several errors the one of the first frame is told, however many threads read") {
    const MadeData data(8);
    for (const int i : {2, 4, 5, 7}) data.predict(i, LabelMap({30, 20}, 7));
    for (int round = 0; round < 5; ++round) {
        const auto evaluated = data.evaluate({4, false});
        REQUIRE(!evaluated);
        CHECK(evaluated.error().message.find(name(2)) != std::string::npos);
    }
}

TEST_CASE("files of a scheme are read as its classes, or as the label ids that stand for them") {
    const MadeData data;
    const auto merged = scheme("merged-10");
    testing_support::writeText(data.predictions / "predictions.json", R"({"format": 1, "scheme": "merged-10"})");
    // as `segment` writes them: frame 0 in label ids, the others as classes
    for (int i = 0; i < 3; ++i) {
        const auto classes = core::toClasses(data.truth(i), merged);
        data.predict(i, core::toLabelIds(classes, merged));
        if (i == 0) continue;
        std::filesystem::remove(data.predicted(i));
        REQUIRE(core::writeLabelMap(data.predictions / (name(i) + "_labelTrainIds.png"), classes));
    }
    const auto evaluated = data.evaluate();
    REQUIRE(evaluated);
    REQUIRE(evaluated->space.scheme);
    CHECK(evaluated->space.scheme->name() == "merged-10");
    CHECK(score(*evaluated, "merged-10").miou == 1.0);
    CHECK(!core::scoresOf(evaluated->frames, evaluated->space, scheme("cityscapes-19")));
}

TEST_CASE("a class that the scheme lacks is refused with the file") {
    const MadeData data(1);
    testing_support::writeText(data.predictions / "predictions.json", R"({"format": 1, "scheme": "merged-10"})");
    std::filesystem::remove(data.predicted(0));
    const auto path = data.predictions / (name(0) + ".png");
    REQUIRE(core::writeLabelMap(path, LabelMap(kSize, 10)));
    const auto evaluated = data.evaluate();
    REQUIRE(!evaluated);
    CHECK(evaluated.error().message.find(path.string()) == 0);
    CHECK(evaluated.error().message.find("holds the value 10 in 2400 pixels") != std::string::npos);
}

TEST_CASE("a truncated prediction is told with its path") {
    const MadeData data;
    std::filesystem::resize_file(data.predicted(1), std::filesystem::file_size(data.predicted(1)) / 2);
    const auto evaluated = data.evaluate();
    REQUIRE(!evaluated);
    CHECK(evaluated.error().code == ErrorCode::Corrupt);
    CHECK(evaluated.error().message.find(data.predicted(1).string()) == 0);
}

TEST_CASE("without instance ids there are plain scores") {
    MadeData data;
    data.frames[2].instances.clear();
    const auto evaluated = data.evaluate();
    REQUIRE(evaluated);
    CHECK(score(*evaluated, "cityscapes-19").miou == 1.0);
    CHECK(!score(*evaluated, "cityscapes-19").iiou);
}

TEST_CASE("a stop gives nothing but Cancelled") {
    const MadeData data;
    std::stop_source source;
    source.request_stop();
    const auto before = data.evaluate({}, source.get_token());
    REQUIRE(!before);
    CHECK(before.error().code == ErrorCode::Cancelled);

    std::stop_source during;
    int reports = 0;
    const auto halfway = core::evaluatePredictions(
        data.frames, PredictionFolder::open(data.predictions).value(), {1, false},
        [&](const core::Progress&) {
            ++reports;
            during.request_stop();
        },
        during.get_token());
    REQUIRE(!halfway);
    CHECK(halfway.error().code == ErrorCode::Cancelled);
    CHECK(reports == 1); // the second frame was not begun
}

TEST_CASE("progress ends with all frames done") {
    const MadeData data;
    core::Progress last;
    REQUIRE(core::evaluatePredictions(data.frames, PredictionFolder::open(data.predictions).value(), {2, false},
                                      [&](const core::Progress& progress) { last = progress; }));
    CHECK(last.done == 3);
    CHECK(last.total == 3);
}
