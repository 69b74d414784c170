// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cityscapes/frame_source.h"
#include "core/image/video_reader.h"
#include "core/image/video_writer.h"
#include "tests/support/test_files.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <set>
#include <sys/stat.h>

using namespace core;
using testing_support::TemporaryFolder;
using testing_support::writeText;
namespace fs = std::filesystem;

static void touch(const fs::path& path) { writeText(path, "x"); }

static std::vector<std::string> namesOf(const FrameSource& source) {
    std::vector<std::string> names;
    for (const Frame& frame : source.frames()) names.push_back(frame.name);
    return names;
}
static std::string sentenceOf(const Result<FrameSource>& source, ErrorCode code) {
    REQUIRE(!source);
    CHECK(source.error().code == code);
    return source.error().message;
}

TEST_CASE("a root gives the frames of a split with the truth that is there") {
    TemporaryFolder root;
    touch(root / "leftImg8bit/val/ulm/ulm_000010_000019_leftImg8bit.png");
    touch(root / "leftImg8bit/val/ulm/ulm_000002_000019_leftImg8bit.png");
    touch(root / "leftImg8bit/val/ulm/.hidden_leftImg8bit.png");
    touch(root / "leftImg8bit/val/ulm/notes.txt");
    touch(root / "leftImg8bit/val/aachen/aachen_000000_000019_leftImg8bit.png");
    touch(root / "leftImg8bit/train/jena/jena_000000_000019_leftImg8bit.png");
    for (const char* what : {"labelIds.png", "instanceIds.png", "polygons.json", "color.png"})
        touch(root / (std::string("gtFine/val/ulm/ulm_000002_000019_gtFine_") + what));
    touch(root / "gtFine/val/aachen/aachen_000000_000019_gtFine_labelIds.png");

    CHECK(FrameSource::isCityscapesRoot(root.path()));
    CHECK(FrameSource::splits(root.path()) == std::vector<std::string>{"train", "val"});
    const auto source = FrameSource::open(root.path());
    REQUIRE(source);
    CHECK(source->kind() == SourceKind::Cityscapes);
    CHECK(source->split() == "val");
    CHECK(source->hasTruth());
    CHECK(namesOf(*source) ==
          std::vector<std::string>{"aachen_000000_000019", "ulm_000002_000019", "ulm_000010_000019"});
    const Frame& full = source->frames()[1];
    CHECK(full.city == "ulm");
    CHECK(full.image == root / "leftImg8bit/val/ulm/ulm_000002_000019_leftImg8bit.png");
    CHECK(full.truth == root / "gtFine/val/ulm/ulm_000002_000019_gtFine_labelIds.png");
    CHECK(full.instances == root / "gtFine/val/ulm/ulm_000002_000019_gtFine_instanceIds.png");
    CHECK(full.polygons == root / "gtFine/val/ulm/ulm_000002_000019_gtFine_polygons.json");
    CHECK(source->frames()[0].instances.empty());
    CHECK(source->frames()[2].truth.empty());
    CHECK(!FrameSource::open(root.path(), {.split = "train"})->hasTruth());
}

TEST_CASE("fog in three strengths gives three frames that share one truth") {
    TemporaryFolder root;
    for (const char* beta : {"0.005", "0.01", "0.02"})
        touch(root / fmt::format("leftImg8bit_foggy/val/ulm/ulm_000000_000019_leftImg8bit_foggy_beta_{}.png", beta));
    touch(root / "gtFine/val/ulm/ulm_000000_000019_gtFine_labelIds.png");
    const auto source = FrameSource::open(root.path()); // the only folder of photos
    REQUIRE(source);
    CHECK(namesOf(*source) == std::vector<std::string>{"ulm_000000_000019_foggy_beta_0.005",
                                                       "ulm_000000_000019_foggy_beta_0.01",
                                                       "ulm_000000_000019_foggy_beta_0.02"});
    for (const Frame& frame : source->frames())
        CHECK(frame.truth.filename() == "ulm_000000_000019_gtFine_labelIds.png");

    touch(root / "leftImg8bit_rain/val/ulm/"
                 "ulm_000000_000019_leftImg8bit_rain_alpha_0.01_beta_0.005_dropsize_0.01_pattern_1.png");
    CHECK(sentenceOf(FrameSource::open(root.path()), ErrorCode::InvalidArgument) ==
          root.path().string() +
              ": has no leftImg8bit, but leftImg8bit_foggy, leftImg8bit_rain; say which of them to take.");
    const auto rain = FrameSource::open(root.path(), {.images = "leftImg8bit_rain"});
    REQUIRE(rain);
    CHECK(rain->frames()[0].name == "ulm_000000_000019_rain_alpha_0.01_beta_0.005_dropsize_0.01_pattern_1");
    CHECK(rain->hasTruth());
    CHECK(sentenceOf(FrameSource::open(root.path(), {.images = "leftImg8bit_snow"}), ErrorCode::NotFound) ==
          root.path().string() +
              ": has no folder leftImg8bit_snow; its photos are in leftImg8bit_foggy, leftImg8bit_rain.");
}

TEST_CASE("coarse truth, sequences and splits of any name") {
    TemporaryFolder root;
    touch(root / "leftImg8bit/train_extra/bad-honnef/bad-honnef_000000_000000_leftImg8bit.png");
    touch(root / "gtCoarse/train_extra/bad-honnef/bad-honnef_000000_000000_gtCoarse_labelIds.png");
    touch(root / "leftImg8bit/demoVideo/stuttgart_00/stuttgart_00_000000_000001_leftImg8bit.png");
    for (int i = 18; i < 21; ++i)
        touch(root / fmt::format("leftImg8bit_sequence/val/ulm/ulm_000000_{:06}_leftImg8bit.png", i));
    touch(root / "gtFine/val/ulm/ulm_000000_000019_gtFine_labelIds.png");
    CHECK(FrameSource::splits(root.path()) == std::vector<std::string>{"demoVideo", "train_extra", "val"});
    CHECK(FrameSource::open(root.path(), {.split = "train_extra", .truth = "coarse"})->hasTruth());
    CHECK(!FrameSource::open(root.path(), {.split = "train_extra"})->hasTruth());
    CHECK(FrameSource::open(root.path(), {.split = "demoVideo"})->frames()[0].city == "stuttgart_00");
    const auto sequence = FrameSource::open(root.path(), {.images = "leftImg8bit_sequence"});
    REQUIRE(sequence->frames().size() == 3);
    CHECK(sequence->frames()[0].truth.empty());
    CHECK(!sequence->frames()[1].truth.empty());
    CHECK(sentenceOf(FrameSource::open(root.path(), {.truth = "good"}), ErrorCode::InvalidArgument) ==
          root.path().string() + ": there is no truth 'good', only fine and coarse.");
}

TEST_CASE("a root with truth only gives frames without photos") {
    TemporaryFolder root;
    touch(root / "gtFine/val/ulm/ulm_000000_000019_gtFine_labelIds.png");
    touch(root / "gtFine/val/ulm/ulm_000000_000019_gtFine_instanceIds.png");
    const auto source = FrameSource::open(root.path());
    REQUIRE(source);
    CHECK(namesOf(*source) == std::vector<std::string>{"ulm_000000_000019"});
    CHECK(source->frames()[0].image.empty());
    CHECK(!source->frames()[0].instances.empty());
    const auto photo = readFrameImage(source->frames()[0]);
    REQUIRE(!photo);
    CHECK(photo.error().message == "ulm_000000_000019: there is no photo of this frame.");
}

TEST_CASE("a missing split names those there are") {
    TemporaryFolder root;
    touch(root / "leftImg8bit/train/ulm/ulm_000000_000019_leftImg8bit.png");
    fs::create_directories(root / "gtFine/test");
    CHECK(sentenceOf(FrameSource::open(root.path()), ErrorCode::NotFound) ==
          root.path().string() + ": has no split val in leftImg8bit and gtFine; the root has test, train.");
    CHECK(sentenceOf(FrameSource::open(root.path(), {.split = "../train"}), ErrorCode::InvalidArgument) ==
          root.path().string() + ": '../train' cannot be the name of a split.");
    CHECK(sentenceOf(FrameSource::open(root.path(), {.split = ""}), ErrorCode::InvalidArgument) ==
          root.path().string() + ": '' cannot be the name of a split.");
}

TEST_CASE("an empty split and an empty folder say what was looked for") {
    TemporaryFolder root;
    CHECK(sentenceOf(FrameSource::open(root.path()), ErrorCode::NotFound) ==
          root.path().string() +
              ": holds no images (png, jpg, jpeg, bmp, tif, tiff) and is no Cityscapes root (folders "
              "leftImg8bit, gtFine or gtCoarse).");
    fs::create_directories(root / "leftImg8bit/val/ulm");
    CHECK(sentenceOf(FrameSource::open(root.path()), ErrorCode::NotFound) ==
          (root / "leftImg8bit/val").string() +
              ": holds no images (png, jpg, jpeg, bmp, tif, tiff) and no gtFine_labelIds.png files in its folders of "
              "cities.");
}

TEST_CASE("the folders that archives unpack into are no folders of photos") {
    TemporaryFolder root;
    touch(root / "leftImg8bit_trainvaltest/leftImg8bit/val/ulm/ulm_000000_000019_leftImg8bit.png");
    CHECK(!FrameSource::isCityscapesRoot(root.path()));
    CHECK(FrameSource::isCityscapesRoot(root / "leftImg8bit_trainvaltest"));
}

TEST_CASE("a folder gives its own images, numbers sorted by value") {
    TemporaryFolder folder;
    for (const char* name : {"photo10.jpg", "photo9.JPG", "Straße.png", "film.mp4", "notes.txt", "deeper/other.png"})
        touch(folder / name);
    fs::create_directories(folder / "album.png");
    const auto source = FrameSource::open(folder.path());
    REQUIRE(source);
    CHECK(source->kind() == SourceKind::Folder);
    CHECK(namesOf(*source) == std::vector<std::string>{"Straße", "photo9", "photo10"});
    CHECK(!source->hasTruth());
    CHECK(source->split().empty());
}

TEST_CASE("truth in the same folder belongs to its photo and is no photo itself") {
    TemporaryFolder folder;
    for (const char* end : {"leftImg8bit.png", "gtFine_labelIds.png", "gtFine_color.png", "disparity.png"})
        touch(folder / (std::string("ulm_000000_000019_") + end));
    const auto source = FrameSource::open(folder.path());
    REQUIRE(source);
    CHECK(namesOf(*source) == std::vector<std::string>{"ulm_000000_000019"});
    CHECK(source->frames()[0].truth == folder / "ulm_000000_000019_gtFine_labelIds.png");
}

TEST_CASE("names are unique, whatever the files are called") {
    TemporaryFolder folder;
    for (const char* name : {"a/1.png", "b/1.png", "b/1.jpg", "2.png"}) touch(folder / name);
    writeText(folder / "list.txt", "a/1.png\nb/1.png\nb/1.jpg\n2.png\n2.png\n");
    const auto source = FrameSource::open(folder / "list.txt");
    REQUIRE(source);
    const auto names = namesOf(*source);
    CHECK(std::set<std::string>(names.begin(), names.end()).size() == 5);
    CHECK(names[0] == "a_1");
    CHECK(names[1] == "b_1");
    CHECK(names[2] == "b_1-2");
}

TEST_CASE("a list names pictures and truth from where it lies") {
    TemporaryFolder folder;
    touch(folder / "photos/ä b.png");
    touch(folder / "photos/ulm_000000_000019_leftImg8bit.png");
    touch(folder / "truth/ulm_000000_000019_gtFine_labelIds.png");
    touch(folder / "truth/ulm_000000_000019_gtFine_instanceIds.png");
    writeText(folder / "list.txt",
              "\xef\xbb\xbf# photos\r\n\r\n  photos/ä b.png \r\n"
              "photos/ulm_000000_000019_leftImg8bit.png\ttruth/ulm_000000_000019_gtFine_labelIds.png\n" +
                  (folder / "photos/ä b.png").string());
    const auto source = FrameSource::open(folder / "list.txt");
    REQUIRE(source);
    CHECK(source->kind() == SourceKind::List);
    REQUIRE(source->frames().size() == 3);
    CHECK(source->frames()[0].image == folder / "photos/ä b.png");
    CHECK(source->frames()[1].truth == folder / "truth/ulm_000000_000019_gtFine_labelIds.png");
    CHECK(source->frames()[1].instances == folder / "truth/ulm_000000_000019_gtFine_instanceIds.png");
    CHECK(source->frames()[1].city == "ulm");
    CHECK(source->frames()[2].image == source->frames()[0].image);
}

TEST_CASE("what is wrong in a list is said with its line") {
    TemporaryFolder folder;
    touch(folder / "a.png");
    const auto list = (folder / "list.txt").string();
    writeText(list, "a.png\n\n# b\nb.png\n");
    CHECK(sentenceOf(FrameSource::open(list), ErrorCode::NotFound) ==
          list + ", line 4: " + (folder / "b.png").string() + ": there is no such file or folder.");
    writeText(list, "a.png\tnone.png\n");
    CHECK(sentenceOf(FrameSource::open(list), ErrorCode::NotFound) ==
          list + ", line 1: " + (folder / "none.png").string() + ": there is no such file or folder.");
    writeText(list, "a.txt\n");
    CHECK(sentenceOf(FrameSource::open(list), ErrorCode::Corrupt) ==
          list + ", line 1: " + (folder / "a.txt").string() + ": is not an image (png, jpg, jpeg, bmp, tif, tiff).");
    writeText(list, "\n# nothing\n");
    CHECK(sentenceOf(FrameSource::open(list), ErrorCode::NotFound) ==
          list + ": names no image; a list has one path on each line.");
    writeText(list, std::string("a.png\0", 6));
    CHECK(sentenceOf(FrameSource::open(list), ErrorCode::Unsupported) ==
          list + ": is neither an image (png, jpg, jpeg, bmp, tif, tiff), nor a video, nor a list of images.");
}

TEST_CASE("a single image is a source of one frame") {
    TemporaryFolder folder;
    touch(folder / "ulm_000000_000019_leftImg8bit.png");
    const auto source = FrameSource::open(folder / "ulm_000000_000019_leftImg8bit.png");
    REQUIRE(source);
    CHECK(source->kind() == SourceKind::SingleImage);
    CHECK(namesOf(*source) == std::vector<std::string>{"ulm_000000_000019"});
}

TEST_CASE("missing paths, broken links and locked folders are sentences") {
    TemporaryFolder folder;
    CHECK(sentenceOf(FrameSource::open(folder / "none"), ErrorCode::NotFound) ==
          (folder / "none").string() + ": there is no such file or folder.");
    fs::create_symlink("gone.png", folder / "link.png");
    CHECK(sentenceOf(FrameSource::open(folder / "link.png"), ErrorCode::NotFound) ==
          (folder / "link.png").string() + ": is a link to gone.png, which is not there.");
    const auto source = FrameSource::open(folder.path()); // the frame is there, its photo is not
    REQUIRE(source);
    const auto photo = readFrameImage(source->frames()[0]);
    REQUIRE(!photo);
    CHECK(photo.error().message == (folder / "link.png").string() + ": is a link to gone.png, which is not there.");
    CHECK(source->digest().size() == 64);
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0); // reading it would wait for ever
    CHECK(sentenceOf(FrameSource::open(folder / "pipe"), ErrorCode::Unsupported) ==
          (folder / "pipe").string() + ": is a device or a pipe, not an ordinary file.");
    fs::create_symlink("loop", folder / "loop");
    CHECK(!FrameSource::open(folder / "loop"));
    CHECK(!FrameSource::open(folder / std::string(5000, 'x')));
    CHECK(!FrameSource::open(""));
}

TEST_CASE("the digest tells sets apart, not places") {
    TemporaryFolder one, two;
    for (const auto* folder : {&one, &two}) {
        touch(*folder / "leftImg8bit/val/ulm/ulm_000000_000019_leftImg8bit.png");
        touch(*folder / "gtFine/val/ulm/ulm_000000_000019_gtFine_labelIds.png");
    }
    const auto digest = [](const TemporaryFolder& folder) { return FrameSource::open(folder.path())->digest(); };
    const std::string first = digest(one);
    CHECK(first == digest(two));
    writeText(two / "gtFine/val/ulm/ulm_000000_000019_gtFine_labelIds.png", "longer");
    CHECK(first != digest(two));
    fs::rename(one / "leftImg8bit/val/ulm/ulm_000000_000019_leftImg8bit.png",
               one / "leftImg8bit/val/ulm/ulm_000000_000020_leftImg8bit.png");
    CHECK(first != digest(one));
}

TEST_CASE("opening stops when asked") {
    TemporaryFolder root;
    touch(root / "leftImg8bit/val/ulm/ulm_000000_000019_leftImg8bit.png");
    std::stop_source stop;
    stop.request_stop();
    CHECK(FrameSource::open(root.path(), {}, stop.get_token()).error().code == ErrorCode::Cancelled);
}

TEST_CASE("a video gives as many frames as it has") {
    TemporaryFolder folder;
    const auto path = folder / "Fahrt 1.mp4";
    auto writer = VideoWriter::create(path, {64, 48}, 10);
    REQUIRE(writer);
    for (int i = 0; i < 7; ++i) REQUIRE(writer->write(Image({64, 48}, Rgb{static_cast<std::uint8_t>(30 * i), 0, 0})));
    REQUIRE(writer->finish());
    const auto source = FrameSource::open(path);
    REQUIRE(source);
    CHECK(source->kind() == SourceKind::Video);
    REQUIRE(source->frames().size() == 7);
    CHECK(source->frames()[3].name == "Fahrt 1_000003");
    CHECK(source->frames()[3].videoFrame == 3);
    CHECK(source->frames()[3].image == path);
    CHECK(!source->hasTruth());
    CHECK(source->isFilm());
    CHECK(source->framesPerSecond() == doctest::Approx(10));
    CHECK(source->filmName() == "Fahrt 1");
    REQUIRE(source->seconds().size() == 7);
    CHECK(source->seconds()[6] == doctest::Approx(0.6));
    REQUIRE(source->videoIndex() != nullptr);
    CHECK(source->videoIndex()->frames() == 7);
    CHECK(VideoReader::open(path, *source->videoIndex())->seek(5));
    const std::string digest = source->digest();
    fs::resize_file(path, fs::file_size(path) - 1);
    CHECK(source->digest() != digest);

    touch(folder / "no.mp4");
    CHECK(!FrameSource::open(folder / "no.mp4"));
}
