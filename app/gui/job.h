// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QEvent>
#include <QObject>

#include <atomic>
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
    /// Stops the work at hand and waits for it; a request that still waits is never begun.
    ~Job() {
        const std::scoped_lock lock(m_mutex);
        m_stop.request_stop();
        m_next = nullptr;
    }
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
                m_mailbox.send([this, turn, call = std::move(call)]() mutable {
                    if (turn == m_turn) call();
                });
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
    /// Carries calls to the owner's thread through its event queue. The queue puts them in order by itself; the counter
    /// says so once more for ThreadSanitizer, which cannot look into Qt's own locks.
    class Mailbox : public QObject {
    public:
        template <class Call> void send(Call call) {
            auto letter = std::make_unique<LetterWith<Call>>(std::move(call));
            m_sent.fetch_add(1, std::memory_order_release);
            QCoreApplication::postEvent(this, letter.release());
        }
        bool event(QEvent* event) override {
            (void)m_sent.load(std::memory_order_acquire);
            if (event->type() != QEvent::User) return QObject::event(event);
            static_cast<Letter*>(event)->open();
            return true;
        }

    private:
        struct Letter : QEvent {
            Letter() : QEvent(QEvent::User) {}
            virtual void open() = 0;
        };
        template <class Call> struct LetterWith final : Letter {
            explicit LetterWith(Call call) : m_call(std::move(call)) {}
            void open() override { m_call(); }
            Call m_call;
        };
        std::atomic<unsigned long> m_sent = 0;
    };

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
    Mailbox m_mailbox;        // destroyed last: calls still queued for it are dropped
    unsigned long m_turn = 0; // touched on the owner's thread only
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::stop_source m_stop;      // guarded by m_mutex: stops the request at work or waiting
    std::function<void()> m_next; // guarded by m_mutex: the one request that waits
    std::jthread m_worker;        // destroyed first: ends after the work at hand, then joins
};

} // namespace app
