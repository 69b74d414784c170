// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/truth.h"

#include "core/base/parallel.h"
#include "core/classes/label_table.h"
#include "core/scenes/outline.h"
#include "core/scenes/raster.h"

#include <array>
#include <deque>

namespace core {
namespace {

constexpr int kBand = 16; // rows of work between two looks at the stop token; the pieces do not depend on the threads

struct Run {
    int row, first, end;
};

/// What a thing would cover if nothing hid it: exactly the pixels of its polygons.
struct Silhouette {
    std::vector<Run> runs; ///< by rows, from the top
    std::vector<std::vector<Point>> polygons;
};

/// Draws ways of up to `reach` pixels from the largest piece to the others: a leg or a spoke that is thinner than a
/// pixel must not cost an instance its foot. Leaves one piece.
void joinPieces(Plane<int>& mask, const std::vector<MaskPiece>& pieces, int reach) {
    const int main = std::ranges::max_element(pieces, {}, &MaskPiece::pixels)->number;
    const auto index = [&](int x, int y) {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(mask.width()) + static_cast<std::size_t>(x);
    };
    struct Step {
        int way = -1; ///< pixels from the joined piece; −1: not reached
        std::size_t from = 0;
    };
    std::vector<Step> steps(mask.values().size());
    std::deque<Point> queue;
    for (int y = 0; y < mask.height(); ++y)
        for (int x = 0; x < mask.width(); ++x)
            if (mask.at(x, y) == main) {
                steps[index(x, y)] = {0, index(x, y)};
                queue.push_back({x, y});
            }
    while (!queue.empty()) {
        const Point p = queue.front();
        queue.pop_front();
        const Step step = steps[index(p.x, p.y)];
        if (step.way > reach) continue;
        for (int dy = -1; dy <= 1; ++dy)
            for (int dx = -1; dx <= 1; ++dx) {
                const Point q{p.x + dx, p.y + dy};
                if (q.x < 1 || q.y < 1 || q.x >= mask.width() - 1 || q.y >= mask.height() - 1) continue;
                Step& next = steps[index(q.x, q.y)];
                if (next.way >= 0) continue;
                const bool isPiece = mask.at(q.x, q.y) != 0;
                next = {isPiece ? 0 : step.way + 1, index(p.x, p.y)};
                if (isPiece) {
                    queue.push_front(q);
                    for (std::size_t at = next.from; mask.values()[at] == 0; at = steps[at].from) {
                        mask.values()[at] = main;
                        steps[at].way = 0;
                    }
                    mask.at(q.x, q.y) = main;
                } else {
                    queue.push_back(q);
                }
            }
    }
    for (int& cell : mask.values()) cell = cell == main ? 1 : 0;
}

Silhouette silhouetteOf(const Projection& projection, const FlatThing& thing, bool isInstance, Size size) {
    Silhouette result;
    if (thing.firstFacet == thing.endFacet) return result;
    const int left = std::max(0, static_cast<int>(std::max(thing.left, 0.0)));
    const int top = std::max(0, static_cast<int>(std::max(thing.top, 0.0)));
    const int right = static_cast<int>(std::min(thing.right, size.width - 1.0));
    const int bottom = static_cast<int>(std::min(thing.bottom, size.height - 1.0));
    if (right < left || bottom < top) return result;
    Plane<int> mask({right - left + 3, bottom - top + 3}, 0);
    const Point offset{left - 1, top - 1};
    Crossings crossings;
    for (std::uint32_t i = thing.firstFacet; i < thing.endFacet; ++i)
        scanPolygon(projection.outline(projection.facets[i]), kCentres, size.width, top, bottom + 1, crossings,
                    [&](int y, int first, int end) {
                        int* row = mask.row(y - offset.y);
                        std::fill(row + (first - offset.x), row + (end - offset.x), 1);
                    });

    std::vector<MaskPiece> pieces = numberPieces(mask);
    if (isInstance && pieces.size() > 1) {
        joinPieces(mask, pieces, 2 + std::max(right - left, bottom - top) / 24);
        pieces = numberPieces(mask);
    }
    std::vector<char> isKept(pieces.size() + 1, 0);
    for (const MaskPiece& piece : pieces) {
        if (piece.pixels < kSmallestPiece) continue;
        isKept[static_cast<std::size_t>(piece.number)] = 1;
        result.polygons.push_back(traceOutline(mask, piece, offset));
    }
    for (int y = 0; y < mask.height(); ++y) {
        const int* row = mask.row(y);
        for (int x = 0; x < mask.width();) {
            if (!isKept[static_cast<std::size_t>(row[x])]) {
                ++x;
                continue;
            }
            const int first = x;
            while (isKept[static_cast<std::size_t>(row[x])]) ++x; // the ring ends it
            result.runs.push_back({y + offset.y, first + offset.x, x + offset.x});
        }
    }
    return result;
}

/// Pixels of a silhouette that no facet covers (they joined two pieces) take the depth of the nearest pixel of the same
/// thing.
void fillGaps(Plane<float>& depth, const Plane<std::uint32_t>& owner, const std::vector<Point>& gaps) {
    const Size size = depth.size();
    std::vector<std::pair<Point, float>> found;
    for (const Point gap : gaps)
        for (int reach = 1; reach < size.width + size.height; ++reach) {
            float nearest = 0;
            for (int y = std::max(0, gap.y - reach); y <= std::min(size.height - 1, gap.y + reach); ++y)
                for (int x = std::max(0, gap.x - reach); x <= std::min(size.width - 1, gap.x + reach); ++x)
                    if (owner.at(x, y) == owner.at(gap.x, gap.y)) nearest = std::max(nearest, depth.at(x, y));
            if (nearest <= 0 && reach < 64) continue;
            found.emplace_back(gap, nearest);
            break;
        }
    for (const auto& [gap, value] : found) depth.at(gap.x, gap.y) = value > 0 ? value : 1.0F;
}

} // namespace

Result<StreetTruth> findTruth(const StreetWorld& world, const Projection& projection, Size size, int threads,
                              std::stop_token stop) {
    const std::size_t count = world.things.size();
    std::vector<Silhouette> silhouettes(count);
    parallelFor(count, threads, 1, [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last && !stop.stop_requested(); ++i) {
            const Thing& thing = world.things[i];
            const bool isInstance = labelById(thing.labelId).hasInstances && !thing.isGroup;
            silhouettes[i] = silhouetteOf(projection, projection.things[i], isInstance, size);
        }
    });
    if (stop.stop_requested()) return cancelled();

    StreetTruth truth;
    truth.polygons.size = size;
    const int sky = findLabel("sky")->id;
    truth.polygons.objects.push_back(
        {"sky", {{0, 0}, {size.width - 1, 0}, {size.width - 1, size.height - 1}, {0, size.height - 1}}});
    std::vector<std::uint16_t> instanceIds(count);
    std::array<int, kLabelIds> counters = {};
    for (std::size_t i = 0; i < count; ++i) {
        const Thing& thing = world.things[i];
        const Label& label = labelById(thing.labelId);
        const bool isInstance = label.hasInstances && !thing.isGroup;
        instanceIds[i] = static_cast<std::uint16_t>(label.id);
        for (std::vector<Point>& polygon : silhouettes[i].polygons) {
            if (isInstance) {
                int& counter = counters[static_cast<std::size_t>(label.id)];
                if (counter > 999)
                    return fail(ErrorCode::Unsupported, "Street {} has more than 1000 of '{}'.", world.seed,
                                label.name);
                instanceIds[i] = static_cast<std::uint16_t>(label.id * 1000 + counter++);
            }
            std::string name(label.name);
            if (thing.isGroup) name += "group";
            truth.polygons.objects.push_back({std::move(name), std::move(polygon)});
        }
    }

    truth.labelIds = LabelMap(size, static_cast<std::uint8_t>(sky));
    truth.instanceIds = Plane<std::uint16_t>(size, static_cast<std::uint16_t>(sky));
    truth.depth = Plane<float>(size, 0.0F);
    Plane<std::uint32_t> owner(size, 0); // number of the thing + 1
    const int bands = (size.height + kBand - 1) / kBand;
    std::vector<std::vector<Point>> gaps(static_cast<std::size_t>(bands));
    parallelFor(static_cast<std::size_t>(bands), threads, 1, [&](std::size_t firstBand, std::size_t endBand) {
        Crossings crossings;
        Plane<float> ranking({size.width, kBand}); // depth with bias, of the nearest facet so far
        std::vector<char> isSeen(count + 1);       // by owner: what is hidden in this band needs no depth
        for (std::size_t band = firstBand; band < endBand && !stop.stop_requested(); ++band) {
            const int top = static_cast<int>(band) * kBand, end = std::min(size.height, top + kBand);
            for (std::size_t i = 0; i < count; ++i) {
                const auto& runs = silhouettes[i].runs;
                for (auto run = std::ranges::lower_bound(runs, top, {}, &Run::row); run != runs.end() && run->row < end;
                     ++run)
                    std::fill(owner.row(run->row) + run->first, owner.row(run->row) + run->end,
                              static_cast<std::uint32_t>(i + 1));
            }
            std::ranges::fill(isSeen, char{0});
            for (int y = top; y < end; ++y)
                for (int x = 0; x < size.width; ++x) isSeen[owner.at(x, y)] = 1;
            std::ranges::fill(ranking.values(), 1e30F);
            for (std::size_t i = 0; i < count; ++i) {
                const FlatThing& flat = projection.things[i];
                if (flat.bottom < top || flat.top > end || isSeen[i + 1] == 0) continue;
                const auto mine = static_cast<std::uint32_t>(i + 1);
                for (std::uint32_t f = flat.firstFacet; f < flat.endFacet; ++f) {
                    const FlatFacet& facet = projection.facets[f];
                    if (facet.bottom < top || facet.top > end) continue;
                    const auto bias = static_cast<float>(facet.facet->bias);
                    scanPolygon(projection.outline(facet), kCentres, size.width, top, end, crossings,
                                [&](int y, int first, int last) {
                                    const std::uint32_t* owned = owner.row(y);
                                    float* nearest = ranking.row(y - top);
                                    float* depth = truth.depth.row(y);
                                    for (int x = first; x < last; ++x) {
                                        if (owned[x] != mine) continue;
                                        const double inverse = facet.inverseDepth(x + 0.5, y + 0.5);
                                        const auto z = static_cast<float>(1.0 / std::max(inverse, 1e-9));
                                        if (z + bias >= nearest[x]) continue;
                                        nearest[x] = z + bias;
                                        depth[x] = z;
                                    }
                                });
                }
            }
            for (int y = top; y < end; ++y)
                for (int x = 0; x < size.width; ++x) {
                    const std::uint32_t thing = owner.at(x, y);
                    if (thing == 0) continue;
                    truth.labelIds.at(x, y) = static_cast<std::uint8_t>(world.things[thing - 1].labelId);
                    truth.instanceIds.at(x, y) = instanceIds[thing - 1];
                    if (truth.depth.at(x, y) <= 0) gaps[band].push_back({x, y});
                }
        }
    });
    if (stop.stop_requested()) return cancelled();
    std::vector<Point> allGaps;
    for (const std::vector<Point>& some : gaps) allGaps.insert(allGaps.end(), some.begin(), some.end());
    fillGaps(truth.depth, owner, allGaps);
    return truth;
}

} // namespace core
