// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Layers of the networks at 1024×512 that are matrix products or depthwise, one line each. Time is the best of some
// runs, by the clock on the wall and by that of the processors divided by the threads: on a machine with other work the
// second is what to compare. The rate of the innermost loop, measured between the layers, is what 100 % means.
#include "benchmarks/kernels.h"
#include "inference/kernels/depthwise.h"
#include "inference/kernels/matrix_convolution.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <limits>
#include <random>
#include <string>
#include <vector>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "benchmarks/kernels_matrix.cpp"
// In this order: the first includes this file once per instruction set.
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

#include "inference/kernels/micro_kernel-inl.h"

HWY_BEFORE_NAMESPACE();
namespace inference::kernels::HWY_NAMESPACE {

constexpr std::size_t kRateGroups = 4, kRateDepth = 256;

std::size_t rateFloats() { return (kRateGroups * kRows + kColumns) * kRateDepth + kRateGroups * kRows * kColumns; }
/// One product out of the nearest caches; gives its floating-point operations.
double multiplyOnce(float* numbers) {
    float* b = numbers + kRateGroups * kRows * kRateDepth;
    multiplyPanel({kRateGroups, kRateDepth, numbers, kRows * kRateDepth, b, b + kColumns * kRateDepth}, false);
    return 2.0 * kRateGroups * kRows * kColumns * kRateDepth;
}

} // namespace inference::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace inference::kernels {
HWY_EXPORT(rateFloats);
HWY_EXPORT(multiplyOnce);
} // namespace inference::kernels

using namespace inference::kernels;
using inference::Activation;

namespace {

enum class Kind { Matrix, Up, Depthwise };

struct Layer {
    const char* name = "";
    ConvShape shape;
    int width = 0, height = 0; ///< of the input
    Kind kind = Kind::Matrix;
    bool residual = false, prologue = false, average = false;
    int buffer = 0; ///< channels of the buffer that the input is a slice of; 0: the input's own
};

std::vector<Layer> layers() {
    std::vector<Layer> all = {
        {"resnet 1", {64, 64}, 256, 128},
        {"resnet 1", {64, 256}, 256, 128, Kind::Matrix, true},
        {"resnet 1", {256, 64}, 256, 128},
        {"resnet 2", {256, 128}, 256, 128},
        {"resnet 2", {256, 512, 1, 2}, 256, 128},
        {"resnet 2", {128, 512}, 128, 64, Kind::Matrix, true},
        {"resnet 2", {512, 128}, 128, 64},
        {"resnet 3", {512, 256}, 128, 64},
        {"resnet 3", {512, 1024}, 128, 64},
        {"resnet 3", {256, 1024}, 128, 64, Kind::Matrix, true},
        {"resnet 3", {1024, 256}, 128, 64},
        {"resnet 4", {1024, 512}, 128, 64},
        {"resnet 4", {1024, 2048}, 128, 64},
        {"resnet 4", {512, 2048}, 128, 64, Kind::Matrix, true},
        {"resnet 4", {2048, 512}, 128, 64},
        {"deeplab", {2048, 256}, 128, 64},
        {"deeplab", {256, 19}, 128, 64},
        {"deeplab", {2048, 256}, 1, 1},
        {"small", {1024, 512}, 64, 32},
        {"small", {960, 160}, 64, 32},
        {"unet last", {64, 19}, 1024, 512},
        {"mobilenet", {16, 64}, 512, 256},
        {"mobilenet", {72, 24}, 256, 128, Kind::Matrix, true},
        {"mobilenet", {40, 120}, 128, 64},
        {"stem resnet", {3, 64, 7, 2, 3, 1}, 1024, 512},
        {"stem mobilenet", {3, 16, 3, 2, 1, 1}, 1024, 512},
        {"stem unet", {3, 64, 3, 1, 1, 1}, 1024, 512},
        {"3x3 stride 2", {128, 128, 3, 2, 1, 1}, 256, 128},
        {"3x3 stride 2", {256, 256, 3, 2, 1, 1}, 128, 64},
        {"up unet", {1024, 512, 2}, 64, 32, Kind::Up},
        {"up unet", {512, 256, 2}, 128, 64, Kind::Up},
        {"up unet", {256, 128, 2}, 256, 128, Kind::Up},
        {"up unet", {128, 64, 2}, 512, 256, Kind::Up},
    };
    for (const int in : {64, 160, 224})
        all.push_back({"dense 1", {in, 128}, 256, 128, Kind::Matrix, false, true, false, 256});
    all.push_back({"dense 1 end", {256, 128}, 256, 128, Kind::Matrix, false, true, true});
    for (const int in : {128, 288, 480})
        all.push_back({"dense 2", {in, 128}, 128, 64, Kind::Matrix, false, true, false, 512});
    all.push_back({"dense 2 end", {512, 256}, 128, 64, Kind::Matrix, false, true});
    for (const int in : {256, 608, 992})
        all.push_back({"dense 3", {in, 128}, 128, 64, Kind::Matrix, false, true, false, 1024});
    all.push_back({"dense 3 end", {1024, 512}, 128, 64, Kind::Matrix, false, true});
    const auto depthwise = [&all](int channels, int kernel, int stride, int dilation, int width, int height) {
        const int padding = dilation * (kernel - 1) / 2;
        all.push_back(
            {"depthwise", {channels, channels, kernel, stride, padding, dilation}, width, height, Kind::Depthwise});
    };
    depthwise(16, 3, 1, 1, 512, 256);
    depthwise(64, 3, 2, 1, 512, 256);
    depthwise(72, 3, 1, 1, 256, 128);
    depthwise(72, 5, 2, 1, 256, 128);
    depthwise(120, 5, 1, 1, 128, 64);
    depthwise(240, 3, 2, 1, 128, 64);
    depthwise(200, 3, 1, 1, 64, 32);
    depthwise(672, 3, 1, 1, 64, 32);
    depthwise(960, 5, 1, 2, 64, 32);
    return all;
}

struct Settings {
    int threads = 2, runs = 10;
    std::string only; ///< part of a layer's description
};

struct Times {
    double wall = std::numeric_limits<double>::infinity(), processors = wall; ///< seconds
};

template <class Work> Times bestOf(int runs, int threads, Work work) {
    Times best;
    for (int run = 0; run < runs; ++run) {
        const auto start = std::chrono::steady_clock::now();
        const std::clock_t ticks = std::clock();
        work();
        const double processors = static_cast<double>(std::clock() - ticks) / CLOCKS_PER_SEC;
        best.processors = std::min(best.processors, processors / threads);
        best.wall =
            std::min(best.wall, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    return best;
}

/// GFLOP/s of the innermost loop on one thread, by the processor's clock.
double microKernelRate() {
    AlignedFloats numbers(HWY_DYNAMIC_DISPATCH(rateFloats)());
    std::fill_n(numbers.data(), numbers.size(), 0.0F);
    double operations = 0;
    const Times times = bestOf(20, 1, [&] {
        operations = 0;
        for (int i = 0; i < 300; ++i) operations += HWY_DYNAMIC_DISPATCH(multiplyOnce)(numbers.data());
    });
    return operations / times.processors * 1e-9;
}

std::vector<float> randomNumbers(std::size_t count, double scale) {
    static std::mt19937 random(1);
    std::vector<float> numbers(count);
    for (float& number : numbers)
        number = static_cast<float>((static_cast<double>(random()) / 4294967296.0 - 0.5) * 3.46 * scale);
    return numbers;
}

AlignedFloats aligned(const std::vector<float>& numbers) {
    AlignedFloats copy(numbers.size());
    std::copy(numbers.begin(), numbers.end(), copy.data());
    return copy;
}

/// Everything that one layer reads and writes.
struct Data {
    explicit Data(const Layer& layer) {
        const ConvShape& shape = layer.shape;
        const auto in = static_cast<std::size_t>(shape.in), out = static_cast<std::size_t>(shape.out);
        const auto taps = static_cast<std::size_t>(shape.kernel * shape.kernel);
        const std::size_t stride = layer.buffer > 0 ? static_cast<std::size_t>(layer.buffer) : in;
        const bool up = layer.kind == Kind::Up;
        const int part = layer.average ? 2 : 1;
        const int width = up ? layer.width * shape.kernel : shape.outSide(layer.width) / part;
        const int height = up ? layer.height * shape.kernel : shape.outSide(layer.height) / part;
        const std::size_t pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
        input = aligned(randomNumbers(static_cast<std::size_t>(layer.width * layer.height) * stride, 1));
        const std::size_t summands = layer.kind == Kind::Depthwise ? taps : up ? in : in * taps;
        weight = randomNumbers((layer.kind == Kind::Depthwise ? 1 : in) * out * taps,
                               1 / std::sqrt(static_cast<double>(summands)));
        bias = randomNumbers(out, 1);
        scale = randomNumbers(in, 1);
        shift = randomNumbers(in, 1);
        output = aligned(std::vector<float>(pixels * out));
        from = {input.data(), layer.width, layer.height, shape.in, stride};
        to = {output.data(), width, height, shape.out, out};
        epilogue.bias = bias.data();
        epilogue.activation = Activation::Relu;
        if (layer.residual) {
            residual = aligned(randomNumbers(pixels * out, 1));
            epilogue.residual = {residual.data(), width, height, shape.out, out};
        }
        if (layer.prologue) prologue = {scale.data(), shift.data(), Activation::Relu};
        flops = 2.0 * static_cast<double>(pixels * out * (up ? in : summands));
    }
    AlignedFloats input, output, residual;
    std::vector<float> weight, bias, scale, shift;
    ConstGrid from;
    Grid to;
    Prologue prologue;
    Epilogue epilogue;
    double flops = 0;
};

double changed(const Data& data, float value, int c) {
    if (data.prologue.scale == nullptr) return value;
    return std::max(0.0, static_cast<double>(value) * data.prologue.scale[c] + data.prologue.shift[c]);
}

/// One number of the output, by the definition.
double exact(const Layer& layer, const Data& data, int x, int y, int o) {
    const ConvShape& s = layer.shape;
    double sum = data.bias[static_cast<std::size_t>(o)];
    if (data.epilogue.residual.data != nullptr) sum += data.epilogue.residual.pixel(x, y)[o];
    const auto weight = [&](int index) { return static_cast<double>(data.weight[static_cast<std::size_t>(index)]); };
    if (layer.kind == Kind::Up) {
        const float* pixel = data.from.pixel(x / s.kernel, y / s.kernel);
        for (int c = 0; c < s.in; ++c)
            sum += pixel[c] * weight(((c * s.out + o) * s.kernel + y % s.kernel) * s.kernel + x % s.kernel);
        return std::max(0.0, sum);
    }
    const bool depthwise = layer.kind == Kind::Depthwise;
    for (int part = 0; part < (layer.average ? 4 : 1); ++part)
        for (int tap = 0; tap < s.kernel * s.kernel; ++tap) {
            const int column =
                (layer.average ? 2 * x + part % 2 : x * s.stride) - s.padding + tap % s.kernel * s.dilation;
            const int line =
                (layer.average ? 2 * y + part / 2 : y * s.stride) - s.padding + tap / s.kernel * s.dilation;
            if (column < 0 || column >= layer.width || line < 0 || line >= layer.height) continue;
            const float* pixel = data.from.pixel(column, line);
            for (int c = depthwise ? o : 0; c < (depthwise ? o + 1 : s.in); ++c)
                sum += changed(data, pixel[c], c) * weight((depthwise ? o : o * s.in + c) * s.kernel * s.kernel + tap) /
                       (layer.average ? 4 : 1);
        }
    return std::max(0.0, sum);
}

double sampledError(const Layer& layer, const Data& data) {
    std::mt19937 random(2);
    const auto below = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
    double difference = 0, size = 0;
    for (int i = 0; i < 500; ++i) {
        const int x = below(data.to.width), y = below(data.to.height), o = below(data.to.channels);
        const double right = exact(layer, data, x, y, o), error = data.to.pixel(x, y)[o] - right;
        difference += error * error;
        size += right * right;
    }
    return std::sqrt(difference / size);
}

void print(const Layer& layer, const Data& data, const Times& times, const char* how, const Settings& settings) {
    const ConvShape& s = layer.shape;
    char text[80];
    std::snprintf(text, sizeof text, "%s %d>%d k%d s%d d%d @%dx%d %s", layer.name, s.in, s.out, s.kernel, s.stride,
                  s.dilation, layer.width, layer.height, how);
    const double rate = data.flops / times.processors * 1e-9, peak = microKernelRate() * settings.threads;
    std::printf("%-52s %8.2f ms wall %8.2f ms cpu %7.1f GFLOP/s %4.0f %%  error %.1e\n", text, times.wall * 1e3,
                times.processors * 1e3, rate, 100 * rate / peak, sampledError(layer, data));
    std::fflush(stdout);
}

void measure(const Layer& layer, const Settings& settings) {
    Data data(layer);
    Workspace workspace(settings.threads);
    const auto check = [](bool done) {
        if (!done) std::abort();
    };
    if (layer.kind == Kind::Depthwise) {
        const DepthwiseConvolution convolution(data.weight.data(), layer.shape);
        const auto run = [&] { check(convolution.run(data.from, data.to, data.epilogue, workspace, {})); };
        print(layer, data, bestOf(settings.runs, settings.threads, run), "", settings);
    } else if (layer.kind == Kind::Up) {
        const UpMatrixConvolution convolution(data.weight.data(), layer.shape.in, layer.shape.out, layer.shape.kernel);
        const auto run = [&] { check(convolution.run(data.from, data.to, data.epilogue, workspace, {})); };
        print(layer, data, bestOf(settings.runs, settings.threads, run), "", settings);
    } else {
        for (const bool strassen : {false, true}) {
            if (strassen && !MatrixConvolution::canUseStrassen(layer.shape)) continue;
            const MatrixConvolution convolution(data.weight.data(), layer.shape, {strassen, layer.average});
            const auto run = [&] {
                check(convolution.run(data.from, data.to, data.prologue, data.epilogue, workspace, {}));
            };
            print(layer, data, bestOf(settings.runs, settings.threads, run), strassen ? "strassen" : "", settings);
        }
    }
}

} // namespace

namespace bench {

int benchMatrix(const KernelOptions& options) {
    Settings settings;
    settings.threads = options.threads;
    settings.runs = options.repeats;
    if (!options.words.empty()) settings.only = options.words.front();
    std::printf("%s, %d threads, innermost loop %.1f GFLOP/s per thread\n", instructionSet(), settings.threads,
                microKernelRate());
    for (const Layer& layer : layers())
        if (std::string(layer.name).find(settings.only) != std::string::npos) measure(layer, settings);
    return 0;
}

} // namespace bench
#endif
