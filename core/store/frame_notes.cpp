// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/frame_notes.h"

#include "core/base/atomic_file.h"
#include "core/base/digest.h"
#include "core/base/strict_json.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <span>
#include <system_error>

namespace core {
namespace fs = std::filesystem;

namespace {

using Json = nlohmann::ordered_json;

constexpr int kFormat = 1;
constexpr std::size_t kMaxBytes = std::size_t{64} << 20;
constexpr std::size_t kMaxFlag = 64;

bool isUtf8(std::string_view text) {
    try {
        (void)Json(text).dump();
        return true;
    } catch (const Json::exception&) {
        return false;
    }
}

bool isWordByte(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > 0x20 && byte != 0x7f && byte != '"';
}

/// Takes a known field out of `object`; tells whether it was there and of that type.
template <class Accept> bool take(Json& object, const char* key, const Accept& accept) {
    const auto found = object.find(key);
    if (found == object.end()) return true;
    const bool good = accept(*found);
    object.erase(key);
    return good;
}

bool readFlags(const Json& value, std::vector<std::string>& flags) {
    bool good = value.is_array();
    for (const Json& flag : good ? value : Json::array()) {
        const bool isWord = flag.is_string() && checkFlag(flag.get_ref<const std::string&>());
        if (isWord) flags.push_back(flag.get<std::string>());
        good = good && isWord;
    }
    return good;
}

void sortOnce(std::vector<std::string>& flags) {
    std::ranges::sort(flags);
    const auto twice = std::ranges::unique(flags);
    flags.erase(twice.begin(), twice.end());
}

std::string csvField(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

std::string joined(const std::vector<std::string>& flags) {
    std::string text;
    for (const std::string& flag : flags) text += (text.empty() ? "" : " ") + flag;
    return text;
}

} // namespace

Status checkFlag(std::string_view flag) {
    if (flag.empty() || flag.size() > kMaxFlag)
        return fail(ErrorCode::InvalidArgument, "A flag has 1 to {} bytes, not {}.", kMaxFlag, flag.size());
    if (!isUtf8(flag)) return fail(ErrorCode::InvalidArgument, "A flag must be UTF-8.");
    if (!std::ranges::all_of(flag, isWordByte))
        return fail(ErrorCode::InvalidArgument,
                    "The flag '{}' is no word: it holds a blank, a control character or \".", flag);
    return {};
}

FrameNotes::FrameNotes(fs::path path, std::string source) : m_path(std::move(path)), m_source(std::move(source)) {}

Result<FrameNotes> FrameNotes::load(const fs::path& folder, const std::string& source) {
    FrameNotes notes(folder / (source + ".json"), source);
    const auto text = readFile(notes.m_path, kMaxBytes);
    if (!text && text.error().code == ErrorCode::NotFound) return notes;
    const Status read = text ? notes.parse(*text) : Status(fail(text.error()));
    if (read) return notes;
    if (read.error().code != ErrorCode::Corrupt) return fail(read.error());
    if (auto aside = notes.setAside(read.error()); !aside) return fail(aside.error());
    return notes;
}

namespace {

/// `trip-val`, of which a file's name can be made.
std::string titleOf(const fs::path& place, const std::string& split) {
    std::string title = place.filename().string().substr(0, 40);
    if (!split.empty()) title += '-' + split;
    for (char& c : title) {
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        if (!isPlain) c = '-';
    }
    return title;
}

/// The same for a folder however it is named; the built-in street lies nowhere.
fs::path placeOf(const FrameSource& source) {
    if (isScenesPath(source.path())) return source.path();
    std::error_code error;
    fs::path place = fs::weakly_canonical(fs::absolute(source.path(), error), error);
    if (error) place = source.path();
    if (!place.has_filename()) place = place.parent_path(); // "trip/"
    return source.kind() == SourceKind::SingleImage ? place.parent_path() : place;
}

} // namespace

Result<FrameNotes> FrameNotes::ofSource(const fs::path& folder, const FrameSource& source) {
    const fs::path place = placeOf(source);
    const std::string title = titleOf(place, source.split());
    const std::string text = fmt::format("{}\n{}", place.string(), source.split());
    const std::string name = fmt::format("{}-{}", title, sha256(std::as_bytes(std::span(text))).substr(0, 16));
    std::error_code error;
    if (!fs::exists(folder / (name + ".json"), error)) {
        std::set<std::string> names;
        for (const Frame& frame : source.frames()) names.insert(frame.name);
        adoptMoved(folder, title, name, names);
    }
    auto notes = load(folder, name);
    if (notes && !isScenesPath(source.path())) notes->m_place = place.string();
    return notes;
}

/// Only where there is no doubt: one file of this title, whose source is gone from a folder that is there, and which
/// speaks of no other frames than these. What cannot be read or renamed stays.
void FrameNotes::adoptMoved(const fs::path& folder, const std::string& title, const std::string& name,
                            const std::set<std::string>& names) {
    std::vector<fs::path> moved;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        const std::string other = entry->path().filename().string();
        constexpr std::size_t digits = 16;
        if (entry->path().extension() != ".json" || !other.starts_with(title + '-') ||
            other.size() != title.size() + 1 + digits + 5)
            continue;
        FrameNotes notes(entry->path(), entry->path().stem().string());
        const auto text = readFile(notes.m_path, kMaxBytes);
        if (!text || !notes.parse(*text) || notes.m_place.empty()) continue; // what is damaged is its owner's business
        // A drive that is away takes the folder above along, and comes back; what cannot be read is not gone.
        const fs::path was = notes.m_place;
        std::error_code ignored;
        const bool isGone = fs::status(was, ignored).type() == fs::file_type::not_found;
        if (!isGone || !fs::is_directory(was.parent_path(), ignored)) continue;
        if (std::ranges::all_of(notes.m_frames, [&](const auto& one) { return names.contains(one.first); }))
            moved.push_back(entry->path());
    }
    if (moved.size() == 1) fs::rename(moved.front(), folder / (name + ".json"), error);
}

/// Corrupt names the first fault; all that is sound has been taken.
Status FrameNotes::parse(const std::string& text) {
    const std::string origin = m_path.string();
    auto json = parseStrictJson(text, origin, {.maxBytes = kMaxBytes});
    if (!json) return fail(json.error());
    const auto format = json->find("format");
    if (!json->is_object() || format == json->end() || !format->is_number_integer() || *format < 1)
        return fail(ErrorCode::Corrupt, "{}: has no 'format' as files of notes have.", origin);
    if (*format > kFormat)
        return fail(ErrorCode::Unsupported,
                    "{}: holds notes of format {}; this program reads format {} and leaves the file as it is.", origin,
                    format->dump(), kFormat);
    const auto found = json->find("frames");
    Json frames = found == json->end() ? Json::object() : *found;
    if (const auto place = json->find("place"); place != json->end() && place->is_string())
        m_place = place->get<std::string>();
    for (const char* known : {"format", "source", "place", "frames"}) json->erase(known);
    m_otherFields = json->dump();
    Status whole;
    if (!frames.is_object())
        return fail(ErrorCode::Corrupt, "{}: 'frames' is {}, not an object.", origin, frames.type_name());
    for (auto& [name, value] : frames.items()) {
        Entry entry;
        bool good = value.is_object();
        if (good) {
            const bool hasFlags = take(value, "flags", [&](const Json& f) { return readFlags(f, entry.note.flags); });
            const bool hasText = take(value, "note", [&](const Json& t) {
                if (t.is_string()) entry.note.text = t.get<std::string>();
                return t.is_string();
            });
            const bool hasMark = take(value, "reviewed", [&](const Json& r) {
                entry.note.reviewed = r.is_boolean() && r.get<bool>();
                return r.is_boolean();
            });
            good = hasFlags && hasText && hasMark;
            entry.otherFields = value.dump();
            sortOnce(entry.note.flags);
        }
        if (!good && whole)
            whole = fail(ErrorCode::Corrupt, "{}: the note of '{}' holds a value of the wrong kind.", origin, name);
        if (!entry.note.isEmpty() || entry.otherFields != "{}") m_frames[name] = std::move(entry);
    }
    return whole;
}

Status FrameNotes::setAside(const Error& why) {
    std::error_code error;
    fs::path aside = m_path.string() + ".broken";
    for (int number = 2; fs::exists(fs::symlink_status(aside, error)); ++number)
        aside = fmt::format("{}.broken-{}", m_path.string(), number);
    fs::rename(m_path, aside, error);
    if (error)
        return fail(ErrorCode::Io, "{} It cannot be set aside as {}: {}.", why.message, aside.string(),
                    error.message());
    m_warning = fmt::format("{} It was set aside as {}; the notes of {} frames could be read.", why.message,
                            aside.filename().string(), m_frames.size());
    return m_frames.empty() ? Status() : save();
}

const FrameNote& FrameNotes::of(const std::string& frame) const {
    static const FrameNote none;
    const auto found = m_frames.find(frame);
    return found == m_frames.end() ? none : found->second.note;
}

Status FrameNotes::set(const std::string& frame, FrameNote note) {
    for (const std::string& flag : note.flags)
        if (auto good = checkFlag(flag); !good) return good;
    if (!isUtf8(frame)) return fail(ErrorCode::InvalidArgument, "A frame whose name is not UTF-8 can have no notes.");
    if (!isUtf8(note.text)) return fail(ErrorCode::InvalidArgument, "{}: its note must be UTF-8.", frame);
    sortOnce(note.flags);
    Entry& entry = m_frames[frame];
    entry.note = std::move(note);
    if (entry.note.isEmpty() && entry.otherFields == "{}") m_frames.erase(frame);
    return {};
}

std::vector<std::string> FrameNotes::flags() const {
    std::set<std::string> all;
    for (const auto& [name, entry] : m_frames) all.insert(entry.note.flags.begin(), entry.note.flags.end());
    return {all.begin(), all.end()};
}

Status FrameNotes::save() const {
    std::error_code ignored;
    if (m_frames.empty() && !fs::exists(m_path, ignored)) return {};
    return writeFileAtomically(m_path, toJson());
}

std::string FrameNotes::toJson() const {
    using SortedJson = nlohmann::json; // finds a key among thousands in no time
    SortedJson frames = SortedJson::object();
    for (const auto& [name, entry] : m_frames) {
        SortedJson frame = SortedJson::object();
        if (!entry.note.flags.empty()) frame["flags"] = entry.note.flags;
        if (!entry.note.text.empty()) frame["note"] = entry.note.text;
        if (entry.note.reviewed) frame["reviewed"] = true;
        frame.update(SortedJson::parse(entry.otherFields));
        frames[name] = std::move(frame);
    }
    SortedJson json = {{"format", kFormat}, {"source", m_source}};
    if (!m_place.empty()) json["place"] = m_place;
    json.update(SortedJson::parse(m_otherFields));
    json["frames"] = std::move(frames);
    return json.dump(2, ' ', false, SortedJson::error_handler_t::replace) + "\n";
}

std::string FrameNotes::toCsv() const {
    std::string text = "frame,reviewed,flags,note\n";
    for (const auto& [name, entry] : m_frames)
        text += csvField(name) + (entry.note.reviewed ? ",yes," : ",no,") + csvField(joined(entry.note.flags)) + ',' +
                csvField(entry.note.text) + '\n';
    return text;
}

Status FrameNotes::exportTo(const fs::path& path) const {
    const std::string ending = path.extension().string();
    if (ending == ".csv") return writeFileAtomically(path, toCsv());
    if (ending == ".json") return writeFileAtomically(path, toJson());
    return fail(ErrorCode::InvalidArgument, "{}: notes are written as .csv or .json, not \"{}\".", path.string(),
                ending);
}

} // namespace core
