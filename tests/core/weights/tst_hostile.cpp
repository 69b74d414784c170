// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Checkpoints that lie, and files that are no checkpoints: each gets its sentence.
#include "core/weights/checkpoint.h"

#include "core/base/atomic_file.h"
#include "tests/core/weights/pickle_bytes.h"
#include "tests/support/test_files.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

using namespace testing_support;
using namespace std::string_literals;
using core::ErrorCode;

namespace {

constexpr std::uint64_t kHuge = std::uint64_t{1} << 62;

core::Result<core::Checkpoint> readZip(const std::vector<ZipEntry>& entries,
                                       const core::CheckpointLimits& limits = {}) {
    const TemporaryFolder folder;
    writeZip(folder / "model.pth", entries);
    auto result = core::readCheckpoint(folder / "model.pth", limits);
    if (!result) { // the folder's name is not for the tests
        const std::string start = (folder / "model.pth: ").string();
        const std::string& text = result.error().message;
        REQUIRE(text.starts_with(start.substr(0, start.size() - 1)));
        result.error().message = text.substr(start.size());
    }
    return result;
}

core::Result<core::Checkpoint> readBytes(const std::string& bytes) {
    const TemporaryFolder folder;
    writeText(folder / "model.pth", bytes);
    auto result = core::readCheckpoint(folder / "model.pth");
    if (!result) result.error().message = result.error().message.substr((folder / "model.pth").string().size() + 2);
    return result;
}

std::string sentence(const core::Result<core::Checkpoint>& result, ErrorCode code = ErrorCode::Corrupt) {
    if (result) return "read " + std::to_string(result->tensors.size()) + " tensors";
    CHECK(result.error().code == code);
    return result.error().message;
}

/// A checkpoint {"w": tensor} on a record of six floats.
std::string sentence(const TensorPickle& tensor, ErrorCode code = ErrorCode::Corrupt) {
    return sentence(readZip(torchEntries(pickled(dictOf({{"w", tensor.bytes()}})), {{"0", countingFloats(6)}})), code);
}

std::string sentenceOfPickle(const std::string& body, ErrorCode code = ErrorCode::Corrupt) {
    return sentence(readZip(torchEntries(pickled(body), {{"0", countingFloats(6)}})), code);
}

std::string sample(const std::string& name) {
    return core::readFile(dataFolder() / "checkpoints" / name, 1 << 20).value();
}

/// The old format: its four pickles, the list of keys, then `records`.
std::string legacyFile(const std::string& object, const std::string& keys, const std::string& records,
                       bool littleEndian = true) {
    const std::string magic = "\x80\x02\x8A\x0A\x6C\xFC\x9C\x46\xF9\x20\x6A\xA8\x50\x19.";
    const std::string system =
        pickled(dictOf({{"protocol_version", "M\xE9\x03"}, {"little_endian", littleEndian ? "\x88" : "\x89"}}));
    return magic + pickled("M\xE9\x03") + system + pickled(object) + pickled(keys) + records;
}

} // namespace

TEST_CASE("the honest form of these hand-made files is read") {
    const auto zip =
        readZip(torchEntries(pickled(dictOf({{"w", TensorPickle{}.bytes()}})), {{"0", countingFloats(6)}}));
    REQUIRE_MESSAGE(zip.has_value(), zip.error().message);
    CHECK(core::toFloats(zip->tensors.at("w")) == std::vector<float>{0, 1, 2, 3, 4, 5});
    const auto legacy = readBytes(legacyFile(dictOf({{"w", TensorPickle{.view = "N"}.bytes()}}),
                                             "]" + unicode("0") + "a", little(6, 8) + countingFloats(6)));
    REQUIRE_MESSAGE(legacy.has_value(), legacy.error().message);
    CHECK(core::toFloats(legacy->tensors.at("w")) == std::vector<float>{0, 1, 2, 3, 4, 5});
}

TEST_CASE("a tensor that fills its storage in column order comes out in row order") {
    const TensorPickle columns{.strides = {1, 2}};
    const auto result = readZip(torchEntries(pickled(dictOf({{"w", columns.bytes()}})), {{"0", countingFloats(6)}}));
    REQUIRE_MESSAGE(result.has_value(), result.error().message);
    CHECK(core::toFloats(result->tensors.at("w")) == std::vector<float>{0, 2, 4, 1, 3, 5});
}

TEST_CASE("a checkpoint that would run a command is refused, whether the call is used or not") {
    const std::string run = global("os", "system") + unicode("touch /tmp/owned") + "\x85R";
    const std::string expected =
        "data.pkl: at byte 2 it names 'os.system', which would run a command of the operating system when the "
        "file is loaded in Python; it is refused.";
    CHECK(sentenceOfPickle(run, ErrorCode::Unsupported) == expected);
    CHECK(sentenceOfPickle(run + "0" + dictOf({{"w", TensorPickle{}.bytes()}}), ErrorCode::Unsupported) == expected);
}

TEST_CASE("a tensor may not reach outside its storage, by shape, stride, offset or overflow") {
    const std::string reaches = "reaches outside its storage '0' of 6 elements.";
    CHECK(sentence(TensorPickle{.shape = {3, 3}}) ==
          "the tensor 'w' of shape [3, 3], strides [3, 1] and offset 0 " + reaches);
    CHECK(sentence(TensorPickle{.offset = 1}) ==
          "the tensor 'w' of shape [2, 3], strides [3, 1] and offset 1 " + reaches);
    CHECK(sentence(TensorPickle{.strides = {4, 1}}).ends_with(reaches));
    CHECK(sentence(TensorPickle{.offset = kHuge}).ends_with(reaches));
    CHECK(sentence(TensorPickle{.shape = {kHuge, 4}, .strides = {0, 0}}).ends_with(reaches));
    CHECK(sentence(TensorPickle{.shape = {3, 3}, .strides = {kHuge, kHuge}}).ends_with(reaches));
    CHECK(sentence(TensorPickle{.shape = {2, 2}, .strides = {std::uint64_t{1} << 63, 1}}) ==
          "the shape or the strides of the tensor 'w' are no sizes.");
    CHECK(sentence(TensorPickle{.shape = {6}, .strides = {1, 1}}) == "the tensor 'w' has 1 sizes, but 2 strides.");
    CHECK(sentence(TensorPickle{.shape = {}, .strides = {}}) == "read 1 tensors");
    CHECK(sentence(TensorPickle{.shape = {1, 1}, .strides = {kHuge, kHuge}}) ==
          "read 1 tensors"); // a stride that is never taken
}

TEST_CASE("storage and record must be of one size, and neither may lie about it") {
    CHECK(sentence(TensorPickle{.items = 5}) ==
          "the tensor 'w' of shape [2, 3], strides [3, 1] and offset 0 reaches outside its storage '0' of 5 elements.");
    CHECK(sentence(TensorPickle{.items = 5, .shape = {5}, .strides = {1}}) ==
          "the record 'data/0' has 24 bytes, but its storage claims 5 x float32, 20 bytes.");
    CHECK(sentence(TensorPickle{.items = 7}) ==
          "the record 'data/0' has 24 bytes, but its storage claims 7 x float32, 28 bytes.");
    CHECK(sentence(TensorPickle{.items = kHuge}) ==
          "the storage '0' claims the impossible number of 4611686018427387904 elements.");
    CHECK(sentence(TensorPickle{.storageClass = "DoubleStorage"}) ==
          "the record 'data/0' has 24 bytes, but its storage claims 6 x float64, 48 bytes.");
    CHECK(sentence(TensorPickle{.key = "1"}) == "the record 'data/1' is missing.");
    CHECK(sentence(TensorPickle{.key = "../version"}) == "the record 'data/../version' is missing.");
    CHECK(sentence(TensorPickle{.storageClass = "OddStorage"}, ErrorCode::Unsupported) ==
          "the storage '0' has the unknown class 'torch.OddStorage'.");
    CHECK(sentence(TensorPickle{.storageClass = "QInt8Storage"}, ErrorCode::Unsupported) ==
          "the tensor 'w' is qint8; such numbers are no weights.");
    CHECK(sentenceOfPickle(dictOf({{"a", TensorPickle{}.bytes()},
                                   {"b", TensorPickle{.items = 24, .storageClass = "ByteStorage"}.bytes()}})) ==
          "the storage '0' is once 6 x float32 and once 24 x uint8.");
}

TEST_CASE("too many dimensions, too much sharing and two tensors of one name are refused") {
    CHECK(sentence(TensorPickle{.shape = {1, 1, 1, 1, 1, 1, 1, 1, 6}, .strides = {1, 1, 1, 1, 1, 1, 1, 1, 1}},
                   ErrorCode::Unsupported) == "the tensor 'w' has 9 dimensions; at most 8 are read.");
    CHECK(sentence(TensorPickle{.shape = {1'000'000, 6}, .strides = {0, 1}}, ErrorCode::Unsupported) ==
          "its tensors would have 24000000 bytes on storages of 24; more than 4 times is not read.");
    CHECK(sentence(TensorPickle{.shape = {100, 6}, .strides = {0, 1}}) == "read 1 tensors");
    const std::string w = TensorPickle{}.bytes();
    CHECK(sentenceOfPickle(dictOf({{"a", w}, {"a", w}})) == "two tensors are called 'a'.");
    CHECK(sentenceOfPickle(dictOf({{"a.b", w}, {"a", dictOf({{"b", w}})}})) == "two tensors are called 'a.b'.");
    CHECK(sentenceOfPickle(dictOf({{"\xFF", w}})) == "the name '\\xff' is not valid UTF-8.");
    CHECK(sentenceOfPickle(dictOf({{"\xED\xA0\x80", w}})) == "the name '\\xed\\xa0\\x80' is not valid UTF-8.");
}

TEST_CASE("persistent ids and rebuilding calls must be torch's") {
    const std::string noId = "a persistent id is none of torch's (\"storage\", class, key, location, size).";
    CHECK(sentenceOfPickle("K\x01Q") == noId);
    CHECK(sentenceOfPickle("(" + unicode("storage") + "tQ") == noId);
    CHECK(sentenceOfPickle("(" + unicode("file") + "K\x01K\x02K\x03K\x04tQ") == noId);
    CHECK(sentenceOfPickle("(" + unicode("storage") + global("torch", "FloatStorage") + unicode("0") + unicode("cpu") +
                           "J\xFF\xFF\xFF\xFFtQ") == noId);
    CHECK(sentenceOfPickle(global("torch._utils", "_rebuild_tensor_v2") + ")R") ==
          "the tensor '' is rebuilt from only 0 arguments.");
    CHECK(sentenceOfPickle(global("torch._utils", "_rebuild_tensor_v2") + "(NK\0))tR"s) ==
          "the tensor '' has no storage.");
    CHECK(sentenceOfPickle(global("torch._tensor", "_rebuild_from_type_v2") + ")R") ==
          "the tensor '' is rebuilt without its arguments.");
    CHECK(sentenceOfPickle(global("torch._utils", "_rebuild_sparse_tensor") + ")R", ErrorCode::Unsupported) ==
          "the tensor '' is sparse; weights are plain numbers.");
}

TEST_CASE("cycles and countless ways to the same value neither hang nor fill the memory") {
    const std::string w = TensorPickle{}.bytes();
    // A dictionary that holds itself, beside a tensor.
    CHECK(sentenceOfPickle("}q\0("s + unicode("me") + "h\0"s + unicode("w") + w + "u") == "read 1 tensors");
    // Two references on each of 40 levels: 2^40 ways, first to nothing, then to a tensor.
    std::string levels = "}q\0"s;
    for (char i = 1; i <= 40; ++i)
        levels += "0}q"s + i + "(K\x01h"s + static_cast<char>(i - 1) + "K\x02h"s + static_cast<char>(i - 1) + "u";
    CHECK(sentenceOfPickle(levels, ErrorCode::Unsupported) == "holds no tensor.");
    const std::string ways = "}q\0"s + unicode("w") + w + "s" + levels.substr(3);
    CHECK(sentenceOfPickle(ways, ErrorCode::Unsupported) == "holds more than 100000 tensors.");
    CHECK(sentenceOfPickle("}" + unicode(std::string(500, 'k')) + ways + "s", ErrorCode::Unsupported) ==
          "the names of the tensors have more than 16777216 bytes.");
    // Deeper than it looked when it was built: each list is filled after it was put into the one above.
    std::string late = "]q\0"s;
    for (char i = 1; i <= 100; ++i) late += "h"s + static_cast<char>(i - 1) + "]q"s + i + "a0";
    CHECK(sentenceOfPickle(late, ErrorCode::Unsupported) ==
          "the values refer to each other in too many ways to be followed.");
}

TEST_CASE("what is reached again and again is not searched or copied each time") {
    const std::string w = TensorPickle{}.bytes();
    const auto repeated = [](const std::string& text, int times) {
        std::string all;
        for (int i = 0; i < times; ++i) all += text;
        return all;
    };
    const std::string tooMany = "the values refer to each other in too many ways to be followed.";
    // A tensor among very many numbers, in a dictionary that stands in a list 20 000 times.
    const std::string numbers = "(" + repeated("K\0N"s, 400'000) + "u";
    CHECK(sentenceOfPickle("]("s + dictOf({{"w", w}}) + numbers + "q\0"s + repeated("h\0"s, 20'000) + "e",
                           ErrorCode::Unsupported) == tooMany);
    const std::string list = "]" + w + "a(" + repeated("K\0"s, 400'000) + "e";
    CHECK(sentenceOfPickle("](" + list + "q\0"s + repeated("h\0"s, 20'000) + "e", ErrorCode::Unsupported) == tooMany);
    // The same numbers as the flags of one tensor.
    std::string flagged = w;
    flagged.resize(flagged.size() - 2); // tR
    flagged += "}" + numbers + "tR";
    CHECK(sentenceOfPickle("](" + flagged + "q\0"s + repeated("h\0"s, 20'000) + "e", ErrorCode::Unsupported) ==
          "the tensor '[0]' has 400000 flags; at most 64 are read.");
    // Sixty dictionaries inside each other, each under a key of 60 000 bytes.
    const std::string deep = unicode(std::string(60'000, 'k')) + "q\0"s + "0}q\1(" + repeated("K\1)", 100'000) + "u" +
                             repeated("0}h\0h\1sq\1"s, 60);
    CHECK(sentenceOfPickle(deep, ErrorCode::Unsupported) == "holds no tensor.");
}

TEST_CASE("a tensor under a very long path is left out, and said to be") {
    const std::string w = TensorPickle{}.bytes();
    const auto read = readZip(torchEntries(pickled(dictOf({{std::string(1024, 'a'), w}, {std::string(1025, 'b'), w}})),
                                           {{"0", countingFloats(6)}}));
    REQUIRE(read);
    CHECK(read->tensors.size() == 1);
    REQUIRE(read->notes.size() == 1);
    CHECK(read->notes[0] == "Left out: what lies under 1 keys that are neither text nor integer, or make a path of "
                            "more than 1024 bytes.");
}

TEST_CASE("zip bombs are refused before they are unpacked") {
    auto entries = torchEntries(
        pickled(dictOf({{"w", TensorPickle{.items = 5'000'000, .shape = {5'000'000}, .strides = {1}}.bytes()}})), {});
    entries.push_back({"archive/data/0", std::string(20'000'000, '\0'), true});
    const std::string text = sentence(readZip(entries), ErrorCode::Unsupported);
    CHECK(text.starts_with("the zip entry 'archive/data/0' would grow from "));
    CHECK(text.ends_with("to 20000000 bytes, more than 100 times; it is taken for a zip bomb."));
    entries.back().bytes = countingFloats(6);
    CHECK(sentence(readZip(entries)) ==
          "the record 'data/0' has 24 bytes, but its storage claims 5000000 x float32, 20000000 bytes.");
    core::CheckpointLimits limits;
    limits.zipEntries = 2;
    CHECK(sentence(readZip(entries, limits), ErrorCode::Unsupported) ==
          "the zip archive has 3 entries; at most 2 are read.");
    limits.fileBytes = 100;
    CHECK(sentence(readZip(entries, limits), ErrorCode::Unsupported)
              .ends_with("files of weights are read up to 100 bytes."));
}

TEST_CASE("names in an archive must be plain, in one folder, and unique") {
    const auto named = [](const std::string& name) {
        auto entries = torchEntries(pickled("N"), {});
        entries.push_back({name, "x"});
        return sentence(readZip(entries));
    };
    const std::string plain = " has a name that is not a plain relative path.";
    CHECK(named("/etc/passwd") == "the zip entry '/etc/passwd'" + plain);
    CHECK(named("archive/../../x") == "the zip entry 'archive/../../x'" + plain);
    CHECK(named("archive//x") == "the zip entry 'archive//x'" + plain);
    CHECK(named("archive\\x") == "the zip entry 'archive\\x5cx'" + plain);
    CHECK(named("other/x") == "the zip entry 'other/x' lies outside the archive's one folder 'archive'.");
    CHECK(named("x") == "the zip entry 'x' lies outside the archive's one folder 'archive'.");
    const TemporaryFolder folder;
    auto entries = torchEntries(pickled("N"), {});
    entries.push_back({"archive/versioN", "3\n"});
    writeZip(folder / "model.pth", entries);
    std::string bytes = core::readFile(folder / "model.pth", 1 << 20).value();
    for (std::size_t at; (at = bytes.find("versioN")) != std::string::npos;) bytes[at + 6] = 'n';
    CHECK(sentence(readBytes(bytes)) == "the zip entry 'archive/version' stands in the archive twice.");
}

TEST_CASE("a damaged record is found by its checksum, a lying directory by the file's size") {
    std::string bytes = sample("01_plain_dict.pt");
    const std::string floats = countingFloats(6);
    const std::size_t at = bytes.find(floats);
    REQUIRE(at != std::string::npos);
    std::string damaged = bytes;
    damaged[at + 4] ^= 1;
    CHECK(sentence(readBytes(damaged)) == "the zip entry 'data/0' is damaged: CRC error.");
    // The central directory's sizes of data/0, 20 and 24 bytes into its record, name at 46.
    const std::size_t record = bytes.rfind("01_plain_dict/data/0") - 46;
    REQUIRE(bytes.substr(record, 4) == "PK\x01\x02");
    std::string lying = bytes;
    lying.replace(record + 20, 8, little(0x7FFFFFF0, 4) + little(0x7FFFFFF0, 4));
    CHECK(sentence(readBytes(lying)) ==
          "the zip entries up to '01_plain_dict/data/0' claim 2147483856 bytes, but the file has 1023.");
    // Two entries that each fit, but not both: they would have to overlap.
    lying = bytes;
    for (const std::string name : {"data/0", "data/1"})
        lying.replace(bytes.rfind("01_plain_dict/" + name) - 46 + 20, 8, little(600, 4) + little(600, 4));
    CHECK(sentence(readBytes(lying)) ==
          "the zip entries up to '01_plain_dict/data/1' claim 1424 bytes, but the file has 1023.");
    lying = bytes;
    lying.replace(record + 24, 4, little(25, 4));
    CHECK(sentence(readBytes(lying)) == "the zip entry '01_plain_dict/data/0' claims 25 bytes, but 24 are stored.");
    CHECK(sentence(readBytes(bytes.substr(0, 700))) ==
          "is a zip archive of 700 bytes without the directory at its end; it has been cut off or damaged.");
}

TEST_CASE("version and byte order are read as numbers and words") {
    const auto with = [](const std::string& name, const std::string& text) {
        auto entries = torchEntries(pickled(dictOf({{"w", TensorPickle{}.bytes()}})), {{"0", countingFloats(6)}});
        if (name == "version") entries.pop_back();
        entries.push_back({"archive/" + name, text});
        return readZip(entries);
    };
    CHECK(sentence(with("version", "10\n")) == "read 1 tensors");
    CHECK(sentence(with("version", "11\n"), ErrorCode::Unsupported) ==
          "has version 11 of torch's format; at most 10 is read.");
    CHECK(sentence(with("version", "x")) == "its version is 'x', which is no number.");
    CHECK(sentence(with("version", std::string(65, '1')), ErrorCode::Unsupported) ==
          "the zip entry 'version' has 65 bytes; at most 64 are read.");
    CHECK(sentence(with("byteorder", "little")) == "read 1 tensors");
    CHECK(sentence(with("byteorder", "big"), ErrorCode::Unsupported) ==
          "its data have the byte order 'big'; only 'little' is read.");
}

TEST_CASE("the old format is checked as strictly") {
    const std::string object = dictOf({{"w", TensorPickle{.view = "N"}.bytes()}});
    const std::string keys = "]" + unicode("0") + "a";
    const std::string record = little(6, 8) + countingFloats(6);
    const auto trailing = readBytes(legacyFile(object, keys, record + "garbage"));
    REQUIRE(trailing.has_value());
    CHECK(trailing->notes == std::vector<std::string>{"The 7 bytes after the last storage were ignored."});
    CHECK(sentence(readBytes(legacyFile(object, keys, record, false)), ErrorCode::Unsupported) ==
          "was written on a big-endian machine; only little-endian data are read.");
    CHECK(sentence(readBytes(legacyFile(object, keys, little(7, 8) + countingFloats(6)))) ==
          "the storage '0' has 7 elements, but the object claims 6.");
    CHECK(sentence(readBytes(legacyFile(object, keys, little(5, 8) + countingFloats(6)))) ==
          "the storage '0' has 5 elements, but the object claims 6.");
    CHECK(sentence(readBytes(legacyFile(object, keys, record.substr(0, 30)))) ==
          "the storage '0' needs 24 bytes, but only 22 are left in the file.");
    CHECK(sentence(readBytes(legacyFile(object, "]", ""))) == "the storage '0' is missing.");
    CHECK(sentence(readBytes(legacyFile(object, "](" + unicode("0") + unicode("0") + "e", record + record))) ==
          "the storage '0' is listed twice.");
    CHECK(sentence(readBytes(legacyFile(object, "]" + unicode("9") + "a", record))) ==
          "the storage '9' is listed, but the object does not know it.");
    CHECK(sentence(readBytes(legacyFile(object,
                                        "]K\x01"
                                        "a",
                                        record))) == "the key of a storage is no text.");
    CHECK(sentence(readBytes(legacyFile(object, "N", record))) == "the list of its storages is no list.");
    CHECK(sentence(readBytes(sample("11_legacy_plain.pt").substr(0, 15) + pickled("K\x07")), ErrorCode::Unsupported) ==
          "is of torch's old format, but not of its protocol 1001.");
}

TEST_CASE("views of the old format are windows into their storage") {
    const auto with = [](std::uint64_t offset, std::uint64_t size) {
        const TensorPickle tensor{
            .shape = {2}, .strides = {1}, .view = "(" + unicode("v") + long1(offset) + long1(size) + "t"};
        return readBytes(
            legacyFile(dictOf({{"w", tensor.bytes()}}), "]" + unicode("0") + "a", little(6, 8) + countingFloats(6)));
    };
    const auto view = with(3, 2);
    REQUIRE_MESSAGE(view.has_value(), view.error().message);
    CHECK(core::toFloats(view->tensors.at("w")) == std::vector<float>{3, 4});
    CHECK(sentence(with(3, 1)) ==
          "the tensor 'w' of shape [2], strides [1] and offset 0 reaches outside its storage '0' of 1 elements.");
    CHECK(sentence(with(3, 4)) == "a view of 4 elements from 3 on reaches outside the storage '0' of 6.");
    CHECK(sentence(with(kHuge, kHuge)).starts_with("a view of 4611686018427387904 elements"));
}

TEST_CASE("forms of older and other writers are understood") {
    const std::string id = "(" + unicode("storage") + global("torch.cuda", "FloatStorage") +
                           "U\x01"
                           "0" +
                           unicode("cuda:0") + "K\x06tQ";
    const std::string size = global("torch", "Size") + tuple({2, 3}) + "\x85R";
    const auto reads = [](const std::string& body) {
        const auto result = readZip(torchEntries(pickled(body), {{"0", countingFloats(6)}}));
        REQUIRE_MESSAGE(result.has_value(), result.error().message);
        REQUIRE(result->tensors.size() == 1);
        CHECK(core::toFloats(result->tensors.begin()->second) == std::vector<float>{0, 1, 2, 3, 4, 5});
        return result->tensors.begin()->first;
    };
    // torch 0.2: _rebuild_tensor with a torch.Size; torch 0.1: an empty tensor with a state; 0.3: a Variable with a
    // state.
    const std::string old = global("torch._utils", "_rebuild_tensor") + "(" + id + "K\0"s + size + tuple({3, 1}) + "tR";
    CHECK(reads(dictOf({{"a", old}})) == "a");
    CHECK(reads(dictOf({{"a", global("torch", "FloatTensor") + ")R(" + id + "K\0"s + size + tuple({3, 1}) + "tb"}})) ==
          "a");
    CHECK(reads(dictOf({{"a", global("torch.autograd.variable", "Variable") + ")\x81(" + old + "NN\x89\x89tb"}})) ==
          "a");
    CHECK(reads(dictOf({{"a", global("torch.nn.parameter", "Parameter") + old + "\x88\x86R"}})) == "a");
    // Python 2's OrderedDict: a list of two-item lists.
    CHECK(reads(global("collections", "OrderedDict") +
                "]]U\x03"
                "k.w" +
                "a" + old + "aa\x85R") == "k.w");
    // _rebuild_tensor_v3 on untyped bytes.
    const std::string untyped = "(" + unicode("storage") + global("torch.storage", "UntypedStorage") + unicode("0") +
                                unicode("cpu") + "K\x18tQ";
    CHECK(reads(dictOf({{"a", global("torch._utils", "_rebuild_tensor_v3") + "(" + untyped + "K\0"s + tuple({2, 3}) +
                                  tuple({3, 1}) + "\x89N" + global("torch", "float32") + "tR"}})) == "a");
}

TEST_CASE("buffers that a module does not save, and its other attributes, are left out") {
    const std::string w = TensorPickle{}.bytes();
    const std::string set = global("__builtin__", "set") + "]" + unicode("tmp") + "a\x85R";
    const std::string state = dictOf({{"_parameters", dictOf({{"weight", w}, {"bias", "N"}})},
                                      {"_buffers", dictOf({{"tmp", w}, {"mean", w}})},
                                      {"_non_persistent_buffers_set", set},
                                      {"_modules", "}"},
                                      {"grid", w}});
    const auto result =
        readZip(torchEntries(pickled(global("my.net", "Net") + ")\x81" + state + "b"), {{"0", countingFloats(6)}}));
    REQUIRE_MESSAGE(result.has_value(), result.error().message);
    CHECK(result->tensors.size() == 2);
    CHECK(result->tensors.contains("weight"));
    CHECK(result->tensors.contains("mean"));
    CHECK(result->notes == std::vector<std::string>{
                               "Classes are not looked up; tensors were taken from the attributes of 'my.net.Net'."});
}

TEST_CASE("files that are no checkpoints are told apart") {
    const auto unsupported = [](const std::string& bytes) {
        return sentence(readBytes(bytes), ErrorCode::Unsupported);
    };
    CHECK(sentence(readBytes("")) == "is empty.");
    CHECK(unsupported("\x1F\x8B\x08 packed") == "is packed with gzip; unpack it first.");
    CHECK(unsupported("PYTORCH1....") == "is of a preview format of torch 1.0, which torch itself no longer reads.");
    CHECK(unsupported("\x80\x03}q\x00.") == "is a plain Python pickle, not a checkpoint written by torch.save.");
    CHECK(unsupported("\n <!DOCTYPE html><html>Not found</html>") ==
          "is a web page, not a checkpoint; the download has probably failed.");
    CHECK(unsupported("version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 5\n") ==
          "is a pointer of Git LFS, not the file itself; fetch it with 'git lfs pull'.");
    CHECK(unsupported(std::string(257, 'x') + "ustar" + std::string(300, '\0')) ==
          "is a tar archive, as torch 0.1 wrote them; load and save it with a newer torch.");
    CHECK(unsupported("PK\x05\x06" + std::string(18, '\0')) == "is an empty zip archive.");
    CHECK(unsupported("once upon a time") ==
          "is no checkpoint: it begins neither like a file of torch nor like safetensors.");
    CHECK(sentence(readBytes(little(1000, 8) + "{\"a\":")) == "claims a header of 1000 bytes, but only 5 follow.");
    CHECK(sentence(readZip({{"a/weight.npy", "x"}}), ErrorCode::Unsupported) ==
          "is a NumPy archive (.npz), not a checkpoint of torch.");
    CHECK(sentence(readZip({{"m/model.json", "{}"}}), ErrorCode::Unsupported)
              .starts_with("is a TorchScript archive of torch before 1.3"));
    CHECK(sentence(readZip({{"docs/readme.txt", "x"}}), ErrorCode::Unsupported) ==
          "is a zip archive without data.pkl, so no checkpoint of torch.");
}

TEST_CASE("a missing file, a folder and a pipe are told apart") {
    const TemporaryFolder folder;
    CHECK(core::readCheckpoint(folder / "none").error().code == ErrorCode::NotFound);
    CHECK(core::readCheckpoint(folder.path()).error().message == folder.path().string() + ": is a folder, not a file.");
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    CHECK(core::readCheckpoint(folder / "pipe").error().message ==
          (folder / "pipe").string() + ": is not an ordinary file.");
}
