// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cityscapes/frame_search.h"
#include "core/cityscapes/frame_source.h"
#include "core/cityscapes/id_doctor.h"
#include "core/cityscapes/scene_frames.h"
#include "core/classes/label_table.h"
#include "core/image/image_io.h"

#include <algorithm>

namespace core {

/// One part of a drawn frame, of the size that the photo has.
template <class Part> static Result<Part> drawnPart(const Frame& frame, Part StreetFrame::*part, Size photo) {
    const Size size = frame.scene->size;
    if (!photo.isEmpty() && size != photo)
        return fail(ErrorCode::InvalidArgument, "{}: is drawn with {}x{} pixels, not {}x{}.", frame.name, size.width,
                    size.height, photo.width, photo.height);
    auto drawn = drawFrame(frame, false, 0);
    if (!drawn) return fail(drawn.error());
    return std::move((*drawn).*part);
}

Result<Image> readFrameImage(const Frame& frame) {
    if (frame.scene) {
        auto drawn = drawFrame(frame, true, 0);
        if (!drawn) return fail(drawn.error());
        return std::move(drawn->photo);
    }
    if (frame.videoFrame >= 0)
        return fail(ErrorCode::InvalidArgument, "{}: frames of a video are read one after the other, not one by one.",
                    frame.name);
    if (frame.image.empty()) return fail(ErrorCode::NotFound, "{}: there is no photo of this frame.", frame.name);
    if (auto there = checkThere(frame.image); !there) return fail(there.error());
    return readImage(frame.image, frame.truth.empty() ? Orientation::Upright : Orientation::AsStored);
}

static Status checkSize(const Frame& frame, const std::filesystem::path& path, Size size, Size photo) {
    if (photo.isEmpty() || size == photo) return {};
    return fail(ErrorCode::Corrupt, "{}: has {}x{} pixels, but the photo of {} has {}x{}.", path.string(), size.width,
                size.height, frame.name, photo.width, photo.height);
}

Result<LabelMap> readFrameTruth(const Frame& frame, Size photo, std::string* objection) {
    if (frame.scene) {
        if (objection != nullptr) objection->clear();
        return drawnPart(frame, &StreetFrame::labelIds, photo);
    }
    if (frame.truth.empty()) return fail(ErrorCode::NotFound, "{}: there is no truth for this frame.", frame.name);
    if (auto there = checkThere(frame.truth); !there) return fail(there.error());
    auto truth = readLabelMap(frame.truth);
    if (!truth) return truth;
    if (auto status = checkSize(frame, frame.truth, truth->size(), photo); !status) return fail(status.error());
    if (objection != nullptr) objection->clear();
    const IdDiagnosis diagnosis = diagnoseLabelIds(histogramOf(*truth));
    if (diagnosis.fault == IdFault::None) return truth;
    std::string sentence = fmt::format("{}: {}", frame.truth.string(), diagnosis.sentence);
    if (objection == nullptr) return fail(ErrorCode::Corrupt, "{}", sentence);
    *objection = std::move(sentence);
    return withoutImpossibleIds(*std::move(truth), 0);
}

Result<Plane<std::uint16_t>> readFrameInstances(const Frame& frame, Size photo) {
    if (frame.scene) return drawnPart(frame, &StreetFrame::instanceIds, photo);
    if (frame.instances.empty())
        return fail(ErrorCode::NotFound, "{}: there are no instance ids for this frame.", frame.name);
    if (auto there = checkThere(frame.instances); !there) return fail(there.error());
    auto instances = readPlane16(frame.instances);
    if (!instances) return instances;
    if (auto status = checkSize(frame, frame.instances, instances->size(), photo); !status) return fail(status.error());
    constexpr int end = kLabelIds * 1000;
    if (const int largest = std::ranges::max(instances->values()); largest >= end)
        return fail(ErrorCode::Corrupt, "{}: {} of its pixels hold instance ids of no label, up to {}; they end at {}.",
                    frame.instances.string(),
                    std::ranges::count_if(instances->values(), [](int value) { return value >= end; }), largest,
                    end - 1);
    return instances;
}

Result<PolygonAnnotation> readFramePolygons(const Frame& frame, Size photo) {
    if (frame.scene) return drawnPart(frame, &StreetFrame::polygons, photo);
    if (frame.polygons.empty())
        return fail(ErrorCode::NotFound, "{}: there are no polygons for this frame.", frame.name);
    if (auto there = checkThere(frame.polygons); !there) return fail(there.error());
    auto polygons = readPolygons(frame.polygons);
    if (!polygons) return polygons;
    if (auto status = checkSize(frame, frame.polygons, polygons->size, photo); !status) return fail(status.error());
    return polygons;
}

Result<FrameParts> readFrameParts(const Frame& frame, const FrameReading& reading) {
    if (frame.scene) {
        if (reading.objection != nullptr) reading.objection->clear();
        auto drawn = drawFrame(frame, true, reading.threads);
        if (!drawn) return fail(drawn.error());
        FrameParts parts{std::move(drawn->photo), std::move(drawn->labelIds), std::nullopt};
        if (reading.instances) parts.instances = std::move(drawn->instanceIds);
        return parts;
    }
    auto photo = readFrameImage(frame);
    if (!photo) return fail(photo.error());
    auto truth = readFrameTruth(frame, photo->size(), reading.objection);
    if (!truth) return fail(truth.error());
    FrameParts parts{std::move(*photo), std::move(*truth), std::nullopt};
    if (!reading.instances || !frame.hasInstances()) return parts;
    auto instances = readFrameInstances(frame, parts.photo.size());
    if (!instances) return fail(instances.error());
    parts.instances = std::move(*instances);
    return parts;
}

} // namespace core
