#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kerbside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole training steps of Kerbside against PyTorch, in float64.

    python3 train_step.py ../../build/dev/bin/kerbside-train-step [--steps 5] [--width 0.125]

Both start from the weights that Kerbside drew, see the same made batches, and use no dropout. Printed per case: the
largest difference of a parameter or running statistic after the last step, relative to that tensor's largest value, and
how far they moved in the median. Exit code 1 when a difference is above 1e-9.

Needs torch and numpy.
"""
import argparse
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile

import torch
from torch import nn

import training

ALLOWED = 1e-9
WIDTH, HEIGHT = 64, 48

# network, fields of the recipe
CASES = (
    ("deeplabv3-resnet50", {"optimizer": "sgd", "learningRate": 0.01, "momentum": 0.9, "weightDecay": 1e-4}),
    ("deeplabv3-resnet50", {"optimizer": "adamw", "learningRate": 1e-3, "weightDecay": 0.01}),
    ("unet", {"optimizer": "rmsprop", "learningRate": 1e-4, "momentum": 0.9, "weightDecay": 1e-8, "dice": 1, "clip": 1}),
    ("unet-bilinear", {"optimizer": "adamw", "learningRate": 1e-3, "weightDecay": 0.01, "dice": 0.5}),
    ("denseaspp121", {"optimizer": "adam", "learningRate": 3e-4, "weightDecay": 1e-4}),
    ("denseaspp121", {"optimizer": "sgd", "learningRate": 0.01, "momentum": 0.9, "weightDecay": 1e-4, "clip": 2}),
)


def compare(name, recipe, arguments, folder):
    """Largest relative difference, where it is, and the median of the relative movements."""
    path = folder / "recipe.json"
    path.write_text(json.dumps(recipe))
    subprocess.run([arguments.program, "steps", name, str(arguments.width), path, folder, str(arguments.steps)], check=True)
    start = training.read_safetensors(folder / "start.safetensors")
    ours = training.read_safetensors(folder / "end.safetensors")
    network = training.BUILD[name]().double().train()
    training.put_weights(network, {name: tensor.clone() for name, tensor in start.items()})
    for module in network.modules():
        if isinstance(module, (nn.Dropout, nn.Dropout2d)):
            module.p = 0
    optimizer = training.optimizer_of(network, recipe)
    for number in range(arguments.steps):
        x, targets = training.batch(WIDTH, HEIGHT, recipe["batch"], number, torch.float64)
        training.step(network, optimizer, recipe, x, targets)
    worst, place, moved = 0.0, "", []
    theirs = training.weights_of(network)
    if theirs.keys() != ours.keys():
        return float("inf"), str(theirs.keys() ^ ours.keys()), 0.0
    for key, tensor in theirs.items():
        largest = float(tensor.abs().max())
        difference = float((ours[key] - tensor).abs().max()) / max(largest, 1e-12)
        moved.append(float((start[key] - tensor).abs().max()) / max(largest, 1e-12))
        if not difference <= worst:
            worst, place = difference, key
    return worst, place, statistics.median(moved)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", help="kerbside-train-step")
    parser.add_argument("--steps", type=int, default=5)
    parser.add_argument("--width", type=float, default=0.125)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    good = True
    for name, fields in CASES:
        recipe = {"format": 1, "name": "peers", "batch": 4, **fields}
        with tempfile.TemporaryDirectory() as folder:
            worst, place, moved = compare(name, recipe, arguments, pathlib.Path(folder))
        fine = worst <= ALLOWED
        good = good and fine
        print(f"{name:20} {recipe['optimizer']:8} {'ok' if fine else 'WRONG'}  largest difference {worst:.1e} ({place}), "
              f"moved {moved:.2g}", flush=True)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
