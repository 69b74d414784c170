// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/plan_text.h"

#include <algorithm>
#include <fmt/format.h>

namespace inference {
namespace {

std::string activationText(Activation activation) {
    return activation == Activation::Relu ? ", relu" : activation == Activation::Relu6 ? ", relu6" : "";
}

struct Describer {
    const Step& step;
    const Plan& plan;
    const core::Graph& graph;

    std::string operator()(const ConvStep& conv) const {
        const auto& op = std::get<core::ConvOp>(graph.node(conv.conv).operation);
        std::string text;
        if (conv.before >= 0) text += "norm" + activationText(conv.beforeActivation) + ", ";
        if (conv.average) text += "mean 2×2, ";
        text += fmt::format("conv {0}×{0}", op.kernel);
        if (op.stride > 1) text += fmt::format(" stride {}", op.stride);
        if (op.dilation > 1) text += fmt::format(" dilation {}", op.dilation);
        if (op.groups > 1) text += fmt::format(" groups {}", op.groups);
        text += fmt::format(", {} → {}", op.in, op.out);
        if (conv.norm >= 0) text += ", norm";
        const auto points = std::count_if(conv.parts.begin(), conv.parts.end(), [](const auto& p) { return p.point; });
        if (points > 0) text += ", a point as bias";
        if (conv.parts.size() - static_cast<std::size_t>(points) > 1)
            text += fmt::format(", {} parts summed up", conv.parts.size() - static_cast<std::size_t>(points));
        if (conv.residual) text += ", sum";
        return text + activationText(conv.activation);
    }
    std::string operator()(const UpConvStep& up) const {
        const auto& op = std::get<core::ConvTransposeOp>(graph.node(up.conv).operation);
        return fmt::format("transposed conv {0}×{0}, {1} → {2}", op.kernel, op.in, op.out);
    }
    std::string operator()(const NormStep& norm) const { return "norm" + activationText(norm.activation); }
    std::string operator()(const ActivationStep& only) const { return activationText(only.activation).substr(2); }
    std::string operator()(const MaxPoolStep& pool) const {
        return fmt::format("max {0}×{0} stride {1}", pool.kernel, pool.stride);
    }
    std::string operator()(const AvgPoolStep& pool) const {
        return fmt::format("mean {0}×{0} stride {1}", pool.kernel, pool.stride);
    }
    std::string operator()(const GlobalPoolStep&) const { return "mean of the grid"; }
    std::string operator()(const ConcatStep& concat) const {
        return fmt::format("concat of {}, {} copied", step.inputs.size(), concat.copied.size());
    }
    std::string operator()(const AddStep&) const { return "sum"; }
    std::string operator()(const UpsampleStep& up) const { return fmt::format("bilinear ×{}", up.scale); }
    std::string operator()(const ResizeStep&) const { return "bilinear"; }
    std::string operator()(const PadStep&) const { return "zeros around"; }
};

} // namespace

std::string operationText(const Step& step, const Plan& plan, const core::Graph& graph) {
    std::string text = std::visit(Describer{step, plan, graph}, step.operation);
    const Value& output = plan.values[static_cast<std::size_t>(step.output)];
    if (output.buffer >= 0 && !std::holds_alternative<ConcatStep>(step.operation))
        text += fmt::format(" → channels {}–{} of buffer {}", output.offset, output.offset + output.channels - 1,
                            output.buffer);
    return text;
}

} // namespace inference
