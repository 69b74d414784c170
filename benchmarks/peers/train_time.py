#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kerbside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Time of one training step of Kerbside against PyTorch eager: same batch, loss, optimizer and threads, in turns.

    python3 train_time.py ../../build/release/bin/kerbside-train-step [--size 512x256] [--batch 2] [--pairs 7] [NETWORK...]

A step is forward, weighted cross-entropy (and that of DeepLabV3's auxiliary head), backward, SGD with momentum. Each pair
runs PyTorch, then Kerbside. Printed per network: both medians, the median of the pairs' ratios, and Kerbside's peak of
memory. Exit code 1 when a ratio is above --limit.

Needs torch and numpy. The full-size networks take up to 4 GB.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import torch

import training


class Kerbside:
    def __init__(self, name, width, recipe, arguments):
        environment = dict(os.environ, OMP_NUM_THREADS=str(arguments.threads))
        self.process = subprocess.Popen(
            [arguments.program, "serve", name, str(width), recipe, arguments.size, str(arguments.threads)], text=True,
            env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, command):
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def compare(name, arguments, folder):
    width, height = map(int, arguments.size.split("x"))
    recipe = {"format": 1, "name": "peers", "batch": arguments.batch, "optimizer": "sgd", "learningRate": 1e-3,
              "momentum": 0.9, "weightDecay": 1e-4, "precision": "f32"}
    path = folder / "recipe.json"
    path.write_text(json.dumps(recipe))
    network = training.BUILD[name]().train()
    optimizer = training.optimizer_of(network, recipe)
    x, targets = training.batch(width, height, arguments.batch, 0, torch.float32)
    if arguments.channels_last:
        network, x = network.to(memory_format=torch.channels_last), x.contiguous(memory_format=torch.channels_last)
    kerbside = Kerbside(name, 1, path, arguments)
    theirs, ours = [], []
    for _ in range(arguments.pairs + 1):
        start = time.perf_counter()
        training.step(network, optimizer, recipe, x, targets)
        theirs.append(1000 * (time.perf_counter() - start))
        ours.append(kerbside.ask("step"))
    peak = kerbside.ask("peak")
    kerbside.close()
    theirs, ours = theirs[1:], ours[1:]  # both warm up once
    ratio = statistics.median(a / b for a, b in zip(ours, theirs))
    return statistics.median(theirs), statistics.median(ours), ratio, peak


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", help="kerbside-train-step of a release build")
    parser.add_argument("networks", nargs="*", metavar="NETWORK", default=["deeplabv3-resnet50", "unet", "denseaspp121"],
                        help=", ".join(training.BUILD))
    parser.add_argument("--size", default="512x256")
    parser.add_argument("--batch", type=int, default=2)
    parser.add_argument("--pairs", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--channels-last", action="store_true", help="PyTorch's network and batch in that order")
    parser.add_argument("--limit", type=float, default=1.05)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    good = True
    print(f"{arguments.size}, batch {arguments.batch}, f32, {arguments.threads} threads, {arguments.pairs} pairs, "
          f"torch {torch.__version__}{', channels last' if arguments.channels_last else ''}")
    for name in arguments.networks:
        with tempfile.TemporaryDirectory() as folder:
            theirs, ours, ratio, peak = compare(name, arguments, pathlib.Path(folder))
        good = good and ratio <= arguments.limit
        print(f"{name:20} PyTorch {theirs:7.0f} ms   Kerbside {ours:7.0f} ms   ratio {ratio:.3f}   "
              f"Kerbside's peak {peak:.0f} MB", flush=True)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
