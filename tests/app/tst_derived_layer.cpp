// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/derived_layer.h"

#include <QTest>

using namespace app;

namespace {

constexpr std::uint8_t kVoid = core::kIgnore;

/// Four pixels in a row.
struct Made {
    core::LabelMap truth{{4, 1}, {0, 1, 1, kVoid}};
    inference::Prediction first, second;
    std::vector<LayerSlot> parts;

    Made() {
        first.labels = core::LabelMap({4, 1}, {0, 1, 2, 0});
        first.confidence = core::Plane<std::uint8_t>({4, 1}, {255, 255, 0, 0});
        second.labels = core::LabelMap({4, 1}, {0, 2, 2, 0});
        parts = {{0, "A one", std::make_shared<core::LabelMap>(first.labels), &first},
                 {2, "C two", std::make_shared<core::LabelMap>(second.labels), &second}};
    }
    core::Result<DerivedLayer> derive(LayerChoice choice) const { return deriveLayer(choice, &truth, parts); }
};

using Values = std::vector<std::uint8_t>;

} // namespace

class TestDerivedLayer : public QObject {
    Q_OBJECT

private slots:
    void aVerdictColoursRightAndWrongAndLeavesVoidBlack();
    void aPairTellsWhoAloneIsRight();
    void differenceAndAgreementNeedNoTruth();
    void numbersAreDrawnAlongTheRamp();
    void whatIsMissingIsSaid_data();
    void whatIsMissingIsSaid();
    void choicesFollowTheSlotsAndTheTruth();
};

void TestDerivedLayer::aVerdictColoursRightAndWrongAndLeavesVoidBlack() {
    const Made made;
    const auto layer = made.derive({LayerKind::Verdict, 0, 0});
    QVERIFY(layer);
    QCOMPARE(layer->map->values(), (Values{0, 0, 1, kVoid}));
    QCOMPARE(layer->colors[kVoid], qRgb(0, 0, 0));
    QVERIFY(layer->colors[0] != layer->colors[1]);
    QCOMPARE(layer->legend.size(), std::size_t{3});
    QCOMPARE(*layer->shares[0], 2.0 / 3);
    QCOMPARE(*layer->shares[1], 1.0 / 3);
    QVERIFY(!layer->shares[2]); // void is no part of it
    QCOMPARE(layer->summary, "66.7 % right");
}

void TestDerivedLayer::aPairTellsWhoAloneIsRight() {
    const Made made;
    const auto layer = made.derive({LayerKind::Pair, 0, 2});
    QVERIFY(layer);
    QCOMPARE(layer->map->values(), (Values{0, 1, 3, kVoid}));
    QCOMPARE(layer->summary, "only A 33.3 %, only C 0.0 %");
    QCOMPARE(layer->pair->perClass[1].onlyA, std::uint64_t{1});
    const auto turned = made.derive({LayerKind::Pair, 2, 0});
    QCOMPARE(turned->map->values(), (Values{0, 2, 3, kVoid}));
}

void TestDerivedLayer::differenceAndAgreementNeedNoTruth() {
    const Made made;
    const auto difference = deriveLayer({LayerKind::Difference, 0, 2}, nullptr, made.parts);
    QVERIFY(difference);
    QCOMPARE(difference->map->values(), (Values{0, 1, 0, 0}));
    QCOMPARE(difference->summary, "75.0 % the same");
    const auto agreement = deriveLayer({LayerKind::Agreement, 0, 0}, nullptr, made.parts);
    QVERIFY(agreement);
    QCOMPARE(agreement->map->values(), (Values{2, 1, 2, 2}));
    QCOMPARE(agreement->legend.size(), std::size_t{2});
    QCOMPARE(*agreement->shares[0], 0.25); // 1 of 2
    QCOMPARE(agreement->summary, "87.5 % agreement");
}

void TestDerivedLayer::numbersAreDrawnAlongTheRamp() {
    const Made made;
    const auto layer = made.derive({LayerKind::Confidence, 0, 0});
    QVERIFY(layer);
    QCOMPARE(layer->map->values(), made.first.confidence.values());
    QVERIFY(qGray(layer->colors[255]) > qGray(layer->colors[0]) + 100);
    QVERIFY(layer->legend.empty());
    QCOMPARE(layer->summary, "mean 0.500");
}

void TestDerivedLayer::whatIsMissingIsSaid_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("slot");
    QTest::addColumn<bool>("truth");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("no truth") << int(LayerKind::Verdict) << 0 << false << "This frame has no truth.";
    QTest::newRow("empty slot") << int(LayerKind::Verdict) << 1 << true << "Slot B is empty.";
    QTest::newRow("not yet") << int(LayerKind::Difference) << 3 << true
                             << "D three has no prediction of this frame yet.";
    QTest::newRow("other classes") << int(LayerKind::Pair) << 4 << true
                                   << "The classes of E four cannot be mapped to the scheme of this comparison.";
    QTest::newRow("no probabilities") << int(LayerKind::Entropy) << 2 << true
                                      << "C two is a folder of label maps: it tells no probabilities.";
}

void TestDerivedLayer::whatIsMissingIsSaid() {
    QFETCH(int, kind);
    QFETCH(int, slot);
    QFETCH(bool, truth);
    QFETCH(QString, sentence);
    Made made;
    made.parts.push_back({3, "D three", nullptr, nullptr});
    made.parts.push_back({4, "E four", nullptr, &made.second});
    const auto layer = deriveLayer({LayerKind(kind), slot, 0}, truth ? &made.truth : nullptr, made.parts);
    QVERIFY(!layer);
    QCOMPARE(QString::fromStdString(layer.error().message), sentence);
}

void TestDerivedLayer::choicesFollowTheSlotsAndTheTruth() {
    Made made;
    const auto kinds = [&](bool hasTruth) {
        std::vector<LayerKind> all;
        for (const LayerChoice& choice : layerChoices(made.parts, hasTruth)) all.push_back(choice.kind);
        return all;
    };
    using K = LayerKind;
    QCOMPARE(kinds(true), (std::vector<K>{K::None, K::Agreement, K::Verdict, K::Verdict, K::Pair, K::Difference,
                                          K::Confidence, K::Confidence, K::Entropy, K::Entropy}));
    QCOMPARE(kinds(false), (std::vector<K>{K::None, K::Agreement, K::Difference, K::Confidence, K::Confidence,
                                           K::Entropy, K::Entropy}));
    made.parts.pop_back();
    QCOMPARE(kinds(false), (std::vector<K>{K::None, K::Confidence, K::Entropy}));
    made.parts.clear();
    QCOMPARE(kinds(true), std::vector<K>{K::None});
}

QTEST_GUILESS_MAIN(TestDerivedLayer)
#include "tst_derived_layer.moc"
