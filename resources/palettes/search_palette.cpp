// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the colour-blind palettes beside this file come from: simulated annealing from the official colours.
// `search_palette FOLDER` (a target of its own, not built with the rest) wrote them; of seeds 1 to 4 the second found
// the least cost. The last bits of pow, cos and exp may lead it elsewhere on another machine: what counts is what the
// tests measure in the files.
#include "core/base/mix_bits.h"
#include "core/classes/class_scheme.h"
#include "core/classes/color_vision.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

using namespace core;

namespace {

constexpr std::array kVisions = {ColorVision::Normal, ColorVision::Protanopia, ColorVision::Deuteranopia};

/// A class of merged-10 has the colour of one class of cityscapes-19, so that it keeps it when a finer model is shown
/// in the coarser scheme; these have to be further apart, being the greater part of every street.
struct Tie {
    const char* name;
    double weight; ///< how dear it is to leave the official colour
    bool isMerged; ///< gives merged-10 a colour
};
constexpr std::array<Tie, 19> kTies = {{
    {"road", 2, true},
    {"sidewalk", 1, true},
    {"building", 2, true},
    {"wall", 1, false},
    {"fence", 1, false},
    {"pole", 1, true},
    {"traffic light", 1, false},
    {"traffic sign", 1, false},
    {"vegetation", 3, true},
    {"terrain", 1, false},
    {"sky", 3, true},
    {"person", 2, true},
    {"rider", 1, false},
    {"car", 2, true},
    {"truck", 1, false},
    {"bus", 1, true},
    {"train", 1, false},
    {"motorcycle", 1, false},
    {"bicycle", 1, true},
}};

/// The difference that a pair should have. The promise is 8 for dichromats and 10 for normal vision; this is about as
/// much as can be had without giving up the official colours.
double wanted(std::size_t i, std::size_t j, ColorVision vision) {
    const bool isMerged = j < kTies.size() && kTies[i].isMerged && kTies[j].isMerged;
    return (vision == ColorVision::Normal ? 12.0 : 11.0) + (isMerged ? 3 : 0);
}

using Look = std::array<Lab, kVisions.size()>;
Look lookOf(Rgb color) {
    Look look;
    for (std::size_t v = 0; v < kVisions.size(); ++v) look[v] = labOf(color, kVisions[v]);
    return look;
}

struct Entry {
    Rgb color;
    Look look;
};

class Search {
public:
    Search(std::vector<Rgb> official, std::uint64_t seed) : m_state(mixBits(seed)) {
        for (const Rgb color : official) {
            m_official.push_back(labOf(color));
            m_entries.push_back({color, lookOf(color)});
        }
        m_entries.push_back({Rgb{}, lookOf(Rgb{})}); // void: never moved
    }

    std::vector<Rgb> run(int steps) {
        double cost = 0; // of what has been found, against the start
        std::vector<Entry> best = m_entries;
        double bestCost = 0;
        for (int step = 0; step < steps; ++step) {
            const double progress = static_cast<double>(step) / steps;
            const double temperature = 300 * std::pow(0.3 / 300, progress);
            const double reach = 80 * std::pow(3.0 / 80, progress);
            const auto i = static_cast<std::size_t>(uniform() * static_cast<double>(kTies.size()));
            Entry moved;
            moved.color = {near(m_entries[i].color.r, reach), near(m_entries[i].color.g, reach),
                           near(m_entries[i].color.b, reach)};
            moved.look = lookOf(moved.color);
            const double change = costOf(i, moved) - costOf(i, m_entries[i]);
            if (change > 0 && uniform() >= std::exp(-change / temperature)) continue;
            m_entries[i] = moved;
            cost += change;
            if (cost < bestCost) {
                bestCost = cost;
                best = m_entries;
            }
        }
        std::printf("cost %.1f\n", bestCost); // seeds are chosen by it
        std::vector<Rgb> colors;
        for (std::size_t i = 0; i < kTies.size(); ++i) colors.push_back(best[i].color);
        return colors;
    }

private:
    double uniform() { return static_cast<double>(mixBits(m_state++) >> 11) * 0x1p-53; }
    std::uint8_t near(int value, double reach) {
        const double step = (uniform() + uniform() - 1) * reach;
        return static_cast<std::uint8_t>(std::clamp<long>(std::lround(value + step), 0, 255));
    }
    /// What class i costs with that look: its distance from the official colour, and each pair that is too near.
    double costOf(std::size_t i, const Entry& entry) const {
        const double moved = ciede2000(entry.look[0], m_official[i]);
        double cost = kTies[i].weight * moved * moved;
        for (std::size_t j = 0; j < m_entries.size(); ++j) {
            if (j == i) continue;
            for (std::size_t v = 0; v < kVisions.size(); ++v) {
                const double lack = wanted(i, j, kVisions[v]) - ciede2000(entry.look[v], m_entries[j].look[v]);
                if (lack > 0) cost += 500 * lack * lack;
            }
        }
        return cost;
    }

    std::vector<Lab> m_official;
    std::vector<Entry> m_entries;
    std::uint64_t m_state;
};

void report(const std::string& scheme, std::vector<Rgb> colors) {
    colors.push_back({}); // void
    for (const ColorVision vision : kVisions) {
        const ColorPair pair = smallestDifference(colors, vision);
        std::printf("%s, vision %d: %.3f between %zu and %zu\n", scheme.c_str(), static_cast<int>(vision),
                    pair.difference, pair.first, pair.second);
    }
}

bool write(const std::string& folder, const std::string& scheme, const std::vector<Rgb>& colors) {
    std::string text =
        "{\n  \"format\": 1,\n  \"name\": \"colour-blind\",\n  \"scheme\": \"" + scheme + "\",\n  \"colors\": [\n";
    for (std::size_t i = 0; i < colors.size(); ++i)
        text += fmt::format("    [{}, {}, {}]{}\n", colors[i].r, colors[i].g, colors[i].b,
                            i + 1 < colors.size() ? "," : "");
    text += "  ]\n}\n";
    std::FILE* const file = std::fopen((folder + "/colour-blind-" + scheme + ".json").c_str(), "w");
    if (file == nullptr) return false;
    const bool isWhole = std::fputs(text.c_str(), file) >= 0;
    return std::fclose(file) == 0 && isWhole;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fputs("search_palette FOLDER [SEED] [STEPS]\n", stderr);
        return 2;
    }
    const std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 2;
    const int steps = argc > 3 ? std::atoi(argv[3]) : 150'000;
    std::vector<Rgb> official;
    const auto scheme = ClassScheme::builtIn("cityscapes-19");
    for (const Tie& tie : kTies) official.push_back(scheme->color(scheme->findClass(tie.name).value()));
    const std::vector<Rgb> colors = Search(official, seed).run(steps);
    std::vector<Rgb> merged;
    for (std::size_t i = 0; i < kTies.size(); ++i)
        if (kTies[i].isMerged) merged.push_back(colors[i]);
    report("cityscapes-19", colors);
    report("merged-10", merged);
    return write(argv[1], "cityscapes-19", colors) && write(argv[1], "merged-10", merged) ? 0 : 1;
}
