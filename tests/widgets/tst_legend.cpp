// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/legend/legend_view.h"

#include "tests/support/mouse.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace widgets;
using testing_support::moveMouse;

namespace {

core::ClassScheme builtIn(const char* name) { return core::ClassScheme::builtIn(name).value(); }

QStringList names(const LegendModel& model) {
    QStringList result;
    for (int row = 0; row < model.rowCount(); ++row) result << model.index(row, 0).data().toString();
    return result;
}

std::vector<double> sharesOf(const core::ClassScheme& scheme, std::initializer_list<std::pair<int, double>> present) {
    std::vector<double> shares(static_cast<std::size_t>(scheme.size()) + 1);
    for (const auto& [index, share] : present) shares[static_cast<std::size_t>(index)] = share;
    return shares;
}

} // namespace

class TestLegend : public QObject {
    Q_OBJECT

private slots:
    void sharesAddUpAndEverythingBeyondTheSchemeIsVoid();
    void legendHasNineteenOrTenEntriesAndUnlabeled();
    void presentClassesComeFirstUnlessTheOrderIsKept();
    void sharesAreShownPerPane();
    void clickHidesAClassAndShowsItAgain();
    void doubleClickIsolatesAndTheNextOneShowsAll();
    void keysHideAndIsolate();
    void hoverTellsTheClassUnderTheMouse();
};

void TestLegend::sharesAddUpAndEverythingBeyondTheSchemeIsVoid() {
    const core::LabelMap map({4, 2}, {0, 0, 0, 1, 2, 3, 255, 1});
    QCOMPARE(classShares(map, 2), (std::vector<double>{3.0 / 8, 2.0 / 8, 3.0 / 8}));
}

void TestLegend::legendHasNineteenOrTenEntriesAndUnlabeled() {
    LegendModel model;
    const QAbstractItemModelTester tester(&model);
    model.setScheme(builtIn("cityscapes-19"));
    QCOMPARE(model.rowCount(), 20);
    QCOMPARE(names(model).first(), "road");
    QCOMPARE(names(model).last(), "unlabeled");
    QCOMPARE(model.index(0, 0).data(LegendModel::ColorRole).value<QColor>(), QColor(128, 64, 128));
    QCOMPARE(model.index(19, 0).data(LegendModel::ColorRole).value<QColor>(), QColor(0, 0, 0));
    model.setScheme(builtIn("merged-10"));
    QCOMPARE(model.rowCount(), 11);
    QVERIFY(names(model).contains("two-wheeler"));
}

void TestLegend::presentClassesComeFirstUnlessTheOrderIsKept() {
    LegendModel model;
    const QAbstractItemModelTester tester(&model);
    const auto scheme = builtIn("merged-10");
    model.setScheme(scheme);
    const QPersistentModelIndex car = model.index(7, 0);
    model.setColumns({{"A", sharesOf(scheme, {{5, 0.5}, {7, 0.25}, {10, 0.25}})}});
    QCOMPARE(names(model).mid(0, 3), (QStringList{"sky", "car", "road"}));
    QCOMPARE(names(model).last(), "unlabeled"); // always last, however much there is of it
    QCOMPARE(car.data().toString(), "car");
    QCOMPARE(model.rowOfClass(7), 1);
    model.setColumns({{"A", sharesOf(scheme, {{0, 1}})}}, true);
    QCOMPARE(names(model).first(), "sky");
    model.setColumns({{"A", sharesOf(scheme, {{0, 1}})}});
    QCOMPARE(names(model).mid(0, 2), (QStringList{"road", "sidewalk"}));
}

void TestLegend::sharesAreShownPerPane() {
    LegendModel model;
    const QAbstractItemModelTester tester(&model);
    const auto scheme = builtIn("merged-10");
    model.setScheme(scheme);
    model.setColumns({{"Truth", sharesOf(scheme, {{0, 0.412}})}, {"A", sharesOf(scheme, {{0, 0.0001}})}});
    QCOMPARE(model.columnCount(), 3);
    QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), "Truth %");
    QCOMPARE(model.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), "10 classes");
    QCOMPARE(model.headerData(0, Qt::Horizontal, Qt::ToolTipRole).toString(), "merged-10");
    QCOMPARE(model.index(0, 1).data().toString(), "41.2");
    QCOMPARE(model.index(0, 2).data().toString(), "<0.1");
    QCOMPARE(model.index(1, 1).data().toString(), QString::fromUtf8("–"));
    QVERIFY(model.index(0, 0).data(LegendModel::PresentRole).toBool());
    QVERIFY(!model.index(1, 0).data(LegendModel::PresentRole).toBool());
}

void TestLegend::clickHidesAClassAndShowsItAgain() {
    LegendModel model;
    model.setScheme(builtIn("cityscapes-19"));
    LegendView view(model);
    view.resize(300, 600);
    view.show();
    QSignalSpy changed(&model, &LegendModel::visibilityChanged);
    const QPoint road = view.visualRect(model.index(0, 0)).center();
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, road);
    QCOMPARE(changed.count(), 1);
    QVERIFY(!model.visible()[0]);
    QVERIFY(model.visible()[1]);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, road);
    QCOMPARE(changed.count(), 2);
    QVERIFY(model.visible()[0]);
}

void TestLegend::doubleClickIsolatesAndTheNextOneShowsAll() {
    LegendModel model;
    model.setScheme(builtIn("cityscapes-19"));
    LegendView view(model);
    view.resize(300, 600);
    view.show();
    const QPoint third = view.visualRect(model.index(2, 0)).center();
    const auto doubleClick = [&] { // as a mouse does it: the first click comes before
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, third);
        QTest::mouseDClick(view.viewport(), Qt::LeftButton, {}, third);
    };
    doubleClick();
    for (std::size_t i = 0; i < 20; ++i) QCOMPARE(bool(model.visible()[i]), i == 2);
    doubleClick();
    QCOMPARE(model.visible(), std::vector<bool>(20, true));
}

void TestLegend::keysHideAndIsolate() {
    LegendModel model;
    model.setScheme(builtIn("merged-10"));
    LegendView view(model);
    view.show();
    view.setCurrentIndex(model.index(4, 0));
    QTest::keyClick(&view, Qt::Key_Space);
    QVERIFY(!model.visible()[4]);
    QTest::keyClick(&view, Qt::Key_Return);
    QVERIFY(model.visible()[4]);
    QVERIFY(!model.visible()[3]);
}

void TestLegend::hoverTellsTheClassUnderTheMouse() {
    LegendModel model;
    const auto scheme = builtIn("merged-10");
    model.setScheme(scheme);
    model.setColumns({{"A", sharesOf(scheme, {{5, 1}})}}); // sky in the first row
    LegendView view(model);
    view.resize(300, 400);
    view.show();
    QSignalSpy hovered(&view, &LegendView::classHovered);
    moveMouse(view.viewport(), view.visualRect(model.index(0, 0)).center());
    QCOMPARE(hovered.count(), 1);
    QCOMPARE(hovered[0][0].toInt(), 5);
    view.setHoveredClass(0);
    QCOMPARE(view.currentIndex().data().toString(), "road");
}

QTEST_MAIN(TestLegend)
#include "tst_legend.moc"
