// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What can be chosen in lists and menus, from the list of all commands and by keys.
#include "app/gui/command_list.h"
#include "app/gui/key_bindings.h"
#include "app/gui/slot_actions.h"
#include "core/cityscapes/frame_source.h"
#include "tests/support/window_fixture.h"
#include "widgets/commands/command_palette.h"

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QMenuBar>
#include <QSignalSpy>
#include <QTest>

using namespace app;
using namespace testing_support;

class TestWindowChoices : public QObject, private WindowFixture {
    Q_OBJECT

private slots:
    void init() { QSettings().clear(); }
    void everyEntryOfEveryListIsACommand();
    void aChoiceIsFoundByTypingAndTakesEffect_data();
    void aChoiceIsFoundByTypingAndTakesEffect();
    void aListThatIsSwitchedOffSaysSo();
    void aListThatHasOtherEntriesByNowIsLeftAlone();
    void everyWeatherOfTheStreetFilmHasACommand();
    void aThemeCanHaveAKey();
    void whatCanBeDoneWithASlotCanHaveKeys();
    void commandsOfAnEmptySlotAreOff();

private:
    static widgets::CommandPalette* palette(MainWindow& window) {
        window.actions().commandPalette->trigger();
        return window.findChildren<widgets::CommandPalette*>().last();
    }
    static QStringList titles(widgets::CommandPalette& palette) {
        QStringList titles;
        for (int row = 0; row < palette.model().rowCount(); ++row)
            titles << palette.model().index(row, 0).data().toString().remove(QStringLiteral("✓ "));
        return titles;
    }
    static void run(MainWindow& window, const QString& typed) {
        auto* list = palette(window);
        list->line().setText(typed);
        QTest::keyClick(&list->line(), Qt::Key_Return);
        delete list;
    }
    static void giveKey(MainWindow& window, const QString& id, const QKeySequence& key) {
        widgets::KeyTable table = window.keys().table();
        for (int row = 0; row < static_cast<int>(table.rows().size()); ++row)
            if (table.rows()[static_cast<std::size_t>(row)].id == id) table.giveKey(row, key, 0);
        window.keys().apply(std::move(table));
    }
};

void TestWindowChoices::everyEntryOfEveryListIsACommand() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    open(window, path("city"));
    setModel(window, 0, "class1");
    setModel(window, 1, "ten");
    QTRY_COMPARE(window.library().panel()->model().slotLetters(), std::string("AB"));
    auto* list = palette(window);
    const QStringList all = titles(*list);
    for (const char* wanted :
         {"Layout: Grid", "Layout: Swipe", "Scheme: merged-10", "Scores of: All frames segmented so far",
          "Order of the chart: Sorted by value", "Colours of the classes: For the colour-blind", "Size: 50 % of frame",
          "Device: cpu", "Speed: 2×", "Playing: Live", "Frames: By mIoU of B ten", "Confusion of: A class1",
          "Leaderboard sorted by: Model", "Theme: Dark", "Order: Grouped by category"})
        QVERIFY2(all.contains(QString::fromUtf8(wanted)), wanted);
    QVERIFY(!all.filter("Derived picture: ").isEmpty());
    QVERIFY(all.filter("Split: ").isEmpty()); // there is but one, and the list is put away
    for (auto* combo : window.findChildren<QComboBox*>())
        for (int i = 0; i < combo->count(); ++i) {
            QVERIFY2(combo->accessibleName() == "Split of the dataset" ||
                         !all.filter(": " + combo->itemText(i)).isEmpty(),
                     qPrintable(combo->itemText(i)));
        }
    delete list;
}

void TestWindowChoices::aChoiceIsFoundByTypingAndTakesEffect_data() {
    QTest::addColumn<QString>("typed");
    QTest::newRow("scheme") << "scheme merged";
    QTest::newRow("layout") << "layout swipe";
    QTest::newRow("palette") << "colours blind";
    QTest::newRow("layer") << "derived entropy";
    QTest::newRow("chart") << "scores of all frames";
    QTest::newRow("size") << "Size: 50 % of frame";
}

void TestWindowChoices::aChoiceIsFoundByTypingAndTakesEffect() {
    QFETCH(QString, typed);
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    open(window, path("city"));
    setModel(window, 0, "class1");
    const auto state = [&window] {
        return QStringList{QString::fromStdString(window.view().scheme().name()),
                           QString::number(int(window.view().paneLayout())),
                           QString::fromStdString(window.view().paletteName()),
                           QString::number(int(window.view().layer().kind)),
                           QString::number(int(window.view().scores()->scope())),
                           QString::number(window.controller().settings().segment.scale.value_or(0))};
    };
    const QStringList before = state();
    run(window, typed);
    const QMap<QString, QPair<int, QString>> wanted{
        {"scheme merged", {0, "merged-10"}},
        {"layout swipe", {1, QString::number(int(CompareView::PaneLayout::Swipe))}},
        {"colours blind", {2, "colour-blind"}},
        {"derived entropy", {3, QString::number(int(LayerKind::Entropy))}},
        {"scores of all frames", {4, QString::number(int(widgets::ScoreScope::SetSoFar))}},
        {"Size: 50 % of frame", {5, "0.5"}}};
    QStringList expected = before;
    expected[wanted[typed].first] = wanted[typed].second;
    QVERIFY(expected != before);
    QCOMPARE(state(), expected);
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowChoices::aListThatIsSwitchedOffSaysSo() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options()); // nothing is open: no frames to sort
    auto* list = palette(window);
    list->line().setText("Frames: By name");
    const auto& model = list->model();
    QCOMPARE(model.index(0, 0).data().toString().remove(QStringLiteral("✓ ")), QString("Frames: By name"));
    QVERIFY(!(model.flags(model.index(0, 0)) & Qt::ItemIsEnabled));
    QCOMPARE(model.index(0, widgets::CommandPaletteModel::Place).data().toString(), QString("Not possible now."));
    delete list;
}

void TestWindowChoices::aListThatHasOtherEntriesByNowIsLeftAlone() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    open(window, path("city"));
    setModel(window, 0, "class1");
    const auto& letters = window.library().panel()->model().slotLetters();
    QTRY_COMPARE(letters, std::string("A"));
    auto* list = palette(window);
    list->line().setText("Frames: By mIoU of A class1");
    QVERIFY(list->model().flags(list->model().index(0, 0)) & Qt::ItemIsEnabled);
    window.controller().clearSlot(0);
    QTRY_COMPARE(letters, std::string());
    window.controller().setSlot(0, slotModel("class2"));
    QTRY_VERIFY(!window.isBusy());
    QTRY_COMPARE(letters, std::string("A")); // the list was filled anew
    QTest::keyClick(&list->line(), Qt::Key_Return);
    QCOMPARE(window.library().panel()->model().order().slot, -1);
}

void TestWindowChoices::everyWeatherOfTheStreetFilmHasACommand() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    QStringList paths;
    for (const MenuCommand& command : commandsOf(*window.menuBar()))
        if (command.path == QString::fromUtf8("File ▸ Street film")) paths << commandTitle(*command.action);
    QCOMPARE(paths, QStringList({"Street film in clear weather", "Street film in rain", "Street film in fog",
                                 "Street film at dusk"}));
    auto& actions = window.actions();
    using core::Weather;
    for (const auto& [action, weather] :
         {std::pair(actions.openRainFilm, Weather::Rain), std::pair(actions.openStreetFilm, Weather::Clear),
          std::pair(actions.openFogFilm, Weather::Fog), std::pair(actions.openDuskFilm, Weather::Dusk)}) {
        action->trigger();
        QTRY_VERIFY(!window.controller().isOpening());
        QVERIFY(window.controller().source() != nullptr);
        QCOMPARE(int(window.controller().source()->frames().front().scene->weather), int(weather));
        QVERIFY2(window.windowTitle().startsWith(commandTitle(*action)), qPrintable(window.windowTitle()));
    }
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowChoices::aThemeCanHaveAKey() {
    MainWindow::Options wanted = options(true);
    std::vector<Theme> applied;
    wanted.applyTheme = [&applied](Theme theme) { applied.push_back(theme); };
    FakeEngine fake;
    {
        MainWindow window(fake.engine(), wanted);
        activate(window);
        giveKey(window, "theme.dark", QKeySequence("Ctrl+F7"));
        QTest::keyClick(&window, Qt::Key_F7, Qt::ControlModifier);
        QCOMPARE(applied, std::vector<Theme>{Theme::Dark});
        auto* list = palette(window);
        const int row = static_cast<int>(titles(*list).indexOf("Theme: Dark"));
        QVERIFY(list->model().index(row, 0).data().toString().startsWith(QString::fromUtf8("✓")));
        QVERIFY(!list->model().index(row, widgets::CommandPaletteModel::Keys).data().toString().isEmpty());
        delete list;
    }
    MainWindow again(fake.engine(), wanted); // remembered
    QCOMPARE(again.findChild<QAction*>("theme.dark")->shortcut(), QKeySequence("Ctrl+F7"));
    QVERIFY(again.findChild<QAction*>("theme.dark")->isChecked());
    QVERIFY(!again.findChild<QAction*>("theme.light")->isChecked());
}

void TestWindowChoices::whatCanBeDoneWithASlotCanHaveKeys() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    activate(window);
    open(window, path("city"));
    setModel(window, 0, "class1");
    setModel(window, 1, "class2");
    giveKey(window, "slotB.swapBefore", QKeySequence("Ctrl+F7"));
    giveKey(window, "slotB.remove", QKeySequence("Ctrl+F8"));
    giveKey(window, "slotA.anew", QKeySequence("Ctrl+F9"));
    QTest::keyClick(&window, Qt::Key_F7, Qt::ControlModifier);
    QCOMPARE(window.controller().slot(0).model->name, QString("class2"));
    const int calls = fake.calls();
    QTest::keyClick(&window, Qt::Key_F9, Qt::ControlModifier);
    QTRY_COMPARE(fake.calls(), calls + 1);
    QTRY_VERIFY(!window.isBusy());
    QTest::keyClick(&window, Qt::Key_F8, Qt::ControlModifier);
    QVERIFY(!window.controller().slot(1).model);
    QTest::keyClick(&window, Qt::Key_F8, Qt::ControlModifier); // there is nothing to remove
    for (const widgets::KeyRow& row : window.keys().table().rows())
        if (row.id.startsWith("slotF.")) QCOMPARE(row.group, QString("Slot F"));
}

void TestWindowChoices::commandsOfAnEmptySlotAreOff() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    open(window, path("city"));
    setModel(window, 2, "class1");
    const auto isOn = [&window](int slot, SlotCommand command) {
        return window.slotActions().of(slot, command)->isEnabled();
    };
    for (const SlotCommand command : {SlotCommand::Anew, SlotCommand::Rename, SlotCommand::Remove}) {
        QVERIFY(isOn(2, command));
        QVERIFY(!isOn(0, command));
    }
    QVERIFY(!isOn(2, SlotCommand::SwapBefore) && !isOn(2, SlotCommand::SwapAfter)); // it is alone
    setModel(window, 0, "class2");
    QVERIFY(isOn(2, SlotCommand::SwapBefore) && !isOn(2, SlotCommand::SwapAfter));
    QVERIFY(isOn(0, SlotCommand::SwapAfter) && isOn(5, SlotCommand::Choose));
}

QTEST_MAIN(TestWindowChoices)
#include "tst_window_choices.moc"
