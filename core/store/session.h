// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window showed when it was closed: `session.json` of the workspace. Format: docs/file-formats.md.
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace core {

struct SessionSource {
    std::string path{};  ///< "scenes": the built-in street
    std::string split{}; ///< empty where there are no splits
    std::string frame{}; ///< name of the frame that was shown
    int index = 0;       ///< where no frame has that name
    bool operator==(const SessionSource&) const = default;
};

/// How a slot is run where it is not run as the others.
struct SessionSlotSettings {
    std::optional<std::pair<int, int>> size{}; ///< of the network's input: width, height
    std::optional<double> scale{};             ///< of the frame; 0: the model's own size
    std::optional<int> precision{};            ///< number of the precision, as in the settings
    std::optional<bool> flip{};
    std::optional<std::pair<int, int>> tile{}; ///< 0, 0: no tiles
    bool operator==(const SessionSlotSettings&) const = default;
};

struct SessionSlot {
    std::string path{}; ///< of a model card, or of a folder of predictions
    bool isPredictions = false;
    std::string name{}; ///< as the user calls it
    SessionSlotSettings settings{};
    bool operator==(const SessionSlot&) const = default;
};

struct SessionView {
    std::optional<double> scale{};                 ///< device pixels per pixel of the frame; nothing: fitted
    std::pair<double, double> middle = {0.5, 0.5}; ///< of the view, in parts of the frame's width and height
    std::string alone{};                       ///< the pane that has all the room: "photo", "truth", "A" …, "derived"
    std::string derived{};                     ///< kind of the derived picture; empty: none
    std::pair<int, int> derivedSlots = {0, 0}; ///< that it is made of
    std::string scheme{};                      ///< in which the slots were compared
    bool operator==(const SessionView&) const = default;
};

struct Session {
    std::optional<SessionSource> source{};
    std::map<int, SessionSlot> slotsByIndex{}; ///< 0: slot A
    SessionView view{};
    std::vector<std::string> hiddenClasses{}; ///< by name; "unlabeled" is one of them
    std::vector<std::pair<int, int>> pins{};  ///< x, y
    bool operator==(const Session&) const = default;
};

inline constexpr int kSessionSlots = 26;             ///< slots have letters
inline constexpr std::size_t kMaxSessionPins = 1000; ///< more are left out

/// A session and, for the user, what could not be read of it.
struct LoadedSession {
    Session session{};
    std::vector<std::string> warnings{};
};

/// Fields of the wrong kind or out of bounds are left out with a warning, unknown ones without. Corrupt when it is no
/// JSON or has no format; Unsupported for a newer format.
Result<LoadedSession> parseSession(std::string_view text, const std::string& origin);
/// parseSession() of a file. NotFound when there is none; a file that is Corrupt is renamed to `….broken`, over an
/// older one of that name, and the message says so; Io.
Result<LoadedSession> loadSession(const std::filesystem::path& file);
std::string sessionText(const Session& session);
/// Written beside and renamed. Io.
Status saveSession(const std::filesystem::path& file, const Session& session);

} // namespace core
