// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Notes that are exported while the window goes.
#include "app/gui/frame_marks.h"

#include "tests/support/fake_engine.h"
#include "tests/support/made_files.h"
#include "tests/support/test_files.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace app;
using namespace testing_support;

class TestFrameMarks : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { writePictures(m_folder / "pictures", 2); }
    void everyExportThatWasAskedForIsWritten();
    void anExportOutlivesItsMarks();
    void anExportThatFailsAtTheEndIsSaid();
    void anExportHoldsTheNotesOfItsMoment();

private:
    /// With a note on the first frame.
    std::unique_ptr<FrameMarks> loadedMarks(const char* folder) {
        auto marks = std::make_unique<FrameMarks>(m_folder / folder);
        QSignalSpy loaded(marks.get(), &FrameMarks::loaded);
        marks->setSource(core::FrameSource::open(m_folder / "pictures").value());
        while (loaded.isEmpty()) QCoreApplication::processEvents();
        marks->change("note", {"frame0"}, [](core::FrameNote& note) { note.text = "a tram"; });
        return marks;
    }
    std::filesystem::path target(int number) const { return m_folder / ("notes" + std::to_string(number) + ".csv"); }
    TemporaryFolder m_folder;
};

void TestFrameMarks::everyExportThatWasAskedForIsWritten() {
    const auto marks = loadedMarks("one");
    QSignalSpy exported(marks.get(), &FrameMarks::exported);
    for (int i = 0; i < 10; ++i) marks->exportTo(target(i));
    QTRY_COMPARE(exported.count(), 10);
    QCOMPARE(exported[0][1].toInt(), 1);
    for (int i = 0; i < 10; ++i) QVERIFY(bytesOf(target(i)).find("a tram") != std::string::npos);
}

void TestFrameMarks::anExportOutlivesItsMarks() {
    auto marks = loadedMarks("two");
    for (int i = 10; i < 20; ++i) marks->exportTo(target(i));
    marks.reset();
    for (int i = 10; i < 20; ++i) {
        QVERIFY(std::filesystem::exists(target(i)));
        QVERIFY(bytesOf(target(i)).find("a tram") != std::string::npos);
    }
}

void TestFrameMarks::anExportThatFailsAtTheEndIsSaid() {
    auto marks = loadedMarks("three");
    writeText(m_folder / "file", "no folder");
    marks->exportTo(m_folder / "file/notes.csv");
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression("file/notes\\.csv"));
    marks.reset();
    QCOMPARE(bytesOf(m_folder / "file"), std::string("no folder"));
}

void TestFrameMarks::anExportHoldsTheNotesOfItsMoment() {
    auto marks = loadedMarks("four");
    marks->exportTo(target(30));
    marks->change("note", {"frame0"}, [](core::FrameNote& note) { note.text = "a bus"; });
    marks.reset();
    QVERIFY(bytesOf(target(30)).find("a tram") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestFrameMarks)
#include "tst_frame_marks.moc"
