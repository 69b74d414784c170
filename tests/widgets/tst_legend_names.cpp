// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/legend/legend_view.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QTest>

using namespace widgets;

/// How names and numbers of the legend share its width.
class TestLegendNames : public QObject {
    Q_OBJECT

private slots:
    void namesStayWholeHoweverManyNumbersStandBesideThem();
    void whatNumbersLeaveBelongsToTheNames();
    void wholeWidthHasRoomForAll();

private:
    static void fill(LegendModel& model, int slotCount) {
        model.setScheme(core::ClassScheme::builtIn("cityscapes-19").value());
        std::vector<LegendColumn> columns;
        for (int i = 0; i < slotCount; ++i)
            columns.push_back({QString(QChar('A' + i)), std::vector<double>(20, 0.123)});
        model.setColumns(std::move(columns));
    }
    static int longestName(const LegendModel& model, const LegendView& view) {
        int longest = 0;
        for (int row = 0; row < model.rowCount(); ++row)
            longest = std::max(longest, view.fontMetrics().horizontalAdvance(model.index(row, 0).data().toString()));
        return longest;
    }
};

void TestLegendNames::namesStayWholeHoweverManyNumbersStandBesideThem() {
    LegendModel model;
    fill(model, 6);
    LegendView view(model);
    view.resize(220, 500);
    view.show();
    QVERIFY(view.header()->sectionSize(0) > longestName(model, view) + view.fontMetrics().ascent());
    QVERIFY(view.horizontalScrollBar()->maximum() > 0); // the last numbers are scrolled to

    QFont large = view.font();
    large.setPointSizeF(2 * large.pointSizeF());
    view.setFont(large);
    QVERIFY(view.header()->sectionSize(0) > longestName(model, view) + view.fontMetrics().ascent());
}

void TestLegendNames::whatNumbersLeaveBelongsToTheNames() {
    LegendModel model;
    fill(model, 2);
    LegendView view(model);
    for (const int width : {600, 500}) {
        view.resize(width, 500);
        view.show();
        QTRY_COMPARE(view.header()->length(), view.viewport()->width());
    }
    fill(model, 4); // more numbers
    QTRY_COMPARE(view.header()->length(), view.viewport()->width());
    QCOMPARE(view.horizontalScrollBar()->maximum(), 0);
}

void TestLegendNames::wholeWidthHasRoomForAll() {
    LegendModel model;
    fill(model, 6);
    LegendView view(model);
    view.resize(220, 500);
    view.show();
    view.resize(view.wholeWidth(), 500);
    QTRY_COMPARE(view.horizontalScrollBar()->maximum(), 0);
    QVERIFY(view.wholeWidth() < 900); // and no more than it needs
}

QTEST_MAIN(TestLegendNames)
#include "tst_legend_names.moc"
