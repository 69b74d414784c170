// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenes/scene_dataset.h"

#include "core/base/atomic_file.h"
#include "core/classes/label_table.h"
#include "core/classes/palette.h"
#include "core/image/image_io.h"
#include "core/image/video_writer.h"
#include "core/scenes/sequence.h"

namespace core {
namespace {

namespace fs = std::filesystem;

constexpr int kMaxVal = 1000, kMaxTrain = 900'000, kMaxFilm = 60'000; // a film ends within drawStreet()'s hour
constexpr std::uint64_t kStreets = 1'000'000;                         // numbers of streets under one seed
constexpr int kStillFrame = 19;                                       // the labelled frame of Cityscapes' snippets

StreetSettings sceneOf(const SceneDatasetOptions& options, std::uint64_t street, int number) {
    StreetSettings settings;
    settings.seed = options.seed * kStreets + street;
    settings.weather = options.weathers[static_cast<std::size_t>(number) % options.weathers.size()];
    settings.size = options.size;
    settings.threads = options.threads;
    return settings;
}

LabelMap trainIdsOf(const LabelMap& labelIds) {
    LabelMap result(labelIds.size());
    for (std::size_t i = 0; i < labelIds.values().size(); ++i)
        result.values()[i] = static_cast<std::uint8_t>(labelById(labelIds.values()[i]).trainId);
    return result;
}

struct Place {
    fs::path root;
    std::string split, name;
    fs::path file(const char* folder, const std::string& ending) const {
        return root / folder / split / "street" / (name + ending);
    }
};

Status writeFrame(const Place& place, const StreetSettings& settings, const StreetFrame& frame) {
    Status status = writeLabelMap(place.file("gtFine", "_gtFine_labelIds.png"), frame.labelIds);
    if (status) status = writeLabelMap(place.file("gtFine", "_gtFine_labelTrainIds.png"), trainIdsOf(frame.labelIds));
    if (status)
        status = writeImage(place.file("gtFine", "_gtFine_color.png"), colorize(frame.labelIds, labelIdPalette()));
    if (status) status = writePlane16(place.file("gtFine", "_gtFine_instanceIds.png"), frame.instanceIds);
    if (status) status = writeFileAtomically(place.file("gtFine", "_gtFine_polygons.json"), toJson(frame.polygons));
    if (status)
        status = writePlane16(place.file("disparity", "_disparity.png"), codeDisparity(frame.depth, frame.camera));
    if (status) status = writeFileAtomically(place.file("camera", "_camera.json"), cameraJson(frame.camera));
    if (status) status = writeFileAtomically(place.file("scene", "_scene.json"), sceneJson(settings, frame.brightness));
    if (status) status = writeImage(place.file("leftImg8bit", "_leftImg8bit.png"), frame.photo);
    return status;
}

Status checkOptions(const SceneDatasetOptions& o) {
    const auto within = [](int value, int most) { return value >= 0 && value <= most; };
    if (!within(o.train, kMaxTrain) || !within(o.val, kMaxVal) || !within(o.film, kMaxFilm))
        return fail(ErrorCode::InvalidArgument,
                    "{}: {} train, {} val and {} film frames were asked for; 0 to {}, {} and {} are possible.",
                    o.root.string(), o.train, o.val, o.film, kMaxTrain, kMaxVal, kMaxFilm);
    if (o.weathers.empty())
        return fail(ErrorCode::InvalidArgument, "{}: no weather was named for the scenes.", o.root.string());
    return {};
}

class Writer {
public:
    Writer(const SceneDatasetOptions& options, const ProgressFunction& progress, std::stop_token stop)
        : m_options(options), m_report(progress), m_stop(std::move(stop)) {
        m_progress.total = options.train + options.val +
                           static_cast<double>(options.film) * static_cast<double>(options.weathers.size());
    }

    Status writeStills(const std::string& split, int count, StreetSettings (*scene)(const SceneDatasetOptions&, int)) {
        for (int i = 0; i < count; ++i) {
            const StreetSettings settings = scene(m_options, i);
            const std::uint64_t street = settings.seed - m_options.seed * kStreets; // wraps as sceneOf() does
            Status status = write(split, settings, street, kStillFrame);
            if (!status) return status;
        }
        return {};
    }

    Status writeFilm(std::size_t weather) {
        const std::uint64_t street = kFilmStreet + weather;
        const StreetSettings first = sceneOf(m_options, street, static_cast<int>(weather));
        const fs::path path = m_options.root / fmt::format("street_{}.mp4", weatherName(first.weather));
        Result<VideoWriter> film = VideoWriter::create(path, first.size, kFilmRate);
        if (!film) return fail(film.error());
        for (int i = 0; i < m_options.film; ++i) {
            Status status = write("film", filmFrame(first, i), street, i);
            if (status) status = film->write(m_photo);
            if (!status) return status;
        }
        return film->finish();
    }

private:
    Status write(const std::string& split, const StreetSettings& settings, std::uint64_t street, int frame) {
        Result<StreetFrame> drawn = drawStreet(settings, m_stop);
        if (!drawn) return fail(drawn.error());
        const Place place{m_options.root, split, fmt::format("street_{:06}_{:06}", street, frame)};
        Status status = writeFrame(place, settings, *drawn);
        if (!status) return status;
        m_photo = std::move(drawn->photo);
        m_progress.done += 1;
        m_progress.stage = fmt::format("{} {}", split, place.name);
        m_report(m_progress);
        return {};
    }

    const SceneDatasetOptions& m_options;
    ProgressThrottle m_report;
    std::stop_token m_stop;
    Progress m_progress;
    Image m_photo; ///< of the latest frame
};

} // namespace

StreetSettings valScene(const SceneDatasetOptions& options, int number) {
    return sceneOf(options, static_cast<std::uint64_t>(number) + 1, number);
}

StreetSettings trainScene(const SceneDatasetOptions& options, int number) {
    return sceneOf(options, static_cast<std::uint64_t>(number) + 1 + kMaxVal, number);
}

Status writeSceneDataset(const SceneDatasetOptions& options, const ProgressFunction& progress, std::stop_token stop) {
    if (Status status = checkOptions(options); !status) return status;
    Writer writer(options, progress, std::move(stop));
    Status status = writer.writeStills("val", options.val, valScene);
    if (status) status = writer.writeStills("train", options.train, trainScene);
    for (std::size_t i = 0; status && options.film > 0 && i < options.weathers.size(); ++i)
        status = writer.writeFilm(i);
    return status;
}

} // namespace core
