// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/engine.h"
#include "core/weights/model_card.h"
#include "widgets/charts/leaderboard_model.h"

namespace app {

/// What a model costs on a frame of this size with these settings, counted from its graph; parameters alone where the
/// frame is too small for it. The errors of buildNetwork().
core::Result<widgets::ModelCosts> costsOf(const core::ModelCard& card, core::Size frame,
                                          const inference::SegmentSettings& settings);

} // namespace app
