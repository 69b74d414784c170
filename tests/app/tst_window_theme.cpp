// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window while its theme changes.
#include "app/gui/theme.h"
#include "tests/support/window_fixture.h"
#include "widgets/canvas/pane.h"
#include "widgets/paint_parts.h"

#include <QApplication>
#include <QTest>
#include <QToolButton>

using namespace testing_support;

class TestWindowTheme : public QObject, private WindowFixture {
    Q_OBJECT

private slots:
    void init() { QSettings().clear(); }
    void titlesOfPanesAreReadAfterTheThemeChanged();
};

void TestWindowTheme::titlesOfPanesAreReadAfterTheThemeChanged() {
    app::ThemeSwitch theme(*qApp);
    theme.apply(app::Theme::Light);
    FakeEngine fake;
    app::MainWindow window(fake.engine(), options());
    window.resize(1200, 800);
    window.show();
    open(window, path("pictures"));
    setModel(window, 0, "first");
    for (const app::Theme wanted : {app::Theme::Dark, app::Theme::Light, app::Theme::Dark}) {
        theme.apply(wanted);
        QCoreApplication::processEvents();
        const QImage image = window.grab().toImage();
        const QColor ground = QApplication::palette().color(QPalette::Window);
        int titles = 0;
        for (const auto* pane : window.findChildren<widgets::Pane*>())
            for (const auto* button : pane->findChildren<QToolButton*>()) {
                if (!button->isVisible() || button->text().isEmpty()) continue;
                const QPoint corner = button->mapTo(&window, QPoint());
                double most = 1;
                for (int y = 0; y < button->height(); ++y)
                    for (int x = 0; x < button->width(); ++x)
                        most = std::max(most, widgets::contrast(ground, image.pixelColor(corner + QPoint(x, y))));
                QVERIFY2(most >= 4.5, qPrintable(button->text() + QString::number(most)));
                ++titles;
            }
        QVERIFY(titles > 0);
    }
}

QTEST_MAIN(TestWindowTheme)
#include "tst_window_theme.moc"
