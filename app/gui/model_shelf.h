// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/job.h"
#include "core/base/progress.h"
#include "core/store/workspace.h"
#include "core/weights/import.h"
#include "widgets/models/import_dialog.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace app {

/// The models of the workspace, and checkpoints on their way into it; no widgets. Lives on the window's thread. Its
/// requests are done one after the other by a job of its own, so that leafing through frames never gives up an import.
class ModelShelf : public QObject {
    Q_OBJECT

public:
    explicit ModelShelf(core::Workspace workspace, QObject* parent = nullptr);

    const core::Workspace& workspace() const { return m_workspace; }
    const std::vector<core::ModelEntry>& models() const { return m_models; }
    QStringList names() const;
    bool isBusy() const { return m_running; }
    const QString& activity() const { return m_activity; } ///< what is being done; empty when nothing is

    void refresh();
    /// Finds the card of a model reference and reads it: found() or failed().
    void find(const QString& ref, int wantedSlot = -1);
    /// Reads a checkpoint: proposed() with a report, or with the problem. `wantedSlot` comes back with saved().
    void readCheckpoint(const QString& file, int wantedSlot = -1);
    /// The checkpoint of the last proposal again, in another way; then it is saved at once, unless that fails.
    void readAgainAndSave(const widgets::ImportChoice& choice);
    /// The checkpoint of the last proposal again, after a problem: proposed().
    void readAgain(const widgets::ImportChoice& choice);
    /// Writes the model of the last proposal into the workspace: saved() or failed().
    void save(const widgets::ImportChoice& choice);
    /// Lets go of the last proposal; the next checkpoint in the queue is read.
    void dismiss();
    /// Gives up the checkpoint that is being read or written, or the work that has an activity; the next one in the
    /// queue comes. Nothing is proposed, saved or told to have failed.
    void cancel() { m_files.cancel(); }
    /// Any other blocking function whose turn comes after what is queued.
    template <class Value> void run(std::function<Value()> work, std::function<void(Value)> done) {
        enqueue({}, [this, work = std::move(work), done = std::move(done)] {
            m_files.start([work](std::stop_token, auto) { return work(); },
                          [this, done](Value value) {
                              done(std::move(value));
                              finish();
                          });
        });
    }
    /// The same for work that takes long: it is told as the activity, with the files that it counts as its progress,
    /// and cancel() stops it. done() comes even then (ErrorCode::Cancelled).
    template <class Value>
    void run(const QString& activity, std::function<Value(std::stop_token, const core::ProgressFunction&)> work,
             std::function<void(Value)> done) {
        enqueue(activity, [this, activity, work = std::move(work), done = std::move(done)] {
            m_files.start(
                [this, activity, work](std::stop_token stop, auto post) {
                    return work(stop, [this, activity, post](const core::Progress& progress) mutable {
                        post([this, activity, files = static_cast<int>(progress.done)] { tell(activity, files); });
                    });
                },
                [this, done](Value value) {
                    done(std::move(value));
                    finish();
                });
        });
    }

signals:
    void listed();
    void found(const core::ModelEntry& entry, int wantedSlot);
    void proposed(const widgets::ImportProposal& proposal);
    void saved(const core::ModelEntry& entry, int wantedSlot);
    void busyChanged();
    void failed(const QString& what, const core::Error& error);

private:
    struct Request {
        QString activity;
        std::function<void()> start;
    };
    void enqueue(const QString& activity, std::function<void()> start);
    void startNext();
    void finish();
    void tell(const QString& activity, int files);
    void read(const core::ImportOptions& options, bool saveAfterwards, const widgets::ImportChoice& choice);
    void write(const widgets::ImportChoice& choice);
    void takeProposal(core::Result<std::shared_ptr<core::Imported>> imported, const core::ImportOptions& options);

    core::Workspace m_workspace;
    std::vector<core::ModelEntry> m_models;
    std::deque<Request> m_requests;
    bool m_running = false;
    QString m_activity;
    QString m_file; ///< of the proposal that is open
    int m_wantedSlot = -1;
    bool m_proposing = false; ///< a proposal waits for its answer: the queue stands still
    std::shared_ptr<core::Imported> m_imported;
    Job m_files;
};

} // namespace app
