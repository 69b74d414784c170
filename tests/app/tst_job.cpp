// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/job.h"

#include <QCoreApplication>
#include <QTest>

#include <atomic>
#include <memory>
#include <optional>
#include <random>
#include <semaphore>
#include <thread>
#include <vector>

using app::Job;

namespace {

/// Blocks without a clock until the token is asked.
void waitForStop(std::stop_token stop) {
    std::binary_semaphore asked(0);
    const std::stop_callback callback(stop, [&asked] { asked.release(); });
    asked.acquire();
}

} // namespace

class TestJob : public QObject {
    Q_OBJECT

private slots:
    void outcomeAndPostsArriveOnTheOwnersThread();
    void cancelStopsTheWorkAndDoneStillComes();
    void destroyingWhileRunningStopsJoinsAndDeliversNothing();
    void whatStillWaitsWhenItsJobEndsIsNeverBegun();
    void doneMayStartTheNextRequest();
    void aNewRequestStopsTheOneAtWork();
    void newestRequestWinsWhileAStubbornOneStillRuns();
    void randomRestartsNeverRunTwoAtOnce();
    void nothingIsDeliveredFromASupersededRequest();
    void outcomeMayBeMoveOnly();
};

void TestJob::outcomeAndPostsArriveOnTheOwnersThread() {
    Job job;
    std::thread::id worker, delivered, posted;
    int outcome = 0;
    job.start(
        [&](std::stop_token, auto post) {
            worker = std::this_thread::get_id();
            post([&] { posted = std::this_thread::get_id(); });
            return 42;
        },
        [&](int value) {
            delivered = std::this_thread::get_id();
            outcome = value;
        });
    QTRY_COMPARE(outcome, 42);
    QCOMPARE(delivered, std::this_thread::get_id());
    QCOMPARE(posted, std::this_thread::get_id());
    QVERIFY(worker != std::this_thread::get_id());
}

void TestJob::cancelStopsTheWorkAndDoneStillComes() {
    Job job;
    std::optional<bool> stopped;
    std::binary_semaphore running(0);
    job.start(
        [&](std::stop_token stop, auto) {
            running.release();
            waitForStop(stop);
            return stop.stop_requested();
        },
        [&](bool value) { stopped = value; });
    running.acquire();
    job.cancel();
    QTRY_VERIFY(stopped.has_value());
    QVERIFY(*stopped);
}

void TestJob::destroyingWhileRunningStopsJoinsAndDeliversNothing() {
    std::atomic<bool> ended = false;
    bool delivered = false;
    {
        std::binary_semaphore running(0);
        Job job;
        job.start(
            [&](std::stop_token stop, auto post) {
                post([&] { delivered = true; });
                running.release();
                waitForStop(stop);
                ended = true;
                return 0;
            },
            [&](int) { delivered = true; });
        running.acquire();
    }
    QVERIFY(ended);
    QCoreApplication::processEvents();
    QVERIFY(!delivered);
}

void TestJob::whatStillWaitsWhenItsJobEndsIsNeverBegun() {
    std::binary_semaphore running(0), release(0);
    std::atomic<bool> begun = false;
    {
        Job job;
        job.start(
            [&](std::stop_token, auto) {
                running.release();
                release.acquire(); // looks at no token
                return 0;
            },
            [](int) {});
        running.acquire();
        // Goes with the request that waits, and lets the first one return: the other way round it would never end.
        std::shared_ptr<void> gone(nullptr, [&release](void*) { release.release(); });
        job.start([&begun, gone](std::stop_token, auto) { return begun = true; }, [](bool) {});
    }
    QVERIFY(!begun);
}

void TestJob::doneMayStartTheNextRequest() {
    Job job;
    std::vector<int> outcomes;
    std::function<void(int)> next = [&](int value) {
        outcomes.push_back(value);
        if (value < 3) job.start([value](std::stop_token, auto) { return value + 1; }, next);
    };
    job.start([](std::stop_token, auto) { return 1; }, next);
    QTRY_COMPARE(outcomes, (std::vector<int>{1, 2, 3}));
}

void TestJob::aNewRequestStopsTheOneAtWork() {
    Job job;
    std::binary_semaphore running(0);
    int outcome = 0;
    job.start(
        [&](std::stop_token stop, auto) {
            running.release();
            waitForStop(stop);
            return 1;
        },
        [&](int value) { outcome = value; });
    running.acquire();
    job.start([](std::stop_token, auto) { return 2; }, [&](int value) { outcome = value; });
    QTRY_COMPARE(outcome, 2);
}

void TestJob::newestRequestWinsWhileAStubbornOneStillRuns() {
    Job job;
    std::binary_semaphore running(0), release(0);
    std::vector<int> outcomes;
    std::atomic<bool> secondRan = false;
    const auto deliver = [&](int value) { outcomes.push_back(value); };
    job.start(
        [&](std::stop_token, auto) {
            running.release();
            release.acquire(); // looks at no token
            return 1;
        },
        deliver);
    running.acquire();
    job.start(
        [&](std::stop_token, auto) {
            secondRan = true;
            return 2;
        },
        deliver);
    job.start([](std::stop_token, auto) { return 3; }, deliver); // nobody waited: these calls returned at once
    release.release();
    QTRY_COMPARE(outcomes, std::vector<int>{3});
    QVERIFY(!secondRan);
}

void TestJob::randomRestartsNeverRunTwoAtOnce() {
    Job job;
    std::atomic<int> atWork = 0, most = 0;
    int last = -1;
    std::mt19937 random(7);
    for (int i = 0; i < 200; ++i) {
        job.start(
            [&atWork, &most, i, spins = static_cast<int>(random() % 2000)](std::stop_token stop, auto) {
                most = std::max(most.load(), ++atWork);
                for (int spin = 0; spin < spins && !stop.stop_requested(); ++spin) std::this_thread::yield();
                --atWork;
                return i;
            },
            [&last](int value) {
                QVERIFY(value > last);
                last = value;
            });
        if (random() % 3 == 0) QCoreApplication::processEvents();
    }
    QTRY_COMPARE(last, 199);
    QCOMPARE(most.load(), 1);
}

void TestJob::nothingIsDeliveredFromASupersededRequest() {
    Job job;
    std::binary_semaphore posted(0);
    std::vector<int> seen;
    job.start(
        [&](std::stop_token, auto post) {
            post([&] { seen.push_back(-1); });
            posted.release();
            return 1;
        },
        [&](int value) { seen.push_back(value); });
    posted.acquire(); // its post is already in the queue, and must still not come
    job.start([](std::stop_token, auto) { return 2; }, [&](int value) { seen.push_back(value); });
    QTRY_COMPARE(seen, std::vector<int>{2});
}

void TestJob::outcomeMayBeMoveOnly() {
    Job job;
    std::unique_ptr<int> outcome;
    job.start([](std::stop_token, auto) { return std::make_unique<int>(5); },
              [&](std::unique_ptr<int> value) { outcome = std::move(value); });
    QTRY_VERIFY(outcome != nullptr);
    QCOMPARE(*outcome, 5);
}

QTEST_GUILESS_MAIN(TestJob)
#include "tst_job.moc"
