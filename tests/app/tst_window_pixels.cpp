// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/window_fixture.h"

#include <QTest>

using namespace app;
using namespace testing_support;

class TestWindowPixels : public QObject, private WindowFixture {
    Q_OBJECT

private slots:
    void probeNamesTheClassOfEveryPane();
    void theProbePanelListsEverySlotAndItsFirstClassIsTheMasks();
    void aClickPinsAPixelAndThePinFollowsTheFrames();
    void aCellOfTheConfusionShowsThatPairAlone();
};

void TestWindowPixels::probeNamesTheClassOfEveryPane() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    open(window, path("city"));
    setModel(window, 0, "class10");
    window.view().sharedView().setProbe(QPoint(6, 1));
    const QString text = window.view().probeText();
    QVERIFY2(text.contains("x 6  y 1"), qPrintable(text));
    QVERIFY2(text.contains("truth car") && text.contains("A sky"), qPrintable(text));
    window.view().sharedView().setProbe({});
    QCOMPARE(window.view().probeText(), QString());
}

void TestWindowPixels::theProbePanelListsEverySlotAndItsFirstClassIsTheMasks() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setModel(window, 0, "class13");
    setModel(window, 2, "ten");
    const auto values = window.view().probeValues({6, 1});
    QCOMPARE(*values.truth, "car"); // the right half
    QCOMPARE(values.slotValues.size(), std::size_t{2});
    QCOMPARE(values.slotValues[0].letter, "A");
    QCOMPARE(values.slotValues[0].classes.front().name, "car");
    QCOMPARE(values.slotValues[1].letter, "C");
    QCOMPARE(values.slotValues[1].classes.front().name, "road");
    window.view().sharedView().setProbe(QPoint(6, 1));
    QVERIFY(window.view().probe()->text().contains("car"));
    window.controller().clearSlot(0);
    QVERIFY(!window.view().probe()->text().contains("A class13")); // what is shown is what is there now
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowPixels::aClickPinsAPixelAndThePinFollowsTheFrames() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setModel(window, 0, "red"); // the number of the frame as class
    auto& canvas = window.view().photoPane().canvas();
    const auto& pins = window.view().sharedView().pins();
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, canvas.rect().center());
    QCOMPARE(pins.size(), std::size_t{1});
    const QPoint pixel = pins.front();
    QCOMPARE(window.view().probeValues(pixel).slotValues[0].classes.front().name, "road");
    window.controller().showNext();
    QTRY_COMPARE(window.view().probeValues(pixel).slotValues[0].classes.size(), std::size_t{1});
    QCOMPARE(window.view().probeValues(pixel).slotValues[0].classes.front().name, "sidewalk");
    QCOMPARE(pins.size(), std::size_t{1});
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, canvas.rect().center());
    QVERIFY(pins.empty());
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowPixels::aCellOfTheConfusionShowsThatPairAlone() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setModel(window, 0, "class0");
    auto* confusion = window.view().confusion();
    QCOMPARE(confusion->slotName(), "A class0");
    emit confusion->cellActivated(13, 0);
    const auto& visible = window.view().legendModel().visible();
    for (std::size_t i = 0; i < visible.size(); ++i) QCOMPARE(bool(visible[i]), i == 0 || i == 13);
    emit confusion->cellActivated(13, 0);
    QVERIFY(std::all_of(visible.begin(), visible.end(), [](bool shown) { return shown; }));
    QTRY_VERIFY(!window.isBusy());
}

QTEST_MAIN(TestWindowPixels)
#include "tst_window_pixels.moc"
