// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cityscapes/file_names.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <vector>

using namespace core;

TEST_CASE("names are parsed from the type backwards") {
    struct Row {
        std::string file, core, city, type, variant, ending;
    };
    const Row rows[] = {
        {"aachen_000000_000019_leftImg8bit.png", "aachen_000000_000019", "aachen", "leftImg8bit", "", ".png"},
        {"aachen_000000_000019_gtFine_labelIds.png", "aachen_000000_000019", "aachen", "gtFine", "labelIds", ".png"},
        {"ulm_000000_000019_gtCoarse_polygons.json", "ulm_000000_000019", "ulm", "gtCoarse", "polygons", ".json"},
        {"bad-honnef_000001_000019_leftImg8bit_blurred.png", "bad-honnef_000001_000019", "bad-honnef", "leftImg8bit",
         "blurred", ".png"},
        {"stuttgart_00_000000_000001_leftImg8bit.png", "stuttgart_00_000000_000001", "stuttgart_00", "leftImg8bit", "",
         ".png"},
        {"stuttgart_00_000000_000001_leftImg8bit_foggy_beta_0.01.png", "stuttgart_00_000000_000001", "stuttgart_00",
         "leftImg8bit", "foggy_beta_0.01", ".png"},
        {"lindau_000000_000019_leftImg8bit_foggyDBF_beta_0.005.png", "lindau_000000_000019", "lindau", "leftImg8bit",
         "foggyDBF_beta_0.005", ".png"},
        {"lindau_000000_000019_leftImg8bit_rain_alpha_0.01_beta_0.005_dropsize_0.01_pattern_12.png",
         "lindau_000000_000019", "lindau", "leftImg8bit", "rain_alpha_0.01_beta_0.005_dropsize_0.01_pattern_12",
         ".png"},
        {"a_1_2_camera_000000_000019_leftImg8bit.png", "a_1_2_camera_000000_000019", "a_1_2_camera", "leftImg8bit", "",
         ".png"},
        {"ulm_000000_000019_disparity.png", "ulm_000000_000019", "ulm", "disparity", "", ".png"},
        {"ulm_000000_000019.png", "ulm_000000_000019", "ulm", "", "", ".png"},
        {"stuttgart_00_000000_000019_pred_3.png", "stuttgart_00_000000_000019", "stuttgart_00", "", "pred_3", ".png"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.file);
        const auto name = parseCityscapesName(row.file);
        REQUIRE(name);
        CHECK(name->core == row.core);
        CHECK(name->city == row.city);
        CHECK(name->type == row.type);
        CHECK(name->variant == row.variant);
        CHECK(name->ending == row.ending);
        CHECK(name->core == name->city + "_" + name->sequence + "_" + name->frame);
    }
}

TEST_CASE("what is no Cityscapes name is not taken for one") {
    for (const char* file : {"", ".png", "_", "photo.png", "leftImg8bit.png", "_000000_000019_leftImg8bit.png",
                             "000000_000019_leftImg8bit.png", "ulm_1_2.png", "ulm_000000_leftImg8bit.png", "a_b_c.png"})
        CHECK_MESSAGE(!parseCityscapesName(file), file);
}

TEST_CASE("results bear the file's name without leftImg8bit and ending") {
    CHECK(frameName("a/aachen_000000_000019_leftImg8bit.png") == "aachen_000000_000019");
    CHECK(frameName("a/ulm_000000_000019_leftImg8bit_foggy_beta_0.01.png") == "ulm_000000_000019_foggy_beta_0.01");
    CHECK(frameName("Straße.1.jpg") == "Straße.1");
    CHECK(frameName("x_leftImg8bits.png") == "x_leftImg8bits");
    CHECK(frameName("_leftImg8bit.png") == "_leftImg8bit");
    CHECK(videoFrameName("films/drive.v2.mp4", 17) == "drive.v2_000017");
    CHECK(videoFrameName("drive.mp4", 12345678) == "drive_12345678");
}

TEST_CASE("frames in fog share the truth of the clear one") {
    CHECK(truthPrefix("ulm_000000_000019_leftImg8bit_foggy_beta_0.01.png") == "ulm_000000_000019");
    CHECK(truthPrefix("ulm_000000_000019_leftImg8bit.png") == "ulm_000000_000019");
    CHECK(truthPrefix("photo.png") == "photo");
}

TEST_CASE("numbers in names are sorted by value") {
    std::vector<std::string> names = {"b",           "frame10.png", "frame2.png", "a",
                                      "frame02.png", "frame",       "frame1b",    "frame1"};
    std::ranges::sort(names, naturalLess);
    CHECK(names ==
          std::vector<std::string>{"a", "b", "frame", "frame1", "frame1b", "frame02.png", "frame2.png", "frame10.png"});
    CHECK(!naturalLess("x1", "x1"));
    CHECK(naturalLess("beta_0.005.png", "beta_0.01.png"));
    CHECK(naturalLess("beta_0.05.png", "beta_0.1.png"));
    CHECK(naturalLess("v1.9", "v1.10"));
    CHECK(naturalLess("x", "x0"));
    CHECK(naturalLess("x99999999999999999999999", "x100000000000000000000000"));
}
