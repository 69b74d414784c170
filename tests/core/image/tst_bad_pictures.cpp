// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Picture files with a fault, and the sentence each one gives.
#include "core/image/image_io.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/made_files.h"
#include "tests/support/test_files.h"
#include "tests/support/test_pictures.h"

#include <doctest/doctest.h>
#include <random>
#include <sys/stat.h>
#include <unistd.h>

using namespace testing_support;
using namespace std::string_literals;
using core::ErrorCode;
using core::Image;
using core::LabelMap;

namespace {

/// What reading `bytes` from a file gives: the sentence without the file's name at its beginning.
struct Refusal {
    ErrorCode code = {};
    std::string sentence;
    bool operator==(const Refusal&) const = default;
};

template <class T> Refusal refusalOf(const core::Result<T>& result, const std::filesystem::path& path) {
    if (result) return {ErrorCode::Internal, "was read"};
    const std::string start = path.string() + ": ";
    const std::string& message = result.error().message;
    if (message.compare(0, start.size(), start) != 0)
        return {result.error().code, "does not name the file: " + message};
    return {result.error().code, message.substr(start.size())};
}

class Files {
public:
    Refusal photo(const std::string& bytes) { return refusalOf(core::readImage(put(bytes)), m_path); }
    Refusal size(const std::string& bytes) { return refusalOf(core::readImageSize(put(bytes)), m_path); }
    Refusal labels(const std::string& bytes) { return refusalOf(core::readLabelMap(put(bytes)), m_path); }
    Refusal plane(const std::string& bytes) { return refusalOf(core::readPlane16(put(bytes)), m_path); }
    const TemporaryFolder& folder() const { return m_folder; }

private:
    const std::filesystem::path& put(const std::string& bytes) {
        writeText(m_path, bytes);
        return m_path;
    }
    TemporaryFolder m_folder;
    std::filesystem::path m_path = m_folder / "file.png";
};

std::string encoded(const std::string& name, const Image& image) {
    TemporaryFolder folder;
    REQUIRE(core::writeImage(folder / name, image));
    return bytesOf(folder / name);
}

std::ostream& operator<<(std::ostream& stream, const Refusal& refusal) {
    return stream << static_cast<int>(refusal.code) << ' ' << refusal.sentence;
}

} // namespace

TEST_CASE("a missing picture, a folder and a pipe are refused by name") {
    TemporaryFolder folder;
    const auto missing = folder / "none.png";
    CHECK(refusalOf(core::readImage(missing), missing) == Refusal{ErrorCode::NotFound, "there is no such file."});
    CHECK(refusalOf(core::readImageSize(missing), missing) == Refusal{ErrorCode::NotFound, "there is no such file."});
    CHECK(refusalOf(core::readLabelMap(missing), missing) == Refusal{ErrorCode::NotFound, "there is no such file."});
    CHECK(refusalOf(core::readImage(folder.path()), folder.path()) ==
          Refusal{ErrorCode::InvalidArgument, "is a folder, not a file."});
    const auto pipe = folder / "pipe.png";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(refusalOf(core::readImage(pipe), pipe) ==
          Refusal{ErrorCode::Unsupported, "is a device or a pipe, not an ordinary file."});
}

TEST_CASE("empty files, texts and formats that are not read say so") {
    Files files;
    CHECK(files.photo("") == Refusal{ErrorCode::Corrupt, "the file is empty."});
    CHECK(files.size("") == Refusal{ErrorCode::Corrupt, "the file is empty."});
    CHECK(files.labels("") == Refusal{ErrorCode::Corrupt, "the file is empty."});
    CHECK(files.photo("hello") ==
          Refusal{ErrorCode::Unsupported, "is not a picture; PNG, JPEG, BMP and TIFF can be read."});
    const auto refused = [](const std::string& name) {
        return Refusal{ErrorCode::Unsupported, "is a " + name + " picture; PNG, JPEG, BMP and TIFF can be read."};
    };
    CHECK(files.photo("GIF89a......") == refused("GIF"));
    CHECK(files.photo("\0\0\0\x0cjP  \r\n\x87\n"s) == refused("JPEG 2000"));
    CHECK(files.photo("\x76\x2f\x31\x01....") == refused("OpenEXR"));
    CHECK(files.photo("#?RADIANCE\n") == refused("Radiance HDR"));
    CHECK(files.photo("RIFF....WEBPVP8 ") == refused("WebP"));
}

TEST_CASE("a PNG cut anywhere is an error, never a picture with made-up rows") {
    Files files;
    const std::string whole = encoded("a.png", noisePicture({40, 30}));
    for (std::size_t length = 8; length < whole.size(); length += length < 64 || length + 40 > whole.size() ? 1 : 37) {
        CAPTURE(length);
        CHECK(files.photo(whole.substr(0, length)).code == ErrorCode::Corrupt);
    }
    CHECK(files.photo(whole.substr(0, whole.size() / 2)) ==
          Refusal{ErrorCode::Corrupt, "damaged PNG: the file ends before the picture does."});
    CHECK(files.photo(whole.substr(0, 20)) ==
          Refusal{ErrorCode::Corrupt, "damaged PNG: its header is cut after 20 bytes."});
    CHECK(files.size(whole.substr(0, 20)) ==
          Refusal{ErrorCode::Corrupt, "damaged PNG: its header is cut after 20 bytes."});
    CHECK(files.labels(whole.substr(0, whole.size() / 2)).code == ErrorCode::Unsupported); // RGB is seen first
}

TEST_CASE("a label map cut in half or with a flipped bit is an error") {
    Files files;
    std::string whole = pngFile(64, 64, PngKind::Grey, 8, std::vector<std::string>(64, std::string(64, '\x07')));
    CHECK(files.labels(whole.substr(0, whole.size() / 2)) ==
          Refusal{ErrorCode::Corrupt, "damaged PNG: the file ends before the picture does."});
    std::string flipped = whole;
    flipped[whole.size() / 2] = '\x08';
    CHECK(files.labels(flipped) == Refusal{ErrorCode::Corrupt, "damaged PNG: IDAT: incorrect data check."});
    whole[whole.size() - 13] = static_cast<char>(whole[whole.size() - 13] ^ 1); // of the checksum of the data
    CHECK(files.labels(whole) == Refusal{ErrorCode::Corrupt, "damaged PNG: IDAT: CRC error."});
}

TEST_CASE("a PNG whose data hold fewer rows than its header says is an error") {
    Files files;
    CHECK(files.labels(pngFile(4, 4, PngKind::Grey, 8, {"abcd", "abcd"})) ==
          Refusal{ErrorCode::Corrupt, "damaged PNG: Not enough image data."});
}

TEST_CASE("a JPEG cut anywhere is an error, never a picture with grey below") {
    Files files;
    const std::string whole = encoded("a.jpg", noisePicture({64, 48}));
    for (std::size_t length = 3; length < whole.size(); length += 29) {
        CAPTURE(length);
        CHECK(files.photo(whole.substr(0, length)).code == ErrorCode::Corrupt);
    }
    CHECK(files.photo(whole.substr(0, whole.size() - 2)).code == ErrorCode::Corrupt); // only the end mark is missing
    CHECK(files.photo(whole.substr(0, whole.size() / 2)) ==
          Refusal{ErrorCode::Corrupt, "damaged JPEG: Premature end of JPEG file."});
    // Bytes after the picture are none of its business: cameras put more pictures there.
    CHECK(files.photo(whole + "MORE").sentence == "was read");
}

TEST_CASE("a JPEG with broken codes is an error") {
    Files files;
    std::string broken = encoded("a.jpg", noisePicture({64, 48}));
    const std::size_t middle = broken.size() / 2;
    broken.replace(middle, 4, "\xff\xd9\xff\xd9"); // an end mark in the middle of the data
    CHECK(files.photo(broken).code == ErrorCode::Corrupt);
}

TEST_CASE("BMP and TIFF files cut in half are errors") {
    Files files;
    const std::string bmp = bmpFile(16, 16, std::string(768, 'x'));
    CHECK(files.photo(bmp.substr(0, bmp.size() / 2)) ==
          Refusal{ErrorCode::Corrupt, "damaged BMP: the file ends before the picture does."});
    const std::string tiff = tiffFile(16, 16, 1, std::string(768, 'x'));
    CHECK(files.photo(tiff.substr(0, tiff.size() / 2)) ==
          Refusal{ErrorCode::Corrupt, "damaged TIFF: the file ends before the picture does."});
}

TEST_CASE("sizes beyond the limit and empty sizes are refused from the header, before anything is decoded") {
    Files files;
    const Refusal tooLarge = {ErrorCode::Unsupported,
                              "its header says 100000x50000 pixels; the limit is 67108864 pixels."};
    const std::string png = pngFile(100000, 50000, PngKind::Rgb, 8, {"abc"});
    CHECK(files.photo(png) == tooLarge);
    CHECK(files.size(png) == tooLarge);
    CHECK(files.labels(pngFile(100000, 50000, PngKind::Grey, 8, {"abc"})) == tooLarge);
    CHECK(files.photo(bmpFile(100000, 50000, "abc")) == tooLarge);
    CHECK(files.photo(tiffFile(65535, 65535, 1, "abc")).sentence ==
          "its header says 65535x65535 pixels; the limit is 67108864 pixels.");
    std::string jpeg = encoded("a.jpg", Image({8, 8}));
    jpeg.replace(jpeg.find("\xff\xc0") + 5, 4, "\xff\xff\xff\xff");
    CHECK(files.photo(jpeg).sentence == "its header says 65535x65535 pixels; the limit is 67108864 pixels.");
    CHECK(files.photo(pngFile(0, 5, PngKind::Rgb, 8, {})) ==
          Refusal{ErrorCode::Corrupt, "damaged PNG: its header says 0x5 pixels."});
    CHECK(files.photo(pngFile(0xffffffff, 5, PngKind::Rgb, 8, {})).code == ErrorCode::Corrupt);
}

TEST_CASE("a file that shows its decoder a larger size than the header first read is refused before memory is taken") {
    Files files;
    const Refusal refusal = {ErrorCode::Corrupt, "its header says 4x4 pixels, its data hold 9000x9000."};
    // A chunk that nobody knows where the header should be, then the header.
    const auto hidden = [](PngKind kind) {
        const std::string png = pngFile(9000, 9000, kind, 8, {"abc"});
        const std::string decoy = pngChunk("abCd", bigEndian(4) + bigEndian(4) + std::string(5, '\x08'));
        return png.substr(0, 8) + decoy + png.substr(8);
    };
    CHECK(files.photo(hidden(PngKind::Rgb)) == refusal);
    CHECK(files.labels(hidden(PngKind::Grey)) == refusal);
    CHECK(files.plane(hidden(PngKind::Grey)) == refusal);
    // The whole picture as what follows a marker that has no length, then a frame header for who believes it has one.
    const std::string small = encoded("a.jpg", Image({4, 4}));
    const std::size_t header = small.find("\xff\xc0");
    std::string large = small.substr(2);
    large.replace(header - 2 + 5, 4, bigEndian(9000, 2) + bigEndian(9000, 2));
    const std::string jpeg = "\xff\xd8\xff\x01" + bigEndian(static_cast<std::uint32_t>(large.size() + 2), 2) + large +
                             small.substr(header, 19);
    CHECK(files.photo(jpeg) == refusal);
    // libtiff takes a width of 64 bits from elsewhere in the file.
    std::string tiff = tiffFile(16, 16, 1, std::string(768, 'x'));
    tiff[8 + 2 + 2] = 16;
    CHECK(files.photo(tiff).code == ErrorCode::Corrupt);
}

TEST_CASE("colour pictures, 16-bit numbers and other formats are not label maps") {
    Files files;
    CHECK(files.labels(pngFile(1, 1, PngKind::Rgb, 8, {"abc"})) ==
          Refusal{ErrorCode::Unsupported,
                  "is a colour picture, not a label map: its 8-bit RGB pixels hold no class numbers."});
    CHECK(files.labels(pngFile(1, 1, PngKind::Rgba, 8, {"abcd"})) ==
          Refusal{ErrorCode::Unsupported,
                  "is a colour picture, not a label map: its 8-bit RGBA pixels hold no class numbers."});
    CHECK(files.plane(pngFile(1, 1, PngKind::Rgb, 8, {"abc"})).code == ErrorCode::Unsupported);
    CHECK(files.labels(pngFile(3, 1, PngKind::Grey, 16, {"\x00\x07\x01\x2c\x01\x00"s})) ==
          Refusal{ErrorCode::Unsupported,
                  "is not a label map: 2 of its 3 pixels hold 16-bit numbers above 255, up to 300."});
    CHECK(files.labels(encoded("a.jpg", Image({8, 8}))) ==
          Refusal{ErrorCode::Unsupported, "is a JPEG picture; label maps are read from PNG files only."});
}

TEST_CASE("random damage gives a picture of the size in the header or a sentence, and never more") {
    const TemporaryFolder folder;
    const std::string photo = encoded("a.jpg", noisePicture({24, 16}));
    const std::vector<std::string> seeds = {
        encoded("a.png", noisePicture({24, 16})), withExif(photo, 6, true),
        pngFile(3, 1, PngKind::Palette, 8, {"\x02\x00\x01"s},
                pngChunk("PLTE", "abcdefghi") + pngChunk("eXIf", orientationBlock(5, false)))};
    std::mt19937 random(7); // NOLINT: the same damage every time
    const auto path = folder / "damaged";
    for (int round = 0; round < 1500; ++round) {
        std::string bytes = seeds[static_cast<std::size_t>(round) % seeds.size()];
        for (std::size_t i = random() % 5; i < 5; ++i) {
            // Headers lie at the beginning: two faults of three go there.
            const std::size_t reach = random() % 3 != 0 ? std::min<std::size_t>(bytes.size(), 120) : bytes.size();
            bytes[random() % reach] = static_cast<char>(random());
        }
        if (round % 5 == 0) bytes.resize(random() % bytes.size());
        CAPTURE(round);
        writeText(path, bytes);
        const auto image = core::readImage(path, core::Orientation::Upright);
        const auto size = core::readImageSize(path);
        if (image) {
            REQUIRE(size);
            CHECK(image->size().area() == size->area());
        } else {
            CHECK(image.error().message.find(path.string() + ": ") == 0);
            CHECK(image.error().code != ErrorCode::Internal);
        }
        if (const auto labels = core::readLabelMap(path); !labels) CHECK(labels.error().code != ErrorCode::Internal);
    }
}

TEST_CASE("a folder that cannot be made and a file that cannot be read are named with the reason") {
    TemporaryFolder folder;
    writeText(folder / "plain", "a file where a folder should be");
    const auto inside = folder / "plain/a.png";
    const auto status = core::writeImage(inside, noisePicture({8, 8}));
    REQUIRE_FALSE(status);
    CHECK(status.error().code == ErrorCode::Io);
    CHECK(status.error().message ==
          inside.string() + ": cannot create the folder " + (folder / "plain").string() + ": Not a directory.");
    // The kernel refuses new files in /proc to everyone, also to the superuser.
    const auto refused = core::writeLabelMap("/proc/self/labels.png", LabelMap({1, 1}));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Io);
    CHECK(refused.error().message.find("/proc/self/labels.png: cannot create a file beside it: ") == 0);
    if (::geteuid() == 0) {
        MESSAGE("partly skipped: permissions do not bind the superuser");
        return;
    }
    REQUIRE(core::writeImage(folder / "secret.png", noisePicture({8, 8})));
    REQUIRE(::chmod((folder / "secret.png").c_str(), 0) == 0);
    CHECK(refusalOf(core::readImage(folder / "secret.png"), folder / "secret.png") ==
          Refusal{ErrorCode::Io, "cannot be opened: Permission denied."});
}

TEST_CASE("a full disk while a picture is written keeps the old file and says so") {
    TemporaryFolder folder;
    const Image old = noisePicture({4, 4});
    for (const char* name : {"a.png", "a.jpg"}) {
        REQUIRE(core::writeImage(folder / name, old));
        const std::string before = bytesOf(folder / name);
        {
            const FileSizeLimit limit(1024);
            const auto status = core::writeImage(folder / name, noisePicture({200, 200}));
            REQUIRE_FALSE(status);
            CHECK(status.error().code == ErrorCode::Io);
            CHECK(status.error().message == (folder / name).string() + ": cannot write: File too large.");
        }
        CHECK(bytesOf(folder / name) == before);
    }
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 2);
}
