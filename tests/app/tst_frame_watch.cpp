// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Looks of a FrameWatch that come too late are dropped.
#include "app/gui/frame_watch.h"

#include "tests/support/fake_engine.h"
#include "tests/support/test_files.h"

#include <QSignalSpy>
#include <QTest>

using namespace app;
using namespace testing_support;

class TestFrameWatch : public QObject {
    Q_OBJECT

private slots:
    void aLookAtTheSourceBeforeIsDropped();
    void aLookThatWasBegunBeforeTheChangesWereTakenIsDropped();
    void whatNobodyTookIsToldAgain();

private:
    static core::FrameSource sourceOf(const std::filesystem::path& folder) {
        return core::FrameSource::open(folder).value();
    }
    static void addPicture(const std::filesystem::path& folder, const char* name) {
        must(core::writeImage(folder / name, core::Image({8, 4})));
    }
    TemporaryFolder m_folder;
};

void TestFrameWatch::aLookAtTheSourceBeforeIsDropped() {
    writePictures(m_folder / "one", 2);
    writePictures(m_folder / "other", 3);
    FrameWatch watch;
    QSignalSpy changed(&watch, &FrameWatch::changed), failed(&watch, &FrameWatch::failed);
    watch.setSource(sourceOf(m_folder / "one"));
    QTRY_VERIFY(watch.isWatching());
    addPicture(m_folder / "one", "frame7.png");
    watch.look();
    watch.setSource(sourceOf(m_folder / "other"));
    QVERIFY(!watch.isWatching());
    QTRY_VERIFY(watch.isWatching());
    QCOMPARE(changed.count(), 0);
    addPicture(m_folder / "other", "frame8.png");
    watch.look();
    QTRY_VERIFY(changed.count() >= 1);
    QCOMPARE(changed[0][0].value<core::FrameSource>().path(), m_folder / "other");
    QCOMPARE(failed.count(), 0);
}

void TestFrameWatch::aLookThatWasBegunBeforeTheChangesWereTakenIsDropped() {
    writePictures(m_folder / "taken", 2);
    FrameWatch watch;
    QSignalSpy changed(&watch, &FrameWatch::changed);
    watch.setSource(sourceOf(m_folder / "taken"));
    QTRY_VERIFY(watch.isWatching());
    addPicture(m_folder / "taken", "frame7.png");
    watch.look();
    QTRY_VERIFY(changed.count() >= 1);
    watch.look(); // compares with what was there before frame7
    watch.taken();
    const auto told = changed.count();
    addPicture(m_folder / "taken", "frame8.png");
    // Whatever comes now is told against the listing that was taken: frame7 is no news any more.
    QTRY_VERIFY_WITH_TIMEOUT(changed.count() > told, 10'000);
    const auto changes = changed[told][1].value<core::FrameChanges>();
    QCOMPARE(changes.added, std::vector<int>{3});
    QCOMPARE(changes.before, (std::vector<int>{0, 1, 2, -1}));
}

void TestFrameWatch::whatNobodyTookIsToldAgain() {
    writePictures(m_folder / "again", 2);
    FrameWatch watch;
    QSignalSpy changed(&watch, &FrameWatch::changed);
    watch.setSource(sourceOf(m_folder / "again"));
    QTRY_VERIFY(watch.isWatching());
    addPicture(m_folder / "again", "frame7.png");
    watch.look();
    QTRY_VERIFY(changed.count() >= 1);
    watch.look();
    QTRY_VERIFY(changed.count() >= 2);
    QCOMPARE(changed[1][1].value<core::FrameChanges>().added, std::vector<int>{2});
    watch.taken();
}

QTEST_GUILESS_MAIN(TestFrameWatch)
#include "tst_frame_watch.moc"
