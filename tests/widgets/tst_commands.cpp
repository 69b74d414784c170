// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/commands/command_palette.h"
#include "widgets/commands/fuzzy_match.h"
#include "widgets/commands/keys_dialog.h"
#include "widgets/commands/keys_overlay.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLineEdit>
#include <QPointer>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace widgets;

/// Finding commands, and giving them keys.
class TestCommands : public QObject {
    Q_OBJECT

private slots:
    void everyLetterMustComeInOrder_data();
    void everyLetterMustComeInOrder();
    void beginningsOfWordsWin_data();
    void beginningsOfWordsWin();
    void thePaletteListsAllInTheirOrderAndTheBestFirst();
    void commandsThatCannotBeUsedSayWhyAndAreNotChosen();
    void theLineDrivesTheListAndEnterChooses();
    void nothingFoundIsSaid();
    void aKeyBelongsToOneCommand();
    void storedKeysWinOverDefaultsOfOthers();
    void hostileStoredKeysAreLeftOut();
    void onlyWhatDiffersIsStored();
    void resetTakesTheKeysBackAndNamesTheLosers();
    void heldAndFocusKeysAreRefused_data();
    void heldAndFocusKeysAreRefused();
    void aTakenKeyNamesItsCommandAndIsMovedOnlyWhenAsked();
    void theDialogClearsAndResets();
    void anyKeyClosesTheOverlayAndNoneReachesTheWindow();
    void arrowsScrollTheOverlay();
};

namespace {

std::vector<CommandRow> rows() {
    return {{"Next frame", "Frame", "D or Right", {}, false},
            {"Segment", "Models", "I", "Put a model into a slot first.", false},
            {"Segment all frames", "Models", "Ctrl+B", {}, false},
            {"demo-unet", "Models ▸ Slot A", {}, {}, true}};
}

QKeySequence key(const char* text) { return QKeySequence(QString::fromLatin1(text)); }

KeyTable table() {
    return KeyTable({{"next", "Frame", "Next frame", {key("D"), key("Right")}},
                     {"previous", "Frame", "Previous frame", {key("A"), key("Left")}},
                     {"segment", "Models", "Segment", {key("I")}},
                     {"about", "Help", "About", {}}});
}

QString shown(const CommandPaletteModel& model, int row, int column = 0) {
    return model.index(row, column).data().toString();
}

} // namespace

void TestCommands::everyLetterMustComeInOrder_data() {
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("found");
    QTest::newRow("nothing typed") << ""
                                   << "Segment" << true;
    QTest::newRow("letters in order") << "sgt"
                                      << "Segment" << true;
    QTest::newRow("letters out of order") << "tgs"
                                          << "Segment" << false;
    QTest::newRow("a letter too much") << "segmentx"
                                       << "Segment" << false;
    QTest::newRow("case does not count") << "SEG"
                                         << "segment" << true;
    QTest::newRow("accents do not count") << "uber"
                                          << "Über Kerbside" << true;
    QTest::newRow("words in any order") << "frames all"
                                        << "Segment all frames" << true;
    QTest::newRow("each word must be there") << "frames none"
                                             << "Segment all frames" << false;
    QTest::newRow("empty text") << "a"
                                << "" << false;
}

void TestCommands::everyLetterMustComeInOrder() {
    QFETCH(QString, query);
    QFETCH(QString, text);
    QTEST(fuzzyScore(query, text).has_value(), "found");
}

void TestCommands::beginningsOfWordsWin_data() {
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse");
    QTest::newRow("initials") << "sa"
                              << "Segment all frames"
                              << "Show classes";
    QTest::newRow("together") << "out"
                              << "Outlines only"
                              << "Open until then";
    QTest::newRow("the best way counts, not the first") << "ment"
                                                        << "more segment"
                                                        << "segment";
    QTest::newRow("start of the text") << "fr"
                                       << "Frame"
                                       << "Next frame";
}

void TestCommands::beginningsOfWordsWin() {
    QFETCH(QString, query);
    QFETCH(QString, better);
    QFETCH(QString, worse);
    QVERIFY(fuzzyScore(query, better).has_value());
    QVERIFY(fuzzyScore(query, better).value() > fuzzyScore(query, worse).value_or(-1));
}

void TestCommands::thePaletteListsAllInTheirOrderAndTheBestFirst() {
    CommandPaletteModel model(rows());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(shown(model, 0), "Next frame");
    QCOMPARE(shown(model, 3), "✓ demo-unet");
    QCOMPARE(shown(model, 0, CommandPaletteModel::Keys), "D or Right");
    QCOMPARE(shown(model, 3, CommandPaletteModel::Place), "Models ▸ Slot A");
    model.setQuery("all");
    QCOMPARE(shown(model, 0), "Segment all frames");
    model.setQuery("slot a"); // by the menus around it
    QCOMPARE(model.commandOf(0), 3);
    model.setQuery("zzz");
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.firstUsable(), -1);
}

void TestCommands::commandsThatCannotBeUsedSayWhyAndAreNotChosen() {
    CommandPaletteModel model(rows());
    model.setQuery("segment");
    QCOMPARE(shown(model, 0), "Segment");
    QVERIFY(!(model.flags(model.index(0, 0)) & Qt::ItemIsEnabled));
    QCOMPARE(shown(model, 0, CommandPaletteModel::Place), "Put a model into a slot first.");
    QCOMPARE(model.firstUsable(), 1);
}

void TestCommands::theLineDrivesTheListAndEnterChooses() {
    CommandPalette palette(rows());
    QSignalSpy chosen(&palette, &CommandPalette::chosen);
    palette.show();
    QTest::keyClicks(&palette.line(), "segment");
    QTest::keyClick(&palette.line(), Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].toInt(), 2); // the first that can be used
    QVERIFY(!palette.isVisible());

    palette.line().clear();
    palette.show();
    QTest::keyClick(&palette.line(), Qt::Key_Down); // over the one that cannot
    QTest::keyClick(&palette.line(), Qt::Key_Return);
    QCOMPARE(chosen.count(), 2);
    QCOMPARE(chosen[1][0].toInt(), 2);
}

void TestCommands::nothingFoundIsSaid() {
    CommandPalette palette(rows());
    QSignalSpy chosen(&palette, &CommandPalette::chosen);
    palette.show();
    QTest::keyClicks(&palette.line(), "zzz");
    QTest::keyClick(&palette.line(), Qt::Key_Return);
    QCOMPARE(chosen.count(), 0);
    QVERIFY(palette.isVisible());
    QTest::keyClick(&palette.line(), Qt::Key_Escape);
    QVERIFY(!palette.isVisible());
}

void TestCommands::aKeyBelongsToOneCommand() {
    KeyTable keys = table();
    QCOMPARE(keys.ownerOf(key("Left")), 1);
    QCOMPARE(keys.ownerOf(key("Left"), 1), -1);
    keys.giveKey(2, key("Left"), 1);
    QCOMPARE(keys.ownerOf(key("Left")), 2);
    QCOMPARE(keys.rows()[1].keys, QList<QKeySequence>{key("A")});
    QCOMPARE(keys.rows()[2].keys, (QList<QKeySequence>{key("I"), key("Left")}));
    const KeyTable twice({{"a", "", "A", {key("X")}}, {"b", "", "B", {key("X"), key("Y")}}});
    QCOMPARE(twice.rows()[1].keys, QList<QKeySequence>{key("Y")});
}

void TestCommands::storedKeysWinOverDefaultsOfOthers() {
    KeyTable keys = table();
    keys.apply({{"segment", {"D"}}});
    QCOMPARE(keys.ownerOf(key("D")), 2);
    QCOMPARE(keys.rows()[0].keys, QList<QKeySequence>{key("Right")});
    QCOMPARE(keys.ownerOf(key("I")), -1);
}

void TestCommands::hostileStoredKeysAreLeftOut() {
    KeyTable keys = table();
    keys.apply({{"next", {"", "Nonsense+Ctrl", "Space", "Ctrl+K, Ctrl+B", "N"}},
                {"previous", {"N", QString(100'000, 'x')}},
                {"unknown", {"D"}}});
    QCOMPARE(keys.rows()[0].keys, (QList<QKeySequence>{key("Ctrl+K"), key("N")}));
    QCOMPARE(keys.rows()[1].keys, QList<QKeySequence>{});
    QCOMPARE(keys.ownerOf(key("D")), -1);
}

void TestCommands::onlyWhatDiffersIsStored() {
    KeyTable keys = table();
    QVERIFY(keys.changes().isEmpty());
    keys.setKeys(2, {key("Ctrl+R")});
    keys.setKeys(0, {});
    QCOMPARE(keys.changes(), (QMap<QString, QStringList>{{"segment", {"Ctrl+R"}}, {"next", {}}}));
    KeyTable other = table();
    other.apply(keys.changes());
    QCOMPARE(other.rows()[0].keys, QList<QKeySequence>{});
    QCOMPARE(other.rows()[2].keys, QList<QKeySequence>{key("Ctrl+R")});
}

void TestCommands::resetTakesTheKeysBackAndNamesTheLosers() {
    KeyTable keys = table();
    keys.giveKey(2, key("D"), 0);
    QCOMPARE(keys.reset(0), QStringList{"Segment"});
    QCOMPARE(keys.rows()[0].keys, (QList<QKeySequence>{key("D"), key("Right")}));
    QCOMPARE(keys.rows()[2].keys, QList<QKeySequence>{});
    keys.resetAll();
    QVERIFY(keys.changes().isEmpty());
}

void TestCommands::heldAndFocusKeysAreRefused_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("usable");
    for (const char* held : {"Space", "0", "Tab", "Return", "Up"}) QTest::newRow(held) << held << false;
    for (const char* free : {"Ctrl+Space", "Ctrl+0", "Ctrl+Tab", "Left", "F5", "?"})
        QTest::newRow(free) << free << true;
}

void TestCommands::heldAndFocusKeysAreRefused() {
    QFETCH(QString, typed);
    QTEST(KeyTable::whyNotUsable(QKeySequence(typed)).isEmpty(), "usable");
}

void TestCommands::aTakenKeyNamesItsCommandAndIsMovedOnlyWhenAsked() {
    KeysDialog dialog(table());
    dialog.select("segment");
    dialog.typeKey(1, key("Ctrl+R, X")); // one stroke of it
    QCOMPARE(dialog.table().rows()[2].keys, (QList<QKeySequence>{key("I"), key("Ctrl+R")}));
    dialog.typeKey(0, key("Left"));
    QVERIFY(dialog.message().contains("Previous frame"));
    QCOMPARE(dialog.table().ownerOf(key("Left")), 1);
    dialog.moveHere();
    QCOMPARE(dialog.table().ownerOf(key("Left")), 2);
    QCOMPARE(dialog.table().rows()[2].keys, (QList<QKeySequence>{key("Left"), key("Ctrl+R")}));
    QVERIFY(dialog.message().isEmpty());
    dialog.typeKey(0, key("Space"));
    QVERIFY(dialog.message().contains("Space"));
    QCOMPARE(dialog.table().ownerOf(key("Space")), -1);
}

void TestCommands::theDialogClearsAndResets() {
    KeysDialog dialog(table());
    dialog.show();
    dialog.select("next");
    QToolButton* clear = nullptr;
    for (auto* button : dialog.findChildren<QToolButton*>())
        if (button->accessibleName().startsWith("Take away: First")) clear = button;
    QVERIFY(clear != nullptr);
    clear->click();
    QCOMPARE(dialog.table().rows()[0].keys, QList<QKeySequence>{key("Right")});
    dialog.resetSelected();
    QVERIFY(dialog.table().isDefault(0));
    dialog.select("segment");
    dialog.typeKey(0, key("F9"));
    dialog.resetAll();
    QVERIFY(dialog.table().changes().isEmpty());
}

void TestCommands::anyKeyClosesTheOverlayAndNoneReachesTheWindow() {
    QWidget window;
    window.resize(900, 600);
    auto* field = new QLineEdit(&window);
    QAction command("Command");
    command.setShortcut(key("F9"));
    window.addAction(&command);
    QSignalSpy triggered(&command, &QAction::triggered);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    field->setFocus();
    for (const Qt::Key stroke : {Qt::Key_F9, Qt::Key_Escape, Qt::Key_Question}) {
        QPointer<KeysOverlay> overlay = new KeysOverlay({{"Frame", {{"D", "Next frame"}}}}, &window);
        overlay->show();
        QCOMPARE(overlay->geometry(), window.rect());
        QVERIFY(overlay->hasFocus());
        QSignalSpy closed(overlay, &KeysOverlay::closed);
        QTest::keyClick(overlay, Qt::Key_Shift);
        QCOMPARE(closed.count(), 0);
        QTest::keyClick(overlay, stroke);
        QCOMPARE(closed.count(), 1);
        QVERIFY(field->hasFocus());
        QTRY_VERIFY(overlay.isNull());
    }
    QCOMPARE(triggered.count(), 0);
}

void TestCommands::arrowsScrollTheOverlay() {
    QWidget window;
    window.resize(400, 200);
    window.show();
    KeyGroup group{"Frame", {}};
    for (int i = 0; i < 60; ++i) group.lines.push_back({"D", "Next frame"});
    auto* overlay = new KeysOverlay({group}, &window);
    overlay->show();
    QSignalSpy closed(overlay, &KeysOverlay::closed);
    auto* bar = overlay->findChild<QScrollArea*>()->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0);
    QTest::keyClick(overlay, Qt::Key_PageDown);
    QVERIFY(bar->value() > 0);
    QTest::keyClick(overlay, Qt::Key_Up);
    QCOMPARE(closed.count(), 0);
}

QTEST_MAIN(TestCommands)
#include "tst_commands.moc"
