// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/window_fixture.h"

#include <QAction>
#include <QMenu>
#include <QTest>

using namespace app;
using namespace testing_support;

class TestWindowMasks : public QObject, private WindowFixture {
    Q_OBJECT

private slots:
    void heldZeroShowsTheBarePhoto();
    void hidingAClassShowsThePhotoThere();
    void outlinesLeaveTheInsideToThePhoto();
    void aDerivedPictureIsChosenFromItsMenuAndFollowsTheFrames();
    void anotherPaletteColoursMasksLegendAndProbeAndKeepsWhatIsHidden();
};

void TestWindowMasks::heldZeroShowsTheBarePhoto() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    activate(window);
    open(window, path("city"));
    window.view().setFocus();
    auto& canvas = window.view().truthPane().canvas();
    const auto middle = [&canvas] { return canvas.grab().toImage().pixelColor(canvas.rect().center()); };
    const QColor masked = middle();
    QTest::keyPress(&window, Qt::Key_0);
    const QColor bare = middle();
    QTest::keyRelease(&window, Qt::Key_0);
    QVERIFY(bare != masked);
    QCOMPARE(bare, QColor(0, 0, 0));
    QTRY_COMPARE(middle(), masked);
}

void TestWindowMasks::hidingAClassShowsThePhotoThere() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    window.view().setOpacity(1);
    auto& canvas = window.view().truthPane().canvas();
    const auto left = [&canvas] { return canvas.grab().toImage().pixelColor(canvas.width() / 4, canvas.height() / 2); };
    QCOMPARE(left(), QColor(128, 64, 128)); // road
    window.view().legendModel().toggle(0);
    QCOMPARE(left(), QColor(0, 0, 0));
    window.actions().showAllClasses->trigger();
    QCOMPARE(left(), QColor(128, 64, 128));
}

void TestWindowMasks::outlinesLeaveTheInsideToThePhoto() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    auto& canvas = window.view().truthPane().canvas();
    const auto middleOfTheLeftHalf = [&canvas] {
        const QImage image = canvas.grab().toImage();
        return image.pixelColor(image.width() / 4, image.height() / 2);
    };
    const QColor filled = middleOfTheLeftHalf();
    window.actions().outlines->trigger();
    const QColor lines = middleOfTheLeftHalf();
    QVERIFY(filled != lines);
    window.actions().toggleMasks->trigger();
    QCOMPARE(middleOfTheLeftHalf(), lines); // the photo
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowMasks::aDerivedPictureIsChosenFromItsMenuAndFollowsTheFrames() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setModel(window, 0, "class0");  // road, the left half
    setModel(window, 1, "class13"); // car, the right half
    auto& pane = window.view().layerPane();
    QVERIFY(!pane.isVisible());
    QMenu* menu = nullptr;
    for (QMenu* candidate : window.findChildren<QMenu*>())
        if (candidate->title() == "&Derived picture") menu = candidate;
    QVERIFY(menu != nullptr);
    const auto choose = [menu](const QString& text) {
        emit menu->aboutToShow();
        for (QAction* action : menu->actions())
            if (action->text() == text) return action->trigger(), true;
        return false;
    };
    QVERIFY(choose("Who is right: A or B"));
    QVERIFY(pane.isVisible());
    QCOMPARE(pane.title(), "Who is right: A or B");
    QCOMPARE(pane.info(), "1/3 · only A 50.0 %, only B 50.0 %");
    QVERIFY(pane.canvas().hasMask());
    window.controller().showNext();
    QVERIFY(!pane.canvas().hasMask()); // what belonged to the last frame is gone at once
    QTRY_COMPARE(pane.info(), "2/3 · only A 50.0 %, only B 50.0 %");
    window.controller().clearSlot(1);
    QCOMPARE(pane.canvas().message(), "Slot B is empty.");
    QVERIFY(choose("Right or wrong: A"));
    QCOMPARE(pane.info(), "2/3 · 50.0 % right");
    QVERIFY(!choose("Agreement of all"));
    QVERIFY(choose("No derived picture"));
    QVERIFY(!pane.isVisible());
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowMasks::anotherPaletteColoursMasksLegendAndProbeAndKeepsWhatIsHidden() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setModel(window, 0, "class0");
    auto& view = window.view();
    view.setOpacity(1);
    auto& canvas = view.slotPane(0).canvas();
    const auto middle = [&canvas] { return canvas.grab().toImage().pixelColor(canvas.rect().center()); };
    const auto legendColor = [&view](int classIndex) {
        const auto& model = view.legendModel();
        return model.index(model.rowOfClass(classIndex), 0).data(widgets::LegendModel::ColorRole).value<QColor>();
    };
    QCOMPARE(middle(), QColor(128, 64, 128));
    view.legendModel().toggle(13);
    QMenu* menu = nullptr;
    for (QMenu* candidate : window.findChildren<QMenu*>())
        if (candidate->title() == "C&olours of the classes") menu = candidate;
    emit menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 2);
    menu->actions()[1]->trigger();
    const core::Rgb expected = core::paletteOf(view.scheme(), core::kColorBlindPalette)[0];
    QVERIFY(expected != (core::Rgb{128, 64, 128}));
    QCOMPARE(middle(), QColor(expected.r, expected.g, expected.b));
    QCOMPARE(legendColor(0), middle());
    QCOMPARE(view.probeValues({1, 1}).slotValues[0].classes.front().color, middle());
    QVERIFY(!view.legendModel().visible()[13]);
    QVERIFY(view.legendModel().visible()[0]);
    view.setPalette("official");
    QCOMPARE(middle(), QColor(128, 64, 128));
    QTRY_VERIFY(!window.isBusy());
}

QTEST_MAIN(TestWindowMasks)
#include "tst_window_masks.moc"
