// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace core {

/// Memory that this process holds now; 0 where the system does not tell.
std::uint64_t residentBytes();

/// For a program that trains or draws and does little else: memory that is freed stays with the process. A training
/// step allocates and frees some GB in large blocks, each of which the C library would give back to the system and
/// fetch anew, page by page (measured: a third of the time of a step). Affects the whole process; nothing with another
/// C library than glibc.
void keepFreedMemory();

} // namespace core
