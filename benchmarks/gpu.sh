#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Kerbside authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# On a machine with a GPU: builds without Qt, checks every network's golden outputs on the GPU, and measures frames.
#
#   benchmarks/gpu.sh [OUT.jsonl]          KERBSIDE_LIBTORCH: a LibTorch with CUDA, or the folder of such a torch package
#
# Needs what ./run.sh needs but Qt. One line of JSON per network, size and precision; the processor's lines for comparison.
set -euo pipefail
cd "$(dirname "$0")/.."
out=${1:-gpu-benchmark.jsonl}
build=build/gpu
cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DKERBSIDE_QT=OFF -DKERBSIDE_TESTS=ON
cmake --build "$build" --target kerbside-bench-networks tst_inference_golden

echo "golden outputs on cuda:0"
KERBSIDE_TEST_DEVICE=cuda:0 "$build/bin/tst_inference_golden"

: >"$out"
for network in deeplabv3-resnet50 deeplabv3-resnet101 unet denseaspp121 denseaspp161 denseaspp-mobilenet; do
    for size in 1024x512 2048x1024; do
        for precision in f32 bf16 f16; do
            "$build/bin/kerbside-bench-networks" frame "$network" "$size" 20 "$precision" cuda:0 | tee -a "$out"
        done
    done
done
for network in deeplabv3-resnet50 unet denseaspp121; do
    "$build/bin/kerbside-bench-networks" frame "$network" 1024x512 3 f32 cpu | tee -a "$out"
done
echo "written to $out"
