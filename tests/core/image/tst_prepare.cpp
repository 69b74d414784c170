// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/prepare.h"

#include "tests/support/test_pictures.h"

#include <doctest/doctest.h>
#include <limits>

using namespace testing_support;
using core::Filter;
using core::InputSpec;
using core::Size;

namespace {

const InputSpec torchvision = {{0.485F, 0.456F, 0.406F}, {0.229F, 0.224F, 0.225F}, {}, 1.0, Filter::Bilinear, false};
const InputSpec milesial = {{0, 0, 0}, {1, 1, 1}, {}, 0.5, Filter::Bicubic, true};
const InputSpec denseaspp = {
    {0.290101F, 0.328081F, 0.286964F}, {0.182954F, 0.186566F, 0.184475F}, {}, 0.5, Filter::Bicubic, true};

std::string digestOfPrepared(const InputSpec& spec, int threads = 1) {
    const auto source = noisePicture({61, 37});
    return digestOf(core::prepare(source, spec, core::inputSize(spec, source.size()), threads));
}

} // namespace

TEST_CASE("the input size is the card's, or the scaled frame truncated, never below one pixel") {
    CHECK(core::inputSize(milesial, {2048, 1024}) == Size{1024, 512});
    CHECK(core::inputSize(milesial, {61, 37}) == Size{30, 18});
    CHECK(core::inputSize(milesial, {1, 1}) == Size{1, 1});
    InputSpec fixed = milesial;
    fixed.size = Size{513, 257};
    CHECK(core::inputSize(fixed, {2048, 1024}) == Size{513, 257});
    InputSpec odd = milesial;
    odd.scale = std::numeric_limits<double>::quiet_NaN();
    CHECK(core::inputSize(odd, {20, 10}) == Size{1, 1});
    odd.scale = 1e300;
    CHECK(core::inputSize(odd, {20, 10}) == Size{1048576, 1048576});
}

TEST_CASE("prepared values are channels last, RGB, normalised per channel") {
    core::Image image({2, 1});
    image.at(0, 0) = {255, 0, 51};
    image.at(1, 0) = {0, 255, 102};
    const InputSpec spec = {{0.5F, 0.25F, 0.0F}, {0.5F, 0.25F, 2.0F}, {}, 1.0, Filter::Bilinear, false};
    const auto values = core::prepare(image, spec, {2, 1});
    // (1 - 0.5)/0.5, (0 - 0.25)/0.25, 0.2/2; then (0 - 0.5)/0.5, (1 - 0.25)/0.25, 0.4/2.
    CHECK(values == std::vector<float>{1.0F, -1.0F, 0.1F, -1.0F, 3.0F, 0.2F});
}

TEST_CASE("prepared values have the bits that Pillow and torchvision give") {
    // From benchmarks/peers/resize.py.
    CHECK(digestOfPrepared(torchvision) == "b7352ff10d2c8586e1a9b4f748ff516f");
    CHECK(digestOfPrepared(milesial) == "faf375b0282f6ba93b2363d064983654");
    CHECK(digestOfPrepared(denseaspp) == "4f8e4a563827baa1077fd8cbd209e8b5");
    CHECK(digestOfPrepared(denseaspp, 4) == digestOfPrepared(denseaspp, 1));
}
