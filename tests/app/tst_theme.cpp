// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/theme.h"
#include "widgets/paint_parts.h"

#include <QApplication>
#include <QCheckBox>
#include <QRadioButton>
#include <QTest>

using namespace app;

class TestTheme : public QObject {
    Q_OBJECT

private slots:
    void whatIsNotTickedIsSeenInBothThemes_data();
    void whatIsNotTickedIsSeenInBothThemes();
};

void TestTheme::whatIsNotTickedIsSeenInBothThemes_data() {
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<bool>("isRadio");
    for (const bool isDark : {false, true})
        for (const bool isRadio : {false, true})
            QTest::addRow("%s %s", isDark ? "dark" : "light", isRadio ? "circle" : "box") << isDark << isRadio;
}

void TestTheme::whatIsNotTickedIsSeenInBothThemes() {
    QFETCH(bool, isDark);
    QFETCH(bool, isRadio);
    ThemeSwitch theme(*qApp);
    theme.apply(isDark ? Theme::Dark : Theme::Light);
    QCheckBox box;
    QRadioButton circle;
    QWidget& button = isRadio ? static_cast<QWidget&>(circle) : box;
    button.resize(button.sizeHint());
    const QImage image = button.grab().toImage();
    const QColor ground = QApplication::palette().color(QPalette::Window);
    double most = 1;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            most = std::max(most, widgets::contrast(ground, image.pixelColor(x, y)));
    QVERIFY2(most >= (isDark ? 3 : 1.5), qPrintable(QString::number(most)));
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
