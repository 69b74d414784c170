#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kerbside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How far does colour alone get in the built-in street?

A nearest-neighbour classifier on four numbers of a pixel, red, green, blue and its row, learns from the train split of a
dataset that `kerbside-cli scenes --out ROOT --train 90 --val 60` has written and labels its val split. If it did well,
the street would be a colouring book and networks trained on it would learn nothing; so its mean IoU over the 19 classes
must stay at or below 0.30. Several neighbourhoods, weights of the row and ways of drawing the samples are tried, and
the best counts.

Needs Python packages (pip install numpy pillow scikit-learn). Installs nothing.

    python3 colour_neighbour.py ROOT [--limit 0.30] [--per-frame 800] [--seed 1]

Prints one line per setting and the classes of the best; exit code 1 above the limit.
"""
import argparse
import pathlib
import sys

import numpy
from PIL import Image
from sklearn.neighbors import KNeighborsClassifier

CLASSES = ("road sidewalk building wall fence pole traffic-light traffic-sign vegetation terrain sky person rider car "
           "truck bus train motorcycle bicycle").split()


def pixels(root, split, per_frame, random, balanced):
    """Samples of all frames: (red, green, blue, row), each 0 … 1, and their trainIds."""
    features, truths = [], []
    for photo in sorted((root / "leftImg8bit" / split / "street").glob("*_leftImg8bit.png")):
        truth = root / "gtFine" / split / "street" / photo.name.replace("_leftImg8bit", "_gtFine_labelTrainIds")
        color = numpy.asarray(Image.open(photo).convert("RGB"))
        labels = numpy.asarray(Image.open(truth))
        rows, columns = numpy.nonzero(labels < 19)
        if balanced:
            ids = labels[rows, columns]
            share = numpy.bincount(ids, minlength=19)[ids].astype(float)
            chosen = random.choice(len(rows), per_frame, p=(1 / share) / (1 / share).sum())
        else:
            chosen = random.choice(len(rows), per_frame, replace=False)
        rows, columns = rows[chosen], columns[chosen]
        features.append(numpy.column_stack([color[rows, columns] / 255.0, rows / labels.shape[0]]))
        truths.append(labels[rows, columns])
    if not features:
        sys.exit(f"{root}: no frames in the split '{split}'")
    return numpy.concatenate(features), numpy.concatenate(truths)


def ious(truth, guess):
    counts = numpy.bincount(truth.astype(int) * 19 + guess, minlength=361).reshape(19, 19)
    union = counts.sum(0) + counts.sum(1) - counts.diagonal()
    return numpy.where(union > 0, counts.diagonal() / numpy.maximum(union, 1), numpy.nan)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("root", type=pathlib.Path)
    parser.add_argument("--limit", type=float, default=0.30)
    parser.add_argument("--per-frame", type=int, default=800)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    random = numpy.random.default_rng(options.seed)
    asked, truth = pixels(options.root, "val", 2 * options.per_frame, random, balanced=False)
    best = None
    for balanced in (False, True):
        known, labels = pixels(options.root, "train", options.per_frame, random, balanced)
        for weight in (0.5, 1, 2):
            scale = numpy.array([1, 1, 1, weight])
            for neighbours in (1, 15):
                model = KNeighborsClassifier(neighbours, algorithm="kd_tree").fit(known * scale, labels)
                found = ious(truth, model.predict(asked * scale))
                mean = float(numpy.nanmean(found))
                print(f"{'balanced' if balanced else 'as they come':12} row weight {weight:<4} k {neighbours:<3} "
                      f"mIoU {mean:.3f}", flush=True)
                if best is None or mean > best[0]:
                    best = (mean, found)
    for name, iou in zip(CLASSES, best[1]):
        print(f"  {name:14} {iou:.3f}")
    print(f"best {best[0]:.3f}, allowed {options.limit:.2f}")
    return 0 if best[0] <= options.limit else 1


if __name__ == "__main__":
    sys.exit(main())
