// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaObject>
#include <QObject>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>

namespace app {

/// A thread of its own for blocking, Qt-free functions; the only place that starts one. The newest request wins:
/// it stops the one at work, takes its place as soon as that returns, and nobody waits for it.
/// A Job is the last member of its owner, so that it has ended before anything its callbacks touch is destroyed.
class Job {
public:
    Job() : m_worker([this](std::stop_token life) { serve(life); }) {}
    ~Job() { cancel(); }
    Job(const Job&) = delete;
    Job& operator=(const Job&) = delete;

    /// work(stop, post) runs on the worker and must not throw. done(outcome) and what is posted run on the owner's
    /// thread; neither comes any more once a newer start() or the destructor has been called.
    template <class Work, class Done> void start(Work work, Done done) {
        const std::scoped_lock lock(m_mutex);
        m_stop.request_stop();
        m_stop = {};
        const auto turn = ++m_turn;
        m_next = [this, turn, stop = m_stop.get_token(), work = std::move(work), done = std::move(done)]() mutable {
            auto post = [this, turn](auto call) {
                QMetaObject::invokeMethod(
                    &m_mailbox,
                    [this, turn, call = std::move(call)]() mutable {
                        if (turn == m_turn) call();
                    },
                    Qt::QueuedConnection);
            };
            auto outcome = std::make_shared<decltype(work(stop, post))>(work(stop, post));
            post([done = std::move(done), outcome]() mutable { done(std::move(*outcome)); });
        };
        m_wake.notify_one();
    }
    /// Asks the work to stop; done() still comes, with what the work made of it (ErrorCode::Cancelled).
    void cancel() {
        const std::scoped_lock lock(m_mutex);
        m_stop.request_stop();
    }

private:
    void serve(std::stop_token life) {
        for (;;) {
            std::function<void()> task;
            {
                std::unique_lock lock(m_mutex);
                if (!m_wake.wait(lock, life, [this] { return bool(m_next); })) return;
                task = std::exchange(m_next, nullptr);
            }
            task();
        }
    }
    QObject m_mailbox;        // destroyed last: calls still queued for it are dropped
    unsigned long m_turn = 0; // touched on the owner's thread only
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::stop_source m_stop;      // guarded by m_mutex: stops the request at work or waiting
    std::function<void()> m_next; // guarded by m_mutex: the one request that waits
    std::jthread m_worker;        // destroyed first: ends after the work at hand, then joins
};

} // namespace app
