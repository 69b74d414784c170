// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame_marks.h"

#include "widgets/to_qt.h"

#include <QUndoCommand>
#include <QtGlobal>

namespace app {

class FrameMarks::Step : public QUndoCommand {
public:
    Step(FrameMarks& marks, const QString& what, Notes before, Notes after)
        : QUndoCommand(what), m_marks(marks), m_before(std::move(before)), m_after(std::move(after)) {}
    void undo() override { m_marks.apply(m_before); }
    void redo() override { m_marks.apply(m_after); }

private:
    FrameMarks& m_marks;
    Notes m_before, m_after;
};

namespace {

using Saved = std::map<std::filesystem::path, core::Status>;

Saved saveAll(const std::map<std::filesystem::path, core::FrameNotes>& unsaved) {
    Saved saved;
    for (const auto& [path, notes] : unsaved) saved.emplace(path, notes.save());
    return saved;
}

Saved exportAll(const std::map<std::filesystem::path, core::FrameNotes>& unexported) {
    Saved written;
    for (const auto& [path, notes] : unexported) written.emplace(path, notes.exportTo(path));
    return written;
}

} // namespace

FrameMarks::FrameMarks(std::filesystem::path folder, QObject* parent) : QObject(parent), m_folder(std::move(folder)) {}

FrameMarks::~FrameMarks() {
    m_job.reset(); // drops the request that waits
    m_export.reset();
    for (Saved outcome : {saveAll(m_unsaved), exportAll(m_unexported)})
        for (const auto& [path, status] : outcome) // no window is left to tell it
            if (!status) qWarning("%s", status.error().message.c_str());
}

void FrameMarks::setSource(const core::FrameSource& source) {
    m_notes.reset();
    m_steps.clear();
    struct Outcome {
        Saved saved;
        core::Result<core::FrameNotes> notes;
    };
    // What waits to be saved goes first: it may be the very file.
    const auto work = [unsaved = m_unsaved, folder = m_folder, source](std::stop_token, auto) {
        Saved saved = saveAll(unsaved);
        return Outcome{std::move(saved), core::FrameNotes::ofSource(folder, source)};
    };
    m_job->start(work, [this](Outcome outcome) {
        takeSaved(outcome.saved);
        if (!outcome.notes) {
            emit failed(tr("The notes of these frames cannot be used."), outcome.notes.error());
            return;
        }
        m_notes = std::move(*outcome.notes);
        if (!m_notes->warning().empty())
            emit failed(tr("Notes were lost."), {core::ErrorCode::Corrupt, m_notes->warning()});
        emit loaded();
    });
}

const core::FrameNote& FrameMarks::of(const std::string& frame) const {
    static const core::FrameNote none;
    return m_notes ? m_notes->of(frame) : none;
}

void FrameMarks::change(const QString& what, const std::vector<std::string>& frames,
                        const std::function<void(core::FrameNote&)>& edit) {
    if (!m_notes) return;
    Notes before, after;
    core::FrameNotes trial = *m_notes;
    for (const std::string& frame : frames) {
        core::FrameNote note = trial.of(frame);
        edit(note);
        if (auto good = trial.set(frame, std::move(note)); !good) {
            emit failed(tr("The note was not changed."), good.error());
            return;
        }
        if (trial.of(frame) == m_notes->of(frame)) continue;
        before.emplace_back(frame, m_notes->of(frame));
        after.emplace_back(frame, trial.of(frame));
    }
    if (!after.empty()) m_steps.push(new Step(*this, what, std::move(before), std::move(after)));
}

void FrameMarks::apply(const Notes& notes) {
    std::vector<std::string> frames;
    for (const auto& [frame, note] : notes) {
        (void)m_notes->set(frame, note); // it was tried before it became a step
        frames.push_back(frame);
    }
    save();
    emit changed(frames);
}

void FrameMarks::save() {
    m_unsaved.insert_or_assign(m_notes->path(), *m_notes);
    m_job->start([unsaved = m_unsaved](std::stop_token, auto) { return saveAll(unsaved); },
                 [this](const Saved& saved) { takeSaved(saved); });
}

/// Comes only when nothing was changed meanwhile: what was saved is what there is.
void FrameMarks::takeSaved(const Saved& saved) {
    for (const auto& [path, status] : saved) {
        if (status)
            m_unsaved.erase(path);
        else // the next change tries again
            emit failed(tr("The notes were not saved."), status.error());
    }
}

void FrameMarks::exportTo(const std::filesystem::path& path) {
    if (!m_notes) return;
    m_unexported.insert_or_assign(path, *m_notes);
    m_export->start([unexported = m_unexported](std::stop_token, auto) { return exportAll(unexported); },
                    [this](const Saved& written) { takeExported(written); });
}

void FrameMarks::takeExported(const Saved& written) {
    for (const auto& [path, status] : written) {
        const auto notes = m_unexported.extract(path);
        if (status)
            emit exported(widgets::pathText(path), static_cast<int>(notes.mapped().size()));
        else
            emit failed(tr("The notes were not exported."), status.error());
    }
}

} // namespace app
