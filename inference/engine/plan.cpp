// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/plan.h"

#include "inference/engine/placement.h"

#include <algorithm>

namespace inference {
namespace {

using core::Graph;
using core::NodeId;

template <class Operation> const Operation* as(const Graph& graph, NodeId id) {
    return std::get_if<Operation>(&graph.node(id).operation);
}

/// Neighbours that become one step: convolution, then (each optional) pooling that is done first, normalisation, sum
/// and activation; or normalisation and activation.
struct Chain {
    NodeId head = 0;
    NodeId last = 0; ///< whose result the step has
    NodeId pool = -1;
    NodeId norm = -1;
    NodeId residual = -1;
    Activation activation = Activation::None;
    NodeId before = -1; ///< the chain of a normalisation that joins this convolution: its last node
};

class Planner {
public:
    Planner(const Graph& graph, NodeId target, const PlanOptions& options)
        : m_graph(graph), m_target(target), m_options(options), m_users(graph.nodes.size()),
          m_value(graph.nodes.size(), -1), m_channels(graph.nodes.size(), 0), m_chainAt(graph.nodes.size()),
          m_state(graph.nodes.size(), State::Own), m_point(graph.nodes.size(), 0) {}

    Plan make() {
        findUsers();
        describeNodes();
        findChains();
        for (NodeId id = 0; id <= m_target; ++id)
            if (isLive(id)) emit(id);
        m_plan.result = m_value[index(m_target)];
        m_plan.ownKernels = m_options.ownKernels;
        if (m_options.fuse) placeInBuffers(m_plan);
        findLastUses(m_plan);
        return std::move(m_plan);
    }

private:
    enum class State { Own, Inside, ChainEnd }; ///< a step of its own, swallowed by a chain, or the end of one

    static std::size_t index(NodeId id) { return static_cast<std::size_t>(id); }
    bool isLive(NodeId id) const { return id == m_target || !m_users[index(id)].empty(); }

    void findUsers() {
        std::vector<char> live(m_graph.nodes.size(), 0);
        live[index(m_target)] = 1;
        for (NodeId id = m_target; id >= 0; --id) {
            if (!live[index(id)]) continue;
            for (const NodeId input : m_graph.node(id).inputs) {
                live[index(input)] = 1;
                m_users[index(input)].push_back(id);
            }
        }
    }

    void describeNodes() {
        for (NodeId id = 0; id <= m_target; ++id) {
            const core::Node& node = m_graph.node(id);
            auto& channels = m_channels[index(id)];
            auto& point = m_point[index(id)];
            const auto pointInputs = std::count_if(node.inputs.begin(), node.inputs.end(),
                                                   [&](NodeId from) { return m_point[index(from)] != 0; });
            point = !node.inputs.empty() && pointInputs == static_cast<long>(node.inputs.size());
            if (const auto* start = as<core::InputOp>(m_graph, id))
                channels = start->channels;
            else if (const auto* conv = as<core::ConvOp>(m_graph, id))
                channels = conv->out;
            else if (const auto* up = as<core::ConvTransposeOp>(m_graph, id))
                channels = up->out;
            else if (as<core::ConcatOp>(m_graph, id) != nullptr)
                for (const NodeId from : node.inputs) channels += m_channels[index(from)];
            else
                channels = m_channels[index(node.inputs.front())];
            if (as<core::GlobalAvgPoolOp>(m_graph, id) != nullptr) point = 1;
        }
    }

    NodeId soleUser(NodeId id) const {
        return id != m_target && m_users[index(id)].size() == 1 ? m_users[index(id)].front() : -1;
    }

    /// The sole user of the chain's end behind dropouts, which do nothing here; they join the chain.
    NodeId next(Chain& chain) {
        NodeId user = soleUser(chain.last);
        while (user >= 0 && as<core::DropoutOp>(m_graph, user) != nullptr) {
            extend(chain, user);
            user = soleUser(user);
        }
        return user;
    }

    void extend(Chain& chain, NodeId to) {
        m_state[index(chain.last)] = State::Inside;
        chain.last = to;
        m_state[index(to)] = State::Inside;
    }

    void takeActivation(Chain& chain) {
        const NodeId user = next(chain);
        if (user < 0) return;
        if (as<core::ReluOp>(m_graph, user) != nullptr)
            chain.activation = Activation::Relu;
        else if (as<core::Relu6Op>(m_graph, user) != nullptr)
            chain.activation = Activation::Relu6;
        else
            return;
        extend(chain, user);
    }

    void finish(const Chain& chain) {
        m_state[index(chain.last)] = State::ChainEnd;
        m_chainAt[index(chain.last)] = chain;
    }

    /// From the last convolution to the first: of two convolutions that are added up the later one takes the sum, so
    /// that the other operand is there when it runs.
    void findChains() {
        for (NodeId id = m_target; id >= 0; --id) {
            if (!isLive(id)) continue;
            const auto* conv = as<core::ConvOp>(m_graph, id);
            if (conv == nullptr) continue;
            Chain chain{id, id, -1, -1, -1, Activation::None, -1};
            NodeId user = next(chain);
            const bool pointwise = conv->kernel == 1 && conv->stride == 1 && conv->padding == 0;
            if (m_options.fuse && pointwise && user >= 0 && as<core::AvgPoolOp>(m_graph, user) != nullptr &&
                as<core::ConcatOp>(m_graph, behindDropouts(m_graph.node(id).inputs.front())) == nullptr) {
                // A mean of products is the product of the mean: a quarter of the multiplications.
                chain.pool = user;
                extend(chain, user);
                user = next(chain);
            }
            if (m_options.fold && user >= 0 && as<core::BatchNormOp>(m_graph, user) != nullptr) {
                chain.norm = user;
                extend(chain, user);
                user = next(chain);
            }
            if (m_options.fuse) {
                if (user >= 0 && as<core::AddOp>(m_graph, user) != nullptr && m_state[index(user)] == State::Own) {
                    const auto& operands = m_graph.node(user).inputs;
                    chain.residual = operands[0] == chain.last ? operands[1] : operands[0];
                    extend(chain, user);
                }
                takeActivation(chain);
            }
            finish(chain);
        }
        for (NodeId id = 0; id <= m_target; ++id) {
            if (!isLive(id) || m_state[index(id)] != State::Own || as<core::BatchNormOp>(m_graph, id) == nullptr)
                continue;
            Chain chain{id, id, -1, id, -1, Activation::None, -1};
            if (m_options.fuse) takeActivation(chain);
            finish(chain);
        }
        if (m_options.ownKernels)
            for (NodeId id = 0; id <= m_target; ++id)
                if (isLive(id) && m_state[index(id)] == State::ChainEnd) joinNormalisation(m_chainAt[index(id)]);
    }

    /// A normalisation that only one 1×1 convolution reads is done while that reads its input.
    void joinNormalisation(Chain& chain) {
        const auto* conv = as<core::ConvOp>(m_graph, chain.head);
        if (conv == nullptr || conv->kernel != 1 || conv->padding != 0 || conv->groups != 1) return;
        if (chain.pool >= 0 && !averages(chain)) return; // that pooling is a step of its own, before the convolution
        const NodeId from = m_graph.node(chain.head).inputs.front();
        if (m_state[index(from)] != State::ChainEnd || soleUser(from) != chain.head) return;
        const Chain& norm = m_chainAt[index(from)];
        if (norm.head != norm.norm) return;
        chain.before = from;
        m_state[index(from)] = State::Inside;
    }

    /// The convolution averages 2×2 pixels itself.
    bool averages(const Chain& chain) const {
        if (!m_options.ownKernels || chain.pool < 0 || as<core::ConvOp>(m_graph, chain.head)->groups != 1) return false;
        const auto* pool = as<core::AvgPoolOp>(m_graph, chain.pool);
        return pool->kernel == 2 && pool->stride == 2;
    }

    ValueId addStep(StepOperation operation, std::vector<ValueId> inputs, NodeId node, int channels) {
        const auto output = static_cast<ValueId>(m_plan.values.size());
        m_plan.values.push_back({node, channels, -1, 0});
        m_plan.steps.push_back({std::move(operation), std::move(inputs), output, {}, {}});
        return output;
    }

    void emit(NodeId id) {
        if (m_state[index(id)] == State::Inside) return;
        if (m_state[index(id)] == State::ChainEnd) return emitChain(m_chainAt[index(id)]);
        const core::Node& node = m_graph.node(id);
        if (as<core::InputOp>(m_graph, id) != nullptr) {
            m_value[index(id)] = 0;
            m_plan.values.push_back({id, m_channels[index(id)], -1, 0});
            return;
        }
        std::vector<ValueId> inputs;
        for (const NodeId input : node.inputs) inputs.push_back(m_value[index(input)]);
        if (as<core::DropoutOp>(m_graph, id) != nullptr) {
            m_value[index(id)] = inputs.front();
            return;
        }
        if (isSpreadPart(id)) {
            m_value[index(id)] = inputs.front();
            return;
        }
        if (as<core::ConcatOp>(m_graph, id) != nullptr && isSummed(id)) return;
        m_value[index(id)] = addStep(operationOf(id), std::move(inputs), id, m_channels[index(id)]);
    }

    StepOperation operationOf(NodeId id) const {
        if (const auto* op = as<core::MaxPoolOp>(m_graph, id)) return MaxPoolStep{op->kernel, op->stride, op->padding};
        if (const auto* op = as<core::AvgPoolOp>(m_graph, id)) return AvgPoolStep{op->kernel, op->stride};
        if (const auto* op = as<core::UpsampleOp>(m_graph, id)) return UpsampleStep{op->scale, op->alignCorners};
        if (const auto* op = as<core::ResizeLikeOp>(m_graph, id)) return ResizeStep{op->alignCorners};
        if (as<core::GlobalAvgPoolOp>(m_graph, id) != nullptr) return GlobalPoolStep{};
        if (as<core::PadLikeOp>(m_graph, id) != nullptr) return PadStep{};
        if (as<core::AddOp>(m_graph, id) != nullptr) return AddStep{};
        if (as<core::Relu6Op>(m_graph, id) != nullptr) return ActivationStep{Activation::Relu6};
        if (as<core::ReluOp>(m_graph, id) != nullptr) return ActivationStep{Activation::Relu};
        if (as<core::ConvTransposeOp>(m_graph, id) != nullptr) return UpConvStep{id};
        ConcatStep concat; // the only operation left
        for (std::size_t i = 0; i < m_graph.node(id).inputs.size(); ++i) concat.copied.push_back(i);
        return concat;
    }

    void emitChain(const Chain& chain) {
        const NodeId from = m_graph.node(chain.head).inputs.front();
        if (chain.head == chain.norm) {
            m_value[index(chain.last)] = addStep(NormStep{chain.norm, chain.activation}, {m_value[index(from)]},
                                                 chain.last, m_channels[index(chain.last)]);
            return;
        }
        ConvStep step;
        step.conv = chain.head;
        step.norm = chain.norm;
        step.activation = chain.activation;
        step.residual = chain.residual >= 0;
        step.average = averages(chain);
        std::vector<ValueId> inputs;
        const NodeId source = behindDropouts(from);
        if (chain.before >= 0) {
            const Chain& norm = m_chainAt[index(chain.before)];
            const NodeId read = m_graph.node(norm.head).inputs.front();
            step.before = norm.norm;
            step.beforeActivation = norm.activation;
            inputs.push_back(m_value[index(read)]);
            step.parts.push_back({m_channels[index(read)], false});
        } else if (as<core::ConcatOp>(m_graph, source) != nullptr && isSummed(source)) {
            for (const NodeId input : m_graph.node(source).inputs) {
                inputs.push_back(m_value[index(input)]);
                step.parts.push_back({m_channels[index(input)], isSpreadPart(input)});
            }
            if (m_options.ownKernels) gatherParts(source, step.parts, inputs);
        } else {
            inputs.push_back(m_value[index(from)]);
            step.parts.push_back({m_channels[index(from)], false});
        }
        if (chain.pool >= 0 && !step.average)
            inputs.front() = addStep(operationOf(chain.pool), {inputs.front()}, chain.pool, m_channels[index(from)]);
        if (chain.residual >= 0) inputs.push_back(m_value[index(chain.residual)]);
        m_value[index(chain.last)] =
            addStep(std::move(step), std::move(inputs), chain.last, m_channels[index(chain.last)]);
    }

    /// Neighbours that are no points become one part, written side by side.
    void gatherParts(NodeId concat, std::vector<ConvStep::Part>& parts, std::vector<ValueId>& inputs) {
        std::vector<ConvStep::Part> gathered;
        std::vector<ValueId> values;
        for (std::size_t i = 0; i < parts.size();) {
            std::size_t end = i + 1;
            ConvStep::Part part = parts[i];
            while (!part.point && end < parts.size() && !parts[end].point) part.channels += parts[end++].channels;
            ValueId value = inputs[i];
            if (end > i + 1) {
                ConcatStep step;
                for (std::size_t k = 0; k < end - i; ++k) step.copied.push_back(k);
                using Offset = std::vector<ValueId>::difference_type;
                value = addStep(std::move(step),
                                {inputs.begin() + static_cast<Offset>(i), inputs.begin() + static_cast<Offset>(end)},
                                concat, part.channels);
            }
            gathered.push_back(part);
            values.push_back(value);
            i = end;
        }
        parts = std::move(gathered);
        inputs = std::move(values);
    }

    /// 1×1 whatever the frame's size, spread over the grid.
    bool isSpreadPoint(NodeId id) const {
        return as<core::ResizeLikeOp>(m_graph, id) != nullptr && m_point[index(m_graph.node(id).inputs[0])] != 0;
    }

    NodeId behindDropouts(NodeId id) const {
        while (as<core::DropoutOp>(m_graph, id) != nullptr) id = m_graph.node(id).inputs.front();
        return id;
    }

    /// A concatenation that only one convolution reads need not be written, unless it grows an older one (dense
    /// blocks): then writing in place is cheaper. Our own kernels read slices, so that only parts that are points gain.
    bool isSummed(NodeId concat) const {
        if (!m_options.fuse) return false;
        NodeId user = soleUser(concat);
        while (user >= 0 && as<core::DropoutOp>(m_graph, user) != nullptr) user = soleUser(user);
        if (user < 0) return false;
        const auto* conv = as<core::ConvOp>(m_graph, user);
        if (conv == nullptr || conv->groups != 1) return false;
        const auto& inputs = m_graph.node(concat).inputs;
        if (m_options.ownKernels &&
            std::none_of(inputs.begin(), inputs.end(), [&](NodeId input) { return isSpreadPoint(input); }))
            return false;
        return std::none_of(inputs.begin(), inputs.end(), [&](NodeId input) {
            return as<core::ConcatOp>(m_graph, behindDropouts(input)) != nullptr;
        });
    }

    /// A point spread over the grid only to be concatenated for a 1×1 convolution.
    bool isSpreadPart(NodeId id) const {
        const auto& inputs = m_graph.node(id).inputs;
        if (!m_options.fuse || as<core::ResizeLikeOp>(m_graph, id) == nullptr || m_point[index(inputs[0])] == 0 ||
            m_point[index(inputs[1])] != 0)
            return false;
        const NodeId concat = soleUser(id);
        if (concat < 0 || as<core::ConcatOp>(m_graph, concat) == nullptr || !isSummed(concat)) return false;
        const auto& parts = m_graph.node(concat).inputs;
        const bool onlyPoints =
            std::all_of(parts.begin(), parts.end(), [&](NodeId part) { return isSpreadPoint(part); });
        NodeId user = soleUser(concat);
        while (as<core::DropoutOp>(m_graph, user) != nullptr) user = soleUser(user);
        const auto& conv = std::get<core::ConvOp>(m_graph.node(user).operation);
        return !onlyPoints && conv.kernel == 1 && conv.stride == 1 && conv.padding == 0;
    }

    const Graph& m_graph;
    NodeId m_target;
    PlanOptions m_options;
    std::vector<std::vector<NodeId>> m_users; ///< live ones; empty: not needed for the target
    std::vector<ValueId> m_value;
    std::vector<int> m_channels;
    std::vector<Chain> m_chainAt;
    std::vector<State> m_state;
    std::vector<char> m_point; ///< 1×1 whatever the input's size
    Plan m_plan;
};

} // namespace

Plan makePlan(const Graph& graph, NodeId target, const PlanOptions& options) {
    return Planner(graph, target, options).make();
}

} // namespace inference
