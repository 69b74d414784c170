#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kerbside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Wall time of Kerbside's engine against what a user could run instead, in one run: same weights, input and threads.

    python3 engines.py ../../build/release/bin/kerbside-bench-networks [--size 1024x512] [--rounds 5] [NETWORK...]

Rivals are those of PyTorch eager, the same in channels-last order with folded normalisation, torch.compile (freezing), ONNX
Runtime, OpenVINO and ncnn (through pnnx) whose Python packages are there; with --precision bf16 those that compute so. In each
round everybody runs once, in turns, from a prepared NCHW input to float32 logits at the input's size. Printed per network:
each one's median, the median over the rounds of Kerbside's time over the best rival's, and the share of labels that equal
PyTorch's in float32. --isa avx2 keeps PyTorch, OpenVINO (oneDNN) and Kerbside from AVX-512; ONNX Runtime and ncnn cannot be kept.

Needs torch and numpy; onnx, onnxruntime, openvino, pnnx and ncnn where they are there.
"""
import argparse
import copy
import importlib.util
import os
import pathlib
import statistics
import sys
import tempfile
import time
import warnings

if "--isa" in sys.argv and sys.argv[sys.argv.index("--isa") + 1] == "avx2":  # read when the libraries are loaded
    os.environ.update(ATEN_CPU_CAPABILITY="avx2", ONEDNN_MAX_CPU_ISA="AVX2", KERBSIDE_TARGET="avx2")

import numpy
import torch
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

import networks
import wall_time


MODELS = {
    "deeplabv3-resnet50": networks.DeepLabV3,
    "unet": networks.UNet,
    "denseaspp121": networks.DenseAspp,
    "unet-bilinear": lambda: networks.UNet(bilinear=True),
    "denseaspp161": lambda: networks.DenseAspp(depth=161),
    "denseaspp-mobilenet": lambda: networks.DenseAspp(depth="mobilenet"),
}


def there(package):
    return importlib.util.find_spec(package) is not None


def folded(network):
    """Batch normalisation folded into the convolution that it follows."""
    network = copy.deepcopy(network)
    for module in network.modules():
        children = dict(module.named_children())
        names = list(children)
        pairs = [(a, a.replace("conv", "bn")) for a in names if a.startswith("conv")]
        if isinstance(module, nn.Sequential):
            pairs += list(zip(names, names[1:]))
        for conv, norm in pairs:
            a, b = getattr(module, conv), getattr(module, norm, None)
            if isinstance(a, nn.Conv2d) and isinstance(b, nn.BatchNorm2d) and a.out_channels == b.num_features:
                setattr(module, conv, fuse_conv_bn_eval(a, b))
                setattr(module, norm, nn.Identity())
    return network


def eager(network, x, _):
    return lambda: network(x)[0].float().numpy()


def channels_last(network, x, arguments):
    kind = torch.bfloat16 if arguments.precision == "bf16" else torch.float32
    network = folded(network).to(memory_format=torch.channels_last, dtype=kind)
    x = x.to(kind).contiguous(memory_format=torch.channels_last)
    return lambda: network(x)[0].float().numpy()


def compiled(network, x, arguments):
    import torch._inductor.config
    torch._inductor.config.freezing = True
    kind = torch.bfloat16 if arguments.precision == "bf16" else torch.float32
    network = torch.compile(folded(network).to(memory_format=torch.channels_last, dtype=kind))
    x = x.to(kind).contiguous(memory_format=torch.channels_last)
    return lambda: network(x)[0].float().numpy()


def onnx_file(network, x, arguments):
    path = arguments.folder / "network.onnx"
    if not path.exists():
        torch.onnx.export(network, (x,), str(path), dynamo=False, opset_version=17)
    return path


def onnx_runtime(network, x, arguments):
    import onnxruntime
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = arguments.threads
    session = onnxruntime.InferenceSession(str(onnx_file(network, x, arguments)), options,
                                           providers=["CPUExecutionProvider"])
    name, numbers = session.get_inputs()[0].name, x.numpy()
    return lambda: session.run(None, {name: numbers})[0][0]


def open_vino(network, x, arguments):
    import openvino
    core = openvino.Core()
    model = core.compile_model(core.read_model(onnx_file(network, x, arguments)), "CPU", {
        "INFERENCE_PRECISION_HINT": arguments.precision, "PERFORMANCE_HINT": "LATENCY",
        "INFERENCE_NUM_THREADS": arguments.threads})
    request, numbers = model.create_infer_request(), x.numpy()
    return lambda: request.infer({0: numbers})[0][0]


def ncnn(network, x, arguments):
    import ncnn as library
    import pnnx
    path = arguments.folder / "network.pt"
    pnnx.export(network, str(path), x, fp16=False, check_trace=False)
    net = library.Net()
    net.opt.num_threads = arguments.threads
    net.opt.use_fp16_packed = net.opt.use_fp16_storage = net.opt.use_fp16_arithmetic = False
    net.opt.use_bf16_storage = False
    net.load_param(str(path.with_suffix("")) + ".ncnn.param")
    net.load_model(str(path.with_suffix("")) + ".ncnn.bin")
    numbers = x[0].contiguous().numpy()

    def run():
        with net.create_extractor() as extractor:
            extractor.input("in0", library.Mat(numbers))
            return numpy.array(extractor.extract("out0")[1])
    return run


RIVALS = {"PyTorch": ("torch", eager, ("f32",)),
          "channels last": ("torch", channels_last, ("f32", "bf16")),
          "torch.compile": ("torch", compiled, ("f32", "bf16")),
          "ONNX Runtime": ("onnxruntime", onnx_runtime, ("f32",)),
          "OpenVINO": ("openvino", open_vino, ("f32", "bf16")),
          "ncnn": ("pnnx", ncnn, ("f32",))}


def compare(name, arguments):
    width, height = map(int, arguments.size.split("x"))
    network = networks.golden_fill(MODELS[name]()).eval()
    x = networks.golden_input(height, width)
    reference = network(x)[0].argmax(0).numpy()
    runs = {}
    for rival, (package, prepare, precisions) in RIVALS.items():
        if not there(package) or arguments.precision not in precisions or rival in arguments.without:
            continue
        try:
            runs[rival] = prepare(network, x, arguments)
            equal = float((runs[rival]().argmax(0) == reference).mean())  # warms up as well
            print(f"  {rival}: {100 * equal:.4f} % equal labels", flush=True)
        except Exception as error:  # a rival that cannot run this network is no rival for it
            runs.pop(rival, None)
            print(f"  {rival} cannot run {name}: {str(error).splitlines()[0][:120]}", flush=True)
    kerbside = wall_time.Kerbside(arguments.program, name, arguments.size, arguments.precision, arguments.threads)
    kerbside.ask("run")
    times = {rival: [] for rival in runs}
    ours = []
    for _ in range(arguments.rounds):
        for rival, run in runs.items():
            start = time.perf_counter()
            run()
            times[rival].append(1000 * (time.perf_counter() - start))
        ours.append(float(kerbside.ask("run")))
    labels = arguments.folder / "labels"
    kerbside.ask(f"labels {labels}")
    kerbside.close()
    equal = float((numpy.fromfile(labels, dtype=numpy.uint8).reshape(height, width) == reference).mean())
    medians = {rival: statistics.median(values) for rival, values in times.items()}
    best = min(medians, key=medians.get)
    ratio = statistics.median(a / b for a, b in zip(ours, times[best]))
    text = "   ".join(f"{rival} {value:.0f}" for rival, value in medians.items())
    print(f"{name}: Kerbside {statistics.median(ours):.0f} ms   {text}   {ratio:.3f} of {best}   "
          f"equal labels {100 * equal:.4f} %", flush=True)
    return statistics.median(ours), medians[best]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", help="kerbside-bench-networks of a release build")
    parser.add_argument("networks", nargs="*", metavar="NETWORK", help=", ".join(MODELS))
    parser.add_argument("--size", default="1024x512")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--precision", default="f32", choices=["f32", "careful", "exact", "bf16"])
    parser.add_argument("--isa", choices=["avx2"])
    parser.add_argument("--without", nargs="*", default=[], metavar="RIVAL")
    arguments = parser.parse_args()
    warnings.filterwarnings("ignore")
    torch.set_grad_enabled(False)
    torch.set_num_threads(arguments.threads)
    sums = [0, 0]
    for name in arguments.networks or list(MODELS)[:3]:
        with tempfile.TemporaryDirectory() as folder:
            arguments.folder = pathlib.Path(folder)
            for i, value in enumerate(compare(name, arguments)):
                sums[i] += value
    print(f"all: {sums[0]:.0f} ms against {sums[1]:.0f} ms of the best each: {sums[0] / sums[1]:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
