// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/segmenter.h"

#include "core/image/prepare.h"
#include "tests/inference/small_models.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <limits>

using inference::EngineOptions;
using inference::Precision;
using inference::Prediction;
using inference::Segmenter;
using inference::SegmentSettings;
using testing_support::smallModel;
using testing_support::testFrame;

namespace {

Segmenter makeSegmenter(const core::Model& model, EngineOptions options = {}) {
    options.device = "cpu";
    if (options.precision == Precision::Auto) options.precision = Precision::F32;
    options.threads = 1;
    auto segmenter = Segmenter::create(model, options);
    REQUIRE_MESSAGE(segmenter, (segmenter ? "" : segmenter.error().message));
    return std::move(*segmenter);
}

Prediction segmented(Segmenter& segmenter, const core::Image& frame, const SegmentSettings& settings = {}) {
    auto prediction = segmenter.segment(frame, settings);
    REQUIRE_MESSAGE(prediction, (prediction ? "" : prediction.error().message));
    return std::move(*prediction);
}

double equalShare(const core::LabelMap& a, const core::LabelMap& b) {
    REQUIRE(a.size() == b.size());
    std::size_t equal = 0;
    for (std::size_t i = 0; i < a.values().size(); ++i) equal += a.values()[i] == b.values()[i];
    return static_cast<double>(equal) / static_cast<double>(a.values().size());
}

void checkProbe(const Prediction& prediction) {
    std::mt19937 generator(3);
    for (int i = 0; i < 2000; ++i) {
        const int x = static_cast<int>(generator() % static_cast<unsigned>(prediction.labels.width()));
        const int y = static_cast<int>(generator() % static_cast<unsigned>(prediction.labels.height()));
        const auto top = prediction.probe(x, y);
        REQUIRE(!top.empty());
        REQUIRE(top.front().classIndex == prediction.labels.at(x, y));
        REQUIRE(top.size() <= 3);
    }
}

} // namespace

TEST_CASE("a prediction has the frame's size whatever the network saw") {
    for (const char* network : {"deeplabv3-resnet50", "unet", "unet-bilinear", "denseaspp121", "denseaspp-mobilenet"}) {
        Segmenter segmenter = makeSegmenter(smallModel(network));
        for (const core::Size size : {core::Size{129, 67}, core::Size{40, 33}, core::Size{64, 128}}) {
            const Prediction prediction = segmented(segmenter, testFrame(size));
            CHECK(prediction.labels.size() == size);
            CHECK(prediction.confidence.size() == size);
            CHECK(prediction.entropy.size() == size);
            CHECK(prediction.channels == 19);
            CHECK(prediction.notes.empty());
        }
        SegmentSettings half;
        half.scale = 0.5;
        half.keepLogits = true;
        const Prediction prediction = segmented(segmenter, testFrame({130, 66}), half);
        CHECK(prediction.labels.size() == core::Size{130, 66});
        CHECK(prediction.logits.size() == 19 * prediction.logitsSize.area());
        CHECK(prediction.logitsSize.width <= 65);
    }
}

TEST_CASE("the probe names the label map's class first, in every way of segmenting") {
    const core::Image frame = testFrame({150, 91});
    for (const char* network : {"deeplabv3-resnet50", "unet"}) {
        Segmenter segmenter = makeSegmenter(smallModel(network));
        SegmentSettings flipped, tiled, scaled, logarithms;
        flipped.flip = true;
        tiled.tile = core::Size{64, 64};
        scaled.scales = {0.75, 1.0, 1.25};
        logarithms.scales = {0.75, 1.0};
        logarithms.averaging = inference::Averaging::LogProbability;
        for (const auto& settings : {SegmentSettings{}, flipped, tiled, scaled, logarithms})
            checkProbe(segmented(segmenter, frame, settings));
    }
}

TEST_CASE("what segment prepares is what logits is given, to the bit") {
    const core::Model model = smallModel("deeplabv3-resnet50");
    Segmenter segmenter = makeSegmenter(model);
    const core::Image frame = testFrame({97, 65});
    SegmentSettings keep;
    keep.keepLogits = true;
    const Prediction prediction = segmented(segmenter, frame, keep);
    const auto logits = segmenter.logits(core::prepare(frame, model.card.input, frame.size()), frame.size(), false);
    REQUIRE(logits);
    CHECK(prediction.logits == *logits);
}

TEST_CASE("channels beyond the scheme are read as void") {
    core::Model model = smallModel("unet", 20);
    // The last channel wins everywhere.
    auto bias = core::toFloats(model.tensors.at("outc.conv.bias"));
    bias.back() = 1000;
    model.tensors["outc.conv.bias"] = core::Tensor::fromFloats({20}, bias);
    Segmenter segmenter = makeSegmenter(model);
    const Prediction prediction = segmented(segmenter, testFrame({40, 40}));
    CHECK(std::all_of(prediction.labels.values().begin(), prediction.labels.values().end(),
                      [](std::uint8_t label) { return label == core::kIgnore; }));
    CHECK(prediction.probe(3, 3).front().classIndex == core::kIgnore);
}

TEST_CASE("tiles give the whole frame's labels where the halo covers the receptive field") {
    Segmenter segmenter = makeSegmenter(smallModel("unet"));
    const core::Image frame = testFrame({900, 470});
    const Prediction whole = segmented(segmenter, frame);
    SegmentSettings settings;
    settings.tile = core::Size{512, 400};
    const Prediction tiled = segmented(segmenter, frame, settings);
    REQUIRE(tiled.notes.size() == 1);
    CHECK(tiled.notes.front() == "tiles of 512×400, as asked");
    CHECK(equalShare(whole.labels, tiled.labels) > 0.99999);
}

TEST_CASE("a small memory budget brings tiles and a note") {
    const core::Model model = smallModel("unet");
    const core::Image frame = testFrame({512, 256});
    Segmenter roomy = makeSegmenter(model);
    EngineOptions tight;
    tight.memoryBytes = roomy.estimateBytes({512, 256}) / 2;
    Segmenter segmenter = makeSegmenter(model, tight);
    const Prediction prediction = segmented(segmenter, frame);
    REQUIRE(prediction.notes.size() == 1);
    CHECK(prediction.notes.front().rfind("tiles of ", 0) == 0);
    CHECK(prediction.notes.front().find("the whole frame would need") != std::string::npos);
    CHECK(prediction.labels.size() == frame.size());
}

TEST_CASE("flip makes a prediction symmetric for a symmetric frame") {
    Segmenter segmenter = makeSegmenter(smallModel("unet"));
    core::Image frame = testFrame({64, 48});
    for (int y = 0; y < 48; ++y)
        for (int x = 0; x < 32; ++x) frame.at(63 - x, y) = frame.at(x, y);
    SegmentSettings settings;
    settings.flip = true;
    const Prediction prediction = segmented(segmenter, frame, settings);
    std::size_t unequal = 0;
    for (int y = 0; y < 48; ++y)
        for (int x = 0; x < 32; ++x) unequal += prediction.labels.at(x, y) != prediction.labels.at(63 - x, y);
    CHECK(unequal <= 2);
    CHECK(prediction.notes.front() == "probabilities of 2 passes averaged");
}

TEST_CASE("several scales of one are one scale") {
    Segmenter segmenter = makeSegmenter(smallModel("deeplabv3-resnet50"));
    const core::Image frame = testFrame({97, 65});
    const Prediction once = segmented(segmenter, frame);
    for (const auto averaging : {inference::Averaging::Probability, inference::Averaging::LogProbability}) {
        SegmentSettings settings;
        settings.scales = {1.0, 1.0, 1.0};
        settings.averaging = averaging;
        const Prediction thrice = segmented(segmenter, frame, settings);
        CHECK(equalShare(once.labels, thrice.labels) > 0.999);
        for (std::size_t i = 0; i < once.confidence.values().size(); ++i)
            REQUIRE(std::abs(once.confidence.values()[i] - thrice.confidence.values()[i]) <= 1);
    }
}

TEST_CASE("a stop is answered with Cancelled and nothing else") {
    Segmenter segmenter = makeSegmenter(smallModel("denseaspp121"));
    const core::Image frame = testFrame({128, 64});
    // Stopped after the first, the second … report of progress.
    for (int after = 0; after < 60; ++after) {
        std::stop_source source;
        int reports = 0;
        if (after == 0) source.request_stop();
        const auto prediction = segmenter.segment(frame, {}, source.get_token(), [&](const core::Progress&) {
            if (++reports == after) source.request_stop();
        });
        if (prediction) {
            CHECK(after > 0); // the throttle let fewer reports pass than that
            break;
        }
        CHECK(prediction.error().code == core::ErrorCode::Cancelled);
    }
    std::stop_source stopped;
    stopped.request_stop();
    const auto input = core::prepare(frame, segmenter.card().input, frame.size());
    const auto logits = segmenter.logits(input, frame.size(), true, "out", stopped.get_token());
    REQUIRE(!logits);
    CHECK(logits.error().code == core::ErrorCode::Cancelled);
}

TEST_CASE("a frame that is too small for the network is refused with the size it needs") {
    Segmenter segmenter = makeSegmenter(smallModel("unet"));
    const auto prediction = segmenter.segment(testFrame({17, 5}));
    REQUIRE(!prediction);
    CHECK(prediction.error().code == core::ErrorCode::InvalidArgument);
    CHECK(prediction.error().message == "unet needs an input of at least 16×16 pixels, not 17×5.");
    SegmentSettings larger;
    larger.size = core::Size{34, 16};
    CHECK(segmented(segmenter, testFrame({17, 5}), larger).labels.size() == core::Size{17, 5});
}

TEST_CASE("settings that contradict each other are refused") {
    Segmenter segmenter = makeSegmenter(smallModel("unet"));
    const core::Image frame = testFrame({32, 32});
    SegmentSettings both, negative, kept, empty;
    both.size = core::Size{32, 32};
    both.scale = 0.5;
    negative.scales = {1.0, -0.5};
    kept.keepLogits = true;
    kept.flip = true;
    empty.size = core::Size{0, 32};
    for (const auto& settings : {both, negative, kept, empty}) {
        const auto prediction = segmenter.segment(frame, settings);
        REQUIRE(!prediction);
        CHECK(prediction.error().code == core::ErrorCode::InvalidArgument);
    }
    const auto nothing = segmenter.segment(core::Image());
    REQUIRE(!nothing);
    CHECK(nothing.error().code == core::ErrorCode::InvalidArgument);
}

TEST_CASE("weights that lack a tensor are refused by its name") {
    core::Model model = smallModel("unet");
    model.tensors.erase("up1.up.bias");
    const auto segmenter = Segmenter::create(model, {});
    REQUIRE(!segmenter);
    CHECK(segmenter.error().code == core::ErrorCode::Corrupt);
    CHECK(segmenter.error().message.find("up1.up.bias") != std::string::npos);
}

TEST_CASE("logits that are not numbers are an error, not a class") {
    core::Model model = smallModel("unet");
    core::Tensor& bias = model.tensors.at("outc.conv.bias");
    std::vector<float> values = core::toFloats(bias);
    values[1] = std::numeric_limits<float>::quiet_NaN();
    bias = core::Tensor::fromFloats(bias.shape, values);
    Segmenter segmenter = makeSegmenter(model);
    const auto prediction = segmenter.segment(testFrame({32, 16}));
    REQUIRE(!prediction);
    CHECK(prediction.error().code == core::ErrorCode::Corrupt);
    const std::string counted = fmt::format(": 512 of {} logits are not finite numbers", 512 * values.size());
    CHECK_MESSAGE(prediction.error().message.find(counted) != std::string::npos, prediction.error().message);
}
