// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The inner loops of upsample_argmax, compiled once per instruction set.
#pragma once

#include "inference/postprocess/taps.h"
#include "inference/postprocess/upsample_argmax.h"

namespace inference {

/// Whole planes at the frame's size; null where not wanted. Either labels, confidence and entropy are given, or sums.
struct RowOutputs {
    std::uint8_t* labels = nullptr;
    std::uint8_t* confidence = nullptr;
    std::uint8_t* entropy = nullptr;
    std::uint8_t* topClasses = nullptr;       ///< [pixel][3]
    std::uint8_t* topProbabilities = nullptr; ///< [pixel][3]
    float* sums = nullptr;                    ///< [channel][pixel]
    bool logarithm = false;
};

/// What every row needs; read only while the rows are made.
struct UpsampleJob {
    UpsampleJob(const GridView& grid, const UpsampleOptions& options, const RowOutputs& outputs);
    GridView grid;
    UpsampleOptions options;
    RowOutputs outputs;
    Taps columns, rows; ///< columns.first is relative to chunkStart of its chunk
    std::size_t lanes;
    std::vector<std::int32_t> chunkStart; ///< grid column at which each chunk of `lanes` pixels begins to read
    std::vector<char> chunkIsNarrow;      ///< all its taps lie within `lanes` cells: no gather needed
};

/// Rows [first, last) of the frame.
void upsampleRows(const UpsampleJob& job, std::size_t first, std::size_t last);

} // namespace inference
