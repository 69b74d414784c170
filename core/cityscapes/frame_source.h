// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where frames come from: a Cityscapes root, a folder of images, a list file, one image, a video, or the built-in
// street, as single scenes or as a film.
#pragma once

#include "core/base/result.h"
#include "core/cityscapes/polygons.h"
#include "core/image/image.h"
#include "core/image/label_map.h"
#include "core/scenes/street_scene.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace core {

class VideoIndex;

enum class SourceKind { Cityscapes, Folder, List, SingleImage, Video, Scenes, SceneFilm };

/// The built-in street, wherever the path of a source is asked for; a folder of that name is `./scenes`.
inline constexpr const char* kScenesPath = "scenes";
/// Its film in clear weather; `scenes/film/rain` and so on: in another one. Likewise a folder is `./scenes/film`.
inline constexpr const char* kSceneFilmPath = "scenes/film";
/// One of these words, also where the weather is none: FrameSource::open() says so.
bool isScenesPath(const std::filesystem::path& path);

/// One picture of the built-in street; everything else follows from it.
struct SceneFrame {
    std::uint64_t seed = 0;
    Weather weather = Weather::Clear;
    Size size;
    double seconds = 0; ///< in the film of its street
    bool operator==(const SceneFrame&) const = default;
};

/// One frame and what belongs to it; paths are empty when there is none.
struct Frame {
    std::string name{};            ///< see frameName(); unique within a source
    std::string city{};            ///< empty outside Cityscapes
    std::filesystem::path image{}; ///< the video itself for frames of a video; empty where a root holds truth only
    long videoFrame = -1;          ///< -1: `image` is a picture
    std::filesystem::path truth{}; ///< label ids PNG
    std::filesystem::path instances{};
    std::filesystem::path polygons{};
    std::optional<SceneFrame> scene{}; ///< of the built-in street: drawn when it is read, and all paths are empty

    bool hasTruth() const { return scene || !truth.empty(); }
    bool hasInstances() const { return scene || !instances.empty(); }
    bool hasPolygons() const { return scene || !polygons.empty(); }
};

struct SourceOptions {
    std::string split = "val";  ///< any folder under leftImg8bit* or gtFine; of the built-in street `train` or `val`
    std::string truth = "fine"; ///< fine: gtFine, coarse: gtCoarse
    std::string images{};       ///< leftImg8bit_foggy …; empty: leftImg8bit, or the only folder of photos
};

/// A sorted list of frames, numbers in names by value; cheap to copy. Reading a frame opens its files each time; safe
/// from several threads, except for videos, which are read through core::VideoReader by whoever plays them.
class FrameSource {
public:
    /// Tells the kind from what is there, but for the words of isScenesPath(), which are not looked for. A folder is
    /// not searched below itself. A file that is neither picture nor video is read as a list: one path per line,
    /// relative to the list's folder, then perhaps a tab and the path of its truth; blank lines and lines that begin
    /// with # are skipped. Cityscapes files that hold no photos (gtFine, disparity …) are no frames; those in the same
    /// folder are the truth of their photo. NotFound (missing path or target of a link; missing split: names those that
    /// exist; no images: says what was looked for; list: names the line), InvalidArgument, Unsupported, Io, Corrupt
    /// (list: names the line), Cancelled.
    static Result<FrameSource> open(const std::filesystem::path& path, const SourceOptions& options = {},
                                    std::stop_token stop = {});
    /// Splits of a Cityscapes root or of the built-in street, sorted; empty for other folders.
    static std::vector<std::string> splits(const std::filesystem::path& root);
    static bool isCityscapesRoot(const std::filesystem::path& path);

    SourceKind kind() const { return m_kind; }
    const std::filesystem::path& path() const { return m_path; }
    /// Of a video as many as its container claims; where that is nothing, as many as can be decoded.
    const std::vector<Frame>& frames() const { return *m_frames; }
    const std::string& split() const { return m_split; } ///< empty where there are no splits
    bool hasTruth() const;
    /// The frames follow each other in time: a video, or the film of the built-in street.
    bool isFilm() const { return m_film != nullptr; }
    /// Of a film, on the average; 0 for pictures.
    double framesPerSecond() const;
    /// When each frame of a film is shown, from the first one's 0 on, rising; empty for pictures.
    const std::vector<double>& seconds() const;
    /// Of a video, for all its readers, so that it is built once; null for others.
    const VideoIndex* videoIndex() const;
    /// What files made of a film are named after: "drive" of drive.mp4, "street_rain" of scenes/film/rain.
    std::string filmName() const;
    /// SHA-256 over the names of the frames and the sizes of their photos and truth: identifies the set in reports,
    /// wherever it lies. A file that has vanished counts as empty. Of the built-in street: over its version, seeds,
    /// weathers and sizes.
    std::string digest() const;

private:
    struct Film;
    Result<std::vector<Frame>> openVideo(const std::stop_token& stop);
    Result<std::vector<Frame>> openSceneFilm();

    SourceKind m_kind = SourceKind::Folder;
    std::filesystem::path m_path;
    std::string m_split;
    std::shared_ptr<const std::vector<Frame>> m_frames = std::make_shared<const std::vector<Frame>>();
    std::shared_ptr<const Film> m_film;
};

/// The photo of a frame, decoded as stored when it has truth, upright otherwise; drawn, as all that follows, for frames
/// of the built-in street. InvalidArgument for frames of a video,
/// NotFound for frames without photo; else as readImage().
Result<Image> readFrameImage(const Frame& frame);
/// Label ids, checked: Corrupt when it holds values above 33 (names the file, the value and how many pixels), when it
/// looks like trainIds, or when its size is not `photo` (an empty one is not compared). NotFound when the frame has
/// none. With `objection` what is wrong with the values is told there (empty: nothing) and they are taken all the same,
/// those above 33 as unlabeled.
Result<LabelMap> readFrameTruth(const Frame& frame, Size photo, std::string* objection = nullptr);
/// instanceIds of the same size; Corrupt when they hold values of a label above 33, NotFound when the frame has none.
Result<Plane<std::uint16_t>> readFrameInstances(const Frame& frame, Size photo);
/// The annotation itself; Corrupt when it is of another size (names both), NotFound when the frame has none.
Result<PolygonAnnotation> readFramePolygons(const Frame& frame, Size photo);

struct FrameParts {
    Image photo;
    LabelMap truth; ///< label ids
    std::optional<Plane<std::uint16_t>> instances;
};
struct FrameReading {
    bool instances = false;           ///< those too, where the frame has them
    int threads = 0;                  ///< to draw with; 0: all
    std::string* objection = nullptr; ///< see readFrameTruth()
};
/// Photo and truth together: a frame of the built-in street is drawn once for all of them. The errors of the functions
/// above.
Result<FrameParts> readFrameParts(const Frame& frame, const FrameReading& reading = {});

} // namespace core
