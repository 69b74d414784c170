// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cityscapes/rasterize.h"

#include "core/classes/label_table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

namespace core {
namespace {

/// An edge that is not horizontal. x on row y is (y − y0)·dx + x0 in float32.
struct Edge {
    int first, last; ///< rows, both inclusive
    int x0, y0;
    float dx;
};

/// floor(x + 0.5), mirrored for negative values.
int roundUp(float x) { return static_cast<int>(x >= 0 ? std::floor(x + 0.5F) : -std::floor(-x + 0.5F)); }
/// ceil(x − 0.5), mirrored for negative values.
int roundDown(float x) { return static_cast<int>(x >= 0 ? std::ceil(x - 0.5F) : -std::ceil(-x - 0.5F)); }

/// Calls edge(a, b) for consecutive points, then for the one that closes the polygon unless it is closed.
template <class Function> void forEachEdge(std::span<const Point> points, Function edge) {
    if (points.size() < 2) return;
    for (std::size_t i = 1; i < points.size(); ++i) edge(points[i - 1], points[i]);
    if (points.back() != points.front()) edge(points.back(), points.front());
}

template <class Row> void fill(std::span<const Point> points, Size size, Row row) {
    const auto clipped = [&](int y, int first, int last) {
        if (first > last) std::swap(first, last); // two crossings at x.5: both neighbours are filled, not none
        first = std::max(first, 0);
        last = std::min(last, size.width - 1);
        if (y >= 0 && y < size.height && first <= last) row(y, first, last);
    };
    std::vector<Edge> edges;
    forEachEdge(points, [&](Point a, Point b) {
        if (a.y == b.y)
            clipped(a.y, std::min(a.x, b.x), std::max(a.x, b.x));
        else
            edges.push_back({std::min(a.y, b.y), std::max(a.y, b.y), a.x, a.y,
                             static_cast<float>(b.x - a.x) / static_cast<float>(b.y - a.y)});
    });
    if (edges.empty()) return;
    const int bottom = std::ranges::max_element(edges, {}, &Edge::last)->last;
    std::ranges::sort(edges, {}, &Edge::first);

    std::vector<Edge> active;
    std::vector<float> crossings;
    auto next = edges.begin();
    for (int y = std::max(edges.front().first, 0); y <= std::min(bottom, size.height - 1); ++y) {
        std::erase_if(active, [y](const Edge& edge) { return edge.last < y; });
        for (; next != edges.end() && next->first <= y; ++next)
            if (next->last >= y) active.push_back(*next);
        crossings.clear();
        for (const Edge& edge : active) {
            const float x = static_cast<float>(y - edge.y0) * edge.dx + static_cast<float>(edge.x0);
            crossings.push_back(x);
            if (y == edge.last && y < bottom) crossings.push_back(x);
        }
        std::ranges::sort(crossings);
        for (std::size_t i = 1; i < crossings.size(); i += 2)
            clipped(y, roundUp(crossings[i - 1]), roundDown(crossings[i]));
    }
}

/// Pixels and edge rows to be visited: a few kilobytes of polygons can ask for hours of work.
constexpr std::uint64_t kMaxWork = std::uint64_t{1} << 36;

std::uint64_t workOf(const PolygonObject& object, Size size) {
    const auto span = [](int a, int b, int limit) { // of [a, b] inside [0, limit)
        return static_cast<std::uint64_t>(std::max(0, std::min(b, limit - 1) - std::max(a, 0) + 1));
    };
    if (object.points.empty()) return 0;
    const auto [left, right] = std::ranges::minmax(object.points, {}, &Point::x);
    const auto [top, bottom] = std::ranges::minmax(object.points, {}, &Point::y);
    std::uint64_t work = span(left.x, right.x, size.width) * span(top.y, bottom.y, size.height);
    constexpr std::uint64_t crossing = 32; // one costs about as much as filling so many pixels
    forEachEdge(object.points, [&](Point a, Point b) {
        work += crossing * span(std::min(a.y, b.y), std::max(a.y, b.y), size.height);
    });
    return work;
}

/// The label of an object and whether it was written as a group ("cargroup"; "polegroup" is a label of its own).
struct Meaning {
    const Label* label;
    bool isGroup;
};
std::optional<Meaning> meaningOf(std::string_view name) {
    if (const Label* label = findLabel(name)) return Meaning{label, false};
    constexpr std::string_view suffix = "group";
    if (!name.ends_with(suffix)) return std::nullopt;
    const Label* label = findLabel(name.substr(0, name.size() - suffix.size()));
    if (label == nullptr) return std::nullopt;
    return Meaning{label, true};
}

/// Paints the objects in order: valueOf(meaning, object number) → Result of the pixel value. Deleted objects are no
/// objects; the license plate (id −1) leaves what lies below it.
template <class Value, class ValueOf>
Result<Plane<Value>> paint(const PolygonAnnotation& annotation, Value background, ValueOf valueOf) {
    std::uint64_t work = 0;
    for (const PolygonObject& object : annotation.objects) work += workOf(object, annotation.size);
    if (work > kMaxWork)
        return fail(ErrorCode::Corrupt,
                    "Drawing the {} objects of this annotation would take {} steps; at most {} are taken.",
                    annotation.objects.size(), work, kMaxWork);
    Plane<Value> canvas(annotation.size, background);
    for (std::size_t number = 0; number < annotation.objects.size(); ++number) {
        const PolygonObject& object = annotation.objects[number];
        if (object.deleted) continue;
        const auto meaning = meaningOf(object.label);
        if (!meaning)
            return fail(ErrorCode::Corrupt, "Object {} has the label '{}', which Cityscapes does not know.", number,
                        object.label);
        if (meaning->label->id < 0) continue;
        const Result<Value> value = valueOf(*meaning, number);
        if (!value) return fail(value.error());
        fill(object.points, annotation.size,
             [&](int y, int first, int last) { std::fill(canvas.row(y) + first, canvas.row(y) + last + 1, *value); });
    }
    return canvas;
}

} // namespace

void fillPolygon(std::span<const Point> points, Size size, const std::function<void(int y, int first, int last)>& row) {
    fill(points, size, std::cref(row));
}

Result<LabelMap> rasterizeLabelIds(const PolygonAnnotation& annotation) {
    return paint<std::uint8_t>(annotation, 0, [](const Meaning& meaning, std::size_t) -> Result<std::uint8_t> {
        return static_cast<std::uint8_t>(meaning.label->id);
    });
}

Result<LabelMap> rasterizeTrainIds(const PolygonAnnotation& annotation) {
    return paint<std::uint8_t>(annotation, kIgnore, [](const Meaning& meaning, std::size_t) -> Result<std::uint8_t> {
        return static_cast<std::uint8_t>(meaning.label->trainId);
    });
}

Result<Image> rasterizeColor(const PolygonAnnotation& annotation) {
    return paint<Rgb>(annotation, Rgb{},
                      [](const Meaning& meaning, std::size_t) -> Result<Rgb> { return meaning.label->color; });
}

Result<Plane<std::uint16_t>> rasterizeInstanceIds(const PolygonAnnotation& annotation) {
    std::array<int, kLabelIds> counters = {};
    return paint<std::uint16_t>(
        annotation, 0, [&](const Meaning& meaning, std::size_t number) -> Result<std::uint16_t> {
            const Label& label = *meaning.label;
            if (!label.hasInstances || meaning.isGroup) return static_cast<std::uint16_t>(label.id);
            int& counter = counters[static_cast<std::size_t>(label.id)];
            if (counter > 999)
                return fail(ErrorCode::Unsupported,
                            "Object {} is the 1001st '{}'; instance ids have room for 1000 of a label.", number,
                            label.name);
            return static_cast<std::uint16_t>(label.id * 1000 + counter++);
        });
}

} // namespace core
