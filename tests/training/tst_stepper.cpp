// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/stepper.h"

#include "core/cityscapes/frame_source.h"
#include "tests/inference/small_models.h"
#include "tests/support/test_files.h"
#include "tests/training/made_set.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace training;
using namespace testing_support;

namespace {

constexpr core::Size kSize{64, 48};

LoaderOptions loadingOf(const core::Model& model, const std::filesystem::path& root, int batch) {
    const auto source = core::FrameSource::open(root, {.split = "train"});
    REQUIRE(source);
    LoaderOptions options;
    options.frames = source->frames().size();
    options.cache = std::make_shared<FrameCache>(source->frames(), 0);
    options.classOfLabelId = model.scheme.classOfLabelIds();
    options.input = model.card.input;
    options.augmentation.crop = kSize;
    options.batch = batch;
    options.samplesPerEpoch = 4;
    options.end = 16;
    return options;
}

bool sameBytes(const core::TensorMap& a, const core::TensorMap& b) {
    return std::ranges::equal(
        a, b, [](const auto& x, const auto& y) { return x.first == y.first && x.second.data == y.second.data; });
}

} // namespace

TEST_CASE("the same steps on two threads give the same bits, network, statistics and optimizer") {
    const TemporaryFolder folder;
    writeMadeSet(folder.path(), "train", kSize, 0, 4);
    for (const char* name : {"deeplabv3-resnet50", "unet", "unet-bilinear", "denseaspp121", "denseaspp-mobilenet"}) {
        CAPTURE(name);
        const core::Model model = smallModel(name);
        Recipe recipe;
        recipe.optimizer = OptimizerKind::Adam;
        recipe.learningRate = 1e-3;
        recipe.dice = 0.5;
        recipe.clip = 1;
        TrainingState first;
        for (int run = 0; run < 3; ++run) {
            auto stepper = Stepper::create(model, {recipe, 3, "cpu", 2, {}});
            REQUIRE(stepper);
            Loader loader(loadingOf(model, folder.path(), 2));
            for (int step = 0; step < 4; ++step) REQUIRE(stepper->step(loader, step, 1e-3, {}));
            TrainingState state;
            REQUIRE(stepper->save(state));
            if (run == 0) first = std::move(state);
            if (run == 0) continue;
            CHECK(sameBytes(state.network, first.network));
            CHECK(sameBytes(state.optimizer, first.optimizer));
        }
    }
}

TEST_CASE("a step that is asked to stop is made whole or not at all") {
    const TemporaryFolder folder;
    writeMadeSet(folder.path(), "train", kSize, 0, 1);
    writeMadeSet(folder.path(), "train", {4000, 2000}, 1, 1); // so that the other one is there long before it
    const core::Model model = smallModel("unet");
    Recipe recipe;
    recipe.accumulate = 2;
    auto stepper = Stepper::create(model, {recipe, 3, "cpu", 1, {}});
    REQUIRE(stepper);
    LoaderOptions loading = loadingOf(model, folder.path(), 1);
    // Begins with the small frame.
    while (frameAt(loading.seed, 0, 0, 2) != 0) ++loading.seed;
    loading.samplesPerEpoch = 2;
    Loader loader(loading);
    std::stop_source stop;
    stop.request_stop();
    const core::TensorMap before = stepper->weights();
    for (;;) {
        const auto loss = stepper->step(loader, 0, 1e-3, stop.get_token());
        if (loss) break;
        REQUIRE(loss.error().code == core::ErrorCode::Cancelled);
        REQUIRE(sameBytes(stepper->weights(), before));
    }
    CHECK_FALSE(sameBytes(stepper->weights(), before));
}
