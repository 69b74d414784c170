// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame_reader.h"
#include "tests/support/made_videos.h"

#include <QTest>

using namespace app;
using namespace testing_support;

class TestFrameReader : public QObject {
    Q_OBJECT

private slots:
    void seekingInAVideoStopsWhenAsked();
    void framesOfAVideoAreReadInAnyOrder();
    void aSceneComesWithAllOfItsTruth();
};

void TestFrameReader::seekingInAVideoStopsWhenAsked() {
    const TemporaryFolder folder;
    constexpr int frames = 50;
    const MadeVideo video = motionJpegAvi({16, 16}, frames);
    // Cut off: whoever decodes up to the last frame meets the damage.
    writeText(folder / "drive.avi", video.bytes.substr(0, video.frameAt[frames - 2]));
    auto reader = FrameReader::open(folder / "drive.avi", {}, {});
    QVERIFY(reader.has_value());
    QCOMPARE(reader->source().frames().size(), std::size_t{frames});
    const auto whole = reader->read(frames - 1, {});
    QVERIFY(!whole.has_value());
    QVERIFY(whole.error().code != core::ErrorCode::Cancelled);
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = reader->read(frames - 1, stop.get_token());
    QVERIFY(!stopped.has_value());
    QCOMPARE(int(stopped.error().code), int(core::ErrorCode::Cancelled));
    QVERIFY(reader->read(3, {}).has_value()); // a stop breaks nothing
}

void TestFrameReader::framesOfAVideoAreReadInAnyOrder() {
    const TemporaryFolder folder;
    writeText(folder / "drive.avi", motionJpegAvi({16, 16}, 20).bytes);
    auto reader = FrameReader::open(folder / "drive.avi", {}, {});
    QVERIFY(reader.has_value());
    for (const int index : {0, 17, 3, 4, 4}) {
        const auto frame = reader->read(index, {});
        QVERIFY(frame.has_value());
        QCOMPARE((*frame)->index, index);
        QCOMPARE(numberOf((*frame)->image), index);
    }
}

void TestFrameReader::aSceneComesWithAllOfItsTruth() {
    auto reader = FrameReader::open(core::kScenesPath, {}, {});
    QVERIFY(reader.has_value());
    const core::Frame& frame = reader->source().frames()[1];
    const auto loaded = reader->read(1, {});
    QVERIFY(loaded.has_value());
    const LoadedFrame& scene = **loaded;
    QCOMPARE(scene.index, 1);
    QVERIFY(scene.image == core::readFrameImage(frame).value());
    QVERIFY(*scene.truth == core::readFrameTruth(frame, scene.image.size()).value());
    QVERIFY(*scene.instances == core::readFrameInstances(frame, scene.image.size()).value());
    QCOMPARE(scene.pixels->size().width(), scene.image.width());
}

QTEST_APPLESS_MAIN(TestFrameReader)
#include "tst_frame_reader.moc"
