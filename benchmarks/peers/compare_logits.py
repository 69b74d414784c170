#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kerbside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the logits and label maps of `kerbside-cli segment` with PyTorch's on a real frame.

    python3 make_checkpoints.py CHECKPOINTS
    for each of them: kerbside-cli import CHECKPOINT --out MODELS
    kerbside-cli segment FRAME --model MODELS/deeplabv3-resnet50.card.json --model MODELS/unet.card.json
        --model MODELS/denseaspp121.card.json --precision f32 --save trainids,logits --out RESULTS
    python3 compare_logits.py FRAME RESULTS

PyTorch runs in float32 on the CPU on the frame prepared as the public projects do it with Pillow. Allowed are differences
of 1e-3 of the largest logit, and 0.01 % of other labels. One line per network; exit code 1 when one goes beyond.

Needs torch, numpy and pillow. A 2048x1024 frame takes about 6 GB and a minute.
"""
import argparse
import pathlib
import sys

import numpy
import torch
from PIL import Image
from torch.nn import functional as F

import networks

LOGITS_ALLOWED = 1e-3
LABELS_NEEDED = 0.9999


def to_tensor(image):
    """[1, 3, h, w] in [0, 1]."""
    return torch.from_numpy(numpy.asarray(image).copy()).permute(2, 0, 1).unsqueeze(0).float() / 255


def normalised(image, mean, std):
    return (to_tensor(image) - torch.tensor(mean).view(1, 3, 1, 1)) / torch.tensor(std).view(1, 3, 1, 1)


def torchvision_input(image):
    return normalised(image, (0.485, 0.456, 0.406), (0.229, 0.224, 0.225))


def milesial_input(image):
    size = (int(0.5 * image.width), int(0.5 * image.height))
    return to_tensor(image.resize(size, resample=Image.BICUBIC))


def dense_aspp_input(image):
    return normalised(image, (0.290101, 0.328081, 0.286964), (0.182954, 0.186566, 0.184475))


# model name, network, preparation, align_corners of the resize to the frame
MODELS = (
    ("deeplabv3-resnet50", networks.DeepLabV3, torchvision_input, False),
    ("unet", networks.UNet, milesial_input, False),
    ("denseaspp121", networks.DenseAspp, dense_aspp_input, True),
)


def frame_name(path):
    return path.stem.removesuffix("_leftImg8bit")


@torch.no_grad()
def compare(name, network, x, align_corners, frame, results):
    """One line of text, and whether all is within what is allowed."""
    logits = network(x, full=False)
    ours = torch.from_numpy(numpy.load(results / name / f"{frame}_{name}_logits.npy")).unsqueeze(0)
    if ours.shape != logits.shape:
        return f"{name:20} logits {list(ours.shape[1:])} instead of {list(logits.shape[1:])}", False
    if not bool(torch.isfinite(ours).all()):
        return f"{name:20} logits hold NaN or infinite values", False
    largest = float(logits.abs().max())
    difference = float((ours - logits).abs().max())
    labels = numpy.asarray(Image.open(results / name / f"{frame}_labelTrainIds.png"))
    expected = F.interpolate(logits, size=labels.shape, mode="bilinear", align_corners=align_corners)[0].argmax(0).numpy()
    equal = float((labels == expected).mean())
    good = difference <= LOGITS_ALLOWED * largest and equal >= LABELS_NEEDED
    return (f"{name:20} {'ok' if good else 'WRONG'}  largest logit {largest:.4g}, largest difference {difference:.3g} "
            f"({difference / largest:.1e} of it), equal labels {100 * equal:.4f} % "
            f"({int((labels != expected).sum())} of {labels.size} differ), {len(numpy.unique(expected))} classes"), good


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("frame", type=pathlib.Path, help="the photo that was segmented")
    parser.add_argument("results", type=pathlib.Path, help="the --out folder of segment")
    parser.add_argument("--only", metavar="NAME", help="one model: " + ", ".join(m[0] for m in MODELS))
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    image = Image.open(arguments.frame).convert("RGB")
    all_good = True
    for name, build, prepare, align_corners in MODELS:
        if arguments.only not in (None, name):
            continue
        network = networks.golden_fill(build())
        line, good = compare(name, network, prepare(image), align_corners, frame_name(arguments.frame), arguments.results)
        print(line, flush=True)
        all_good = all_good and good
    return 0 if all_good else 1


if __name__ == "__main__":
    sys.exit(main())
