// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/import_flow.h"
#include "app/gui/model_shelf.h"

#include "core/networks/registry.h"
#include "core/weights/safetensors.h"
#include "tests/support/fake_engine.h"
#include "tests/support/golden.h"
#include "tests/support/test_files.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

#include <optional>
#include <semaphore>

using namespace app;
using namespace testing_support;

/// From a checkpoint on disk to a model of the workspace.
class TestModelShelf : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void aCheckpointIsProposedConfirmedAndSaved();
    void whatIsConfirmedIsWhatIsSaved();
    void anotherOutputStrideIsReadAgain();
    void longWorkIsToldCountedAndCanBeCancelled();
    void aFileThatIsNoCheckpointIsProposedWithItsProblem();
    void refusingLeavesNothingBehindAndTheNextFileComes();
    void cancellingProposesAndSavesNothingAndTheNextFileComes();
    void aTakenNameIsRefusedWithASentence();
    void nobodyAskedNoModelIsWrittenOver();
    void modelsAreFoundByNameAndMissingOnesAreErrors();

private:
    TemporaryFolder m_folder;
    QString m_unet;    ///< 10 classes, an eighth of the width
    QString m_deeplab; ///< 19 classes
};

namespace {

QString writeCheckpoint(const std::filesystem::path& path, const char* network, int classes) {
    core::NetworkOptions options;
    options.classes = classes;
    options.width = 0.125;
    const auto graph = core::buildNetwork(network, options);
    must(core::writeSafetensors(path, goldenTensors(graph.value())));
    return QString::fromStdString(path.string());
}

void press(widgets::ImportDialog* dialog, QDialogButtonBox::StandardButton which) {
    dialog->findChild<QDialogButtonBox*>()->button(which)->click();
}

} // namespace

void TestModelShelf::initTestCase() {
    m_unet = writeCheckpoint(m_folder / "files/small-unet.safetensors", "unet", 10);
    m_deeplab = writeCheckpoint(m_folder / "files/small-deeplab.safetensors", "deeplabv3-resnet50", 19);
}

void TestModelShelf::aCheckpointIsProposedConfirmedAndSaved() {
    ModelShelf shelf(core::Workspace(m_folder / "saved"));
    QWidget window;
    ImportFlow flow(shelf, true, &window);
    QSignalSpy saved(&shelf, &ModelShelf::saved), failed(&shelf, &ModelShelf::failed);
    shelf.readCheckpoint(m_unet, 1);
    QVERIFY(shelf.isBusy());
    QTRY_VERIFY(flow.dialog() != nullptr);
    const auto& proposal = flow.dialog()->proposal();
    QCOMPARE(proposal.problem, QString());
    QCOMPARE(proposal.choice.network, std::string("unet"));
    QCOMPARE(proposal.choice.scheme, std::string("merged-10"));
    QCOMPARE(proposal.choice.input.scale, 0.5); // as the milesial scripts do
    QVERIFY(!proposal.report.isEmpty());
    press(flow.dialog(), QDialogButtonBox::Ok);
    QTRY_COMPARE(saved.count(), 1);
    QCOMPARE(saved[0][1].toInt(), 1);
    QTRY_COMPARE(shelf.names(), QStringList{"small-unet"});
    QTRY_VERIFY(!shelf.isBusy());
    QCOMPARE(failed.count(), 0);
    QVERIFY(std::filesystem::exists(m_folder / "saved/models/small-unet.card.json"));
    QVERIFY(core::loadModel(m_folder / "saved/models/small-unet.card.json").has_value());
}

void TestModelShelf::whatIsConfirmedIsWhatIsSaved() {
    ModelShelf shelf(core::Workspace(m_folder / "confirmed"));
    QWidget window;
    ImportFlow flow(shelf, true, &window);
    QSignalSpy saved(&shelf, &ModelShelf::saved);
    shelf.readCheckpoint(m_unet);
    QTRY_VERIFY(flow.dialog() != nullptr);
    flow.dialog()->setName("street-unet");
    flow.dialog()->setScale(1.0);
    QVERIFY(!flow.dialog()->needsReading());
    press(flow.dialog(), QDialogButtonBox::Ok);
    QTRY_COMPARE(saved.count(), 1);
    const auto card = core::readModelCard(m_folder / "confirmed/models/street-unet.card.json");
    QVERIFY(card.has_value());
    QCOMPARE(card->name, std::string("street-unet"));
    QCOMPARE(card->input.scale, 1.0);
}

void TestModelShelf::longWorkIsToldCountedAndCanBeCancelled() {
    ModelShelf shelf(core::Workspace(m_folder / "long"));
    std::counting_semaphore<> counted{0};
    std::optional<core::ErrorCode> outcome;
    shelf.run<core::Status>(
        "Listing made",
        [&counted](std::stop_token stop, const core::ProgressFunction& progress) -> core::Status {
            progress({12, 0, {}});
            counted.release();
            std::binary_semaphore asked(0);
            const std::stop_callback callback(stop, [&asked] { asked.release(); });
            asked.acquire();
            return core::cancelled();
        },
        [&outcome](const core::Status& status) { outcome = status.error().code; });
    QCOMPARE(shelf.activity(), QStringLiteral("Listing made"));
    counted.acquire();
    QTRY_COMPARE(shelf.activity(), QStringLiteral("Listing made: 12 file(s)"));
    shelf.cancel();
    QTRY_VERIFY(outcome.has_value());
    QVERIFY(*outcome == core::ErrorCode::Cancelled);
    QTRY_VERIFY(!shelf.isBusy());
    QCOMPARE(shelf.activity(), QString());
}

void TestModelShelf::anotherOutputStrideIsReadAgain() {
    ModelShelf shelf(core::Workspace(m_folder / "stride"));
    QWidget window;
    ImportFlow flow(shelf, true, &window);
    QSignalSpy saved(&shelf, &ModelShelf::saved);
    shelf.readCheckpoint(m_deeplab);
    QTRY_VERIFY(flow.dialog() != nullptr);
    flow.dialog()->setOutputStride(16);
    QVERIFY(flow.dialog()->needsReading());
    press(flow.dialog(), QDialogButtonBox::Ok);
    QTRY_COMPARE(saved.count(), 1);
    const auto model = core::loadModel(m_folder / "stride/models/small-deeplab.card.json");
    QVERIFY(model.has_value());
    QCOMPARE(model->card.options.outputStride, 16);
    QCOMPARE(model->graph.options.outputStride, 16);
}

void TestModelShelf::aFileThatIsNoCheckpointIsProposedWithItsProblem() {
    writeText(m_folder / "files/poem.pth", "Not a checkpoint at all.");
    ModelShelf shelf(core::Workspace(m_folder / "problem"));
    QWidget window;
    ImportFlow flow(shelf, true, &window);
    shelf.readCheckpoint(QString::fromStdString((m_folder / "files/poem.pth").string()));
    QTRY_VERIFY(flow.dialog() != nullptr);
    QVERIFY(flow.dialog()->proposal().problem.contains("poem.pth"));
    QVERIFY(flow.dialog()->needsReading());
    press(flow.dialog(), QDialogButtonBox::Cancel);
    QTRY_VERIFY(!shelf.isBusy());
}

void TestModelShelf::refusingLeavesNothingBehindAndTheNextFileComes() {
    ModelShelf shelf(core::Workspace(m_folder / "refused"));
    QWidget window;
    ImportFlow flow(shelf, true, &window);
    shelf.readCheckpoint(m_unet);
    shelf.readCheckpoint(m_deeplab);
    QTRY_VERIFY(flow.dialog() != nullptr);
    QVERIFY(flow.dialog()->proposal().file == m_unet);
    press(flow.dialog(), QDialogButtonBox::Cancel);
    QTRY_VERIFY(flow.dialog() != nullptr && flow.dialog()->proposal().file == m_deeplab);
    press(flow.dialog(), QDialogButtonBox::Cancel);
    QTRY_VERIFY(!shelf.isBusy());
    QVERIFY(!std::filesystem::exists(m_folder / "refused"));
}

void TestModelShelf::cancellingProposesAndSavesNothingAndTheNextFileComes() {
    ModelShelf shelf(core::Workspace(m_folder / "cancelled"));
    QSignalSpy proposed(&shelf, &ModelShelf::proposed), failed(&shelf, &ModelShelf::failed);
    // A small file may have been read before the stop arrives; not twenty times.
    bool given = false;
    for (int i = 0; i < 20 && !given; ++i) {
        proposed.clear();
        shelf.readCheckpoint(m_unet);
        shelf.cancel();
        QTRY_VERIFY(!shelf.isBusy() || proposed.count() == 1);
        given = proposed.count() == 0;
        if (!given) shelf.dismiss();
    }
    QVERIFY(given);
    QCOMPARE(shelf.activity(), QString());
    QCOMPARE(failed.count(), 0);
    shelf.readCheckpoint(m_deeplab);
    QTRY_COMPARE(proposed.count(), 1);
    QCOMPARE(proposed[0][0].value<widgets::ImportProposal>().file, m_deeplab);
    shelf.dismiss();
    QVERIFY(!std::filesystem::exists(m_folder / "cancelled"));
}

void TestModelShelf::aTakenNameIsRefusedWithASentence() {
    widgets::ImportProposal proposal;
    proposal.choice.name = "city";
    proposal.choice.network = "unet";
    proposal.choice.scheme = "merged-10";
    proposal.classes = 10;
    widgets::ImportDialog dialog(proposal, {"city"});
    QVERIFY(dialog.complaint().contains("city"));
    QVERIFY(!dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok)->isEnabled());
    dialog.setName("../city");
    QVERIFY(!dialog.complaint().isEmpty());
    dialog.setName("city-2");
    QCOMPARE(dialog.complaint(), QString());
    QVERIFY(dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok)->isEnabled());
}

void TestModelShelf::nobodyAskedNoModelIsWrittenOver() {
    ModelShelf shelf(core::Workspace(m_folder / "unasked"));
    QWidget window;
    ImportFlow flow(shelf, false, &window);
    QSignalSpy saved(&shelf, &ModelShelf::saved), failed(&flow, &ImportFlow::failed);
    shelf.readCheckpoint(m_unet);
    QTRY_COMPARE(shelf.names(), QStringList{"small-unet"});
    shelf.readCheckpoint(m_unet);
    QTRY_COMPARE(shelf.names(), (QStringList{"small-unet", "small-unet-2"}));
    QCOMPARE(saved.count(), 2);
    writeText(m_folder / "files/broken.pth", "x");
    shelf.readCheckpoint(QString::fromStdString((m_folder / "files/broken.pth").string()));
    QTRY_COMPARE(failed.count(), 1);
}

void TestModelShelf::modelsAreFoundByNameAndMissingOnesAreErrors() {
    ModelShelf shelf(core::Workspace(m_folder / "saved")); // filled above
    QSignalSpy found(&shelf, &ModelShelf::found), failed(&shelf, &ModelShelf::failed);
    shelf.find("small-unet", 2);
    shelf.find("nothing");
    QTRY_COMPARE(found.count(), 1);
    QCOMPARE(found[0][0].value<core::ModelEntry>().name, std::string("small-unet"));
    QCOMPARE(found[0][1].toInt(), 2);
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(failed[0][1].value<core::Error>().message.find("nothing") != std::string::npos);
}

QTEST_MAIN(TestModelShelf)
#include "tst_model_shelf.moc"
