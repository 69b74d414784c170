// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/input_pane.h"
#include "app/gui/network_input.h"

#include "tests/support/made_card.h"

#include <QTest>

#include <algorithm>

using namespace app;
using namespace testing_support;

class TestNetworkInput : public QObject {
    Q_OBJECT

private slots:
    void theColoursAreThoseThatTheNetworkWasPrepared();
    void theNumbersAreThoseOfPrepare();
    void settingsDecideTheSize();
    void tilesCoverTheWholeInput();
    void linesTellWhatWasDone();
    void whatCannotBeIsSaid();

private:
    TemporaryFolder m_folder;
    const std::filesystem::path m_card = writeCard(m_folder.path(), "made");
};

namespace {

core::Image speckled(core::Size size) {
    core::Image image(size);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            image.at(x, y) = {static_cast<std::uint8_t>(37 * x + 5 * y), static_cast<std::uint8_t>(11 * y),
                              static_cast<std::uint8_t>(3 * x * y)};
    return image;
}

core::Image imageOf(const NetworkInput& input) {
    const QImage& shown = input.pixels->levels().front();
    core::Image image({shown.width(), shown.height()});
    for (int y = 0; y < shown.height(); ++y)
        for (int x = 0; x < shown.width(); ++x) {
            const QRgb pixel = shown.pixel(x, y);
            image.at(x, y) = {static_cast<std::uint8_t>(qRed(pixel)), static_cast<std::uint8_t>(qGreen(pixel)),
                              static_cast<std::uint8_t>(qBlue(pixel))};
        }
    return image;
}

} // namespace

void TestNetworkInput::theColoursAreThoseThatTheNetworkWasPrepared() {
    const core::Image frame = speckled({60, 32});
    const auto input = networkInput(m_card, frame, {});
    QVERIFY(input.has_value());
    QVERIFY(input->size == (core::Size{30, 16})); // the card says half
    const core::InputSpec spec = core::readModelCard(m_card)->input;
    QVERIFY(imageOf(*input) == core::resize(frame, {30, 16}, spec.filter, spec.antialias));
    QVERIFY(input->tiles.empty());
    QVERIFY(!input->mirrored);
}

void TestNetworkInput::theNumbersAreThoseOfPrepare() {
    const core::Image frame = speckled({60, 32});
    const auto input = networkInput(m_card, frame, {});
    const auto values = core::prepare(frame, core::readModelCard(m_card)->input, {30, 16});
    const auto [least, most] = std::ranges::minmax(values);
    QCOMPARE(input->least, least);
    QCOMPARE(input->most, most);
    QVERIFY(least < 0 && most > 1); // normalised
}

void TestNetworkInput::settingsDecideTheSize() {
    const core::Image frame = speckled({60, 32});
    inference::SegmentSettings settings;
    settings.scale = 0.25;
    QVERIFY(networkInput(m_card, frame, settings)->size == (core::Size{15, 8}));
    settings.scale.reset();
    settings.size = core::Size{64, 64};
    settings.flip = true;
    settings.scales = {1.0, 0.5};
    const auto input = networkInput(m_card, frame, settings);
    QVERIFY(input->size == (core::Size{64, 64}));
    QVERIFY(input->mirrored);
    QCOMPARE(input->more.size(), std::size_t{1});
    QVERIFY(input->more[0] == (core::Size{32, 32}));
}

void TestNetworkInput::tilesCoverTheWholeInput() {
    inference::SegmentSettings settings;
    settings.size = core::Size{512, 256};
    settings.tile = core::Size{256, 256};
    const auto input = networkInput(m_card, speckled({64, 32}), settings);
    QVERIFY(input.has_value());
    QVERIFY(input->tiles.size() > 1);
    double left = 1, right = 0, reached = 0;
    for (const QRectF& tile : input->tiles) {
        QVERIFY(tile.left() <= reached); // no gap
        reached = std::max(reached, tile.right());
        left = std::min(left, tile.left());
        right = std::max(right, tile.right());
        QCOMPARE(tile.height(), 1.0);
    }
    QCOMPARE(left, 0.0);
    QCOMPARE(right, 1.0);
    settings.tile = core::Size{1024, 1024}; // the whole input fits into one
    QVERIFY(networkInput(m_card, speckled({64, 32}), settings)->tiles.empty());
}

void TestNetworkInput::linesTellWhatWasDone() {
    inference::SegmentSettings settings;
    settings.size = core::Size{512, 256};
    settings.tile = core::Size{256, 256};
    settings.flip = true;
    const QString text = inputLines(*networkInput(m_card, speckled({64, 32}), settings)).join('\n');
    QVERIFY(text.startsWith("512×256, bilinear\nand mirrored\nin "));
    QVERIFY(text.contains("mean 0.5 0.25 0.125\nstd 0.5 0.25 0.2\nvalues -1.00 … "));
}

void TestNetworkInput::whatCannotBeIsSaid() {
    const auto missing = networkInput(m_folder / "none.card.json", speckled({8, 8}), {});
    QVERIFY(!missing.has_value());
    QVERIFY(missing.error().message.find("none.card.json") != std::string::npos);
    inference::SegmentSettings settings;
    settings.scale = 99;
    const auto large = networkInput(m_card, speckled({8, 8}), settings);
    QVERIFY(!large.has_value());
    QVERIFY(large.error().message.find("99") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestNetworkInput)
#include "tst_network_input.moc"
