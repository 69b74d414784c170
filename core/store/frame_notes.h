// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What people say of the frames of a source: flags, notes, reviewed marks. Format: docs/file-formats.md.
#pragma once

#include "core/base/result.h"
#include "core/cityscapes/frame_source.h"

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace core {

struct FrameNote {
    std::vector<std::string> flags{}; ///< the user's words; sorted, each once
    std::string text{};
    bool reviewed = false;

    bool isEmpty() const { return flags.empty() && text.empty() && !reviewed; }
    bool operator==(const FrameNote&) const = default;
};

/// A flag is a word: 1 to 64 bytes of UTF-8 without blanks, control characters and quotation marks. InvalidArgument.
Status checkFlag(std::string_view flag);

/// The notes of one source. Used by one thread at a time, and by one program: of two that save the last one wins.
class FrameNotes {
public:
    /// Reads `folder`/`source`.json; no such file: no notes. `folder`: `notes` in the workspace; `source`: any name
    /// that a file can have. A file that is damaged is renamed to `….json.broken` (a number follows where that is
    /// taken), what could be read of it is kept and saved, and warning() says so. Unsupported for a newer format, whose
    /// file stays as it is; Io when it cannot be read or renamed.
    static Result<FrameNotes> load(const std::filesystem::path& folder, const std::string& source);
    /// load() of what was said of a source before, whatever frames have come, gone or changed since: its file is named
    /// after the place of the source and its split. A picture that is opened alone has the notes of its folder. Where
    /// there is no such file, that of a source of the same name and frames is taken over if nothing lies in its place
    /// any more: a folder that was moved keeps its notes.
    static Result<FrameNotes> ofSource(const std::filesystem::path& folder, const FrameSource& source);

    const std::filesystem::path& path() const { return m_path; }
    std::size_t size() const { return m_frames.size(); } ///< frames that have notes
    /// What was wrong with the file, for the user; empty when it was sound.
    const std::string& warning() const { return m_warning; }

    /// By Frame::name; an empty note for frames that have none.
    const FrameNote& of(const std::string& frame) const;
    /// In place of the old one; an empty note removes it. Flags are sorted. InvalidArgument: a flag that is no word, or
    /// a name or text that is not UTF-8; the old note stays then.
    Status set(const std::string& frame, FrameNote note);
    /// All flags in use, sorted: to choose from.
    std::vector<std::string> flags() const;

    /// Fields that this program does not know are written as they were read. Io.
    Status save() const;
    std::string toJson() const; ///< as save() writes it
    /// RFC 4180 with line feeds: frame, reviewed (yes or no), flags (with blanks between them), note.
    std::string toCsv() const;
    /// By the ending, .json or .csv; InvalidArgument for others, Io.
    Status exportTo(const std::filesystem::path& path) const;

private:
    struct Entry {
        FrameNote note;
        std::string otherFields = "{}"; ///< JSON: what a later program has written of the frame
    };
    explicit FrameNotes(std::filesystem::path path, std::string source);
    Status parse(const std::string& text);
    Status setAside(const Error& why);
    static void adoptMoved(const std::filesystem::path& folder, const std::string& title, const std::string& name,
                           const std::set<std::string>& names);

    std::filesystem::path m_path;
    std::string m_source;
    std::string m_place; ///< where the source lies; empty: not known
    std::string m_warning;
    std::map<std::string, Entry> m_frames;
    std::string m_otherFields = "{}"; ///< JSON: likewise of the whole file
};

} // namespace core
