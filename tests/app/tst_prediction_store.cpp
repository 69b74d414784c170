// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/prediction_store.h"

#include <QTest>

using namespace app;

namespace {

/// A prediction of 100 bytes with one counted frame.
std::shared_ptr<const SlotPrediction> made(const std::string& frame) {
    auto prediction = std::make_shared<SlotPrediction>();
    prediction->prediction.labels = core::LabelMap({10, 10});
    prediction->counts = core::FrameCounts{frame, {}, core::TruthCounts(2), {}, false};
    return prediction;
}

} // namespace

class TestPredictionStore : public QObject {
    Q_OBJECT

private slots:
    void predictionsAreFoundByRunAndFrame();
    void theOneUsedLongestAgoGoesFirst();
    void countsStayWhenPicturesGo();
    void aFrameMadeAgainIsCountedOnce();
    void onlyWhatWasComputedHereHasADuration();
};

void TestPredictionStore::predictionsAreFoundByRunAndFrame() {
    PredictionStore store;
    const auto first = made("1");
    store.add({"a", "f32"}, 1, first);
    QCOMPARE(store.find({"a", "f32"}, 1), first);
    QVERIFY(store.find({"a", "f32"}, 2) == nullptr);
    QVERIFY(store.find({"a", "bf16"}, 1) == nullptr);
    QVERIFY(store.find({"b", "f32"}, 1) == nullptr);
    store.clear();
    QVERIFY(store.find({"a", "f32"}, 1) == nullptr);
    QCOMPARE(store.bytes(), std::uint64_t{0});
}

void TestPredictionStore::theOneUsedLongestAgoGoesFirst() {
    PredictionStore store(250);
    const RunKey run{"a", "f32"};
    store.add(run, 1, made("1"));
    store.add(run, 2, made("2"));
    QVERIFY(store.find(run, 1) != nullptr); // used now
    store.add(run, 3, made("3"));
    QCOMPARE(store.bytes(), std::uint64_t{200});
    QVERIFY(store.find(run, 1) != nullptr);
    QVERIFY(store.find(run, 2) == nullptr);
    QVERIFY(store.find(run, 3) != nullptr);
}

void TestPredictionStore::countsStayWhenPicturesGo() {
    PredictionStore store(100);
    const RunKey run{"a", "f32"};
    for (int frame = 4; frame >= 1; --frame) store.add(run, frame, made(std::to_string(frame)));
    QVERIFY(store.find(run, 4) == nullptr);
    const auto counts = store.counts(run);
    QCOMPARE(counts.size(), std::size_t{4});
    QCOMPARE(counts.front().frame, std::string("1")); // in order of the frame
    QVERIFY(store.counts({"a", "bf16"}).empty());
}

void TestPredictionStore::aFrameMadeAgainIsCountedOnce() {
    PredictionStore store;
    const RunKey run{"a", "f32"};
    store.add(run, 1, made("1"));
    store.add(run, 1, made("1"));
    QCOMPARE(store.counts(run).size(), std::size_t{1});
    QCOMPARE(store.bytes(), std::uint64_t{100});
}

void TestPredictionStore::onlyWhatWasComputedHereHasADuration() {
    PredictionStore store(100);
    const RunKey run{"a", "f32"};
    const auto timed = [](double ms, bool isStored) {
        auto prediction = std::make_shared<SlotPrediction>(*made("1"));
        prediction->prediction.timings.totalMs = ms;
        prediction->isStored = isStored;
        return prediction;
    };
    store.add(run, 1, timed(12, false));
    store.add(run, 2, timed(900, true)); // on another day, perhaps on another machine
    store.add(run, 3, timed(0, false));  // a folder of predictions
    store.add(run, 4, timed(14, false));
    QCOMPARE(store.durations(run), (std::vector<double>{12, 14})); // though the pictures are gone
    QVERIFY(store.durations({"a", "bf16"}).empty());
}

QTEST_GUILESS_MAIN(TestPredictionStore)
#include "tst_prediction_store.moc"
