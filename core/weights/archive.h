// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The zip container of checkpoints; the only user of libzip. Sizes come from the central directory, and none is
// believed.
#pragma once

#include "core/base/result.h"
#include "core/weights/checkpoint.h"
#include "core/weights/input_file.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

struct zip; // libzip's zip_t

namespace core {

/// Read only, used by one thread at a time. Entries are named without the archive's one root folder: `data.pkl`,
/// `data/0`.
class Archive {
public:
    /// Corrupt when the directory is missing or contradicts itself, when a name is absolute, climbs out or stands
    /// twice, or when there is more than one root folder; Unsupported beyond the limits, or for encrypted and oddly
    /// packed entries.
    static Result<Archive> open(const InputFile& file, const CheckpointLimits& limits);

    bool contains(const std::string& name) const { return m_entries.contains(name); }
    /// Whether any entry's name ends so.
    bool containsEnding(const std::string& ending) const;
    /// Unpacked bytes as the directory states them. REQUIRES: contains(name).
    std::uint64_t size(const std::string& name) const { return m_entries.at(name).bytes; }
    /// The whole entry, unpacked and compared with its checksum. Corrupt when it is missing, larger than `limit`,
    /// longer or shorter than stated, or damaged.
    Result<std::vector<std::byte>> read(const std::string& name, std::uint64_t limit) const;

private:
    struct Entry {
        std::uint64_t index = 0;
        std::uint64_t bytes = 0;
        bool packed = false;
    };
    struct Close {
        void operator()(zip* archive) const;
    };
    explicit Archive(std::string origin) : m_origin(std::move(origin)) {}
    Status list(std::uint64_t fileBytes, const CheckpointLimits& limits);
    Result<Entry> examine(std::uint64_t index, std::uint64_t& storedBytes, const CheckpointLimits& limits,
                          std::string& name) const;

    std::string m_origin;
    std::unique_ptr<zip, Close> m_archive;
    std::unordered_map<std::string, Entry> m_entries;
};

} // namespace core
