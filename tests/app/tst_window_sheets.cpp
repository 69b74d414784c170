// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What saved pictures of panes hold.
#include "tests/support/window_fixture.h"
#include "widgets/canvas/picture_sheet.h"

#include <QTest>

using namespace app;
using namespace testing_support;

class TestWindowSheets : public QObject, private WindowFixture {
    Q_OBJECT

private slots:
    void pinsAreInThePictureOfEveryPaneAndListedBelow();
    void aPinOutsideOfTheFrameIsInNoPicture();
    void aPinOfASmallerPictureLiesWhereItsPixelIs();
    void theNumberOfAPinAtTheBorderIsInsideOfThePicture();

private:
    static int white(const QImage& image, const QRect& part) {
        int count = 0;
        for (int y = part.top(); y <= part.bottom(); ++y)
            for (int x = part.left(); x <= part.right(); ++x) count += image.pixel(x, y) == 0xffffffff ? 1 : 0;
        return count;
    }
    static QImage black(QSize size) {
        QImage image(size, QImage::Format_RGB32);
        image.fill(Qt::black);
        return image;
    }
};

void TestWindowSheets::pinsAreInThePictureOfEveryPaneAndListedBelow() {
    writeText(m_folder / "big" / "note.txt", "");
    must(core::writeImage(m_folder / "big" / "a.png", core::Image({320, 160}, core::Rgb{0, 0, 0})));
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    open(window, path("big"));
    setModel(window, 0, "class8");
    const QImage before = window.view().picture(), paneBefore = window.view().picture(&window.view().slotPane(0));
    window.view().pin({160, 80});
    window.view().pin({40, 120});
    const QImage after = window.view().picture(), paneAfter = window.view().picture(&window.view().slotPane(0));
    QCOMPARE(after.width(), before.width());
    QVERIFY(after.height() > before.height()); // a line for each pin
    QVERIFY(paneAfter.height() > paneBefore.height());
    const auto changed = [](const QImage& one, const QImage& other, QPoint middle) {
        return one.copy(QRect(middle, QSize(1, 1)).adjusted(-12, -12, 24, 24)) !=
               other.copy(QRect(middle, QSize(1, 1)).adjusted(-12, -12, 24, 24));
    };
    const int gap = 5, header = 19; // of type of 11 pixels
    for (const QPoint pixel : {QPoint(160, 80), QPoint(40, 120)}) {
        QVERIFY(changed(paneBefore, paneAfter, pixel + QPoint(gap, gap + header)));
        QVERIFY(changed(before, after, pixel + QPoint(gap, gap + header)));
        const bool isBeside = before.width() > 2 * 320;
        const QPoint second = isBeside ? QPoint(2 * gap + 320, gap + header) : QPoint(gap, 2 * (gap + header) + 160);
        QVERIFY(changed(before, after, pixel + second));
    }
    QVERIFY(!changed(before, after, QPoint(250, 40) + QPoint(gap, gap + header)));
    window.view().pin({160, 80});
    window.view().pin({40, 120});
    QCOMPARE(window.view().picture(), before);
}

void TestWindowSheets::aPinOutsideOfTheFrameIsInNoPicture() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    open(window, path("pictures")); // 8×4
    setModel(window, 0, "class8");
    const QImage before = window.view().picture();
    window.view().pin({100, 2});
    QCOMPARE(window.view().picture(), before);
    window.view().pin({7, 3});
    QCOMPARE(window.view().photoPane().canvas().picturePins().size(), std::size_t{1});
    QCOMPARE(window.view().photoPane().canvas().picturePins()[0].number, 2); // as the list counts
}

void TestWindowSheets::aPinOfASmallerPictureLiesWhereItsPixelIs() {
    widgets::SharedView view;
    widgets::FrameCanvas canvas(view);
    canvas.setPhoto(widgets::PhotoPixels::make(core::Image({20, 10})), QSize(80, 40));
    view.setPins({{41, 21}});
    QCOMPARE(canvas.picturePins().size(), std::size_t{1});
    QCOMPARE(canvas.picturePins()[0].middle, QPointF(41.5 / 4, 21.5 / 4));
}

void TestWindowSheets::theNumberOfAPinAtTheBorderIsInsideOfThePicture() {
    widgets::Sheet sheet;
    sheet.frame = {200, 100};
    QPalette dark;
    dark.setColor(QPalette::Window, Qt::black);
    dark.setColor(QPalette::WindowText, Qt::black);
    for (const QPointF corner : {QPointF(199.5, 0.5), QPointF(0.5, 0.5), QPointF(199.5, 99.5), QPointF(0.5, 99.5)}) {
        widgets::SheetPane pane;
        pane.picture = black({200, 100});
        pane.pins = {{7, corner}};
        sheet.panes = {pane};
        const QImage image = widgets::drawSheet(sheet, dark, QFont());
        const QRect picture(5, 5 + 19, 200, 100);
        QVERIFY(white(image, picture) > 8);
        // but for the dot itself nothing reaches beyond the picture
        QVERIFY(white(image, image.rect()) - white(image, picture) < 12);
    }
}

QTEST_MAIN(TestWindowSheets)
#include "tst_window_sheets.moc"
