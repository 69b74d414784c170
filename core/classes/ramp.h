// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Colours for planes of numbers: confidence, entropy.
#pragma once

#include "core/classes/palette.h"

namespace core {

/// Dark blue (0) over grey to light yellow (255). Entry i is the point (1 − i/255)·(15, 9, −29) + i/255·(90, −6, 58) of
/// CIE 1976 L*a*b* (D65): equal steps of the value are equal distances of colour (CIE76). Blue to yellow is the axis
/// that red-green colour blindness leaves, as in cividis (Nuñez, Anderton, Renslow, PLOS ONE 2018), and L* strictly
/// increases, so that lightness alone carries the value. Channels are rounded up or down as keeps L* nearest: rounded
/// each for itself, neighbours would share an L*.
Palette lightnessRamp();

} // namespace core
