// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What stays the same along one street: its line, its cross-section, its blocks and side roads, and how the camera
// drives. All of it is a pure function of the seed. Private to core/scenes.
#pragma once

#include "core/scenes/exact_math.h"

#include <array>

namespace core {

/// The middle of the road as a graph over z: two waves, so that any place can be asked for without walking there.
struct RoadLine {
    struct Wave {
        double amplitude = 0, turnsPerMetre = 0, phase = 0;
    };
    std::array<Wave, 2> waves;

    double middle(double z) const;
    double slope(double z) const; ///< dx/dz
    /// `offset` metres to the right of the middle, at right angles to the road.
    Vec3 at(double z, double offset, double y = 0) const;
    double heading(double z) const;
};

enum class StreetKind { OldTown, Avenue, Suburb, Industrial, Park, Square };
inline constexpr int kStreetKinds = 6;

/// The carriageway and what goes with it on one side, from the middle outwards; metres, all positive.
struct CrossSection {
    double tracks = 0; ///< half the width of the tram's own lanes
    double lane = 3;
    double bikeStrip = 0;
    double parking = 0;
    double verge = 0; ///< grass between kerb and walk
    double walk = 3;
    double yard = 0; ///< from the property line to the house fronts

    double kerb() const { return tracks + lane + bikeStrip + parking; }
    double property() const { return kerb() + verge + walk; } ///< the property line
};

/// Where a side road may leave; boundaries of the blocks.
struct Junction {
    double z = 0;
    std::array<bool, 2> opens{}; ///< left, right
    double halfWidth = 3.5;
    bool hasCrossing = false; ///< zebra before it (at z − halfWidth − 4)
    bool hasLights = false;
    double crossingZ() const { return z - halfWidth - 4.5; }
};

enum class BlockStyle { Row, Villas, Halls, Park, Meadow, YardWall };

struct StreetPlan {
    std::uint64_t seed = 0;
    StreetKind kind = StreetKind::OldTown;
    RoadLine line;
    std::array<CrossSection, 2> sides; ///< left, right
    double blockLength = 90;
    double firstBlock = 30;   ///< z of junction 0
    bool grassTracks = false; ///< tram on its own green strip
    double season = 0;        ///< 0 deep green … 1 autumn
    double waits = 0;         ///< seconds that the camera stands before a crossing; 0: it drives from the start
    double cruise = 9;        ///< metres per second
    double swing = 0, swingTurns = 0.05, swingPhase = 0; ///< how that changes
    double oncoming = 9;
    double trafficGap = 26; ///< metres from one vehicle to the next in a lane
    double people = 0.5;    ///< how full the walks are, 0 … 1

    Random random(std::uint64_t purpose) const { return Random(seed).fork(purpose); }
    const CrossSection& side(int s) const { return sides[s < 0 ? 0 : 1]; } ///< s: −1 left, +1 right
    Junction junction(int number) const;
    int junctionBefore(double z) const; ///< the last one whose place is ≤ z
    /// Block `number` lies between junction number − 1 and junction number.
    BlockStyle blockStyle(int number, int s) const;
    double yard(int number, int s) const; ///< depth of the front yards of that block
    /// Bays of their own label; in most streets the parking strip is part of the road, as annotators mostly have it.
    bool hasMarkedBays() const { return seed % 5 == 0; }
    double egoLane() const { return sides[1].tracks + sides[1].lane / 2; }
    /// Metres that the camera has driven after `seconds`; never falls.
    double driven(double seconds) const;
    double drivenOncoming(double seconds) const { return driven(seconds) * oncoming / cruise; }
    /// 0.12 on walks and yards, 0 on the carriageway and in the mouth of a side road.
    double groundHeight(double z, double offset) const;
};

StreetPlan planStreet(std::uint64_t seed);

inline constexpr double kKerbHeight = 0.12;

} // namespace core
