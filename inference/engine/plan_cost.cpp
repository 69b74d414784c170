// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/plan.h"

#include <algorithm>

namespace inference {
namespace {

struct Accountant {
    const Plan& plan;
    const core::Graph& graph;
    const std::vector<core::NodeShape>& shapes;

    std::uint64_t area(ValueId id) const {
        const core::NodeShape& shape = shapes[static_cast<std::size_t>(plan.values[static_cast<std::size_t>(id)].node)];
        return static_cast<std::uint64_t>(shape.height) * static_cast<std::uint64_t>(shape.width);
    }
    std::uint64_t elements(ValueId id) const {
        return area(id) * static_cast<std::uint64_t>(plan.values[static_cast<std::size_t>(id)].channels);
    }

    std::uint64_t macs(const Step& step) const {
        if (const auto* conv = std::get_if<ConvStep>(&step.operation)) {
            const auto& op = std::get<core::ConvOp>(graph.node(conv->conv).operation);
            std::uint64_t channels = 0;
            for (const auto& part : conv->parts)
                if (!part.point) channels += static_cast<std::uint64_t>(part.channels);
            return area(step.output) * channels *
                   static_cast<std::uint64_t>(op.out / op.groups * op.kernel * op.kernel);
        }
        if (const auto* up = std::get_if<UpConvStep>(&step.operation)) {
            const auto& op = std::get<core::ConvTransposeOp>(graph.node(up->conv).operation);
            return area(step.inputs.front()) * static_cast<std::uint64_t>(op.in) *
                   static_cast<std::uint64_t>(op.out * op.kernel * op.kernel);
        }
        return 0;
    }

    /// What a step needs beside its inputs and its output.
    std::uint64_t workspace(const Step& step) const {
        if (plan.ownKernels) return 0; // read and written in place; their scratch does not grow with the frame
        const Value& output = plan.values[static_cast<std::size_t>(step.output)];
        std::uint64_t space = 0;
        if (const auto* conv = std::get_if<ConvStep>(&step.operation)) {
            if (output.buffer >= 0) space += elements(step.output); // computed apart, then copied into its slice
            for (std::size_t i = 0; i < conv->parts.size(); ++i)
                if (plan.values[static_cast<std::size_t>(step.inputs[i])].buffer >= 0)
                    space += elements(step.inputs[i]);
        }
        if (std::holds_alternative<UpConvStep>(step.operation)) space += elements(step.output);
        return space;
    }
};

} // namespace

PlanCost costOf(const Plan& plan, const core::Graph& graph, const std::vector<core::NodeShape>& shapes) {
    const Accountant accountant{plan, graph, shapes};
    PlanCost cost;
    std::vector<std::uint64_t> buffers(plan.buffers.size(), 0); ///< elements, 0 until first written
    std::uint64_t alive = accountant.elements(0);
    for (const Step& step : plan.steps) {
        const Value& output = plan.values[static_cast<std::size_t>(step.output)];
        if (output.buffer < 0) {
            alive += accountant.elements(step.output);
        } else if (auto& buffer = buffers[static_cast<std::size_t>(output.buffer)]; buffer == 0) {
            buffer = accountant.area(step.output) *
                     static_cast<std::uint64_t>(plan.buffers[static_cast<std::size_t>(output.buffer)]);
            alive += buffer;
        }
        cost.peakElements = std::max(cost.peakElements, alive + accountant.workspace(step));
        cost.macs.push_back(accountant.macs(step));
        for (const ValueId id : step.lastUses)
            if (plan.values[static_cast<std::size_t>(id)].buffer < 0) alive -= accountant.elements(id);
        for (const int id : step.lastBuffers) alive -= buffers[static_cast<std::size_t>(id)];
    }
    return cost;
}

} // namespace inference
