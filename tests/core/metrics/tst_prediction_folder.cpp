// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/prediction_folder.h"

#include "core/image/image_io.h"
#include "tests/support/error_of.h"
#include "tests/support/test_files.h"

#include <doctest/doctest.h>

using core::ErrorCode;
using core::PredictionFolder;
using testing_support::TemporaryFolder;
using testing_support::writeText;

namespace {

PredictionFolder open(const std::filesystem::path& path) {
    auto folder = PredictionFolder::open(path);
    REQUIRE(folder);
    return *folder;
}

/// Path of the prediction of a frame, relative to the folder, or the error's sentence.
std::string found(const PredictionFolder& folder, const std::string& frameName) {
    core::Frame frame;
    frame.name = frameName;
    const auto file = folder.find(frame);
    return file ? file->path.lexically_relative(folder.path()).generic_string() : file.error().message;
}

} // namespace

TEST_CASE("a prediction is found by the name of its frame, however deep it lies") {
    const TemporaryFolder folder;
    writeText(folder / "b/c/aachen_000000_000019.png", "");
    writeText(folder / "aachen_000001_000019_leftImg8bit_mine.png", "");
    writeText(folder / "photo_1_pred.png", "");
    writeText(folder / "photo_10.png", "");
    writeText(folder / "photo_1.txt", "");
    const auto predictions = open(folder.path());
    CHECK(found(predictions, "aachen_000000_000019") == "b/c/aachen_000000_000019.png");
    CHECK(found(predictions, "aachen_000001_000019") == "aachen_000001_000019_leftImg8bit_mine.png");
    CHECK(found(predictions, "photo_1") == "photo_1_pred.png"); // photo_10 is another frame
    CHECK(found(predictions, "photo_10") == "photo_10.png");
}

TEST_CASE("a frame of a weather variant is found by its own name first, then by the name of its scene") {
    const TemporaryFolder folder;
    writeText(folder / "aachen_000000_000019_foggy_beta_0.01_labelIds.png", "");
    writeText(folder / "aachen_000000_000019_foggy_beta_0.02_labelIds.png", "");
    writeText(folder / "ulm_000000_000019.png", "");
    const auto predictions = open(folder.path());
    CHECK(found(predictions, "aachen_000000_000019_foggy_beta_0.02") ==
          "aachen_000000_000019_foggy_beta_0.02_labelIds.png");
    CHECK(found(predictions, "ulm_000000_000019_foggy_beta_0.02") == "ulm_000000_000019.png");
    CHECK(found(predictions, "aachen_000000_000019_foggy_beta_0.005") ==
          folder.path().string() +
              ": holds no prediction for aachen_000000_000019_foggy_beta_0.005 (no aachen_000000_000019*.png).");
    std::filesystem::remove(folder / "aachen_000000_000019_foggy_beta_0.01_labelIds.png");
    CHECK(found(open(folder.path()), "aachen_000000_000019_foggy_beta_0.01").find("holds no prediction") !=
          std::string::npos); // nor is the only other fog taken for it
}

TEST_CASE("a missing prediction is told with the folder, the frame and the pattern") {
    const TemporaryFolder folder;
    writeText(folder / "ulm_000000_000018.png", "");
    CHECK(found(open(folder.path()), "ulm_000000_000019") ==
          folder.path().string() + ": holds no prediction for ulm_000000_000019 (no ulm_000000_000019*.png).");
}

TEST_CASE("of several files the one of label ids is taken") {
    const TemporaryFolder folder;
    for (const char* ending : {"color", "labelIds", "labelTrainIds", "overlay"})
        writeText(folder / (std::string("ulm_000000_000019_") + ending + ".png"), "");
    CHECK(found(open(folder.path()), "ulm_000000_000019") == "ulm_000000_000019_labelIds.png");
}

TEST_CASE("several predictions for one frame are refused, naming two") {
    const TemporaryFolder folder;
    writeText(folder / "a/ulm_000000_000019_labelIds.png", "");
    writeText(folder / "b/ulm_000000_000019_labelIds.png", "");
    writeText(folder / "b/ulm_000000_000019_color.png", "");
    CHECK(found(open(folder.path()), "ulm_000000_000019") ==
          folder.path().string() + ": holds 2 predictions for ulm_000000_000019, such as "
                                   "a/ulm_000000_000019_labelIds.png and b/ulm_000000_000019_labelIds.png.");
    const TemporaryFolder plain;
    writeText(plain / "ulm_000000_000019_a.png", "");
    writeText(plain / "ulm_000000_000019_b.png", "");
    core::Frame frame;
    frame.name = "ulm_000000_000019";
    const auto file = open(plain.path()).find(frame);
    REQUIRE(!file);
    CHECK(file.error().code == ErrorCode::InvalidArgument);
}

TEST_CASE("values are label ids unless predictions.json names a scheme") {
    const TemporaryFolder folder;
    writeText(folder / "a_labelIds.png", "");
    writeText(folder / "b_labelTrainIds.png", "");
    core::Frame ids;
    ids.name = "a";
    core::Frame classes;
    classes.name = "b";
    const auto foreign = open(folder.path());
    CHECK(!foreign.space().scheme);
    CHECK(foreign.find(ids)->holdsLabelIds);
    CHECK(foreign.find(classes)->holdsLabelIds); // the id doctor will have its say

    writeText(folder / "predictions.json", R"({"format": 1, "scheme": "merged-10"})");
    const auto ours = open(folder.path());
    REQUIRE(ours.space().scheme);
    CHECK(ours.space().scheme->name() == "merged-10");
    CHECK(ours.find(ids)->holdsLabelIds);
    CHECK(!ours.find(classes)->holdsLabelIds);
}

TEST_CASE("predictions.json may name a file beside it or hold the scheme") {
    const std::string scheme =
        R"({"format": 1, "name": "mine", "version": 1, "classes": [{"name": "road", "color": [1, 2, 3], "labelIds": [7]}]})";
    const TemporaryFolder folder;
    writeText(folder / "mine.json", scheme);
    writeText(folder / "predictions.json", R"({"scheme": "mine.json"})");
    CHECK(open(folder.path()).space().scheme->name() == "mine");
    writeText(folder / "predictions.json", R"({"scheme": )" + scheme + "}");
    CHECK(open(folder.path()).space().scheme->name() == "mine");
}

TEST_CASE("a predictions.json that cannot be used is told with its path") {
    const TemporaryFolder folder;
    const auto path = (folder / "predictions.json").string();
    struct Row {
        const char* json;
        ErrorCode code;
        const char* sentence;
    };
    const Row rows[] = {
        {"{", ErrorCode::Corrupt, ""},
        {"[]", ErrorCode::Corrupt, "names no \"scheme\""},
        {R"({"model": "a"})", ErrorCode::Corrupt, "names no \"scheme\""},
        {R"({"scheme": 19})", ErrorCode::Corrupt, "neither a name nor a scheme"},
        {R"({"scheme": "unknown-7"})", ErrorCode::NotFound, "unknown-7"},
    };
    for (const Row& row : rows) {
        INFO(row.json);
        writeText(path, row.json);
        const auto opened = PredictionFolder::open(folder.path());
        REQUIRE(!opened);
        CHECK(opened.error().code == row.code);
        CHECK(opened.error().message.find(path) == 0);
        CHECK(opened.error().message.find(row.sentence) != std::string::npos);
    }
}

TEST_CASE("a prediction is read as the classes in which it is shown") {
    const TemporaryFolder folder;
    core::Frame frame;
    frame.name = "aachen_000000_000019";
    const std::string ids = "aachen_000000_000019_labelIds.png", classes = "aachen_000000_000019.png";
    const auto write = [&](const std::string& name, std::vector<std::uint8_t> values) {
        REQUIRE(core::writeLabelMap(folder / name, core::LabelMap({3, 1}, std::move(values))));
    };
    write(ids, {7, 0, 33});
    CHECK(open(folder.path()).shownScheme().name() == "cityscapes-19");
    CHECK(open(folder.path()).read(frame, {3, 1})->values() == std::vector<std::uint8_t>{0, 255, 18});

    writeText(folder / "predictions.json", R"({"format": 1, "scheme": "merged-10"})");
    CHECK(open(folder.path()).shownScheme().name() == "merged-10");
    CHECK(open(folder.path()).read(frame, {3, 1})->values() == std::vector<std::uint8_t>{0, 255, 9});
    std::filesystem::remove(folder / ids);
    write(classes, {0, 255, 9});
    CHECK(open(folder.path()).read(frame, {3, 1})->values() == std::vector<std::uint8_t>{0, 255, 9});
}

TEST_CASE("a prediction that cannot be shown is refused with its file and the number") {
    const TemporaryFolder folder;
    core::Frame frame;
    frame.name = "aachen_000000_000019";
    const auto sentence = [&](core::Size photo) {
        return testing_support::errorOf(open(folder.path()).read(frame, photo)).message;
    };
    CHECK(sentence({3, 1}).find("holds no prediction for aachen_000000_000019") != std::string::npos);
    const auto path = folder / "aachen_000000_000019.png";
    REQUIRE(core::writeLabelMap(path, core::LabelMap({3, 1}, std::vector<std::uint8_t>{10, 254, 7})));
    CHECK(sentence({6, 2}) == path.string() + ": has 3x1 pixels, but the photo has 6x2.");
    CHECK(sentence({3, 1}).find(path.string() + ": ") == 0);
    CHECK(sentence({3, 1}).find("254") != std::string::npos);
    writeText(folder / "predictions.json", R"({"format": 1, "scheme": "merged-10"})");
    CHECK(sentence({3, 1}) ==
          path.string() + ": 2 pixels have values such as 10, but merged-10 has the classes 0 to 9.");
    writeText(path, "no picture");
    CHECK(sentence({3, 1}).find(path.string()) == 0);
}

TEST_CASE("a folder that is not there is told; a stop ends the listing") {
    const TemporaryFolder folder;
    const auto missing = PredictionFolder::open(folder / "none");
    REQUIRE(!missing);
    CHECK(missing.error().code == ErrorCode::NotFound);
    writeText(folder / "a.png", "");
    std::stop_source source;
    source.request_stop();
    const auto stopped = PredictionFolder::open(folder.path(), source.get_token());
    REQUIRE(!stopped);
    CHECK(stopped.error().code == ErrorCode::Cancelled);
}

TEST_CASE("listing tells how many pictures it has found") {
    const TemporaryFolder folder;
    for (int i = 0; i < 3; ++i) writeText(folder / ("frame" + std::to_string(i) + ".png"), "");
    writeText(folder / "notes.txt", "");
    std::vector<double> counted;
    REQUIRE(PredictionFolder::open(folder.path(), {}, [&](const core::Progress& p) { counted.push_back(p.done); }));
    REQUIRE(!counted.empty()); // at most ten reports a second
    CHECK(counted.front() == 1);
    CHECK(counted.back() <= 3);
    // A stop during the listing, and not only before it.
    std::stop_source source;
    const auto stopped = PredictionFolder::open(folder.path(), source.get_token(),
                                                [&](const core::Progress&) { source.request_stop(); });
    REQUIRE(!stopped);
    CHECK(stopped.error().code == ErrorCode::Cancelled);
}
