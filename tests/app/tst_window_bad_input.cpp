// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Files that vanish, break or contradict each other while they are in use: a sentence that names the file, and a window
// that goes on.
#include "core/base/digest.h"
#include "core/image/video_writer.h"
#include "core/weights/model.h"
#include "tests/support/made_videos.h"
#include "tests/support/window_fixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace app;
using namespace testing_support;

class TestWindowBadInput : public QObject, private WindowFixture {
    Q_OBJECT

private slots:
    void aFolderThatVanishesWhileItIsOpen();
    void aFrameDeletedWhileItsTurnInABatchComes();
    void aTruthThatVanishesLeavesThePhotoAndTheModels();
    void aFilmWithoutItsEndPlaysAsFarAsItGoes();
    void aFilmWithoutItsTableOfContentsIsNotOpened();
    void weightsOfAnotherClassCount();
    void aSchemeThatDoesNotCoverTheTruthIsToldOnce();
    void aSchemeThatCoversTheTruthIsNoNews();
    void aPredictionFolderWithAMissingAndAMisshapenFrame();

private:
    /// Whatever went wrong before: a source opens, a model segments it, and nothing is complained about.
    static void checkUsable(MainWindow& window, const QString& source) {
        for (int slot = 0; slot < kSlots; ++slot) window.controller().clearSlot(slot);
        QSignalSpy problems(&window, &MainWindow::problemShown);
        open(window, source);
        setModel(window, 0, "class0");
        QVERIFY(window.view().photoPane().canvas().hasPhoto());
        QVERIFY(window.view().slotPane(0).canvas().hasMask());
        QCOMPARE(problems.count(), 0);
    }
};

void TestWindowBadInput::aFolderThatVanishesWhileItIsOpen() {
    writePictures(m_folder / "gone", 3);
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("gone"));
    setModel(window, 0, "class0");
    std::filesystem::remove_all(m_folder / "gone");

    window.actions().next->trigger();
    QTRY_VERIFY(window.messages().text().contains(path("gone/frame1.png")));
    QCOMPARE(window.messages().kind(), widgets::MessageBar::Kind::Error);
    QVERIFY(window.view().photoPane().canvas().message().contains("frame1.png"));
    QVERIFY(!window.view().slotPane(0).canvas().hasMask());

    window.actions().segmentAll->trigger();
    QTRY_VERIFY(window.messages().text().contains("1 of 3 frames"));
    QVERIFY(window.messages().text().contains(path("gone/frame1.png")));

    QSignalSpy problems(&window, &MainWindow::problemShown);
    window.openSource(path("gone"));
    QTRY_COMPARE(problems.count(), 1);
    QVERIFY(problems[0][0].toString().contains(path("gone")));
    checkUsable(window, path("city"));
}

void TestWindowBadInput::aFrameDeletedWhileItsTurnInABatchComes() {
    writePictures(m_folder / "thinned", 4);
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("thinned"));
    window.controller().setSlot(0, slotModel("stubborn"));
    fake.waitForEntry();
    fake.release();
    QTRY_COMPARE(window.controller().slot(0).state, SlotState::Done);
    window.actions().segmentAll->trigger();
    fake.waitForEntry(); // at frame 1
    std::filesystem::remove(m_folder / "thinned/frame2.png");
    QSignalSpy problems(&window, &MainWindow::problemShown);
    fake.release();
    fake.waitForEntry(); // at frame 3 already
    fake.release();
    QTRY_VERIFY(window.messages().text().contains("3 of 4 frames"));
    QVERIFY(window.messages().text().contains(path("thinned/frame2.png")));
    QCOMPARE(problems.count(), 1);
    QCOMPARE(window.controller().index(), 0);
    QVERIFY(window.view().slotPane(0).canvas().hasMask()); // what was shown is still shown
    checkUsable(window, path("city"));
}

void TestWindowBadInput::aTruthThatVanishesLeavesThePhotoAndTheModels() {
    writeCityscapes(m_folder / "untrue", 2);
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("untrue"));
    setModel(window, 0, "class0");
    const QString truth = path("untrue/gtFine/val/town/town_000000_000001_gtFine_labelIds.png");
    std::filesystem::remove(truth.toStdString());
    window.actions().next->trigger();
    QTRY_COMPARE(window.controller().slot(0).state, SlotState::Done);
    QVERIFY(window.messages().text().contains(truth));
    QVERIFY(window.view().photoPane().canvas().hasPhoto());
    QVERIFY(!window.view().truthPane().canvas().hasMask());
    QVERIFY(window.view().slotPane(0).canvas().hasMask());
    checkUsable(window, path("city"));
}

void TestWindowBadInput::aFilmWithoutItsEndPlaysAsFarAsItGoes() {
    const MadeVideo film = motionJpegAvi({32, 16}, 6);
    writeText(m_folder / "cut.avi", film.bytes.substr(0, film.frameAt[4] - 8));
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("cut.avi"));
    setModel(window, 0, "class1");
    QSignalSpy problems(&window, &MainWindow::problemShown);
    QSignalSpy loaded(&window.controller(), &CompareController::frameLoaded);
    window.actions().play->trigger();
    QTRY_VERIFY(!window.controller().isPlaying());
    QTRY_VERIFY(!window.isBusy());
    QCOMPARE(loaded.count(), 3); // frames 1 to 3
    QCOMPARE(problems.count(), 1);
    QVERIFY(problems[0][0].toString().contains(path("cut.avi")));
    window.actions().previous->trigger();
    QTRY_COMPARE(window.controller().slot(0).state, SlotState::Done);
    checkUsable(window, path("city"));
}

void TestWindowBadInput::aFilmWithoutItsTableOfContentsIsNotOpened() {
    const auto file = m_folder / "short.mp4";
    {
        auto writer = core::VideoWriter::create(file, {64, 32}, 10);
        QVERIFY(writer);
        for (int i = 0; i < 20; ++i) must(writer->write(numberedFrame({64, 32}, i)));
        must(writer->finish());
    }
    std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("pictures"));
    QSignalSpy problems(&window, &MainWindow::problemShown);
    window.openPaths({path("short.mp4")});
    QTRY_COMPARE(problems.count(), 1);
    QVERIFY(problems[0][0].toString().contains(path("short.mp4")));
    QTRY_VERIFY(window.controller().frame() != nullptr && !window.isBusy());
    QCOMPARE(window.view().photoPane().title(), "frame0"); // the pictures are still open
    checkUsable(window, path("city"));
}

void TestWindowBadInput::weightsOfAnotherClassCount() {
    // A card of five classes beside the weights of a network with nineteen, as a careless copy makes it.
    core::Model five = goldenModel("unet", {.classes = 5, .width = 0.03});
    five.card.name = "five";
    const auto card = core::saveModel(five, m_folder / "mixed").value();
    core::Model nineteen = goldenModel("unet", {.classes = 19, .width = 0.03});
    nineteen.card.name = "nineteen";
    QVERIFY(core::saveModel(nineteen, m_folder / "mixed").has_value());
    const auto weights = m_folder / "mixed/five.safetensors";
    std::filesystem::copy_file(m_folder / "mixed/nineteen.safetensors", weights,
                               std::filesystem::copy_options::overwrite_existing);
    auto read = core::readModelCard(card).value();
    read.weightsSha256 = core::sha256OfFile(weights).value();
    writeText(card, core::toJson(read));

    FakeEngine fake;
    Engine engine = fake.engine();
    engine.segment = [segment = engine.segment](const auto& model, const auto&... rest) -> core::Result<EngineResult> {
        auto loaded = core::loadModel(model); // as the engine of the program does first
        if (!loaded) return core::fail(loaded.error());
        return segment(model, rest...);
    };
    MainWindow window(std::move(engine), options());
    window.show();
    open(window, path("pictures"));
    drop(window, {QString::fromStdString(card.string())});
    QTRY_COMPARE(window.controller().slot(0).state, SlotState::Failed);
    const QString sentence = path("mixed/five.safetensors") + ": has 19 channels, and its card lists 5 classes.";
    QVERIFY2(window.messages().text().contains(sentence), qPrintable(window.messages().text()));
    QVERIFY(window.view().slotPane(0).canvas().message().contains("19 channels"));
}

namespace {

/// Predictions of the first of two classes, road and person: half of the truth of writeCityscapes() is car.
void writeTwoClasses(const std::filesystem::path& folder) {
    for (int k = 0; k < 3; ++k)
        must(core::writeLabelMap(folder / ("town_000000_00000" + std::to_string(k) + ".png"),
                                 core::LabelMap({8, 4}, std::uint8_t{0})));
    writeText(folder / "predictions.json", R"({"format": 1, "scheme": {"format": 1, "name": "two", "version": 1,
        "classes": [{"name": "road", "color": [1, 2, 3], "labelIds": [7]},
                    {"name": "person", "color": [4, 5, 6], "labelIds": [24]}]}})");
}

} // namespace

void TestWindowBadInput::aSchemeThatDoesNotCoverTheTruthIsToldOnce() {
    writeTwoClasses(m_folder / "two");
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    QSignalSpy problems(&window, &MainWindow::problemShown);
    window.openPredictions(path("two"));
    QTRY_COMPARE(window.controller().slot(0).state, SlotState::Done);
    QCOMPARE(problems.count(), 1);
    QCOMPARE(window.messages().kind(), widgets::MessageBar::Kind::Warning);
    QCOMPARE(problems[0][0].toString(),
             path("city/gtFine/val/town/town_000000_000000_gtFine_labelIds.png") +
                 ": two has no class for 16 of its 32 evaluated pixels (car); they are not scored.");
    window.actions().next->trigger();
    QTRY_COMPARE(window.controller().slot(0).state, SlotState::Done);
    QCOMPARE(problems.count(), 1); // it is the same with every frame
    open(window, path("city"));
    QTRY_COMPARE(problems.count(), 2); // another source
    checkUsable(window, path("pictures"));
}

void TestWindowBadInput::aSchemeThatCoversTheTruthIsNoNews() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    QSignalSpy problems(&window, &MainWindow::problemShown);
    open(window, path("city"));
    setModel(window, 0, "class0");
    setModel(window, 1, "ten");
    QCOMPARE(problems.count(), 0);
}

void TestWindowBadInput::aPredictionFolderWithAMissingAndAMisshapenFrame() {
    const auto folder = m_folder / "elsewhere";
    const auto file = [&](int k) { return folder / ("town_000000_00000" + std::to_string(k) + "_labelIds.png"); };
    must(core::writeLabelMap(file(0), core::LabelMap({8, 4}, std::uint8_t{26})));
    must(core::writeLabelMap(file(2), core::LabelMap({4, 4}, std::uint8_t{26})));
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    open(window, path("city"));
    window.openPredictions(path("elsewhere"));
    setModel(window, 1, "class0");
    QTRY_COMPARE(window.controller().slot(0).state, SlotState::Done);

    const auto failsWith = [&](const QString& expected) {
        window.actions().next->trigger();
        QTRY_COMPARE(window.controller().slot(0).state, SlotState::Failed);
        QVERIFY2(window.messages().text().contains(expected), qPrintable(window.messages().text()));
        QVERIFY(window.view().slotPane(0).canvas().message().contains(expected));
        QTRY_COMPARE(window.controller().slot(1).state, SlotState::Done); // the other slot goes on
    };
    failsWith(path("elsewhere") + ": holds no prediction for town_000000_000001");
    failsWith(path("elsewhere/town_000000_000002_labelIds.png") + ": has 4x4 pixels, but the photo has 8x4.");

    window.actions().segmentAll->trigger();
    QTRY_VERIFY(window.messages().text().contains("1 of 3 frames"));
    QVERIFY(window.messages().text().contains("town_000000_000001")); // the first of those that failed
    checkUsable(window, path("city"));
}

QTEST_MAIN(TestWindowBadInput)
#include "tst_window_bad_input.moc"
