// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/library/library_panel.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace widgets;

namespace {

core::ClassScheme cityscapes() { return *core::ClassScheme::builtIn("cityscapes-19"); }

/// Six frames: aachen 0 1 2 and bochum 3 4 5; those of aachen have truth.
LibraryModel::Source twoCities() {
    LibraryModel::Source source{{}, {{"aachen", {0, 1, 2}}, {"bochum", {3, 4, 5}}}, {"train", "val"}, "val"};
    for (int i = 0; i < 6; ++i)
        source.frames.push_back({.name = (i < 3 ? "aachen_" : "bochum_") + std::to_string(i),
                                 .city = i < 3 ? "aachen" : "bochum",
                                 .hasTruth = i < 3});
    return source;
}

/// One folder of many frames.
LibraryModel::Source manyFrames(int count) {
    LibraryModel::Source source{{}, {{"trip", {}}}};
    for (int i = 0; i < count; ++i) {
        source.frames.push_back({.name = "frame" + std::to_string(i)});
        source.groups[0].frames.push_back(i);
    }
    return source;
}

void setFilter(LibraryModel& model, const char* text) {
    model.setFilter(core::FrameFilter::parse(text, cityscapes()).value(), cityscapes());
}

void score(LibraryModel& model, int slot, int frame, core::Score mean) {
    model.setScore(slot, frame, LibraryScore{mean, std::vector<core::Score>(19, mean)});
}

/// Rows as text, children behind a blank more.
QStringList rows(const QAbstractItemModel& model, const QModelIndex& parent = {}, const QString& indent = {}) {
    QStringList all;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex at = model.index(row, 0, parent);
        all << indent + at.data().toString();
        all << rows(model, at, indent + QLatin1Char(' '));
    }
    return all;
}

} // namespace

class TestLibrary : public QObject {
    Q_OBJECT

private slots:
    void theTreeHasSplitsGroupsAndFrames();
    void withoutSplitsTheGroupsComeFirst();
    void theFilterLeavesOutFramesAndEmptyGroups();
    void sortedByASlotFramesWithoutAFigureComeLast();
    void descendingTurnsTheOrderAround();
    void notesScoresAndTruthAreWhatTheFilterAsksFor();
    void framesThatAwaitFactsAreTold();
    void aNewFactMovesNothingWhereTheOrderStays();
    void neighboursAreThoseThatAreShown();
    void aRowTellsWhatIsKnownOfItsFrame();
    void thumbnailsAreAskedForWhereTheyAreSeen();
    void aClickAndTheArrowsChooseAFrame();
    void enterOpensAnotherSplit();
    void aNewOrderKeepsTheCurrentFrameAndTheFolds();
    void severalFramesCanBeSelected();
    void aNewOrderKeepsWhatIsSelected();
    void aWrongFilterSaysWhyAndChangesNothing();
    void theHelpNamesEveryTerm();
    void anotherSchemeReadsTheFilterAnew();
    void escapeTakesTheFilterAway();
    void whereNothingIsShownItSaysWhy();
    void aSlotThatIsEmptiedGivesWayToNames();
};

void TestLibrary::theTreeHasSplitsGroupsAndFrames() {
    LibraryModel model;
    const QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 0);
    model.setSource(twoCities());
    QCOMPARE(rows(model),
             (QStringList{"train", "val · 6", " aachen · 3", "  0", "  1", "  2", " bochum · 3", "  3", "  4", "  5"}));
    const QModelIndex frame = model.indexOf(4);
    QCOMPARE(model.frameAt(frame), 4);
    QCOMPARE(frame.row(), 1);
    QCOMPARE(frame.parent().data(), "bochum · 3");
    QCOMPARE(frame.parent().parent().data(), "val · 6");
    QVERIFY(!frame.parent().parent().parent().isValid());
    QCOMPARE(model.index(0, 0).data(LibraryModel::SplitRole), "train");
    model.setSource({});
    QCOMPARE(model.rowCount(), 0);
}

void TestLibrary::withoutSplitsTheGroupsComeFirst() {
    LibraryModel model;
    const QAbstractItemModelTester tester(&model);
    model.setSource(manyFrames(2));
    QCOMPARE(rows(model), (QStringList{"trip · 2", " frame0", " frame1"}));
    QCOMPARE(model.indexOf(1).parent(), model.index(0, 0));
}

void TestLibrary::theFilterLeavesOutFramesAndEmptyGroups() {
    LibraryModel model;
    const QAbstractItemModelTester tester(&model);
    model.setSource(twoCities());
    setFilter(model, "bochum -#5");
    QCOMPARE(model.shown(), (std::vector{3, 5}));
    QCOMPARE(rows(model), (QStringList{"train", "val · 2", " bochum · 2", "  3", "  5"}));
    QVERIFY(!model.indexOf(0).isValid());
    setFilter(model, "has:truth");
    QCOMPARE(model.shown(), (std::vector{0, 1, 2}));
    setFilter(model, "");
    QCOMPARE(model.shown().size(), std::size_t{6});
}

void TestLibrary::sortedByASlotFramesWithoutAFigureComeLast() {
    LibraryModel model;
    const QAbstractItemModelTester tester(&model);
    model.setSource(twoCities());
    score(model, 1, 0, 0.5);
    score(model, 1, 2, 0.25);
    score(model, 1, 4, 0.75);
    score(model, 1, 5, std::nullopt); // counted, but undefined
    score(model, 0, 3, 0.1);          // of another slot
    model.setOrder({1, false});
    QCOMPARE(model.shown(), (std::vector{2, 0, 4, 1, 3, 5}));
    QCOMPARE(rows(model).first(), "aachen_2"); // one list, whole names
    model.setOrder({1, true});
    QCOMPARE(model.shown(), (std::vector{4, 0, 2, 1, 3, 5}));
    score(model, 1, 1, 0.6);
    model.update();
    QCOMPARE(model.shown(), (std::vector{4, 1, 0, 2, 3, 5}));
}

void TestLibrary::descendingTurnsTheOrderAround() {
    LibraryModel model;
    const QAbstractItemModelTester tester(&model);
    model.setSource(twoCities());
    model.setOrder({-1, true});
    QCOMPARE(model.shown(), (std::vector{5, 4, 3, 2, 1, 0}));
    QCOMPARE(model.index(0, 0, model.index(1, 0)).data(), "bochum · 3");
}

void TestLibrary::notesScoresAndTruthAreWhatTheFilterAsksFor() {
    LibraryModel model;
    model.setSource(twoCities());
    model.setSlots("AC");
    model.setNote(1, {{"night"}, "wet road", false});
    model.setNote(4, {{}, "", true});
    score(model, 2, 0, 0.3);
    model.setPredicted(2, 5, true);
    model.setTruthLabels(0, std::uint64_t{1} << 25); // rider
    model.setTruthLabels(1, std::uint64_t{1} << 26); // car
    model.setTruthLabels(2, 0);
    const auto shown = [&model](const char* text) {
        setFilter(model, text);
        return model.shown();
    };
    QCOMPARE(shown("flag:night"), std::vector{1});
    QCOMPARE(shown("has:note"), std::vector{1});
    QCOMPARE(shown("is:reviewed"), std::vector{4});
    QCOMPARE(shown("miou<0.4"), std::vector{0});
    QCOMPARE(shown("C.miou<0.4"), std::vector{0});
    QCOMPARE(shown("iou:car<0.4"), std::vector{0});
    QCOMPARE(shown("has:prediction"), std::vector{5});
    QCOMPARE(shown("class:rider"), std::vector{0});
    QCOMPARE(shown("class:car"), std::vector{1});
    QCOMPARE(shown("-class:car"), (std::vector{0, 2, 3, 4, 5}));
}

void TestLibrary::framesThatAwaitFactsAreTold() {
    LibraryModel model;
    model.setSource(twoCities());
    model.setSlots("A");
    setFilter(model, "class:car #2");
    QCOMPARE(model.lackingLabels(), std::vector{1}); // only those that the other terms leave
    QCOMPARE(model.lackingFacts(), 0);
    setFilter(model, "class:car");
    QCOMPARE(model.lackingLabels(), (std::vector{0, 1, 2}));
    model.setTruthLabels(1, 0);
    model.update();
    QCOMPARE(model.lackingLabels(), (std::vector{0, 2}));
    score(model, 0, 3, 0.5);
    setFilter(model, "miou<0.4");
    QCOMPARE(model.lackingFacts(), 5);
    QVERIFY(model.lackingLabels().empty());
}

void TestLibrary::aNewFactMovesNothingWhereTheOrderStays() {
    LibraryModel model;
    model.setSource(twoCities());
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset), changed(&model, &QAbstractItemModel::dataChanged);
    model.setNote(1, {{"night"}, "", false});
    model.update();
    QCOMPARE(reset.count(), 0);
    QVERIFY(changed.count() > 0);
    setFilter(model, "-flag:night");
    QCOMPARE(reset.count(), 1);
    model.setNote(2, {{"night"}, "", false});
    model.update();
    QCOMPARE(reset.count(), 2);
    QCOMPARE(model.shown(), (std::vector{0, 3, 4, 5}));
}

void TestLibrary::neighboursAreThoseThatAreShown() {
    LibraryModel model;
    model.setSource(twoCities());
    QCOMPARE(model.neighbour(2, 1), 3);
    QCOMPARE(model.neighbour(0, -1), -1);
    QCOMPARE(model.neighbour(5, 1), -1);
    setFilter(model, "-#2 -#5");
    QCOMPARE(model.neighbour(0, 1), 2);
    QCOMPARE(model.neighbour(5, -1), 3);
    QCOMPARE(model.neighbour(4, 1), 5); // not shown itself: the next one in the source that is
    QCOMPARE(model.neighbour(4, -1), 3);
    model.setNote(2, {{}, "", true});
    const auto isUnreviewed = [](const LibraryFrame& frame) { return !frame.note.reviewed; };
    QCOMPARE(model.neighbour(0, 1, isUnreviewed), 3);
    QCOMPARE(model.neighbour(3, -1, isUnreviewed), 0);
    setFilter(model, "");
    score(model, 0, 5, 0.1);
    score(model, 0, 0, 0.2);
    model.setOrder({0, false});
    QCOMPARE(model.neighbour(5, 1), 0);
    QCOMPARE(model.neighbour(5, -1), -1);
}

void TestLibrary::aRowTellsWhatIsKnownOfItsFrame() {
    LibraryModel model;
    model.setSource(twoCities());
    model.setSlots("AB");
    score(model, 0, 1, 0.714);
    score(model, 1, 1, 0.6);
    model.setNote(1, {{"night", "wet"}, "a poster", true});
    model.setProblem(1, "1.png: is no picture");
    const QModelIndex at = model.indexOf(1);
    QCOMPARE(at.data(LibraryModel::ScoresRole), "A 0.71  B 0.60");
    QCOMPARE(at.data(LibraryModel::FlagsRole).toStringList(), (QStringList{"night", "wet"}));
    QCOMPARE(at.data(LibraryModel::NoteRole), "a poster");
    QCOMPARE(at.data(LibraryModel::ReviewedRole), true);
    QCOMPARE(at.data(Qt::ToolTipRole), "aachen_1\nmIoU of this frame: A 0.71  B 0.60\nreviewed\nFlags: night wet\na "
                                       "poster\n1.png: is no picture");
    QCOMPARE(at.data(Qt::AccessibleTextRole).toString().section(", ", 0, 0), "aachen_1");
    model.setThumbnail(1, QImage(16, 9, QImage::Format_RGB32));
    QCOMPARE(at.data(LibraryModel::ThumbnailRole).value<QImage>().size(), QSize(16, 9));
    QCOMPARE(at.data(LibraryModel::ProblemRole), "");
}

void TestLibrary::thumbnailsAreAskedForWhereTheyAreSeen() {
    LibraryPanel panel;
    panel.resize(250, 500);
    QSignalSpy wanted(&panel.tree(), &LibraryTree::thumbnailsWanted);
    panel.setSource(manyFrames(1000));
    panel.show();
    QTRY_VERIFY(!wanted.isEmpty());
    const auto first = wanted.last()[0].value<QList<int>>();
    QCOMPARE(first.first(), 0);
    QVERIFY(first.size() < 60);
    panel.model().setThumbnail(0, QImage(4, 2, QImage::Format_RGB32));
    panel.model().setProblem(1, "broken");
    wanted.clear();
    panel.tree().verticalScrollBar()->setValue(1);
    QTRY_VERIFY(!wanted.isEmpty());
    QCOMPARE(wanted.last()[0].value<QList<int>>().first(), 2);
    wanted.clear();
    panel.tree().verticalScrollBar()->setValue(panel.tree().verticalScrollBar()->maximum());
    QTRY_VERIFY(!wanted.isEmpty());
    QCOMPARE(wanted.last()[0].value<QList<int>>().last(), 999);
}

void TestLibrary::aClickAndTheArrowsChooseAFrame() {
    LibraryPanel panel;
    panel.resize(250, 600);
    panel.setSource(twoCities());
    panel.show();
    QSignalSpy chosen(&panel.tree(), &LibraryTree::frameChosen);
    panel.tree().setCurrentFrame(0);
    QCOMPARE(chosen.count(), 0);
    const QRect row = panel.tree().visualRect(panel.model().indexOf(2));
    QTest::mouseClick(panel.tree().viewport(), Qt::LeftButton, {}, row.center());
    QCOMPARE(chosen.last()[0], 2);
    QTest::keyClick(&panel.tree(), Qt::Key_Up);
    QCOMPARE(chosen.last()[0], 1);
}

void TestLibrary::enterOpensAnotherSplit() {
    LibraryPanel panel;
    panel.setSource(twoCities());
    panel.show();
    QSignalSpy split(&panel.tree(), &LibraryTree::splitChosen);
    panel.tree().setCurrentIndex(panel.model().index(0, 0));
    QTest::keyClick(&panel.tree(), Qt::Key_Return);
    QCOMPARE(split.count(), 1);
    QCOMPARE(split[0][0], "train");
    panel.tree().setCurrentIndex(panel.model().index(1, 0)); // the open one
    QTest::keyClick(&panel.tree(), Qt::Key_Return);
    QCOMPARE(split.count(), 1);
}

void TestLibrary::aNewOrderKeepsTheCurrentFrameAndTheFolds() {
    LibraryPanel panel;
    panel.resize(250, 300);
    panel.setSource(twoCities());
    panel.show();
    panel.tree().setCurrentFrame(4);
    const QModelIndex aachen = panel.model().index(0, 0, panel.model().index(1, 0));
    panel.tree().collapse(aachen);
    QSignalSpy chosen(&panel.tree(), &LibraryTree::frameChosen);
    panel.filter().setText("-#6");
    QCOMPARE(panel.model().frameAt(panel.tree().currentIndex()), 4);
    QVERIFY(!panel.tree().isExpanded(panel.model().index(0, 0, panel.model().index(1, 0))));
    QVERIFY(panel.tree().isExpanded(panel.model().index(1, 0, panel.model().index(1, 0))));
    panel.filter().setText("#1");
    QVERIFY(!panel.tree().currentIndex().isValid());
    panel.filter().clear();
    QCOMPARE(panel.model().frameAt(panel.tree().currentIndex()), 4);
    QCOMPARE(chosen.count(), 0);
}

void TestLibrary::severalFramesCanBeSelected() {
    LibraryPanel panel;
    panel.setSource(twoCities());
    panel.tree().setCurrentFrame(3);
    QCOMPARE(panel.tree().selectedFrames(), QList{3});
    for (const int frame : {5, 1})
        panel.tree().selectionModel()->select(panel.model().indexOf(frame), QItemSelectionModel::Select);
    QCOMPARE(panel.tree().selectedFrames(), (QList{1, 3, 5}));
    panel.tree().setCurrentFrame(3); // as it is: the others stay
    QCOMPARE(panel.tree().selectedFrames(), (QList{1, 3, 5}));
    panel.filter().setText("#1");
    QCOMPARE(panel.tree().selectedFrames(), QList{3}); // none is selected: the one that is shown in the window
}

void TestLibrary::aNewOrderKeepsWhatIsSelected() {
    LibraryPanel panel;
    panel.setSource(twoCities());
    panel.setSlots({"A unet"});
    panel.tree().setCurrentFrame(3);
    for (const int frame : {4, 1})
        panel.tree().selectionModel()->select(panel.model().indexOf(frame), QItemSelectionModel::Select);
    panel.setOrder({0, false});
    score(panel.model(), 0, 4, 0.5); // as a batch does
    score(panel.model(), 0, 3, 0.75);
    panel.model().update();
    QCOMPARE(panel.model().shown(), (std::vector{4, 3, 0, 1, 2, 5}));
    QCOMPARE(panel.tree().selectedFrames(), (QList{4, 3, 1}));
    QCOMPARE(panel.model().frameAt(panel.tree().currentIndex()), 3);
    panel.setOrder({});
    QCOMPARE(panel.tree().selectedFrames(), (QList{1, 3, 4}));
    panel.filter().setText("bochum"); // what it hides can do nothing any more
    QCOMPARE(panel.tree().selectedFrames(), (QList{3, 4}));
    auto source = twoCities(); // listed again, with a frame before those
    source.frames.insert(source.frames.begin(), {.name = "aachen_", .city = "aachen"});
    source.groups = {{"aachen", {0, 1, 2, 3}}, {"bochum", {4, 5, 6}}};
    panel.setSource(std::move(source));
    QCOMPARE(panel.tree().selectedFrames(), (QList{4, 5}));
}

void TestLibrary::aWrongFilterSaysWhyAndChangesNothing() {
    LibraryPanel panel;
    panel.setSource(twoCities());
    panel.show();
    panel.filter().setText("bochum");
    QSignalSpy changed(&panel, &LibraryPanel::framesChanged);
    panel.filter().setText("bochum class:horse");
    QCOMPARE(panel.model().shown(), (std::vector{3, 4, 5}));
    QCOMPARE(changed.count(), 0);
    const auto labels = panel.findChildren<QLabel*>();
    const auto isTold = [](const QLabel* label) {
        return label->isVisible() && label->text() == "Column 14: cityscapes-19 has no class 'horse'.";
    };
    QVERIFY(std::any_of(labels.begin(), labels.end(), isTold));
    panel.filter().setText("aachen");
    QVERIFY(panel.filter().fault().isEmpty());
    QVERIFY(std::none_of(labels.begin(), labels.end(), isTold));
    QCOMPARE(panel.model().shown(), (std::vector{0, 1, 2}));
}

void TestLibrary::theHelpNamesEveryTerm() {
    const FilterField field;
    for (const core::FilterTerm& term : core::filterTerms()) {
        const auto example = QString::fromStdString(std::string(term.example));
        QVERIFY2(field.toolTip().contains(example.toHtmlEscaped()), qPrintable(example));
    }
}

void TestLibrary::anotherSchemeReadsTheFilterAnew() {
    LibraryPanel panel;
    panel.setSource(twoCities());
    panel.filter().setText("class:rider");
    QVERIFY(panel.filter().fault().isEmpty());
    panel.setScheme(*core::ClassScheme::builtIn("voc-21"));
    QVERIFY(panel.filter().fault().contains("voc-21 has no class 'rider'"));
    panel.setScheme(cityscapes());
    QVERIFY(panel.filter().fault().isEmpty());
}

void TestLibrary::escapeTakesTheFilterAway() {
    LibraryPanel panel;
    panel.setSource(twoCities());
    panel.show();
    QTest::keyClicks(&panel.filter(), "#2");
    QCOMPARE(panel.model().shown(), std::vector{1});
    QTest::keyClick(&panel.filter(), Qt::Key_Escape);
    QCOMPARE(panel.filter().text(), "");
    QCOMPARE(panel.model().shown().size(), std::size_t{6});
}

void TestLibrary::whereNothingIsShownItSaysWhy() {
    LibraryPanel panel;
    panel.show();
    const auto says = [&panel](const char* text) {
        const auto labels = panel.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [text](const QLabel* label) {
            return label->isVisible() && label->text().startsWith(text);
        });
    };
    auto* clear = panel.findChild<QPushButton*>();
    QVERIFY(says("Nothing is open yet."));
    QVERIFY(!clear->isVisible());
    panel.setSource(twoCities());
    QVERIFY(says("6 frames"));
    QVERIFY(panel.tree().isVisible());
    panel.setSlots({"A unet"});
    panel.filter().setText("miou<0.4");
    QVERIFY(says("No frame fits the filter so far. Frames without a figure: 6."));
    QVERIFY(says("0 of 6 frames"));
    panel.filter().setText("class:car");
    panel.setToRead(3);
    QVERIFY(says("Looking for classes in the truth"));
    panel.filter().setText("nowhere");
    panel.setToRead(0);
    QVERIFY(says("No frame fits the filter."));
    QVERIFY(!panel.tree().isVisible());
    QTest::mouseClick(clear, Qt::LeftButton);
    QVERIFY(panel.tree().isVisible());
    QVERIFY(!clear->isVisible());
}

void TestLibrary::aSlotThatIsEmptiedGivesWayToNames() {
    LibraryPanel panel;
    panel.setSource(twoCities());
    panel.setSlots({"A unet", "", "C aspp"});
    auto* order = panel.findChild<QComboBox*>();
    QCOMPARE(order->count(), 3);
    QCOMPARE(order->itemText(2), "By mIoU of C aspp");
    panel.setOrder({2, false});
    panel.setSlots({"A other", "", "C aspp"});
    QCOMPARE(panel.model().order().slot, 2);
    QCOMPARE(order->currentText(), "By mIoU of C aspp");
    panel.setSlots({"A other"});
    QCOMPARE(panel.model().order().slot, -1);
    QCOMPARE(order->currentText(), "By name");
}

QTEST_MAIN(TestLibrary)
#include "tst_library.moc"
