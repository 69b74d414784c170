// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/safetensors.h"

#include "core/base/atomic_file.h"
#include "tests/support/test_files.h"

#include <doctest/doctest.h>

using namespace testing_support;
using core::DType;
using core::ErrorCode;
using core::Tensor;

namespace {

/// A file with this header, its length before it and `dataBytes` zeros behind it.
std::string fileWith(const std::string& header, std::size_t dataBytes) {
    std::string file;
    for (unsigned i = 0; i < 8; ++i) file += static_cast<char>((header.size() >> (8 * i)) & 255U);
    return file + header + std::string(dataBytes, '\0');
}

/// What reading these bytes says after the file's name; empty when it succeeds.
std::string complaint(const std::string& bytes, ErrorCode code = ErrorCode::Corrupt) {
    const TemporaryFolder folder;
    const auto path = folder / "w.safetensors";
    writeText(path, bytes);
    const auto file = core::readSafetensors(path);
    if (file) return {};
    CHECK(file.error().code == code);
    const std::string& text = file.error().message;
    REQUIRE(text.starts_with(path.string() + ": "));
    return text.substr(path.string().size() + 2);
}

std::string tensorJson(const std::string& name, const std::string& type, const std::string& shape,
                       const std::string& offsets) {
    return "\"" + name + "\":{\"dtype\":\"" + type + "\",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}";
}

} // namespace

TEST_CASE("what is written is read back: types, shapes, bytes, metadata") {
    const TemporaryFolder folder;
    const auto path = folder / "new/w.safetensors";
    core::TensorMap tensors;
    tensors["b.weight"] = Tensor::fromFloats({2, 3}, {0, 1, 2, 3, 4, 5});
    tensors["a.count"] = {DType::I64, {}, std::vector<std::byte>(8, std::byte{7})};
    tensors["empty"] = {DType::F16, {0, 4}, {}};
    tensors["mask \"\xC3\xA4\""] = {DType::Bool, {3}, {std::byte{1}, std::byte{0}, std::byte{1}}};
    REQUIRE(core::writeSafetensors(path, tensors, {{"format", "pt"}, {"note", "two"}}));
    const auto file = core::readSafetensors(path);
    REQUIRE(file);
    CHECK(file->metadata == std::map<std::string, std::string>{{"format", "pt"}, {"note", "two"}});
    REQUIRE(file->tensors.size() == 4);
    for (const auto& [name, tensor] : tensors) {
        CAPTURE(name);
        REQUIRE(file->tensors.contains(name));
        CHECK(file->tensors.at(name).type == tensor.type);
        CHECK(file->tensors.at(name).shape == tensor.shape);
        CHECK(file->tensors.at(name).data == tensor.data);
    }
}

TEST_CASE("the written bytes are those of the format") {
    const TemporaryFolder folder;
    REQUIRE(core::writeSafetensors(folder / "w", {{"a", Tensor::fromFloats({1}, {1.0F})}}));
    const std::string header = R"({"a":{"data_offsets":[0,4],"dtype":"F32","shape":[1]}})";
    REQUIRE(header.size() == 54);
    CHECK(core::readFile(folder / "w", 1000).value() ==
          fileWith(header + "  ", 0) + std::string("\x00\x00\x80\x3F", 4));
}

TEST_CASE("files of other writers are read: any order, padding, no tensors, no data") {
    CHECK(complaint(fileWith("{}      ", 0)).empty());
    CHECK(complaint(fileWith("{" + tensorJson("z", "F32", "[1]", "[0,4]") + "," +
                                 tensorJson("a", "U8", "[2]", "[4,6]") + "}\n",
                             6))
              .empty());
    CHECK(complaint(fileWith("{" + tensorJson("z", "I8", "[0]", "[0,0]") + "," +
                                 tensorJson("a", "BF16", "[1,1]", "[0,2]") + "}",
                             2))
              .empty());
    CHECK(complaint(fileWith("{\"__metadata__\":{}," + tensorJson("s", "F64", "[]", "[0,8]") + "}", 8)).empty());
}

TEST_CASE("a file too short, or a header longer than the file or the limit, is refused with its numbers") {
    CHECK(complaint("") == "has 0 bytes, too few for a safetensors file.");
    CHECK(complaint("1234567") == "has 7 bytes, too few for a safetensors file.");
    CHECK(complaint(fileWith("{}", 0).substr(0, 9)) == "claims a header of 2 bytes, but only 1 follow.");
    CHECK(complaint(std::string(16, '\xFF')) ==
          "claims a header of 18446744073709551615 bytes; at most 16777216 are allowed.");
    CHECK(complaint(fileWith(" {}", 0)) == "its header does not begin with '{'.");
    CHECK(complaint(fileWith("{\"a\":", 0)) == "the header is not valid JSON at byte 6.");
    CHECK(complaint(fileWith("{}}", 0)) == "the header is not valid JSON at byte 3.");
    CHECK(complaint(fileWith("{\"\xFF\":1}", 0)).starts_with("the header is not valid JSON"));
}

TEST_CASE("a key that occurs twice is refused, in the header, in a tensor and in the metadata") {
    const std::string a = tensorJson("a", "U8", "[1]", "[0,1]");
    CHECK(complaint(fileWith("{" + a + "," + a + "}", 1)) == "the key 'a' stands in the header twice.");
    CHECK(complaint(fileWith(R"({"a":{"dtype":"U8","dtype":"I8","shape":[1],"data_offsets":[0,1]}})", 1)) ==
          "the key 'dtype' stands in the header twice.");
    CHECK(complaint(fileWith(R"({"__metadata__":{"x":"1","x":"2"}})", 0)) == "the key 'x' stands in the header twice.");
}

TEST_CASE("overlap, gap, and data beyond the end or left over are refused") {
    const std::string a = tensorJson("a", "U8", "[4]", "[0,4]");
    CHECK(complaint(fileWith("{" + a + "," + tensorJson("b", "U8", "[4]", "[3,7]") + "}", 7)) ==
          "the tensor 'b' begins at byte 3 of the data, inside the tensor before it, which ends at byte 4.");
    CHECK(complaint(fileWith("{" + a + "," + tensorJson("b", "U8", "[1]", "[5,6]") + "}", 6)) ==
          "the tensor 'b' begins at byte 5 of the data, leaving a gap after byte 4.");
    CHECK(complaint(fileWith("{" + a + "," + tensorJson("b", "U8", "[0]", "[2,2]") + "}", 4)) ==
          "the tensor 'b' begins at byte 2 of the data, inside the tensor before it, which ends at byte 4.");
    CHECK(complaint(fileWith("{" + a + "}", 3)) ==
          "the tensor 'a' claims the bytes 0 to 4, but there are 3 bytes of data.");
    CHECK(complaint(fileWith("{" + a + "}", 5)) == "the tensors end at byte 4 of 5 bytes of data.");
    CHECK(complaint(fileWith("{" + tensorJson("a", "U8", "[0]", "[1,0]") + "}", 4)) ==
          "the tensor 'a' claims the bytes 1 to 0, but there are 4 bytes of data.");
}

TEST_CASE("shapes that do not fit their bytes, overflow, or are no sizes at all are refused") {
    CHECK(complaint(fileWith("{" + tensorJson("a", "F32", "[2,3]", "[0,20]") + "}", 20)) ==
          "the tensor 'a' of shape [2, 3] and type float32 needs 24 bytes, but the file gives it 20.");
    CHECK(complaint(fileWith("{" + tensorJson("a", "F32", "[4611686018427387904,4]", "[0,0]") + "}", 0)) ==
          "the tensor 'a' has the impossible shape [4611686018427387904, 4].");
    CHECK(complaint(fileWith("{" + tensorJson("a", "F32", "[18446744073709551615]", "[0,0]") + "}", 0)) ==
          "the tensor 'a' has the impossible size 18446744073709551615.");
    CHECK(complaint(fileWith("{" + tensorJson("a", "F32", "[-1]", "[0,0]") + "}", 0)) ==
          "the field 'shape' of the tensor 'a' holds the number -1.");
    CHECK(complaint(fileWith("{" + tensorJson("a", "F32", "[1.0]", "[0,4]") + "}", 4)) ==
          "the field 'shape' of the tensor 'a' holds the number '1.0'.");
    CHECK(complaint(fileWith("{" + tensorJson("a", "F32", "[1,1,1,1,1,1,1,1,1]", "[0,4]") + "}", 4)) ==
          "the tensor 'a' has more than 8 dimensions.");
}

TEST_CASE("missing, unknown and misplaced fields are refused") {
    CHECK(complaint(fileWith(R"({"a":{"dtype":"U8","shape":[1]}})", 1)) ==
          "the tensor 'a' lacks its dtype, its shape or one of its two data_offsets.");
    CHECK(complaint(fileWith(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0]}})", 1)) ==
          "the tensor 'a' lacks its dtype, its shape or one of its two data_offsets.");
    CHECK(complaint(fileWith(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1,2]}})", 1)) ==
          "the field 'data_offsets' of the tensor 'a' holds the number 2.");
    CHECK(complaint(fileWith(R"({"a":{"strides":[1]}})", 1)) == "the tensor 'a' has the unknown field 'strides'.");
    CHECK(complaint(fileWith(R"({"a":{"dtype":{}}})", 1)) == "the field 'dtype' of the tensor 'a' holds an object.");
    CHECK(complaint(fileWith(R"({"a":7})", 1)) == "the header holds the number 7 where it may not.");
    CHECK(complaint(fileWith(R"({"__metadata__":{"x":[]}})", 0)) == "the header holds a list where it may not.");
    CHECK(complaint(fileWith("{\"a\":" + std::string(100'000, '['), 0)) == "the header holds a list where it may not.");
}

TEST_CASE("element types that weights do not have are unsupported") {
    for (const std::string type : {"F8_E4M3", "F8_E5M2", "U16", "U32", "U64", "C64"})
        CHECK(complaint(fileWith("{" + tensorJson("a", type, "[0]", "[0,0]") + "}", 0), ErrorCode::Unsupported) ==
              "the tensor 'a' has the type '" + type + "', which weights here cannot have.");
}

TEST_CASE("a hostile name cannot steer a terminal or flood a log") {
    const std::string name = "\\u001b[2J" + std::string(500, 'x');
    const std::string text = complaint(fileWith("{" + tensorJson(name, "F32", "[2]", "[0,4]") + "}", 4));
    CHECK(text.starts_with("the tensor '\\x1b[2Jxxx"));
    CHECK(text.size() < 200);
}

TEST_CASE("what cannot be written is refused before anything is written") {
    const TemporaryFolder folder;
    CHECK(core::writeSafetensors(folder / "w", {{"__metadata__", Tensor::fromFloats({1}, {1})}}).error().code ==
          ErrorCode::InvalidArgument);
    CHECK(core::writeSafetensors(folder / "w", {{"a", Tensor{DType::F32, {2}, {}}}})
              .error()
              .message.ends_with("the tensor 'a' has 0 bytes, but its shape is [2]."));
    CHECK(core::writeSafetensors(folder / "w", {{"\xFF", Tensor::fromFloats({1}, {1})}}).error().code ==
          ErrorCode::InvalidArgument);
    CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("a missing file and a folder are told apart") {
    const TemporaryFolder folder;
    CHECK(core::readSafetensors(folder / "none").error().code == ErrorCode::NotFound);
    CHECK(core::readSafetensors(folder.path()).error().code == ErrorCode::InvalidArgument);
}
