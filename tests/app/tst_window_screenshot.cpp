// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/window_fixture.h"

#include "app/gui/screenshot.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace app;
using namespace testing_support;

class TestWindowScreenshot : public QObject, private WindowFixture {
    Q_OBJECT

private slots:
    void screenshotWritesThePictureAndTheScores();
    void screenshotWithNothingOpenSaysWhatToOpen();
    void screenshotTellsWhatWasLeftOutAndFails();
};

void TestWindowScreenshot::screenshotWritesThePictureAndTheScores() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    window.controller().setSlot(0, slotModel("class0"));
    window.openPaths({path("city")});
    Screenshot screenshot(window, path("shot.png"));
    QSignalSpy taken(&screenshot, &Screenshot::taken);
    QTRY_COMPARE(taken.count(), 1);
    QCOMPARE(taken[0][0].toInt(), 0);
    QCOMPARE(QImage(path("shot.png")).size(), window.size());
    QVERIFY(screenshot.report().contains("A class0"));
    QVERIFY(screenshot.report().contains(QRegularExpression("mIoU \\(official\\) +0\\.2500")));
}

void TestWindowScreenshot::screenshotWithNothingOpenSaysWhatToOpen() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    Screenshot screenshot(window, path("nofolder/shot.png"));
    QSignalSpy taken(&screenshot, &Screenshot::taken);
    QTRY_COMPARE(taken.count(), 1);
    QVERIFY(screenshot.report().startsWith("Nothing is open."));
    QCOMPARE(taken[0][0].toInt(), 1); // the picture could not be written
    QVERIFY(screenshot.errors().value(0).contains("nofolder"));
}

void TestWindowScreenshot::screenshotTellsWhatWasLeftOutAndFails() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    Screenshot screenshot(window, path("left-out.png"));
    window.openPaths({path("pictures"), path("city")});
    QSignalSpy taken(&screenshot, &Screenshot::taken);
    QTRY_COMPARE(taken.count(), 1);
    QCOMPARE(taken[0][0].toInt(), 1);
    QCOMPARE(screenshot.errors().size(), 1);
    QVERIFY(screenshot.errors()[0].contains("city"));
}

QTEST_MAIN(TestWindowScreenshot)
#include "tst_window_screenshot.moc"
