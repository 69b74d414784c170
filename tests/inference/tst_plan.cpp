// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/engine/plan.h"

#include "core/networks/cost.h"
#include "core/networks/registry.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <set>

using namespace inference;

namespace {

core::Graph network(const char* name, int outputStride = 8) {
    core::NetworkOptions options;
    options.outputStride = outputStride;
    return *core::buildNetwork(name, options);
}

template <class Operation> std::vector<const Operation*> stepsOf(const Plan& plan) {
    std::vector<const Operation*> found;
    for (const Step& step : plan.steps)
        if (const auto* operation = std::get_if<Operation>(&step.operation)) found.push_back(operation);
    return found;
}

const Value& valueOf(const Plan& plan, ValueId id) { return plan.values[static_cast<std::size_t>(id)]; }

bool overlap(const Value& a, const Value& b) {
    return a.buffer >= 0 && a.buffer == b.buffer && a.offset < b.offset + b.channels &&
           b.offset < a.offset + a.channels;
}

/// Runs the plan without numbers: everything read is alive, nothing alive is written over, everything dies once.
void checkLives(const Plan& plan) {
    std::set<ValueId> alive = {0};
    std::set<int> deadBuffers;
    for (const Step& step : plan.steps) {
        for (const ValueId input : step.inputs) REQUIRE(alive.count(input) == 1);
        const Value& output = valueOf(plan, step.output);
        REQUIRE(deadBuffers.count(output.buffer) == 0);
        if (!std::holds_alternative<ConcatStep>(step.operation))
            for (const ValueId other : alive) REQUIRE(!overlap(output, valueOf(plan, other)));
        alive.insert(step.output);
        for (const ValueId last : step.lastUses) REQUIRE(alive.erase(last) == 1);
        for (const int buffer : step.lastBuffers) REQUIRE(deadBuffers.insert(buffer).second);
    }
    CHECK(alive == std::set<ValueId>{plan.result});
}

} // namespace

TEST_CASE("every network's plan reads only what lives and writes over nothing that does") {
    for (const core::NetworkInfo& info : core::networks())
        for (const int stride : {8, 16})
            for (const PlanOptions options :
                 {PlanOptions{}, PlanOptions{true, true, true}, PlanOptions{false, false}}) {
                CAPTURE(info.name);
                CAPTURE(options.ownKernels);
                const core::Graph graph = network(std::string(info.name).c_str(), stride);
                for (const core::Output& output : graph.outputs) {
                    checkLives(makePlan(graph, output.logits, options));
                    checkLives(makePlan(graph, output.full, options));
                }
            }
}

TEST_CASE("DeepLabV3 becomes convolutions that add, rectify and join by themselves") {
    const core::Graph graph = network("deeplabv3-resnet50");
    const Plan plan = makePlan(graph, graph.findOutput("out")->logits);
    CHECK(stepsOf<NormStep>(plan).empty());
    CHECK(stepsOf<AddStep>(plan).empty());
    CHECK(stepsOf<ActivationStep>(plan).empty());
    CHECK(stepsOf<ConcatStep>(plan).empty());
    CHECK(stepsOf<ResizeStep>(plan).empty());
    const auto convolutions = stepsOf<ConvStep>(plan);
    CHECK(convolutions.size() == 61); // 53 of ResNet-50, 5 branches, project, two of the head
    const auto adding = [](const ConvStep* step) { return step->residual && step->activation == Activation::Relu; };
    CHECK(std::count_if(convolutions.begin(), convolutions.end(), adding) == 16); // 3 + 4 + 6 + 3 blocks
    const auto project =
        std::find_if(convolutions.begin(), convolutions.end(), [](auto* s) { return s->parts.size() > 1; });
    REQUIRE(project != convolutions.end());
    REQUIRE((*project)->parts.size() == 5);
    for (std::size_t i = 0; i < 5; ++i) {
        CHECK((*project)->parts[i].channels == 256);
        CHECK((*project)->parts[i].point == (i == 4)); // image pooling
    }
}

TEST_CASE("U-Net's concatenations are never written") {
    const core::Graph graph = network("unet");
    const Plan plan = makePlan(graph, graph.findOutput("out")->logits);
    CHECK(plan.buffers.empty());
    CHECK(stepsOf<NormStep>(plan).empty());
    CHECK(stepsOf<UpConvStep>(plan).size() == 4);
    const auto convolutions = stepsOf<ConvStep>(plan);
    CHECK(convolutions.size() == 19);
    CHECK(std::count_if(convolutions.begin(), convolutions.end(), [](auto* s) { return s->parts.size() == 2; }) == 4);
}

TEST_CASE("our own kernels find U-Net's concatenations in one buffer each") {
    const core::Graph graph = network("unet");
    const Plan plan = makePlan(graph, graph.findOutput("out")->logits, {true, true, true});
    CHECK(plan.buffers.size() == 4);
    for (const ConcatStep* concat : stepsOf<ConcatStep>(plan)) CHECK(concat->copied.empty());
    for (const ConvStep* step : stepsOf<ConvStep>(plan)) CHECK(step->parts.size() == 1);
}

TEST_CASE("our own kernels find the atrous branches side by side, and the pooled one as a bias") {
    const core::Graph graph = network("deeplabv3-resnet50");
    const Plan plan = makePlan(graph, graph.findOutput("out")->logits, {true, true, true});
    CHECK(plan.buffers == std::vector<int>{1024});
    const auto concats = stepsOf<ConcatStep>(plan);
    REQUIRE(concats.size() == 1);
    CHECK(concats.front()->copied.empty());
    const auto convolutions = stepsOf<ConvStep>(plan);
    const auto project = std::find_if(convolutions.begin(), convolutions.end(),
                                      [](const ConvStep* step) { return step->parts.size() > 1; });
    REQUIRE(project != convolutions.end());
    REQUIRE((*project)->parts.size() == 2);
    CHECK((*project)->parts[0].channels == 1024);
    CHECK(!(*project)->parts[0].point);
    CHECK((*project)->parts[1].channels == 256);
    CHECK((*project)->parts[1].point);
}

TEST_CASE("normalisations before 1×1 convolutions join them, and the first transition averages while it reads") {
    const core::Graph graph = network("denseaspp121");
    const Plan plan = makePlan(graph, graph.findOutput("out")->logits, {true, true, true});
    CHECK(stepsOf<NormStep>(plan).empty());
    CHECK(stepsOf<AvgPoolStep>(plan).empty());
    const auto convolutions = stepsOf<ConvStep>(plan);
    // 58 dense layers, four transitions, and four of five atrous branches (the first one's input is rectified already).
    CHECK(std::count_if(convolutions.begin(), convolutions.end(), [](auto* s) { return s->before >= 0; }) == 66);
    CHECK(std::count_if(convolutions.begin(), convolutions.end(), [](auto* s) { return s->average; }) == 1);
}

TEST_CASE("dense blocks grow in one buffer each, and nothing is copied") {
    const core::Graph graph = network("denseaspp121");
    const Plan plan = makePlan(graph, graph.findOutput("out")->logits);
    // Four dense blocks and the growing features of the five atrous branches.
    CHECK(plan.buffers == std::vector<int>{832, 1024, 1024, 512, 256});
    for (const ConcatStep* concat : stepsOf<ConcatStep>(plan)) CHECK(concat->copied.empty());
    for (const Step& step : plan.steps)
        if (const auto* pool = std::get_if<AvgPoolStep>(&step.operation)) {
            // Transition 1 averages its 256 channels before the 1×1 convolution halves them.
            CHECK(pool->kernel == 2);
            CHECK(valueOf(plan, step.output).channels == 256);
        }
    CHECK(stepsOf<AvgPoolStep>(plan).size() == 1);
}

TEST_CASE("without options the plan follows the graph node by node") {
    const core::Graph graph = network("denseaspp-mobilenet");
    const core::NodeId target = graph.findOutput("out")->logits;
    const Plan plain = makePlan(graph, target, {false, false});
    CHECK(plain.buffers.empty());
    for (const ConvStep* step : stepsOf<ConvStep>(plain)) {
        CHECK(step->norm == -1);
        CHECK(step->activation == Activation::None);
        CHECK(!step->residual);
    }
    CHECK(makePlan(graph, target).steps.size() < plain.steps.size() / 2);
}

TEST_CASE("a sum whose operands are both convolutions is made by the later one") {
    core::GraphBuilder builder("two-branches", {});
    const auto input = builder.input();
    const auto a = builder.conv("a", input, {3, 8, 1, 1, 0, 1, 1, false});
    const auto b = builder.conv("b", input, {3, 8, 3, 1, 1, 1, 1, false});
    const auto sum = builder.add("sum", core::AddOp{}, {a, b});
    const auto last = builder.relu(sum);
    builder.output("out", last, last);
    const Plan plan = makePlan(builder.finish(), last);
    REQUIRE(plan.steps.size() == 2);
    CHECK(std::get<ConvStep>(plan.steps[0].operation).conv == a);
    CHECK(std::get<ConvStep>(plan.steps[1].operation).conv == b);
    CHECK(plan.steps[1].inputs == std::vector<ValueId>{0, plan.steps[0].output});
}

TEST_CASE("a value that something else reads too is not swallowed") {
    core::GraphBuilder builder("read-twice", {});
    const auto input = builder.input();
    const auto conv = builder.conv("conv", input, {3, 8, 1, 1, 0, 1, 1, false});
    const auto rectified = builder.relu(conv);
    const auto sum = builder.add("sum", core::AddOp{}, {conv, rectified});
    builder.output("out", sum, sum);
    const Plan plan = makePlan(builder.finish(), sum);
    REQUIRE(plan.steps.size() == 3);
    CHECK(std::get<ConvStep>(plan.steps[0].operation).activation == Activation::None);
    CHECK(std::holds_alternative<ActivationStep>(plan.steps[1].operation));
    CHECK(std::holds_alternative<AddStep>(plan.steps[2].operation));
}

TEST_CASE("a pooling that no kernel does with the convolution comes after the normalisation, not before it") {
    for (const int kernel : {2, 3}) {
        CAPTURE(kernel);
        core::GraphBuilder builder("pooled", {});
        const auto conv = builder.conv("conv", builder.input(), {3, 32, 3, 1, 1, 1, 1, false});
        const auto both = builder.add("both", core::AddOp{}, {conv, conv});
        const auto rectified = builder.relu(builder.batchNorm("norm", both));
        const auto narrow = builder.conv("narrow", rectified, {32, 16, 1, 1, 0, 1, 1, false});
        const auto pooled = builder.add("pool", core::AvgPoolOp{kernel, kernel}, {narrow});
        builder.output("out", pooled, pooled);
        const Plan plan = makePlan(builder.finish(), pooled, {true, true, true});
        const auto& last = std::get<ConvStep>(plan.steps.back().operation);
        CHECK(last.average == (kernel == 2));
        CHECK((last.before >= 0) == (kernel == 2));
        CHECK(stepsOf<AvgPoolStep>(plan).size() == (kernel == 2 ? 0 : 1));
        CHECK(stepsOf<NormStep>(plan).size() == (kernel == 2 ? 0 : 1));
    }
}

TEST_CASE("a convolution in groups averages nothing") {
    core::GraphBuilder builder("grouped", {});
    const auto conv = builder.conv("conv", builder.input(), {3, 32, 3, 1, 1, 1, 1, false});
    const auto grouped = builder.conv("grouped", conv, {32, 32, 1, 1, 0, 1, 32, false});
    const auto pooled = builder.add("pool", core::AvgPoolOp{2, 2}, {grouped});
    builder.output("out", pooled, pooled);
    const Plan plan = makePlan(builder.finish(), pooled, {true, true, true});
    for (const ConvStep* step : stepsOf<ConvStep>(plan)) CHECK(!step->average);
    CHECK(stepsOf<AvgPoolStep>(plan).size() == 1);
}

TEST_CASE("the plan's multiplications are the graph's, but for what it saves") {
    const core::Size size{1024, 512};
    for (const char* name : {"deeplabv3-resnet50", "unet", "denseaspp121"}) {
        CAPTURE(name);
        const core::Graph graph = network(name);
        const auto shapes = core::shapesOf(graph, size);
        REQUIRE(shapes);
        for (const bool own : {false, true}) {
            const Plan plan = makePlan(graph, graph.findOutput("out")->logits, {true, true, own});
            double planned = 0;
            for (const std::uint64_t macs : costOf(plan, graph, *shapes).macs) planned += static_cast<double>(macs);
            const auto whole = static_cast<double>(core::costOf(graph, size)->macs);
            CHECK(planned <= whole);
            CHECK(planned >= 0.97 * whole);
        }
    }
}
