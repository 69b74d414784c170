// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inference/kernels/panels.h"

#include "tests/inference/kernels/instruction_sets.h"

#include <algorithm>
#include <cstdint>
#include <doctest/doctest.h>
#include <set>
#include <string>

using namespace inference::kernels;
using kernel_reference::onEveryInstructionSet;

TEST_CASE("panels: a panel is two vectors wide, whatever the instruction set") {
    std::set<std::string> names;
    onEveryInstructionSet([&] {
        const PanelShape shape = panelShape();
        CHECK(shape.columns == 2 * shape.lanes);
        CHECK(shape.rows == (shape.lanes == 16 ? 12 : 6));
        CHECK((shape.lanes == 1 || shape.lanes == 4 || shape.lanes == 8 || shape.lanes == 16));
        names.insert(instructionSet());
    });
    CHECK(names.size() == hwy::SupportedAndGeneratedTargets().size());
}

TEST_CASE("panels: numbers lie by panel, set, depth and column, and what nothing was put into is zero") {
    onEveryInstructionSet([] {
        const std::size_t depth = 19, columns = 71, sets = 3;
        Panels panels(depth, columns, sets);
        const PanelShape shape = panels.shape();
        REQUIRE(panels.depth() % shape.lanes == 0);
        CHECK(panels.depth() >= depth);
        CHECK(panels.depth() < depth + shape.lanes);
        CHECK(panels.panels() == (columns + shape.columns - 1) / shape.columns);
        CHECK(panels.bytes() == panels.panels() * sets * panels.depth() * shape.columns * sizeof(float));
        const auto valueOf = [](std::size_t set, std::size_t k, std::size_t column) {
            return static_cast<float>(1 + set + 10 * k + 1000 * column);
        };
        for (std::size_t set = 0; set < sets; ++set)
            for (std::size_t k = 0; k < depth; ++k)
                for (std::size_t column = 0; column < columns; ++column)
                    panels.put(set, k, column, valueOf(set, k, column));
        bool right = true;
        const float* first = panels.panel(0, 0);
        for (std::size_t panel = 0; panel < panels.panels(); ++panel)
            for (std::size_t set = 0; set < sets; ++set) {
                const float* numbers = panels.panel(set, panel);
                right = right && numbers == first + (panel * sets + set) * panels.depth() * shape.columns;
                for (std::size_t k = 0; k < panels.depth(); ++k)
                    for (std::size_t i = 0; i < shape.columns; ++i) {
                        const std::size_t column = panel * shape.columns + i;
                        const bool there = k < depth && column < columns;
                        right = right && numbers[k * shape.columns + i] == (there ? valueOf(set, k, column) : 0.0F);
                    }
            }
        CHECK(right);
    });
}

TEST_CASE("panels: columns that fill their panels take no further one") {
    onEveryInstructionSet([] {
        const std::size_t width = panelShape().columns;
        CHECK(Panels(8, 3 * width).panels() == 3);
        CHECK(Panels(8, 3 * width + 1).panels() == 4);
        CHECK(Panels(16, width).depth() == 16);
    });
}

TEST_CASE("panels: every panel begins where its vectors may be loaded") {
    onEveryInstructionSet([] {
        Panels panels(33, 100, 2);
        bool aligned = true;
        for (std::size_t panel = 0; panel < panels.panels(); ++panel)
            for (std::size_t set = 0; set < 2; ++set)
                aligned = aligned && reinterpret_cast<std::uintptr_t>(panels.panel(set, panel)) %
                                             (panels.shape().lanes * sizeof(float)) ==
                                         0;
        CHECK(aligned);
    });
}
