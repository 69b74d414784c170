// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Temporary folders and the data beside the tests.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <string>

namespace testing_support {

/// A folder of its own, removed with the object.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "kerbside-test-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
        m_path = name;
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::permissions(m_path, std::filesystem::perms::owner_all, std::filesystem::perm_options::add,
                                     ignored);
        std::filesystem::remove_all(m_path, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return m_path; }
    std::filesystem::path operator/(const std::string& name) const { return m_path / name; }

private:
    std::filesystem::path m_path;
};

inline void writeText(const std::filesystem::path& path, const std::string& text) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

/// tests/data in the source tree.
inline std::filesystem::path dataFolder() {
    const char* folder = std::getenv("KERBSIDE_TEST_DATA");
    if (folder == nullptr) throw std::runtime_error("KERBSIDE_TEST_DATA is not set: run the tests with ctest");
    return folder;
}

/// The real frames, which may not be shipped: nothing when CITYSCAPES_DATASET is not set. Such a test says that it
/// skips.
inline std::optional<std::filesystem::path> cityscapesDataset() {
    const char* folder = std::getenv("CITYSCAPES_DATASET");
    if (folder == nullptr || !std::filesystem::is_directory(folder)) return std::nullopt;
    return folder;
}

/// A film of 795 frames of 768x576 (people on a campus) from Debian's package opencv-doc; nothing when it is not there.
inline std::optional<std::filesystem::path> realVideo() {
    const std::filesystem::path video = "/usr/share/doc/opencv-doc/examples/data/vtest.avi";
    if (!std::filesystem::is_regular_file(video)) return std::nullopt;
    return video;
}

} // namespace testing_support
