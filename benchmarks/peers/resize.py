#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kerbside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the golden tables of tests/core/image/tst_resize.cpp and tst_prepare.cpp.

The models Kerbside runs were trained on pictures resized by Pillow and normalised by torchvision, so core/image has to
give the same bytes. This script computes them with the public packages themselves (pip install "pillow<13" numpy), on
pictures made by a rule that both sides know (`picture`), and prints SHA-256 sums as rows of the C++ tables.

Pillow below 13: until then the horizontal pass always came first, and with that the models were trained. Pillow 13 takes
the vertical pass first where that is cheaper, which changes the rounding between the passes; with one scale for both
sides, the common case, it still gives the same bytes.

    python3 resize.py            print the tables
    python3 resize.py --time     time Pillow on 2048x1024 -> 1024x512, bicubic, one thread
"""
import hashlib
import sys
import time

import numpy
import PIL
from PIL import Image

CASES = [  # source, target
    ((61, 37), (30, 18)),
    ((61, 37), (61, 18)),
    ((61, 37), (30, 37)),
    ((61, 37), (7, 5)),
    ((61, 37), (1, 1)),
    ((61, 37), (122, 74)),
    ((61, 37), (100, 20)),
    ((5, 3), (17, 29)),
    ((1, 1), (4, 3)),
    ((640, 320), (320, 160)),
    ((333, 251), (520, 392)),
]
FILTERS = {"Bilinear": Image.Resampling.BILINEAR, "Bicubic": Image.Resampling.BICUBIC}


def noise(width, height, channel):
    """Hash noise; every eighth column or row is black or white, so that cubic overshoot meets the limits."""
    x = numpy.arange(width, dtype=numpy.uint32)[None, :]
    y = numpy.arange(height, dtype=numpy.uint32)[:, None]
    mixed = x * numpy.uint32(73856093) ^ y * numpy.uint32(19349663) ^ numpy.uint32((channel * 83492791) & 0xFFFFFFFF)
    mixed = (mixed ^ (mixed >> numpy.uint32(13))) * numpy.uint32(0x5BD1E995)
    values = ((mixed >> numpy.uint32(15)) & numpy.uint32(255)).astype(numpy.uint8)
    values[(y + 0 * x) % 8 == 3] = 255
    values[(x + 0 * y) % 8 == 5] = 0
    return values


def picture(width, height):
    return numpy.stack([noise(width, height, channel) for channel in range(3)], axis=2)


def digest(array):
    return hashlib.sha256(numpy.ascontiguousarray(array).tobytes()).hexdigest()[:32]


def prepared(array, mean, std):
    """torchvision's ToTensor and Normalize, each operation rounded to float32."""
    unit = array.astype(numpy.float32) / numpy.float32(255)
    return (unit - numpy.float32(mean)) / numpy.float32(std)


def main():
    if int(PIL.__version__.split(".")[0]) >= 13:
        sys.exit(f"Pillow {PIL.__version__} orders the passes differently; install pillow<13")
    print(f"// Pillow {PIL.__version__}")
    for (width, height), target in CASES:
        source = Image.fromarray(picture(width, height))
        for name, resampling in FILTERS.items():
            result = numpy.asarray(source.resize(target, resampling))
            print(f'    {{{{{width}, {height}}}, {{{target[0]}, {target[1]}}}, Filter::{name}, "{digest(result)}"}},')
    print("// nearest, of channel 0")
    for (width, height), target in CASES:
        result = numpy.asarray(Image.fromarray(noise(width, height, 0)).resize(target, Image.Resampling.NEAREST))
        print(f'    {{{{{width}, {height}}}, {{{target[0]}, {target[1]}}}, "{digest(result)}"}},')
    print("// prepare: torchvision's ImageNet numbers on 61x37; milesial's (no normalisation, bicubic, half size); DenseASPP's")
    source = Image.fromarray(picture(61, 37))
    half = numpy.asarray(source.resize((30, 18), Image.Resampling.BICUBIC))
    full = numpy.asarray(source)
    for label, values in [
        ("torchvision", prepared(full, (0.485, 0.456, 0.406), (0.229, 0.224, 0.225))),
        ("milesial", prepared(half, (0, 0, 0), (1, 1, 1))),
        ("denseaspp", prepared(half, (0.290101, 0.328081, 0.286964), (0.182954, 0.186566, 0.184475))),
    ]:
        assert values.dtype == numpy.float32
        print(f'    "{label}": "{digest(values)}"')
    if "--time" in sys.argv:
        source = Image.fromarray(picture(2048, 1024))
        times = []
        for _ in range(9):
            start = time.perf_counter()
            source.resize((1024, 512), Image.Resampling.BICUBIC)
            times.append(time.perf_counter() - start)
        print(f"2048x1024 -> 1024x512 bicubic: median {sorted(times)[4] * 1e3:.1f} ms on one thread")


if __name__ == "__main__":
    main()
