// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/kernels/winograd.h"

#include "inference/kernels/winograd_job.h"
#include "inference/kernels/winograd_sides.h"

#include <algorithm>
#include <cassert>
#include <ctime>
#include <limits>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "inference/kernels/winograd.cpp"
// In this order: the first includes this file once per instruction set.
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

#include "inference/kernels/micro_kernel-inl.h"
#include "inference/kernels/winograd_transforms-inl.h"

HWY_BEFORE_NAMESPACE();
namespace inference::kernels::HWY_NAMESPACE {

/// Channels of a product that are summed up in registers before they go to memory: a panel of them fits the first two
/// caches.
constexpr std::size_t kDepthBlock = 256;

/// A block in the making. V is [position][group of tiles][depth/L][kRows][L], M
/// [position][group][panel][kRows][kColumns].
class BlockMaker {
public:
    BlockMaker(const WinogradJob& job, float* scratch, std::size_t block)
        : m_job(job), m_rows(sideOf(job.tile.rows)), m_columns(sideOf(job.tile.columns)),
          m_rowStages(stagesOf(job.tile.rows)), m_columnStages(stagesOf(job.tile.columns)),
          m_positions(m_rows.products * m_columns.products), m_depth(job.weights->depth()),
          m_firstTile(block / job.blocks.splits * job.blocks.tiles),
          m_lastTile(std::min(m_firstTile + job.blocks.tiles, job.tiles())),
          m_firstPanel(block % job.blocks.splits * job.blocks.panels),
          m_lastPanel(std::min(m_firstPanel + job.blocks.panels, job.weights->panels())), m_inputs(scratch),
          m_products(scratch + m_positions * job.blocks.inputStep) {}

    void make() {
        timed(&WinogradPhases::input, [&] { transformInputs(); });
        for (std::size_t panel = m_firstPanel; panel < m_lastPanel; panel += m_job.blocks.panelsPerPass) {
            const std::size_t panels = std::min(m_job.blocks.panelsPerPass, m_lastPanel - panel);
            timed(&WinogradPhases::products, [&] { multiply(panel, panels); });
            timed(&WinogradPhases::output, [&] { transformOutputs(panel, panels); });
        }
    }

private:
    template <class Work> void timed(std::atomic<double> WinogradPhases::*phase, Work work) const {
        const double start = m_job.phases == nullptr ? 0 : threadSeconds();
        work();
        if (m_job.phases != nullptr) m_job.phases->*phase += threadSeconds() - start;
    }
    static double threadSeconds() {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
    }
    int startRow(std::size_t tile) const { return m_job.rows[tile / m_job.columns.size()]; }
    int startColumn(std::size_t tile) const { return m_job.columns[tile % m_job.columns.size()]; }

    /// Rows of a group that no tile is left for keep what was in them: their products go nowhere.
    void transformInputs() {
        const float* pixels[kRows][kMostInputs * kMostInputs];
        InputPlace places[kRows], place;
        place.columns = m_columns.inputs;
        place.newColumns = m_columns.outputs;
        place.ahead =
            kRows * m_columns.outputs * static_cast<std::size_t>(m_job.dilation) * m_job.input.stride * sizeof(float);
        std::fill_n(places, kRows, place);
        for (std::size_t first = m_firstTile; first < m_lastTile; first += kRows) {
            const std::size_t tiles = std::min(kRows, m_lastTile - first);
            for (std::size_t i = 0; i < tiles; ++i) {
                findPixels(first + i, pixels[i]);
                places[i].pixels = pixels[i];
            }
            float* group = m_inputs + (first - m_firstTile) * m_depth;
            for (std::size_t channel = 0; channel < m_depth; channel += kLanes)
                for (std::size_t i = 0; i < tiles; ++i)
                    transformInput(places[i], channel, group + channel * kRows + i * kLanes);
        }
    }

    void findPixels(std::size_t tile, const float** pixels) const {
        const ConstGrid& input = m_job.input;
        const int dilation = m_job.dilation, columns = static_cast<int>(m_columns.inputs);
        const int top = startRow(tile) - m_rows.before * dilation;
        const int left = startColumn(tile) - m_columns.before * dilation;
        // Only the first may lie left of the picture, and any beyond its right side.
        const int first = left < 0 ? 1 : 0, last = std::min(columns, (input.width - left + dilation - 1) / dilation);
        const std::size_t step = static_cast<std::size_t>(dilation) * input.stride;
        for (int row = 0; row < static_cast<int>(m_rows.inputs); ++row, pixels += columns) {
            const int y = top + row * dilation;
            if (y < 0 || y >= input.height) {
                std::fill_n(pixels, columns, m_job.zeros);
                continue;
            }
            pixels[0] = m_job.zeros;
            const float* pixel = input.pixel(left + first * dilation, y);
            for (int column = first; column < last; ++column, pixel += step) pixels[column] = pixel;
            for (int column = last; column < columns; ++column) pixels[column] = m_job.zeros;
        }
    }

    void transformInput(const InputPlace& place, std::size_t channel, float* to) {
        alignas(64) float between[kBetween];
        const auto channels = static_cast<std::size_t>(m_job.input.channels);
        if (channel + kLanes <= channels) {
            m_rowStages.inputRows(place, channel, between);
        } else {
            // The last channels fill no vector: nothing beyond them is read.
            alignas(64) float filled[kMostInputs * kMostInputs][kLanes] = {};
            const float* vectors[kMostInputs * kMostInputs];
            for (std::size_t i = 0; i < m_rows.inputs * m_columns.inputs; ++i) {
                std::copy_n(place.pixels[i] + channel, channels - channel, filled[i]);
                vectors[i] = filled[i];
            }
            InputPlace copied = place;
            copied.pixels = vectors;
            m_rowStages.inputRows(copied, 0, between);
        }
        m_columnStages.inputColumns(between, m_rows.products, to, m_job.blocks.inputStep);
    }

    void multiply(std::size_t firstPanel, std::size_t panels) {
        PanelProduct product;
        product.groups = (m_lastTile - m_firstTile + kRows - 1) / kRows;
        product.aStep = kRows * m_depth;
        product.cStep = m_job.blocks.panelsPerPass * kRows * kColumns;
        product.b = m_job.weights->panel(0, firstPanel);
        for (std::size_t position = 0; position < m_positions; ++position)
            for (std::size_t k = 0; k < m_depth; k += kDepthBlock) {
                product.depth = std::min(kDepthBlock, m_depth - k);
                product.a = m_inputs + position * m_job.blocks.inputStep + k * kRows;
                for (std::size_t panel = 0; panel < panels; ++panel) {
                    product.c = m_products + position * m_job.blocks.productStep + panel * kRows * kColumns;
                    product.next = following(position, k, firstPanel + panel, firstPanel, panels);
                    multiplyPanel(product, k > 0);
                    product.b = product.next;
                }
            }
    }

    /// What is multiplied after this, up to the next block of this worker.
    const float* following(std::size_t position, std::size_t k, std::size_t panel, std::size_t firstPanel,
                           std::size_t panels) const {
        const Panels& weights = *m_job.weights;
        if (panel + 1 < firstPanel + panels) return weights.panel(position, panel + 1) + k * kColumns;
        if (k + kDepthBlock < m_depth) return weights.panel(position, firstPanel) + (k + kDepthBlock) * kColumns;
        if (position + 1 < m_positions) return weights.panel(position + 1, firstPanel);
        return weights.panel(0, firstPanel + panels < m_lastPanel ? firstPanel + panels : m_firstPanel);
    }

    void transformOutputs(std::size_t firstPanel, std::size_t panels) {
        const auto channels = static_cast<std::size_t>(m_job.output.channels);
        const std::size_t firstChannel = firstPanel * kColumns;
        const std::size_t lastChannel = std::min(firstChannel + panels * kColumns, channels);
        for (std::size_t tile = m_firstTile; tile < m_lastTile; ++tile) {
            const std::size_t row = (tile - m_firstTile) % kRows, group = (tile - m_firstTile) / kRows;
            const float* from = m_products + (group * m_job.blocks.panelsPerPass * kRows + row) * kColumns;
            OutputPlace place = placeOf(tile);
            for (std::size_t channel = firstChannel; channel < lastChannel; channel += kLanes) {
                const std::size_t column = channel - firstChannel;
                transformOutput(from + column / kColumns * kRows * kColumns + column % kColumns, channel,
                                std::min(kLanes, lastChannel - channel), place);
            }
            if (m_job.pooled.data != nullptr) pool(tile, place, firstChannel, lastChannel);
        }
    }

    /// Of a tile, channel 0.
    OutputPlace placeOf(std::size_t tile) const {
        const int y = startRow(tile), x = startColumn(tile), dilation = m_job.dilation;
        const auto inside = [dilation](int length, int first, std::size_t outputs) {
            return std::min(outputs, static_cast<std::size_t>((length - first + dilation - 1) / dilation));
        };
        const auto step = static_cast<std::size_t>(dilation);
        const auto width = static_cast<std::size_t>(m_job.output.width);
        OutputPlace place;
        place.rows = inside(m_job.output.height, y, m_rows.outputs);
        place.columns = inside(m_job.output.width, x, m_columns.outputs);
        place.to = m_job.output.pixel(x, y);
        place.columnStep = step * m_job.output.stride;
        place.rowStep = width * place.columnStep;
        if (m_job.residual.data != nullptr) {
            place.residual = m_job.residual.pixel(x, y);
            place.residualColumnStep = step * m_job.residual.stride;
            place.residualRowStep = width * place.residualColumnStep;
        }
        place.lowest = m_job.lowest;
        place.highest = m_job.highest;
        return place;
    }

    void transformOutput(const float* from, std::size_t channel, std::size_t channels, OutputPlace place) {
        alignas(64) float between[kBetween];
        m_rowStages.outputRows(from, m_job.blocks.productStep, m_columns.products, between);
        place.bias = m_job.bias + channel;
        place.to += channel;
        if (place.residual != nullptr) place.residual += channel;
        if (channels == kLanes) return m_columnStages.outputColumns(between, place);
        // The last channels fill no vector: nothing beyond them is read or written.
        alignas(64) float results[kMostInputs * kMostInputs][kLanes], residuals[kMostInputs * kMostInputs][kLanes] = {};
        OutputPlace whole = place;
        whole.to = results[0];
        whole.columnStep = kLanes;
        whole.rowStep = kMostInputs * kLanes;
        if (place.residual != nullptr) {
            for (std::size_t row = 0; row < place.rows; ++row)
                for (std::size_t column = 0; column < place.columns; ++column)
                    std::copy_n(place.residual + row * place.residualRowStep + column * place.residualColumnStep,
                                channels, residuals[row * kMostInputs + column]);
            whole.residual = residuals[0];
            whole.residualColumnStep = whole.columnStep;
            whole.residualRowStep = whole.rowStep;
        }
        m_columnStages.outputColumns(between, whole);
        for (std::size_t row = 0; row < place.rows; ++row)
            for (std::size_t column = 0; column < place.columns; ++column)
                std::copy_n(results[row * kMostInputs + column], channels,
                            place.to + row * place.rowStep + column * place.columnStep);
    }

    /// The largest of each 2×2 outputs of a tile, while they are in the first cache.
    void pool(std::size_t tile, const OutputPlace& place, std::size_t firstChannel, std::size_t lastChannel) const {
        const FloatTag d;
        for (std::size_t row = 0; row + 1 < place.rows; row += 2)
            for (std::size_t column = 0; column + 1 < place.columns; column += 2) {
                const float* upper = place.to + row * place.rowStep + column * place.columnStep;
                const float* lower = upper + place.rowStep;
                float* to = m_job.pooled.pixel((startColumn(tile) + static_cast<int>(column)) / 2,
                                               (startRow(tile) + static_cast<int>(row)) / 2);
                std::size_t c = firstChannel;
                for (; c + kLanes <= lastChannel; c += kLanes) {
                    const Floats top = hn::Max(hn::LoadU(d, upper + c), hn::LoadU(d, upper + place.columnStep + c));
                    const Floats bottom = hn::Max(hn::LoadU(d, lower + c), hn::LoadU(d, lower + place.columnStep + c));
                    hn::StoreU(hn::Max(top, bottom), d, to + c);
                }
                for (; c < lastChannel; ++c)
                    to[c] = std::max(std::max(upper[c], upper[place.columnStep + c]),
                                     std::max(lower[c], lower[place.columnStep + c]));
            }
    }

    const WinogradJob& m_job;
    const WinogradSide &m_rows, &m_columns;
    const SideStages &m_rowStages, &m_columnStages;
    std::size_t m_positions, m_depth, m_firstTile, m_lastTile, m_firstPanel, m_lastPanel;
    float *m_inputs, *m_products; ///< V and M
};

void makeBlock(const WinogradJob& job, float* scratch, std::size_t block) {
    assert(job.weights->shape().lanes == kLanes); // packed for the instruction set that runs
    BlockMaker(job, scratch, block).make();
}

} // namespace inference::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace inference::kernels {
namespace {

HWY_EXPORT(makeBlock);

std::size_t roundedUp(std::size_t value, std::size_t unit) { return (value + unit - 1) / unit * unit; }

/// How the work is cut up. With more threads blocks only become smaller.
WinogradBlocks cut(const WinogradTile& tile, std::size_t tiles, const Panels& weights, std::size_t threads) {
    const PanelShape& shape = weights.shape();
    const std::size_t positions = sideOf(tile.rows).products * sideOf(tile.columns).products;
    // V of a block near the second cache. Small tiles have few positions, whose panels want more rows to serve.
    const bool small = sideOf(tile.rows).outputs * sideOf(tile.columns).outputs < 9;
    const std::size_t wanted = (std::size_t{1} << 18) / (positions * weights.depth());
    const std::size_t most = (small ? 48 : std::clamp<std::size_t>(wanted, 24, 54)) / shape.rows * shape.rows;
    WinogradBlocks blocks;
    blocks.runs = roundedUp((tiles + most - 1) / most, threads);
    blocks.tiles = roundedUp((tiles + blocks.runs - 1) / blocks.runs, shape.rows);
    blocks.runs = (tiles + blocks.tiles - 1) / blocks.tiles;
    blocks.splits = std::min(weights.panels(), blocks.runs < threads ? (threads + blocks.runs - 1) / blocks.runs : 1);
    blocks.panels = (weights.panels() + blocks.splits - 1) / blocks.splits;
    blocks.splits = (weights.panels() + blocks.panels - 1) / blocks.panels;
    blocks.panelsPerPass = std::min<std::size_t>(blocks.panels, 64 / shape.columns);
    // A cache line more than needed, so that positions do not fall into the same sets of a cache.
    blocks.inputStep = blocks.tiles * weights.depth() + 16;
    blocks.productStep = blocks.tiles * blocks.panelsPerPass * shape.columns + 16;
    return blocks;
}

} // namespace

WinogradConvolution::WinogradConvolution(const float* weight, int in, int out, int dilation, const WinogradTile& tile,
                                         Workspace& workspace)
    : m_tile(tile), m_in(in), m_out(out), m_dilation(dilation),
      m_weights(static_cast<std::size_t>(in), static_cast<std::size_t>(out),
                sideOf(tile.rows).products * sideOf(tile.columns).products) {
    const WinogradMatrix rows = weightMatrix(tile.rows), columns = weightMatrix(tile.columns);
    const std::size_t rowProducts = sideOf(tile.rows).products, columnProducts = sideOf(tile.columns).products;
    const auto inputs = static_cast<std::size_t>(in), outputs = static_cast<std::size_t>(out);
    const auto transform = [&](const float* kernel, std::size_t k, std::size_t column) {
        for (std::size_t p = 0; p < rowProducts; ++p) {
            double between[3];
            for (std::size_t x = 0; x < 3; ++x)
                between[x] = rows[p][0] * kernel[x] + rows[p][1] * kernel[3 + x] + rows[p][2] * kernel[6 + x];
            for (std::size_t q = 0; q < columnProducts; ++q)
                m_weights.put(p * columnProducts + q, k, column,
                              static_cast<float>(columns[q][0] * between[0] + columns[q][1] * between[1] +
                                                 columns[q][2] * between[2]));
        }
    };
    const std::size_t width = m_weights.shape().columns;
    core::parallelFor(outputs, workspace.threads(), width, [&](std::size_t first, std::size_t last) {
        for (std::size_t k = 0; k < inputs; ++k)
            for (std::size_t column = first; column < last; ++column)
                transform(weight + (column * inputs + k) * 9, k, column);
    });
}

std::size_t WinogradConvolution::scratch(int width, int height) const {
    const std::size_t tiles =
        tileStarts(m_tile.rows, height, m_dilation).size() * tileStarts(m_tile.columns, width, m_dilation).size();
    return cut(m_tile, tiles, m_weights, 1).scratch(sideOf(m_tile.rows).products * sideOf(m_tile.columns).products);
}

bool WinogradConvolution::run(const ConstGrid& input, const Grid& output, const Epilogue& epilogue,
                              const std::optional<Grid>& pooled, Workspace& workspace, const std::stop_token& stop,
                              WinogradPhases* phases) const {
    assert(input.channels == m_in && output.channels == m_out);
    assert(input.width == output.width && input.height == output.height);
    assert(productsOf(m_tile, input.width, input.height, m_dilation) > 0);
    assert(!pooled || (m_dilation == 1 && outputsOf(m_tile.rows) % 2 == 0 && outputsOf(m_tile.columns) % 2 == 0));
    WinogradJob job;
    job.input = input;
    job.output = output;
    if (pooled) job.pooled = *pooled;
    job.residual = epilogue.residual;
    job.weights = &m_weights;
    job.tile = m_tile;
    job.dilation = m_dilation;
    job.rows = tileStarts(m_tile.rows, input.height, m_dilation);
    job.columns = tileStarts(m_tile.columns, input.width, m_dilation);
    job.blocks = cut(m_tile, job.tiles(), m_weights, static_cast<std::size_t>(workspace.threads()));
    job.lowest = epilogue.activation == Activation::None ? -std::numeric_limits<float>::infinity() : 0.0F;
    job.highest = epilogue.activation == Activation::Relu6 ? 6.0F : std::numeric_limits<float>::infinity();
    const std::size_t columns = m_weights.panels() * m_weights.shape().columns;
    AlignedFloats constants(columns + m_weights.depth());
    std::fill_n(constants.data(), constants.size(), 0.0F);
    if (epilogue.bias != nullptr) std::copy_n(epilogue.bias, m_out, constants.data());
    job.phases = phases;
    job.bias = constants.data();
    job.zeros = constants.data() + columns;
    workspace.reserve(job.blocks.scratch(sideOf(m_tile.rows).products * sideOf(m_tile.columns).products));
    return forEachBlock(job.blocks.count(), workspace, stop, [&](std::size_t worker, std::size_t block) {
        HWY_DYNAMIC_DISPATCH(makeBlock)(job, workspace.of(worker), block);
    });
}

} // namespace inference::kernels
#endif
