// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The whole screen for pictures and legend.
#include "tests/support/window_fixture.h"

#include <QAction>
#include <QHeaderView>

using namespace app;
using namespace testing_support;

class TestWindowPresentation : public QObject, WindowFixture {
    Q_OBJECT

private slots:
    void init() { QSettings().clear(); }
    void theLegendShowsWholeNamesInLargeType();
    void escapeLeavesItOnceNothingIsAtWork();
};

void TestWindowPresentation::theLegendShowsWholeNamesInLargeType() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.resize(1200, 800);
    activate(window);
    open(window, path("city"));
    for (int slot = 0; slot < 3; ++slot) setModel(window, slot, "class1");
    window.actions().present->trigger();
    const auto& legend = window.view().legend()->view();
    QTRY_COMPARE(legend.font().pointSizeF(), window.font().pointSizeF());
    const auto& model = window.view().legendModel();
    for (int row = 0; row < model.rowCount(); ++row) {
        const QString name = model.index(row, 0).data().toString();
        const int needed = legend.fontMetrics().horizontalAdvance(name) + legend.fontMetrics().ascent();
        QVERIFY2(legend.header()->sectionSize(0) >= needed, qPrintable(name));
    }
    QTRY_VERIFY(!window.isBusy());
}

void TestWindowPresentation::escapeLeavesItOnceNothingIsAtWork() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    activate(window);
    open(window, path("pictures"));
    window.actions().present->trigger();
    QVERIFY(window.isFullScreen());
    window.controller().setPlaying(true);
    QTest::keyClick(&window, Qt::Key_Escape);
    QVERIFY(!window.controller().isPlaying());
    QVERIFY(window.isFullScreen());
    QTRY_VERIFY(!window.isBusy());
    QTest::keyClick(&window, Qt::Key_Escape);
    QVERIFY(!window.isFullScreen());
    QVERIFY(!window.actions().cancel->isEnabled());
}

QTEST_MAIN(TestWindowPresentation)
#include "tst_window_presentation.moc"
