// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/prepare.h"
#include "tests/support/test_files.h"
#include "tests/training/made_set.h"
#include "training/loader.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <set>

using namespace training;
using namespace testing_support;

namespace {

constexpr core::Size kSize{32, 16};

std::shared_ptr<FrameCache> cacheOf(const std::filesystem::path& root, std::uint64_t budget = 1 << 30) {
    core::SourceOptions options;
    options.split = "train";
    const auto source = core::FrameSource::open(root, options);
    REQUIRE(source);
    return std::make_shared<FrameCache>(source->frames(), budget);
}

LoaderOptions optionsFor(std::shared_ptr<FrameCache> cache) {
    LoaderOptions options;
    options.frames = cache->frames().size();
    options.cache = std::move(cache);
    options.classOfLabelId = core::ClassScheme::builtIn("cityscapes-19")->classOfLabelIds();
    options.seed = 11;
    options.batch = 2;
    options.samplesPerEpoch = 6;
    options.end = 18;
    return options;
}

std::vector<Batch> allBatches(LoaderOptions options) {
    const std::uint64_t count = (options.end - options.first) / static_cast<std::uint64_t>(options.batch);
    Loader loader(std::move(options));
    std::vector<Batch> batches;
    for (std::uint64_t i = 0; i < count; ++i) {
        auto batch = loader.next();
        REQUIRE(batch);
        batches.push_back(*std::move(batch));
    }
    return batches;
}

bool same(const std::vector<Batch>& a, const std::vector<Batch>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Batch& x, const Batch& y) {
        return x.frames == y.frames && x.input == y.input && x.labels == y.labels && x.size == y.size;
    });
}

} // namespace

TEST_CASE("every epoch shows every frame once, in another order") {
    for (const std::size_t frames : {1U, 2U, 7U, 50U}) {
        std::set<std::vector<std::size_t>> orders;
        for (std::uint64_t epoch = 0; epoch < 5; ++epoch) {
            std::vector<std::size_t> order;
            for (std::uint64_t place = 0; place < frames; ++place) order.push_back(frameAt(3, epoch, place, frames));
            orders.insert(order);
            std::sort(order.begin(), order.end());
            for (std::size_t i = 0; i < frames; ++i) CHECK(order[i] == i);
        }
        if (frames > 6) CHECK(orders.size() == 5);
    }
    std::vector<std::size_t> first, second; // an epoch longer than the set begins a new shuffle
    for (std::uint64_t place = 0; place < 20; ++place) {
        first.push_back(frameAt(3, 0, place, 20));
        second.push_back(frameAt(3, 0, 20 + place, 20));
    }
    CHECK(first != second);
    std::sort(second.begin(), second.end());
    CHECK(second[19] == 19);
}

TEST_CASE("batches do not depend on the number of threads, nor on the cache") {
    const TemporaryFolder folder;
    writeMadeSet(folder.path(), "train", kSize, 0, 5);
    LoaderOptions options = optionsFor(cacheOf(folder.path()));
    options.augmentation.scaleLow = 0.7;
    options.augmentation.scaleHigh = 1.6;
    options.augmentation.crop = {24, 16};
    options.augmentation.flip = 0.5;
    options.augmentation.hue = 0.1;
    const auto one = allBatches(options);
    options.threads = 4;
    CHECK(same(one, allBatches(options)));
    options.cache = cacheOf(folder.path(), 0);
    options.threads = 3;
    CHECK(same(one, allBatches(options)));
    options.cache = cacheOf(folder.path(), 2 * kSize.area() * 4);
    CHECK(same(one, allBatches(options)));
    options.seed = 12;
    CHECK_FALSE(same(one, allBatches(options)));
}

TEST_CASE("a frame that takes long to decode still comes in its turn") {
    const TemporaryFolder folder;
    writeMadeSet(folder.path(), "train", kSize, 0, 5);
    writeMadeSet(folder.path(), "train", {1400, 700}, 5, 1); // two thousand times as many pixels
    LoaderOptions options = optionsFor(cacheOf(folder.path(), 0));
    options.augmentation.crop = kSize;
    options.batch = 1;
    const auto one = allBatches(options);
    options.threads = 4;
    CHECK(same(one, allBatches(options)));
}

TEST_CASE("a loader that begins later gives what the first one gave from there") {
    const TemporaryFolder folder;
    writeMadeSet(folder.path(), "train", kSize, 0, 5);
    LoaderOptions options = optionsFor(cacheOf(folder.path()));
    options.augmentation.flip = 0.5;
    const auto whole = allBatches(options);
    options.first = 8; // in the second epoch
    const auto rest = allBatches(options);
    CHECK(same({whole.begin() + 4, whole.end()}, rest));
}

TEST_CASE("without augmentation the input is what segment prepares, to the bit, and the labels are the classes") {
    const TemporaryFolder folder;
    writeMadeSet(folder.path(), "train", kSize, 0, 3);
    LoaderOptions options = optionsFor(cacheOf(folder.path()));
    options.input.mean = {0.485F, 0.456F, 0.406F};
    options.input.std = {0.229F, 0.224F, 0.225F};
    options.input.scale = 0.5;
    options.input.filter = core::Filter::Bicubic;
    options.input.antialias = true;
    options.batch = 1;
    for (const Batch& batch : allBatches(options)) {
        const auto number = static_cast<unsigned>(std::stoul(batch.frames.front().substr(16)));
        const MadeFrame frame = madeFrame(kSize, number);
        const core::Size seen = core::inputSize(options.input, kSize);
        CHECK(batch.size == core::Size{16, 8});
        CHECK(batch.size == seen);
        CHECK(batch.input == core::prepare(frame.photo, options.input, seen));
        const auto truth = core::toClasses(frame.truth, *core::ClassScheme::builtIn("cityscapes-19"));
        CHECK(batch.labels == core::resizeNearest(truth, seen).values());
        const std::set<std::uint8_t> classes(batch.labels.begin(), batch.labels.end());
        CHECK(classes == std::set<std::uint8_t>{0, 10, 13, core::kIgnore}); // road, sky, car, and what is unlabeled
    }
}

TEST_CASE("a frame that cannot be read ends the run with its file's sentence, in its turn") {
    const TemporaryFolder folder;
    writeMadeSet(folder.path(), "train", kSize, 0, 6);
    const auto cache = cacheOf(folder.path(), 0);
    std::filesystem::remove(madeSetPhoto(folder.path(), "train", 4));
    LoaderOptions options = optionsFor(cache);
    options.threads = 3;
    options.batch = 1;
    Loader loader(options);
    for (int i = 0; i < 6; ++i) {
        const auto batch = loader.next();
        const bool isMissing = frameAt(options.seed, 0, static_cast<std::uint64_t>(i), 6) == 4;
        REQUIRE(batch.has_value() != isMissing);
        if (!isMissing) continue;
        CHECK(batch.error().message.find(madeSetName(4)) != std::string::npos);
        break;
    }
}

TEST_CASE("pictures of different sizes in one batch are refused by name") {
    const TemporaryFolder folder;
    writeMadeSet(folder.path(), "train", kSize, 0, 1);
    writeMadeSet(folder.path(), "train", {16, 16}, 1, 1);
    LoaderOptions options = optionsFor(cacheOf(folder.path()));
    options.samplesPerEpoch = 2;
    Loader loader(options);
    const auto batch = loader.next();
    REQUIRE_FALSE(batch);
    CHECK(batch.error().code == core::ErrorCode::InvalidArgument);
    CHECK(batch.error().message.find("give a crop or a batch of 1") != std::string::npos);
}

TEST_CASE("a stop ends the waiting, and a loader that nobody empties ends with its owner") {
    const TemporaryFolder folder;
    writeMadeSet(folder.path(), "train", kSize, 0, 3);
    LoaderOptions options = optionsFor(cacheOf(folder.path()));
    options.threads = 3;
    options.end = 6;
    { const Loader unused(options); }
    Loader loader(options);
    for (int i = 0; i < 3; ++i) REQUIRE(loader.next());
    std::stop_source stop;
    stop.request_stop();
    const auto none = loader.next(stop.get_token());
    REQUIRE_FALSE(none);
    CHECK(none.error().code == core::ErrorCode::Cancelled);
    const double share = loader.takeWaitShare();
    CHECK(share >= 0);
    CHECK(share <= 1);
}
