#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kerbside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Wall time of Kerbside's engine against PyTorch eager: the same weights, input, threads and precision, in turns.

    python3 wall_time.py ../../build/release/bin/kerbside-bench-networks [--size 1024x512] [--pairs 7] [NETWORK...]

Each pair runs PyTorch, then Kerbside, from a prepared input to float32 logits at the input's size. Printed per network:
both medians, the median of the pairs' ratios, and the share of equal labels. Exit code 1 when a ratio is above --limit.

Needs torch and numpy.
"""
import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import numpy
import torch

import networks

NETWORKS = {
    "deeplabv3-resnet50": networks.DeepLabV3,
    "unet": networks.UNet,
    "denseaspp121": networks.DenseAspp,
}


class Kerbside:
    def __init__(self, program, network, size, precision, threads):
        environment = dict(os.environ, OMP_NUM_THREADS=str(threads))
        self.process = subprocess.Popen([program, "serve", network, size, precision, "cpu"], text=True, env=environment,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, command):
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def compare(name, arguments):
    """Median times in ms, the median ratio and the share of equal labels."""
    width, height = map(int, arguments.size.split("x"))
    network = networks.golden_fill(NETWORKS[name]())
    x = networks.golden_input(height, width)
    kerbside = Kerbside(arguments.program, name, arguments.size, arguments.precision, arguments.threads)
    kerbside.ask("run")  # both warm up once
    logits = network(x)
    theirs, ours = [], []
    for _ in range(arguments.pairs):
        start = time.perf_counter()
        logits = network(x)
        theirs.append(1000 * (time.perf_counter() - start))
        ours.append(float(kerbside.ask("run")))
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "labels"
        kerbside.ask(f"labels {path}")
        labels = numpy.fromfile(path, dtype=numpy.uint8).reshape(height, width)
    kerbside.close()
    equal = float((logits[0].argmax(0).numpy() == labels).mean())
    ratio = statistics.median(a / b for a, b in zip(ours, theirs))
    return statistics.median(theirs), statistics.median(ours), ratio, equal


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", help="kerbside-bench-networks of a release build")
    parser.add_argument("networks", nargs="*", metavar="NETWORK", default=list(NETWORKS), help=", ".join(NETWORKS))
    parser.add_argument("--size", default="1024x512")
    parser.add_argument("--pairs", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--precision", default="f32")
    parser.add_argument("--limit", type=float, default=0.8)
    arguments = parser.parse_args()
    torch.set_grad_enabled(False)
    torch.set_num_threads(arguments.threads)
    good = True
    print(f"{arguments.size}, {arguments.precision}, {arguments.threads} threads, {arguments.pairs} pairs, torch {torch.__version__}")
    for name in arguments.networks:
        theirs, ours, ratio, equal = compare(name, arguments)
        good = good and ratio <= arguments.limit
        print(f"{name:20} PyTorch {theirs:7.0f} ms   Kerbside {ours:7.0f} ms   ratio {ratio:.3f}   equal labels "
              f"{100 * equal:.4f} %", flush=True)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
