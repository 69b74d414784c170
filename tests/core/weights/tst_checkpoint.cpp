// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The collected files of tests/data/checkpoints, against what torch itself says of them (expected.tsv).
#include "core/weights/checkpoint.h"
#include "core/weights/memory_guard.h"

#include "core/base/atomic_file.h"
#include "tests/support/test_files.h"

#include <cmath>
#include <doctest/doctest.h>
#include <numeric>
#include <sstream>

using namespace testing_support;
using core::CheckpointFormat;

namespace {

std::vector<std::string> split(const std::string& text, const std::string& separator) {
    std::vector<std::string> parts;
    std::size_t start = 0;
    for (std::size_t end; (end = text.find(separator, start)) != std::string::npos; start = end + separator.size())
        parts.push_back(text.substr(start, end - start));
    parts.push_back(text.substr(start));
    return parts;
}

/// "name dtype [shape] sum"
void checkTensor(const std::string& row, const core::TensorMap& tensors) {
    CAPTURE(row);
    const std::size_t shapeStart = row.find('[', row.find(' '));
    const std::size_t shapeEnd = row.find("] ", shapeStart) + 1;
    const auto words = split(row.substr(0, shapeStart - 1), " ");
    REQUIRE(words.size() == 2);
    const auto found = tensors.find(words[0]);
    REQUIRE(found != tensors.end());
    const core::Tensor& tensor = found->second;
    CHECK(core::dtypeName(tensor.type) == words[1]);
    CHECK(core::shapeText(tensor.shape) == row.substr(shapeStart, shapeEnd - shapeStart));
    CHECK(tensor.data.size() == tensor.elements() * core::itemSize(tensor.type));
    const auto values = core::toFloats(tensor);
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    const double expected = std::stod(row.substr(shapeEnd));
    CHECK(std::fabs(sum - expected) <= 1e-4 * std::max(1e-3, std::fabs(expected)));
}

const core::Tensor& tensorOf(const core::Checkpoint& checkpoint, const std::string& name) {
    REQUIRE(checkpoint.tensors.contains(name));
    return checkpoint.tensors.at(name);
}

core::Checkpoint sample(const std::string& name) {
    auto checkpoint = core::readCheckpoint(dataFolder() / "checkpoints" / name);
    REQUIRE_MESSAGE(checkpoint.has_value(), checkpoint.error().message);
    return std::move(*checkpoint);
}

std::string refusal(const std::string& name, core::ErrorCode code) {
    const auto path = dataFolder() / "checkpoints" / name;
    const auto checkpoint = core::readCheckpoint(path);
    REQUIRE_FALSE(checkpoint.has_value());
    CHECK(checkpoint.error().code == code);
    REQUIRE(checkpoint.error().message.starts_with(path.string() + ": "));
    return checkpoint.error().message.substr(path.string().size() + 2);
}

} // namespace

TEST_CASE("each of the 57 collected files is read or refused as expected.tsv says") {
    std::istringstream table(core::readFile(dataFolder() / "checkpoints" / "expected.tsv", 1 << 20).value());
    std::string line;
    std::getline(table, line);
    int files = 0;
    while (std::getline(table, line)) {
        const auto columns = split(line, "\t");
        REQUIRE(columns.size() >= 4);
        CAPTURE(columns[0]);
        ++files;
        const auto checkpoint = core::readCheckpoint(dataFolder() / "checkpoints" / columns[0]);
        if (columns[1] == "refuse") {
            REQUIRE_FALSE(checkpoint.has_value());
            CHECK(checkpoint.error().message.ends_with('.'));
            continue;
        }
        REQUIRE_MESSAGE(checkpoint.has_value(), checkpoint.error().message);
        CHECK(checkpoint->tensors.size() == std::stoul(columns[2]));
        for (const std::string& row : split(columns[3], "; ")) checkTensor(row, checkpoint->tensors);
    }
    CHECK(files == 57);
}

TEST_CASE("the format is told from the content") {
    CHECK(sample("01_plain_dict.pt").format == CheckpointFormat::TorchZip);
    CHECK(sample("cpp_pickle_dict.ptc").format == CheckpointFormat::TorchZip);
    CHECK(sample("11_legacy_plain.pt").format == CheckpointFormat::TorchLegacy);
    CHECK(sample("30_torchscript.pt").format == CheckpointFormat::TorchScript);
    CHECK(sample("cpp_module.ptc").format == CheckpointFormat::TorchScript);
    CHECK(core::formatName(CheckpointFormat::Safetensors) == "safetensors");
}

TEST_CASE("strides and offsets are honoured: a channels_last, a transposed and a sliced tensor come out row-major") {
    const auto checkpoint = sample("19_strides.pt");
    CHECK(core::toFloats(tensorOf(checkpoint, "tr")) == std::vector<float>{0, 3, 1, 4, 2, 5}); // of 0..5 as 2 x 3
    const auto slice = core::toFloats(tensorOf(checkpoint, "sl"));
    CHECK(slice == std::vector<float>{1, 2, 4, 5});
    CHECK(tensorOf(checkpoint, "cl").shape == std::vector<std::int64_t>{1, 4, 5, 6});
}

TEST_CASE("tensors on one storage get bytes of their own") {
    const auto checkpoint = sample("12_shared_storage.pt");
    CHECK(core::toFloats(tensorOf(checkpoint, "a")) == std::vector<float>{0, 1, 2, 3});
    CHECK(core::toFloats(tensorOf(checkpoint, "b")) == std::vector<float>{4, 5, 6, 7, 8, 9});
}

TEST_CASE("a module pickled whole gives the names of its state_dict, and so does one in the old format") {
    for (const std::string name : {"24_whole_module.pt", "24b_whole_module_legacy.pt", "30_torchscript.pt"}) {
        CAPTURE(name);
        const auto checkpoint = sample(name);
        std::string names;
        for (const auto& [key, tensor] : checkpoint.tensors) names += key + " ";
        CHECK(names == "0.weight 1.bias 1.num_batches_tracked 1.running_mean 1.running_var 1.weight ");
    }
}

TEST_CASE("the state of an optimizer is found by its path, and what is no tensor is told") {
    const auto checkpoint = sample("07_nested_optimizer.pt");
    CHECK(checkpoint.tensors.contains("optimizer.state.0.momentum_buffer"));
    CHECK(sample("06_numpy_scalar.pt").notes ==
          std::vector<std::string>{
              "Not read, since only tensors are wanted: values made by 'numpy.core.multiarray.scalar'."});
    CHECK(sample("01_plain_dict.pt").notes.empty());
}

TEST_CASE("each refused sample says why") {
    using enum core::ErrorCode;
    CHECK(refusal("26_complex.pt", Unsupported) == "the tensor 't' is complex64; such numbers are no weights.");
    CHECK(refusal("31_namespace.pt", Unsupported) == "holds no tensor.");
    CHECK(refusal("33_conj.pt", Unsupported) == "the tensor 't' is complex64; such numbers are no weights.");
    CHECK(refusal("m2_other_root_entry.pt", Corrupt) ==
          "the zip entry 'other/x' lies outside the archive's one folder '01_plain_dict'.");
    CHECK(refusal("m4_numel_lie.pt", Corrupt) ==
          "the record 'data/0' has 24 bytes, but its storage claims 250 x float32, 1000 bytes.");
    CHECK(refusal("m5_shape_lie.pt", Corrupt) == "the tensor 'a' of shape [240, 240], strides [3, 1] and offset 0 "
                                                 "reaches outside its storage '0' of 6 elements.");
    CHECK(refusal("m6_no_version.pt", Corrupt) ==
          "the archive has no version entry, so it was not written by torch or has lost it.");
    CHECK(refusal("m7_big_version.pt", Unsupported) == "has version 99 of torch's format; at most 10 is read.");
    CHECK(refusal("m8_bigendian_marker.pt", Unsupported) ==
          "its data have the byte order 'big'; only 'little' is read.");
    CHECK(refusal("m9_missing_record.pt", Corrupt) == "the record 'data/1' is missing.");
}

TEST_CASE("running out of memory is an error that names the file, not an exception") {
    const auto outcome = [](const auto& thrown) {
        return core::withinMemory("large.pth", [&]() -> core::Result<int> { throw thrown; }).error();
    };
    for (const core::Error& error : {outcome(std::bad_alloc()), outcome(std::length_error("too long"))}) {
        CHECK(error.code == core::ErrorCode::OutOfMemory);
        CHECK(error.message == "large.pth: there is not enough memory to read it.");
    }
    CHECK(core::withinMemory("small.pth", [] { return core::Result<int>(7); }).value() == 7);
}
