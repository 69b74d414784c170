// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/swipe.h"

#include "tests/support/mouse.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace widgets;

namespace {

QWidget* colored(const QColor& color) {
    auto* widget = new QWidget;
    QPalette palette = widget->palette();
    palette.setColor(QPalette::Window, color);
    widget->setPalette(palette);
    widget->setAutoFillBackground(true);
    return widget;
}

struct RedAndGreen {
    QWidget* red = colored(Qt::red);
    QWidget* green = colored(Qt::green);
    Swipe swipe{red, green};

    RedAndGreen() {
        swipe.resize(400, 200);
        swipe.show();
    }
    QColor at(int x) { return swipe.grab().toImage().pixelColor(x, 20); }
};

} // namespace

class TestSwipe : public QObject {
    Q_OBJECT

private slots:
    void eachSideShowsItsPicture();
    void bothPicturesAreAsLargeAsTheWhole();
    void theMouseReachesThePictureThatIsSeen();
    void draggingMovesTheDividerAndStopsAtTheEdges();
    void keysMoveTheDividerAndNotTheWindow();
    void theShareIsKeptWhenTheSizeChanges();
};

void TestSwipe::eachSideShowsItsPicture() {
    RedAndGreen both;
    QCOMPARE(both.at(180), QColor(Qt::red));
    QCOMPARE(both.at(220), QColor(Qt::green));
    both.swipe.setPosition(0.25);
    QCOMPARE(both.at(80), QColor(Qt::red));
    QCOMPARE(both.at(120), QColor(Qt::green));
    both.swipe.setPosition(0);
    QCOMPARE(both.at(50), QColor(Qt::green));
    both.swipe.setPosition(1);
    QCOMPARE(both.at(350), QColor(Qt::red));
}

void TestSwipe::bothPicturesAreAsLargeAsTheWhole() {
    RedAndGreen both;
    both.swipe.setPosition(0.1);
    QCOMPARE(both.red->geometry(), both.swipe.rect());
    QCOMPARE(both.green->geometry(), both.swipe.rect());
}

void TestSwipe::theMouseReachesThePictureThatIsSeen() {
    RedAndGreen both;
    QVERIFY(both.swipe.childAt(50, 20) == both.red);
    QVERIFY(both.swipe.childAt(350, 20) == both.green);
    QVERIFY(both.swipe.childAt(200, 20) == &both.swipe.divider());
    both.swipe.setPosition(0.75);
    QVERIFY(both.swipe.childAt(250, 20) == both.red);
}

void TestSwipe::draggingMovesTheDividerAndStopsAtTheEdges() {
    RedAndGreen both;
    QSignalSpy changed(&both.swipe, &Swipe::positionChanged);
    QWidget& divider = both.swipe.divider();
    const auto dragTo = [&](int x) {
        testing_support::moveMouse(&divider, divider.mapFromParent(QPoint(x, 20)), Qt::LeftButton);
    };
    QTest::mousePress(&divider, Qt::LeftButton, {}, {divider.width() / 2 + 3, 20}); // beside the line: it must not jump
    dragTo(203);
    QVERIFY(std::abs(both.swipe.position() - 0.5) < 0.003);
    dragTo(103);
    QVERIFY(std::abs(both.swipe.position() - 0.25) < 0.003);
    dragTo(-500);
    QCOMPARE(both.swipe.position(), 0.0);
    QVERIFY(both.swipe.rect().contains(divider.geometry())); // can be grasped again
    dragTo(2000);
    QCOMPARE(both.swipe.position(), 1.0);
    QVERIFY(changed.count() >= 3);
    QTest::mouseDClick(&divider, Qt::LeftButton);
    QCOMPARE(both.swipe.position(), 0.5);
}

void TestSwipe::keysMoveTheDividerAndNotTheWindow() {
    RedAndGreen both;
    QAction next;
    next.setShortcut(Qt::Key_Right);
    both.swipe.addAction(&next);
    QSignalSpy triggered(&next, &QAction::triggered);
    QVERIFY(QTest::qWaitForWindowActive(&both.swipe));
    QWidget& divider = both.swipe.divider();
    divider.setFocus();
    QTest::keyClick(&divider, Qt::Key_Right);
    QCOMPARE(triggered.count(), 0);
    QVERIFY(std::abs(both.swipe.position() - 0.52) < 1e-9);
    QTest::keyClick(&divider, Qt::Key_Home);
    QCOMPARE(both.swipe.position(), 0.0);
    QTest::keyClick(&divider, Qt::Key_Left);
    QCOMPARE(both.swipe.position(), 0.0);
    QTest::keyClick(&divider, Qt::Key_End);
    QCOMPARE(both.swipe.position(), 1.0);
}

void TestSwipe::theShareIsKeptWhenTheSizeChanges() {
    RedAndGreen both;
    both.swipe.setPosition(0.25);
    both.swipe.resize(800, 300);
    QCOMPARE(both.at(180), QColor(Qt::red));
    QCOMPARE(both.at(220), QColor(Qt::green));
}

QTEST_MAIN(TestSwipe)
#include "tst_swipe.moc"
