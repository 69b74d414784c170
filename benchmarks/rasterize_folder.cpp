// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// kerbside-rasterize-folder IN OUT: every NAME_polygons.json of IN becomes OUT/NAME_labelIds.pgm and
// OUT/NAME_instanceIds.pgm. Run by peers/rasterize.py, which compares them with what the official tools draw.
#include "core/base/atomic_file.h"
#include "core/cityscapes/polygons.h"
#include "core/cityscapes/rasterize.h"

#include <cstdio>
#include <filesystem>

using namespace core;
namespace fs = std::filesystem;

/// Portable grey map; two bytes per pixel, the higher one first, where a value may need them.
template <class T> static Status writePgm(const fs::path& path, const Plane<T>& plane) {
    std::string text = fmt::format("P5\n{} {}\n{}\n", plane.width(), plane.height(), sizeof(T) == 1 ? 255 : 65535);
    for (const T value : plane.values()) {
        if constexpr (sizeof(T) == 2) text += static_cast<char>(value >> 8);
        text += static_cast<char>(value & 0xff);
    }
    return writeFileAtomically(path, text);
}

static Status rasterize(const fs::path& polygons, const fs::path& out) {
    const auto annotation = readPolygons(polygons);
    if (!annotation) return fail(annotation.error());
    const auto ids = rasterizeLabelIds(*annotation);
    if (!ids) return fail(ids.error());
    const auto instances = rasterizeInstanceIds(*annotation);
    if (!instances) return fail(instances.error());
    std::string name = polygons.stem().string();
    name.resize(name.size() - std::string_view("_polygons").size());
    if (auto status = writePgm(out / (name + "_labelIds.pgm"), *ids); !status) return status;
    return writePgm(out / (name + "_instanceIds.pgm"), *instances);
}

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fprintf(stderr, "usage: kerbside-rasterize-folder IN OUT\n");
        return 2;
    }
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(argv[1], error)) {
        if (!entry.path().filename().string().ends_with("_polygons.json")) continue;
        if (const Status status = rasterize(entry.path(), argv[2]); !status) {
            std::fprintf(stderr, "%s: %s\n", entry.path().c_str(), status.error().message.c_str());
            return 1;
        }
    }
    if (error) std::fprintf(stderr, "%s: %s\n", argv[1], error.message().c_str());
    return error ? 1 : 0;
}
