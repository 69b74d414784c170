// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/error_of.h"
#include "tests/support/test_files.h"
#include "training/options.h"
#include "training/run_options.h"

#include <doctest/doctest.h>

using namespace training;
using testing_support::errorOf;
using testing_support::TemporaryFolder;

namespace {

std::string sentenceOf(const std::string& json) {
    const auto recipe = parseRecipe(json, "r.json");
    REQUIRE_FALSE(recipe);
    return recipe.error().message;
}

} // namespace

TEST_CASE("every built-in recipe can be read and is named as its file") {
    const auto names = recipeNames();
    CHECK(names == std::vector<std::string>{"demo-deeplabv3", "demo-unet", "demo-denseaspp"});
    for (const std::string& name : names) {
        const auto recipe = loadRecipe(name);
        REQUIRE_MESSAGE(recipe, name);
        CHECK(recipe->name == name);
        CHECK_FALSE(recipe->description.empty());
        CHECK_FALSE(recipe->augmentation.crop.isEmpty());
    }
}

TEST_CASE("a recipe that is written and read is the same, field for field") {
    Recipe recipe;
    recipe.name = "mine";
    recipe.description = "Größe";
    recipe.optimizer = OptimizerKind::RmsProp;
    recipe.learningRate = 1.0 / 3;
    recipe.weightDecay = 1e-8;
    recipe.momentum = 0.999;
    recipe.beta1 = 0.8;
    recipe.beta2 = 0.98;
    recipe.epsilon = 1e-7;
    recipe.alpha = 0.95;
    recipe.schedule = ScheduleKind::Plateau;
    recipe.power = 2;
    recipe.patience = 7;
    recipe.factor = 0.25;
    recipe.warmUpSteps = 12;
    recipe.crossEntropy = 0.5;
    recipe.dice = 2;
    recipe.auxWeight = 0.3;
    recipe.pooledDice = false;
    recipe.classWeights = ClassWeighting::MedianFrequency;
    recipe.epochs = 9;
    recipe.stepsPerEpoch = 77;
    recipe.batch = 3;
    recipe.accumulate = 2;
    recipe.clip = 1.5;
    recipe.auxRateFactor = 10;
    recipe.headRateFactor = 4;
    recipe.freeze = {"backbone."};
    recipe.freezeStatistics = {"a", "b"};
    recipe.precision = TrainingPrecision::Bf16;
    recipe.augmentation = {0.5, 2, {512, 256}, 0.25, 0.1, 0.2, 0.3, 0.04};
    recipe.halfWeights = true;
    recipe.checkpointSteps = 33;
    const auto back = parseRecipe(toJson(recipe), "r.json");
    REQUIRE(back);
    CHECK(toJson(*back) == toJson(recipe));
    CHECK(back->augmentation.crop == core::Size{512, 256});
    CHECK(back->learningRate == recipe.learningRate);
    CHECK(back->classWeights == ClassWeighting::MedianFrequency);
    CHECK(toJson(Recipe{}) != toJson(recipe));
}

TEST_CASE("what is wrong with a recipe is said with file, field and value") {
    CHECK(sentenceOf(R"({"format": 1, "lerningRate": 1})") == "r.json: 'lerningRate' is no field of a recipe.");
    CHECK(sentenceOf(R"({"format": 1, "augmentation": {"flop": 1}})") ==
          "r.json: 'augmentation.flop' is no field of a recipe.");
    CHECK(sentenceOf(R"({"format": 1, "batch": 0})") == "r.json: 'batch' is 0; it must lie between 1 and 4096.");
    CHECK(sentenceOf(R"({"format": 1, "batch": 18446744073709551615})") ==
          "r.json: 'batch' is 18446744073709551615; it must lie between 1 and 4096.");
    CHECK(sentenceOf(R"({"format": 1, "batch": 1.5})") == "r.json: 'batch' is 1.5; it must be a whole number.");
    CHECK(sentenceOf(R"({"format": 1, "learningRate": -1})") ==
          "r.json: 'learningRate' is -1; it must lie between 0 and 1000000.");
    CHECK(sentenceOf(R"({"format": 1, "learningRate": "fast"})") ==
          "r.json: 'learningRate' is \"fast\"; it must be a number.");
    CHECK(sentenceOf(R"({"format": 1, "optimizer": "adagrad"})") ==
          "r.json: 'optimizer' is \"adagrad\"; it must be one of sgd, adam, adamw, rmsprop.");
    CHECK(sentenceOf(R"({"format": 1, "freeze": [""]})") ==
          "r.json: 'freeze' holds \"\"; it must hold texts that are not empty.");
    CHECK(sentenceOf(R"({"format": 1, "augmentation": {"crop": [0, 5]}})").find("'augmentation.crop' is [0,5]") !=
          std::string::npos);
    CHECK(sentenceOf(R"({"format": 1, "augmentation": {"scaleLow": 2}})") ==
          "r.json: 'augmentation.scaleLow' is 2, above 'augmentation.scaleHigh', which is 1.");
    CHECK(sentenceOf(R"({"format": 1, "crossEntropy": 0})").find("nothing to learn from") != std::string::npos);
    CHECK(sentenceOf(R"({"name": "x"})").find("'format' is missing") != std::string::npos);
    CHECK(sentenceOf(R"({"format": 2})").find("'format' is 2") != std::string::npos);
    CHECK(sentenceOf("[]").find("holds array") != std::string::npos);
    CHECK(sentenceOf("{").find("r.json") != std::string::npos);
    CHECK(errorOf(loadRecipe("no-such")).message.find("demo-deeplabv3") != std::string::npos);
}

TEST_CASE("a field is set by key=value, and a wrong one leaves the recipe as it was") {
    Recipe recipe;
    REQUIRE(setRecipeField(recipe, "learningRate=0.25"));
    REQUIRE(setRecipeField(recipe, "optimizer=sgd"));
    REQUIRE(setRecipeField(recipe, "augmentation.flip=0.5"));
    REQUIRE(setRecipeField(recipe, "augmentation.crop=[64,32]"));
    REQUIRE(setRecipeField(recipe, "freeze=[\"backbone.\"]"));
    REQUIRE(setRecipeField(recipe, "name=5"));
    REQUIRE(setRecipeField(recipe, "pooledDice=false"));
    CHECK(recipe.learningRate == 0.25);
    CHECK(recipe.optimizer == OptimizerKind::Sgd);
    CHECK(recipe.augmentation.flip == 0.5);
    CHECK(recipe.augmentation.crop == core::Size{64, 32});
    CHECK(recipe.freeze == std::vector<std::string>{"backbone."});
    CHECK(recipe.name == "5");
    CHECK_FALSE(recipe.pooledDice);
    const std::string before = toJson(recipe);
    CHECK(errorOf(setRecipeField(recipe, "flip=0.5")).message == "--set flip=0.5: 'flip' is no field of a recipe.");
    CHECK(errorOf(setRecipeField(recipe, "augmentation=0.5")).message.find("is no field") != std::string::npos);
    CHECK(errorOf(setRecipeField(recipe, "format=1")).message.find("is no field") != std::string::npos);
    CHECK(errorOf(setRecipeField(recipe, "epochs")).message == "--set epochs: must be written key=value.");
    CHECK(errorOf(setRecipeField(recipe, "epochs=many")).message.find("'many' is no value for 'epochs'") !=
          std::string::npos);
    CHECK(errorOf(setRecipeField(recipe, "epochs=0")).message ==
          "--set epochs=0: 'epochs' is 0; it must lie between 1 and 1000000.");
    CHECK(toJson(recipe) == before);
}

TEST_CASE("a run's options come back from options.json") {
    RunOptions options;
    options.network = "unet";
    options.scheme = "merged-10";
    options.width = 0.125;
    options.datasets = {"/data/a", "scenes"};
    options.seed = 18446744073709551615U;
    options.recipe.epochs = 3;
    options.name = "tiny";
    options.threads = 2;
    const auto back = parseRunOptions(toJson(options), "options.json");
    REQUIRE(back);
    CHECK(toJson(*back) == toJson(options));
    CHECK(back->seed == options.seed);
    CHECK(back->datasets == options.datasets);
    CHECK(!back->scale);
    options.scale = 0.5;
    CHECK(parseRunOptions(toJson(options), "options.json")->scale == 0.5);
    options.scale = 4.5;
    CHECK(errorOf(parseRunOptions(toJson(options), "options.json")).message ==
          "options.json: 'scale' is 4.5; above 0 and up to 4 can be.");
    const TemporaryFolder folder;
    CHECK(errorOf(readRunOptions(folder.path())).message.find("is no run") != std::string::npos);
    testing_support::writeText(folder / "options.json", "{\"format\": 1}");
    CHECK(errorOf(readRunOptions(folder.path())).message.find("options.json") != std::string::npos);
}
