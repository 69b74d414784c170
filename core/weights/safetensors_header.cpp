// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/safetensors_header.h"

#include "core/weights/shown_name.h"

#include <algorithm>
#include <array>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_set>

namespace core {
namespace {

constexpr std::size_t kMostDimensions = 8;

struct TypeName {
    std::string_view name;
    DType type;
};
constexpr std::array kTypeNames = {TypeName{"F64", DType::F64}, TypeName{"F32", DType::F32},
                                   TypeName{"F16", DType::F16}, TypeName{"BF16", DType::BF16},
                                   TypeName{"I64", DType::I64}, TypeName{"I32", DType::I32},
                                   TypeName{"I16", DType::I16}, TypeName{"I8", DType::I8},
                                   TypeName{"U8", DType::U8},   TypeName{"BOOL", DType::Bool}};

/// A state machine rather than a tree of values: only so does a key that occurs twice stay visible, and nothing deeper
/// than the format's three levels is ever built.
class HeaderSax : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit HeaderSax(const std::string& origin) : m_origin(origin) {}
    SafetensorsHeader header;
    Error error;

    bool null() override { return misplaced("null"); }
    bool boolean(bool) override { return misplaced("a truth value"); }
    bool number_float(double, const std::string& text) override { return misplaced("the number " + shownName(text)); }
    bool binary(binary_t&) override { return misplaced("binary data"); }
    bool number_integer(std::int64_t value) override { return misplaced(fmt::format("the number {}", value)); }

    bool number_unsigned(std::uint64_t value) override {
        if (m_place == Place::Shape) {
            if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
                return refuse(fmt::format("the tensor {} has the impossible size {}", shownName(m_entry.name), value));
            if (m_entry.shape.size() == kMostDimensions)
                return refuse(
                    fmt::format("the tensor {} has more than {} dimensions", shownName(m_entry.name), kMostDimensions));
            m_entry.shape.push_back(static_cast<std::int64_t>(value));
            return true;
        }
        if (m_place == Place::Offsets && m_offsets.size() < 2) {
            m_offsets.push_back(value);
            return true;
        }
        return misplaced(fmt::format("the number {}", value));
    }

    bool string(std::string& value) override {
        if (m_place == Place::Metadata) {
            header.metadata[m_field] = value;
            return true;
        }
        if (m_place != Place::Tensor || m_field != "dtype") return misplaced("the text " + shownName(value));
        const auto* known =
            std::find_if(kTypeNames.begin(), kTypeNames.end(), [&](const TypeName& t) { return t.name == value; });
        if (known == kTypeNames.end())
            return refuse(fmt::format("the tensor {} has the type {}, which weights here cannot have",
                                      shownName(m_entry.name), shownName(value)),
                          ErrorCode::Unsupported);
        m_entry.type = known->type;
        return true;
    }

    bool start_object(std::size_t) override {
        if (m_place == Place::Start)
            m_place = Place::Root;
        else if (m_place == Place::Root && m_field == "__metadata__")
            m_place = Place::Metadata;
        else if (m_place == Place::Root) {
            m_place = Place::Tensor;
            m_entry = {};
            m_entry.name = m_field;
            m_offsets.clear();
        } else
            return misplaced("an object");
        m_inner.clear();
        return true;
    }

    bool key(std::string& name) override {
        auto& seen = m_place == Place::Root ? m_names : m_inner;
        if (!seen.insert(name).second)
            return refuse(fmt::format("the key {} stands in the header twice", shownName(name)));
        if (m_place == Place::Tensor && name != "dtype" && name != "shape" && name != "data_offsets")
            return refuse(
                fmt::format("the tensor {} has the unknown field {}", shownName(m_entry.name), shownName(name)));
        m_field = name;
        return true;
    }

    bool end_object() override {
        if (m_place == Place::Tensor) {
            if (m_inner.size() != 3 || m_offsets.size() != 2)
                return refuse(fmt::format("the tensor {} lacks its dtype, its shape or one of its two data_offsets",
                                          shownName(m_entry.name)));
            m_entry.begin = m_offsets[0];
            m_entry.end = m_offsets[1];
            header.entries.push_back(std::move(m_entry));
        }
        m_place = m_place == Place::Root ? Place::End : Place::Root;
        return true;
    }

    bool start_array(std::size_t) override {
        if (m_place == Place::Tensor && m_field == "shape")
            m_place = Place::Shape;
        else if (m_place == Place::Tensor && m_field == "data_offsets")
            m_place = Place::Offsets;
        else
            return misplaced("a list");
        return true;
    }

    bool end_array() override {
        m_place = Place::Tensor;
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
        return refuse(fmt::format("the header is not valid JSON at byte {}", position));
    }

private:
    enum class Place { Start, Root, Metadata, Tensor, Shape, Offsets, End };

    bool refuse(const std::string& what, ErrorCode code = ErrorCode::Corrupt) {
        error = {code, fmt::format("{}: {}.", m_origin, what)};
        return false;
    }
    bool misplaced(const std::string& what) {
        const bool inTensor = m_place == Place::Tensor || m_place == Place::Shape || m_place == Place::Offsets;
        return refuse(inTensor ? fmt::format("the field {} of the tensor {} holds {}", shownName(m_field),
                                             shownName(m_entry.name), what)
                               : fmt::format("the header holds {} where it may not", what));
    }

    const std::string& m_origin;
    Place m_place = Place::Start;
    std::string m_field;
    SafetensorsEntry m_entry;
    std::vector<std::uint64_t> m_offsets;
    std::unordered_set<std::string> m_names; // of the root
    std::unordered_set<std::string> m_inner; // of the object below it
};

/// Nothing when the product does not fit 64 bits.
std::optional<std::uint64_t> byteCount(const SafetensorsEntry& entry) {
    std::uint64_t bytes = itemSize(entry.type);
    bool overflow = false;
    for (const std::int64_t size : entry.shape) {
        if (size == 0) return 0;
        overflow = __builtin_mul_overflow(bytes, static_cast<std::uint64_t>(size), &bytes) || overflow;
    }
    return overflow ? std::nullopt : std::optional(bytes);
}

/// The tensors must follow each other without gap or overlap, and end where the data ends.
Status checkLayout(std::vector<SafetensorsEntry>& entries, std::uint64_t dataBytes, const std::string& origin) {
    std::sort(entries.begin(), entries.end(), [](const SafetensorsEntry& a, const SafetensorsEntry& b) {
        return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
    });
    std::uint64_t place = 0;
    for (const SafetensorsEntry& entry : entries) {
        const std::string name = shownName(entry.name);
        if (entry.end < entry.begin || entry.end > dataBytes)
            return fail(ErrorCode::Corrupt,
                        "{}: the tensor {} claims the bytes {} to {}, but there are {} bytes of data.", origin, name,
                        entry.begin, entry.end, dataBytes);
        const auto bytes = byteCount(entry);
        if (!bytes)
            return fail(ErrorCode::Corrupt, "{}: the tensor {} has the impossible shape {}.", origin, name,
                        shapeText(entry.shape));
        if (*bytes != entry.end - entry.begin)
            return fail(ErrorCode::Corrupt,
                        "{}: the tensor {} of shape {} and type {} needs {} bytes, but the file gives it {}.", origin,
                        name, shapeText(entry.shape), dtypeName(entry.type), *bytes, entry.end - entry.begin);
        if (entry.begin != place)
            return fail(ErrorCode::Corrupt, "{}: the tensor {} begins at byte {} of the data, {} byte {}.", origin,
                        name, entry.begin,
                        entry.begin < place ? "inside the tensor before it, which ends at" : "leaving a gap after",
                        place);
        place = entry.end;
    }
    if (place != dataBytes)
        return fail(ErrorCode::Corrupt, "{}: the tensors end at byte {} of {} bytes of data.", origin, place,
                    dataBytes);
    return {};
}

} // namespace

Result<SafetensorsHeader> parseSafetensorsHeader(std::string_view json, std::uint64_t dataBytes,
                                                 const std::string& origin) {
    HeaderSax sax(origin);
    if (!nlohmann::json::sax_parse(json.begin(), json.end(), &sax)) return fail(std::move(sax.error));
    if (auto layout = checkLayout(sax.header.entries, dataBytes, origin); !layout)
        return fail(std::move(layout.error()));
    return std::move(sax.header);
}

std::string_view safetensorsTypeName(DType type) {
    return std::find_if(kTypeNames.begin(), kTypeNames.end(), [&](const TypeName& t) { return t.type == type; })->name;
}

} // namespace core
