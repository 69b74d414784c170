#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kerbside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws generated polygon files with the official Cityscapes scripts and with ours, and compares every pixel.

Ours follows the fill rule of the Pillow with which the dataset was made; today's Pillow draws some corners differently.
So the two may differ, but only in few pixels (0.05 % of each file and of all) and only on contours: within one pixel of
an edge of a polygon. Label ids and instance ids are compared.

Needs Python packages (pip install cityscapesscripts "numpy<2" pillow) and the program kerbside-rasterize-folder, which
the build puts beside the others. Installs nothing.

    python3 rasterize.py PATH/TO/kerbside-rasterize-folder WORK_FOLDER [--files 100] [--seed 1]

Prints one line per file that differs too much and a summary; exit code 1 if there is such a file. WORK_FOLDER is
created; the generated files stay there.
"""
import argparse
import json
import math
import pathlib
import random
import subprocess
import sys
import time

import numpy
import PIL
from cityscapesscripts.helpers.annotation import Annotation
from cityscapesscripts.preparation.json2instanceImg import createInstanceImage
from cityscapesscripts.preparation.json2labelImg import createLabelImage
from PIL import Image

WIDTH, HEIGHT = 2048, 1024
ALLOWED = 0.0005
LABELS = (
    ["car", "person", "rider", "bicycle", "motorcycle", "truck", "bus", "caravan", "trailer", "train"] * 2
    + ["building", "vegetation", "terrain", "fence", "wall", "pole", "polegroup", "traffic sign", "traffic light",
       "static", "dynamic", "ground", "parking", "rail track", "guard rail", "bridge", "tunnel", "sidewalk",
       "cargroup", "persongroup", "bicyclegroup", "license plate", "out of roi"])


def star(rng, radius):
    """Corners in order of their angle around a centre: the usual outline of a thing, never crossing itself."""
    x, y = rng.uniform(0, WIDTH), rng.uniform(0, HEIGHT)
    count = rng.randint(3, 60)
    angles = sorted(rng.uniform(0, 2 * math.pi) for _ in range(count))
    return [(x + radius * rng.uniform(0.2, 1) * math.cos(a), y + radius * rng.uniform(0.2, 1) * math.sin(a))
            for a in angles]


def crossing(rng, radius):
    """Corners anywhere in a box."""
    x, y = rng.uniform(0, WIDTH), rng.uniform(0, HEIGHT)
    return [(x + rng.uniform(-radius, radius), y + rng.uniform(-radius, radius)) for _ in range(rng.randint(4, 12))]


def thin(rng, _radius):
    """A pole or a marking: one to four pixels wide."""
    x, y = rng.uniform(0, WIDTH), rng.uniform(0, HEIGHT)
    dx, dy = rng.uniform(-300, 300), rng.uniform(-300, 300)
    w = rng.uniform(0, 4)
    return [(x, y), (x + dx, y + dy), (x + dx + w, y + dy), (x + w, y)]


def outside(rng, radius):
    """Reaches far beyond the frame."""
    x, y = rng.choice([-100, WIDTH + 100]), rng.uniform(-200, HEIGHT + 200)
    return [(x + rng.uniform(-4 * radius, 4 * radius), y + rng.uniform(-3 * radius, 3 * radius))
            for _ in range(rng.randint(3, 9))]


def rectangle(rng, radius):
    x, y = rng.uniform(0, WIDTH), rng.uniform(0, HEIGHT)
    w, h = rng.uniform(0, radius), rng.uniform(0, radius)
    return [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]


def generate(rng):
    objects = [
        {"label": "sky", "polygon": [[-1, -1], [WIDTH, -1], [WIDTH, 400], [-1, 420]]},
        {"label": "road", "polygon": [[0, 1023], [0, 700], [900, 450], [1200, 450], [2047, 720], [2047, 1023]]},
    ]
    for _ in range(rng.randint(20, 60)):
        shape = rng.choice([star, star, star, crossing, thin, outside, rectangle])
        points = [[int(x), int(y)] for x, y in shape(rng, 10 ** rng.uniform(0.5, 2.6))]
        item = {"label": rng.choice(LABELS), "polygon": points}
        if rng.random() < 0.05:
            item["deleted"] = 1
        objects.append(item)
    return {"imgHeight": HEIGHT, "imgWidth": WIDTH, "objects": objects}


def distance_to_edges(x, y, annotation):
    """From the centre of a pixel to the nearest edge of any polygon."""
    best = math.inf
    for item in annotation["objects"]:
        points = item["polygon"]
        for (x0, y0), (x1, y1) in zip(points, points[1:] + points[:1]):
            length = (x1 - x0) ** 2 + (y1 - y0) ** 2
            t = 0 if length == 0 else max(0, min(1, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length))
            best = min(best, math.hypot(x - x0 - t * (x1 - x0), y - y0 - t * (y1 - y0)))
    return best


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=pathlib.Path, help="kerbside-rasterize-folder")
    parser.add_argument("folder", type=pathlib.Path, help="where to work")
    parser.add_argument("--files", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    json_folder, our_folder = options.folder / "polygons", options.folder / "ours"
    json_folder.mkdir(parents=True, exist_ok=True)
    our_folder.mkdir(parents=True, exist_ok=True)
    rng = random.Random(options.seed)
    annotations = {}
    for number in range(options.files):
        name = f"generated_{number:06}_000000_gtFine"
        annotations[name] = generate(rng)
        (json_folder / f"{name}_polygons.json").write_text(json.dumps(annotations[name]))

    start = time.perf_counter()
    subprocess.run([options.program, json_folder, our_folder], check=True)
    our_seconds = time.perf_counter() - start

    failures, official_seconds, farthest = [], 0.0, 0.0
    total = {"labelIds": 0, "instanceIds": 0}
    worst = {"labelIds": 0, "instanceIds": 0}
    equal = {"labelIds": 0, "instanceIds": 0}
    for name, source in annotations.items():
        annotation = Annotation()
        annotation.fromJsonFile(str(json_folder / f"{name}_polygons.json"))
        start = time.perf_counter()
        official = {"labelIds": createLabelImage(annotation, "ids"), "instanceIds": createInstanceImage(annotation, "ids")}
        official_seconds += time.perf_counter() - start
        for kind, image in official.items():
            theirs = numpy.asarray(image, dtype=numpy.int64)
            ours = numpy.asarray(Image.open(our_folder / f"{name}_{kind}.pgm"), dtype=numpy.int64)
            if ours.shape != theirs.shape:
                failures.append(f"{name}: {kind} has the shape {ours.shape} instead of {theirs.shape}")
                continue
            rows, columns = numpy.nonzero(ours != theirs)
            total[kind] += len(rows)
            worst[kind] = max(worst[kind], len(rows))
            equal[kind] += len(rows) == 0
            if len(rows) > ALLOWED * theirs.size:
                failures.append(f"{name}: {len(rows)} pixels of {kind} differ, {len(rows) / theirs.size:.4%}")
            for x, y in zip(columns.tolist(), rows.tolist()):
                distance = distance_to_edges(x, y, source)
                farthest = max(farthest, distance)
                if distance > 1:
                    failures.append(f"{name}: pixel ({x}, {y}) of {kind} differs {distance:.2f} pixels from any edge")

    pixels = options.files * WIDTH * HEIGHT
    print(f"{options.files} files of {WIDTH}x{HEIGHT}, Pillow {PIL.__version__}")
    for kind in total:
        print(f"{kind}: {total[kind]} of {pixels} pixels differ ({total[kind] / pixels:.5%}), at most {worst[kind]} in a "
              f"file ({worst[kind] / WIDTH / HEIGHT:.5%}), {equal[kind]} files are equal")
        if total[kind] > ALLOWED * pixels:
            failures.append(f"{kind}: more than {ALLOWED:.2%} of all pixels differ")
    print(f"farthest differing pixel from an edge: {farthest:.3f} pixels")
    print(f"seconds for both maps of all files: ours with reading and writing {our_seconds:.2f}, official drawing alone "
          f"{official_seconds:.2f}")
    for failure in failures:
        print("FAILED", failure)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
