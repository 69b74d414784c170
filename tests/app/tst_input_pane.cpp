// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The caption over what a network is shown: it says whose, of which frame, at which size.
#include "app/gui/input_pane.h"

#include "tests/support/fake_engine.h"
#include "tests/support/made_card.h"
#include "tests/support/slot_models.h"
#include "tests/support/test_files.h"

#include <QTest>

using namespace app;
using namespace testing_support;

class TestInputPane : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { writeCityscapes(m_folder / "city", 3); }
    void theCaptionNamesSlotFrameAndSize();
    void theCaptionFollowsFramesAndSettings();
    void anotherModelAtTheCardGivesAnotherCaption();
    void aFolderOfPredictionsHasNoCaption();

private:
    SlotModel modelAt(const std::filesystem::path& card) const {
        SlotModel model = slotModel("class0");
        model.card = card;
        return model;
    }
    TemporaryFolder m_folder;
};

void TestInputPane::theCaptionNamesSlotFrameAndSize() {
    FakeEngine fake;
    CompareController controller(fake.engine());
    widgets::SharedView view;
    widgets::Pane pane(view, {}, Qt::black);
    InputPane input(controller, pane);
    controller.open(m_folder / "city");
    controller.setSlot(2, modelAt(writeCard(m_folder / "one", "class0")));
    QTRY_VERIFY(isDone(controller, 2));
    input.setSlot(2);
    QCOMPARE(pane.title(), "What the network of C saw");
    QTRY_COMPARE(pane.info(), QString::fromUtf8("1/3 · 4×2, bilinear"));
    QCOMPARE(pane.toolTip().section('\n', 0, 0), QString::fromUtf8("4×2, bilinear"));
    controller.swapSlots(2, 0);
    input.setSlot(0);
    QCOMPARE(pane.title(), "What the network of A saw");
    QTRY_VERIFY(!controller.isBusy());
}

void TestInputPane::theCaptionFollowsFramesAndSettings() {
    FakeEngine fake;
    CompareController controller(fake.engine());
    widgets::SharedView view;
    widgets::Pane pane(view, {}, Qt::black);
    InputPane input(controller, pane);
    controller.open(m_folder / "city");
    controller.setSlot(0, modelAt(writeCard(m_folder / "two", "class0")));
    input.setSlot(0);
    QTRY_COMPARE(pane.info(), QString::fromUtf8("1/3 · 4×2, bilinear"));
    controller.showFrame(2);
    QTRY_COMPARE(pane.info(), QString::fromUtf8("3/3 · 4×2, bilinear"));
    SlotSettings whole;
    whole.scale = 1.0;
    whole.flip = true;
    controller.setSlotSettings(0, whole);
    QTRY_COMPARE(pane.info(), QString::fromUtf8("3/3 · 8×4, bilinear"));
    QVERIFY(pane.toolTip().contains("and mirrored"));
    QTRY_VERIFY(!controller.isBusy());
}

void TestInputPane::anotherModelAtTheCardGivesAnotherCaption() {
    FakeEngine fake;
    CompareController controller(fake.engine());
    widgets::SharedView view;
    widgets::Pane pane(view, {}, Qt::black);
    InputPane input(controller, pane);
    const auto card = writeCard(m_folder / "three", "class0");
    controller.open(m_folder / "city");
    controller.setSlot(0, modelAt(card));
    input.setSlot(0);
    QTRY_COMPARE(pane.info(), QString::fromUtf8("1/3 · 4×2, bilinear"));
    auto read = core::readModelCard(card).value();
    read.input.scale = 1.0;
    writeText(card, core::toJson(read));
    controller.setSlot(0, modelAt(card));
    QTRY_COMPARE(pane.info(), QString::fromUtf8("1/3 · 8×4, bilinear"));
    QTRY_VERIFY(!controller.isBusy());
}

void TestInputPane::aFolderOfPredictionsHasNoCaption() {
    FakeEngine fake;
    CompareController controller(fake.engine());
    widgets::SharedView view;
    widgets::Pane pane(view, {}, Qt::black);
    InputPane input(controller, pane);
    controller.open(m_folder / "city");
    controller.setSlot(0, modelAt(writeCard(m_folder / "four", "class0")));
    input.setSlot(0);
    QTRY_VERIFY(!pane.info().isEmpty());
    controller.setSlot(0, predictionSlot(m_folder / "made", 3));
    QTRY_COMPARE(pane.info(), QString());
    QVERIFY(pane.canvas().message().contains("no network"));
    QVERIFY(pane.toolTip().isEmpty());
    QTRY_VERIFY(!controller.isBusy());
}

QTEST_MAIN(TestInputPane)
#include "tst_input_pane.moc"
