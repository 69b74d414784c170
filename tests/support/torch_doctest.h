// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// doctest for tests that see LibTorch's headers too. Those have a CHECK of their own, which ends the program without
// telling a value, and whichever comes last wins.
#pragma once

#include <c10/util/Logging.h>
#include <doctest/doctest.h>

#undef CHECK
#define CHECK(...) DOCTEST_CHECK(__VA_ARGS__)
