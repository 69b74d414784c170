// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/kernels/winograd.h"

#include "tests/inference/kernels/instruction_sets.h"
#include "tests/inference/kernels/reference.h"
#include "tests/inference/kernels/slice.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <filesystem>
#include <iterator>
#include <optional>
#include <random>
#include <string>
#include <vector>

using namespace inference::kernels;
using inference::Activation;
using kernel_reference::onEveryInstructionSet;
using kernel_reference::randomNumbers;
using kernel_reference::relativeError;
using kernel_reference::Slice;
using kernel_reference::SliceShape;

namespace {

constexpr Winograd kSides[] = {Winograd::Z2, Winograd::F2,        Winograd::F3,
                               Winograd::F4, Winograd::F4Careful, Winograd::F6};

/// Relative L2 error that a layer may have: twice what was measured on layers of 256 channels.
double boundOf(Winograd side) {
    switch (side) {
    case Winograd::Z2:
    case Winograd::F2: return 1e-6;
    case Winograd::F3: return 2e-6;
    case Winograd::F4: return 2.5e-6;
    case Winograd::F4Careful: return 1.5e-6;
    case Winograd::F6: return 5e-6;
    }
    return 0;
}
double boundOf(const WinogradTile& tile) { return std::max(boundOf(tile.rows), boundOf(tile.columns)); }

struct Layer {
    int width = 1, height = 1, in = 1, out = 1, dilation = 1;
    Activation activation = Activation::None;
    bool bias = true, residual = false, pooled = false;

    ConvShape shape() const { return {in, out, 3, 1, dilation, dilation}; }
};

std::size_t count(int width, int height, int channels) {
    return static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * static_cast<std::size_t>(channels);
}

/// A layer with its numbers and what it gives by definition. All pictures are slices among foreign channels.
struct Trial {
    Layer layer;
    std::vector<float> weight, bias;
    Slice input, residual;
    std::vector<double> expected;

    explicit Trial(const Layer& of, unsigned seed = 1)
        : layer(of), weight(randomNumbers(count(9, of.in, of.out), seed, std::sqrt(2.0 / (9 * of.in)))),
          bias(randomNumbers(static_cast<std::size_t>(of.out), seed + 1)),
          input({of.width, of.height, of.in, 3, 2}, randomNumbers(count(of.width, of.height, of.in), seed + 2)),
          residual({of.width, of.height, of.out, 1, 4}, randomNumbers(count(of.width, of.height, of.out), seed + 3)),
          expected(kernel_reference::convolve(input.constGrid(), weight.data(), of.shape(), {}, epilogue())) {}

    Epilogue epilogue() const {
        Epilogue epilogue;
        if (layer.bias) epilogue.bias = bias.data();
        if (layer.residual) epilogue.residual = residual.constGrid();
        epilogue.activation = layer.activation;
        return epilogue;
    }
    Slice emptyOutput() const { return Slice({layer.width, layer.height, layer.out, 5, 3}); }
    Slice emptyPooled() const { return Slice({layer.width / 2, layer.height / 2, layer.out, 1, 1}); }

    /// What Winograd makes of it; the foreign channels are looked at.
    Slice run(const WinogradTile& tile, int threads = 2) const {
        Workspace workspace(threads);
        const WinogradConvolution convolution(weight.data(), layer.in, layer.out, layer.dilation, tile, workspace);
        Slice output = emptyOutput(), pooled = emptyPooled();
        const std::optional<Grid> pool = layer.pooled ? std::optional(pooled.grid()) : std::nullopt;
        CHECK(convolution.run(input.constGrid(), output.grid(), epilogue(), pool, workspace, {}));
        CHECK(output.neighboursAreUntouched());
        CHECK(pooled.neighboursAreUntouched());
        if (layer.pooled) checkPooled(output.grid(), pooled.grid());
        CHECK(workspace.bytes() <=
              convolution.scratch(layer.width, layer.height) * sizeof(float) * static_cast<std::size_t>(threads));
        return output;
    }
    void check(const WinogradTile& tile, int threads = 2) const {
        INFO(nameOf(tile), " ", layer.in, "→", layer.out, " @", layer.width, "×", layer.height, " dilation ",
             layer.dilation, " threads ", threads);
        Slice output = run(tile, threads);
        CHECK(relativeError(output.grid(), expected) < boundOf(tile));
    }

private:
    static void checkPooled(const Grid& output, const Grid& pooled) {
        bool same = true;
        for (int y = 0; y < pooled.height; ++y)
            for (int x = 0; x < pooled.width; ++x)
                for (int c = 0; c < pooled.channels; ++c)
                    same = same &&
                           pooled.pixel(x, y)[c] ==
                               std::max({output.pixel(2 * x, 2 * y)[c], output.pixel(2 * x + 1, 2 * y)[c],
                                         output.pixel(2 * x, 2 * y + 1)[c], output.pixel(2 * x + 1, 2 * y + 1)[c]});
        CHECK(same);
    }
};

bool fits(const WinogradTile& tile, const Layer& layer) {
    return productsOf(tile, layer.width, layer.height, layer.dilation) > 0;
}

int threadsOfThisProcess() {
    const std::filesystem::directory_iterator tasks("/proc/self/task");
    return static_cast<int>(std::distance(begin(tasks), end(tasks)));
}

} // namespace

TEST_CASE("winograd: sides have their outputs, products and names") {
    CHECK(outputsOf(Winograd::Z2) == 2);
    CHECK(productsOf(Winograd::Z2) == 3);
    CHECK(outputsOf(Winograd::F3) == 3);
    CHECK(productsOf(Winograd::F3) == 5);
    CHECK(outputsOf(Winograd::F4Careful) == outputsOf(Winograd::F4));
    CHECK(outputsOf(Winograd::F6) == 6);
    CHECK(productsOf(Winograd::F6) == 8);
    CHECK(nameOf(WinogradTile{Winograd::F6, Winograd::F4}) == "F6×F4");
}

TEST_CASE("winograd: products are counted per sub-grid, tiles at the border whole") {
    CHECK(productsOf({Winograd::F4, Winograd::F4}, 8, 4, 1) == 2 * 36);
    CHECK(productsOf({Winograd::F4, Winograd::F4}, 9, 4, 1) == 3 * 36);
    CHECK(productsOf({Winograd::F6, Winograd::F4}, 4, 7, 1) == 2 * 48);
    // Every third pixel of 7: 3, 2 and 2 pixels. Every third of 4: 2, 1 and 1.
    CHECK(productsOf({Winograd::F2, Winograd::F2}, 7, 4, 3) == 3 * (2 + 1 + 1) * 16);
    CHECK(productsOf({Winograd::F6, Winograd::F6}, 2, 2, 9) == 4 * 64);
    // Z2 takes sub-grids of at most two pixels.
    CHECK(productsOf({Winograd::Z2, Winograd::F4}, 8, 4, 2) == 2 * 2 * 3 * 6);
    CHECK(productsOf({Winograd::Z2, Winograd::F4}, 8, 5, 2) == 0);
    CHECK(productsOf({Winograd::F4, Winograd::Z2}, 5, 8, 2) == 0);
}

TEST_CASE("winograd: each side keeps the error that it is known for") {
    onEveryInstructionSet([] {
        for (const int dilation : {1, 2}) {
            const Trial trial({.width = 19, .height = 14, .in = 256, .out = 24, .dilation = dilation});
            for (const Winograd side : kSides)
                if (fits({side, side}, trial.layer)) trial.check({side, side});
        }
        const Trial trial({.width = 14, .height = 13, .in = 256, .out = 24, .dilation = 7});
        for (const Winograd side : kSides) trial.check({side, side});
    });
}

TEST_CASE("winograd: every rectangle of sides, on sizes that no tile fits") {
    const Trial trial({.width = 9, .height = 10, .in = 21, .out = 35, .dilation = 5, .activation = Activation::Relu});
    onEveryInstructionSet([&] {
        for (const Winograd rows : kSides)
            for (const Winograd columns : kSides) trial.check({rows, columns});
    });
}

TEST_CASE("winograd: pictures of a pixel, a row and a column") {
    for (const auto& [width, height] : {std::pair{1, 1}, {1, 9}, {13, 1}, {2, 2}, {3, 1}}) {
        const Trial trial({.width = width, .height = height, .in = 5, .out = 3, .dilation = 1, .residual = true});
        onEveryInstructionSet([&] {
            for (const Winograd side : kSides)
                if (fits({side, side}, trial.layer)) trial.check({side, side}, 7);
        });
    }
}

TEST_CASE("winograd: random sizes, channels, dilations and rectangles") {
    std::mt19937 random(7);
    const auto draw = [&](int least, int most) {
        return least + static_cast<int>(random() % static_cast<unsigned>(most - least + 1));
    };
    for (unsigned i = 0; i < 40; ++i) {
        Layer layer{.width = draw(1, 33), .height = draw(1, 33), .in = draw(1, 70), .out = draw(1, 70)};
        layer.dilation = draw(0, 1) == 0 ? 1 : draw(2, 13);
        layer.activation = static_cast<Activation>(draw(0, 2));
        layer.bias = draw(0, 3) > 0;
        layer.residual = draw(0, 1) == 1;
        WinogradTile tile;
        do tile = {kSides[draw(0, 5)], kSides[draw(0, 5)]};
        while (!fits(tile, layer));
        layer.pooled = layer.dilation == 1 && outputsOf(tile.rows) % 2 == 0 && outputsOf(tile.columns) % 2 == 0;
        const int threads = draw(1, 5);
        const Trial trial(layer, 100 + i);
        onEveryInstructionSet([&] { trial.check(tile, threads); });
    }
}

TEST_CASE("winograd: depths beyond one block of channels, outputs beyond one pass") {
    const Trial trial({.width = 8, .height = 7, .in = 530, .out = 150, .residual = true});
    onEveryInstructionSet([&] {
        for (const Winograd side : {Winograd::F2, Winograd::F4Careful, Winograd::F6}) trial.check({side, side}, 1);
    });
}

TEST_CASE("winograd: the largest of each 2×2 outputs is given as well, odd rows and columns left out") {
    for (const auto& [width, height] : {std::pair{12, 12}, {13, 11}, {1, 7}, {2, 3}}) {
        const Trial trial({.width = width, .height = height, .in = 9, .out = 37, .pooled = true});
        onEveryInstructionSet([&] {
            for (const Winograd side : {Winograd::F2, Winograd::F4, Winograd::F4Careful, Winograd::F6})
                trial.check({side, side});
            trial.check({Winograd::F6, Winograd::F2});
        });
    }
}

TEST_CASE("winograd: activations limit the sum of product, bias and residual") {
    for (const Activation activation : {Activation::None, Activation::Relu, Activation::Relu6}) {
        Trial trial({.width = 7, .height = 6, .in = 16, .out = 20, .activation = activation, .residual = true});
        for (float& bias : trial.bias) bias *= 6; // beyond both limits
        trial.expected = kernel_reference::convolve(trial.input.constGrid(), trial.weight.data(), trial.layer.shape(),
                                                    {}, trial.epilogue());
        const bool limited = std::count(trial.expected.begin(), trial.expected.end(), 6.0) > 0;
        REQUIRE(limited == (activation == Activation::Relu6));
        onEveryInstructionSet([&] { trial.check({Winograd::F4, Winograd::F6}); });
    }
}

TEST_CASE("winograd: a number that is none is not hidden by an activation") {
    const Trial trial({.width = 4, .height = 4, .in = 3, .out = 17, .activation = Activation::Relu});
    onEveryInstructionSet([&] {
        if (panelShape().lanes == 1) return; // Highway's stand-in without vectors takes the limit
        Trial poisoned = trial;
        poisoned.input.grid().pixel(1, 1)[2] = std::numeric_limits<float>::quiet_NaN();
        Slice output = poisoned.run({Winograd::F4, Winograd::F4});
        const std::vector<float> numbers = output.numbers();
        CHECK(std::any_of(numbers.begin(), numbers.end(), [](float number) { return std::isnan(number); }));
    });
}

TEST_CASE("winograd: the number of threads changes no bit") {
    const Trial trial({.width = 45, .height = 38, .in = 40, .out = 100, .dilation = 2});
    onEveryInstructionSet([&] {
        for (const WinogradTile tile : {WinogradTile{Winograd::F6, Winograd::F6}, {Winograd::F2, Winograd::F3}}) {
            const std::vector<float> alone = trial.run(tile, 1).numbers();
            CHECK(trial.run(tile, 2).numbers() == alone);
            CHECK(trial.run(tile, 5).numbers() == alone);
            CHECK(trial.run(tile, 64).numbers() == alone);
        }
    });
}

TEST_CASE("winograd: a stop is heard before the next block, and no thread stays") {
    const Trial trial({.width = 30, .height = 30, .in = 8, .out = 8});
    Workspace workspace(3);
    const WinogradConvolution convolution(trial.weight.data(), 8, 8, 1, {}, workspace);
    const int before = threadsOfThisProcess();
    std::stop_source source;
    source.request_stop();
    Slice output = trial.emptyOutput();
    CHECK_FALSE(convolution.run(trial.input.constGrid(), output.grid(), trial.epilogue(), std::nullopt, workspace,
                                source.get_token()));
    const std::vector<float> numbers = output.numbers();
    CHECK(std::all_of(numbers.begin(), numbers.end(), [](float number) { return std::isnan(number); }));
    CHECK(threadsOfThisProcess() == before);
}
