// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// People on foot: bodies of facets with clothes, bags, umbrellas; standing, walking, sitting, in groups.
#pragma once

#include "core/scenes/thing.h"

namespace core {

enum class Posture { Standing, Walking, Sitting };
/// `stride`: phase of the walk, in turns. `umbrella`: in rain some carry one.
ThingSet makePerson(Random random, Posture posture, double stride = 0, bool umbrella = false);
/// Two to six people side by side; each its own instance, or one `persongroup` when they are to be drawn as a group.
ThingSet makeGroup(Random random, bool asOneLabel, double stride = 0);
/// The body of one who sits on a saddle: seat and hands in metres, leaning forward; label rider. `stride` 0: the
/// feet rest, as on a motorcycle, and the head is under a helmet.
Thing makeRider(Random random, Vec3 seat, Vec3 hands, Vec3 pedals, double stride);

} // namespace core
