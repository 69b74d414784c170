// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/prediction_cache.h"

#include "core/base/digest.h"
#include "core/image/image_io.h"
#include "tests/support/error_of.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/made_files.h"
#include "tests/support/test_files.h"
#include "tests/support/test_pictures.h"

#include <chrono>
#include <doctest/doctest.h>
#include <functional>
#include <span>

using namespace testing_support;
using core::ErrorCode;
using core::LabelMap;
using core::PredictionCache;
using core::PredictionKey;
using core::Size;
using core::StoredPrediction;

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kPlenty = std::uint64_t{1} << 40;
constexpr Size kSize = {24, 16};

PredictionKey keyOf(const std::string& settings) {
    return {std::string(64, 'a'), kSize, std::string(64, 'b'), settings};
}

/// Class indices of merged-10, with some void.
StoredPrediction made(int shift = 0) {
    LabelMap labels(kSize);
    for (std::size_t i = 0; i < kSize.area(); ++i)
        labels.values()[i] =
            i % 11 == 10 ? core::kIgnore : static_cast<std::uint8_t>((i + static_cast<std::size_t>(shift)) % 10);
    StoredPrediction prediction{.scheme = *core::ClassScheme::builtIn("merged-10"), .labels = labels};
    prediction.confidence = noisePlane(kSize, 1);
    prediction.entropy = noisePlane(kSize, 2);
    prediction.device = "cuda:0";
    prediction.precision = "bf16";
    prediction.precisionReason = "the processor multiplies it in hardware";
    prediction.milliseconds = 12.25;
    prediction.notes = {"tiles of 1024×512", "second"};
    return prediction;
}

bool isSame(const StoredPrediction& a, const StoredPrediction& b) {
    return a.scheme == b.scheme && a.labels == b.labels && a.confidence == b.confidence && a.entropy == b.entropy &&
           a.device == b.device && a.precision == b.precision && a.precisionReason == b.precisionReason &&
           a.milliseconds == b.milliseconds && a.notes == b.notes;
}

fs::path fileOf(const fs::path& folder, const PredictionKey& key, const std::string& ending) {
    const std::string digest = key.digest();
    return folder / digest.substr(0, 2) / (digest + ending);
}

std::size_t filesIn(const fs::path& folder) {
    std::size_t files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) files += entry.is_regular_file() ? 1 : 0;
    return files;
}

void makeOlder(const fs::path& file, std::chrono::minutes age) {
    fs::last_write_time(file, fs::file_time_type::clock::now() - age);
}

std::stop_token stopped() {
    std::stop_source source;
    source.request_stop();
    return source.get_token();
}

} // namespace

TEST_CASE("what was kept comes back the same, also in another start of the program") {
    TemporaryFolder folder;
    const auto key = keyOf("size 512x256");
    {
        auto cache = PredictionCache::open(folder / "p", kPlenty).value();
        CHECK(errorOf(cache.find(key)).code == ErrorCode::NotFound);
        REQUIRE(cache.add(key, made()));
        CHECK(isSame(cache.find(key).value(), made()));
    }
    auto cache = PredictionCache::open(folder / "p", kPlenty).value();
    CHECK(cache.size() == 1);
    CHECK(isSame(cache.find(key).value(), made()));
    CHECK(filesIn(folder.path()) == 4);
}

TEST_CASE("the entry lies under the SHA-256 of the key's text, which tells all that decides") {
    const PredictionKey key{"aa", {8, 4}, "bb", "flip\nsize 1.0"};
    const std::string text = "prediction 1\nphoto aa 8x4\nweights bb\nsettings flip\nsize 1.0";
    CHECK(key.text() == text);
    CHECK(key.digest() == core::sha256(std::as_bytes(std::span(text))));
    TemporaryFolder folder;
    auto cache = PredictionCache::open(folder.path(), kPlenty).value();
    REQUIRE(cache.add(keyOf("x"), made()));
    for (const char* ending : {".json", ".labels.png", ".confidence.png", ".entropy.png"})
        CHECK(fs::is_regular_file(fileOf(folder.path(), keyOf("x"), ending)));
    CHECK(core::readLabelMap(fileOf(folder.path(), keyOf("x"), ".labels.png")).value() == made().labels);
}

TEST_CASE("another photo, size, weights or settings is another prediction") {
    TemporaryFolder folder;
    auto cache = PredictionCache::open(folder.path(), kPlenty).value();
    const auto key = keyOf("x");
    REQUIRE(cache.add(key, made()));
    PredictionKey other = key;
    other.photo[63] = 'c';
    CHECK_FALSE(cache.find(other));
    other = key;
    other.size = {16, 24};
    CHECK_FALSE(cache.find(other));
    other = key;
    other.weights[0] = 'c';
    CHECK_FALSE(cache.find(other));
    other = key;
    other.settings = "x ";
    CHECK_FALSE(cache.find(other));
    CHECK(cache.find(key));
}

TEST_CASE("the digest of a photo is that of its bytes, red first") {
    // SHA-256 of the three bytes "abc", FIPS 180-4.
    CHECK(core::pixelDigest(core::Image({1, 1}, core::Rgb{'a', 'b', 'c'})) ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("a slot without confidence and a scheme of the user's own come back as they were") {
    TemporaryFolder folder;
    auto cache = PredictionCache::open(folder.path(), kPlenty).value();
    const auto own = core::ClassScheme::fromJson(
        R"({"format": 1, "name": "two", "version": 3, "classes": [{"name": "ground", "color": [1, 2, 3], "labelIds": [7, 8]},
            {"name": "Übriges", "color": [4, 5, 6], "labelIds": []}]})",
        "own");
    REQUIRE(own);
    StoredPrediction prediction{.scheme = *own, .labels = LabelMap(kSize, 1)};
    REQUIRE(cache.add(keyOf("own"), prediction));
    CHECK(isSame(cache.find(keyOf("own")).value(), prediction));
    prediction.scheme = core::ClassScheme::channels(3);
    prediction.labels = LabelMap(kSize, 2);
    REQUIRE(cache.add(keyOf("channels"), prediction));
    CHECK(isSame(cache.find(keyOf("channels")).value(), prediction));
}

TEST_CASE("a prediction made again takes the place of the old one, and is counted once") {
    TemporaryFolder folder;
    auto cache = PredictionCache::open(folder.path(), kPlenty).value();
    REQUIRE(cache.add(keyOf("x"), made()));
    auto next = made(3);
    next.entropy = {};
    REQUIRE(cache.add(keyOf("x"), next));
    CHECK(isSame(cache.find(keyOf("x")).value(), next));
    CHECK(cache.size() == 1);
    CHECK(filesIn(folder.path()) == 3);
    CHECK(cache.bytes() == PredictionCache::open(folder.path(), kPlenty).value().bytes());
}

TEST_CASE("whatever is wrong with an entry, it is missed and removed, and can be made again") {
    TemporaryFolder folder;
    const auto key = keyOf("x");
    const auto json = fileOf(folder.path(), key, ".json");
    const auto labels = fileOf(folder.path(), key, ".labels.png");
    const auto confidence = fileOf(folder.path(), key, ".confidence.png");
    const auto replace = [&](const std::string& what, const std::string& with) {
        std::string text = bytesOf(json);
        const auto at = text.find(what);
        REQUIRE(at != std::string::npos);
        writeText(json, text.replace(at, what.size(), with));
    };
    struct Damage {
        const char* name;
        std::function<void()> act;
        std::string said;
    };
    const std::vector<Damage> damages = {
        {"half a description", [&] { writeText(json, bytesOf(json).substr(0, 40)); }, "is not JSON"},
        {"an empty description", [&] { writeText(json, ""); }, "is not JSON"},
        {"not an object", [&] { writeText(json, "[1]"); }, "'format' is missing"},
        {"a later format", [&] { replace("\"format\": 1", "\"format\": 2"); }, "'format' is 2"},
        {"a size of text", [&] { replace("24,", "\"24\","); }, "'size'"},
        {"another size", [&] { replace("24,", "25,"); }, "is for 25x16 pixels; the photo has 24x16."},
        {"no scheme", [&] { replace("\"scheme\"", "\"schema\""); }, "'scheme' is missing"},
        {"a scheme that lies", [&] { replace("\"road\"", "\"rood\""); }, "merged-10"},
        {"no labels", [&] { replace("\"labels\",", ""); }, "names no labels"},
        {"labels vanished", [&] { fs::remove(labels); }, "there is no such file"},
        {"labels cut", [&] { fs::resize_file(labels, fs::file_size(labels) - 20); }, "damaged PNG"},
        {"labels empty", [&] { fs::resize_file(labels, 0); }, "the file is empty"},
        {"labels of another size",
         [&] {
             REQUIRE(core::writeLabelMap(labels, LabelMap({16, 24})));
         },
         "has 16x24 pixels; the photo has 24x16."},
        {"a class too many", [&] { REQUIRE(core::writeLabelMap(labels, LabelMap(kSize, 10))); },
         "holds class 10; merged-10 has 10 classes."},
        {"confidence vanished", [&] { fs::remove(confidence); }, "there is no such file"},
        {"confidence of another size",
         [&] {
             REQUIRE(core::writeLabelMap(confidence, LabelMap({24, 15})));
         },
         "has 24x15 pixels"},
    };
    auto cache = PredictionCache::open(folder.path(), kPlenty).value();
    REQUIRE(cache.add(keyOf("other"), made(1)));
    for (const Damage& damage : damages) {
        CAPTURE(damage.name);
        REQUIRE(cache.add(key, made()));
        damage.act();
        const auto error = errorOf(cache.find(key));
        CHECK(error.code == ErrorCode::NotFound);
        CAPTURE(error.message);
        CHECK(error.message.find(damage.said) != std::string::npos);
        CHECK(error.message.find(folder.path().string()) != std::string::npos);
        CHECK(cache.size() == 1);
        CHECK(filesIn(folder.path()) == 4); // the other's
    }
    REQUIRE(cache.add(key, made()));
    CHECK(isSame(cache.find(key).value(), made()));
    CHECK(isSame(cache.find(keyOf("other")).value(), made(1)));
}

TEST_CASE("without a description there is no entry, and what was left behind goes when it is old") {
    TemporaryFolder folder;
    {
        auto cache = PredictionCache::open(folder.path(), kPlenty).value();
        REQUIRE(cache.add(keyOf("x"), made()));
        fs::remove(fileOf(folder.path(), keyOf("x"), ".json"));
        CHECK_FALSE(cache.find(keyOf("x")));
        CHECK(cache.size() == 0);
        CHECK(filesIn(folder.path()) == 3); // as of a program that is writing just now
    }
    const auto shelf = fileOf(folder.path(), keyOf("x"), "").parent_path();
    const auto temporary = shelf / ("." + keyOf("x").digest() + ".labels.4711-0.png");
    writeText(temporary, "half a picture");
    writeText(shelf / "readme.txt", "none of ours");
    writeText(folder / "notes.txt", "none of ours");
    CHECK(PredictionCache::open(folder.path(), kPlenty).value().size() == 0);
    CHECK(filesIn(folder.path()) == 6);
    for (const auto& file : fs::directory_iterator(shelf)) makeOlder(file.path(), std::chrono::minutes(61));
    makeOlder(fileOf(folder.path(), keyOf("x"), ".entropy.png"), std::chrono::minutes(59)); // its writer is slow
    CHECK(PredictionCache::open(folder.path(), kPlenty).value().bytes() == 0);
    CHECK_FALSE(fs::exists(temporary));
    CHECK(filesIn(folder.path()) == 5);
    makeOlder(fileOf(folder.path(), keyOf("x"), ".entropy.png"), std::chrono::minutes(61));
    CHECK(PredictionCache::open(folder.path(), kPlenty).value().bytes() == 0);
    CHECK(filesIn(folder.path()) == 2);
}

TEST_CASE("above the budget the prediction used longest ago goes") {
    TemporaryFolder folder;
    std::uint64_t three = 0;
    {
        auto cache = PredictionCache::open(folder.path(), kPlenty).value();
        for (const char* name : {"a", "b", "c"}) REQUIRE(cache.add(keyOf(name), made()));
        three = cache.bytes(); // equal ones but for the key
        CHECK(three % 3 == 0);
        fs::remove_all(folder.path());
    }
    auto cache = PredictionCache::open(folder.path(), three).value();
    for (const char* name : {"a", "b", "c"}) REQUIRE(cache.add(keyOf(name), made()));
    CHECK(cache.size() == 3);
    REQUIRE(cache.find(keyOf("a")));
    REQUIRE(cache.add(keyOf("d"), made()));
    CHECK(cache.size() == 3);
    CHECK(cache.bytes() == three);
    CHECK(cache.find(keyOf("a")));
    CHECK_FALSE(cache.find(keyOf("b")));
    CHECK(cache.find(keyOf("c")));
    CHECK(cache.find(keyOf("d")));
    CHECK(filesIn(folder.path()) == 12);
}

TEST_CASE("a start with a smaller budget removes the oldest by the time of their descriptions") {
    TemporaryFolder folder;
    std::uint64_t three = 0;
    {
        auto cache = PredictionCache::open(folder.path(), kPlenty).value();
        for (const char* name : {"a", "b", "c"}) REQUIRE(cache.add(keyOf(name), made()));
        three = cache.bytes();
    }
    makeOlder(fileOf(folder.path(), keyOf("a"), ".json"), std::chrono::minutes(5));
    makeOlder(fileOf(folder.path(), keyOf("b"), ".json"), std::chrono::minutes(9));
    makeOlder(fileOf(folder.path(), keyOf("c"), ".json"), std::chrono::minutes(7));
    auto cache = PredictionCache::open(folder.path(), three - 1).value();
    CHECK(cache.size() == 2);
    CHECK_FALSE(cache.find(keyOf("b")));
    CHECK(cache.find(keyOf("a"))); // touches it
    auto last = PredictionCache::open(folder.path(), three / 2).value();
    CHECK(last.size() == 1);
    CHECK(last.find(keyOf("a")));
}

TEST_CASE("one prediction above the budget is not kept") {
    TemporaryFolder folder;
    auto cache = PredictionCache::open(folder.path(), 100).value();
    REQUIRE(cache.add(keyOf("x"), made()));
    CHECK(cache.size() == 0);
    CHECK(filesIn(folder.path()) == 0);
}

TEST_CASE("what another program uses is not the oldest, and what it adds is found without looking through the folder") {
    TemporaryFolder folder;
    std::uint64_t two = 0;
    {
        auto cache = PredictionCache::open(folder.path(), kPlenty).value();
        for (const char* name : {"a", "b"}) REQUIRE(cache.add(keyOf(name), made()));
        two = cache.bytes();
    }
    makeOlder(fileOf(folder.path(), keyOf("a"), ".json"), std::chrono::minutes(9));
    makeOlder(fileOf(folder.path(), keyOf("b"), ".json"), std::chrono::minutes(5));
    auto mine = PredictionCache::open(folder.path(), two).value();
    auto other = PredictionCache::open(folder.path(), kPlenty).value();
    REQUIRE(other.find(keyOf("a")));
    REQUIRE(mine.add(keyOf("c"), made()));
    CHECK(mine.find(keyOf("a")));
    CHECK_FALSE(mine.find(keyOf("b")));
    REQUIRE(other.add(keyOf("d"), made()));
    CHECK(mine.bytes() == two);
    CHECK(mine.find(keyOf("d")));
    CHECK(mine.bytes() == two / 2 * 3); // known from now on
}

TEST_CASE("entries and folders that another program has removed are missed, and made anew") {
    TemporaryFolder folder;
    auto cache = PredictionCache::open(folder / "p", kPlenty).value();
    for (const char* name : {"a", "b"}) REQUIRE(cache.add(keyOf(name), made()));
    auto other = PredictionCache::open(folder / "p", 0).value(); // removes all
    CHECK(other.size() == 0);
    CHECK_FALSE(cache.find(keyOf("a")));
    CHECK(cache.size() == 1); // of b it does not know yet
    fs::remove_all(folder / "p");
    CHECK_FALSE(cache.find(keyOf("b")));
    CHECK(cache.bytes() == 0);
    REQUIRE(cache.add(keyOf("a"), made()));
    CHECK(cache.find(keyOf("a")));
}

TEST_CASE("a full disk is told in a sentence, leaves nothing of the entry, and hurts no other") {
    TemporaryFolder folder;
    auto cache = PredictionCache::open(folder.path(), kPlenty).value();
    REQUIRE(cache.add(keyOf("old"), made()));
    const auto before = cache.bytes();
    const auto confidence = fileOf(folder.path(), keyOf("new"), ".confidence.png");
    {
        const FileSizeLimit limit(250); // the labels fit, the confidence does not
        const auto error = errorOf(cache.add(keyOf("new"), made()));
        CHECK(error.code == ErrorCode::Io);
        CHECK(error.message == confidence.string() + ": cannot write: File too large.");
        CHECK(isSame(cache.find(keyOf("old")).value(), made()));
    }
    CHECK(filesIn(folder.path()) == 4);
    CHECK(cache.bytes() == before);
    REQUIRE(cache.add(keyOf("new"), made()));
    CHECK(cache.find(keyOf("new")));
}

TEST_CASE("who asks to stop gets Cancelled, and nothing half made stays") {
    TemporaryFolder folder;
    auto cache = PredictionCache::open(folder.path(), kPlenty).value();
    {
        const FileSizeLimit limit(1); // a picture cannot even be begun: nothing may be tried
        CHECK(errorOf(cache.add(keyOf("x"), made(), stopped())).code == ErrorCode::Cancelled);
    }
    CHECK(filesIn(folder.path()) == 0);
    REQUIRE(cache.add(keyOf("x"), made()));
    CHECK(errorOf(cache.find(keyOf("x"), stopped())).code == ErrorCode::Cancelled);
    CHECK(filesIn(folder.path()) == 4);
    CHECK(cache.find(keyOf("x")));
    CHECK(errorOf(PredictionCache::open(folder.path(), kPlenty, stopped())).code == ErrorCode::Cancelled);
}

TEST_CASE("a folder that is none is an error that names it") {
    TemporaryFolder folder;
    writeText(folder / "p", "a file");
    const auto error = errorOf(PredictionCache::open(folder / "p", kPlenty));
    CHECK(error.code == ErrorCode::Io);
    CHECK(error.message == (folder / "p").string() + ": the folder cannot be listed: Not a directory.");
}
