// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of pictures: one path per line, perhaps a tab and the path of its truth.
#include "core/base/atomic_file.h"
#include "core/cityscapes/file_names.h"
#include "core/cityscapes/frame_search.h"
#include "core/image/image_io.h"

#include <string_view>

namespace core {

namespace fs = std::filesystem;

static constexpr std::size_t kMaxListBytes = std::size_t{64} << 20;

static std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// instanceIds and polygons beside a truth that is named as Cityscapes does.
static void attachSiblings(Frame& frame) {
    constexpr std::string_view ending = "labelIds.png";
    std::string name = frame.truth.filename().string();
    if (!name.ends_with("_" + std::string(ending))) return;
    name.resize(name.size() - ending.size());
    std::error_code error;
    const auto sibling = [&](const char* what) {
        fs::path path = frame.truth.parent_path() / (name + what);
        return fs::exists(path, error) ? path : fs::path();
    };
    frame.instances = sibling("instanceIds.png");
    frame.polygons = sibling("polygons.json");
}

static Result<Frame> frameOfLine(const fs::path& folder, std::string_view line) {
    const auto tab = line.find('\t');
    Frame frame{.image = folder / trimmed(line.substr(0, tab))};
    if (!isImageFile(frame.image))
        return fail(ErrorCode::Corrupt, "{}: is not an image ({}).", frame.image.string(), kImageEndings);
    if (auto there = checkThere(frame.image); !there) return fail(there.error());
    frame.name = frameName(frame.image);
    if (const auto name = parseCityscapesName(frame.image.filename().string())) frame.city = name->city;
    if (tab == std::string_view::npos) return frame;
    frame.truth = folder / trimmed(line.substr(tab + 1));
    if (auto there = checkThere(frame.truth); !there) return fail(there.error());
    attachSiblings(frame);
    return frame;
}

Result<std::vector<Frame>> framesOfList(const fs::path& list, std::stop_token stop) {
    const auto text = readFile(list, kMaxListBytes);
    if (!text) return fail(text.error());
    if (text->find('\0') != std::string::npos)
        return fail(ErrorCode::Unsupported, "{}: is neither an image ({}), nor a video, nor a list of images.",
                    list.string(), kImageEndings);
    std::string_view rest = *text;
    if (constexpr std::string_view mark = "\xef\xbb\xbf"; rest.starts_with(mark)) rest.remove_prefix(mark.size());
    std::vector<Frame> frames;
    for (int number = 1; !rest.empty(); ++number) {
        if (stop.stop_requested()) return cancelled();
        const auto end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = trimmed(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (line.empty() || line.starts_with('#')) continue;
        auto frame = frameOfLine(list.parent_path(), line);
        if (!frame) return fail(frame.error().code, "{}, line {}: {}", list.string(), number, frame.error().message);
        frames.push_back(*std::move(frame));
    }
    if (frames.empty())
        return fail(ErrorCode::NotFound, "{}: names no image; a list has one path on each line.", list.string());
    return frames;
}

} // namespace core
