// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Films in the window: the street's own, playing, stepping.
#include "app/gui/main_window.h"
#include "core/image/video_writer.h"
#include "tests/support/fake_engine.h"
#include "tests/support/test_files.h"

#include <QAction>
#include <QComboBox>
#include <QDockWidget>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>

using namespace app;
using namespace testing_support;

class TestWindowFilm : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void theStreetFilmOpensWithTruthAndTimeline();
    void thumbnailsOfTheStreetFilmAreDrawnSmall();
    void theBarChoosesHowAFilmIsPlayedAndSoDoTheKeys();
    void howAFilmIsPlayedIsRemembered();
    void settingsThatMakeNoSenseAreLeftOut();
    void aSecondAheadAndBackGoThroughTheFilm();
    void aLateMaskIsDimmedOverItsOwnPhotoWithFrameAndAge();
    void whatALiveFilmDropsIsOnTheBar();

private:
    MainWindow::Options options(bool remember = false) const {
        MainWindow::Options options;
        options.workspace = core::Workspace(m_folder / "workspace");
        options.rememberLayout = remember;
        options.lookAhead = false;
        return options;
    }
    void openFilm(MainWindow& window) {
        window.show();
        window.openSource(QString::fromStdString((m_folder / "drive.mp4").string()));
        QTRY_VERIFY(window.controller().frame() != nullptr && !window.isBusy());
    }
    TemporaryFolder m_folder;
};

/// 40 frames, 20 a second, redder and redder.
void TestWindowFilm::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("Kerbside");
    QCoreApplication::setApplicationName("kerbside-test");
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                       QString::fromStdString((m_folder / "settings").string()));
    auto writer = core::VideoWriter::create(m_folder / "drive.mp4", {64, 32}, 20);
    QVERIFY(writer);
    for (int i = 0; i < 40; ++i)
        must(writer->write(core::Image({64, 32}, core::Rgb{static_cast<std::uint8_t>(6 * i), 0, 0})));
    must(writer->finish());
}

void TestWindowFilm::theStreetFilmOpensWithTruthAndTimeline() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    window.actions().openStreetFilm->trigger();
    QTRY_VERIFY(window.controller().frame() != nullptr);
    QCOMPARE(window.controller().source()->kind(), core::SourceKind::SceneFilm);
    QVERIFY(window.windowTitle().startsWith("Street film"));
    QVERIFY(window.controller().frame()->truth != nullptr);
    QVERIFY(window.findChild<QDockWidget*>("timeline")->isVisible());
    QCOMPARE(window.timeline().film().frames, 340);
    QCOMPARE(window.timeline().film().seconds[17], 1.0);
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowFilm::thumbnailsOfTheStreetFilmAreDrawnSmall() {
    const TemporaryFolder thumbnails;
    ThumbnailFeed feed(thumbnails.path());
    feed.setSource(core::FrameSource::open("scenes/film/rain").value());
    QSignalSpy made(&feed, &ThumbnailFeed::made);
    feed.want({0, 200});
    QTRY_COMPARE(made.count(), 2);
    QCOMPARE(made[1][0].toInt(), 200);
    QCOMPARE(made[1][1].value<QImage>().size(), QSize(160, 80));
    QVERIFY(made[0][1].value<QImage>() != made[1][1].value<QImage>());
}

void TestWindowFilm::theBarChoosesHowAFilmIsPlayedAndSoDoTheKeys() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    openFilm(window);
    const auto boxes = window.playBar().findChildren<QComboBox*>();
    QCOMPARE(boxes.size(), 2);
    QComboBox& mode = *boxes[0];
    QComboBox& speed = *boxes[1];
    const auto settings = [&] { return window.controller().player().settings(); };
    QCOMPARE(settings(), (PlaySettings{PlayMode::EveryFrame, 1, false}));
    QCOMPARE(mode.currentText(), QString("Every frame"));
    QCOMPARE(speed.currentText(), QString("1×"));
    QTest::keyClick(&window, Qt::Key_L);
    QCOMPARE(settings(), (PlaySettings{PlayMode::Live, 1, false}));
    QCOMPARE(mode.currentText(), QString("Live"));
    window.actions().loop->trigger();
    window.actions().slower->trigger();
    QCOMPARE(settings(), (PlaySettings{PlayMode::Live, 0.75, true}));
    QCOMPARE(speed.currentData().toDouble(), 0.75);
    speed.setCurrentIndex(speed.count() - 1);
    emit speed.activated(speed.count() - 1);
    QCOMPARE(settings().speed, 4.0);
    QVERIFY(!window.actions().faster->isEnabled());
    mode.setCurrentIndex(0);
    emit mode.activated(0);
    QCOMPARE(settings().mode, PlayMode::EveryFrame);
    QVERIFY(!window.actions().live->isChecked());
}

void TestWindowFilm::howAFilmIsPlayedIsRemembered() {
    FakeEngine fake;
    const PlaySettings chosen{PlayMode::Live, 0.25, true};
    {
        MainWindow window(fake.engine(), options(true));
        window.show();
        window.controller().setPlaySettings(chosen);
        window.close();
    }
    MainWindow window(fake.engine(), options(true));
    QCOMPARE(window.controller().player().settings(), chosen);
    QVERIFY(window.actions().live->isChecked());
    QVERIFY(window.actions().loop->isChecked());
    QVERIFY(!window.actions().slower->isEnabled());
}

void TestWindowFilm::settingsThatMakeNoSenseAreLeftOut() {
    QSettings().setValue("play/speed", "-3");
    FakeEngine fake;
    const MainWindow window(fake.engine(), options(true));
    QCOMPARE(const_cast<MainWindow&>(window).controller().player().settings().speed, 1.0);
}

void TestWindowFilm::aSecondAheadAndBackGoThroughTheFilm() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    openFilm(window);
    window.actions().secondAhead->trigger();
    QTRY_COMPARE(window.timeline().current(), 20);
    QTest::keyClick(&window, Qt::Key_Right);
    QCOMPARE(window.controller().index(), 21);
    window.actions().secondBack->trigger();
    QTRY_COMPARE(window.timeline().current(), 1);
}

void TestWindowFilm::aLateMaskIsDimmedOverItsOwnPhotoWithFrameAndAge() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    openFilm(window);
    CompareController& controller = window.controller();
    controller.setPlaySettings({PlayMode::Live, 1, true});
    controller.setSlot(0, slotModel("stubborn"));
    fake.waitForEntry(); // the first frame
    controller.setPlaying(true);
    QTRY_VERIFY(controller.index() >= 4);
    auto& pane = window.view().slotPane(0);
    QVERIFY(!pane.canvas().hasMask());
    fake.release();
    fake.waitForEntry(); // by then what it made of the first frame is on the screen
    QTRY_VERIFY(pane.canvas().hasMask());
    QVERIFY(pane.canvas().isStale());
    QVERIFY2(pane.info().startsWith("1/40 · "), qPrintable(pane.info()));
    QVERIFY(pane.info().endsWith(" s old"));
    const QString before = pane.info();
    QTRY_VERIFY(pane.info() != before); // and grows older
    QVERIFY(pane.info().startsWith("1/40 · "));
    QVERIFY(window.view().photoPane().info() != "1/40");
    // The pane shows the photo that the mask is of: nearly black, while the film has become red.
    const QImage shown = pane.canvas().grab().toImage();
    const QImage now = window.view().photoPane().canvas().grab().toImage();
    window.view().setBare(true);
    QVERIFY(qRed(pane.canvas().grab().toImage().pixel(shown.width() / 2, shown.height() / 2)) <=
            qRed(now.pixel(now.width() / 2, now.height() / 2)));
    controller.setPlaying(false);
    for (int i = 0; i < 4; ++i) fake.release();
    QTRY_VERIFY(!window.isBusy());
    QVERIFY(!pane.canvas().isStale()); // the frame that stands has its own
    QVERIFY(!pane.info().contains("old"));
}

void TestWindowFilm::whatALiveFilmDropsIsOnTheBar() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    openFilm(window);
    QVERIFY(window.playBar().tallyText().isEmpty());
    window.controller().setPlayRange(0, 5);
    window.controller().setPlaySettings({PlayMode::Live, 1, false});
    window.controller().setSlot(0, slotModel("stubborn"));
    fake.waitForEntry();
    window.controller().setPlaying(true);
    QTRY_VERIFY(!window.controller().isPlaying());
    const auto& tally = window.controller().playTally();
    QVERIFY(tally.dropped > 0);
    QCOMPARE(window.playBar().tallyText(), QString("live: %1 shown · %2 not segmented · %3 left out")
                                               .arg(tally.shown)
                                               .arg(tally.dropped)
                                               .arg(tally.skipped));
    for (int i = 0; i < 4; ++i) fake.release();
    QTRY_VERIFY(!window.isBusy());
}

QTEST_MAIN(TestWindowFilm)
#include "tst_window_film.moc"
