// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/describe.h"

#include "core/weights/safetensors.h"
#include "tests/support/golden_model.h"
#include "tests/support/test_files.h"

#include <doctest/doctest.h>

using namespace testing_support;

TEST_CASE("weights of a known network are described with their network, their types and their sizes") {
    const TemporaryFolder folder;
    const auto path = folder / "w.safetensors";
    core::TensorMap tensors = goldenTensors(core::buildNetwork("unet", {.classes = 19, .width = 0.03}).value());
    std::uint64_t numbers = 0;
    for (const auto& [name, tensor] : tensors) numbers += tensor.elements();
    REQUIRE(core::writeSafetensors(path, tensors, {{"format", "pt"}}));
    const auto description = core::describeWeights(path);
    REQUIRE_MESSAGE(description.has_value(), description.error().message);
    CHECK(description->format == core::CheckpointFormat::Safetensors);
    CHECK(description->fileBytes == std::filesystem::file_size(path));
    CHECK(description->tensors() == tensors.size());
    CHECK(description->numbers == numbers);
    CHECK(description->tensorBytes == numbers * 4);
    REQUIRE(description->network.has_value());
    CHECK(description->network->network == "unet");
    CHECK(description->network->options.classes == 19);
    CHECK(description->notImportable.empty());
    CHECK(description->toText().find("Metadata: 'format' = 'pt'\nunet (milesial form), 19 classes") !=
          std::string::npos);
}

TEST_CASE("weights of no known network are described all the same, with the reason why they cannot be imported") {
    const auto path = dataFolder() / "checkpoints" / "05_dtypes.pt";
    const auto description = core::describeWeights(path);
    REQUIRE_MESSAGE(description.has_value(), description.error().message);
    CHECK_FALSE(description->network.has_value());
    CHECK(description->notImportable.starts_with(path.string() + ": "));
    CHECK(description->tensors() == 9);
    CHECK(description->numbers == 54);
    CHECK(description->tensorsByType.at(core::DType::BF16) == 1);
    CHECK(description->toText().starts_with("torch.save (zip), 2913 bytes\n9 tensors ("));
}

TEST_CASE("weights that Kerbside wrote are described as its own") {
    const TemporaryFolder folder;
    REQUIRE(core::saveModel(goldenModel("unet", {.width = 0.03}), folder.path()));
    const auto description = core::describeWeights(folder / "unet.safetensors");
    REQUIRE_MESSAGE(description.has_value(), description.error().message);
    REQUIRE(description->network.has_value());
    CHECK(description->network->form == "Kerbside");
}

TEST_CASE("what is no checkpoint has no description") {
    CHECK(core::describeWeights(dataFolder() / "checkpoints" / "expected.tsv").error().code ==
          core::ErrorCode::Unsupported);
}
