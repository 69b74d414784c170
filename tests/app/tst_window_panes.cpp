// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Layouts, the divider, hatching, and what the network saw.
#include "app/gui/slot_menu.h"
#include "tests/support/made_card.h"
#include "tests/support/window_fixture.h"
#include "widgets/canvas/swipe.h"

#include <QAction>
#include <QMenu>
#include <QTimer>
#include <QToolButton>

#include <set>

using namespace app;
using namespace testing_support;
using PaneLayout = CompareView::PaneLayout;

class TestWindowPanes : public QObject, private WindowFixture {
    Q_OBJECT

private slots:
    void theDividerIsBetweenTheFirstTwoModels();
    void bothSidesOfTheDividerShowTheSamePlace();
    void anyTwoPanesCanBeBesideTheDivider();
    void theKeysOfTheDividerMoveIt();
    void theDividerGivesItsPanesBack();
    void theNextModelTakesThePlaceOfOneThatGoes();
    void blinkByItselfFlipsAtEachTick();
    void layoutsAreOneChoiceInMenuAndKeys();
    void layoutAndHatchingAreRemembered();
    void patternsLieOverClassesAndNotOverVoid();
    void theNetworkOfASlotIsShownItsOwnInput();
    void theInputFollowsSettingsFramesAndSlots();
    void aFolderOfPredictionsShowsNoNetworkAnything();
    void aSlotsOwnSettingsStandInItsTitle();
    void theMenuOfASlotChangesItsSettings();
    void aStoredPredictionSaysSo();

private:
    /// A model whose card is there.
    void setCard(MainWindow& window, int slot, const std::string& name) {
        SlotModel model = slotModel(name);
        model.card = writeCard(m_folder / "cards", name);
        window.controller().setSlot(slot, model);
        QTRY_VERIFY(window.controller().slot(slot).state == SlotState::Done && !window.isBusy());
    }
};

namespace {

widgets::Swipe* swipeOf(MainWindow& window) { return window.view().findChild<widgets::Swipe*>(); }

QAction* actionNamed(QMenu* menu, const QString& text) {
    for (QAction* action : menu->actions())
        if (action->text().remove(QLatin1Char('&')) == text) return action;
    return nullptr;
}

/// As a user opens it.
QMenu* opened(QMenu* menu) {
    emit menu->aboutToShow();
    return menu;
}

} // namespace

void TestWindowPanes::theDividerIsBetweenTheFirstTwoModels() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setModel(window, 0, "class1");
    setModel(window, 2, "class2");
    QVERIFY(swipeOf(window) == nullptr);
    window.actions().swipeLayout->trigger();
    QVERIFY(swipeOf(window) != nullptr);
    QCOMPARE(window.view().swipePanes(), std::pair(2, 4)); // slots A and C
    QVERIFY(window.view().slotPane(0).isVisible() && window.view().slotPane(2).isVisible());
    QVERIFY(!window.view().photoPane().isVisible());
    QVERIFY(!window.view().truthPane().isVisible());
}

void TestWindowPanes::bothSidesOfTheDividerShowTheSamePlace() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setModel(window, 0, "class1");
    setModel(window, 1, "class2");
    window.actions().swipeLayout->trigger();
    auto& left = window.view().slotPane(0).canvas();
    auto& right = window.view().slotPane(1).canvas();
    QTRY_COMPARE(left.size(), right.size());
    QCOMPARE(left.mapTo(&window, QPoint(0, 0)), right.mapTo(&window, QPoint(0, 0)));
    window.view().sharedView().showActualSize(); // these frames are so small that to zoom in is to fit them
    QCOMPARE(left.scale(), right.scale());
    const double zoom = left.scale();
    window.actions().gridLayout->trigger();
    QVERIFY(!window.view().sharedView().isFitted());
    QCOMPARE(left.scale(), zoom); // it holds from one layout to the next
}

void TestWindowPanes::anyTwoPanesCanBeBesideTheDivider() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setModel(window, 0, "class1");
    auto* menu = window.findChild<LayoutMenu*>();
    const QList<QMenu*> sides = menu->findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly);
    QCOMPARE(sides.size(), 2);
    actionNamed(opened(sides[0]), "Photo")->trigger();
    QCOMPARE(window.view().paneLayout(), PaneLayout::Swipe);
    QCOMPARE(window.view().swipePanes(), std::pair(0, 1)); // the truth was at the right, beside the only model
    actionNamed(opened(sides[1]), "A class1")->trigger();
    QCOMPARE(window.view().swipePanes(), std::pair(0, 2));
    actionNamed(opened(sides[1]), "Truth")->trigger();
    QCOMPARE(window.view().swipePanes(), std::pair(0, 1));
    QVERIFY(window.view().photoPane().isVisible() && window.view().truthPane().isVisible());
    actionNamed(opened(sides[1]), "Photo")->trigger(); // which is at the left: the two change places
    QCOMPARE(window.view().swipePanes(), std::pair(1, 0));
    QVERIFY(actionNamed(opened(sides[1]), "Photo")->isChecked());
    window.actions().nextPane->trigger(); // the next one at the right
    QCOMPARE(window.view().swipePanes(), std::pair(1, 2));
    window.actions().previousPane->trigger(); // at the left: not the one that is at the right
    QCOMPARE(window.view().swipePanes(), std::pair(0, 2));
}

void TestWindowPanes::theKeysOfTheDividerMoveIt() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setModel(window, 0, "class1");
    window.actions().dividerRight->trigger(); // there is none yet: it comes
    QCOMPARE(window.view().paneLayout(), PaneLayout::Swipe);
    QVERIFY(window.view().swipePosition() > 0.5);
    const double first = window.view().swipePosition();
    window.actions().dividerLeft->trigger();
    QVERIFY(window.view().swipePosition() < first);
    QTest::keyClick(&swipeOf(window)->divider(), Qt::Key_Home);
    QCOMPARE(window.view().swipePosition(), 0.0);
    QVERIFY(!window.view().slotPane(0).isVisible()); // nothing of it is left
    window.actions().dividerLeft->trigger();
    QCOMPARE(window.view().swipePosition(), 0.0);
}

void TestWindowPanes::theDividerGivesItsPanesBack() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setModel(window, 0, "class1");
    setModel(window, 1, "class2");
    window.view().setSwipePosition(0); // the left pane is hidden behind the right one
    for (int round = 0; round < 2; ++round) {
        window.actions().swipeLayout->trigger();
        window.actions().gridLayout->trigger();
        for (auto* pane : {&window.view().photoPane(), &window.view().truthPane(), &window.view().slotPane(0),
                           &window.view().slotPane(1)}) {
            QVERIFY(pane->isVisible());
            QVERIFY(pane->mask().isEmpty());
            QCOMPARE(pane->layoutDirection(), Qt::LeftToRight);
        }
        QVERIFY(swipeOf(window) == nullptr);
    }
    QTRY_VERIFY(!window.view().slotPane(0).geometry().intersects(window.view().slotPane(1).geometry()));
    QCOMPARE(window.view().swipePosition(), 0.0); // for the next time
}

void TestWindowPanes::theNextModelTakesThePlaceOfOneThatGoes() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    for (int slot = 0; slot < 3; ++slot) setModel(window, slot, "class" + std::to_string(slot));
    window.actions().swipeLayout->trigger();
    QCOMPARE(window.view().swipePanes(), std::pair(2, 3));
    window.controller().clearSlot(0);
    QCOMPARE(window.view().swipePanes(), std::pair(3, 4));
    window.controller().clearSlot(1);
    QCOMPARE(window.view().swipePanes(), std::pair(4, 1)); // the truth beside the last one
    QVERIFY(window.view().truthPane().isVisible());
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowPanes::blinkByItselfFlipsAtEachTick() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setModel(window, 0, "class1");
    setModel(window, 1, "class2");
    window.actions().blinkLayout->trigger();
    QVERIFY(window.view().isBlinking());
    QVERIFY(window.view().slotPane(0).isVisible() && !window.view().slotPane(1).isVisible());
    window.view().blink(); // what each tick does
    QVERIFY(!window.view().slotPane(0).isVisible() && window.view().slotPane(1).isVisible());
    QVERIFY(window.view().isBlinking());
    QCOMPARE(window.view().paneLayout(), PaneLayout::Blink);
    window.actions().alone->trigger(); // all panes again
    QVERIFY(!window.view().isBlinking());
    QCOMPARE(window.view().paneLayout(), PaneLayout::Grid);
}

void TestWindowPanes::layoutsAreOneChoiceInMenuAndKeys() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setModel(window, 0, "class1");
    const auto checked = [&window] {
        QStringList names;
        const auto& all = window.actions();
        for (const QAction* action : {all.gridLayout, all.singleLayout, all.swipeLayout, all.blinkLayout})
            if (action->isChecked()) names << action->text().remove(QLatin1Char('&'));
        return names.join(',');
    };
    QCOMPARE(checked(), "Grid");
    window.actions().alone->trigger();
    QCOMPARE(checked(), "Single");
    window.actions().swipeLayout->trigger();
    QCOMPARE(checked(), "Swipe");
    QVERIFY(!window.actions().alone->isChecked());
    window.actions().alone->trigger();
    QCOMPARE(checked(), "Single");
    window.actions().alone->trigger(); // back to what there was
    QCOMPARE(checked(), "Swipe");
}

void TestWindowPanes::layoutAndHatchingAreRemembered() {
    FakeEngine fake;
    {
        MainWindow window(fake.engine(), options(true));
        window.show();
        open(window, path("city"));
        setModel(window, 0, "class1");
        window.view().setSwipePanes(1, 2);
        window.actions().swipeLayout->trigger();
        window.view().setSwipePosition(0.25);
        window.actions().hatched->trigger();
        window.close();
    }
    {
        MainWindow window(fake.engine(), options(true));
        window.show();
        QCOMPARE(window.view().paneLayout(), PaneLayout::Swipe);
        QVERIFY(window.actions().swipeLayout->isChecked());
        QVERIFY(window.view().isHatched());
        QCOMPARE(window.view().swipePosition(), 0.25);
        open(window, path("city"));
        setModel(window, 0, "class1");
        QCOMPARE(window.view().swipePanes(), std::pair(1, 2));
        window.actions().gridLayout->trigger();
        window.actions().hatched->trigger();
        window.close();
    }
    QSettings().setValue("view/layout", "Spiral"); // of a later version
    QSettings().setValue("view/swipeLeft", 99);
    QSettings().setValue("view/swipePosition", "nan");
    MainWindow window(fake.engine(), options(true));
    window.show();
    QCOMPARE(window.view().paneLayout(), PaneLayout::Grid);
    QCOMPARE(window.view().chosenSwipePanes().first, -1);
    QCOMPARE(window.view().swipePosition(), 0.5);
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowPanes::patternsLieOverClassesAndNotOverVoid() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setModel(window, 0, "class13");
    window.view().setOpacity(1);
    auto& canvas = window.view().slotPane(0).canvas();
    const auto colorsIn = [&canvas] {
        const QImage image = canvas.grab().toImage();
        std::set<QRgb> colors;
        const QPoint middle = image.rect().center();
        for (int y = middle.y() - 8; y < middle.y() + 8; ++y)
            for (int x = middle.x() - 8; x < middle.x() + 8; ++x) colors.insert(image.pixel(x, y));
        return colors.size();
    };
    QCOMPARE(colorsIn(), std::size_t{1});
    window.actions().hatched->trigger();
    QCOMPARE(colorsIn(), std::size_t{2}); // colour and ink
    QVERIFY(window.view().legendModel().isHatched());
    window.view().legendModel().toggle(13); // hidden classes have no ink
    QVERIFY(colorsIn() <= 1);
    window.view().legendModel().showAll();
    window.actions().outlines->trigger(); // of outlines there is nothing to hatch
    window.actions().outlines->trigger();
    QCOMPARE(colorsIn(), std::size_t{2});
}

void TestWindowPanes::theNetworkOfASlotIsShownItsOwnInput() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setCard(window, 0, "class1");
    QVERIFY(!window.view().inputPane().isVisible());
    window.view().setInputSlot(0);
    QVERIFY(window.view().inputPane().isVisible());
    QTRY_VERIFY(window.view().inputPane().toolTip().contains("4×2, bilinear")); // half of 8×4
    QCOMPARE(window.view().inputPane().title(), "What the network of A saw");
    QVERIFY(window.view().inputPane().toolTip().contains("mean 0.5 0.25 0.125"));
    QVERIFY(window.view().inputPane().toolTip().contains("std 0.5 0.25 0.2"));
    QVERIFY(!window.view().inputPane().canvas().isStale());
    QCOMPARE(window.view().inputPane().canvas().scale() > 0, true);
    window.view().setInputSlot(-1);
    QVERIFY(!window.view().inputPane().isVisible());
}

void TestWindowPanes::theInputFollowsSettingsFramesAndSlots() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setCard(window, 0, "class1");
    window.view().setInputSlot(0);
    const auto& pane = window.view().inputPane();
    QTRY_VERIFY(pane.toolTip().contains("4×2"));
    SlotSettings own;
    own.size = core::Size{6, 3};
    window.controller().setSlotSettings(0, own);
    QTRY_VERIFY(pane.toolTip().contains("6×3"));
    own.flip = true;
    window.controller().setSlotSettings(0, own);
    QTRY_VERIFY(pane.toolTip().contains("and mirrored"));
    window.controller().showNext();
    QTRY_VERIFY(pane.info().startsWith("2/3") && !window.view().inputPane().canvas().isStale());
    window.controller().clearSlot(0);
    QVERIFY(!pane.isVisible());
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowPanes::aFolderOfPredictionsShowsNoNetworkAnything() {
    must(core::writeLabelMap(m_folder / "made/town_000000_000000_labelIds.png",
                             core::LabelMap({8, 4}, std::uint8_t{7})));
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    window.openPredictions(path("made"), 0);
    QTRY_VERIFY(window.controller().slot(0).state == SlotState::Done && !window.isBusy());
    window.view().setInputSlot(0);
    QVERIFY(window.view().inputPane().canvas().message().contains("no network"));
}

void TestWindowPanes::aSlotsOwnSettingsStandInItsTitle() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setModel(window, 0, "class1");
    QCOMPARE(window.view().slotPane(0).title(), "class1");
    SlotSettings own;
    own.scale = 0.5;
    window.controller().setSlotSettings(0, own);
    QCOMPARE(window.view().slotPane(0).title(), "class1 · 50 %");
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowPanes::theMenuOfASlotChangesItsSettings() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    setModel(window, 0, "tenths");
    QMenu menu;
    addSlotSettings(menu, window.controller(), 0);
    const auto submenu = [&menu](int index) { return menu.findChildren<QMenu*>()[index]; };
    QVERIFY(actionNamed(submenu(0), "As the others")->isChecked());
    actionNamed(submenu(0), "50 % of frame")->trigger();
    QCOMPARE(*window.controller().slot(0).model->settings.scale, 0.5);
    QTRY_VERIFY(window.controller().slot(0).state == SlotState::Done && !window.isBusy());
    QCOMPARE(int(window.controller().slot(0).prediction->prediction.labels.at(0, 0)), 5);
    QMenu again;
    addSlotSettings(again, window.controller(), 0);
    QVERIFY(actionNamed(again.findChildren<QMenu*>()[0], "50 % of frame")->isChecked());
    actionNamed(again.findChildren<QMenu*>()[1], "bf16")->trigger(); // beside the size, not in its place
    QCOMPARE(settingsText(window.controller().slot(0).model->settings), QStringLiteral("50 % · bf16"));
    QMenu last;
    addSlotSettings(last, window.controller(), 0);
    actionNamed(&last, "As the other slots in everything")->trigger();
    QVERIFY(window.controller().slot(0).model->settings.isEmpty());
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowPanes::aStoredPredictionSaysSo() {
    FakeEngine fake;
    for (const bool isSecond : {false, true}) {
        MainWindow window(fake.engine(), options());
        CacheOptions caching;
        caching.folder = m_folder / "stored-cache";
        caching.leastMs = 0;
        window.controller().setCaching(caching);
        window.show();
        open(window, path("city"));
        setCard(window, 0, "class1");
        QCOMPARE(window.view().slotPane(0).info().contains("stored"), isSecond);
        QCOMPARE(window.view().slotPane(0).toolTip().contains("Segment this frame anew"), isSecond);
    }
    QCOMPARE(fake.calls(), 1);
}

QTEST_MAIN(TestWindowPanes)
#include "tst_window_panes.moc"
