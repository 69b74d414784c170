// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_engine.h"
#include "tests/support/test_files.h"

#include <QImage>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTest>

using namespace testing_support;

/// The program `kerbside` itself: output, errors and exit codes.
class TestProgram : public QObject {
    Q_OBJECT

private slots:
    void helpAndVersionNeedNoDisplay();
    void wrongUseEndsWithTwoAndASentence();
    void withoutADisplayItSaysSo();
    void screenshotWithoutArgumentsShowsTheBuiltInStreet();
    void screenshotShowsWhatWasNamed();
    void screenshotOfWhatIsNotThereFails();

private:
    struct Outcome {
        int exitCode;
        QString out, err;
    };
    Outcome run(const QStringList& arguments) const;
    QString path(const char* name) const { return QString::fromStdString((m_folder / name).string()); }
    TemporaryFolder m_folder;
};

TestProgram::Outcome TestProgram::run(const QStringList& arguments) const {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LANGUAGE"}) environment.remove(name);
    environment.insert("HOME", path("home"));
    environment.insert("XDG_CONFIG_HOME", path("settings"));
    environment.insert("LC_ALL", "C");
    process.setProcessEnvironment(environment);
    process.start(KERBSIDE_PROGRAM, arguments);
    process.waitForFinished(120'000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

void TestProgram::helpAndVersionNeedNoDisplay() {
    const Outcome help = run({"--help"});
    QCOMPARE(help.exitCode, 0);
    QVERIFY(help.out.contains("--screenshot <FILE>"));
    QCOMPARE(help.err, QString());
    const Outcome version = run({"--version"});
    QCOMPARE(version.exitCode, 0);
    QVERIFY(version.out.startsWith("kerbside "));
}

void TestProgram::wrongUseEndsWithTwoAndASentence() {
    const Outcome view = run({"--view", "train"});
    QCOMPARE(view.exitCode, 2);
    QVERIFY(view.err.contains("not built yet"));
    QCOMPARE(run({"--no-such-option"}).exitCode, 2);
}

void TestProgram::withoutADisplayItSaysSo() {
    const Outcome outcome = run({});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.err.contains("--screenshot"));
}

void TestProgram::screenshotWithoutArgumentsShowsTheBuiltInStreet() {
    const Outcome outcome = run({"--screenshot", path("empty.png")});
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY(outcome.out.startsWith("Built-in street: frame 1 of 60\n"));
    QVERIFY(!outcome.err.contains("kerbside: ")); // also where the demo models have no weights
    QCOMPARE(QImage(path("empty.png")).size(), QSize(1440, 900));
    QVERIFY(!std::filesystem::exists(m_folder / "home/Kerbside")); // looking makes no folders
}

void TestProgram::screenshotShowsWhatWasNamed() {
    writeCityscapes(m_folder / "city", 2);
    const Outcome outcome = run({path("city"), "--screenshot", path("city.png"), "--view", "compare"});
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY(outcome.out.contains("frame 1 of 2"));
    QVERIFY(QImage(path("city.png")) != QImage(path("empty.png")));
}

void TestProgram::screenshotOfWhatIsNotThereFails() {
    const Outcome outcome = run({path("nowhere"), "--model", "nobody", "--screenshot", path("none.png")});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.err.contains("nowhere"));
    QVERIFY(outcome.err.contains("nobody"));
}

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
