// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The palette that is chosen in the window, in what is written from it.
#include "app/gui/export_dialog.h"
#include "core/image/video_reader.h"
#include "tests/support/window_fixture.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>

using namespace app;
using namespace testing_support;

class TestWindowColors : public QObject, private WindowFixture {
    Q_OBJECT

private slots:
    void aFilmHasTheColorsOfTheWindowAndTheDialogNamesThem();
    void labelMapsHaveNoColorsAndTheDialogSaysSo();

private:
    /// Of the first picture: how far the nearest pixel is from a colour, as the largest difference of a channel.
    static int distanceTo(const std::filesystem::path& film, core::Rgb color) {
        auto reader = core::VideoReader::open(film);
        if (!reader) return 999;
        const auto picture = reader->next();
        if (!picture || !*picture) return 999;
        int least = 999;
        for (const core::Rgb pixel : (*picture)->values())
            least = std::min(least, std::max({std::abs(pixel.r - color.r), std::abs(pixel.g - color.g),
                                              std::abs(pixel.b - color.b)}));
        return least;
    }
};

void TestWindowColors::aFilmHasTheColorsOfTheWindowAndTheDialogNamesThem() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    open(window, path("city"));
    setModel(window, 0, "class8"); // vegetation
    const core::ClassScheme scheme = *core::ClassScheme::builtIn("cityscapes-19");
    const core::Rgb official = scheme.color(8);
    const core::Rgb other = core::inPalette(scheme, core::kColorBlindPalette).color(8);
    for (const bool isOfficial : {true, false}) {
        window.view().setPalette(std::string(isOfficial ? core::kOfficialPalette : core::kColorBlindPalette));
        window.actions().exportFilm->trigger();
        ExportDialog* dialog = nullptr;
        for (auto* one : window.findChildren<ExportDialog*>())
            if (one->isVisible()) dialog = one;
        QVERIFY(dialog != nullptr);
        QCOMPARE(dialog->colorsText(), isOfficial ? QString("Official") : QString("For the colour-blind"));
        const auto target = m_folder / (isOfficial ? "official.mp4" : "other.mp4");
        dialog->setTarget(QString::fromStdString(target.string()));
        QSignalSpy finished(&window.exporter(), &Exporter::finished);
        dialog->accept();
        QTRY_COMPARE(finished.count(), 1);
        const int nearOfficial = distanceTo(target, official), nearOther = distanceTo(target, other);
        QVERIFY2(isOfficial ? nearOfficial < nearOther : nearOther < nearOfficial,
                 qPrintable(QString("%1 %2").arg(nearOfficial).arg(nearOther)));
        QVERIFY2(std::min(nearOfficial, nearOther) < 16, qPrintable(QString::number(nearOfficial)));
        QTRY_VERIFY(!window.isBusy());
    }
}

void TestWindowColors::labelMapsHaveNoColorsAndTheDialogSaysSo() {
    ExportDialog::Choices choices{ExportKind::LabelMaps, 9, 0, 8, {}, {{0, "A one"}}, "/nowhere", "drive"};
    choices.palette = core::kColorBlindPalette;
    choices.colors = "For the colour-blind";
    ExportDialog dialog(choices);
    QVERIFY(dialog.colorsText().startsWith("none"));
    dialog.setKind(ExportKind::Film);
    QCOMPARE(dialog.colorsText(), QString("For the colour-blind"));
    QCOMPARE(dialog.request().palette, std::string(core::kColorBlindPalette));
}

QTEST_MAIN(TestWindowColors)
#include "tst_window_colors.moc"
