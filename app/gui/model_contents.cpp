// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/model_contents.h"

#include "core/base/digest.h"

#include <sys/stat.h>

#include <utility>

namespace app {

FileStamp FileStamp::of(const std::filesystem::path& path) {
    struct stat found {};
    if (::stat(path.c_str(), &found) != 0) return {};
    return {static_cast<std::uint64_t>(found.st_ino), static_cast<std::uint64_t>(found.st_size),
            std::int64_t{found.st_mtim.tv_sec} * 1'000'000'000 + found.st_mtim.tv_nsec};
}

std::string useOf(core::ModelCard card) {
    card.name = card.weightsFile = card.recipe = card.dataName = card.dataSha256 = card.origin = card.licence = {};
    card.parent.reset();
    card.scoresJson = "[]";
    return core::toJson(card);
}

ModelContents ModelContents::of(const std::filesystem::path& path) {
    ModelContents contents;
    contents.m_card = path;
    contents.m_cardStamp = FileStamp::of(path); // before it is read: what is written meanwhile is found later
    auto card = core::readModelCard(path);
    if (!card) return contents; // the engine tells what is wrong with it
    if (!card->weightsFile.empty()) contents.m_weightsFile = path.parent_path() / card->weightsFile;
    contents.m_weightsStamp = FileStamp::of(contents.m_weightsFile);
    contents.weights = card->weightsSha256;
    const FileStamp& stamp = contents.m_weightsStamp;
    core::Sha256 digest;
    digest.add(fmt::format("{} {} {}\n{}", stamp.inode, stamp.bytes, stamp.changedNs, useOf(std::move(*card))));
    contents.digest = digest.hex();
    return contents;
}

bool ModelContents::isCurrent() const {
    return FileStamp::of(m_card) == m_cardStamp && FileStamp::of(m_weightsFile) == m_weightsStamp;
}

} // namespace app
