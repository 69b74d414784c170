// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/made_street.h"

#include "core/image/image_io.h"
#include "core/weights/model.h"
#include "tests/support/golden_model.h"
#include "tests/support/test_pictures.h"

#include <fmt/format.h>
#include <stdexcept>

namespace testing_support {

namespace fs = std::filesystem;

namespace {

void require(const core::Status& status) {
    if (!status) throw std::runtime_error(status.error().message);
}

} // namespace

std::string madeName(std::size_t frame) { return fmt::format("madetown_000000_{:06}", frame); }

fs::path madePhoto(const fs::path& root, const std::string& split, std::size_t frame) {
    return root / "leftImg8bit" / split / "madetown" / (madeName(frame) + "_leftImg8bit.png");
}

fs::path madeTruth(const fs::path& root, const std::string& split, std::size_t frame) {
    return root / "gtFine" / split / "madetown" / (madeName(frame) + "_gtFine_labelIds.png");
}

void writeCityscapes(const fs::path& root, const std::string& split, core::Size size,
                     const std::vector<core::LabelMap>& truths) {
    for (std::size_t frame = 0; frame < truths.size(); ++frame) {
        require(core::writeImage(madePhoto(root, split, frame), noisePicture(size)));
        require(core::writeLabelMap(madeTruth(root, split, frame), truths[frame]));
    }
}

void writeTinyModel(const fs::path& folder, const std::string& name, const std::string& network, int classes) {
    core::NetworkOptions options;
    options.classes = classes;
    options.width = 0.125;
    core::Model model = goldenModel(network, options);
    model.card.name = name;
    const auto saved = core::saveModel(model, folder);
    if (!saved) throw std::runtime_error(saved.error().message);
}

} // namespace testing_support
