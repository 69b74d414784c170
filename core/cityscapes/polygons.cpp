// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cityscapes/polygons.h"

#include "core/base/atomic_file.h"
#include "core/base/strict_json.h"
#include "core/image/image_io.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

namespace core {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{64} << 20;
constexpr std::size_t kMaxObjects = 20'000;
constexpr std::size_t kMaxPoints = 100'000;
constexpr std::size_t kMaxPointsInAll = 2'000'000;
constexpr double kMaxCoordinate = 1e6;
constexpr int kMaxSide = 65'535;
constexpr std::size_t kMaxLabel = 256;
constexpr std::size_t kMaxKeys = 256; // of one object: what is ignored must not fill the memory either
constexpr std::size_t kMaxDepth = 32;

std::size_t characters(const std::string& utf8) {
    return static_cast<std::size_t>(std::ranges::count_if(utf8, [](char c) { return (c & 0xc0) != 0x80; }));
}

/// Takes the values as they are read, so that a limit stops the reading before there is much in memory.
class PolygonReader final : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit PolygonReader(const std::string& origin) : m_origin(origin) {}

    Result<PolygonAnnotation> take() {
        if (m_error) return fail(*std::move(m_error));
        return std::move(m_annotation);
    }

    bool null() override { return other("null"); }
    bool boolean(bool value) override { return place() == Place::Deleted ? setDeleted(value) : other("a boolean"); }
    bool number_integer(std::int64_t value) override { return number(static_cast<double>(value)); }
    bool number_unsigned(std::uint64_t value) override { return number(static_cast<double>(value)); }
    bool number_float(double value, const std::string& /*text*/) override { return number(value); }
    bool binary(nlohmann::json::binary_t& /*value*/) override { return other("binary data"); } // never in a JSON text

    bool string(std::string& value) override {
        if (place() != Place::Label) return other("a text");
        if (const std::size_t length = characters(value); length > kMaxLabel)
            return refuse("the label of {} has {} characters; at most {} are read", object(), length, kMaxLabel);
        m_hasLabel = true;
        m_annotation.objects.back().label = std::move(value);
        return true;
    }

    bool start_object(std::size_t /*size*/) override {
        switch (place()) {
        case Place::Start: return open(Level::Top);
        case Place::ObjectList:
            if (m_annotation.objects.size() >= kMaxObjects) return refuse("has more than {} objects", kMaxObjects);
            m_annotation.objects.emplace_back();
            m_hasLabel = m_hasPolygon = false;
            return open(Level::Object);
        case Place::Ignored: return open(Level::Ignored);
        default: return other("an object");
        }
    }

    bool start_array(std::size_t /*size*/) override {
        switch (place()) {
        case Place::Objects: m_hasObjects = true; return open(Level::ObjectList);
        case Place::Polygon: m_hasPolygon = true; return open(Level::Polygon);
        case Place::Point:
            if (points().size() >= kMaxPoints) return refuse("{} has more than {} points", object(), kMaxPoints);
            if (++m_pointsInAll > kMaxPointsInAll) return refuse("has more than {} points in all", kMaxPointsInAll);
            points().emplace_back();
            m_coordinates = 0;
            return open(Level::Point);
        case Place::Ignored: return open(Level::Ignored);
        default: return other("an array");
        }
    }

    bool key(std::string& value) override {
        auto& keys = m_levels.back().keys;
        if (keys.size() >= kMaxKeys) return refuse("{} has more than {} keys", where(), kMaxKeys);
        if (!keys.insert(value).second) return refuse("the key '{}' comes twice in {}", value, where());
        m_levels.back().key = std::move(value);
        return true;
    }

    bool end_object() override {
        if (m_levels.back().level == Level::Object) {
            if (!m_hasLabel) return refuse("{} has no label", object());
            if (!m_hasPolygon) return refuse("{} has no polygon", object());
        }
        if (m_levels.back().level == Level::Top && !checkTop()) return false;
        m_levels.pop_back();
        return true;
    }

    bool end_array() override {
        if (m_levels.back().level == Level::Point && m_coordinates != 2)
            return refuse("point {} of {} has {} coordinates instead of 2", points().size() - 1, object(),
                          m_coordinates);
        m_levels.pop_back();
        return true;
    }

    bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                     const nlohmann::json::exception& error) override {
        return refuse("is not JSON: {}", jsonErrorText(error));
    }

private:
    enum class Level { Top, ObjectList, Object, Polygon, Point, Ignored };
    struct Open {
        Level level;
        std::string key; // the last one read
        std::set<std::string> keys;
    };
    /// What the value that comes next is.
    enum class Place { Start, Width, Height, Objects, ObjectList, Label, Polygon, Deleted, Point, Coordinate, Ignored };

    Place place() const {
        if (m_levels.empty()) return Place::Start;
        const auto& [level, key, keys] = m_levels.back();
        switch (level) {
        case Level::Top:
            return key == "imgWidth"    ? Place::Width
                   : key == "imgHeight" ? Place::Height
                   : key == "objects"   ? Place::Objects
                                        : Place::Ignored;
        case Level::ObjectList: return Place::ObjectList;
        case Level::Object:
            return key == "label"     ? Place::Label
                   : key == "polygon" ? Place::Polygon
                   : key == "deleted" ? Place::Deleted
                                      : Place::Ignored;
        case Level::Polygon: return Place::Point;
        case Level::Point: return Place::Coordinate;
        case Level::Ignored: break;
        }
        return Place::Ignored;
    }

    bool open(Level level) {
        if (m_levels.size() >= kMaxDepth) return refuse("values are nested deeper than {} levels", kMaxDepth);
        m_levels.push_back({level, {}, {}});
        return true;
    }

    bool number(double value) {
        switch (place()) {
        case Place::Width: return setSide("imgWidth", value, m_annotation.size.width);
        case Place::Height: return setSide("imgHeight", value, m_annotation.size.height);
        case Place::Deleted: return setDeleted(value != 0);
        case Place::Coordinate: return addCoordinate(value);
        default: return other("a number");
        }
    }

    bool setSide(const char* name, double value, int& side) {
        if (value < 1 || value > kMaxSide || value != std::floor(value))
            return refuse("'{}' is {}; it must be a whole number from 1 to {}", name, value, kMaxSide);
        side = static_cast<int>(value);
        return true;
    }

    bool setDeleted(bool value) {
        m_annotation.objects.back().deleted = value;
        return true;
    }

    bool addCoordinate(double value) {
        if (std::abs(value) > kMaxCoordinate)
            return refuse("point {} of {} holds {}; coordinates lie within ±1000000", points().size() - 1, object(),
                          value);
        // Fractions occur in files of other tools; Pillow cuts them off.
        if (m_coordinates < 2) (m_coordinates == 0 ? points().back().x : points().back().y) = static_cast<int>(value);
        ++m_coordinates;
        return true;
    }

    /// A value of a kind that does not belong here, or one that nobody asked for.
    bool other(const char* kind) {
        switch (place()) {
        case Place::Ignored: return true;
        case Place::Start: return refuse("holds {}, not the object of a polygon file", kind);
        case Place::Width: return refuse("'imgWidth' is {}, not a number", kind);
        case Place::Height: return refuse("'imgHeight' is {}, not a number", kind);
        case Place::Objects: return refuse("'objects' is {}, not an array", kind);
        case Place::ObjectList: return refuse("object {} is {}, not an object", m_annotation.objects.size(), kind);
        case Place::Label: return refuse("the label of {} is {}, not a text", object(), kind);
        case Place::Polygon: return refuse("the polygon of {} is {}, not an array", object(), kind);
        case Place::Deleted: return refuse("'deleted' of {} is {}, not 0 or 1", object(), kind);
        case Place::Point: return refuse("point {} of {} is {}, not [x, y]", points().size(), object(), kind);
        case Place::Coordinate:
            return refuse("point {} of {} holds {}, not a number", points().size() - 1, object(), kind);
        }
        return false;
    }

    bool checkTop() {
        const Size size = m_annotation.size;
        if (size.width == 0) return refuse("has no 'imgWidth'");
        if (size.height == 0) return refuse("has no 'imgHeight'");
        if (size.area() > kMaxPixels)
            return refuse("speaks of {}x{} pixels; at most {} are read", size.width, size.height, kMaxPixels);
        return m_hasObjects || refuse("has no 'objects'");
    }

    template <class... Args> bool refuse(fmt::format_string<Args...> text, Args&&... args) {
        m_error =
            Error{ErrorCode::Corrupt, fmt::format("{}: {}.", m_origin, fmt::format(text, std::forward<Args>(args)...))};
        return false;
    }

    std::vector<Point>& points() { return m_annotation.objects.back().points; }
    std::string object() const { return fmt::format("object {}", m_annotation.objects.size() - 1); }
    std::string where() const {
        const bool inside = std::ranges::any_of(m_levels, [](const Open& open) { return open.level == Level::Object; });
        return inside ? object() : "the outermost object";
    }

    const std::string& m_origin;
    PolygonAnnotation m_annotation;
    std::vector<Open> m_levels;
    std::size_t m_pointsInAll = 0;
    int m_coordinates = 0;
    bool m_hasLabel = false;
    bool m_hasPolygon = false;
    bool m_hasObjects = false;
    std::optional<Error> m_error;
};

} // namespace

Result<PolygonAnnotation> parsePolygons(std::string_view json, const std::string& origin) {
    if (json.size() > kMaxBytes)
        return fail(ErrorCode::Corrupt, "{}: has {} bytes; at most {} are read.", origin, json.size(), kMaxBytes);
    PolygonReader reader(origin);
    nlohmann::json::sax_parse(json, &reader);
    return reader.take();
}

Result<PolygonAnnotation> readPolygons(const std::filesystem::path& path) {
    const auto text = readFile(path, kMaxBytes);
    if (!text) return fail(text.error());
    return parsePolygons(*text, path.string());
}

std::string toJson(const PolygonAnnotation& annotation) {
    using Json = nlohmann::json;
    std::string text = fmt::format("{{\n    \"imgHeight\": {},\n    \"imgWidth\": {},\n    \"objects\": [",
                                   annotation.size.height, annotation.size.width);
    const char* separator = "\n";
    for (const PolygonObject& object : annotation.objects) {
        text += separator;
        separator = ",\n";
        text += fmt::format("        {{{}\"label\": {}, \"polygon\": [", object.deleted ? "\"deleted\": 1, " : "",
                            Json(object.label).dump(-1, ' ', false, Json::error_handler_t::replace));
        for (std::size_t i = 0; i < object.points.size(); ++i)
            text += fmt::format("{}[{}, {}]", i > 0 ? ", " : "", object.points[i].x, object.points[i].y);
        text += "]}";
    }
    return text + "\n    ]\n}\n";
}

} // namespace core
