// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window counts, with none, one and two of it.
#include "app/gui/export_dialog.h"
#include "app/gui/translation.h"
#include "tests/support/window_fixture.h"

#include <QLabel>
#include <QTest>

using namespace app;
using namespace testing_support;

class TestPlurals : public QObject, private WindowFixture {
    Q_OBJECT

private slots:
    void framesOfAnExportAreCounted();
    void framesOfTheLibraryAreCounted_data();
    void framesOfTheLibraryAreCounted();
    void framesThatWereOpenedAreCounted();
    void everyLanguageCounts();

private:
    static bool says(const QWidget& widget, const QString& text) {
        for (const auto* label : widget.findChildren<QLabel*>())
            if (label->text() == text) return true;
        return false;
    }
    static widgets::LibraryModel::Source sourceOf(int frames) {
        widgets::LibraryModel::Source source;
        core::FrameGroup group;
        for (int i = 0; i < frames; ++i) {
            source.frames.push_back({.name = "frame" + std::to_string(i)});
            group.frames.push_back(i);
        }
        source.groups = {group};
        return source;
    }
};

void TestPlurals::framesOfAnExportAreCounted() {
    const Translation translation(QLocale("en_GB"));
    ExportDialog dialog({ExportKind::Film, 9, 0, 0, {}, {{0, "A"}}, "/x", "drive"});
    QVERIFY(says(dialog, "1 frame"));
    dialog.setRange(0, 1);
    QVERIFY(says(dialog, "2 frames"));
}

void TestPlurals::framesOfTheLibraryAreCounted_data() {
    QTest::addColumn<int>("frames");
    QTest::addColumn<QString>("all");
    QTest::addColumn<QString>("none");
    QTest::newRow("1") << 1 << "1 frame"
                       << "0 of 1 frame";
    QTest::newRow("2") << 2 << "2 frames"
                       << "0 of 2 frames";
}

void TestPlurals::framesOfTheLibraryAreCounted() {
    QFETCH(int, frames);
    QFETCH(QString, all);
    QFETCH(QString, none);
    const Translation translation(QLocale("en_GB"));
    widgets::LibraryPanel panel;
    panel.setSource(sourceOf(frames));
    QVERIFY(says(panel, all));
    panel.filter().setText("nothing");
    QVERIFY(says(panel, none));
}

void TestPlurals::framesThatWereOpenedAreCounted() {
    const Translation translation(QLocale("en_GB"));
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    open(window, path("pictures"));
    QVERIFY(window.logText().contains("pictures: 3 frames"));
    open(window, path("pictures/frame0.png"));
    QVERIFY(window.logText().contains("frame0.png: 1 frame\n") || window.logText().endsWith("frame0.png: 1 frame"));
}

void TestPlurals::everyLanguageCounts() {
    const auto frames = [](int number) {
        return QCoreApplication::translate("app::ExportDialog", "%n frames", nullptr, number);
    };
    QCOMPARE(frames(1), QString("1 frames")); // of the sources: nothing is installed
    {
        const Translation english(QLocale("en_US"));
        QCOMPARE(frames(0), QString("0 frames"));
        QCOMPARE(frames(1), QString("1 frame"));
        QCOMPARE(frames(2), QString("2 frames"));
    }
    {
        const Translation french(QLocale("fr_FR")); // there is no file of it
        QCOMPARE(frames(1), QString("1 frame"));
    }
    const Translation german(QLocale("de_DE"));
    QVERIFY(frames(2) == "2 Einzelbilder" || frames(2) == "2 frames"); // English where German lacks a text
    QCOMPARE(QCoreApplication::translate("app::ModelShelf", "%1: %n file(s)", nullptr, 1), QString("%1: 1 Datei"));
}

QTEST_MAIN(TestPlurals)
#include "tst_plurals.moc"
