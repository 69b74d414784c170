// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the program says of input that cannot be used: one sentence that names the file and the number.
#include "core/image/image_io.h"
#include "core/image/video_reader.h"
#include "tests/cli/made_street.h"
#include "tests/cli/program_run.h"
#include "tests/core/weights/pickle_bytes.h"
#include "tests/support/made_videos.h"
#include "tests/support/test_pictures.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace testing_support;
namespace fs = std::filesystem;

namespace {

constexpr core::Size kSize = {64, 48};

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

struct Fixture {
    TemporaryFolder folder;
    fs::path root = folder / "street";
    fs::path out = folder / "out";
    std::string model = (folder / "models/tiny.card.json").string();

    Fixture() {
        writeTinyModel(folder / "models", "tiny", "unet", 19);
        writeCityscapes(root, "val", kSize, {core::LabelMap(kSize, 7), core::LabelMap(kSize, 26)});
    }
    Outcome segment(std::vector<std::string> arguments, const RunOptions& options = {}) const {
        arguments.insert(arguments.begin(), "segment");
        arguments.insert(arguments.end(), {"--model", model, "--out", out.string()});
        return runCli(arguments, options);
    }
    Outcome evaluate() const { return runCli({"evaluate", "--model", model, "--dataset", root.string()}); }
    Outcome check(const fs::path& path) const { return runCli({"check", path.string()}); }
    std::string photo(std::size_t frame) const { return madePhoto(root, "val", frame).string(); }
    fs::path truth(std::size_t frame) const { return madeTruth(root, "val", frame); }
};

void cutInHalf(const fs::path& path) { fs::resize_file(path, fs::file_size(path) / 2); }

} // namespace

TEST_CASE("a missing input is named") {
    const Fixture f;
    const Outcome folder = f.segment({(f.folder / "nowhere").string()});
    CHECK(folder.code == 1);
    CHECK(folder.out.empty());
    CHECK(folder.err ==
          "kerbside-cli segment: " + (f.folder / "nowhere").string() + ": there is no such file or folder.\n");
    const Outcome dataset = runCli({"evaluate", "--model", f.model, "--dataset", (f.folder / "nowhere").string()});
    CHECK(dataset.code == 1);
    CHECK(dataset.err ==
          "kerbside-cli evaluate: " + (f.folder / "nowhere").string() + ": there is no such file or folder.\n");
    const Outcome checked = f.check(f.folder / "nowhere");
    CHECK(checked.code == 1);
    CHECK(contains(checked.out, "there is no such file or folder."));
}

TEST_CASE("a missing model is named, with those that there are") {
    const Fixture f;
    fs::rename(f.folder / "models", f.folder / "w");
    fs::create_directories(f.folder / "workspace");
    fs::rename(f.folder / "w", f.folder / "workspace/models");
    const Outcome outcome = runCli({"segment", f.photo(0), "--model", "other", "--out", f.out.string(), "--workspace",
                                    (f.folder / "workspace").string()});
    CHECK(outcome.code == 1);
    CHECK(contains(outcome.err, "kerbside-cli segment: other: no such model; "));
    CHECK(contains(outcome.err, (f.folder / "workspace/models").string() + " holds tiny"));
}

TEST_CASE("an empty folder and a root without the split are named") {
    const Fixture f;
    fs::create_directories(f.folder / "empty");
    const Outcome empty = f.segment({(f.folder / "empty").string()});
    CHECK(empty.code == 1);
    CHECK(contains(empty.err, "kerbside-cli segment: " + (f.folder / "empty").string() + ": holds no images"));
    const Outcome split = f.segment({f.root.string(), "--split", "train"});
    CHECK(split.code == 1);
    CHECK(split.err == "kerbside-cli segment: " + f.root.string() +
                           ": has no split train in leftImg8bit and gtFine; the root has val.\n");
}

TEST_CASE("a truncated picture is left out, the others are done, exit code 1") {
    const Fixture f;
    cutInHalf(f.photo(0));
    const Outcome outcome = f.segment({f.root.string(), "--save", "ids"});
    CHECK(outcome.code == 1);
    CHECK(contains(outcome.err,
                   "kerbside-cli segment: " + f.photo(0) + ": damaged PNG: the file ends before the picture does.\n"));
    CHECK(contains(outcome.err, "1 of 2 frames segmented; results in " + f.out.string() + "\n"));
    CHECK(fs::exists(f.out / "tiny" / (madeName(1) + "_labelIds.png")));
    CHECK_FALSE(fs::exists(f.out / "tiny" / (madeName(0) + "_labelIds.png")));
    // A score over fewer frames would be another score.
    const Outcome scored = f.evaluate();
    CHECK(scored.code == 1);
    CHECK(scored.out.empty());
    CHECK(contains(scored.err, madeName(0)));
}

TEST_CASE("a picture too small for the network is left out, the others are done, exit code 1") {
    const Fixture f;
    REQUIRE(core::writeImage(f.photo(0), core::Image({9, 5}, core::Rgb{90, 90, 90})));
    const Outcome outcome = f.segment({f.root.string(), "--save", "trainids"});
    CHECK(outcome.code == 1);
    CHECK_MESSAGE(contains(outcome.err, madeName(0) + ": tiny: "), outcome.err);
    CHECK(contains(outcome.err, "1 of 2 frames segmented; results in " + f.out.string() + "\n"));
    CHECK(fs::exists(f.out / "tiny" / (madeName(1) + "_labelTrainIds.png")));
}

TEST_CASE("a colour picture is no truth") {
    const Fixture f;
    REQUIRE(core::writeImage(f.truth(0), core::Image(kSize, {128, 64, 128})));
    for (const Outcome& outcome : {f.evaluate(), f.segment({f.root.string()})}) {
        CHECK(outcome.code == 1);
        CHECK(contains(outcome.err,
                       f.truth(0).string() +
                           ": is a colour picture, not a label map: its 8-bit RGB pixels hold no class numbers."));
    }
    CHECK(contains(f.check(f.truth(0)).out,
                   "is a colour picture, not a label map: its 8-bit RGB pixels hold no class numbers."));
}

TEST_CASE("label id 77 is refused with the number of its pixels") {
    const Fixture f;
    core::LabelMap map(kSize, 7);
    map.at(3, 4) = map.at(5, 6) = 77;
    REQUIRE(core::writeLabelMap(f.truth(0), map));
    for (const Outcome& outcome : {f.evaluate(), f.segment({f.root.string()})}) {
        CHECK(outcome.code == 1);
        CHECK(contains(outcome.err, f.truth(0).string() + ": Label ids run from 0 to 33, but 2 pixels hold 77."));
    }
    const Outcome checked = f.check(f.truth(0));
    CHECK(checked.code == 1);
    CHECK(contains(checked.out, "Label ids run from 0 to 33, but 2 pixels hold 77."));
}

TEST_CASE("trainIds are no label ids") {
    const Fixture f;
    core::LabelMap map(kSize, 0);
    map.at(0, 0) = 255;
    REQUIRE(core::writeLabelMap(f.truth(0), map));
    const Outcome outcome = f.evaluate();
    CHECK(outcome.code == 1);
    CHECK(contains(outcome.err,
                   f.truth(0).string() +
                       ": These look like trainIds, not label ids: 1 pixel holds 255 and all others 0 to 18."));
}

TEST_CASE("truth of another size than its photo is refused with both sizes") {
    const Fixture f;
    REQUIRE(core::writeLabelMap(f.truth(0), core::LabelMap({32, 48}, 7)));
    const Outcome outcome = f.evaluate();
    CHECK(outcome.code == 1);
    CHECK(contains(outcome.err,
                   f.truth(0).string() + ": has 32x48 pixels, but the photo of madetown_000000_000000 has 64x48."));
    // segment needs no truth: the picture is written without it, and the exit code tells.
    const Outcome shown = f.segment({f.root.string(), "--save", "sidebyside"});
    CHECK(shown.code == 1);
    CHECK(contains(shown.err, "The frame is shown without its truth."));
    CHECK(fs::exists(f.out / (madeName(0) + "_sidebyside.png")));
}

TEST_CASE("a truncated video gives its film as far as it goes, and exit code 1") {
    const Fixture f;
    const fs::path video = f.folder / "drive.avi";
    const MadeVideo made = motionJpegAvi(kSize, 20);
    const std::size_t length = (made.frameAt[9] + made.frameAt[10]) / 2; // in the middle of frame 9
    writeText(video, made.bytes.substr(0, length));
    const Outcome outcome = f.segment({video.string()});
    CHECK(outcome.code == 1);
    const std::string sentence = "kerbside-cli segment: " + video.string() + ": the video is cut off after ";
    CHECK(contains(outcome.err, sentence));
    CHECK(outcome.err.find(sentence) == outcome.err.rfind(sentence)); // said once
    CHECK(contains(outcome.err, fmt::format(": the file has {} of {} bytes.\n", length, made.bytes.size())));
    auto film = core::VideoReader::open(f.out / "drive_film.mp4");
    REQUIRE(film);
    CHECK((film->estimatedFrames() == 8 || film->estimatedFrames() == 9));
    CHECK(contains(f.check(video).out, "wrong: " + video.string() + ": the video is cut off after "));
}

TEST_CASE("a checkpoint is no model, and one of another network is not imported") {
    const Fixture f;
    const fs::path checkpoint = dataFolder() / "checkpoints/03_state_dict_metadata.pt";
    const Outcome used = runCli({"segment", f.photo(0), "--model", checkpoint.string(), "--out", f.out.string()});
    CHECK(used.code == 1);
    CHECK(contains(used.err, checkpoint.string() + ": this is a checkpoint; import it first.\n"));
    const Outcome imported = runCli({"import", checkpoint.string(), "--out", (f.folder / "new").string()});
    CHECK(imported.code == 1);
    const std::string sentence = checkpoint.string() + ": holds none of the tensors looked for: ";
    CHECK(contains(imported.err, sentence));
    CHECK_FALSE(fs::exists(f.folder / "new"));
    const Outcome checked = f.check(checkpoint);
    CHECK(checked.code == 1);
    CHECK(contains(checked.out, sentence));
}

TEST_CASE("a pickle that would run os.system is refused unread") {
    const Fixture f;
    const fs::path evil = f.folder / "evil.pth";
    writeZip(evil, torchEntries(pickled(global("os", "system") + unicode("touch /tmp/owned") + "\x85R"), {}));
    for (const char* command : {"import", "check"}) {
        const Outcome outcome = runCli({command, evil.string()});
        CHECK(outcome.code == 1);
        CHECK(contains(outcome.out + outcome.err, evil.string()));
        CHECK(contains(outcome.out + outcome.err, "it names 'os.system', which would run a command of the operating "
                                                  "system when the file is loaded in Python; it is refused."));
    }
}

TEST_CASE("a full disk ends the run with the file that could not be written, and leaves nothing of it") {
    const Fixture f;
    const Outcome outcome = f.segment({f.photo(0), "--save", "logits"},
                                      {.folder = {}, .dataset = {}, .fileBytes = 2000, .unprivileged = false});
    CHECK(outcome.code == 1);
    CHECK(contains(outcome.err,
                   "kerbside-cli segment: " + (f.out / "tiny" / (madeName(0) + "_tiny_logits.npy")).string() +
                       ": cannot write: File too large.\n"));
    CHECK_FALSE(fs::exists(f.out / "tiny" / (madeName(0) + "_tiny_logits.npy")));
    for (const auto& entry : fs::recursive_directory_iterator(f.out))
        CHECK_FALSE(entry.path().filename().string().starts_with('.'));
}

TEST_CASE("a folder without permission to write is named") {
    const Fixture f;
    fs::create_directories(f.out);
    fs::permissions(f.out, fs::perms::owner_read | fs::perms::owner_exec);
    const Outcome outcome =
        f.segment({f.photo(0)}, {.folder = {}, .dataset = {}, .fileBytes = {}, .unprivileged = true});
    if (outcome.code == kNoPrivilegesLost) {
        MESSAGE("skipped: the superuser may write everywhere");
        return;
    }
    CHECK(outcome.code == 1);
    CHECK(contains(outcome.err, "kerbside-cli segment: " + (f.out / "tiny/predictions.json").string() +
                                    ": cannot create the folder " + (f.out / "tiny").string() +
                                    ": Permission denied.\n"));
}

TEST_CASE("a file where a folder should be is named") {
    const Fixture f;
    writeText(f.out, "in the way");
    const Outcome outcome = f.segment({f.photo(0)});
    CHECK(outcome.code == 1);
    CHECK(contains(outcome.err, "kerbside-cli segment: " + (f.out / "tiny/predictions.json").string() +
                                    ": cannot create the folder " + (f.out / "tiny").string() +
                                    ": Not a directory.\n"));
}

TEST_CASE("half precision is refused by a processor") {
    const Fixture f;
    const Outcome outcome = f.segment({f.photo(0), "--precision", "f16", "--device", "cpu"});
    CHECK(outcome.code == 1);
    CHECK(contains(outcome.err, "Precision f16 cannot be computed on cpu"));
}
