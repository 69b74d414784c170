// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/street_plan.h"

#include <algorithm>

namespace core {
namespace {

enum Purpose : std::uint64_t { kShape = 1, kSection, kBlocks, kJunctions, kStyles, kDrive, kYards };

double sinOfTurns(double turns) { return exactSin(2 * kPi * (turns - std::floor(turns))); }
double cosOfTurns(double turns) { return exactCos(2 * kPi * (turns - std::floor(turns))); }

/// Halved three times, then the series; error below 1e-9 for |x| ≤ 1.
double arcTangent(double x) {
    for (int i = 0; i < 3; ++i) x = x / (1 + std::sqrt(1 + x * x));
    const double s = x * x;
    return 8 * x * (1 - s * (1.0 / 3 - s * (1.0 / 5 - s * (1.0 / 7 - s * (1.0 / 9 - s / 11)))));
}

std::uint64_t keyOf(int number) { return static_cast<std::uint64_t>(static_cast<std::int64_t>(number)); }

StreetKind kindOf(Random random) {
    const double share = random.unit();
    if (share < 0.18) return StreetKind::OldTown;
    if (share < 0.42) return StreetKind::Avenue;
    if (share < 0.60) return StreetKind::Suburb;
    if (share < 0.76) return StreetKind::Industrial;
    if (share < 0.88) return StreetKind::Park;
    return StreetKind::Square;
}

CrossSection sectionOf(StreetKind kind, Random random) {
    CrossSection section;
    switch (kind) {
    case StreetKind::OldTown:
        section.lane = random.between(3, 3.2);
        section.parking = random.chance(0.6) ? 2.3 : 0;
        section.walk = random.between(2.3, 3.4);
        break;
    case StreetKind::Avenue:
        section.lane = random.between(3.1, 3.4);
        section.bikeStrip = random.chance(0.6) ? 1.5 : 0;
        section.parking = random.chance(0.7) ? 2.4 : 0;
        section.verge = random.chance(0.5) ? random.between(1.4, 2.2) : 0;
        section.walk = random.between(3.4, 5.5);
        section.yard = random.chance(0.2) ? 3 : 0;
        break;
    case StreetKind::Suburb:
        section.lane = random.between(3, 3.3);
        section.parking = random.chance(0.55) ? 2.3 : 0;
        section.verge = random.chance(0.5) ? random.between(1.2, 2.4) : 0;
        section.walk = random.between(2.2, 2.8);
        section.yard = random.between(3.5, 7);
        break;
    case StreetKind::Industrial:
        section.lane = random.between(3.2, 3.6);
        section.bikeStrip = random.chance(0.5) ? 1.6 : 0;
        section.parking = random.chance(0.5) ? 2.6 : 0;
        section.verge = random.chance(0.6) ? random.between(1.5, 3.5) : 0;
        section.walk = random.between(2.2, 3);
        section.yard = random.between(3, 9);
        break;
    case StreetKind::Park:
        section.lane = random.between(3, 3.3);
        section.bikeStrip = random.chance(0.6) ? 1.5 : 0;
        section.parking = random.chance(0.5) ? 2.4 : 0;
        section.verge = random.chance(0.7) ? random.between(1.3, 3) : 0;
        section.walk = random.between(2.3, 3.6);
        section.yard = random.between(2, 5);
        break;
    case StreetKind::Square:
        section.lane = random.between(3, 3.3);
        section.bikeStrip = random.chance(0.6) ? 1.5 : 0;
        section.parking = random.chance(0.35) ? 2.4 : 0;
        section.walk = random.between(4.5, 8);
        break;
    }
    return section;
}

} // namespace

double RoadLine::middle(double z) const {
    double x = 0;
    for (const Wave& wave : waves) x += wave.amplitude * sinOfTurns(z * wave.turnsPerMetre + wave.phase);
    return x;
}

double RoadLine::slope(double z) const {
    double slope = 0;
    for (const Wave& wave : waves)
        slope += wave.amplitude * 2 * kPi * wave.turnsPerMetre * cosOfTurns(z * wave.turnsPerMetre + wave.phase);
    return slope;
}

Vec3 RoadLine::at(double z, double offset, double y) const {
    const double k = slope(z), root = 1 / std::sqrt(1 + k * k);
    return {middle(z) + offset * root, y, z - offset * k * root};
}

double RoadLine::heading(double z) const { return arcTangent(slope(z)); }

Junction StreetPlan::junction(int number) const {
    Random own = random(kJunctions).fork(keyOf(number));
    Junction junction;
    junction.z = firstBlock + number * blockLength + own.between(-0.12, 0.12) * blockLength;
    const double opening = kind == StreetKind::Park ? 0.4 : 0.62;
    junction.opens = {own.chance(opening), own.chance(opening)};
    junction.halfWidth = own.between(2.8, kind == StreetKind::Avenue || kind == StreetKind::Square ? 4.5 : 3.6);
    junction.hasLights = own.chance(kind == StreetKind::Suburb ? 0.4 : 0.68);
    junction.hasCrossing = junction.hasLights || own.chance(0.5);
    if (number == 0 && waits > 0) junction.hasCrossing = true;
    return junction;
}

int StreetPlan::junctionBefore(double z) const {
    int number = static_cast<int>(std::floor((z - firstBlock) / blockLength)) + 1;
    while (junction(number).z > z) --number;
    return number;
}

BlockStyle StreetPlan::blockStyle(int number, int s) const {
    Random own = random(kStyles).fork(keyOf(2 * number + (s > 0 ? 1 : 0)));
    const double share = own.unit();
    const auto pick = [&](std::array<double, 5> upTo) {
        for (std::size_t i = 0; i < upTo.size(); ++i)
            if (share < upTo[i]) return static_cast<BlockStyle>(i);
        return BlockStyle::YardWall;
    };
    // Shares up to and with: row, villas, halls, park, meadow; the rest are yards behind walls.
    switch (kind) {
    case StreetKind::OldTown: return pick({0.74, 0.78, 0.78, 0.86, 0.86});
    case StreetKind::Avenue: return pick({0.66, 0.72, 0.76, 0.90, 0.92});
    case StreetKind::Suburb: return pick({0.10, 0.72, 0.76, 0.84, 0.94});
    case StreetKind::Industrial: return pick({0.12, 0.20, 0.56, 0.62, 0.74});
    case StreetKind::Park: return s < 0 ? pick({0.30, 0.50, 0.50, 0.85, 0.97}) : pick({0.12, 0.26, 0.26, 0.76, 0.94});
    case StreetKind::Square: return pick({0.72, 0.74, 0.78, 0.92, 0.92});
    }
    return BlockStyle::Row;
}

double StreetPlan::yard(int number, int s) const {
    const BlockStyle style = blockStyle(number, s);
    Random own = random(kYards).fork(keyOf(2 * number + (s > 0 ? 1 : 0)));
    const double usual = side(s).yard;
    if (style == BlockStyle::Row) return kind == StreetKind::Suburb ? 2.0 : own.chance(0.8) ? 0.0 : 2.0;
    if (style == BlockStyle::Villas) return std::max(usual, 3.0) + own.between(0, 2.5);
    if (style == BlockStyle::Halls || style == BlockStyle::YardWall) return std::max(usual, 3.0) + own.between(0, 5);
    return std::max(usual, 2.0);
}

double StreetPlan::driven(double seconds) const {
    double time = seconds;
    if (waits > 0) {
        constexpr double kRamp = 5; // seconds from standing to cruising
        const double after = std::max(0.0, seconds - waits);
        time = after < kRamp ? after * after / (2 * kRamp) : after - kRamp / 2;
    }
    const double turns = swingTurns * time + swingPhase;
    return cruise * time + swing * (sinOfTurns(turns) - sinOfTurns(swingPhase));
}

double StreetPlan::groundHeight(double z, double offset) const {
    const int s = offset < 0 ? -1 : 1;
    const double away = std::abs(offset);
    if (away < side(s).kerb()) return 0;
    for (int number = junctionBefore(z), i = 0; i < 2; ++i, ++number) {
        const Junction j = junction(number);
        if (j.opens[s < 0 ? 0 : 1] && std::abs(z - j.z) < j.halfWidth) return 0;
    }
    return kKerbHeight;
}

StreetPlan planStreet(std::uint64_t seed) {
    StreetPlan plan;
    plan.seed = seed;
    Random shape = plan.random(kShape);
    plan.kind = kindOf(shape.fork(1));
    const bool isNarrow = plan.kind == StreetKind::OldTown || plan.kind == StreetKind::Suburb;
    const double bend = shape.chance(0.35) ? 0.15 : 1;
    plan.line.waves[0] = {bend * shape.between(2, isNarrow ? 7 : 12), 1 / shape.between(260, 420), shape.unit()};
    plan.line.waves[1] = {bend * shape.between(0.3, isNarrow ? 2.2 : 1.2), 1 / shape.between(110, 170), shape.unit()};

    Random section = plan.random(kSection);
    for (std::size_t s = 0; s < 2; ++s) plan.sides[s] = sectionOf(plan.kind, section.fork(s));
    plan.sides[0].lane = plan.sides[1].lane;
    constexpr std::array<double, kStreetKinds> kTram{0.25, 0.9, 0.2, 0.4, 0.4, 0.65};
    if (section.chance(kTram[static_cast<std::size_t>(plan.kind)])) {
        plan.sides[0].tracks = plan.sides[1].tracks = section.between(3.1, 3.5);
        plan.grassTracks = plan.kind != StreetKind::OldTown && plan.kind != StreetKind::Square && section.chance(0.35);
    }
    plan.season = section.unit();

    Random drive = plan.random(kDrive);
    plan.blockLength = drive.between(plan.kind == StreetKind::OldTown ? 55 : 70, 110);
    plan.waits = drive.chance(0.4) ? drive.between(3, 6) : 0;
    plan.cruise = drive.between(6, plan.kind == StreetKind::OldTown ? 9 : 13);
    plan.swingTurns = drive.between(0.02, 0.06);
    plan.swingPhase = drive.unit();
    plan.swing = drive.between(0.1, 0.4) * plan.cruise / (2 * kPi * plan.swingTurns);
    plan.oncoming = plan.cruise * drive.between(0.8, 1.25);
    plan.trafficGap = drive.between(20, 38);
    plan.people = drive.between(0.2, 1);
    plan.firstBlock = drive.between(14, plan.blockLength);
    if (plan.waits > 0) {
        // The zebra of junction 0 begins six to nine metres before the lens.
        const double wanted = drive.between(7.5, 10.5);
        plan.firstBlock += wanted - plan.junction(0).crossingZ();
    }
    return plan;
}

} // namespace core
