// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/video_index.h"
#include "core/image/video_reader.h"
#include "core/image/video_writer.h"

#include "tests/support/error_of.h"
#include "tests/support/ffmpeg_films.h"
#include "tests/support/made_videos.h"
#include "tests/support/test_pictures.h"

#include <doctest/doctest.h>
#include <random>

using namespace testing_support;
namespace fs = std::filesystem;
using core::ErrorCode;
using core::VideoIndex;
using core::VideoReader;

namespace {

std::vector<std::string> readThrough(VideoReader& reader, std::vector<int>* numbers = nullptr) {
    std::vector<std::string> digests;
    for (;;) {
        const auto frame = reader.next();
        REQUIRE_MESSAGE(frame, frame.error().message);
        if (!*frame) return digests;
        digests.push_back(digestOf((*frame)->values()));
        if (numbers != nullptr) numbers->push_back(numberShown(**frame));
    }
}

/// Frame `frame` is reached by seeking, and it is that picture.
void checkSeek(VideoReader& reader, long frame, const std::vector<std::string>& digests) {
    CAPTURE(frame);
    const auto moved = reader.seek(frame);
    REQUIRE_MESSAGE(moved, moved.error().message);
    CHECK(reader.position() == frame);
    const auto image = reader.next();
    REQUIRE(image);
    REQUIRE(*image);
    CHECK(digestOf((*image)->values()) == digests[static_cast<std::size_t>(frame)]);
}

void check100Seeks(const fs::path& path, const VideoIndex& index, const std::vector<std::string>& digests) {
    auto reader = VideoReader::open(path, index).value();
    std::mt19937 random(20261121);
    for (int i = 0; i < 100; ++i) checkSeek(reader, static_cast<long>(random() % digests.size()), digests);
}

enum class Jumps { Yes, No };

/// Without its first bytes the file cannot be opened again, so that whoever begins from the beginning fails.
void checkJumps(const fs::path& path, const VideoIndex& index, const std::vector<std::string>& digests) {
    auto reader = VideoReader::open(path, index).value();
    const std::string bytes = bytesOf(path);
    writeText(path, std::string(16, 'x') + bytes.substr(16)); // the reader has the same file open
    int jumps = 0;
    for (long frame = index.frames() - 1; frame > 0; frame -= 5) {
        if (index.keyFrameOf(frame) == 0) continue;
        checkSeek(reader, frame, digests);
        ++jumps;
    }
    CHECK(jumps > 0);
    writeText(path, bytes);
}

/// Every frame of a film of numbered frames, read through and by seeking.
void checkFilm(const fs::path& path, int frames, Jumps jumps) {
    CAPTURE(path.filename().string());
    auto reader = VideoReader::open(path).value();
    const VideoIndex index = reader.index();
    CHECK(index.frames() == frames);
    CHECK(reader.estimatedFrames() == frames);
    std::vector<int> numbers;
    const auto digests = readThrough(reader, &numbers);
    REQUIRE(digests.size() == static_cast<std::size_t>(frames));
    for (int i = 0; i < frames; ++i) CHECK(numbers[static_cast<std::size_t>(i)] == i % 60);
    for (long i = 0; i < frames; ++i) {
        CHECK(std::abs(index.timeOf(i) - static_cast<double>(i) / 25) < 0.0006); // Matroska has milliseconds
        CHECK(index.keyFrameOf(i) <= i);
    }
    check100Seeks(path, index, digests);
    if (jumps == Jumps::Yes) checkJumps(path, index, digests);
}

struct Film {
    const char* name;
    int frames;
    Jumps jumps;
    const char* options;
};

constexpr const char* kEveryTwelfth = "-c:v libx264 -crf 10 -g 12 -keyint_min 12 -sc_threshold 0 ";

} // namespace

TEST_CASE("every frame of MP4, Matroska, AVI and MPEG films is the same picture read through and after 100 seeks") {
    const TemporaryFolder folder;
    const Film films[] = {
        {"two references.mp4", 60, Jumps::Yes, "-c:v libx264 -crf 10 -g 12 -sc_threshold 0 -bf 2 -refs 2"},
        {"pyramid.mkv", 60, Jumps::Yes, "-c:v libx264 -crf 10 -x264-params keyint=12:scenecut=0:bframes=7:b-adapt=0"},
        {"long group.mp4", 300, Jumps::Yes, "-c:v libx264 -crf 10 -g 250 -keyint_min 250 -sc_threshold 0 -bf 2"},
        {"open groups.mp4", 60, Jumps::Yes,
         "-c:v libx264 -crf 10 -x264-params open-gop=1:keyint=12:min-keyint=12:scenecut=0:bframes=3:b-adapt=0"},
        {"open groups.ts", 60, Jumps::Yes,
         "-c:v libx264 -crf 10 -x264-params open-gop=1:keyint=12:min-keyint=12:scenecut=0:bframes=3:b-adapt=0"},
        {"no key but the first.mp4", 60, Jumps::No,
         "-c:v libx264 -crf 10 -x264-params intra-refresh=1:keyint=12:bframes=0"},
        {"ten bits.mkv", 60, Jumps::Yes, "-pix_fmt yuv420p10le -c:v libx264 -crf 10 -g 12 -sc_threshold 0"},
        {"MPEG-1.mpg", 60, Jumps::Yes, "-c:v mpeg1video -q:v 2 -g 12 -bf 2 -sc_threshold 1000000000"},
        {"MPEG-2.mpg", 60, Jumps::Yes, "-c:v mpeg2video -q:v 2 -g 12 -bf 2 -sc_threshold 1000000000 -f vob"},
        {"Motion JPEG.avi", 60, Jumps::Yes, "-c:v mjpeg -q:v 2"},
        {"MPEG-4.avi", 60, Jumps::Yes, "-c:v mpeg4 -q:v 2 -g 12 -bf 2 -sc_threshold 1000000000"},
        {"no stamps.avi", 60, Jumps::Yes, "-c:v libx264 -crf 10 -g 12 -sc_threshold 0 -bf 2"},
        {"no stamps, not reordered.avi", 60, Jumps::Yes, "-c:v libx264 -crf 10 -g 12 -sc_threshold 0 -bf 0"},
        {"VP9.webm", 60, Jumps::Yes, "-c:v libvpx-vp9 -crf 10 -b:v 0 -g 12 -deadline realtime -cpu-used 8"},
        {"one frame.mp4", 1, Jumps::No, "-c:v libx264 -crf 10"},
    };
    for (const Film& film : films) {
        runFfmpeg(numberedInput(film.frames) + film.options + " " + quoted(folder / film.name));
        checkFilm(folder / film.name, film.frames, film.jumps);
    }
}

TEST_CASE("sound, covers and pictures that are only referred to are no frames") {
    const TemporaryFolder folder;
    runFfmpeg(numberedInput(60) + "-f lavfi -i sine=duration=2.4 " + kEveryTwelfth + "-c:a aac " +
              quoted(folder / "sound.mp4"));
    checkFilm(folder / "sound.mp4", 60, Jumps::Yes);
    runFfmpeg(numberedInput(60) + "-f lavfi -i color=red:size=32x32:duration=0.04 -map 1 -map 0 " + kEveryTwelfth +
              "-c:v:0 png -disposition:v:0 attached_pic " + quoted(folder / "cover.mp4"));
    checkFilm(folder / "cover.mp4", 60, Jumps::Yes);
    // Only the second of two passes makes VP8 frames that are not shown.
    const std::string pass = "-c:v libvpx -crf 4 -b:v 4M -auto-alt-ref 1 -lag-in-frames 16 -g 30 -passlogfile " +
                             quoted(folder / "log") + " -pass ";
    runFfmpeg(numberedInput(60) + pass + "1 -f null -");
    runFfmpeg(numberedInput(60) + pass + "2 " + quoted(folder / "VP8.webm"));
    checkFilm(folder / "VP8.webm", 60, Jumps::Yes);
}

TEST_CASE("a film of variable rate tells when each frame is shown") {
    const TemporaryFolder folder;
    for (const char* name : {"variable.mp4", "variable.mkv"}) {
        CAPTURE(name);
        // Three frames close together, then a longer pause.
        runFfmpeg(numberedInput(60, ",setpts='(N+2*floor(N/3))/25/TB'") + "-fps_mode vfr -bf 2 " + kEveryTwelfth +
                  quoted(folder / name));
        auto reader = VideoReader::open(folder / name).value();
        std::vector<int> numbers;
        const auto digests = readThrough(reader, &numbers);
        REQUIRE(digests.size() == 60);
        for (int i = 0; i < 60; ++i) {
            CHECK(numbers[static_cast<std::size_t>(i)] == i);
            CHECK(std::abs(reader.index().timeOf(i) - (i + 2 * (i / 3)) / 25.0) < 0.0006);
        }
        check100Seeks(folder / name, reader.index(), digests);
    }
}

TEST_CASE("a turned film is upright however a frame is reached") {
    const TemporaryFolder folder;
    const auto path = folder / "turned.mp4";
    runFfmpeg(numberedInput(60) + kEveryTwelfth + "-bf 2 " + quoted(path));
    std::string bytes = bytesOf(path);
    bytes.replace(bytes.find("tkhd") + 4 + 40, 20,
                  bigEndian(0) + bigEndian(0x10000) + bigEndian(0) + bigEndian(0xffff0000) + bigEndian(0));
    writeText(path, bytes);
    auto reader = VideoReader::open(path).value();
    CHECK(reader.size() == core::Size{48, 64});
    const auto digests = readThrough(reader);
    REQUIRE(digests.size() == 60);
    check100Seeks(path, reader.index(), digests);
}

TEST_CASE("a film that is cut in the middle gives its whole frames in any order, and says where it ends") {
    const TemporaryFolder folder;
    const Film films[] = {
        {"cut.mp4", 60, Jumps::No, "-c:v libx264 -crf 10 -g 12 -bf 3 -movflags +faststart"},
        {"cut.mkv", 60, Jumps::No, "-c:v libx264 -crf 10 -x264-params open-gop=1:keyint=12:bframes=3:b-adapt=0"},
        {"cut.avi", 60, Jumps::No, "-c:v mpeg4 -q:v 2 -g 12 -bf 2"},
    };
    for (const Film& film : films) {
        CAPTURE(film.name);
        const auto path = folder / film.name;
        runFfmpeg(numberedInput(film.frames) + film.options + " " + quoted(path));
        auto whole = VideoReader::open(path).value();
        const auto digests = readThrough(whole);
        REQUIRE(digests.size() == 60);
        const std::string bytes = bytesOf(path);
        writeText(path, bytes.substr(0, bytes.size() * 3 / 5));
        auto cut = VideoReader::open(path).value();
        const long frames = cut.index().frames();
        CHECK(frames > 20);
        CHECK(frames < 50);
        CHECK(cut.estimatedFrames() == 60);
        for (long frame = 0; frame < frames; ++frame) {
            CAPTURE(frame);
            const auto image = cut.next();
            REQUIRE_MESSAGE(image, image.error().message);
            REQUIRE(*image);
            REQUIRE(digestOf((*image)->values()) == digests[static_cast<std::size_t>(frame)]);
        }
        const std::string sentence = path.string() + ": the video is cut off after " + std::to_string(frames) +
                                     " of about 60 frames: the file has " + std::to_string(bytes.size() * 3 / 5) +
                                     " of " + std::to_string(bytes.size()) + " bytes.";
        CHECK(errorOf(cut.next()).message == sentence);
        CHECK(errorOf(cut.seek(frames)).message == sentence);
        CHECK(errorOf(cut.seek(59)).code == ErrorCode::Corrupt);
        std::mt19937 random(7);
        for (int i = 0; i < 30; ++i) checkSeek(cut, static_cast<long>(random()) % frames, digests);
    }
}

TEST_CASE("a film cut out of another without decoding begins where its edit list says") {
    const TemporaryFolder folder;
    runFfmpeg(numberedInput(60) + kEveryTwelfth + "-bf 2 " + quoted(folder / "whole.mp4"));
    // Half a second is frame 12.5: the packets begin with the key frame 12, which is not to be shown.
    runFfmpeg("-ss 0.5 -i " + quoted(folder / "whole.mp4") + " -c copy " + quoted(folder / "part.mp4"));
    auto reader = VideoReader::open(folder / "part.mp4").value();
    std::vector<int> numbers;
    const auto digests = readThrough(reader, &numbers);
    REQUIRE(digests.size() == 47);
    for (int i = 0; i < 47; ++i) CHECK(numbers[static_cast<std::size_t>(i)] == 13 + i);
    check100Seeks(folder / "part.mp4", reader.index(), digests);
}

TEST_CASE("time stamps that begin again do not mix the frames of two films") {
    const TemporaryFolder folder;
    runFfmpeg(numberedInput(60) + kEveryTwelfth + "-bf 2 " + quoted(folder / "one.ts"));
    const std::string bytes = bytesOf(folder / "one.ts");
    writeText(folder / "two.ts", bytes + bytes);
    auto reader = VideoReader::open(folder / "two.ts").value();
    std::vector<int> numbers;
    const auto digests = readThrough(reader, &numbers);
    REQUIRE(digests.size() == 120);
    for (int i = 0; i < 120; ++i) CHECK(numbers[static_cast<std::size_t>(i)] == i % 60);
    for (long i = 1; i < 120; ++i) CHECK(reader.index().timeOf(i) > reader.index().timeOf(i - 1));
    check100Seeks(folder / "two.ts", reader.index(), digests);
}

TEST_CASE("a container that lies about the order of frames or about key frames is not believed") {
    const TemporaryFolder folder;
    const auto without = [&](const std::vector<std::string>& boxes, const char* name, const char* options) {
        runFfmpeg(numberedInput(60) + options + quoted(folder / name));
        std::string bytes = bytesOf(folder / name);
        for (const std::string& box : boxes) {
            REQUIRE(bytes.find(box) != std::string::npos);
            bytes.replace(bytes.find(box), 4, "free");
        }
        writeText(folder / name, bytes);
        return folder / name;
    };
    // Each picture is said to be shown when it is decoded.
    checkFilm(without({"ctts", "edts"}, "no order.mp4", "-c:v libx264 -crf 10 -g 12 -bf 2 "), 60, Jumps::Yes);
    // Every packet is called a key, and the decoder makes pictures from whatever it gets.
    checkFilm(without({"stss"}, "no keys.mp4", "-c:v mpeg4 -q:v 2 -g 12 "), 60, Jumps::No);
}

TEST_CASE("a container that wants more pictures held back than a decoder can does not end the program") {
    const TemporaryFolder folder;
    const auto path = folder / "backwards.mp4";
    runFfmpeg(numberedInput(60) + kEveryTwelfth + "-bf 2 " + quoted(path));
    // From the time of decoding, 512 units a frame, to that of showing: the first 20 come in reverse order.
    std::string entries = bigEndian(21);
    for (std::uint32_t i = 0; i < 20; ++i) entries += bigEndian(1) + bigEndian((60 - 2 * i) * 512);
    entries += bigEndian(40) + bigEndian(60 * 512);
    std::string bytes = bytesOf(path);
    const std::size_t at = bytes.find("ctts") + 8;
    REQUIRE(bytes.substr(at, 4) >= bigEndian(21)); // there is room
    bytes.replace(at, entries.size(), entries);
    writeText(path, bytes.replace(bytes.find("edts"), 4, "free")); // it would leave out what comes late
    checkFilm(path, 60, Jumps::No);
}

TEST_CASE("a frame with damaged data is an error, and those around it are not") {
    const TemporaryFolder folder;
    MadeVideo video = motionJpegAvi({64, 48}, 20);
    const std::size_t bytes = video.frameAt[10] - 8 - video.frameAt[9];
    video.bytes.replace(video.frameAt[9], bytes, std::string(bytes, '\x55'));
    writeText(folder / "film.avi", video.bytes);
    auto reader = VideoReader::open(folder / "film.avi").value();
    CHECK(reader.index().frames() == 20);
    for (int i = 0; i < 9; ++i) CHECK(numberOf(*reader.next().value()) == i);
    const std::string sentence = (folder / "film.avi").string() + ": frame 9 cannot be decoded: its data are damaged.";
    CHECK(errorOf(reader.next()).message == sentence);
    CHECK(errorOf(reader.next()).code == ErrorCode::Corrupt);
    CHECK(reader.position() == 9);
    for (const int frame : {10, 19, 8}) {
        REQUIRE(reader.seek(frame));
        CHECK(numberOf(*reader.next().value()) == frame);
    }
    CHECK(errorOf(reader.seek(9)).message == sentence);
    CHECK(reader.position() == 9); // where the last frame that was read left it
}

TEST_CASE("a film in high definition has the colours that it names") {
    const TemporaryFolder folder;
    // One green in both matrices; read with the wrong one, red would be off by 10 and green by 18.
    for (const char* matrix : {"bt709", "smpte170m"}) {
        CAPTURE(matrix);
        const std::string name = matrix;
        runFfmpeg("-f lavfi -i color=0x20A060:size=64x48:duration=0.2,format=rgb24,scale=out_color_matrix=" + name +
                  ":out_range=tv,format=yuv444p -colorspace " + name + " -color_range tv -c:v libx264 -crf 4 " +
                  quoted(folder / "film.mp4"));
        auto reader = VideoReader::open(folder / "film.mp4").value();
        const core::Rgb pixel = reader.next().value()->at(32, 24);
        CHECK(std::abs(pixel.r - 0x20) <= 3);
        CHECK(std::abs(pixel.g - 0xA0) <= 3);
        CHECK(std::abs(pixel.b - 0x60) <= 3);
    }
}

TEST_CASE("a written film has exactly its frames, each at its time") {
    const TemporaryFolder folder;
    const auto path = folder / "film.mp4";
    for (const double rate : {10.0, 25.0, 30000.0 / 1001}) {
        CAPTURE(rate);
        auto writer = core::VideoWriter::create(path, {64, 48}, rate).value();
        for (int i = 0; i < 28; ++i) REQUIRE(writer.write(numberedFrame({64, 48}, i)));
        REQUIRE(writer.finish());
        const auto index = VideoIndex::build(path).value();
        REQUIRE(index.frames() == 28);
        for (long i = 0; i < 28; ++i) CHECK(std::abs(index.timeOf(i) - static_cast<double>(i) / rate) < 0.001);
        auto reader = VideoReader::open(path, index).value();
        for (int i = 0; i < 28; ++i) CHECK(numberOf(*reader.next().value()) == i);
    }
}

TEST_CASE("indexing and seeking stop when asked, and tell how far they are") {
    const TemporaryFolder folder;
    const auto path = folder / "film.avi";
    writeText(path, motionJpegAvi({64, 48}, 20).bytes);
    std::stop_source stop;
    stop.request_stop();
    CHECK(errorOf(VideoIndex::build(path, stop.get_token())).code == ErrorCode::Cancelled);
    CHECK(errorOf(VideoReader::open(path, stop.get_token())).code == ErrorCode::Cancelled);
    double done = -1;
    const auto index = VideoIndex::build(path, {}, [&done](const core::Progress& progress) {
        CHECK(progress.done <= progress.total);
        done = progress.done;
    });
    CHECK(done >= 0);
    auto reader = VideoReader::open(path, index.value()).value();
    CHECK(errorOf(reader.seek(15, stop.get_token())).code == ErrorCode::Cancelled);
    CHECK(reader.position() == 0);
    CHECK(numberOf(*reader.next().value()) == 0);
}

TEST_CASE("an index of another file is noticed") {
    const TemporaryFolder folder;
    writeText(folder / "a.avi", motionJpegAvi({64, 48}, 20).bytes);
    writeText(folder / "b.avi", motionJpegAvi({32, 32}, 20).bytes);
    const auto error = errorOf(VideoReader::open(folder / "b.avi", VideoIndex::build(folder / "a.avi").value()));
    CHECK(error.code == ErrorCode::Io);
    CHECK(error.message == (folder / "b.avi").string() + ": has changed since it was opened.");
}
