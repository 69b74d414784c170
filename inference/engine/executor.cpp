// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/executor.h"

#include "inference/engine/guard.h"

#include <ATen/ops/avg_pool2d.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/clamp.h>
#include <ATen/ops/constant_pad_nd.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/mean.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/upsample_bilinear2d.h>
#include <algorithm>
#include <chrono>

namespace inference {
namespace {

constexpr auto kChannelsLast = at::MemoryFormat::ChannelsLast;

template <class... Functions> struct Overloaded : Functions... { using Functions::operator()...; };
template <class... Functions> Overloaded(Functions...) -> Overloaded<Functions...>;

/// Distance between neighbouring pixels, or 0 when the pixels do not follow each other at one distance with their
/// channels side by side.
std::int64_t pixelStride(const at::Tensor& tensor) {
    const std::int64_t channels = tensor.size(1), height = tensor.size(2), width = tensor.size(3);
    if (channels > 1 && tensor.stride(1) != 1) return 0;
    const std::int64_t stride = width > 1 ? tensor.stride(3) : height > 1 ? tensor.stride(2) : channels;
    return height > 1 && tensor.stride(2) != stride * width ? 0 : stride;
}

/// [1, C, H, W] as our kernels read it: copied where its numbers lie otherwise.
at::Tensor asPixels(const at::Tensor& tensor) {
    if (pixelStride(tensor) > 0) return tensor;
    at::Tensor copy = at::empty(tensor.sizes(), tensor.options(), kChannelsLast);
    copy.copy_(tensor);
    return copy;
}

template <class Number> kernels::PixelGrid<Number> gridOf(const at::Tensor& tensor) {
    return {static_cast<Number*>(tensor.data_ptr()), static_cast<int>(tensor.size(3)), static_cast<int>(tensor.size(2)),
            static_cast<int>(tensor.size(1)), static_cast<std::size_t>(pixelStride(tensor))};
}

class Run {
public:
    Run(const RunContext& context, at::Tensor input)
        : m_context(context), m_values(context.plan.values.size()), m_buffers(context.plan.buffers.size()) {
        m_values.front() = std::move(input);
    }

    at::Tensor result() {
        const auto& steps = m_context.plan.steps;
        double total = 1, done = 0; // a whole frame is never 0, whatever the network
        for (const std::uint64_t macs : m_context.macs) total += static_cast<double>(macs);
        for (std::size_t i = 0; i < steps.size(); ++i) {
            if (m_context.stop.stop_requested()) throw Stopped{};
            const auto start = std::chrono::steady_clock::now();
            run(steps[i]);
            if (m_context.milliseconds != nullptr)
                m_context.milliseconds->push_back(
                    std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
            for (const ValueId id : steps[i].lastUses) value(id).reset();
            for (const int id : steps[i].lastBuffers) m_buffers[static_cast<std::size_t>(id)].reset();
            done += static_cast<double>(m_context.macs[i]);
            if (m_context.progress) m_context.progress({done, total, ""});
        }
        return value(m_context.plan.result);
    }

private:
    at::Tensor& value(ValueId id) { return m_values[static_cast<std::size_t>(id)]; }
    const Value& description(ValueId id) const { return m_context.plan.values[static_cast<std::size_t>(id)]; }

    /// Moved out of the table when no later step reads it, so that the step may write over it.
    at::Tensor take(const Step& step, std::size_t input) {
        const ValueId id = step.inputs[input];
        const bool last = std::find(step.lastUses.begin(), step.lastUses.end(), id) != step.lastUses.end();
        const bool once = std::count(step.inputs.begin(), step.inputs.end(), id) == 1;
        return last && once ? std::move(value(id)) : value(id);
    }

    /// Where a step's result belongs: its slice of a buffer, or nothing.
    at::Tensor slice(ValueId id, std::int64_t height, std::int64_t width) {
        const Value& wanted = description(id);
        if (wanted.buffer < 0) return {};
        at::Tensor& buffer = m_buffers[static_cast<std::size_t>(wanted.buffer)];
        const int channels = m_context.plan.buffers[static_cast<std::size_t>(wanted.buffer)];
        if (!buffer.defined())
            buffer = at::empty({1, channels, height, width}, m_context.placement.options(), kChannelsLast);
        return buffer.narrow(1, wanted.offset, wanted.channels);
    }

    /// For steps that write themselves: the slice, or a tensor of its own.
    at::Tensor placeFor(const Step& step, at::IntArrayRef shape) {
        at::Tensor place = slice(step.output, shape[2], shape[3]);
        return place.defined() ? place : at::empty(shape, m_context.placement.options(), kChannelsLast);
    }

    void store(const Step& step, at::Tensor result) {
        at::Tensor place = slice(step.output, result.size(2), result.size(3));
        if (place.defined()) {
            place.copy_(result);
            result = std::move(place);
        }
        value(step.output) = std::move(result);
    }

    void run(const Step& step) {
        std::visit(Overloaded{
                       [&](const ConvStep& op) { convolve(step, op); },
                       [&](const UpConvStep& op) { upConvolve(step, op); },
                       [&](const NormStep& op) { normalise(step, op); },
                       [&](const ActivationStep& op) {
                           const at::Tensor input = value(step.inputs[0]);
                           store(step, op.activation == Activation::Relu6 ? at::clamp(input, 0, 6) : at::relu(input));
                       },
                       [&](const MaxPoolStep& op) { store(step, maxPool(value(step.inputs[0]), op)); },
                       [&](const AvgPoolStep& op) {
                           store(step, at::avg_pool2d(value(step.inputs[0]), op.kernel, op.stride));
                       },
                       [&](const GlobalPoolStep&) {
                           store(step, at::mean(value(step.inputs[0]), {2, 3}, true));
                       },
                       [&](const ConcatStep& op) { concatenate(step, op); },
                       [&](const AddStep&) { store(step, value(step.inputs[0]).add(value(step.inputs[1]))); },
                       [&](const UpsampleStep& op) {
                           const at::Tensor input = value(step.inputs[0]);
                           store(step,
                                 at::upsample_bilinear2d(input, {input.size(2) * op.scale, input.size(3) * op.scale},
                                                         op.alignCorners));
                       },
                       [&](const ResizeStep& op) {
                           const at::Tensor like = value(step.inputs[1]);
                           store(step, at::upsample_bilinear2d(value(step.inputs[0]), {like.size(2), like.size(3)},
                                                               op.alignCorners));
                       },
                       [&](const PadStep&) { pad(step); },
                   },
                   step.operation);
    }

    void convolve(const Step& step, const ConvStep& op) {
        if (KernelConvolution* own = m_context.kernels.ownConvolution(op)) return convolve(step, op, *own);
        const Convolution& convolution = m_context.kernels.convolution(op);
        std::vector<at::Tensor> inputs;
        for (std::size_t i = 0; i < op.parts.size(); ++i)
            inputs.push_back(value(step.inputs[i]).to(convolution.type()));
        at::Tensor residual = op.residual ? take(step, op.parts.size()) : at::Tensor();
        store(step, convolution.run(inputs, std::move(residual), op.activation, m_context.stop));
    }

    void convolve(const Step& step, const ConvStep& op, KernelConvolution& own) {
        KernelConvolution::Call call;
        std::vector<at::Tensor> kept; // what the call points at
        for (std::size_t i = 0; i < op.parts.size(); ++i) {
            const at::Tensor& input = kept.emplace_back(asPixels(value(step.inputs[i])));
            if (op.parts[i].point)
                call.points.emplace_back(input.const_data_ptr<float>(), static_cast<std::size_t>(input.size(1)));
            else
                call.input = gridOf<const float>(input);
        }
        at::Tensor residual = op.residual ? asPixels(take(step, op.parts.size())) : at::Tensor();
        const core::Size size = own.outputSize({call.input.width, call.input.height});
        at::Tensor place;
        if (residual.defined()) {
            call.residual = gridOf<const float>(residual);
            if (description(step.output).buffer < 0 && own.mayOverwriteResidual() && isOnlyOwner(residual))
                place = residual;
        }
        if (!place.defined()) place = placeFor(step, {1, own.channels(), size.height, size.width});
        call.output = gridOf<float>(place);
        if (!own.run(call, op.activation, m_context.kernels.workspace(), m_context.stop)) throw Stopped{};
        value(step.output) = std::move(place);
    }

    void upConvolve(const Step& step, const UpConvStep& op) {
        if (const KernelUpConvolution* own = m_context.kernels.ownUpConvolution(op)) {
            const at::Tensor input = asPixels(value(step.inputs[0]));
            at::Tensor place =
                placeFor(step, {1, own->channels, input.size(2) * own->scale, input.size(3) * own->scale});
            const kernels::Epilogue epilogue{own->bias.data(), {}, Activation::None};
            if (!own->kernel.run(gridOf<const float>(input), gridOf<float>(place), epilogue,
                                 m_context.kernels.workspace(), m_context.stop))
                throw Stopped{};
            value(step.output) = std::move(place);
            return;
        }
        const UpConvolution& up = m_context.kernels.upConvolution(op);
        const at::Tensor input = value(step.inputs[0]);
        at::Tensor place = placeFor(step, {1, up.channels(), input.size(2) * up.scale(), input.size(3) * up.scale()});
        up.run(input, place, m_context.stop);
        value(step.output) = std::move(place);
    }

    void normalise(const Step& step, const NormStep& op) {
        const at::Tensor input = value(step.inputs[0]);
        at::Tensor place = placeFor(step, input.sizes());
        scaleAndShift(input, m_context.kernels.norm(op), op.activation, place);
        value(step.output) = std::move(place);
    }

    void concatenate(const Step& step, const ConcatStep& op) {
        std::vector<at::Tensor> parts;
        for (const ValueId id : step.inputs) parts.push_back(value(id));
        at::Tensor whole = slice(step.output, parts.front().size(2), parts.front().size(3));
        if (!whole.defined()) {
            value(step.output) = at::cat(parts, 1);
            return;
        }
        std::int64_t offset = 0;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (std::find(op.copied.begin(), op.copied.end(), i) != op.copied.end())
                whole.narrow(1, offset, parts[i].size(1)).copy_(parts[i]);
            offset += parts[i].size(1);
        }
        value(step.output) = std::move(whole);
    }

    /// Left and top get half of what is missing, rounded down.
    void pad(const Step& step) {
        const at::Tensor input = value(step.inputs[0]), like = value(step.inputs[1]);
        const std::int64_t rows = like.size(2) - input.size(2), columns = like.size(3) - input.size(3);
        store(step,
              rows == 0 && columns == 0
                  ? input
                  : at::constant_pad_nd(input, {columns / 2, columns - columns / 2, rows / 2, rows - rows / 2}, 0));
    }

    const RunContext& m_context;
    std::vector<at::Tensor> m_values;  ///< by ValueId; undefined before they are made and after their last use
    std::vector<at::Tensor> m_buffers; ///< [1, C, H, W] channels last; undefined likewise
};

} // namespace

at::Tensor execute(const RunContext& context, at::Tensor input) { return Run(context, std::move(input)).result(); }

} // namespace inference
