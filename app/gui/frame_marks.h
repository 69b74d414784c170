// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/job.h"
#include "core/store/frame_notes.h"

#include <QObject>
#include <QString>
#include <QUndoStack>

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace app {

/// Flags, notes and reviewed marks of the open source: loaded and saved in the background, saved after every change,
/// undone and redone. Lives on the window's thread. Its end waits until every change is in its file, and every export
/// too.
class FrameMarks : public QObject {
    Q_OBJECT

public:
    /// `folder`: `notes` in the workspace.
    explicit FrameMarks(std::filesystem::path folder, QObject* parent = nullptr);
    ~FrameMarks() override;

    /// Loads those of a source, and forgets what could be undone.
    void setSource(const core::FrameSource& source);
    /// Nothing can be changed before they are loaded, or when that failed.
    bool isLoaded() const { return m_notes.has_value(); }
    const core::FrameNote& of(const std::string& frame) const;
    std::vector<std::string> flags() const { return m_notes ? m_notes->flags() : std::vector<std::string>(); }

    /// One step to undo, named `what`: `edit` is given the note of each frame. Nothing happens to any of them when one
    /// of the new notes is none.
    void change(const QString& what, const std::vector<std::string>& frames,
                const std::function<void(core::FrameNote&)>& edit);
    QUndoStack& steps() { return m_steps; }
    /// As .csv or .json.
    void exportTo(const std::filesystem::path& path);

signals:
    void loaded();
    void changed(const std::vector<std::string>& frames);
    void exported(const QString& path, int frames);
    void failed(const QString& what, const core::Error& error);

private:
    using Notes = std::vector<std::pair<std::string, core::FrameNote>>; ///< by the name of the frame
    class Step;

    void apply(const Notes& notes);
    void save();
    void takeSaved(const std::map<std::filesystem::path, core::Status>& saved);
    void takeExported(const std::map<std::filesystem::path, core::Status>& written);

    std::filesystem::path m_folder;
    std::optional<core::FrameNotes> m_notes;
    std::map<std::filesystem::path, core::FrameNotes> m_unsaved;    ///< by file: what no takeSaved() has told yet
    std::map<std::filesystem::path, core::FrameNotes> m_unexported; ///< likewise, by target
    QUndoStack m_steps;
    std::optional<Job> m_export{std::in_place};
    std::optional<Job> m_job{std::in_place}; ///< loads and saves, one after the other; both empty only at the end
};

} // namespace app
