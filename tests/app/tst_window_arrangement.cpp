// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/window_fixture.h"

#include <QDockWidget>
#include <QSettings>
#include <QTest>
#include <QToolBar>
#include <QToolButton>

using namespace app;
using namespace testing_support;

class TestWindowArrangement : public QObject, private WindowFixture {
    Q_OBJECT

private slots:
    void onePaneAloneTakesAllTheRoomUntilItsModelGoes();
    void blinkFlipsBetweenTheTwoLastPanes();
    void theButtonOfAPaneShowsItAlone();
    void presentationHidesTheToolsAndBringsThemBack();
    void layoutAndRecentFilesAreRemembered();
    void aSizeThatSettingsHoldAsTextIsRemembered();
};

namespace {

/// Letters of the panes in sight: P photo, T truth, then the slots'.
QString panesOf(MainWindow& window) {
    QString letters;
    if (window.view().photoPane().isVisible()) letters += 'P';
    if (window.view().truthPane().isVisible()) letters += 'T';
    for (int i = 0; i < kSlots; ++i)
        if (window.view().slotPane(i).isVisible()) letters += slotLetter(i);
    return letters;
}

} // namespace

void TestWindowArrangement::onePaneAloneTakesAllTheRoomUntilItsModelGoes() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setModel(window, 0, "class1");
    setModel(window, 1, "class2");
    QCOMPARE(panesOf(window), "PTAB");
    window.actions().alone->trigger();
    QCOMPARE(panesOf(window), "A");
    window.actions().nextPane->trigger();
    QCOMPARE(panesOf(window), "B");
    window.actions().nextPane->trigger();
    QCOMPARE(panesOf(window), "P");
    window.actions().previousPane->trigger();
    QCOMPARE(panesOf(window), "B");
    window.controller().showNext();
    QTRY_VERIFY(!window.isBusy());
    QCOMPARE(panesOf(window), "B");
    window.controller().clearSlot(1);
    QCOMPARE(panesOf(window), "PTA");
    QVERIFY(!window.actions().alone->isChecked());
    window.actions().nextPane->trigger(); // of no use while all are shown
    QCOMPARE(panesOf(window), "PTA");
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowArrangement::blinkFlipsBetweenTheTwoLastPanes() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setModel(window, 0, "class1");
    setModel(window, 3, "class2");
    for (const char* expected : {"A", "D", "A", "D"}) {
        window.actions().blink->trigger();
        QCOMPARE(panesOf(window), expected);
    }
    QVERIFY(window.actions().alone->isChecked());
    window.actions().nextPane->trigger();
    QCOMPARE(panesOf(window), "P");
    window.actions().blink->trigger();
    QCOMPARE(panesOf(window), "D");
    window.actions().blink->trigger();
    QCOMPARE(panesOf(window), "P");
    window.actions().alone->trigger();
    QCOMPARE(panesOf(window), "PTAD");
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowArrangement::theButtonOfAPaneShowsItAlone() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setModel(window, 0, "class1");
    QToolButton* button = nullptr;
    for (auto* candidate : window.view().truthPane().findChildren<QToolButton*>())
        if (candidate->accessibleName() == "This pane alone") button = candidate;
    QVERIFY(button != nullptr);
    button->click();
    QCOMPARE(panesOf(window), "T");
    button->click();
    QCOMPARE(panesOf(window), "PTA");
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowArrangement::presentationHidesTheToolsAndBringsThemBack() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    const double type = window.font().pointSizeF();
    auto* scores = window.findChild<QDockWidget*>("scores");
    auto* classes = window.findChild<QDockWidget*>("classes");
    scores->show();
    window.actions().present->trigger();
    QVERIFY(window.isFullScreen());
    QVERIFY(!scores->isVisible() && classes->isVisible());
    QVERIFY(!window.findChild<QToolBar*>("tools")->isVisible());
    QVERIFY(window.font().pointSizeF() > 1.4 * type);
    window.actions().present->trigger();
    QVERIFY(!window.isFullScreen());
    QVERIFY(scores->isVisible() && window.findChild<QToolBar*>("tools")->isVisible());
    QCOMPARE(window.font().pointSizeF(), type);
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowArrangement::layoutAndRecentFilesAreRemembered() {
    FakeEngine fake;
    {
        MainWindow window(fake.engine(), options(true));
        window.show();
        window.resize(1111, 777);
        window.view().setOpacity(0.8);
        open(window, path("pictures"));
        window.findChild<QDockWidget*>("library")->hide();
        window.close();
    }
    MainWindow window(fake.engine(), options(true));
    QCOMPARE(window.size(), QSize(1111, 777));
    QCOMPARE(window.view().opacity(), 0.8);
    QVERIFY(window.findChild<QDockWidget*>("library")->isHidden());
    QCOMPARE(RecentFiles().paths(), QStringList{path("pictures")});
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowArrangement::aSizeThatSettingsHoldAsTextIsRemembered() {
    QSettings settings;
    settings.setValue("run/scale", QStringLiteral("0.5"));
    settings.setValue("run/precision", QString::number(int(inference::Precision::F32)));
    settings.sync();
    FakeEngine fake;
    MainWindow window(fake.engine(), options(true));
    QCOMPARE(window.controller().settings().segment.scale, std::optional(0.5));
    QCOMPARE(window.controller().settings().engine.precision, inference::Precision::F32);
    settings.remove("run");
    QTRY_VERIFY(!window.isBusy());
}

QTEST_MAIN(TestWindowArrangement)
#include "tst_window_arrangement.moc"
