// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Keys that are held, and where the keyboard is while panes come and go.
#include "app/gui/held_keys.h"
#include "tests/support/mouse.h"
#include "tests/support/window_fixture.h"
#include "widgets/library/filter_field.h"

#include <QAbstractButton>
#include <QAction>
#include <QLineEdit>
#include <QSignalSpy>
#include <QThread>
#include <QTimer>

using namespace app;
using namespace testing_support;

class TestWindowHeldKeys : public QObject, WindowFixture {
    Q_OBJECT

private slots:
    void init() { QSettings().clear(); }
    void aKeyThatRepeatsWhileTheMouseMovesIsNotLetGo();
    void whoPaintsLongIsToldOfTheRepeatBeforeTheReleaseIsBelieved();
    void theBarePhotoStaysWhileItsKeyRepeats();
    void aKeyBesideAHeldOneLeavesItHeld();
    void aHeldKeySwitchesOnce();
    void aHeldKeyGoesOnLeafing();
    void aPaneThatIsHiddenLeavesTheKeyboardToThePicture();
    void theKeyboardStaysInAFieldThatPanesDoNotHide();
    void spacePlaysWhatWasOpenedAndPressesNoButton();
    void whoTypesAFilterWhileASourceOpensGoesOnTyping();

private:
    /// As X11 tells of a key that repeats while other events come between.
    static void repeat(QWidget* widget, Qt::Key key) {
        QTest::keyRelease(widget, key);
        QTest::keyPress(widget, key);
    }
    static void repeatAsOne(QWidget* widget, Qt::Key key, const QString& text) {
        QTest::simulateEvent(widget, true, key, Qt::NoModifier, text, true);
    }
};

void TestWindowHeldKeys::aKeyThatRepeatsWhileTheMouseMovesIsNotLetGo() {
    QWidget window;
    HeldKeys keys;
    QSignalSpy held(&keys, &HeldKeys::panHeld), tapped(&keys, &HeldKeys::spaceTapped);
    QTest::keyPress(&window, Qt::Key_Space);
    QCOMPARE(held.size(), 1);
    for (int i = 0; i < 3; ++i) repeat(&window, Qt::Key_Space);
    keys.noteDrag();
    repeat(&window, Qt::Key_Space); // what was noted stays noted
    QTest::keyRelease(&window, Qt::Key_Space);
    QTRY_COMPARE(held.size(), 2);
    QCOMPARE(held[1][0].toBool(), false);
    QCOMPARE(tapped.size(), 0);

    QTest::keyClick(&window, Qt::Key_Space);
    QTRY_COMPARE(tapped.size(), 1);
    QCOMPARE(held.size(), 4);
}

void TestWindowHeldKeys::whoPaintsLongIsToldOfTheRepeatBeforeTheReleaseIsBelieved() {
    QWidget window;
    HeldKeys keys;
    QSignalSpy held(&keys, &HeldKeys::panHeld), tapped(&keys, &HeldKeys::spaceTapped);
    QTest::keyPress(&window, Qt::Key_Space);
    QTest::keyRelease(&window, Qt::Key_Space);
    QThread::msleep(60); // at the end of which the press is the next but one to be told
    QTimer press;
    press.setSingleShot(true);
    connect(&press, &QTimer::timeout, &window, [&window] { QTest::keyPress(&window, Qt::Key_Space); });
    press.start(0);
    QTRY_VERIFY(!press.isActive());
    QTest::keyRelease(&window, Qt::Key_Space);
    QTRY_COMPARE(tapped.size(), 1);
    QCOMPARE(held.size(), 2);
}

void TestWindowHeldKeys::theBarePhotoStaysWhileItsKeyRepeats() {
    QWidget window;
    HeldKeys keys;
    QSignalSpy held(&keys, &HeldKeys::peekHeld);
    QTest::keyPress(&window, Qt::Key_0);
    for (int i = 0; i < 3; ++i) repeat(&window, Qt::Key_0);
    QCOMPARE(held.size(), 1);
    QTest::keyRelease(&window, Qt::Key_0);
    QTRY_COMPARE(held.size(), 2);
    QCOMPARE(held[1][0].toBool(), false);
}

void TestWindowHeldKeys::aKeyBesideAHeldOneLeavesItHeld() {
    QWidget window;
    HeldKeys keys;
    QSignalSpy held(&keys, &HeldKeys::peekHeld);
    QTest::keyPress(&window, Qt::Key_0);
    QCOMPARE(held.size(), 1);
    // As X11 tells a repeat while Shift is down and the mouse moves: a release, and a press with the modifier.
    QTest::keyRelease(&window, Qt::Key_0, Qt::ShiftModifier);
    QTest::keyPress(&window, Qt::Key_0, Qt::ShiftModifier);
    // Longer than a release waits to be believed.
    QVERIFY(!QTest::qWaitFor([&] { return held.size() != 1; }, 120));
    QTest::keyRelease(&window, Qt::Key_0, Qt::ShiftModifier);
    QTRY_COMPARE(held.size(), 2);
}

void TestWindowHeldKeys::aHeldKeySwitchesOnce() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    activate(window);
    open(window, path("city"));
    window.view().setFocus();
    const QAction* hide = window.actions().toggleMasks;
    QTest::keyPress(&window, Qt::Key_H);
    QVERIFY(hide->isChecked());
    repeatAsOne(&window, Qt::Key_H, "h");
    QVERIFY(hide->isChecked());
    QTest::keyRelease(&window, Qt::Key_H);
    QTest::keyClick(&window, Qt::Key_H);
    QVERIFY(!hide->isChecked());
}

void TestWindowHeldKeys::aHeldKeyGoesOnLeafing() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    activate(window);
    open(window, path("pictures"));
    window.view().setFocus();
    QTest::keyPress(&window, Qt::Key_D);
    repeatAsOne(&window, Qt::Key_D, "d");
    QTest::keyRelease(&window, Qt::Key_D);
    QCOMPARE(window.controller().index(), 2);
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowHeldKeys::aPaneThatIsHiddenLeavesTheKeyboardToThePicture() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    activate(window);
    open(window, path("city"));
    setModel(window, 0, "made");
    CompareView& view = window.view();
    const auto onPicture = [&view] {
        const auto* canvas = view.shownCanvas();
        return canvas != nullptr && QApplication::focusWidget() == canvas;
    };
    view.slotPane(0).canvas().setFocus();
    for (int i = 0; i < 3; ++i) { // each time the pane with the keyboard is hidden
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_X);
        QTRY_VERIFY(onPicture());
    }
    QVERIFY(window.findChild<widgets::FilterField*>()->text().isEmpty());

    // Two panes go to a divider and come back.
    view.setPaneLayout(CompareView::PaneLayout::Swipe);
    QVERIFY(view.isAncestorOf(QApplication::focusWidget()));
    view.setPaneLayout(CompareView::PaneLayout::Grid);
    QVERIFY(view.isAncestorOf(QApplication::focusWidget()));
}

void TestWindowHeldKeys::theKeyboardStaysInAFieldThatPanesDoNotHide() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    activate(window);
    open(window, path("city"));
    auto* filter = window.findChild<widgets::FilterField*>();
    filter->setFocus();
    const QWidget* before = QApplication::focusWidget();
    window.view().setPaneLayout(CompareView::PaneLayout::Single);
    setModel(window, 0, "made");
    QCOMPARE(QApplication::focusWidget(), before);
}

void TestWindowHeldKeys::spacePlaysWhatWasOpenedAndPressesNoButton() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QAbstractButton* button = nullptr;
    for (auto* candidate : window.findChildren<QAbstractButton*>())
        if (candidate->isVisible() && candidate->focusPolicy() == Qt::StrongFocus) button = candidate;
    QVERIFY(button != nullptr);
    button->setFocus();
    QVERIFY(button->hasFocus());
    window.openSource(path("pictures"));
    QTRY_VERIFY(window.controller().frame() != nullptr && !window.isBusy());
    QCOMPARE(QApplication::focusWidget(), &window.view());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QTRY_VERIFY(window.controller().isPlaying());
    window.controller().setPlaying(false);
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowHeldKeys::whoTypesAFilterWhileASourceOpensGoesOnTyping() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    activate(window);
    auto* filter = window.findChild<widgets::FilterField*>();
    filter->setFocus();
    open(window, path("pictures"));
    QCOMPARE(QApplication::focusWidget(), filter);
}

QTEST_MAIN(TestWindowHeldKeys)
#include "tst_window_held_keys.moc"
