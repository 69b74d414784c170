// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/main_window.h"
#include "app/gui/session_keeper.h"
#include "core/base/atomic_file.h"
#include "tests/support/golden_model.h"
#include "tests/support/test_files.h"
#include "tests/support/window_fixture.h"

#include <QAction>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace app;
using namespace testing_support;

/// What was open when the program ended comes back when it starts.
class TestWindowSession : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void everythingComesBack();
    void withoutASessionTheStreetOpens();
    void whatIsGoneHasOneSentenceAndTheRestComesBack();
    void aBrokenModelIsToldAndTheRestComesBack();
    void aSourceThatCannotBeOpenedIsToldAndTheWindowGoesOn();
    void aDamagedSessionIsSetAsideAndTheStreetOpens();
    void aNewerSessionIsNeverWrittenOver();
    void aNewerSessionIsNotWrittenOverByTwoQuickSaves();
    void changesAreWrittenWithoutClosing();
    void theLastChangeBeforeTheEndIsWritten();
    void aSaveThatFailedIsTriedAgainAtTheEnd();
    void aWindowWithNothingOpenLeavesTheLastSession();
    void whoSwitchesItOffGetsTheStreetAndNothingIsWritten();

private:
    QString path(const std::string& name) const { return QString::fromStdString((m_folder / name).string()); }
    std::filesystem::path file() const { return m_folder / "workspace/session.json"; }
    MainWindow::Options options() const { return windowOptions(m_folder, true); }
    std::string modelFile(const std::string& name) {
        core::Model model = goldenModel("unet", {.width = 0.03});
        model.card.name = name;
        return core::saveModel(model, m_folder / "made").value().string();
    }
    /// A source with a model, a frame, a view, pins and a hidden class; closed.
    void leave(const std::string& model);
    static SlotSettings halfAndMirrored() {
        SlotSettings settings;
        settings.scale = 0.5;
        settings.flip = true;
        return settings;
    }
    static void settle(MainWindow& window) {
        QTRY_VERIFY(window.controller().frame() != nullptr && !window.isBusy() &&
                    !window.sessionKeeper().isRestoring());
    }
    TemporaryFolder m_folder;
};

void TestWindowSession::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("Kerbside");
    QCoreApplication::setApplicationName("kerbside-test-session");
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, path("settings"));
    writeCityscapes(m_folder / "city", 3);
    writePictures(m_folder / "predictions", 1);
}

void TestWindowSession::init() {
    QSettings().clear();
    std::filesystem::remove_all(m_folder / "workspace");
}

void TestWindowSession::leave(const std::string& model) {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    window.openSource(path("city"));
    settle(window);
    window.openModel(QString::fromStdString(model), 1);
    QTRY_VERIFY(window.controller().slot(1).state == SlotState::Done && !window.isBusy());
    window.controller().renameSlot(1, "My model");
    window.controller().setSlotSettings(1, halfAndMirrored());
    window.controller().showFrame(2);
    settle(window);
    window.view().sharedView().restore(3.0, {0.25, 0.5});
    window.view().pin({5, 1});
    window.view().legendModel().toggle(*window.view().scheme().findClass("road"));
    window.view().setLayer({LayerKind::Verdict, 1, 0});
    window.view().setAlone(true);
    window.close();
}

void TestWindowSession::everythingComesBack() {
    leave(modelFile("class0"));
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    window.openLastSession();
    settle(window);
    QTRY_VERIFY(window.controller().slot(1).state == SlotState::Done);
    QCOMPARE(window.controller().source()->path(), m_folder / "city");
    QCOMPARE(window.controller().index(), 2);
    QVERIFY(!window.controller().slot(0).model);
    QCOMPARE(window.controller().slot(1).model->name, "My model");
    QVERIFY(window.controller().slot(1).model->settings == halfAndMirrored());
    QCOMPARE(window.view().sharedView().scale(), std::optional(3.0));
    QCOMPARE(window.view().sharedView().middle(), QPointF(0.25, 0.5));
    QCOMPARE(window.view().sharedView().pins(), std::vector<QPoint>{QPoint(5, 1)});
    QCOMPARE(window.view().hiddenClasses(), std::vector<std::string>{"road"});
    QCOMPARE(window.view().layer(), (LayerChoice{LayerKind::Verdict, 1, 0}));
    QVERIFY(window.view().isAlone());
    QCOMPARE(window.messages().text(), QString());
    QCOMPARE(window.sessionKeeper().session(), core::loadSession(file()).value().session);
}

void TestWindowSession::withoutASessionTheStreetOpens() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    QSignalSpy shown(&window, &MainWindow::problemShown);
    window.show();
    window.openLastSession();
    settle(window);
    QCOMPARE(window.controller().source()->kind(), core::SourceKind::Scenes);
    QCOMPARE(shown.count(), 0);
}

void TestWindowSession::whatIsGoneHasOneSentenceAndTheRestComesBack() {
    core::Session session;
    session.source = core::SessionSource{(m_folder / "city").string(), "val", "town_000000_000001", 0};
    session.slotsByIndex[0] = {"/nowhere/gone.card.json", false, "gone"};
    session.slotsByIndex[1] = {modelFile("class1"), false, "class1"};
    session.slotsByIndex[20] = {modelFile("class1"), false, "too far"};
    must(core::saveSession(file(), session));
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    QSignalSpy shown(&window, &MainWindow::problemShown);
    window.show();
    window.openLastSession();
    settle(window);
    QTRY_VERIFY(window.controller().slot(1).state == SlotState::Done);
    QCOMPARE(window.controller().index(), 1);
    QCOMPARE(shown.count(), 1);
    QVERIFY(shown[0][0].toString().contains("/nowhere/gone.card.json of slot A is not there any more."));
    QVERIFY(!window.controller().slot(0).model);

    session.source->path = "/nowhere/pictures";
    must(core::saveSession(file(), session));
    MainWindow other(fake.engine(), options());
    QSignalSpy told(&other, &MainWindow::problemShown);
    other.openLastSession();
    QTRY_VERIFY(other.controller().slot(1).model.has_value());
    QVERIFY(told[0][0].toString().contains("/nowhere/pictures is not there any more."));
    QVERIFY(other.controller().source() == nullptr);
}

void TestWindowSession::aBrokenModelIsToldAndTheRestComesBack() {
    writeText(m_folder / "broken.card.json", "{");
    core::Session session;
    session.source = core::SessionSource{(m_folder / "city").string(), "val", {}, 2};
    session.slotsByIndex[0] = {(m_folder / "broken.card.json").string(), false, "broken"};
    session.slotsByIndex[1] = {modelFile("class1"), false, "class1"};
    session.hiddenClasses = {"car"};
    must(core::saveSession(file(), session));
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    QSignalSpy shown(&window, &MainWindow::problemShown);
    window.show();
    window.openLastSession();
    settle(window);
    QTRY_VERIFY(window.controller().slot(1).state == SlotState::Done);
    QCOMPARE(window.controller().index(), 2); // no frame has the name
    QCOMPARE(shown.count(), 1);
    QVERIFY(shown[0][0].toString().contains("broken.card.json"));
    QCOMPARE(window.view().hiddenClasses(), std::vector<std::string>{"car"});
}

void TestWindowSession::aSourceThatCannotBeOpenedIsToldAndTheWindowGoesOn() {
    std::filesystem::create_directories(m_folder / "empty");
    core::Session session;
    session.source = core::SessionSource{(m_folder / "empty").string(), {}, {}, 0};
    session.slotsByIndex[2] = {modelFile("class1"), false, "class1"};
    must(core::saveSession(file(), session));
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    QSignalSpy shown(&window, &MainWindow::problemShown);
    window.show();
    window.openLastSession();
    QTRY_VERIFY(window.controller().slot(2).model.has_value() && !window.isBusy());
    QTRY_COMPARE(shown.count(), 1);
    QVERIFY(shown[0][0].toString().contains("empty"));
    window.openSource(path("city"));
    settle(window);
    window.close();
    QTRY_COMPARE(core::loadSession(file()).value().session.source->path, (m_folder / "city").string());
}

void TestWindowSession::aDamagedSessionIsSetAsideAndTheStreetOpens() {
    writeText(file(), "{\"format\": 1,");
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    QSignalSpy shown(&window, &MainWindow::problemShown);
    window.show();
    window.openLastSession();
    settle(window);
    QVERIFY(shown[0][0].toString().contains("session.json.broken"));
    QCOMPARE(window.controller().source()->kind(), core::SourceKind::Scenes);
    window.close();
    QTRY_VERIFY(std::filesystem::exists(file()));
}

void TestWindowSession::aNewerSessionIsNeverWrittenOver() {
    const std::string text = R"({"format": 99, "source": {"path": "/data"}})";
    for (const bool withPaths : {false, true}) {
        writeText(file(), text);
        {
            FakeEngine fake;
            MainWindow window(fake.engine(), options());
            QSignalSpy shown(&window, &MainWindow::problemShown);
            window.sessionKeeper().setDelay(0);
            window.show();
            if (withPaths)
                window.openSource(path("city"));
            else
                window.openLastSession();
            settle(window);
            QTRY_VERIFY(shown.count() > 0 && shown[0][0].toString().contains("format 99"));
            window.close();
        } // the window has written all it wants to
        QCOMPARE(core::readFile(file(), 1000).value(), text);
    }
}

void TestWindowSession::aNewerSessionIsNotWrittenOverByTwoQuickSaves() {
    const std::string text = R"({"format": 99, "source": {"path": "/data"}})";
    const std::filesystem::path own = m_folder / "newer.json";
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    window.openSource(path("city"));
    settle(window);
    for (const bool comesLater : {false, true}) {
        std::filesystem::remove(own);
        {
            SessionKeeper keeper(window.controller(), window.view(), own);
            QSignalSpy failed(&keeper, &SessionKeeper::failed);
            keeper.setDelay(1'000'000); // only what is asked for here
            keeper.setOn(true);
            if (comesLater) {
                keeper.saveNow();
                QTRY_VERIFY(std::filesystem::exists(own));
            }
            writeText(own, text);
            window.view().pin({1, 1});
            keeper.saveNow();
            window.view().pin({2, 2});
            keeper.saveNow();
            QTRY_COMPARE(failed.count(), 1);
            QCOMPARE(core::readFile(own, 1000).value(), text);
            window.view().pin({3, 3});
            keeper.saveNow();
        }
        QCOMPARE(core::readFile(own, 1000).value(), text);
    }
}

void TestWindowSession::changesAreWrittenWithoutClosing() {
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.sessionKeeper().setDelay(0);
    window.show();
    window.openSource(path("city"));
    settle(window);
    const auto written = [this] {
        const auto loaded = core::loadSession(file());
        return loaded && loaded->session.source ? loaded->session.source->index : -1;
    };
    QTRY_COMPARE(written(), 0);
    window.controller().showFrame(1);
    QTRY_COMPARE(written(), 1);
    window.view().pin({2, 2});
    QTRY_COMPARE(core::loadSession(file()).value().session.pins.size(), std::size_t(1));
}

void TestWindowSession::theLastChangeBeforeTheEndIsWritten() {
    const std::filesystem::path own = m_folder / "ended.json";
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    window.openSource(path("city"));
    settle(window);
    core::Session last;
    {
        SessionKeeper keeper(window.controller(), window.view(), own);
        keeper.setDelay(1'000'000);
        keeper.setOn(true);
        window.view().pin({1, 1});
        keeper.saveNow();
        window.view().pin({2, 2});
        keeper.saveNow();
        last = keeper.session();
    }
    QCOMPARE(last.pins.size(), std::size_t(2));
    QCOMPARE(core::loadSession(own).value().session, last);
}

void TestWindowSession::aSaveThatFailedIsTriedAgainAtTheEnd() {
    const std::filesystem::path blocked = m_folder / "blocked";
    FakeEngine fake;
    MainWindow window(fake.engine(), options());
    window.show();
    window.openSource(path("city"));
    settle(window);
    SessionKeeper keeper(window.controller(), window.view(), blocked / "session.json");
    QSignalSpy failed(&keeper, &SessionKeeper::failed);
    keeper.setDelay(1'000'000);
    keeper.setOn(true);
    writeText(blocked, "a file where a folder is wanted");
    keeper.saveNow();
    QTRY_COMPARE(failed.count(), 1);
    std::filesystem::remove(blocked);
    keeper.saveNow(); // nothing has changed
    QTRY_VERIFY(core::loadSession(blocked / "session.json").has_value());
    QCOMPARE(failed.count(), 1);
}

void TestWindowSession::aWindowWithNothingOpenLeavesTheLastSession() {
    leave(modelFile("class0"));
    const std::string before = core::readFile(file(), 100'000).value();
    {
        FakeEngine fake;
        MainWindow window(fake.engine(), options());
        window.show();
        window.close();
    }
    QCOMPARE(core::readFile(file(), 100'000).value(), before);
}

void TestWindowSession::whoSwitchesItOffGetsTheStreetAndNothingIsWritten() {
    QSettings().setValue("session/restore", false);
    writeText(file(), "{");
    {
        FakeEngine fake;
        MainWindow window(fake.engine(), options());
        window.sessionKeeper().setDelay(0);
        window.show();
        window.openLastSession();
        settle(window);
        QCOMPARE(window.controller().source()->kind(), core::SourceKind::Scenes);
        window.close();
    }
    QCOMPARE(core::readFile(file(), 100).value(), std::string("{"));
}

QTEST_MAIN(TestWindowSession)
#include "tst_window_session.moc"
