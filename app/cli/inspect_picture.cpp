// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/inspection.h"
#include "core/base/counted.h"
#include "core/cityscapes/file_names.h"
#include "core/cityscapes/id_doctor.h"
#include "core/classes/label_table.h"
#include "core/image/image_io.h"
#include "core/image/video_reader.h"

#include <algorithm>
#include <fmt/ranges.h>

namespace app::cli {

namespace fs = std::filesystem;

namespace {

/// A grey photo has more shades than a label map has labels.
constexpr std::ptrdiff_t kMostLabels = 48;

std::string sizeText(core::Size size) { return fmt::format("{}x{}", size.width, size.height); }

/// "0, 7, 8, 11" of the values that occur.
std::string valuesText(const core::Histogram& histogram) {
    std::vector<std::size_t> values;
    for (std::size_t value = 0; value < histogram.size(); ++value)
        if (histogram[value] > 0) values.push_back(value);
    return fmt::format("{}", fmt::join(values, ", "));
}

/// What the file's name promises: "labelIds", "labelTrainIds", "instanceIds", "disparity", "" …
std::string promise(const fs::path& path) {
    const auto name = core::parseCityscapesName(path.filename().string());
    if (name && name->type == "disparity") return "disparity";
    for (const char* kind : {"_labelIds", "_labelTrainIds", "_instanceIds"})
        if (path.stem().string().ends_with(kind)) return kind + 1;
    return "";
}

Inspection inspectLabelMap(const fs::path& path, const core::LabelMap& map, const std::string& promised) {
    const core::Histogram histogram = core::histogramOf(map);
    const core::IdDiagnosis diagnosis = core::diagnoseLabelIds(histogram);
    Inspection found;
    const char* meaning = "values";
    if (promised == "labelTrainIds") {
        meaning = "trainIds";
        std::uint64_t wrong = 0;
        for (std::size_t value = 19; value < core::kIgnore; ++value) wrong += histogram[value];
        if (wrong > 0)
            found.faults.push_back(fmt::format("{}: {} values from 19 to 254, which no trainId has.", path.string(),
                                               core::counted(wrong, "pixel holds", "pixels hold")));
    } else if (diagnosis.fault == core::IdFault::None) {
        meaning = "label ids";
    } else if (diagnosis.fault == core::IdFault::LooksLikeTrainIds && promised.empty()) {
        meaning = "values";
        found.notes.push_back(diagnosis.sentence);
    } else {
        found.faults.push_back(fmt::format("{}: {}", path.string(), diagnosis.sentence));
    }
    found.what = fmt::format("label map, {}, {} {}", sizeText(map.size()), meaning, valuesText(histogram));
    return found;
}

Inspection inspectSixteenBits(const fs::path& path, const std::string& promised) {
    const auto plane = core::readPlane16(path);
    if (!plane) return {"", {}, {plane.error().message}};
    const auto largest = *std::max_element(plane->values().begin(), plane->values().end());
    Inspection found{fmt::format("{}, {}, values up to {}", promised, sizeText(plane->size()), largest), {}, {}};
    if (promised != "instanceIds") return found;
    const auto labelOf = [](int value) { return value >= 1000 ? value / 1000 : value; };
    const auto wrong = std::find_if(plane->values().begin(), plane->values().end(),
                                    [&](int value) { return labelOf(value) >= core::kLabelIds; });
    if (wrong != plane->values().end())
        found.faults.push_back(fmt::format("{}: value {} stands for label id {}, and the largest is {}.", path.string(),
                                           *wrong, labelOf(*wrong), core::kLabelIds - 1));
    return found;
}

} // namespace

Inspection inspectPicture(const fs::path& path) {
    const std::string promised = promise(path);
    if (promised == "instanceIds" || promised == "disparity") return inspectSixteenBits(path, promised);
    const auto map = core::readLabelMap(path);
    if (map) {
        const core::Histogram histogram = core::histogramOf(*map);
        const auto shades = std::count_if(histogram.begin(), histogram.end(), [](auto count) { return count > 0; });
        if (!promised.empty() || shades <= kMostLabels) return inspectLabelMap(path, *map, promised);
    } else if (!promised.empty() || map.error().code == core::ErrorCode::Corrupt) {
        return {"", {}, {map.error().message}};
    }
    const auto image = core::readImage(path);
    if (!image) return {"", {}, {image.error().message}};
    return {fmt::format("picture, {}", sizeText(image->size())), {}, {}};
}

Inspection inspectVideo(const fs::path& path, std::stop_token stop, const core::ProgressFunction& progress) {
    auto video = core::VideoReader::open(path, stop);
    if (!video && video.error().code == core::ErrorCode::Cancelled) return {"", {}, {}, true};
    if (!video) return {"", {}, {video.error().message}};
    Inspection found;
    long frames = 0;
    for (;; ++frames) {
        if (stop.stop_requested()) return {"", {}, {}, true};
        if (progress) progress({static_cast<double>(frames), static_cast<double>(video->estimatedFrames()), "frames"});
        const auto frame = video->next();
        if (!frame) found.faults.push_back(frame.error().message);
        if (!frame || !*frame) break;
    }
    found.what = fmt::format("video, {}, {:.4g} frames a second, {}", sizeText(video->size()), video->framesPerSecond(),
                             core::counted(static_cast<std::uint64_t>(frames), "frame"));
    return found;
}

} // namespace app::cli
