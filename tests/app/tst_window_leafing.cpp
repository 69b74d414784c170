// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The order in which the library shows frames, by the scores of slots, and what is segmented ahead along it.
#include "core/image/video_writer.h"
#include "tests/support/window_fixture.h"

#include <QComboBox>
#include <QLabel>
#include <QTest>

using namespace app;
using namespace testing_support;

class TestWindowLeafing : public QObject, private WindowFixture {
    Q_OBJECT

private slots:
    void initTestCase() { writeCityscapes(m_folder / "eight", 8); }
    void framesAreSortedByTheScoresOfAnySlotAndTheListNamesTheSlotsOfNow();
    void theFilterSaysWhoseScoresItTakes();
    void whatIsAheadIsWhatTheLibraryShows();
    void aFilterThatChangesPutsOtherFramesAhead();
    void noMoreThanTwoFramesAreAheadThoughScoresMoveThemAbout();
    void aheadOfAVideoIsOnlyWhatComesNext();

private:
    MainWindow::Options lookingAhead() const {
        MainWindow::Options with = options();
        with.lookAhead = true;
        return with;
    }
    static QStringList orders(MainWindow& window) {
        QStringList texts;
        for (auto* combo : window.library().panel()->findChildren<QComboBox*>())
            for (int i = 0; i < combo->count(); ++i) texts << combo->itemText(i);
        return texts;
    }
    static QString noteUnderFilter(MainWindow& window) {
        for (auto* label : window.library().panel()->findChildren<QLabel*>())
            if (!label->isHidden() && (label->text().contains("Score") || label->text().contains("score")))
                return label->text();
        return {};
    }
    static std::vector<int> segmented(MainWindow& window) { return window.controller().segmentedFrames(0); }
};

void TestWindowLeafing::framesAreSortedByTheScoresOfAnySlotAndTheListNamesTheSlotsOfNow() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    open(window, path("eight"));
    setModel(window, 0, "class0"); // the same on every frame
    setModel(window, 2, "red");    // 0 is road, 13 car: frame 0 alone is half right
    QTRY_COMPARE(orders(window), QStringList({"By name", "By mIoU of A class0", "By mIoU of C red"}));
    window.controller().startBatch();
    QTRY_VERIFY(!window.controller().batch());
    auto& panel = *window.library().panel();
    const auto& shown = panel.model().shown();
    panel.setOrder({2, false});
    QTRY_COMPARE(shown.back(), 0);
    panel.setOrder({2, true});
    QCOMPARE(shown.front(), 0);
    panel.setOrder({0, false});
    QCOMPARE(shown, (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7})); // all alike: in their own order
    window.controller().renameSlot(2, "crimson");
    QTRY_COMPARE(orders(window).last(), QString("By mIoU of C crimson"));
    QCOMPARE(panel.model().order().slot, 0);
    window.controller().swapSlots(1, 2);
    QTRY_COMPARE(orders(window).last(), QString("By mIoU of B crimson"));
    panel.setOrder({1, true});
    window.controller().clearSlot(1); // what they are sorted by is gone
    QTRY_COMPARE(orders(window), QStringList({"By name", "By mIoU of A class0"}));
    QCOMPARE(panel.model().order().slot, -1);
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowLeafing::theFilterSaysWhoseScoresItTakes() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    open(window, path("eight"));
    auto& filter = window.library().panel()->filter();
    filter.setText("miou<0.4");
    QCOMPARE(noteUnderFilter(window), QString("No slot has scores yet."));
    setModel(window, 0, "class0");
    QTRY_COMPARE(noteUnderFilter(window), QString("Scores of A class0."));
    setModel(window, 2, "red");
    QTRY_COMPARE(noteUnderFilter(window), QString("Scores of any slot: A class0, C red; “A.miou<0.4” asks for one."));
    filter.setText("C.miou<0.4");
    QCOMPARE(noteUnderFilter(window), QString("Scores of C red."));
    filter.setText("B.iou:car<0.4");
    QCOMPARE(noteUnderFilter(window), QString("Slot B is empty: it has no scores."));
    filter.setText("miou<");
    QVERIFY(!noteUnderFilter(window).contains("Scores of")); // what is wrong with it goes first
    filter.setText("has:truth");
    QCOMPARE(noteUnderFilter(window), QString());
}

void TestWindowLeafing::whatIsAheadIsWhatTheLibraryShows() {
    FakeEngine fake;
    MainWindow window(fake.engine(), lookingAhead());
    open(window, path("eight"));
    window.library().panel()->filter().setText("-000001 -000002");
    window.controller().setSlot(0, slotModel("class1"));
    QTRY_COMPARE(segmented(window), (std::vector<int>{0, 3}));
    QTRY_VERIFY(window.controller().isAtRest());
    QCOMPARE(segmented(window), (std::vector<int>{0, 3})); // and not frame 1
    window.controller().showFrame(5);
    QTRY_COMPARE(segmented(window), (std::vector<int>{0, 3, 4, 5, 6}));
    window.controller().showFrame(3); // the one before it in the library is done
    QTRY_VERIFY(!window.isBusy() && window.controller().isAtRest());
    QCOMPARE(segmented(window), (std::vector<int>{0, 3, 4, 5, 6}));
}

void TestWindowLeafing::aFilterThatChangesPutsOtherFramesAhead() {
    FakeEngine fake;
    MainWindow window(fake.engine(), lookingAhead());
    open(window, path("eight"));
    window.controller().setSlot(0, slotModel("class1"));
    QTRY_COMPARE(segmented(window), (std::vector<int>{0, 1}));
    window.library().panel()->filter().setText("-000001 -000002 -000003");
    QTRY_COMPARE(segmented(window), (std::vector<int>{0, 1, 4}));
    window.library().panel()->filter().clear();
    window.library().panel()->setOrder({-1, true}); // by name, the last one first: after frame 0 comes none
    QTRY_VERIFY(!window.isBusy() && window.controller().isAtRest());
    QCOMPARE(segmented(window), (std::vector<int>{0, 1, 4}));
}

void TestWindowLeafing::noMoreThanTwoFramesAreAheadThoughScoresMoveThemAbout() {
    FakeEngine fake;
    CompareController controller(fake.engine());
    controller.setNeighbours([&controller](int, int step) { // always one that is not segmented
        const auto done = controller.segmentedFrames(0);
        for (int frame = 0; step > 0 && frame < controller.frameCount(); ++frame)
            if (std::ranges::find(done, frame) == done.end()) return frame;
        return -1;
    });
    controller.setLookAhead(true);
    controller.open(m_folder / "eight");
    QTRY_VERIFY(controller.frame() != nullptr);
    controller.setSlot(0, slotModel("class1"));
    QTRY_COMPARE(controller.segmentedFrames(0).size(), std::size_t{3});
    QTRY_VERIFY(controller.isAtRest());
    QCOMPARE(controller.segmentedFrames(0).size(), std::size_t{3});
    controller.lookAheadAnew();
    QTRY_COMPARE(controller.segmentedFrames(0).size(), std::size_t{5});
    QTRY_VERIFY(controller.isAtRest());
    controller.showFrame(7);
    QTRY_COMPARE(controller.segmentedFrames(0).size(), std::size_t{8});
}

void TestWindowLeafing::aheadOfAVideoIsOnlyWhatComesNext() {
    auto writer = core::VideoWriter::create(m_folder / "drive.mp4", {64, 32}, 10);
    QVERIFY(writer);
    for (int i = 0; i < 6; ++i)
        must(writer->write(core::Image({64, 32}, core::Rgb{static_cast<std::uint8_t>(20 * i), 90, 90})));
    must(writer->finish());
    FakeEngine fake;
    MainWindow window(fake.engine(), lookingAhead());
    open(window, path("drive.mp4"));
    window.controller().showFrame(3);
    window.controller().setSlot(0, slotModel("class1"));
    QTRY_COMPARE(segmented(window), (std::vector<int>{3, 4}));
    QTRY_VERIFY(window.controller().isAtRest());
    QCOMPARE(segmented(window), (std::vector<int>{3, 4}));
}

QTEST_MAIN(TestWindowLeafing)
#include "tst_window_leafing.moc"
