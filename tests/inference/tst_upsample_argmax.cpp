// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/postprocess/upsample_argmax.h"

#include "tests/support/torch_doctest.h"

#include <ATen/ops/argmax.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/upsample_bilinear2d.h>
#include <cmath>
#include <random>

namespace {

std::vector<float> randomLogits(std::size_t count, unsigned seed) {
    std::mt19937 generator(seed);
    std::normal_distribution<float> normal(0, 3);
    std::vector<float> values(count);
    for (float& value : values) value = normal(generator);
    return values;
}

struct Case {
    int channels;
    core::Size grid, frame;
    bool alignCorners;
};

std::size_t differing(const Case& c, unsigned seed) {
    std::vector<float> logits = randomLogits(static_cast<std::size_t>(c.channels) * c.grid.area(), seed);
    inference::UpsampleOptions options;
    options.frame = c.frame;
    options.alignCorners = c.alignCorners;
    options.classes = c.channels;
    const auto ours = inference::upsampleArgmax({logits.data(), c.channels, c.grid}, options);
    const at::Tensor theirs =
        at::upsample_bilinear2d(at::from_blob(logits.data(), {1, c.channels, c.grid.height, c.grid.width}),
                                {c.frame.height, c.frame.width}, c.alignCorners)
            .argmax(1)
            .contiguous();
    const auto* labels = theirs.const_data_ptr<std::int64_t>();
    std::size_t count = 0;
    for (std::size_t i = 0; i < c.frame.area(); ++i) count += labels[i] != ours.labels.values()[i];
    return count;
}

} // namespace

TEST_CASE("labels equal upsample_bilinear2d and argmax on 200 random shapes") {
    std::mt19937 generator(7);
    const auto draw = [&](int from, int to) { return std::uniform_int_distribution<int>(from, to)(generator); };
    std::size_t pixels = 0, wrong = 0;
    for (unsigned i = 0; i < 200; ++i) {
        const Case c{draw(1, 24), {draw(1, 70), draw(1, 70)}, {draw(1, 301), draw(1, 203)}, draw(0, 1) == 1};
        wrong += differing(c, i);
        pixels += c.frame.area();
    }
    CHECK(static_cast<double>(wrong) <= 1e-5 * static_cast<double>(pixels));
}

TEST_CASE("labels equal upsample_bilinear2d and argmax at the sizes in use") {
    for (const Case& c : {Case{19, {256, 128}, {2048, 1024}, false}, Case{19, {256, 128}, {2048, 1024}, true},
                          Case{19, {512, 256}, {512, 256}, false}, Case{10, {512, 256}, {1024, 512}, false},
                          Case{21, {1, 1}, {1, 1}, false}, Case{2, {1, 1}, {33, 17}, true}})
        CHECK(static_cast<double>(differing(c, 3)) <= 1e-5 * static_cast<double>(c.frame.area()));
}

TEST_CASE("the lowest class wins a tie") {
    const std::vector<float> logits = {1, 1, 2, 2, 2}; // 5 channels, one cell
    inference::UpsampleOptions options;
    options.frame = {20, 3};
    options.classes = 5;
    const auto pixels = inference::upsampleArgmax({logits.data(), 5, {1, 1}}, options);
    for (const std::uint8_t label : pixels.labels.values()) CHECK(label == 2);
}

TEST_CASE("channels beyond the scheme become ignore") {
    const std::vector<float> logits = {0, 5, 5, 0}; // 2 channels, 2 cells in a row
    inference::UpsampleOptions options;
    options.frame = {2, 1};
    options.classes = 1;
    options.topClasses = true;
    const auto pixels = inference::upsampleArgmax({logits.data(), 2, {2, 1}}, options);
    CHECK(pixels.labels.at(0, 0) == core::kIgnore);
    CHECK(pixels.labels.at(1, 0) == 0);
    CHECK(pixels.top.classes[0] == core::kIgnore);
    CHECK(pixels.top.classes[3] == 0);
}

TEST_CASE("confidence and entropy follow the softmax") {
    // Two classes, logits ln 3 and 0: probabilities 3/4 and 1/4, entropy 0.8113 bit.
    const std::vector<float> logits = {std::log(3.0F), 0};
    inference::UpsampleOptions options;
    options.frame = {1, 1};
    options.classes = 2;
    options.topClasses = true;
    const auto pixels = inference::upsampleArgmax({logits.data(), 2, {1, 1}}, options);
    CHECK(pixels.confidence.at(0, 0) == 191); // 0.75 · 255 = 191.25
    CHECK(pixels.entropy.at(0, 0) == 207);    // 0.81128 · 255 = 206.9
    CHECK(pixels.top.classes == std::vector<std::uint8_t>{0, 1, 255});
    CHECK(pixels.top.probabilities == std::vector<std::uint8_t>{191, 64, 0});

    const std::vector<float> equal(4, 2.0F), sure = {100, -100, -1000, -2000};
    options.classes = 4;
    CHECK(inference::upsampleArgmax({equal.data(), 4, {1, 1}}, options).entropy.at(0, 0) == 255);
    CHECK(inference::upsampleArgmax({equal.data(), 4, {1, 1}}, options).confidence.at(0, 0) == 64);
    CHECK(inference::upsampleArgmax({sure.data(), 4, {1, 1}}, options).entropy.at(0, 0) == 0);
    CHECK(inference::upsampleArgmax({sure.data(), 4, {1, 1}}, options).confidence.at(0, 0) == 255);
}

TEST_CASE("the three likeliest classes are sorted and begin with the label") {
    const core::Size grid{9, 7}, frame{70, 41};
    const std::vector<float> logits = randomLogits(19 * grid.area(), 11);
    inference::UpsampleOptions options;
    options.frame = frame;
    options.classes = 19;
    options.threads = 2;
    options.topClasses = true;
    const auto pixels = inference::upsampleArgmax({logits.data(), 19, grid}, options);
    bool sorted = true, first = true, winner = true;
    for (std::size_t i = 0; i < frame.area(); ++i) {
        const auto* p = pixels.top.probabilities.data() + 3 * i;
        sorted = sorted && p[0] >= p[1] && p[1] >= p[2];
        first = first && pixels.top.classes[3 * i] == pixels.labels.values()[i];
        winner = winner && p[0] == pixels.confidence.values()[i];
    }
    CHECK(sorted);
    CHECK(first);
    CHECK(winner);
}

TEST_CASE("added probabilities of a pixel sum to one, added logarithms to their logarithms") {
    const core::Size grid{5, 4}, frame{37, 11};
    const std::vector<float> logits = randomLogits(6 * grid.area(), 5);
    inference::UpsampleOptions options;
    options.frame = frame;
    options.classes = 6;
    std::vector<float> sums(6 * frame.area(), 0.0F), logs(6 * frame.area(), 0.0F);
    inference::addProbabilities({logits.data(), 6, grid}, options, false, sums);
    inference::addProbabilities({logits.data(), 6, grid}, options, true, logs);
    for (std::size_t i = 0; i < frame.area(); ++i) {
        double total = 0;
        for (std::size_t c = 0; c < 6; ++c) {
            total += sums[c * frame.area() + i];
            CHECK(std::exp(logs[c * frame.area() + i]) == doctest::Approx(sums[c * frame.area() + i]).epsilon(1e-4));
        }
        CHECK(total == doctest::Approx(1).epsilon(1e-5));
    }
}
