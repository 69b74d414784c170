// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/import_defaults.h"

namespace core {

namespace {

constexpr const char* kVoidChannel = "unlabeled";

/// The scheme's names, and one more for a last channel that is read as void.
std::vector<std::string> channelNames(const ClassScheme& scheme, int channels) {
    std::vector<std::string> names;
    for (const SchemeClass& entry : scheme.classes()) names.push_back(entry.name);
    if (channels == scheme.size() + 1) names.emplace_back(kVoidChannel);
    return names;
}

std::string defaultScheme(int channels) {
    switch (channels) {
    case 10: return "merged-10";
    case 19:
    case 20: return "cityscapes-19";
    case 21: return "voc-21";
    default: return fmt::format("channels-{}", channels);
    }
}

} // namespace

std::string_view formOf(Family family) {
    switch (family) {
    case Family::DeepLabV3: return "torchvision";
    case Family::UNet: return "milesial";
    case Family::DenseAspp: break;
    }
    return "DenseASPP";
}

InputSpec publicInput(Family family) {
    InputSpec input;
    switch (family) {
    case Family::DeepLabV3:
        input.mean = {0.485F, 0.456F, 0.406F};
        input.std = {0.229F, 0.224F, 0.225F};
        break;
    case Family::UNet:
        input.scale = 0.5;
        input.filter = Filter::Bicubic;
        input.antialias = true;
        break;
    case Family::DenseAspp:
        input.mean = {0.290101F, 0.328081F, 0.286964F};
        input.std = {0.182954F, 0.186566F, 0.184475F};
        input.filter = Filter::Bicubic;
        input.antialias = true;
        break;
    }
    return input;
}

bool publicAlignCorners(Family family) {
    // Trained with PyTorch 0.3, where bilinear upsampling meant align_corners = true.
    return family == Family::DenseAspp;
}

Result<ChosenScheme> chooseScheme(int channels, const ImportOptions& options, const std::string& origin) {
    if (options.classes && *options.classes != channels)
        return fail(ErrorCode::InvalidArgument,
                    "{}: has {} classes, not the {} asked for; a classifier is never cut or stretched.", origin,
                    channels, *options.classes);
    const std::string wanted = options.scheme.value_or(defaultScheme(channels));
    auto scheme = ClassScheme::resolve(wanted);
    if (!scheme) return fail(scheme.error());
    // Cityscapes models are often trained with a twentieth channel for everything unlabeled.
    const bool lastIsVoid = channels == 20 && scheme->name() == "cityscapes-19";
    if (scheme->size() != channels && !lastIsVoid)
        return fail(ErrorCode::InvalidArgument,
                    "{}: has {} classes, and the scheme {} has {}; a classifier is never cut or stretched.", origin,
                    channels, scheme->name(), scheme->size());
    ChosenScheme chosen{*scheme, channelNames(*scheme, channels), {}};
    if (lastIsVoid)
        chosen.warnings.emplace_back("The last of 20 channels is taken for \"unlabeled\" and read as void.");
    if (channels == 10 && !options.scheme)
        chosen.warnings.emplace_back(
            "10 classes are taken for merged-10; nothing in the file says so. Name another scheme if they are others.");
    if (!scheme->isScored())
        chosen.warnings.push_back(
            fmt::format("The meaning of {} classes is not known: they are drawn, never scored.", channels));
    if (channels == 1)
        chosen.warnings.emplace_back(
            "One channel is a yes or no under a sigmoid; as a label map it is the same class everywhere.");
    return chosen;
}

} // namespace core
