// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Checkpoints as files; what is inside them is tested in tst_import.cpp.
#include "core/base/digest.h"
#include "core/weights/safetensors.h"
#include "tests/support/golden_model.h"
#include "tests/support/test_files.h"

#include <doctest/doctest.h>

using namespace testing_support;
namespace fs = std::filesystem;

namespace {

core::TensorMap smallUNet() {
    return goldenTensors(core::buildNetwork("unet", {.classes = 21, .width = 0.03}).value());
}

/// A foreign safetensors file: what a Python program would write.
fs::path foreignFile(const TemporaryFolder& folder, const core::TensorMap& tensors) {
    fs::path path = folder / "street.v2.safetensors";
    REQUIRE(core::writeSafetensors(path, tensors, {{"format", "pt"}}));
    return path;
}

template <class Value> bool wasCancelled(const core::Result<Value>& result) {
    return !result && result.error().code == core::ErrorCode::Cancelled;
}

} // namespace

TEST_CASE("a checkpoint file becomes a model whose card tells where it comes from") {
    const TemporaryFolder folder;
    const fs::path path = foreignFile(folder, smallUNet());
    const auto imported = core::importCheckpoint(path);
    REQUIRE_MESSAGE(imported, imported.error().message);
    CHECK(imported->report.form == "milesial");
    CHECK(imported->model.card.name == "street.v2");
    CHECK(imported->model.card.scheme == "voc-21");
    CHECK(imported->model.card.origin == "Imported from street.v2.safetensors (safetensors, milesial form, SHA-256 " +
                                             core::sha256OfFile(path).value() + ").");
    CHECK(core::inspectCheckpoint(path)->used == 100);
}

TEST_CASE("weights that Kerbside wrote are recognised as its own") {
    const TemporaryFolder folder;
    REQUIRE(core::saveModel(goldenModel("unet", {.width = 0.03}), folder.path()));
    const auto imported = core::importCheckpoint(folder / "unet.safetensors");
    REQUIRE(imported);
    CHECK(imported->report.form == "Kerbside");
}

TEST_CASE("an import that is stopped gives nothing, of any format, and the save leaves no file") {
    const TemporaryFolder folder;
    std::stop_source stop;
    stop.request_stop();
    const fs::path path = foreignFile(folder, smallUNet());
    core::ImportOptions options;
    options.stop = stop.get_token();
    CHECK(wasCancelled(core::importCheckpoint(path, options)));
    CHECK(wasCancelled(core::inspectCheckpoint(path, options)));
    CHECK(wasCancelled(core::importTensors(smallUNet(), "made", options)));
    for (const char* name : {"01_plain_dict.pt", "11_legacy_plain.pt"}) {
        const fs::path made = dataFolder() / "checkpoints" / name;
        REQUIRE_MESSAGE(fs::exists(made), made.string());
        CHECK(wasCancelled(core::readCheckpoint(made, {}, stop.get_token())));
    }
    CHECK(wasCancelled(core::sha256OfFile(path, stop.get_token())));
    const fs::path out = folder / "out";
    fs::create_directories(out);
    CHECK(wasCancelled(core::saveModel(goldenModel("unet", {.width = 0.03}), out, stop.get_token())));
    CHECK(fs::is_empty(out));
}

TEST_CASE("a truncated, a missing and a strange file are refused by name") {
    const TemporaryFolder folder;
    const fs::path path = foreignFile(folder, smallUNet());
    fs::resize_file(path, fs::file_size(path) - 1);
    for (const fs::path& bad : {path, folder / "none.pth"}) {
        const auto imported = core::importCheckpoint(bad);
        REQUIRE_FALSE(imported);
        CHECK(imported.error().message.starts_with(bad.string() + ": "));
        CHECK_FALSE(core::inspectCheckpoint(bad));
    }
    CHECK(core::importCheckpoint(folder / "none.pth").error().code == core::ErrorCode::NotFound);

    const fs::path other = folder / "other.safetensors";
    REQUIRE(core::writeSafetensors(other, {{"fc.weight", core::Tensor::fromFloats({1}, {1})}}));
    const auto imported = core::importCheckpoint(other);
    REQUIRE_FALSE(imported);
    CHECK(imported.error().code == core::ErrorCode::NotFound);
    CHECK(imported.error().message.starts_with(other.string() + ": holds none of the tensors looked for: "));
}
