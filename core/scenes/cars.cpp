// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/car_body.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

constexpr std::array<CarShape, 6> kShapes{{
    // hatchback, saloon, estate, van, off-road car, small city car
    {4.1,
     1.76,
     {1.95, 0.74},
     {1.02, 0.96},
     {0.28, 1.40},
     {-0.35, 1.47},
     {-1.55, 1.38},
     {-1.82, 1.0},
     {-2.02, 0.93},
     0.64,
     0.19,
     0.31,
     1.24,
     -1.30,
     0.36,
     2},
    {4.7,
     1.82,
     {2.25, 0.72},
     {1.10, 0.95},
     {0.32, 1.37},
     {-0.30, 1.44},
     {-1.12, 1.37},
     {-1.72, 1.04},
     {-2.30, 1.02},
     0.64,
     0.17,
     0.32,
     1.42,
     -1.42,
     0.42,
     2},
    {4.7,
     1.82,
     {2.25, 0.72},
     {1.10, 0.95},
     {0.32, 1.38},
     {-0.30, 1.46},
     {-1.95, 1.42},
     {-2.14, 1.02},
     {-2.33, 0.95},
     0.64,
     0.17,
     0.32,
     1.42,
     -1.38,
     0.38,
     3},
    {5.0,
     1.94,
     {2.36, 0.92},
     {1.62, 1.18},
     {0.92, 1.86},
     {0.10, 1.96},
     {-2.22, 1.93},
     {-2.30, 1.12},
     {-2.48, 1.06},
     0.74,
     0.20,
     0.34,
     1.60,
     -1.48,
     0.16,
     3},
    {4.5,
     1.88,
     {2.14, 0.90},
     {1.12, 1.08},
     {0.50, 1.60},
     {-0.20, 1.68},
     {-1.72, 1.60},
     {-2.02, 1.12},
     {-2.22, 1.05},
     0.74,
     0.24,
     0.36,
     1.36,
     -1.34,
     0.30,
     3},
    {3.55,
     1.64,
     {1.68, 0.76},
     {0.98, 1.00},
     {0.38, 1.46},
     {-0.30, 1.52},
     {-1.42, 1.42},
     {-1.58, 1.0},
     {-1.74, 0.92},
     0.64,
     0.18,
     0.29,
     1.14,
     -1.16,
     0.30,
     1},
}};
} // namespace

ThingSet makeCar(Random random, const VehicleLook& look) {
    Random pick = random.fork(1);
    static constexpr std::array<int, 20> kOften{0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 4, 5};
    const int style = kOften[static_cast<std::size_t>(pick.below(static_cast<int>(kOften.size())))];
    CarShape shape = kShapes[static_cast<std::size_t>(style)];
    const double longer = pick.between(0.95, 1.05), taller = pick.between(0.97, 1.04);
    shape.length *= longer;
    shape.width *= pick.between(0.98, 1.03);
    for (Vec2* p : {&shape.nose, &shape.cowl, &shape.roofFront, &shape.roofTop, &shape.roofRear, &shape.glassRear,
                    &shape.bootEnd})
        *p = {p->x * longer, p->y * taller};
    shape.cowl.x += pick.between(-0.08, 0.1);
    shape.roofFront.x += pick.between(-0.08, 0.1);
    shape.frontAxle *= longer;
    shape.rearAxle *= longer;
    shape.wheel *= pick.between(0.97, 1.05);
    // The arches must stay clear of the rounded corners.
    const double farthest = shape.length / 2 - kCarCorner - shape.wheel - 0.08;
    shape.frontAxle = std::min(shape.frontAxle, farthest);
    shape.rearAxle = std::max(shape.rearAxle, -farthest);
    const bool isTaxi = style >= 1 && style <= 3 && pick.chance(0.2);
    Random color = random.fork(2);
    Light paint = carColor(color);
    if (isTaxi && color.chance(0.7)) paint = color.chance(0.6) ? paintOf(226, 214, 178) : paintOf(236, 186, 20);
    const VehiclePaints paints = makeVehiclePaints(random.fork(3), paint, look.lampsOn);
    Thing car;
    car.labelId = 26;
    car.facets = carFacets(shape, paints, {style == 3 && !isTaxi && pick.chance(0.5), isTaxi}, random.fork(4));
    return {{std::move(car)}, shape.width / 2 + 0.12, shape.length / 2};
}

} // namespace core
