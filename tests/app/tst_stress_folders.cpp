// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Frames that come and go while models run, exports write and truth is read: for ThreadSanitizer, like tst_stress.cpp.
#include "app/gui/exporter.h"
#include "app/gui/frame_watch.h"
#include "app/gui/thumbnail_feed.h"
#include "app/gui/truth_labels.h"
#include "tests/support/chance.h"
#include "tests/support/slot_models.h"
#include "tests/support/test_files.h"

#include <QTest>

#include <fmt/format.h>

#include <numeric>
#include <set>

using namespace app;
using namespace testing_support;
namespace fs = std::filesystem;

class TestStressFolders : public QObject {
    Q_OBJECT

private slots:
    void framesComeAndGoWhileEverythingIsAtWork();
};

namespace {

/// A Cityscapes root whose frames have a red of their own each, so that a prediction of `red` tells whose it is.
class City {
public:
    explicit City(fs::path root) : m_root(std::move(root)) {}
    /// Anywhere in the order of the others.
    void add(std::uint32_t place) {
        const std::string name = fmt::format("town_{:06}_{:06}", place, ++m_added);
        must(core::writeLabelMap(truthOf(name), core::LabelMap({8, 4}, std::uint8_t{7})));
        must(core::writeImage(photoOf(name), core::Image({8, 4}, core::Rgb{static_cast<std::uint8_t>(m_added), 0, 0})));
        m_names.insert(name);
    }
    void remove(std::uint32_t place) {
        const auto name = std::next(m_names.begin(), static_cast<long>(place % m_names.size()));
        fs::remove(photoOf(*name));
        fs::remove(truthOf(*name));
        m_names.erase(name);
    }
    std::vector<std::string> names() const { return {m_names.begin(), m_names.end()}; }

private:
    fs::path photoOf(const std::string& name) const {
        return m_root / "leftImg8bit/val/town" / (name + "_leftImg8bit.png");
    }
    fs::path truthOf(const std::string& name) const {
        return m_root / "gtFine/val/town" / (name + "_gtFine_labelIds.png");
    }
    fs::path m_root;
    int m_added = 0; // at most 255
    std::set<std::string> m_names;
};

std::vector<std::string> namesOf(const CompareController& controller) {
    std::vector<std::string> names;
    for (const core::Frame& frame : controller.source()->frames()) names.push_back(frame.name);
    return names;
}

/// What is shown belongs to the current frame, whatever its number was when it was made.
bool showsTheCurrentFrame(const CompareController& controller) {
    for (int slot = 0; slot < kSlots; ++slot) {
        const int label = labelOf(controller, slot);
        if (label >= 0 && (!controller.frame() || label != controller.frame()->image.at(0, 0).r)) return false;
    }
    return true;
}

} // namespace

void TestStressFolders::framesComeAndGoWhileEverythingIsAtWork() {
    const TemporaryFolder folder;
    City city(folder / "city");
    for (std::uint32_t place : {100, 300, 500, 700, 900}) city.add(place);
    FakeEngine fake;
    CompareController controller(fake.engine());
    Exporter exporter(controller, fake.engine());
    ThumbnailFeed thumbnails(folder / "thumbnails");
    TruthLabels truth;
    FrameWatch watch;
    const auto followSource = [&] {
        thumbnails.setSource(*controller.source());
        truth.setSource(*controller.source());
    };
    connect(&controller, &CompareController::sourceOpened, &watch, [&] {
        followSource();
        watch.setSource(*controller.source());
    });
    connect(&watch, &FrameWatch::changed, &controller, [&](const auto& source, const auto& changes) {
        controller.takeListing(source, changes);
        watch.taken();
        followSource();
    });
    bool isTruthRight = true;
    connect(&truth, &TruthLabels::found, &controller, [&](int, quint64 labels) {
        isTruthRight = isTruthRight && (labels == 0 || labels == quint64{1} << 7); // 0: it was gone by then
    });
    controller.setLookAhead(true);
    controller.setSlot(0, slotModel("red"));
    controller.setSlot(1, slotModel("stepwise"));
    controller.open(folder / "city");
    QTRY_VERIFY(controller.frame() != nullptr && watch.isWatching());

    Chance chance(4);
    for (int step = 0; step < 400; ++step) {
        const int frames = controller.frameCount();
        const int frame = static_cast<int>(chance.below(static_cast<std::uint32_t>(frames)));
        switch (chance.below(12)) {
        case 0: city.add(chance.below(1000)); break;
        case 1:
            if (city.names().size() > 3) city.remove(chance.below(1000));
            break;
        case 2: [[fallthrough]];
        case 3: watch.look(); break;
        case 4: controller.showFrame(frame); break;
        case 5: controller.startBatch(); break;
        case 6: controller.cancel(); break;
        case 7: controller.segmentAnew(0); break;
        case 8: thumbnails.want({0, frame}); break;
        case 9: {
            std::vector<int> all(static_cast<std::size_t>(frames));
            std::iota(all.begin(), all.end(), 0);
            truth.want(all);
            break;
        }
        case 10:
            if (!exporter.isBusy())
                exporter.start(chance.one(4) ? ExportRequest{ExportKind::Film, folder / "film.mp4", 0, frame, {0, 1}}
                                             : ExportRequest{ExportKind::LabelMaps, folder / "maps", 0, frame, {0, 1}});
            break;
        default: exporter.cancel(); break;
        }
        chance.pause();
        QVERIFY(showsTheCurrentFrame(controller));
        if (step % 10 == 0) QTRY_VERIFY(!controller.isReading()); // else nothing but reading comes about
    }
    watch.look();
    QTRY_COMPARE(namesOf(controller), city.names());
    exporter.cancel();
    QTRY_VERIFY(!exporter.isBusy());
    controller.segment();
    QTRY_VERIFY(isDone(controller, 0) && isDone(controller, 1) && controller.isAtRest());
    QVERIFY(showsTheCurrentFrame(controller));
    QVERIFY(isTruthRight);
}

QTEST_GUILESS_MAIN(TestStressFolders)
#include "tst_stress_folders.moc"
