// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A model known by what is in its files: another one may be put in their place at any time.
#pragma once

#include "core/weights/model_card.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace app {

/// Which file lies at a path, as far as that shows without reading it. All zero where there is none.
struct FileStamp {
    std::uint64_t inode = 0, bytes = 0;
    std::int64_t changedNs = 0;
    static FileStamp of(const std::filesystem::path& path);
    bool operator==(const FileStamp&) const = default;
};

/// What decides a model's predictions, and how its files looked when that was read.
struct ModelContents {
    std::string digest;  ///< of how the card has its weights used, and of the weights; empty: the card cannot be read
    std::string weights; ///< their SHA-256, as the card tells; may be empty

    /// Reads the card, which is small; of the weights only size and age are asked.
    static ModelContents of(const std::filesystem::path& card);
    /// Neither file is another one by now. Reads none of them.
    bool isCurrent() const;

private:
    std::filesystem::path m_card, m_weightsFile;
    FileStamp m_cardStamp, m_weightsStamp;
};

/// What a card says of how its weights are used: all of it but names, origins and scores.
std::string useOf(core::ModelCard card);

} // namespace app
