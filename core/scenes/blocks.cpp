// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/buildings.h"
#include "core/scenes/furniture.h"
#include "core/scenes/people.h"
#include "core/scenes/placement.h"

#include <algorithm>

namespace core {
namespace {

enum Kind : std::uint64_t { kBorders = 220, kLots, kGardens, kBack, kSideStreet };

constexpr double kHouseReach = 160, kGreenReach = 85, kBorderReach = 100;

/// One side of the street from one junction to the next.
struct Block {
    int number, s;
    BlockStyle style;
    double from, to;        ///< z, between the walks of the side roads
    double property, front; ///< metres from the middle of the road, positive
    Random random;

    std::uint64_t key(std::uint64_t kind, std::int64_t item) const {
        return keyOf(kind, item, 0) ^ keyOf(kind, number, 2 + static_cast<std::uint64_t>(s > 0));
    }
};

/// Places of lots of about `width` metres between two z.
std::vector<Vec2> lotsOf(double from, double to, double width) {
    const int count = std::max(1, static_cast<int>((to - from) / width + 0.5));
    std::vector<Vec2> lots;
    for (int i = 0; i < count; ++i)
        lots.push_back({from + (to - from) * i / count, from + (to - from) * (i + 1) / count});
    return lots;
}

/// Fronts look at the road: along the chord between two places at `offset`.
void putHouse(Stage& stage, const Block& block, Vec2 lot, double offset, double reach, std::uint64_t key, auto make) {
    const RoadLine& line = stage.plan().line;
    const Vec3 a = line.at(lot.x, block.s * offset, kKerbHeight), b = line.at(lot.y, block.s * offset, kKerbHeight);
    const Vec3 middle = (a + b) * 0.5;
    if (!stage.sees(middle, (lot.y - lot.x) / 2 + 8, reach)) return;
    const double width = length(b - a);
    const bool isSimple = middle.z - line.at(stage.eyeZ(), 0).z > 75;
    stage.put(make(width, isSimple), middle, line.heading((lot.x + lot.y) / 2) - block.s * kPi / 2, key);
}

void addRow(Stage& stage, const Block& block) {
    Random random = block.random.fork(kLots);
    const StreetKind kind = stage.plan().kind;
    const bool isHigh = kind == StreetKind::Avenue || kind == StreetKind::Square;
    const double height = isHigh                        ? random.between(12, 19)
                          : kind == StreetKind::OldTown ? random.between(8, 13)
                                                        : random.between(6.5, 10);
    const double spread = random.between(0.05, 0.25),
                 shops = kind == StreetKind::Suburb || kind == StreetKind::Industrial ? 0.15 : 0.5;
    const std::vector<Vec2> lots = lotsOf(block.from, block.to, random.between(9, isHigh ? 18 : 13));
    const int gap = random.chance(0.35) ? random.below(static_cast<int>(lots.size())) : -1;
    const bool hasChurch = random.chance(0.12) && gap >= 0 &&
                           lots[static_cast<std::size_t>(gap)].y - lots[static_cast<std::size_t>(gap)].x > 12.4;
    for (int i = 0; i < static_cast<int>(lots.size()); ++i) {
        Random own = random.fork(static_cast<std::uint64_t>(i) + 1);
        const Vec2 lot = lots[static_cast<std::size_t>(i)];
        const std::uint64_t key = block.key(kLots, i);
        if (i == gap && hasChurch) {
            putHouse(stage, block, lot, block.front + 1.5, kHouseReach, key,
                     [&](double, bool) { return makeChurch(own.fork(1)); });
        } else if (i == gap) {
            // A way into a yard: trees behind a wall or a gate.
            putHouse(stage, block, lot, block.front + 0.3, kBorderReach, key, [&](double width, bool) {
                ThingSet wall =
                    own.chance(0.6) ? makeWall(own.fork(1), width - 0.2) : makeFence(own.fork(1), width - 0.2);
                return placed(wall, {-(width - 0.2) / 2, 0, 0}, kPi / 2);
            });
            const double z = (lot.x + lot.y) / 2;
            if (stage.sees(stage.plan().line.at(z, block.s * (block.front + 6)), 5, kGreenReach))
                stage.putAt(makeTree(own.fork(2)), z, block.s * (block.front + 6), own.between(0, 6), key + 1);
        } else {
            const HouseShape shape{.depth = random.between(9, 12),
                                   .height = height * (1 + own.between(-spread, spread)),
                                   .hasShop = own.chance(shops)};
            putHouse(stage, block, lot, block.front, kHouseReach, key, [&](double width, bool isSimple) {
                HouseShape house = shape;
                house.width = width;
                house.isSimple = isSimple;
                return makeTownHouse(own.fork(1), house);
            });
        }
    }
}

void addDetached(Stage& stage, const Block& block, bool areHalls) {
    Random random = block.random.fork(kLots);
    const std::vector<Vec2> lots =
        lotsOf(block.from, block.to, areHalls ? random.between(24, 40) : random.between(14, 20));
    for (std::size_t i = 0; i < lots.size(); ++i) {
        Random own = random.fork(i + 1);
        const double room = lots[i].y - lots[i].x, gap = own.between(areHalls ? 1.5 : 2, areHalls ? 6 : 6);
        const double begin = lots[i].x + gap * own.between(0.2, 0.8);
        const HouseShape shape{.depth = own.between(9, 13),
                               .height = areHalls ? own.between(5.5, 10) : own.between(3.4, 6.8)};
        const auto key = block.key(kLots, static_cast<std::int64_t>(i));
        putHouse(stage, block, {begin, begin + room - gap}, block.front + own.between(0, 1.5), kHouseReach, key,
                 [&](double width, bool isSimple) {
                     HouseShape house = shape;
                     house.width = width;
                     house.isSimple = isSimple;
                     return areHalls ? makeHall(own.fork(1), house) : makeVilla(own.fork(1), house);
                 });
    }
}

/// Trees, bushes and now and then a bench in a band of the block; one item a cell.
void addGreen(Stage& stage, const Block& block, double from, double to, double density, bool isPark) {
    const double depth = to - from;
    if (depth < 1.4) return;
    const double cell = 7;
    const int columns = std::max(1, static_cast<int>(depth / cell));
    for (double z = block.from + cell / 2; z < block.to - cell / 2; z += cell)
        for (int c = 0; c < columns; ++c) {
            const auto item = static_cast<std::int64_t>(std::floor((z - block.from) / cell)) * 8 + c;
            Random own = block.random.fork(kGardens).fork(static_cast<std::uint64_t>(item));
            const double slack = std::max(0.0, depth / columns / 2 - 1.2);
            const double offset = block.s * (from + depth * (c + 0.5) / columns + own.between(-slack, slack) * 0.7);
            const double at = z + own.between(-1.5, 1.5);
            if (!own.chance(density) || !stage.sees(stage.plan().line.at(at, offset), 5, kGreenReach)) continue;
            const std::uint64_t key = block.key(kGardens, item);
            const double share = own.unit();
            if (share < (depth > 2.6 ? 0.55 : 0.15)) {
                stage.putAt(depth / columns > 5 ? makeTree(own.fork(1)) : makeStreetTree(own), at, offset,
                            own.between(0, 6), key);
            } else if (isPark && share > 0.8) {
                ThingSet bench = makeBench(own.fork(1));
                if (own.chance(0.6))
                    for (Thing& person : makePerson(own.fork(2), Posture::Sitting).things)
                        bench.things.push_back(std::move(person));
                stage.putAt(bench, at, offset, -block.s * kPi / 2, key);
            } else if (isPark && share > 0.68) {
                stage.putAt(makePerson(own.fork(1), Posture::Standing), at, offset, own.between(0, 6), key);
            } else {
                stage.putAt(makeBush(own.fork(1)), at, offset, own.between(0, 6), key);
            }
        }
}

enum class Border { None, Fence, Wall, Hedge };

Border borderOf(const Block& block) {
    Random random = block.random.fork(kBorders);
    const double share = random.unit();
    const auto pick = [&](double fence, double wall, double hedge) {
        return share < fence                  ? Border::Fence
               : share < fence + wall         ? Border::Wall
               : share < fence + wall + hedge ? Border::Hedge
                                              : Border::None;
    };
    switch (block.style) {
    case BlockStyle::Row: return block.front - block.property > 1 ? pick(0.4, 0.25, 0.2) : Border::None;
    case BlockStyle::Villas: return pick(0.36, 0.34, 0.22);
    case BlockStyle::Halls: return pick(0.5, 0.4, 0.05);
    case BlockStyle::Park: return pick(0.35, 0.25, 0.1);
    case BlockStyle::Meadow: return pick(0.5, 0.15, 0.1);
    case BlockStyle::YardWall: return Border::Wall;
    }
    return Border::None;
}

void addBorder(Stage& stage, const Block& block) {
    const Border border = borderOf(block);
    if (border == Border::None) return;
    const std::vector<Vec2> pieces = lotsOf(block.from, block.to, 6);
    Random random = block.random.fork(kBorders).fork(1);
    const int gate = random.chance(0.6) ? random.below(static_cast<int>(pieces.size())) : -1;
    for (int i = 0; i < static_cast<int>(pieces.size()); ++i) {
        if (i == gate) continue;
        const Vec2 piece = pieces[static_cast<std::size_t>(i)];
        const RoadLine& line = stage.plan().line;
        const double offset = block.s * (block.property + 0.35);
        const Vec3 a = line.at(piece.x, offset, kKerbHeight), b = line.at(piece.y, offset, kKerbHeight);
        if (!stage.sees((a + b) * 0.5, 4, kBorderReach)) continue;
        const double size = length(b - a) + 0.02;
        // The same stream for all pieces: one fence, not twenty.
        const ThingSet set = border == Border::Fence  ? makeFence(random.fork(2), size)
                             : border == Border::Wall ? makeWall(random.fork(2), size)
                                                      : makeHedge(random.fork(2), size);
        stage.put(set, a, line.heading((piece.x + piece.y) / 2), block.key(kBorders, i));
    }
}

/// What closes the view behind gardens and parks.
void addBack(Stage& stage, const Block& block, double offset) {
    Random random = block.random.fork(kBack);
    const bool areHouses = random.chance(block.style == BlockStyle::Meadow ? 0.25 : 0.6);
    // The houses of the side street stand before it.
    const std::vector<Vec2> lots = lotsOf(std::min(block.from + 14, block.to - 10), block.to, areHouses ? 19 : 30);
    for (std::size_t i = 0; i < lots.size(); ++i) {
        Random own = random.fork(i + 1);
        if (own.chance(0.25)) continue;
        const auto key = block.key(kBack, static_cast<std::int64_t>(i));
        putHouse(stage, block, lots[i], offset, 150, key, [&](double width, bool) {
            if (areHouses)
                return makeTownHouse(
                    own.fork(1),
                    {.width = width * own.between(0.7, 1), .height = own.between(7, 15), .isSimple = true});
            return ThingSet{{makeTreeLine(own.fork(1), width, own.between(6, 12), stage.plan().season)}, width / 2, 1};
        });
    }
}

/// The far side of a side road: its houses look at the camera.
void addSideStreet(Stage& stage, const Block& block, double depthOfCorner) {
    const StreetPlan& plan = stage.plan();
    if (!plan.junction(block.number - 1).opens[block.s < 0 ? 0 : 1]) return;
    Random random = block.random.fork(kSideStreet);
    const double begin = block.front + depthOfCorner;
    const bool isGreen = block.style == BlockStyle::Park || block.style == BlockStyle::Meadow;
    for (int i = 0; i < 3; ++i) {
        Random own = random.fork(static_cast<std::uint64_t>(i));
        const double width = 14, offset = block.s * (begin + width * (i + 0.5));
        const Vec3 at = plan.line.at(block.from, offset, kKerbHeight);
        if (!stage.sees(at, 10, 130)) continue;
        const double heading = plan.line.heading(block.from) + kPi;
        const auto key = block.key(kSideStreet, i);
        if (isGreen)
            stage.put({{makeTreeLine(own.fork(1), width, own.between(5, 9), plan.season)}, width / 2, 1}, at, heading,
                      key);
        else
            stage.put(makeTownHouse(own.fork(1), {.width = width - 0.1,
                                                  .height = own.between(6, 14),
                                                  .isSimple = i > 0,
                                                  .hasShop = own.chance(0.3)}),
                      at, heading, key);
    }
}

} // namespace

void addBlocks(Stage& stage) {
    const StreetPlan& plan = stage.plan();
    for (int number = plan.junctionBefore(stage.eyeZ() - 5) + 1;
         plan.junction(number - 1).z < stage.eyeZ() + kHouseReach; ++number)
        for (const int s : {-1, 1}) {
            const Junction a = plan.junction(number - 1), b = plan.junction(number);
            const std::size_t i = s < 0 ? 0 : 1;
            constexpr double kSideWalk = 2.4;
            const double property = plan.side(s).property();
            const Block block{number,
                              s,
                              plan.blockStyle(number, s),
                              a.z + (a.opens[i] ? a.halfWidth + kSideWalk : 0),
                              b.z - (b.opens[i] ? b.halfWidth + kSideWalk : 0),
                              property,
                              property + plan.yard(number, s),
                              plan.random(kLots).fork(keyOf(kLots, number, s > 0))};
            addBorder(stage, block);
            const double garden = property + 1.2;
            switch (block.style) {
            case BlockStyle::Row:
                addRow(stage, block);
                addGreen(stage, block, garden, block.front - 0.8, 0.5, false);
                addSideStreet(stage, block, 12.2);
                break;
            case BlockStyle::Villas:
                addDetached(stage, block, false);
                addGreen(stage, block, garden, block.front - 1.6, 0.55, false);
                addBack(stage, block, block.front + 22);
                addSideStreet(stage, block, 17);
                break;
            case BlockStyle::Halls:
                addDetached(stage, block, true);
                addGreen(stage, block, garden, block.front - 1, 0.25, false);
                addBack(stage, block, block.front + 24);
                addSideStreet(stage, block, 17);
                break;
            case BlockStyle::YardWall:
                addGreen(stage, block, garden, block.front + 8, 0.4, false);
                addBack(stage, block, block.front + 14);
                addSideStreet(stage, block, 30);
                break;
            case BlockStyle::Park:
                addGreen(stage, block, garden, garden + 22, 0.5, true);
                addBack(stage, block, garden + 34);
                addSideStreet(stage, block, 40);
                break;
            case BlockStyle::Meadow:
                addGreen(stage, block, garden, garden + 22, 0.1, false);
                addBack(stage, block, garden + 42);
                break;
            }
        }
}

} // namespace core
