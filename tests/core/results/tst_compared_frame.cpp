// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/compared_frame.h"

#include "core/image/video_reader.h"
#include "tests/support/test_files.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace core;
using testing_support::TemporaryFolder;

namespace {

const ClassScheme kNineteen = *ClassScheme::builtIn("cityscapes-19");
const ClassScheme kTen = *ClassScheme::builtIn("merged-10");

/// A photo of one grey with a slot that says road everywhere.
struct Made {
    explicit Made(Size size, std::uint8_t grey = 90)
        : photo(size, Rgb{grey, grey, grey}), road(size, std::uint8_t{0}) {}
    Image photo;
    LabelMap road;
    ComparedFrame frame(bool truthPane = false) const {
        return {"drive", filmStamp(0, 5, 0), &photo, nullptr, truthPane, {{"A unet", &kNineteen, &road, 12}}};
    }
};

/// Every picture of a film.
std::vector<Image> picturesOf(const std::filesystem::path& film) {
    auto reader = VideoReader::open(film);
    REQUIRE(reader);
    std::vector<Image> pictures;
    for (auto next = reader->next(); next && *next; next = reader->next()) pictures.push_back(std::move(**next));
    return pictures;
}

} // namespace

TEST_CASE("the stamp counts frames from one and tells minutes, seconds and hundredths") {
    CHECK(filmStamp(0, 340, 0) == "frame 1 of 340  0:00.00");
    CHECK(filmStamp(34, 340, 2.0) == "frame 35 of 340  0:02.00");
    CHECK(filmStamp(9, 10, 61.999) == "frame 10 of 10  1:02.00");
}

TEST_CASE("beside a slot stand its mIoU on this frame, where there is truth, and its time") {
    const Size size{4, 2};
    Made made(size);
    ComparedFrame frame = made.frame();
    CHECK(slotNote(frame, frame.entries[0]) == "12 ms");
    LabelMap truth(size, std::uint8_t{7}); // road; half of it is a car
    for (int y = 0; y < 2; ++y)
        for (int x = 2; x < 4; ++x) truth.at(x, y) = 26;
    frame.truth = &truth;
    CHECK(slotNote(frame, frame.entries[0]) == "mIoU 25.0 %  12 ms"); // road 1/2, car 0
    frame.entries[0].milliseconds = 0;
    CHECK(slotNote(frame, frame.entries[0]) == "mIoU 25.0 %");
    const ClassScheme unscored = ClassScheme::resolve("channels-4").value();
    frame.entries[0].scheme = &unscored;
    CHECK(slotNote(frame, frame.entries[0]).empty());
}

TEST_CASE("truth is shown in nineteen classes where a slot has them, else in those of the first scored slot") {
    const LabelMap map({2, 2}, std::uint8_t{0});
    const ClassScheme unscored = ClassScheme::resolve("channels-4").value();
    const std::vector<ComparedSlot> both{{"a", &kTen, &map, 0}, {"b", &kNineteen, &map, 0}};
    CHECK(truthScheme(both).name() == "cityscapes-19");
    const std::vector<ComparedSlot> ten{{"a", &unscored, &map, 0}, {"b", &kTen, &map, 0}};
    CHECK(truthScheme(ten).name() == "merged-10");
    CHECK(truthScheme({}).name() == "cityscapes-19");
}

TEST_CASE("a film of odd pictures has every frame, in order, with even sides") {
    const TemporaryFolder folder;
    const auto path = folder / "odd_film.mp4";
    ComparedFilm film(path, 10);
    for (int i = 0; i < 7; ++i) REQUIRE(film.add(Made({63, 47}, static_cast<std::uint8_t>(30 * i)).frame()));
    CHECK(film.frames() == 7);
    REQUIRE(film.finish());
    const auto pictures = picturesOf(path);
    REQUIRE(pictures.size() == 7);
    CHECK(pictures[0].width() % 2 == 0);
    CHECK(pictures[0].height() % 2 == 0);
    const auto brightness = [](const Image& picture) { // of the photo, which is the first cell of the grid
        return picture.at(60, 120).g;
    };
    for (std::size_t i = 1; i < pictures.size(); ++i) CHECK(brightness(pictures[i]) > brightness(pictures[i - 1]) + 10);
}

TEST_CASE("a frame without truth in a film with truth keeps the film's size") {
    const TemporaryFolder folder;
    const Size size{64, 48};
    Made made(size);
    const LabelMap truth(size, std::uint8_t{7});
    ComparedFrame with = made.frame(true);
    with.truth = &truth;
    CHECK(sideBySidePicture(with).size() == sideBySidePicture(made.frame(true)).size());
    CHECK(sideBySidePicture(with).size() != sideBySidePicture(made.frame(false)).size());
    ComparedFilm film(folder / "a.mp4", 10);
    CHECK(film.add(with));
    CHECK(film.add(made.frame(true)));
    CHECK(film.finish());
}

TEST_CASE("pictures of several sizes are no film, and what was begun is removed") {
    const TemporaryFolder folder;
    {
        ComparedFilm film(folder / "a.mp4", 2);
        REQUIRE(film.add(Made({64, 48}).frame()));
        const auto other = film.add(Made({32, 48}).frame());
        REQUIRE(!other);
        CHECK(other.error().code == ErrorCode::InvalidArgument);
        CHECK(other.error().message ==
              fmt::format("{}: frame 2 has 32x48 pixels, the first one 64x48: no film is made of pictures of several "
                          "sizes.",
                          (folder / "a.mp4").string()));
    }
    CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("a film without frames writes nothing") {
    const TemporaryFolder folder;
    ComparedFilm film(folder / "none.mp4", 10);
    CHECK(film.finish());
    CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("truth and slots are painted in the palette that is asked for, and the legend too") {
    const Size size{64, 48};
    Made made(size);
    const LabelMap truth(size, std::uint8_t{7});
    ComparedFrame frame = made.frame(true);
    frame.truth = &truth;
    const auto holds = [](const Image& picture, Rgb color) { return std::ranges::count(picture.values(), color); };
    const Rgb official = kNineteen.color(0), other = inPalette(kNineteen, kColorBlindPalette).color(0);
    REQUIRE(official != other);
    const Image plain = sideBySidePicture(frame);
    frame.palette = kColorBlindPalette;
    const Image changed = sideBySidePicture(frame);
    CHECK(holds(plain, official) > 0);
    CHECK(holds(plain, other) == 0);
    CHECK(holds(changed, official) == 0);
    CHECK(holds(changed, other) == holds(plain, official));
    CHECK(changed.size() == plain.size());
    frame.entries.clear(); // truth alone, in the scheme that nobody named
    const Image alone = sideBySidePicture(frame);
    CHECK(holds(alone, official) == 0);
    CHECK(holds(alone, other) > 0);
}
