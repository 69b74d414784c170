// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Panes and an export use one engine, each with models of its own.
#include "app/gui/engine_users.h"

#include "app/gui/export_work.h"
#include "tests/support/window_fixture.h"

#include <QTest>

#include <mutex>

using namespace app;
using namespace testing_support;

namespace {

/// The models that the engine was told to keep last.
struct Kept {
    std::mutex mutex;
    std::vector<LoadedModel> models; // guarded by mutex
    Engine engine(FakeEngine& fake) {
        Engine engine = fake.engine();
        engine.release = [this](const std::vector<LoadedModel>& inUse) {
            const std::scoped_lock lock(mutex);
            models = inUse;
        };
        return engine;
    }
    QStringList names() {
        const std::scoped_lock lock(mutex);
        QStringList names;
        for (const LoadedModel& model : models) names << QString::fromStdString(model.card.stem().stem().string());
        return names;
    }
};

LoadedModel modelOf(const char* card) { return {card, "cpu", inference::Precision::Auto, 0}; }

} // namespace

class TestEngineUsers : public QObject, private WindowFixture {
    Q_OBJECT

private slots:
    void whatOneUserLetsGoOfStaysForTheOther();
    void aModelThatNobodyNeedsAnyMoreIsForgotten();
    void anExportNeedsItsModelsAsLongAsItLasts();
    void anExportThatFailsLetsGoOfItsModels();
    void aSlotThatIsEmptiedLeavesTheModelToTheExport();
};

void TestEngineUsers::whatOneUserLetsGoOfStaysForTheOther() {
    FakeEngine fake;
    Kept kept;
    EngineUsers users(kept.engine(fake));
    const Engine panes = users.add(), other = users.add();
    panes.release({modelOf("a.card.json"), modelOf("b.card.json")});
    other.release({modelOf("b.card.json"), modelOf("c.card.json")});
    QCOMPARE(kept.names(), (QStringList{"a", "b", "c"}));
    panes.release({});
    QCOMPARE(kept.names(), (QStringList{"b", "c"}));
}

void TestEngineUsers::aModelThatNobodyNeedsAnyMoreIsForgotten() {
    FakeEngine fake;
    Kept kept;
    EngineUsers users(kept.engine(fake));
    const Engine panes = users.add(), other = users.add();
    panes.release({modelOf("a.card.json")});
    other.release({modelOf("a.card.json")});
    panes.release({});
    QCOMPARE(kept.names(), QStringList{"a"});
    other.release({});
    QCOMPARE(kept.names(), QStringList());
}

void TestEngineUsers::anExportNeedsItsModelsAsLongAsItLasts() {
    FakeEngine fake;
    Kept kept;
    ExportTask task{
        ExportKind::LabelMaps, m_folder / "labels", core::FrameSource::open(m_folder / "city").value(), 0, 2, {}, {},
        "kerbside test"};
    task.entries.push_back({"a", {}, {}});
    task.entries[0].task.card = "class3.card.json";
    QStringList during;
    QVERIFY(exportFrames(task, kept.engine(fake), {}, [&](const core::Progress&) { during = kept.names(); }));
    QCOMPARE(during, QStringList{"class3"});
    QCOMPARE(kept.names(), QStringList());
}

void TestEngineUsers::anExportThatFailsLetsGoOfItsModels() {
    FakeEngine fake;
    Kept kept;
    kept.models = {modelOf("old.card.json")};
    ExportTask task{
        ExportKind::LabelMaps, m_folder / "fails", core::FrameSource::open(m_folder / "city").value(), 0, 2, {}, {},
        "kerbside test"};
    task.entries.push_back({"a", {}, {}});
    task.entries[0].task.card = "fail.card.json";
    QVERIFY(!exportFrames(task, kept.engine(fake), {}, [](const core::Progress&) {}));
    QCOMPARE(kept.names(), QStringList());
}

void TestEngineUsers::aSlotThatIsEmptiedLeavesTheModelToTheExport() {
    FakeEngine fake;
    Kept kept;
    MainWindow window(kept.engine(fake), options());
    window.show();
    open(window, path("city"));
    setModel(window, 0, "class1");
    window.controller().setAutomatic(false);
    window.controller().setSlot(1, slotModel("stubborn"));
    window.exporter().start({ExportKind::LabelMaps, m_folder / "beside", 0, 2, {1}});
    fake.waitForEntry();
    window.controller().clearSlot(1);
    QTRY_VERIFY(window.controller().isAtRest());
    window.controller().clearSlot(0); // after this the panes need nothing
    QTRY_COMPARE(kept.names(), QStringList{"stubborn"});
    for (int frame = 0; frame < 3; ++frame) fake.release();
    QTRY_VERIFY(!window.exporter().isBusy());
    QCOMPARE(kept.names(), QStringList());
}

QTEST_MAIN(TestEngineUsers)
#include "tst_engine_users.moc"
