// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/evaluate_slots.h"
#include "app/cli/evaluate_table.h"
#include "app/cli/frame_inputs.h"
#include "app/cli/model_slots.h"
#include "app/cli/version.h"
#include "core/base/atomic_file.h"
#include "core/base/counted.h"
#include "core/metrics/official.h"
#include "core/store/demo_models.h"

#include <CLI/CLI.hpp>
#include <cmath>
#include <memory>

namespace app::cli {

namespace {

struct EvaluateArguments {
    std::vector<std::string> models, predictions, schemes;
    std::string dataset, split = "val", truth = "fine", group = "after";
    std::string json, official;
    bool nan = false, force = false;
    double failUnder = -1; ///< negative: not asked
    EngineArguments engine;
};

/// Everything that is needed before the first frame is read.
struct Plan {
    core::FrameSource dataset;
    std::vector<EvaluationSlot> slots;
    std::vector<core::ClassScheme> asked;
    std::vector<std::vector<core::ClassScheme>> schemes; ///< per slot
    CountingOptions counting;
};

/// What the command line alone tells; the sentence, or nothing.
std::string usageFault(const EvaluateArguments& arguments) {
    const std::size_t named = arguments.models.size() + arguments.predictions.size();
    const std::size_t slots = named > 0 ? named : core::kDemoModels.size();
    if (arguments.dataset.empty() && !defaultDataset())
        return "no dataset is given; name one with --dataset REF or CITYSCAPES_DATASET.";
    if (!arguments.official.empty() && slots != 1)
        return fmt::format("--official takes exactly one slot, and there are {}.", slots);
    if (std::isnan(arguments.failUnder))
        return "--fail-under: nan is not a threshold from 0 to 1."; // passes CLI::Range
    if (arguments.nan && arguments.official.empty())
        return "--nan says how --official writes; it has no other meaning.";
    return "";
}

core::Result<std::vector<core::ClassScheme>> askedSchemes(const EvaluateArguments& arguments) {
    std::vector<core::ClassScheme> asked;
    for (const std::string& name : arguments.schemes) {
        auto scheme = core::ClassScheme::resolve(name);
        if (!scheme) return core::fail(scheme.error());
        asked.push_back(std::move(*scheme));
    }
    return asked;
}

core::Result<Plan> makePlan(Context& context, const EvaluateArguments& arguments, Plan plan) {
    for (const EvaluationSlot& slot : plan.slots) {
        auto schemes = schemesOf(slot, plan.asked);
        if (!schemes) return core::fail(schemes.error());
        if (!arguments.official.empty() && !slot.space.officialIds())
            return core::fail(
                core::ErrorCode::InvalidArgument,
                "{}: its scheme {} cannot be mapped to cityscapes-19, so that there is no official result "
                "for it.",
                slot.name, ownScheme(slot).name());
        plan.schemes.push_back(std::move(*schemes));
    }
    const std::string dataset = arguments.dataset.empty() ? *defaultDataset() : arguments.dataset;
    auto source = core::FrameSource::open(dataset, {.split = arguments.split, .truth = arguments.truth, .images = ""},
                                          context.stop);
    if (!source) return core::fail(source.error());
    plan.dataset = std::move(*source);
    return plan;
}

core::Status writeOfficial(const EvaluateArguments& arguments, const core::EvaluatedPredictions& counted) {
    const auto scores = core::officialScores(counted.frames, counted.space);
    if (!scores) return core::fail(scores.error());
    const auto undefined = arguments.nan ? core::Undefined::BareNan : core::Undefined::Null;
    return core::writeFileAtomically(arguments.official, core::officialJson(*scores, undefined));
}

core::Result<core::EvaluationRecord> evaluateAll(Context& context, const EvaluateArguments& arguments,
                                                 const Plan& plan) {
    core::EvaluationRecord record;
    record.program = kProgram;
    record.dataset = {plan.dataset.path().string(), plan.dataset.split(), 0, plan.dataset.digest()};
    for (std::size_t i = 0; i < plan.slots.size(); ++i) {
        const EvaluationSlot& slot = plan.slots[i];
        auto counted = countSlot(context, slot, plan.dataset, plan.counting);
        context.console.endProgress();
        if (!counted) return core::fail(counted.error());
        for (const std::string& sentence : counted->forced) context.console.warning(sentence + " Scored all the same.");
        if (i == 0 && counted->withoutTruth > 0)
            context.console.message(core::counted(counted->withoutTruth, "frame has", "frames have") +
                                    " no truth and " + (counted->withoutTruth == 1 ? "is" : "are") + " left out.");
        core::SlotRecord slotRecord{
            slot.name, slot.sha256, slot.space.scheme ? slot.space.scheme->name() : "", counted->forced, {}};
        for (const core::ClassScheme& scheme : plan.schemes[i]) {
            auto scores = core::scoresOf(counted->frames, counted->space, scheme);
            if (!scores) return core::fail(scores.error());
            record.dataset.frames = scores->frames;
            slotRecord.scores.push_back(std::move(*scores));
        }
        record.models.push_back(std::move(slotRecord));
        if (arguments.official.empty()) continue;
        if (const auto written = writeOfficial(arguments, *counted); !written) return core::fail(written.error());
    }
    return record;
}

/// How scores in a scheme that is not a slot's own came about.
std::string mappingNotes(const Plan& plan) {
    std::string notes;
    for (std::size_t i = 0; i < plan.slots.size(); ++i)
        for (const core::ClassScheme& scheme : plan.schemes[i])
            if (const core::ClassScheme own = ownScheme(plan.slots[i]); !(own == scheme))
                notes += fmt::format("{}: {}\n", plan.slots[i].name, mappingText(own, scheme));
    return notes.empty() ? notes : '\n' + notes;
}

/// The slots below the threshold, in the schemes asked for, else in their own.
std::vector<std::string> belowThreshold(const Plan& plan, const core::EvaluationRecord& record, double threshold) {
    std::vector<std::string> sentences;
    for (std::size_t i = 0; i < record.models.size(); ++i)
        for (const core::Scores& scores : record.models[i].scores) {
            if (plan.asked.empty() && !(scores.scheme == ownScheme(plan.slots[i]))) continue;
            if (scores.miou && *scores.miou >= threshold) continue;
            sentences.push_back(
                fmt::format("{}: the official mIoU in {} is {}, below {}.", record.models[i].name, scores.scheme.name(),
                            scores.miou ? fmt::format("{:.4f}", *scores.miou) : "undefined", threshold));
        }
    return sentences;
}

int evaluate(Context& context, const EvaluateArguments& arguments) {
    if (const std::string fault = usageFault(arguments); !fault.empty()) return usageError(context, fault);
    const auto setup = engineSetup(arguments.engine);
    if (!setup) return usageError(context, setup.error().message);
    auto asked = askedSchemes(arguments);
    if (!asked) return usageError(context, asked.error().message);
    const bool nothingNamed = arguments.models.empty() && arguments.predictions.empty();
    auto slots = openSlots(context, nothingNamed ? demoReferences() : arguments.models, arguments.predictions);
    if (!slots)
        return slots.error().code == core::ErrorCode::InvalidArgument ? usageError(context, slots.error().message)
                                                                      : report(context, slots.error());
    const auto plan =
        makePlan(context, arguments, {{}, std::move(*slots), std::move(*asked), {}, {*setup, arguments.force}});
    if (!plan) return report(context, plan.error());
    const auto record = evaluateAll(context, arguments, *plan);
    if (!record) return report(context, record.error());
    if (!arguments.json.empty()) {
        const auto written = core::writeFileAtomically(arguments.json, core::evaluationJson(*record));
        if (!written) return report(context, written.error());
    }
    context.console.result(evaluationTable(*record) + mappingNotes(*plan));
    if (arguments.failUnder < 0) return kOk;
    const auto sentences = belowThreshold(*plan, *record, arguments.failUnder);
    for (const std::string& sentence : sentences) context.console.error(sentence);
    return sentences.empty() ? kOk : kBelowThreshold;
}

} // namespace

Action declareEvaluate(CLI::App& command) {
    auto arguments = std::make_shared<EvaluateArguments>();
    command
        .add_option("--model", arguments->models,
                    "A model, by name or path; may be given several times; default: the "
                    "three demo models")
        ->type_name("[NAME=]REF")
        ->allow_extra_args(false);
    command.add_option("--predictions", arguments->predictions, "A folder of label maps; may be given several times")
        ->type_name("[NAME=]DIR")
        ->allow_extra_args(false);
    command
        .add_option("--dataset", arguments->dataset,
                    "Frames with truth; 'scenes' is the built-in street, 'scenes/film' a film of it; default: "
                    "$CITYSCAPES_DATASET")
        ->type_name("REF");
    command.add_option("--split", arguments->split, "Split of a Cityscapes root or of the built-in street")
        ->type_name("NAME")
        ->capture_default_str();
    command.add_option("--truth", arguments->truth, "gtFine or gtCoarse")
        ->type_name("fine|coarse")
        ->check(CLI::IsMember({"fine", "coarse"}).description(""))
        ->capture_default_str();
    command
        .add_option("--scheme", arguments->schemes,
                    "Score in this scheme, by name or JSON file; may be given several times; default: each slot's "
                    "own, cityscapes-19 and merged-10")
        ->type_name("NAME")
        ->allow_extra_args(false);
    command.add_option("--group", arguments->group, "Classes are merged after the argmax")
        ->type_name("after")
        ->check(CLI::IsMember({"after"}).description(""))
        ->capture_default_str();
    command.add_option("--json", arguments->json, "Write all scores")->type_name("FILE");
    command
        .add_option("--official", arguments->official, "Write the result file of the official script; one slot only")
        ->type_name("FILE");
    command.add_flag("--nan", arguments->nan,
                     "Write undefined values into it as NaN, as that script does, not as null");
    command.add_option("--fail-under", arguments->failUnder, "Exit 3 when an official mIoU is below this")
        ->type_name("0.6")
        ->check(CLI::Range(0.0, 1.0).description(""));
    command.add_flag("--force", arguments->force, "Score what looks like trainIds or holds impossible label ids");
    addEngineOptions(command, arguments->engine);
    return [arguments](Context& context) { return evaluate(context, *arguments); };
}

} // namespace app::cli
