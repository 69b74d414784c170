// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/video_reader.h"
#include "core/image/video_writer.h"

#include "tests/support/file_size_limit.h"
#include "tests/support/made_videos.h"
#include "tests/support/test_pictures.h"

#include <doctest/doctest.h>

using namespace testing_support;
using namespace std::string_literals;
using core::ErrorCode;
using core::Image;
using core::Size;
using core::VideoReader;
using core::VideoWriter;

namespace {

/// What reading to the end gives.
struct Reading {
    std::vector<std::string> digests;
    std::vector<int> numbers;
    std::string sentence; ///< of the error at the end, if any
    ErrorCode code = {};
};

Reading readAll(VideoReader& reader) {
    Reading reading;
    for (;;) {
        CHECK(reader.position() == static_cast<long>(reading.digests.size()));
        auto frame = reader.next();
        if (!frame) {
            reading.sentence = frame.error().message;
            reading.code = frame.error().code;
            return reading;
        }
        if (!*frame) return reading;
        reading.digests.push_back(digestOf((*frame)->values()));
        reading.numbers.push_back(numberOf(**frame));
    }
}

std::vector<int> upTo(int count) {
    std::vector<int> numbers;
    for (int i = 0; i < count; ++i) numbers.push_back(i);
    return numbers;
}

std::filesystem::path writeFilm(const std::filesystem::path& path, Size size, int frames) {
    auto writer = VideoWriter::create(path, size, 10).value();
    for (int i = 0; i < frames; ++i) REQUIRE(writer.write(numberedFrame(size, i)));
    REQUIRE(writer.finish());
    return path;
}

core::Error refusalOf(const std::filesystem::path& path) {
    auto reader = VideoReader::open(path);
    REQUIRE_FALSE(reader);
    return reader.error();
}

} // namespace

TEST_CASE("video files are known by their endings in any case") {
    for (const char* name : {"a.mp4", "a.AVI", "a.mov", "a.mkv", "a.webm", "a.m4v", "a.mpg", "a.MPEG"})
        CHECK(core::isVideoFile(name));
    for (const char* name : {"a.png", "mp4", "a.mp4.txt", "a.m3u8", "a.gif", ""}) CHECK_FALSE(core::isVideoFile(name));
}

TEST_CASE("a written film has its frames, in order, and nothing else is left in its folder") {
    TemporaryFolder folder;
    const auto path = writeFilm(folder / "film.mp4", {64, 48}, 10);
    auto reader = VideoReader::open(path).value();
    CHECK(reader.size() == Size{64, 48});
    CHECK(reader.framesPerSecond() == doctest::Approx(10));
    CHECK(reader.estimatedFrames() == 10);
    const Reading reading = readAll(reader);
    CHECK(reading.numbers == upTo(10));
    CHECK(reading.sentence.empty());
    CHECK_FALSE(reader.next().value()); // the end stays the end
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("odd sides of a film are cropped by one pixel") {
    TemporaryFolder folder;
    auto reader = VideoReader::open(writeFilm(folder / "film.mp4", {65, 49}, 3)).value();
    CHECK(reader.size() == Size{64, 48});
    CHECK(readAll(reader).numbers == upTo(3));
}

TEST_CASE("colours of a film are not swapped") {
    TemporaryFolder folder;
    auto writer = VideoWriter::create(folder / "film.mp4", {32, 32}, 25).value();
    REQUIRE(writer.write(Image({32, 32}, core::Rgb{220, 30, 60})));
    REQUIRE(writer.finish());
    auto reader = VideoReader::open(folder / "film.mp4").value();
    const auto pixel = (*reader.next().value()).at(16, 16);
    CHECK(pixel.r > 190);
    CHECK(pixel.g < 60);
    CHECK(pixel.b < 90);
}

TEST_CASE("a frame is the same picture whether it is reached by reading or by seeking") {
    TemporaryFolder folder;
    auto reader = VideoReader::open(writeFilm(folder / "film.mp4", {64, 48}, 24)).value();
    const Reading reading = readAll(reader);
    REQUIRE(reading.digests.size() == 24);
    for (const long frame : {5L, 6L, 20L, 3L, 0L, 23L, 23L}) {
        CAPTURE(frame);
        REQUIRE(reader.seek(frame));
        CHECK(reader.position() == frame);
        CHECK(digestOf((*reader.next().value()).values()) == reading.digests[static_cast<std::size_t>(frame)]);
        CHECK(reader.position() == frame + 1);
    }
    const auto beyond = reader.seek(24);
    REQUIRE_FALSE(beyond);
    CHECK(beyond.error().code == ErrorCode::InvalidArgument);
    CHECK(beyond.error().message ==
          (folder / "film.mp4").string() + ": there is no frame 24; the video has 24 frames.");
    CHECK(reader.seek(-1).error().message == (folder / "film.mp4").string() + ": there is no frame -1.");
    REQUIRE(reader.seek(2));
    CHECK(digestOf((*reader.next().value()).values()) == reading.digests[2]);
}

TEST_CASE("the real film has 795 frames, intact, and seeking in it is exact") {
    const auto path = realVideo();
    if (!path) {
        MESSAGE("skipped: the package opencv-doc is not installed");
        return;
    }
    auto reader = VideoReader::open(*path).value();
    CHECK(reader.size() == Size{768, 576});
    const Reading reading = readAll(reader);
    CHECK(reading.digests.size() == 795);
    CHECK(reading.sentence.empty());
    for (const long frame : {100L, 37L}) {
        REQUIRE(reader.seek(frame));
        CHECK(digestOf((*reader.next().value()).values()) == reading.digests[static_cast<std::size_t>(frame)]);
    }
}

TEST_CASE("a cut real film gives no frame that the whole one does not have") {
    const auto path = realVideo();
    if (!path) {
        MESSAGE("skipped: the package opencv-doc is not installed");
        return;
    }
    TemporaryFolder folder;
    const std::string bytes = bytesOf(*path).substr(0, 1000000);
    writeText(folder / "cut.avi", bytes);
    auto cut = VideoReader::open(folder / "cut.avi").value();
    const Reading reading = readAll(cut);
    REQUIRE(reading.digests.size() > 80);
    CHECK(reading.code == ErrorCode::Corrupt);
    auto whole = VideoReader::open(*path).value();
    for (const auto& digest : reading.digests) REQUIRE(digestOf((*whole.next().value()).values()) == digest);
}

TEST_CASE("a film is turned upright as its container asks") {
    TemporaryFolder folder;
    const std::string bytes = bytesOf(writeFilm(folder / "film.mp4", {64, 48}, 3));
    const std::uint32_t one = 0x10000;
    const std::uint32_t minusOne = 0xffff0000;
    // Entries a, b, c, d of the matrix in the track header; where the left half, with the brightness of the number,
    // comes to lie in the upright picture, and a place in the other half.
    struct Row {
        std::uint32_t a, b, c, d;
        Size size;
        int markX, markY, otherX, otherY;
    };
    for (const Row& row :
         {Row{one, 0, 0, one, {64, 48}, 10, 24, 54, 24}, Row{0, one, minusOne, 0, {48, 64}, 24, 10, 24, 54},
          Row{minusOne, 0, 0, minusOne, {64, 48}, 54, 24, 10, 24},
          Row{0, minusOne, one, 0, {48, 64}, 24, 54, 24, 10}}) {
        std::string turned = bytes;
        turned.replace(bytes.find("tkhd") + 4 + 40, 20,
                       bigEndian(row.a) + bigEndian(row.b) + bigEndian(0) + bigEndian(row.c) + bigEndian(row.d));
        writeText(folder / "turned.mp4", turned);
        auto reader = VideoReader::open(folder / "turned.mp4").value();
        CHECK(reader.size() == row.size);
        REQUIRE(reader.seek(2));
        const Image frame = *reader.next().value();
        REQUIRE(frame.size() == row.size);
        CHECK(std::abs(frame.at(row.markX, row.markY).r - 36) < 6); // 20 + 2·8
        CHECK(std::abs(frame.at(row.otherX, row.otherY).b - 60) < 8);
    }
}

TEST_CASE("a cut video gives its whole frames and then says where it is cut") {
    TemporaryFolder folder;
    const MadeVideo video = motionJpegAvi({64, 48}, 20);
    const auto path = folder / "film.avi";
    writeText(path, video.bytes);
    auto whole = VideoReader::open(path).value();
    CHECK(readAll(whole).numbers == upTo(20));

    const std::size_t length = (video.frameAt[9] + video.frameAt[10]) / 2; // in the middle of frame 9
    writeText(path, video.bytes.substr(0, length));
    auto cut = VideoReader::open(path).value();
    CHECK(cut.estimatedFrames() == 20);
    const Reading reading = readAll(cut);
    // FFmpeg may or may not make a picture of the half frame; the last one it gives is not handed out.
    const auto frames = static_cast<int>(reading.numbers.size());
    CHECK((frames == 8 || frames == 9));
    CHECK(reading.numbers == upTo(frames));
    CHECK(reading.code == ErrorCode::Corrupt);
    CHECK(reading.sentence == path.string() + ": the video is cut off after " + std::to_string(frames) +
                                  " of about 20 frames: the file has " + std::to_string(length) + " of " +
                                  std::to_string(video.bytes.size()) + " bytes.");
    CHECK_FALSE(cut.next()); // it says so again
    REQUIRE(cut.seek(4));
    CHECK(numberOf(*cut.next().value()) == 4);
}

TEST_CASE("a container that claims nothing, or a few bytes too many, is not called cut") {
    TemporaryFolder folder;
    MadeVideo video = motionJpegAvi({64, 48}, 5);
    const auto length = static_cast<std::uint32_t>(video.bytes.size());
    for (const std::uint32_t claimed : {0U, length, length - 100}) { // exact would be length - 8
        CAPTURE(claimed);
        video.bytes.replace(4, 4, littleEndian(claimed));
        writeText(folder / "film.avi", video.bytes);
        auto reader = VideoReader::open(folder / "film.avi").value();
        const Reading reading = readAll(reader);
        CHECK(reading.numbers == upTo(5));
        CHECK(reading.sentence.empty());
    }
}

TEST_CASE("files that are no readable videos are refused by name and reason") {
    TemporaryFolder folder;
    const auto refused = [&](const std::string& bytes) {
        writeText(folder / "film.mp4", bytes);
        auto error = refusalOf(folder / "film.mp4");
        const std::string start = (folder / "film.mp4").string() + ": ";
        REQUIRE(error.message.compare(0, start.size(), start) == 0);
        error.message.erase(0, start.size());
        return error;
    };
    CHECK(refusalOf(folder / "none.mp4").code == ErrorCode::NotFound);
    CHECK(refusalOf(folder / "none.mp4").message == (folder / "none.mp4").string() + ": there is no such file.");
    CHECK(refusalOf(folder.path()).message == folder.path().string() + ": is a folder, not a file.");
    CHECK(refused("").message == "the file is empty.");
    // A playlist would make FFmpeg open whatever it names.
    for (const char* text :
         {"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n", "ffconcat version 1.0\nfile 'a.mp4'\n", "v=0\r\n"}) {
        const auto error = refused(text);
        CHECK(error.code == ErrorCode::Unsupported);
        CHECK(error.message == "is not a video; MP4, MOV, AVI, Matroska, WebM and MPEG can be read.");
    }
    const auto junk = refused(std::string("\0\0\0\x14"
                                          "ftypisom\0\0\2\0isom",
                                          20));
    CHECK(junk.code == ErrorCode::Corrupt);
    CHECK(junk.message == "the video cannot be opened: it is damaged or of an unknown kind.");
    const std::string film = bytesOf(writeFilm(folder / "whole.mp4", {64, 48}, 10));
    const auto half = refused(film.substr(0, film.size() / 2));
    CHECK(half.code == ErrorCode::Corrupt);
    CHECK(half.message.find("the video is cut off: the file has " + std::to_string(film.size() / 2) + " of ") == 0);
}

TEST_CASE("films of another size, rate or ending are refused") {
    TemporaryFolder folder;
    const auto refusal = [&](const char* name, Size size, double rate) {
        auto writer = VideoWriter::create(folder / name, size, rate);
        REQUIRE_FALSE(writer);
        CHECK(writer.error().code == ErrorCode::InvalidArgument);
        return writer.error().message.substr(folder.path().string().size() + 1);
    };
    CHECK(refusal("film.avi", {64, 48}, 10) == "film.avi: films are written as .mp4 only.");
    CHECK(refusal("film.mp4", {1, 48}, 10) == "film.mp4: a film cannot have frames of 1x48 pixels.");
    CHECK(refusal("film.mp4", {64, 48}, 0) == "film.mp4: a film cannot have 0 frames per second.");
    auto writer = VideoWriter::create(folder / "film.mp4", {64, 48}, 10).value();
    CHECK((writer.codec() == "H.264" || writer.codec() == "MPEG-4 Part 2"));
    CHECK(writer.finish().error().message == (folder / "film.mp4").string() + ": a film needs at least one frame.");
    REQUIRE(writer.write(numberedFrame({64, 48}, 0)));
    CHECK(writer.write(numberedFrame({64, 46}, 1)).error().message ==
          (folder / "film.mp4").string() + ": frame 1 is 64x46 pixels, the film 64x48.");
}

TEST_CASE("an unfinished film leaves nothing, and the old one stays") {
    TemporaryFolder folder;
    writeText(folder / "film.mp4", "old");
    {
        auto writer = VideoWriter::create(folder / "film.mp4", {64, 48}, 10).value();
        REQUIRE(writer.write(numberedFrame({64, 48}, 0)));
    }
    CHECK(bytesOf(folder / "film.mp4") == "old");
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("a folder that cannot be written to is named") {
    TemporaryFolder folder;
    writeText(folder / "plain", "a file where a folder should be");
    const auto inside = VideoWriter::create(folder / "plain/film.mp4", {64, 48}, 10);
    REQUIRE_FALSE(inside);
    CHECK(inside.error().code == ErrorCode::Io);
    CHECK(inside.error().message == (folder / "plain/film.mp4").string() + ": cannot create the folder " +
                                        (folder / "plain").string() + ": Not a directory.");
    CHECK(VideoWriter::create("/proc/self/film.mp4", {64, 48}, 10).error().code == ErrorCode::Io);
}

TEST_CASE("a full disk while a film is written is told when it is finished, and the old film stays") {
    TemporaryFolder folder;
    const auto path = folder / "film.mp4";
    writeText(path, "old");
    {
        const FileSizeLimit limit(20000);
        auto writer = VideoWriter::create(path, {320, 240}, 10).value();
        for (int i = 0; i < 12; ++i) {
            Image noise = noisePicture({320, 240});
            std::rotate(noise.values().begin(), noise.values().begin() + 97 * i, noise.values().end());
            REQUIRE(writer.write(noise));
        }
        const auto status = writer.finish();
        REQUIRE_FALSE(status);
        CHECK(status.error().code == ErrorCode::Io);
        CHECK(status.error().message == path.string() + ": cannot write: File too large.");
    }
    CHECK(bytesOf(path) == "old");
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}
