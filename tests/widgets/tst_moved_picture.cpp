// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/moved_picture.h"

#include "widgets/canvas/frame_canvas.h"

#include <QPainter>
#include <QTest>

#include <random>

using namespace widgets;

namespace {

/// No two neighbours alike, so that a shift by one pixel is seen everywhere.
core::Image noise(core::Size size) {
    std::mt19937 random(7);
    core::Image image(size);
    for (core::Rgb& pixel : image.values())
        pixel = {static_cast<std::uint8_t>(random()), static_cast<std::uint8_t>(random()),
                 static_cast<std::uint8_t>(random())};
    return image;
}

std::shared_ptr<const core::LabelMap> stripes(core::Size size) {
    core::LabelMap map(size);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) map.at(x, y) = static_cast<std::uint8_t>((x / 3 + y / 5) % 2);
    return std::make_shared<const core::LabelMap>(std::move(map));
}

int largestDifference(const QImage& a, const QImage& b) {
    int largest = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y), q = b.pixel(x, y);
            largest = std::max(
                {largest, std::abs(qRed(p) - qRed(q)), std::abs(qGreen(p) - qGreen(q)), std::abs(qBlue(p) - qBlue(q))});
        }
    return largest;
}

} // namespace

class TestMovedPicture : public QObject {
    Q_OBJECT

private slots:
    void onlyWhatComesIntoSightIsPainted();
    void anotherScaleSizeOrLookIsPaintedAnew();
    void aPannedFrameIsWhatWouldBePaintedAnew_data();
    void aPannedFrameIsWhatWouldBePaintedAnew();
    void onePixelToOneIsThePhotoItself();
    void whateverChangesTheLookIsSeenAtOnce();
};

void TestMovedPicture::onlyWhatComesIntoSightIsPainted() {
    MovedPicture picture;
    std::vector<QRect> parts;
    const auto at = [&](QPointF origin) {
        parts.clear();
        return picture.at({100, 50}, {2, origin}, [&](QPainter& painter, const QRect& part) {
            parts.push_back(part);
            painter.fillRect(part, QColor(static_cast<int>(origin.x()), 0, 0));
        });
    };
    at({10, 0});
    QCOMPARE(parts, (std::vector<QRect>{{0, 0, 100, 50}}));
    at({10, 0});
    QVERIFY(parts.empty());
    const QImage moved = at({14, 0}); // to the right by four
    QCOMPARE(parts, (std::vector<QRect>{{0, 0, 4, 50}}));
    QCOMPARE(qRed(moved.pixel(3, 20)), 14);
    QCOMPARE(qRed(moved.pixel(4, 20)), 10);
    at({13, -2}); // to the left by one and up by two
    QCOMPARE(parts, (std::vector<QRect>{{99, 0, 1, 48}, {0, 48, 100, 2}}));
    at({113, -2}); // nothing stays in sight
    QCOMPARE(parts, (std::vector<QRect>{{0, 0, 100, 50}}));
}

void TestMovedPicture::anotherScaleSizeOrLookIsPaintedAnew() {
    MovedPicture picture;
    int painted = 0;
    const auto at = [&](QSize size, double scale) {
        picture.at(size, {scale, {0, 0}}, [&](QPainter&, const QRect& part) { painted += part.width(); });
        return std::exchange(painted, 0);
    };
    QCOMPARE(at({10, 10}, 1), 10);
    QCOMPARE(at({10, 10}, 1), 0);
    QCOMPARE(at({10, 10}, 2), 10);
    QCOMPARE(at({12, 10}, 2), 12);
    picture.clear();
    QCOMPARE(at({12, 10}, 2), 12);
}

void TestMovedPicture::aPannedFrameIsWhatWouldBePaintedAnew_data() {
    QTest::addColumn<double>("scale");
    QTest::addColumn<int>("tolerance"); // where the scale is not whole, the painter's own rounding depends on the part
    QTest::newRow("quarter") << 0.25 << 6;
    QTest::newRow("1:1") << 1.0 << 0;
    QTest::newRow("double") << 2.0 << 6;
    QTest::newRow("eight times") << 8.0 << 0;
}

void TestMovedPicture::aPannedFrameIsWhatWouldBePaintedAnew() {
    QFETCH(const double, scale);
    QFETCH(const int, tolerance);
    const core::Size size{900, 700};
    const auto photo = PhotoPixels::make(noise(size));
    const auto map = stripes(size);
    MaskColors colors{};
    colors[0] = qRgb(255, 0, 0);
    SharedView view;
    view.setFrameSize({size.width, size.height});
    const auto show = [&](FrameCanvas& canvas) {
        canvas.resize(121, 83);
        canvas.setPhoto(photo);
        canvas.setMask(map);
        canvas.setMaskColors(colors);
    };
    FrameCanvas panned(view);
    show(panned);
    view.showActualSize();
    view.zoomAt({60, 41}, {121, 83}, scale);
    panned.grab();
    for (const QPointF step : {QPointF(5, 0), QPointF(0, -3), QPointF(-11, 7), QPointF(2, 60), QPointF(-200, 0)}) {
        view.panBy(step, {121, 83});
        FrameCanvas anew(view);
        show(anew);
        const int difference = largestDifference(panned.grab().toImage(), anew.grab().toImage());
        QVERIFY2(difference <= tolerance, qPrintable(QString::number(difference)));
    }
}

void TestMovedPicture::onePixelToOneIsThePhotoItself() {
    const core::Image image = noise({300, 200});
    SharedView view;
    view.setFrameSize({300, 200});
    FrameCanvas canvas(view);
    canvas.resize(101, 51); // odd, so that the middle lies between two pixels
    canvas.setPhoto(PhotoPixels::make(image));
    view.showActualSize();
    view.panBy({0.3, 0.4}, {101, 51});
    const QImage shown = canvas.grab().toImage();
    const QColor first = shown.pixelColor(0, 0);
    int found = 0;
    for (int y = 0; y + 51 <= 200; ++y)
        for (int x = 0; x + 101 <= 300; ++x) {
            const core::Rgb pixel = image.at(x, y);
            if (QColor(pixel.r, pixel.g, pixel.b) != first) continue;
            bool same = true;
            for (int dy = 0; same && dy < 51; ++dy)
                for (int dx = 0; same && dx < 101; ++dx) {
                    const core::Rgb p = image.at(x + dx, y + dy);
                    same = shown.pixel(dx, dy) == qRgb(p.r, p.g, p.b);
                }
            found += same ? 1 : 0;
        }
    QCOMPARE(found, 1);
}

void TestMovedPicture::whateverChangesTheLookIsSeenAtOnce() {
    SharedView view;
    view.setFrameSize({40, 20});
    FrameCanvas canvas(view);
    canvas.resize(40, 20);
    canvas.setPhoto(PhotoPixels::make(core::Image({40, 20}, core::Rgb{100, 100, 100})));
    QImage last = canvas.grab().toImage();
    const auto isSeen = [&] {
        const QImage now = canvas.grab().toImage();
        return std::exchange(last, now) != now;
    };
    QVERIFY(!isSeen());
    MaskColors colors{};
    colors[0] = qRgb(200, 0, 0);
    canvas.setMaskColors(colors);
    canvas.setMask(std::make_shared<const core::LabelMap>(core::Size{40, 20}, std::uint8_t{0}));
    QVERIFY(isSeen());
    colors[0] = qRgb(0, 200, 0);
    canvas.setMaskColors(colors);
    QVERIFY(isSeen());
    canvas.setOpacity(0.9);
    QVERIFY(isSeen());
    canvas.setStale(true);
    QVERIFY(isSeen());
    canvas.setStale(false);
    QVERIFY(isSeen());
    canvas.setMaskStyle(MaskStyle::Outlines);
    QVERIFY(isSeen());
    canvas.setMask(nullptr);
    canvas.setPhoto(PhotoPixels::make(core::Image({40, 20}, core::Rgb{10, 10, 10})));
    QVERIFY(isSeen());
    canvas.setPhoto(nullptr);
    QVERIFY(isSeen());
    QPalette dark = canvas.palette();
    dark.setColor(QPalette::Window, QColor(20, 20, 20));
    canvas.setPalette(dark);
    QVERIFY(isSeen());
    QVERIFY(!isSeen());
}

QTEST_MAIN(TestMovedPicture)
#include "tst_moved_picture.moc"
