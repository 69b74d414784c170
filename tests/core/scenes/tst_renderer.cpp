// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/renderer.h"

#include "core/cityscapes/rasterize.h"
#include "core/scenes/compression.h"
#include "core/scenes/lens.h"
#include "core/scenes/photo.h"
#include "core/scenes/rain.h"
#include "core/scenes/shadows.h"
#include "core/scenes/truth.h"

#include <cstring>
#include <doctest/doctest.h>

using core::Facet;
using core::Light;
using core::Size;
using core::StreetFrame;
using core::StreetSettings;
using core::StreetWorld;
using core::Surface;
using core::Thing;
using core::Vec3;

namespace {

constexpr int kRoad = 7, kBuilding = 11, kPole = 17, kSky = 23, kPerson = 24, kCar = 26;

/// Upright, facing the camera: x from `left` to `right`, y from `low` to `high`, at z.
Facet board(double left, double right, double low, double high, double z, Surface surface = Surface::Plain) {
    Facet facet;
    facet.corners = {{left, low, z}, {right, low, z}, {right, high, z}, {left, high, z}};
    facet.material = {surface, {0.5, 0.4, 0.3}, {0.2, 0.2, 0.2}, 1.0, 0.5, 3};
    return facet;
}
Thing thingOf(int labelId, std::vector<Facet> facets) {
    Thing thing;
    thing.labelId = labelId;
    thing.facets = std::move(facets);
    return thing;
}
/// 64×32, one metre at depth 10 is 4 pixels; the eye is at (0, 0, 0) and looks along z.
StreetWorld emptyWorld() {
    StreetWorld world;
    world.camera.baseline = 0.2;
    world.camera.fx = world.camera.fy = 40;
    world.camera.u0 = 32;
    world.camera.v0 = 16;
    world.light.zenith = {0.2, 0.3, 0.6};
    world.light.horizon = {0.6, 0.7, 0.8};
    return world;
}
StreetWorld worldOf(std::vector<Thing> things) {
    StreetWorld world = emptyWorld();
    for (Thing& thing : things) world.things.push_back(std::move(thing));
    return world;
}
StreetSettings truthOnly(Size size = {64, 32}) {
    StreetSettings settings;
    settings.size = size;
    settings.photo = false;
    return settings;
}
StreetFrame drawn(const StreetWorld& world, const StreetSettings& settings) {
    auto frame = core::drawWorld(world, settings, {});
    REQUIRE(frame);
    return *std::move(frame);
}
void checkPolygons(const StreetFrame& frame) {
    CHECK(core::rasterizeLabelIds(frame.polygons).value() == frame.labelIds);
    CHECK(core::rasterizeInstanceIds(frame.polygons).value() == frame.instanceIds);
    for (std::size_t i = 0; i < frame.labelIds.values().size(); ++i) {
        const int id = frame.labelIds.values()[i], instance = frame.instanceIds.values()[i];
        CHECK((instance == id || instance / 1000 == id));
        CHECK((frame.depth.values()[i] == 0) == (id == kSky));
    }
}
/// FNV-1a.
std::uint64_t hashOf(const void* bytes, std::size_t count, std::uint64_t hash = 0xcbf29ce484222325ULL) {
    const auto* at = static_cast<const unsigned char*>(bytes);
    for (std::size_t i = 0; i < count; ++i) hash = (hash ^ at[i]) * 0x100000001b3ULL;
    return hash;
}

/// Something of everything: road, front, wall, fence, car with a window, person, tree, lamp.
StreetWorld smallStreet() {
    StreetWorld world = emptyWorld();
    world.eye = {0, 1.3, 0};
    world.camera.fx = world.camera.fy = 90;
    world.camera.u0 = 64;
    world.camera.v0 = 30;
    world.camera.pitch = 0.03;
    world.camera.roll = 0.01;
    world.heading = 0.05;
    world.seed = 4;
    world.air.fogDensity = 0.004;
    world.air.fogColor = {0.5, 0.5, 0.55};
    world.air.wetness = 0.6;
    world.air.rain = 0.5;
    const auto add = [&](Thing thing) { world.things.push_back(std::move(thing)); };
    const auto ground = [](double left, double right, double y, Surface surface) {
        Facet facet;
        facet.corners = {{left, y, -2}, {right, y, -2}, {right, y, 200}, {left, y, 200}};
        facet.v = {0, 0, 1};
        facet.material = {surface, {0.15, 0.15, 0.15}, {0.1, 0.2, 0.05}, 0.4, 0.6, 9};
        return facet;
    };
    add(thingOf(22, {ground(-300, 300, -0.01, Surface::Grass)}));
    add(thingOf(kRoad, {ground(-4, 4, 0, Surface::Asphalt)}));
    add(thingOf(8, {ground(4, 7, 0.1, Surface::Paving)}));
    const std::vector<Surface> surfaces{Surface::Facade, Surface::Bricks, Surface::Concrete, Surface::Plaster,
                                        Surface::Wood,   Surface::Bars,   Surface::Foliage,  Surface::Metal,
                                        Surface::Sign,   Surface::Cloth,  Surface::Skin,     Surface::Lamp,
                                        Surface::Bark,   Surface::Soil,   Surface::Marking,  Surface::Plain};
    const std::vector<int> ids{11, 11, 12, 11, 13, 13, 21, 17, 20, 24, 24, 19, 21, 22, 12, 12};
    for (std::size_t i = 0; i < surfaces.size(); ++i) {
        const double left = i % 2 == 0 ? 3.0 : -6.0, z = 30 - 1.5 * static_cast<double>(i);
        add(thingOf(ids[i], {board(left, left + 2.5, 0, 1.0 + 0.4 * static_cast<double>(i % 5), z, surfaces[i])}));
    }
    Facet window = board(-0.7, 0.3, 0.9, 1.3, 8, Surface::Glass);
    window.bias = -0.02;
    add(thingOf(kCar, {board(-1.0, 0.6, 0.3, 1.4, 8, Surface::Paint), window}));
    return world;
}

} // namespace

TEST_CASE("a wall ten metres away covers the pixels of its outline and has depth 10") {
    const StreetFrame frame = drawn(worldOf({thingOf(kBuilding, {board(-2, 3, -1, 2, 10)})}), truthOnly());
    // x: 32 − 8 = 24 up to 32 + 12 = 44; y: 16 − 8 = 8 up to 16 + 4 = 20; the far edges belong to the neighbours.
    for (int y = 0; y < 32; ++y)
        for (int x = 0; x < 64; ++x) {
            const bool inside = x >= 24 && x < 44 && y >= 8 && y < 20;
            CHECK(frame.labelIds.at(x, y) == (inside ? kBuilding : kSky));
            CHECK(frame.depth.at(x, y) == (inside ? doctest::Approx(10).epsilon(1e-6) : doctest::Approx(0)));
        }
    checkPolygons(frame);
    CHECK(frame.photo.isEmpty());
    CHECK(frame.brightness == 0);
}

TEST_CASE("a pixel belongs to what covers its centre") {
    const auto seenAt = [](double left, double top, int x, int y) {
        return drawn(worldOf({thingOf(kBuilding, {board(left, 3, -1, top, 10)})}), truthOnly()).labelIds.at(x, y) ==
               kBuilding;
    };
    CHECK(seenAt(-1.94, 2, 24, 12));  // the edge lies at 24.24
    CHECK(!seenAt(-1.84, 2, 24, 12)); // 24.64
    CHECK(seenAt(-2, 1.94, 30, 8));   // 8.24
    CHECK(!seenAt(-2, 1.84, 30, 8));
}

TEST_CASE("the ground's depth follows from the height of the eye") {
    Facet ground;
    ground.corners = {{-100, -1, -5}, {100, -1, -5}, {100, -1, 400}, {-100, -1, 400}};
    const StreetFrame frame = drawn(worldOf({thingOf(kRoad, {ground})}), truthOnly());
    for (int y = 17; y < 32; ++y) // depth = height · fy / (rows below the horizon)
        CHECK(frame.depth.at(30, y) == doctest::Approx(40.0 / (y + 0.5 - 16)).epsilon(1e-6));
    CHECK(frame.labelIds.at(30, 31) == kRoad); // the part behind the camera is cut off, the rest is there
    CHECK(frame.labelIds.at(30, 15) == kSky);
    checkPolygons(frame);
}

TEST_CASE("a facet through the plane of the camera is cut, one behind it is not seen") {
    Facet wall; // along z, from behind the camera to 20 metres
    wall.corners = {{2, -1, -10}, {2, -1, 20}, {2, 1, 20}, {2, 1, -10}};
    const StreetFrame frame = drawn(worldOf({thingOf(kBuilding, {wall})}), truthOnly());
    CHECK(frame.labelIds.at(63, 16) == kBuilding);
    CHECK(frame.depth.at(63, 16) == doctest::Approx(2 * 40 / 31.5).epsilon(1e-6));
    CHECK(frame.labelIds.at(35, 16) == kSky); // 32 + 4 is where it ends
    CHECK(frame.labelIds.at(36, 16) == kBuilding);
    checkPolygons(frame);
    const StreetFrame behind = drawn(worldOf({thingOf(kBuilding, {board(-2, 2, -1, 1, -5)})}), truthOnly());
    CHECK(behind.polygons.objects.size() == 1);
}

TEST_CASE("later things hide earlier ones, whatever their depth") {
    const StreetFrame frame =
        drawn(worldOf({thingOf(kPerson, {board(-1, 1, -1, 1, 5)}), thingOf(kBuilding, {board(-9, 9, -9, 9, 10)}),
                       thingOf(kPerson, {board(-2, -1, -1, 1, 5)})}),
              truthOnly());
    CHECK(frame.labelIds.at(32, 16) == kBuilding);
    CHECK(frame.depth.at(32, 16) == doctest::Approx(10));
    CHECK(frame.labelIds.at(20, 16) == kPerson);
    CHECK(frame.depth.at(20, 16) == doctest::Approx(5));
    // The hidden person still has a polygon and so a number.
    REQUIRE(frame.polygons.objects.size() == 4);
    CHECK(frame.polygons.objects[0].label == "sky");
    CHECK(frame.polygons.objects[1].label == "person");
    CHECK(frame.polygons.objects[2].label == "building");
    CHECK(frame.instanceIds.at(20, 16) == 24001);
    checkPolygons(frame);
}

TEST_CASE("facets of one thing hide each other by depth, and a bias decides between equals") {
    const auto depthIn = [](std::vector<Facet> facets) {
        return drawn(worldOf({thingOf(kCar, std::move(facets))}), truthOnly()).depth.at(32, 16);
    };
    CHECK(depthIn({board(-1, 1, -1, 1, 5), board(-1, 1, -1, 1, 7)}) == doctest::Approx(5));
    CHECK(depthIn({board(-1, 1, -1, 1, 7), board(-1, 1, -1, 1, 5)}) == doctest::Approx(5));
    Facet plate = board(-1, 1, -1, 1, 5.01);
    plate.bias = -0.02;
    CHECK(depthIn({plate, board(-1, 1, -1, 1, 5)}) == doctest::Approx(5.01)); // chosen by bias, told without it
}

TEST_CASE("a concave facet is filled as it is drawn") {
    Facet corner; // an L
    corner.corners = {{-2, -2, 10}, {2, -2, 10}, {2, 0, 10}, {0, 0, 10}, {0, 2, 10}, {-2, 2, 10}};
    const StreetFrame frame = drawn(worldOf({thingOf(kBuilding, {corner})}), truthOnly());
    CHECK(frame.labelIds.at(28, 12) == kBuilding);
    CHECK(frame.labelIds.at(36, 20) == kBuilding);
    CHECK(frame.labelIds.at(36, 12) == kSky);
    checkPolygons(frame);
}

TEST_CASE("a thing outside of the picture leaves no trace") {
    const StreetFrame frame = drawn(worldOf({thingOf(kCar, {board(20, 24, -1, 1, 10)}),
                                             thingOf(kCar, {board(-1, 1, -20, -10, 10)}), thingOf(kCar, {})}),
                                    truthOnly());
    CHECK(frame.polygons.objects.size() == 1);
    CHECK(frame.labelIds == core::LabelMap({64, 32}, kSky));
}

TEST_CASE("pieces of things without instances are objects of their own, instances stay whole") {
    const std::vector<Facet> two{board(-3, -2, -1, 1, 10), board(2, 3, -1, 1, 10)};
    CHECK(drawn(worldOf({thingOf(kPole, two)}), truthOnly()).polygons.objects.size() == 3);
    const StreetFrame far = drawn(worldOf({thingOf(kCar, two)}), truthOnly());
    CHECK(far.polygons.objects.size() == 2); // too far apart: one of them is left
    checkPolygons(far);
    const StreetFrame near = drawn(worldOf({thingOf(kCar, {board(-3, 0, -1, 1, 10), board(0.5, 3, -1, 1, 10)})}),
                                   truthOnly()); // 2 pixels apart
    CHECK(near.polygons.objects.size() == 2);
    CHECK(near.labelIds.at(30, 16) == kCar);
    CHECK(near.labelIds.at(40, 16) == kCar);
    checkPolygons(near); // what joins them has a depth, too
    Thing group = thingOf(kCar, two);
    group.isGroup = true;
    const StreetFrame groups = drawn(worldOf({group}), truthOnly());
    CHECK(groups.polygons.objects[1].label == "cargroup");
    CHECK(groups.instanceIds.at(22, 16) == kCar);
    checkPolygons(groups);
}

TEST_CASE("holes stay holes") {
    const StreetFrame frame = drawn(worldOf({thingOf(kBuilding, {board(-9, 9, -9, 9, 20)}),
                                             thingOf(kPerson, {board(-2, 2, 1, 2, 10), board(-2, 2, -2, -1, 10),
                                                               board(-2, -1, -2, 2, 10), board(1, 2, -2, 2, 10)})}),
                                    truthOnly());
    CHECK(frame.labelIds.at(32, 16) == kBuilding);
    CHECK(frame.labelIds.at(26, 16) == kPerson);
    checkPolygons(frame);
}

TEST_CASE("specks below four pixels are in no truth") {
    const StreetFrame frame =
        drawn(worldOf({thingOf(kPole, {board(0, 0.4, 0, 0.2, 10)}), thingOf(kPole, {board(1, 1.25, -1, 1, 10)})}),
              truthOnly());
    CHECK(frame.labelIds.at(32, 15) == kSky);
    CHECK(frame.labelIds.at(36, 15) == kPole);
    CHECK(frame.polygons.objects.size() == 2);
}

TEST_CASE("heading, pitch and roll turn the camera") {
    StreetWorld world = worldOf({thingOf(kPole, {board(-0.3, 0.3, -0.3, 0.3, 10)})});
    const auto seenAt = [&](int x, int y) { return drawn(world, truthOnly()).labelIds.at(x, y) == kPole; };
    CHECK(seenAt(32, 16));
    world.heading = 0.3; // to the right: the pole goes to the left by 40·tan 0.3 = 12.4 pixels
    CHECK(seenAt(19, 16));
    world.camera.yaw = 0.3; // and back
    CHECK(seenAt(32, 16));
    world.camera.yaw = world.heading = 0;
    world.camera.pitch = 0.2; // down: the pole goes up by 8.1
    CHECK(seenAt(32, 7));
    world.camera.pitch = 0;
    world.things[0] = core::placed(world.things[0], {3, 0, 0}, 0);
    CHECK(seenAt(44, 16));
    world.camera.roll = 0.5; // the right side is lower: what was right goes up
    CHECK(seenAt(42, 10));
}

TEST_CASE("a placed thing is turned, then moved") {
    Thing thing = thingOf(kCar, {board(0, 1, 0, 1, 2)});
    const Facet quarter = core::placed(thing, {10, 0, 20}, core::kPi / 2).facets[0]; // +z becomes +x
    CHECK(quarter.corners[0].x == doctest::Approx(12));
    CHECK(quarter.corners[0].z == doctest::Approx(20));
    CHECK(quarter.corners[1].z == doctest::Approx(19)); // +x becomes −z
    CHECK(quarter.u.z == doctest::Approx(-1));
    CHECK(quarter.v.y == doctest::Approx(1));
}

TEST_CASE("the same bytes come from one, two and five threads") {
    StreetSettings settings;
    settings.size = {129, 67};
    const StreetWorld world = smallStreet();
    const StreetFrame one = drawn(world, settings);
    checkPolygons(one);
    for (const int threads : {2, 5}) {
        settings.threads = threads;
        const StreetFrame many = drawn(world, settings);
        CHECK(many.photo == one.photo);
        CHECK(many.labelIds == one.labelIds);
        CHECK(many.instanceIds == one.instanceIds);
        CHECK(many.polygons == one.polygons);
        CHECK(many.depth == one.depth);
        CHECK(many.brightness == one.brightness);
    }
}

TEST_CASE("the bytes of a small street are those of every machine") {
    StreetSettings settings;
    settings.size = {128, 64};
    const StreetFrame frame = drawn(smallStreet(), settings);
    CHECK(hashOf(frame.labelIds.values().data(), frame.labelIds.values().size()) == 0x7546ea739f24755cULL);
    CHECK(hashOf(frame.depth.values().data(), frame.depth.values().size() * sizeof(float)) == 0xa5e62a5283720347ULL);
    CHECK(hashOf(frame.photo.values().data(), frame.photo.values().size() * 3) == 0xa9a211ba9adb76f9ULL);
}

TEST_CASE("truth does not depend on whether a photo is made") {
    StreetSettings settings;
    settings.size = {128, 64};
    const StreetFrame with = drawn(smallStreet(), settings);
    settings.photo = false;
    const StreetFrame without = drawn(smallStreet(), settings);
    CHECK(with.labelIds == without.labelIds);
    CHECK(with.depth == without.depth);
    CHECK(with.polygons == without.polygons);
    CHECK(with.brightness > 0.05);
    CHECK(with.photo.size() == settings.size);
}

TEST_CASE("odd and tiny pictures are drawn") {
    for (const Size size : {Size{16, 16}, Size{17, 31}, Size{333, 16}, Size{16, 201}, Size{101, 99}}) {
        StreetSettings settings;
        settings.size = size;
        settings.threads = 2;
        const StreetFrame frame = drawn(smallStreet(), settings);
        CHECK(frame.photo.size() == size);
        checkPolygons(frame);
    }
}

TEST_CASE("a car darkens the ground under it, and the sun throws its shadow") {
    StreetWorld world = emptyWorld();
    world.eye = {0, 1.5, 0};
    world.lens.noise = 0;
    world.light.towards = core::normalized({1, 1, 0}); // shadows fall to the left
    Facet ground;
    ground.corners = {{-100, 0, -5}, {100, 0, -5}, {100, 0, 400}, {-100, 0, 400}};
    ground.v = {0, 0, 1};
    ground.material = {Surface::Plain, {0.4, 0.4, 0.4}, {}, 1, 0, 0};
    Thing car = thingOf(kCar, {board(-0.5, 0.5, 0, 1.5, 6)});
    car.facets[0].corners[2].z = car.facets[0].corners[3].z =
        7; // leans back, so that the sun from the side sees a face
    world.things = {thingOf(kRoad, {ground}), car};
    StreetSettings settings;
    settings.size = {64, 32};
    const StreetFrame frame = drawn(world, settings);
    // The foot of the car is at row 16 + 1.5·40/6 = 26; to its left the shadow, to its right the lit road.
    const int left = frame.photo.at(27, 25).g, right = frame.photo.at(45, 25).g;
    CHECK(left + 25 < right);
    world.things[1].shadow = 0;
    const StreetFrame without = drawn(world, settings);
    CHECK(without.photo.at(27, 25).g + 8 > right);
}

TEST_CASE("fog hides what is far") {
    StreetWorld world =
        worldOf({thingOf(kBuilding, {board(-5, 0, -5, 5, 12)}), thingOf(kBuilding, {board(0, 100, -30, 30, 300)})});
    world.light.sky = {0.6, 0.6, 0.6};
    world.lens.blockiness = world.lens.noise = 0;
    world.air.fogDensity = 0.015;
    world.air.fogColor = {0.6, 0.6, 0.6};
    StreetSettings settings;
    settings.size = {64, 32};
    const StreetFrame frame = drawn(world, settings);
    const auto near = frame.photo.at(26, 16), far = frame.photo.at(40, 16);
    CHECK(near.r > near.b + 15);         // brown
    CHECK(std::abs(far.r - far.b) < 12); // grey
}

TEST_CASE("a drawing that is asked to stop says so") {
    std::stop_source source;
    source.request_stop();
    StreetSettings settings;
    settings.size = {128, 64};
    for (const bool photo : {true, false}) {
        settings.photo = photo;
        const auto frame = core::drawWorld(smallStreet(), settings, source.get_token());
        REQUIRE(!frame);
        CHECK(frame.error().code == core::ErrorCode::Cancelled);
    }
}

TEST_CASE("every stage of a picture looks at the stop token") {
    const StreetWorld world = smallStreet();
    const Size size{128, 60};
    const core::Projection projection = core::projectWorld(world, size);
    std::stop_source source;
    source.request_stop();
    const std::stop_token stop = source.get_token();
    const auto isCancelled = [](const auto& result) {
        return !result && result.error().code == core::ErrorCode::Cancelled;
    };
    for (const int threads : {1, 2}) {
        CHECK(isCancelled(core::findTruth(world, projection, size, threads, stop)));
        CHECK(isCancelled(core::drawShadows(world, projection, size, threads, stop)));
        CHECK(isCancelled(core::drawLight(world, projection, size, threads, stop)));
        core::Plane<core::Color> light(size), wet(size);
        CHECK(isCancelled(core::mirrorGround(light, core::Plane<float>(size, 1), wet, threads, stop)));
        CHECK(isCancelled(core::addRain(light, world, wet, threads, stop)));
        CHECK(isCancelled(core::developPhoto(light, world, threads, stop)));
        CHECK(isCancelled(core::CompressedPhoto(size).developed(0.5, threads, stop)));
    }
}

TEST_CASE("a photo of odd sides is stored with its border repeated") {
    // One grey value: neither the frequencies nor the half column and half row of colour may change it.
    const Size size{17, 9};
    core::CompressedPhoto photo(size);
    const std::vector<core::Color> row(17, core::Color{100 / 255.0F, 100 / 255.0F, 100 / 255.0F});
    for (int y = 0; y < size.height; ++y) photo.takeRow(y, row.data());
    const auto image = std::move(photo).developed(0, 1, {});
    REQUIRE(image);
    for (const core::Rgb pixel : image->values()) {
        CHECK(pixel.r == 100);
        CHECK(pixel.g == 100);
        CHECK(pixel.b == 100);
    }
    // Pure red loses nothing of its colour in the last column and row.
    core::CompressedPhoto red(size);
    const std::vector<core::Color> reds(17, core::Color{1, 0, 0});
    for (int y = 0; y < size.height; ++y) red.takeRow(y, reds.data());
    const auto redImage = std::move(red).developed(0, 1, {});
    REQUIRE(redImage);
    CHECK(int{redImage->at(16, 8).r} >= 250);
    CHECK(int{redImage->at(16, 8).g} <= 5);
    CHECK(int{redImage->at(16, 8).b} <= 5);
}

TEST_CASE("shadows of a large picture are soft, to the last bit the same everywhere") {
    StreetWorld world = smallStreet();
    for (double* number : {&world.camera.fx, &world.camera.fy, &world.camera.u0, &world.camera.v0}) *number *= 5;
    const Size size{639, 301}; // wide enough that all four blurs reach somewhere, and no multiple of a piece
    const core::Projection projection = core::projectWorld(world, size);
    std::vector<std::uint64_t> hashes;
    for (const int threads : {1, 3}) {
        const auto shadows = core::drawShadows(world, projection, size, threads, {});
        REQUIRE(shadows);
        std::uint64_t hash = 0;
        for (const auto* plane : {&shadows->sun, &shadows->tall, &shadows->contact})
            hash ^= hashOf(plane->values().data(), plane->values().size()) * (hash + 3);
        hashes.push_back(hash);
    }
    CHECK(hashes[0] == hashes[1]);
    CHECK(hashes[0] == 0x9669955d1ec0a745ULL);
}

TEST_CASE("rain on the glass and halos of lamps are those of every machine") {
    const auto photoHash = [](core::Weather weather) { // as high as a picture of the demo: drops of full size
        const auto frame = core::drawStreet({.seed = 5, .weather = weather, .size = {95, 511}, .threads = 2});
        REQUIRE(frame);
        return hashOf(frame->photo.values().data(), frame->photo.values().size() * 3);
    };
    CHECK(photoHash(core::Weather::Rain) == 0x6beffc02ad717f3eULL);
    CHECK(photoHash(core::Weather::Dusk) == 0x15b04db063dee7c0ULL);
}
