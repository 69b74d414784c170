// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Thousands of damaged checkpoints: whatever is done to the bytes, reading ends with tensors or with a sentence. A
// program of its own, so that the memory it measures is that of reading. Worth most under the sanitizers.
#include "core/base/atomic_file.h"
#include "core/weights/checkpoint.h"
#include "core/weights/safetensors.h"
#include "tests/core/weights/pickle_bytes.h"
#include "tests/support/test_files.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <random>
#include <sys/resource.h>

using namespace testing_support;

namespace {

constexpr int kRawFlips = 6000;
constexpr int kInnerFlips = 6000;

struct Sample {
    std::string name;
    std::string bytes;
};

std::vector<Sample> samples() {
    std::vector<Sample> all;
    for (const auto& entry : std::filesystem::directory_iterator(dataFolder() / "checkpoints"))
        if (entry.path().extension() != ".tsv")
            all.push_back({entry.path().filename().string(), core::readFile(entry.path(), 1 << 20).value()});
    std::sort(all.begin(), all.end(), [](const Sample& a, const Sample& b) { return a.name < b.name; });
    return all;
}

/// Reads what lies in `path`: tensors whose bytes fit their shapes, or one sentence that names the file.
bool isSane(const std::filesystem::path& path) {
    const auto result = core::readCheckpoint(path);
    if (result)
        return std::all_of(result->tensors.begin(), result->tensors.end(), [](const auto& entry) {
            const core::Tensor& tensor = entry.second;
            return tensor.data.size() == tensor.elements() * core::itemSize(tensor.type);
        });
    const core::Error& error = result.error();
    const bool known = error.code == core::ErrorCode::Corrupt || error.code == core::ErrorCode::Unsupported;
    return known && error.message.starts_with(path.string() + ": ") && error.message.ends_with('.') &&
           error.message.size() < 1000;
}

/// Anew rather than over the old file: file systems sync a file that is truncated and rewritten, which takes
/// milliseconds.
void rewrite(const std::filesystem::path& path, const std::string& bytes) {
    std::filesystem::remove(path);
    writeText(path, bytes);
}

/// Small generator with the same numbers everywhere.
class Dice {
public:
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(m_engine()) % bound; }
    /// Changes one to four bytes: a flipped bit, another byte, a byte taken out or doubled.
    void damage(std::string& bytes) {
        for (std::size_t times = 1 + below(4); times > 0 && !bytes.empty(); --times) {
            const std::size_t at = below(bytes.size());
            switch (below(4)) {
            case 0: bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ (1U << below(8))); break;
            case 1: bytes[at] = static_cast<char>(below(256)); break;
            case 2: bytes.erase(at, 1); break;
            default: bytes.insert(at, 1, bytes[at]); break;
            }
        }
    }

private:
    std::mt19937 m_engine{20260417};
};

/// The entries of an archive, unpacked; nothing when it is none.
std::vector<ZipEntry> entriesOf(const std::filesystem::path& path) {
    std::vector<ZipEntry> entries;
    zip_t* archive = zip_open(path.c_str(), ZIP_RDONLY, nullptr);
    if (archive == nullptr) return entries;
    for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(zip_get_num_entries(archive, 0)); ++i) {
        zip_stat_t facts;
        if (zip_stat_index(archive, i, 0, &facts) != 0) continue;
        ZipEntry entry{facts.name, std::string(facts.size, '\0')};
        if (zip_file_t* file = zip_fopen_index(archive, i, 0)) {
            zip_fread(file, entry.bytes.data(), entry.bytes.size());
            zip_fclose(file);
        }
        entries.push_back(std::move(entry));
    }
    zip_discard(archive);
    return entries;
}

/// Highest resident memory of the process so far, in bytes; 0 where a sanitizer makes it meaningless.
std::size_t peakMemory() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return 0;
#else
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::size_t>(usage.ru_maxrss) * 1024;
#endif
}

} // namespace

TEST_CASE("a file cut off at any byte gives a sentence") {
    const TemporaryFolder folder;
    const auto path = folder / "cut";
    std::vector<std::string> files;
    for (const std::string name : {"01_plain_dict.pt", "03_state_dict_metadata.pt", "11_legacy_plain.pt"})
        files.push_back(core::readFile(dataFolder() / "checkpoints" / name, 1 << 20).value());
    REQUIRE(core::writeSafetensors(
        path, {{"a", core::Tensor::fromFloats({2}, {1, 2})}, {"b", core::Tensor::fromFloats({}, {3})}}));
    files.push_back(core::readFile(path, 1 << 20).value());
    for (const std::string& file : files) {
        std::size_t odd = 0;
        std::size_t read = 0;
        for (std::size_t size = 0; size < file.size(); ++size) {
            rewrite(path, file.substr(0, size));
            odd += !isSane(path);
            read += core::readCheckpoint(path).has_value();
        }
        CHECK(odd == 0);
        CHECK(read == 0);
    }
}

TEST_CASE("flipped, changed, lost and doubled bytes in every sample end in tensors or a sentence, within 100 MB") {
    const TemporaryFolder folder;
    const auto path = folder / "damaged";
    const auto files = samples();
    REQUIRE(files.size() == 57);
    Dice dice;
    const std::size_t before = peakMemory();
    for (int i = 0; i < kRawFlips; ++i) {
        const Sample& sample = files[static_cast<std::size_t>(i) % files.size()];
        std::string bytes = sample.bytes;
        dice.damage(bytes);
        rewrite(path, bytes);
        if (!isSane(path)) FAIL_CHECK("damage " << i << " of " << sample.name);
    }
    CHECK(peakMemory() - before < 100'000'000);
}

TEST_CASE("damage inside an archive whose checksums are right again ends in tensors or a sentence, within 100 MB") {
    const TemporaryFolder folder;
    const auto path = folder / "damaged";
    std::vector<std::pair<std::string, std::vector<ZipEntry>>> archives;
    for (const Sample& sample : samples())
        if (auto entries = entriesOf(dataFolder() / "checkpoints" / sample.name);
            !entries.empty() && sample.bytes.size() < 30'000)
            archives.emplace_back(sample.name, std::move(entries));
    REQUIRE(archives.size() > 50);
    Dice dice;
    const std::size_t before = peakMemory();
    int read = 0;
    for (int i = 0; i < kInnerFlips; ++i) {
        auto [name, entries] = archives[static_cast<std::size_t>(i) % archives.size()];
        const auto pickle = std::find_if(entries.begin(), entries.end(),
                                         [](const ZipEntry& e) { return e.name.ends_with("/data.pkl"); });
        REQUIRE(pickle != entries.end());
        dice.damage(dice.below(8) > 0 ? pickle->bytes : entries[dice.below(entries.size())].bytes);
        std::filesystem::remove(path);
        writeZip(path, entries);
        if (!isSane(path)) FAIL_CHECK("damage " << i << " of " << name);
        read += core::readCheckpoint(path).has_value();
    }
    CHECK(peakMemory() - before < 100'000'000);
    CHECK(read > kInnerFlips / 50); // else the damage never got past the container
    CHECK(read < kInnerFlips / 2);
}
