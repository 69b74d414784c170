// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Winograd's convolution on the shapes of the networks. The words choose shapes by their name ("64>64@512x1024d1", or a
// part of it) and tiles ("F6", "F6xF4").
#include "benchmarks/kernels.h"
#include "inference/kernels/winograd.h"
#include "inference/kernels/winograd_sides.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>

using namespace inference::kernels;

namespace {

struct Shape {
    int in, out, height, width, dilation;
    std::string name() const {
        return std::to_string(in) + ">" + std::to_string(out) + "@" + std::to_string(height) + "x" +
               std::to_string(width) + "d" + std::to_string(dilation);
    }
    double flops() const { return 18.0 * in * out * height * width; }
};

constexpr Shape kShapes[] = {
    {64, 64, 512, 1024, 1},   {128, 64, 512, 1024, 1}, {128, 128, 256, 512, 1},  {256, 128, 256, 512, 1},
    {256, 256, 128, 256, 1},  {512, 512, 64, 128, 1},  {1024, 512, 64, 128, 1},  {1024, 1024, 32, 64, 1},
    {64, 64, 128, 256, 1},    {256, 256, 64, 128, 2},  {512, 512, 64, 128, 2},   {512, 512, 64, 128, 4},
    {128, 32, 64, 128, 1},    {128, 32, 64, 128, 2},   {128, 32, 64, 128, 4},    {128, 64, 64, 128, 6},
    {128, 64, 64, 128, 12},   {128, 64, 64, 128, 24},  {2048, 256, 64, 128, 12}, {2048, 256, 64, 128, 24},
    {2048, 256, 64, 128, 36}, {3, 64, 512, 1024, 1}};

std::size_t size(int a, int b, int c) {
    return static_cast<std::size_t>(a) * static_cast<std::size_t>(b) * static_cast<std::size_t>(c);
}

struct Layer {
    Shape shape;
    std::vector<float> input, weight, bias, output;

    explicit Layer(const Shape& of)
        : shape(of), input(bench::benchNumbers(size(of.width, of.height, of.in), 1, 1.0)),
          weight(bench::benchNumbers(size(9, of.in, of.out), 2, std::sqrt(2.0 / (9 * of.in)))),
          bias(bench::benchNumbers(static_cast<std::size_t>(of.out), 3, 1.0)),
          output(size(of.width, of.height, of.out)) {
        for (float& number : input) number = std::max(0.0F, number); // as after an activation
    }
    ConstGrid inputGrid() const {
        return {input.data(), shape.width, shape.height, shape.in, static_cast<std::size_t>(shape.in)};
    }
    Grid outputGrid() {
        return {output.data(), shape.width, shape.height, shape.out, static_cast<std::size_t>(shape.out)};
    }

    /// Relative L2 error of 200 pixels against sums in double.
    double error() {
        std::mt19937 random(4);
        double difference = 0, square = 0;
        for (int i = 0; i < 200; ++i) {
            const int x = static_cast<int>(random() % static_cast<unsigned>(shape.width));
            const int y = static_cast<int>(random() % static_cast<unsigned>(shape.height));
            for (int o = 0; o < shape.out; o += 7) {
                const double exact = sumAt(x, y, o), d = outputGrid().pixel(x, y)[o] - exact;
                difference += d * d;
                square += exact * exact;
            }
        }
        return std::sqrt(difference / square);
    }

private:
    double sumAt(int x, int y, int o) const {
        double sum = bias[static_cast<std::size_t>(o)];
        for (int tap = 0; tap < 9; ++tap) {
            const int yy = y + (tap / 3 - 1) * shape.dilation, xx = x + (tap % 3 - 1) * shape.dilation;
            if (yy < 0 || yy >= shape.height || xx < 0 || xx >= shape.width) continue;
            const float* pixel = inputGrid().pixel(xx, yy);
            for (int c = 0; c < shape.in; ++c)
                sum += static_cast<double>(pixel[c]) *
                       weight[size(9, 1, o * shape.in + c) + static_cast<std::size_t>(tap)];
        }
        return sum;
    }
};

void measure(Layer& layer, const WinogradTile& tile, const bench::KernelOptions& options) {
    const Shape& shape = layer.shape;
    const std::uint64_t products = productsOf(tile, shape.width, shape.height, shape.dilation);
    if (products == 0) return;
    Workspace workspace(options.threads);
    double start = bench::processorSeconds();
    const WinogradConvolution convolution(layer.weight.data(), shape.in, shape.out, shape.dilation, tile, workspace);
    const double weights = bench::processorSeconds() - start;
    Epilogue epilogue;
    epilogue.bias = layer.bias.data();
    double wall = HUGE_VAL, processor = HUGE_VAL, input = 0, multiply = 0, output = 0;
    for (int i = 0; i < options.repeats; ++i) {
        WinogradPhases phases;
        start = bench::wallSeconds();
        const double processorStart = bench::processorSeconds();
        if (!convolution.run(layer.inputGrid(), layer.outputGrid(), epilogue, std::nullopt, workspace, {}, &phases))
            return;
        const double spent = bench::processorSeconds() - processorStart;
        wall = std::min(wall, bench::wallSeconds() - start);
        if (spent >= processor) continue;
        processor = spent;
        input = phases.input;
        multiply = phases.products;
        output = phases.output;
    }
    const double each = 1e3 / options.threads;
    std::printf("  %-8s %8.2f ms  processor %8.2f ms (%4.0f GFLOP/s)  input %6.2f  products %7.2f (%3.0f GFLOP/s)  "
                "output %6.2f  weights %5.0f ms %4zu MB  error %.1e\n",
                nameOf(tile).c_str(), wall * 1e3, processor * each, shape.flops() / processor * 1e-9 * options.threads,
                input * each, multiply * each,
                2.0 * static_cast<double>(products) * shape.in * shape.out / multiply * 1e-9 * options.threads,
                output * each, weights * 1e3, convolution.bytes() >> 20, layer.error());
    std::fflush(stdout);
}

bool isWanted(const std::string& name, const std::vector<std::string>& words, const char* first) {
    bool any = false, found = false;
    for (const std::string& word : words) {
        if ((word.front() == 'F' || word.front() == 'Z') != (*first == 'F')) continue;
        any = true;
        found = found || (*first == 'F' ? name == word : name.find(word) != std::string::npos);
    }
    return found || !any;
}

} // namespace

int bench::benchWinograd(const KernelOptions& options) {
    constexpr Winograd kSides[] = {Winograd::Z2, Winograd::F2,        Winograd::F3,
                                   Winograd::F4, Winograd::F4Careful, Winograd::F6};
    std::printf("%s, %d threads; GFLOP/s of the direct convolution, the best of %d\n", instructionSet(),
                options.threads, options.repeats);
    for (const Shape& shape : kShapes) {
        if (!isWanted(shape.name(), options.words, "")) continue;
        Layer layer(shape);
        std::printf("%s\n", shape.name().c_str());
        for (const Winograd rows : kSides)
            for (const Winograd columns : kSides) {
                const bool square = rows == columns;
                const std::string name = square ? nameOf(rows) : std::string(nameOf(rows)) + "x" + nameOf(columns);
                const bool named = std::find(options.words.begin(), options.words.end(), name) != options.words.end();
                if (named || (square && isWanted(name, options.words, "F"))) measure(layer, {rows, columns}, options);
            }
    }
    return 0;
}
