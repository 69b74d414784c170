// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Closing the window while something is at work: it ends what runs, waits for it, and leaves nothing behind. How long
// that takes is measured by benchmarks/closing.cpp.
#include "tests/support/made_videos.h"
#include "tests/support/window_fixture.h"

#include <QTest>

using namespace app;
using namespace testing_support;

class TestWindowClosing : public QObject, private WindowFixture {
    Q_OBJECT

private slots:
    void initTestCase();
    void whileASourceIsOpened_data();
    void whileASourceIsOpened();
    void whileAModelSegments();
    void whileOneModelSegmentsAndOthersWait();
    void whileNeighboursAreSegmentedAhead();
    void duringABatch();
    void whileAFilmPlays();
    void whileThumbnailsAreMade();
    void whileACheckpointIsRead();
    void whileACheckpointWaitsForAnAnswer();
    void whilePredictionsAreRead();
    void whileAModelLooksAtNoToken();

private:
    struct Closing {
        FakeEngine fake;
        std::unique_ptr<MainWindow> window;
    };
    Closing start(bool lookAhead = false) const {
        Closing closing;
        MainWindow::Options with = options();
        with.lookAhead = lookAhead;
        closing.window = std::make_unique<MainWindow>(closing.fake.engine(), std::move(with));
        closing.window->show();
        return closing;
    }
    static void close(Closing& closing) {
        QVERIFY(closing.window->close());
        closing.window.reset();
        QVERIFY(closing.fake.isLetGo());
    }
};

void TestWindowClosing::initTestCase() { writeText(m_folder / "film.avi", motionJpegAvi({32, 16}, 12).bytes); }

void TestWindowClosing::whileASourceIsOpened_data() {
    QTest::addColumn<QString>("source");
    QTest::newRow("folder") << path("pictures");
    QTest::newRow("root") << path("city");
    QTest::newRow("film") << path("film.avi");
    QTest::newRow("street") << QString::fromLatin1(core::kScenesPath);
}

void TestWindowClosing::whileASourceIsOpened() {
    QFETCH(const QString, source);
    for (int events = 0; events < 12; ++events) { // each time a little later: opening, reading, showing
        Closing closing = start();
        closing.window->openSource(source);
        for (int i = 0; i < events; ++i) QCoreApplication::processEvents();
        close(closing);
    }
}

void TestWindowClosing::whileAModelSegments() {
    Closing closing = start();
    closing.window->controller().setSlot(0, slotModel("sluggish"));
    closing.window->openSource(path("pictures"));
    closing.fake.waitForEntry();
    close(closing);
    QCOMPARE(closing.fake.calls(), 1);
}

void TestWindowClosing::whileOneModelSegmentsAndOthersWait() {
    Closing closing = start();
    for (int slot = 0; slot < kSlots; ++slot)
        closing.window->controller().setSlot(slot, slotModel(slot == 0 ? "sluggish" : "class1"));
    closing.window->openSource(path("pictures"));
    closing.fake.waitForEntry();
    close(closing);
    QCOMPARE(closing.fake.calls(), 1); // the others were not begun for nobody
}

void TestWindowClosing::whileNeighboursAreSegmentedAhead() {
    Closing closing = start(true);
    open(*closing.window, path("pictures"));
    closing.window->controller().setSlot(0, slotModel("stepwise"));
    QTRY_COMPARE(closing.window->controller().slot(0).state, SlotState::Done);
    close(closing);
}

void TestWindowClosing::duringABatch() {
    Closing closing = start();
    closing.window->actions().automatic->setChecked(false);
    open(*closing.window, path("city"));
    closing.window->controller().setSlot(0, slotModel("sluggish"));
    closing.window->actions().segmentAll->trigger();
    closing.fake.waitForEntry();
    close(closing);
    QCOMPARE(closing.fake.calls(), 1);
}

void TestWindowClosing::whileAFilmPlays() {
    Closing closing = start();
    open(*closing.window, path("film.avi"));
    setModel(*closing.window, 0, "class1");
    closing.window->actions().play->trigger();
    QTRY_VERIFY(closing.window->controller().index() > 1);
    close(closing);
}

void TestWindowClosing::whileThumbnailsAreMade() {
    Closing closing = start();
    open(*closing.window, path("film.avi"));
    emit closing.window->timeline().thumbnailsWanted({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
    close(closing);
}

void TestWindowClosing::whileACheckpointIsRead() {
    writeText(m_folder / "files/poem.pth", "Not a checkpoint at all.");
    for (int events = 0; events < 6; ++events) {
        Closing closing = start();
        closing.window->openPaths({path("files/poem.pth"), path("files/poem.pth")});
        for (int i = 0; i < events; ++i) QCoreApplication::processEvents();
        close(closing);
    }
}

void TestWindowClosing::whileACheckpointWaitsForAnAnswer() {
    writeText(m_folder / "files/poem.pth", "Not a checkpoint at all.");
    Closing closing = start();
    closing.window->openPaths({path("files/poem.pth")});
    QTRY_VERIFY(closing.window->findChild<widgets::ImportDialog*>() != nullptr);
    close(closing);
}

void TestWindowClosing::whilePredictionsAreRead() {
    must(core::writeLabelMap(m_folder / "made/town_000000_000000_labelIds.png",
                             core::LabelMap({8, 4}, std::uint8_t{26})));
    for (int events = 0; events < 6; ++events) {
        Closing closing = start();
        closing.window->openSource(path("city"));
        closing.window->openPredictions(path("made"));
        for (int i = 0; i < events; ++i) QCoreApplication::processEvents();
        close(closing);
    }
}

void TestWindowClosing::whileAModelLooksAtNoToken() {
    Closing closing = start();
    closing.window->controller().setSlot(0, slotModel("stubborn"));
    closing.window->openSource(path("pictures"));
    closing.fake.waitForEntry();
    closing.fake.release(); // it ends by itself, and then nothing follows
    close(closing);
    QCOMPARE(closing.fake.calls(), 1);
}

QTEST_MAIN(TestWindowClosing)
#include "tst_window_closing.moc"
