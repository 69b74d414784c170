// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/machine_label.h"
#include "app/gui/main_window.h"
#include "app/gui/system_report.h"
#include "core/base/atomic_file.h"
#include "tests/support/test_files.h"
#include "tests/support/window_fixture.h"
#include "widgets/text_panel.h"

#include <QAction>
#include <QClipboard>
#include <QDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QTextCursor>

using namespace app;
using namespace testing_support;

/// Pictures of the panes, the status bar, the log and the report.
class TestWindowHelp : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void aPictureHasTheFramesOwnPixels();
    void onePaneIsAPictureOfItsOwn();
    void hiddenMasksAreNotInThePicture();
    void thePictureIsCopied();
    void aPictureThatCannotBeWrittenHasASentence();
    void everyShownPaneIsInTheMenuOfPictures();
    void theStatusBarTellsTimesZoomFrameDeviceAndMemory();
    void aGpuTellsItsMemory();
    void foldersAreLeftOutOfTheReport_data();
    void foldersAreLeftOutOfTheReport();
    void theReportTellsWhatAMailNeeds();
    void theReportOfTheWindowIsCopied();
    void theReportKnowsTheStreetFilm();
    void theLogIsCopiedAndCleared();

private:
    MainWindow::Options options() const {
        MainWindow::Options options = windowOptions(m_folder);
        options.torchVersion = "9.8.7";
        return options;
    }
    void fill(MainWindow& window) const {
        window.show();
        window.openSource(QString::fromStdString((m_folder / "city").string()));
        QTRY_VERIFY(window.controller().frame() != nullptr && !window.isBusy());
        window.controller().setSlot(0, slotModel("class0"));
        QTRY_VERIFY(window.controller().slot(0).state == SlotState::Done && !window.isBusy());
    }
    static QPushButton* button(const QWidget& parent, const QString& text) {
        for (auto* candidate : parent.findChildren<QPushButton*>())
            if (candidate->text().remove('&').remove(QChar(u'…')) == text) return candidate;
        return nullptr;
    }
    TemporaryFolder m_folder;
};

namespace {

bool holds(const QImage& image, QRgb color) {
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if ((image.pixel(x, y) & RGB_MASK) == (color & RGB_MASK)) return true;
    return false;
}

const QRgb kRoad = qRgb(128, 64, 128);

} // namespace

void TestWindowHelp::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("Kerbside");
    QCoreApplication::setApplicationName("kerbside-test-help");
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                       QString::fromStdString((m_folder / "settings").string()));
    writeCityscapes(m_folder / "city", 2);
}

void TestWindowHelp::aPictureHasTheFramesOwnPixels() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    QVERIFY(window.view().picture().isNull()); // nothing is open
    fill(window);
    window.view().setOpacity(1);
    window.view().sharedView().zoomAt({10, 10}, {200, 100}, 4); // which is of the screen only
    const QImage one = window.view().picture(&window.view().truthPane());
    const QImage all = window.view().picture();
    QVERIFY(all.width() > one.width() || all.height() > one.height());
    // The truth is 8x4: left road, right car, each in its own colour and at its own size.
    int road = 0, car = 0;
    for (int y = 0; y < one.height(); ++y)
        for (int x = 0; x < 16; ++x) {
            road += (one.pixel(x, y) & RGB_MASK) == (kRoad & RGB_MASK);
            car += (one.pixel(x, y) & RGB_MASK) == (qRgb(0, 0, 142) & RGB_MASK);
        }
    QVERIFY(road >= 16); // and its swatch in the legend
    QVERIFY(car >= 16);
}

void TestWindowHelp::onePaneIsAPictureOfItsOwn() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    fill(window);
    window.view().setOpacity(1);
    QVERIFY(holds(window.view().picture(&window.view().slotPane(0)), kRoad));
    QVERIFY(!holds(window.view().picture(&window.view().photoPane()), kRoad));
    window.view().setAlone(true); // then "everything" is this one
    QCOMPARE(window.view().picture().size(), window.view().picture(window.view().shownPanes().front()).size());
}

void TestWindowHelp::hiddenMasksAreNotInThePicture() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    fill(window);
    window.view().setOpacity(1);
    window.view().legendModel().toggle(*window.view().scheme().findClass("road"));
    QVERIFY(!holds(window.view().picture(), kRoad)); // neither in the panes nor in the legend
    window.view().legendModel().showAll();
    QVERIFY(holds(window.view().picture(), kRoad));
    window.view().setBare(true);
    QVERIFY(!holds(window.view().picture(), kRoad));
}

void TestWindowHelp::thePictureIsCopied() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    QVERIFY(!window.actions().copyPicture->isEnabled());
    fill(window);
    window.actions().copyPicture->trigger();
    QCOMPARE(QGuiApplication::clipboard()->image().size(), window.view().picture().size());
}

void TestWindowHelp::aPictureThatCannotBeWrittenHasASentence() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    fill(window);
    QSignalSpy shown(&window, &MainWindow::problemShown);
    const QImage image = window.view().picture();
    window.writePicture(image, "/proc/nowhere/picture.png");
    QTRY_COMPARE(shown.count(), 1);
    QVERIFY(shown[0][0].toString().contains("/proc/nowhere/picture.png"));
    const QString good = QString::fromStdString((m_folder / "picture.png").string());
    window.writePicture(image, good);
    QTRY_COMPARE(QImage(good).size(), image.size());
    QTRY_VERIFY(window.messages().text().contains("picture.png"));
}

void TestWindowHelp::everyShownPaneIsInTheMenuOfPictures() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    fill(window);
    QMenu menu;
    window.fillPictureMenu(&menu);
    QStringList texts;
    for (const QAction* action : menu.actions()) texts << action->text();
    QCOMPARE(texts.size(), 2 * static_cast<int>(window.view().shownPanes().size()));
    QVERIFY(texts.contains(QStringLiteral("Copy “class0”")));
    menu.actions().last()->trigger();
    QVERIFY(!QGuiApplication::clipboard()->image().isNull());
}

void TestWindowHelp::theStatusBarTellsTimesZoomFrameDeviceAndMemory() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    fill(window);
    const QString place = window.placeText();
    QVERIFY(place.contains("A 12 ms"));
    QVERIFY(place.contains("zoom "));
    QVERIFY(place.contains("frame 1 of 2"));
    const auto* machine = window.findChild<MachineLabel*>();
    QVERIFY(machine->text().startsWith(QStringLiteral("·  cpu")));
    QVERIFY(QRegularExpression("\\d+\\.\\d GB").match(machine->text()).hasMatch());
    window.view().setAlone(true); // the photo is not seen now
    QVERIFY(window.placeText().contains("zoom "));
}

void TestWindowHelp::aGpuTellsItsMemory() {
    MachineLabel label([] {
        return std::vector<inference::Device>{{"cpu", "a processor", 8'000'000'000, 4'000'000'000, 4, {}},
                                              {"cuda:0", "a GPU", 24'000'000'000, 20'500'000'000, 0, {}}};
    });
    label.show();
    label.setDevice("cuda:0");
    QTRY_VERIFY(label.text().startsWith(QStringLiteral("·  cuda:0 3.5 of 24.0 GB")));
    label.setDevice("cpu");
    QVERIFY(!label.text().contains(" of "));
}

void TestWindowHelp::foldersAreLeftOutOfTheReport_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("a path") << "/home/ada/data/a.png: too small" << QStringLiteral("…/a.png: too small");
    QTest::newRow("two paths") << "from /a/b/c to /d/e/f." << QStringLiteral("from …/c to …/f.");
    QTest::newRow("home") << "~/Kerbside/models/x.json" << QStringLiteral("…/x.json");
    QTest::newRow("quoted with blanks") << "\"/home/ada l/my data/a b.png\"" << QStringLiteral("\"…/a b.png\"");
    QTest::newRow("no path") << "2/3 frames, and/or 5 km/h"
                             << "2/3 frames, and/or 5 km/h";
    QTest::newRow("an address") << "https://example.org/a/b"
                                << "https://example.org/a/b";
}

void TestWindowHelp::foldersAreLeftOutOfTheReport() {
    QFETCH(QString, text);
    QTEST(withoutFolders(text), "expected");
}

void TestWindowHelp::theReportTellsWhatAMailNeeds() {
    ReportParts parts;
    parts.program = "Kerbside 1.2.3";
    parts.system = "A system";
    parts.libraries = {{"Qt", "6.4.2"}, {"OpenCV", "4.6.0"}};
    parts.devices = {{"cpu", "a processor", 8'000'000'000, 4'000'000'000, 4, {"avx2", "avx512"}}};
    parts.models = QStringList{"A demo-unet.card.json, 12 ms on cpu in f32"};
    for (int i = 0; i < 300; ++i) parts.log += QStringLiteral("line %1 of /home/ada/secret/x.png\n").arg(i);
    const QString report = systemReport(parts);
    for (const char* wanted :
         {"Kerbside 1.2.3", "Qt 6.4.2", "OpenCV 4.6.0", "cpu: a processor, 8000 MB of memory, 4000 MB free, 4 cores",
          "avx2 avx512", "A demo-unet.card.json, 12 ms on cpu in f32", "line 299", "line 200 ", "the last 100 of 300"})
        QVERIFY2(report.contains(wanted), wanted);
    QVERIFY(!report.contains("line 199 "));
    QVERIFY(!report.contains("secret"));
}

void TestWindowHelp::theReportOfTheWindowIsCopied() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    fill(window);
    window.actions().systemReport->trigger();
    const auto panel = [&window]() -> widgets::TextPanel* {
        for (auto* dialog : window.findChildren<QDialog*>())
            if (auto* found = dialog->findChild<widgets::TextPanel*>()) return found;
        return nullptr;
    };
    QTRY_VERIFY(panel() != nullptr);
    const QString report = panel()->text();
    for (const char* wanted : {"LibTorch 9.8.7", "OpenCV ", "FFmpeg ", "cpu: a processor", "class0.card.json, 12 ms",
                               "Cityscapes, frame 1 of 2", "Opened …/city"})
        QVERIFY2(report.contains(QString::fromUtf8(wanted)), wanted);
    QVERIFY(!report.contains(QString::fromStdString(m_folder.path().string())));
    button(*panel(), "Copy")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), report);
}

void TestWindowHelp::theReportKnowsTheStreetFilm() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    window.actions().openStreetFilm->trigger();
    QTRY_VERIFY(window.controller().frame() != nullptr);
    window.actions().systemReport->trigger();
    const auto report = [&window] {
        for (auto* dialog : window.findChildren<QDialog*>())
            if (auto* panel = dialog->findChild<widgets::TextPanel*>()) return panel->text();
        return QString();
    };
    QTRY_VERIFY(report().contains("street film, frame 1 of 340"));
}

void TestWindowHelp::theLogIsCopiedAndCleared() {
    widgets::TextPanel panel("Log", true);
    QVERIFY(!button(panel, "Copy")->isEnabled());
    panel.edit().appendPlainText("one");
    panel.edit().appendPlainText("two");
    button(panel, "Copy")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), "one\ntwo");
    panel.edit().moveCursor(QTextCursor::Start);
    panel.edit().moveCursor(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    button(panel, "Copy")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), "one");
    QSignalSpy saving(&panel, &widgets::TextPanel::saveRequested);
    button(panel, "Save")->click();
    QCOMPARE(saving.count(), 1);
    button(panel, "Clear")->click();
    QCOMPARE(panel.text(), QString());
    QVERIFY(!button(panel, "Clear")->isEnabled());
}

QTEST_MAIN(TestWindowHelp)
#include "tst_window_help.moc"
