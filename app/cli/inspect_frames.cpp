// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/inspection.h"
#include "core/base/counted.h"
#include "core/cityscapes/frame_source.h"
#include "core/image/image_io.h"

#include <fmt/format.h>

namespace app::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kFaultsTold = 20; ///< of a dataset; the rest is counted

struct Tally {
    std::size_t frames = 0, truths = 0, faults = 0;
};

void addFault(Inspection& found, Tally& tally, const std::string& sentence) {
    if (++tally.faults <= kFaultsTold) found.faults.push_back(sentence);
}

/// Reads everything that belongs to a frame.
void inspectFrame(const core::Frame& frame, Inspection& found, Tally& tally) {
    ++tally.frames;
    const auto photo = core::readFrameImage(frame);
    if (!photo) addFault(found, tally, photo.error().message);
    if (frame.hasPolygons()) {
        const auto polygons = core::readFramePolygons(frame, photo ? photo->size() : core::Size());
        if (!polygons) addFault(found, tally, polygons.error().message);
    }
    if (!frame.hasTruth()) return;
    ++tally.truths;
    auto size = photo ? core::Result<core::Size>(photo->size()) : core::readImageSize(frame.truth);
    if (!size) return addFault(found, tally, size.error().message);
    const auto truth = core::readFrameTruth(frame, *size);
    if (!truth) addFault(found, tally, truth.error().message);
    if (!frame.hasInstances()) return;
    const auto instances = core::readFrameInstances(frame, *size);
    if (!instances) addFault(found, tally, instances.error().message);
}

/// False when stopped.
bool inspectSource(const core::FrameSource& source, Inspection& found, Tally& tally, std::stop_token stop,
                   const core::ProgressFunction& progress) {
    std::size_t done = 0;
    for (const core::Frame& frame : source.frames()) {
        if (stop.stop_requested()) return false;
        if (progress)
            progress({static_cast<double>(done++), static_cast<double>(source.frames().size()), source.split()});
        inspectFrame(frame, found, tally);
    }
    return true;
}

std::string tallyText(const Tally& tally) {
    return fmt::format("{}, {} with truth", core::counted(tally.frames, "frame"), tally.truths);
}

void tellRest(Inspection& found, const fs::path& path, const Tally& tally) {
    if (tally.faults > kFaultsTold)
        found.faults.push_back(
            fmt::format("{}: {}.", path.string(), core::counted(tally.faults - kFaultsTold, "more fault")));
}

Inspection inspectCityscapes(const fs::path& root, std::stop_token stop, const core::ProgressFunction& progress) {
    Inspection found{"Cityscapes root", {}, {}};
    Tally all;
    for (const std::string& split : core::FrameSource::splits(root)) {
        const auto source = core::FrameSource::open(root, {.split = split, .truth = "fine", .images = ""}, stop);
        if (!source) {
            addFault(found, all, source.error().message);
            continue;
        }
        Tally tally;
        tally.faults = all.faults;
        if (!inspectSource(*source, found, tally, stop, progress)) return {"", {}, {}, true};
        found.notes.push_back(fmt::format("{}: {}", split, tallyText(tally)));
        all = {all.frames + tally.frames, all.truths + tally.truths, tally.faults};
    }
    if (all.frames == 0) addFault(found, all, fmt::format("{}: no split holds a frame.", root.string()));
    found.what += ", " + tallyText(all);
    tellRest(found, root, all);
    return found;
}

} // namespace

Inspection inspectStreet(const fs::path& path, std::stop_token stop) {
    Inspection found{path == core::kScenesPath ? "built-in street" : "film of the built-in street", {}, {}};
    const auto splits = path == core::kScenesPath ? core::FrameSource::splits(path) : std::vector<std::string>{""};
    Tally all;
    for (const std::string& split : splits) {
        core::SourceOptions options;
        if (!split.empty()) options.split = split;
        const auto source = core::FrameSource::open(path, options, stop);
        if (!source) return {"", {}, {source.error().message}};
        Tally tally;
        inspectFrame(source->frames().front(), found, tally); // they are all drawn by one hand
        tally = {source->frames().size(), source->frames().size(), tally.faults};
        if (source->isFilm())
            found.what += fmt::format(", {}", core::weatherName(source->frames().front().scene->weather));
        if (!split.empty()) found.notes.push_back(fmt::format("{}: {}", split, tallyText(tally)));
        all = {all.frames + tally.frames, all.truths + tally.truths, all.faults + tally.faults};
    }
    found.what += ", " + tallyText(all);
    found.notes.push_back("drawn when it is read: only the first frame was looked at");
    std::error_code error;
    if (fs::exists(path, error))
        found.notes.push_back(fmt::format("the file or folder of this name here is ./{}", path.string()));
    return found;
}

Inspection inspectFolder(const fs::path& path, std::stop_token stop, const core::ProgressFunction& progress) {
    return core::FrameSource::isCityscapesRoot(path) ? inspectCityscapes(path, stop, progress)
                                                     : inspectFrames(path, stop, progress);
}

Inspection inspectFrames(const fs::path& path, std::stop_token stop, const core::ProgressFunction& progress) {
    const auto source = core::FrameSource::open(path, {}, stop);
    if (!source) {
        if (source.error().code == core::ErrorCode::Cancelled) return {"", {}, {}, true};
        return {"", {}, {source.error().message}};
    }
    Inspection found{source->kind() == core::SourceKind::List ? "list of frames" : "folder of pictures", {}, {}};
    Tally tally;
    if (!inspectSource(*source, found, tally, stop, progress)) return {"", {}, {}, true};
    found.what += ", " + tallyText(tally);
    tellRest(found, path, tally);
    return found;
}

} // namespace app::cli
