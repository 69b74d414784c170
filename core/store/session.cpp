// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/session.h"

#include "core/base/atomic_file.h"
#include "core/base/strict_json.h"

#include <cmath>
#include <system_error>
#include <type_traits>

namespace core {
namespace fs = std::filesystem;

namespace {

using Json = nlohmann::ordered_json;

constexpr int kFormat = 1;
constexpr std::size_t kMaxBytes = std::size_t{4} << 20;
constexpr std::size_t kMaxClasses = 1000;
constexpr std::size_t kMostWarnings = 8; // who has read these needs no more
constexpr int kLargestSide = 1 << 16, kPrecisions = 6;
constexpr double kLargestScale = 1024;

/// Takes fields out of objects; what is there and not as it should be becomes a warning.
class Reader {
public:
    Reader(std::string origin, std::vector<std::string>& warnings)
        : m_origin(std::move(origin)), m_warnings(warnings) {}

    /// The value of `key`, null where there is none or where it is null.
    static const Json* field(const Json& object, const char* key) {
        if (!object.is_object()) return nullptr;
        const auto found = object.find(key);
        return found == object.end() || found->is_null() ? nullptr : &*found;
    }
    void text(const Json& object, const char* key, std::string& target) {
        const Json* value = field(object, key);
        if (value == nullptr) return;
        if (!value->is_string()) return warn(key, *value);
        target = value->get<std::string>();
    }
    template <class Number> bool number(const Json& value, Number least, Number most, Number& target) {
        const bool fits = std::is_integral_v<Number> ? value.is_number_integer() : value.is_number();
        const double real = fits ? value.get<double>() : std::nan("");
        if (!(real >= double(least) && real <= double(most))) return false;
        target = static_cast<Number>(real);
        return true;
    }
    template <class Number> bool pair(const Json& value, Number least, Number most, std::pair<Number, Number>& target) {
        std::pair<Number, Number> read;
        const bool good = value.is_array() && value.size() == 2 && number(value[0], least, most, read.first) &&
                          number(value[1], least, most, read.second);
        if (good) target = read;
        return good;
    }
    void warn(const char* key, const Json& value) {
        if (m_warnings.size() >= kMostWarnings) return;
        std::string shown = value.dump(-1, ' ', false, Json::error_handler_t::replace);
        if (shown.size() > 40) shown = shown.substr(0, 40) + "…";
        m_warnings.push_back(fmt::format("{}: '{}' cannot be {}; it is left out.", m_origin, key, shown));
    }

private:
    std::string m_origin;
    std::vector<std::string>& m_warnings;
};

void readSource(Reader& reader, const Json& json, Session& session) {
    const Json* value = Reader::field(json, "source");
    if (value == nullptr) return;
    if (!value->is_object()) return reader.warn("source", *value);
    SessionSource source;
    reader.text(*value, "path", source.path);
    reader.text(*value, "split", source.split);
    reader.text(*value, "frame", source.frame);
    if (const Json* index = Reader::field(*value, "index");
        index != nullptr && !reader.number(*index, 0, 1 << 30, source.index))
        reader.warn("index", *index);
    if (!source.path.empty()) session.source = std::move(source);
}

void readSettings(Reader& reader, const Json& slot, SessionSlotSettings& settings) {
    const Json* value = Reader::field(slot, "settings");
    if (value == nullptr) return;
    const auto take = [&](const char* key, auto& target, const auto& read) {
        const Json* entry = Reader::field(*value, key);
        typename std::remove_cvref_t<decltype(target)>::value_type found{};
        if (entry == nullptr) return;
        if (read(*entry, found))
            target = found;
        else
            reader.warn(key, *entry);
    };
    const auto size = [&](const Json& entry, std::pair<int, int>& found) {
        return reader.pair(entry, 0, kLargestSide, found);
    };
    take("size", settings.size, size);
    take("tile", settings.tile, size);
    take("scale", settings.scale,
         [&](const Json& entry, double& found) { return reader.number(entry, 0.0, 8.0, found); });
    take("precision", settings.precision,
         [&](const Json& entry, int& found) { return reader.number(entry, 0, kPrecisions - 1, found); });
    take("flip", settings.flip, [](const Json& entry, bool& found) {
        if (entry.is_boolean()) found = entry.get<bool>();
        return entry.is_boolean();
    });
}

Json settingsJson(const SessionSlotSettings& settings) {
    Json json = Json::object();
    if (settings.size) json["size"] = *settings.size;
    if (settings.tile) json["tile"] = *settings.tile;
    if (settings.scale) json["scale"] = *settings.scale;
    if (settings.precision) json["precision"] = *settings.precision;
    if (settings.flip) json["flip"] = *settings.flip;
    return json;
}

void readSlots(Reader& reader, const Json& json, Session& session) {
    const Json* value = Reader::field(json, "slots");
    if (value == nullptr) return;
    if (!value->is_object()) return reader.warn("slots", *value);
    for (const auto& [letter, content] : value->items()) {
        const bool isSlot = letter.size() == 1 && letter[0] >= 'A' && letter[0] < 'A' + kSessionSlots;
        SessionSlot slot;
        if (isSlot && content.is_object()) {
            reader.text(content, "name", slot.name);
            readSettings(reader, content, slot.settings);
            reader.text(content, "model", slot.path);
            slot.isPredictions = slot.path.empty();
            if (slot.isPredictions) reader.text(content, "predictions", slot.path);
        }
        if (slot.path.empty())
            reader.warn("slots", content);
        else
            session.slotsByIndex[letter[0] - 'A'] = std::move(slot);
    }
}

void readView(Reader& reader, const Json& json, SessionView& view) {
    const Json* value = Reader::field(json, "view");
    if (value == nullptr) return;
    if (!value->is_object()) return reader.warn("view", *value);
    if (const Json* scale = Reader::field(*value, "scale")) {
        double read = 0;
        if (reader.number(*scale, 1e-3, kLargestScale, read))
            view.scale = read;
        else
            reader.warn("scale", *scale);
    }
    if (const Json* middle = Reader::field(*value, "middle");
        middle != nullptr && !reader.pair(*middle, 0.0, 1.0, view.middle))
        reader.warn("middle", *middle);
    reader.text(*value, "alone", view.alone);
    reader.text(*value, "derived", view.derived);
    if (const Json* slots = Reader::field(*value, "derivedSlots");
        slots != nullptr && !reader.pair(*slots, 0, kSessionSlots - 1, view.derivedSlots))
        reader.warn("derivedSlots", *slots);
    reader.text(*value, "scheme", view.scheme);
}

void readHidden(Reader& reader, const Json& json, Session& session) {
    const Json* hidden = Reader::field(json, "hidden");
    if (hidden == nullptr) return;
    if (!hidden->is_array() || hidden->size() > kMaxClasses) return reader.warn("hidden", *hidden);
    for (const Json& name : *hidden) {
        if (name.is_string())
            session.hiddenClasses.push_back(name.get<std::string>());
        else
            reader.warn("hidden", name);
    }
}

void readPins(Reader& reader, const Json& json, Session& session) {
    const Json* pins = Reader::field(json, "pins");
    if (pins == nullptr) return;
    if (!pins->is_array() || pins->size() > kMaxSessionPins) return reader.warn("pins", *pins);
    for (const Json& pin : *pins) {
        std::pair<int, int> pixel;
        if (reader.pair(pin, 0, 1 << 20, pixel))
            session.pins.push_back(pixel);
        else
            reader.warn("pins", pin);
    }
}

Json viewJson(const SessionView& view) {
    Json json{{"scale", nullptr}};
    if (view.scale) json["scale"] = *view.scale;
    json["middle"] = view.middle;
    json["alone"] = view.alone;
    json["derived"] = view.derived;
    json["derivedSlots"] = view.derivedSlots;
    json["scheme"] = view.scheme;
    return json;
}

} // namespace

Result<LoadedSession> parseSession(std::string_view text, const std::string& origin) {
    auto json = parseStrictJson(text, origin, {.maxBytes = kMaxBytes});
    if (!json) return fail(json.error());
    const auto format = json->is_object() ? json->find("format") : json->end();
    if (!json->is_object() || format == json->end() || !format->is_number_integer() || *format < 1)
        return fail(ErrorCode::Corrupt, "{}: has no 'format' as sessions have.", origin);
    if (*format > kFormat)
        return fail(ErrorCode::Unsupported,
                    "{}: holds a session of format {}; this program reads format {} and leaves the file as it is.",
                    origin, format->dump(), kFormat);
    LoadedSession loaded;
    Reader reader(origin, loaded.warnings);
    readSource(reader, *json, loaded.session);
    readSlots(reader, *json, loaded.session);
    readView(reader, *json, loaded.session.view);
    readHidden(reader, *json, loaded.session);
    readPins(reader, *json, loaded.session);
    return loaded;
}

Result<LoadedSession> loadSession(const fs::path& file) {
    const auto text = readFile(file, kMaxBytes);
    auto loaded = text ? parseSession(*text, file.string()) : Result<LoadedSession>(fail(text.error()));
    if (loaded || loaded.error().code != ErrorCode::Corrupt) return loaded;
    const fs::path aside = file.string() + ".broken";
    std::error_code error;
    fs::rename(file, aside, error);
    if (error)
        return fail(ErrorCode::Io, "{} It cannot be set aside as {}: {}.", loaded.error().message, aside.string(),
                    error.message());
    return fail(ErrorCode::Corrupt, "{} It was set aside as {}.", loaded.error().message, aside.filename().string());
}

std::string sessionText(const Session& session) {
    Json json{{"format", kFormat}};
    if (session.source)
        json["source"] = {{"path", session.source->path},
                          {"split", session.source->split},
                          {"frame", session.source->frame},
                          {"index", session.source->index}};
    Json slots = Json::object();
    for (const auto& [index, slot] : session.slotsByIndex) {
        Json& entry = slots[std::string(1, static_cast<char>('A' + index))];
        entry = {{slot.isPredictions ? "predictions" : "model", slot.path}, {"name", slot.name}};
        if (slot.settings != SessionSlotSettings()) entry["settings"] = settingsJson(slot.settings);
    }
    json["slots"] = std::move(slots);
    json["view"] = viewJson(session.view);
    json["hidden"] = session.hiddenClasses;
    json["pins"] = session.pins;
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Status saveSession(const fs::path& file, const Session& session) {
    return writeFileAtomically(file, sessionText(session));
}

} // namespace core
