#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kerbside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kerbside's networks in plain PyTorch, with the names of the public projects: the yardstick for graphs and engine.

Written from the published descriptions, without code of those projects. Parameter names are those of torchvision
(DeepLabV3), Pytorch-UNet (U-Net) and DenseASPP; only DenseASPP's dots inside module names (`norm.1`), which PyTorch no
longer allows, are underscores here: see `dotted`.

    python3 networks.py        fills every network by the golden rule and checks the published outputs (a minute)

Needs torch and numpy.
"""
import math
import re
import sys

import numpy
import torch
from torch import nn
from torch.nn import functional as F


# --- DeepLabV3 ---------------------------------------------------------------------------------------------------------
class Bottleneck(nn.Module):
    def __init__(self, channels, planes, stride, dilation, projects):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, planes, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(planes)
        self.conv2 = nn.Conv2d(planes, planes, 3, stride, dilation, dilation, bias=False)
        self.bn2 = nn.BatchNorm2d(planes)
        self.conv3 = nn.Conv2d(planes, 4 * planes, 1, bias=False)
        self.bn3 = nn.BatchNorm2d(4 * planes)
        self.relu = nn.ReLU(inplace=True)
        self.downsample = None
        if projects:
            self.downsample = nn.Sequential(nn.Conv2d(channels, 4 * planes, 1, stride, bias=False),
                                            nn.BatchNorm2d(4 * planes))

    def forward(self, x):
        shortcut = x if self.downsample is None else self.downsample(x)
        x = self.relu(self.bn1(self.conv1(x)))
        x = self.relu(self.bn2(self.conv2(x)))
        return self.relu(self.bn3(self.conv3(x)) + shortcut)


class Backbone(nn.Module):
    def __init__(self, blocks, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 64, 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(64)
        self.relu = nn.ReLU(inplace=True)
        self.maxpool = nn.MaxPool2d(3, 2, 1)
        channels, dilation = 64, 1
        dilated = (False, False, stride == 8, True)
        for number, (planes, count, step, dilate) in enumerate(zip((64, 128, 256, 512), blocks, (1, 2, 2, 2), dilated), 1):
            before = dilation
            if dilate:
                dilation, step = dilation * step, 1
            layer = [Bottleneck(channels, planes, step, before, True)]
            channels = 4 * planes
            layer += [Bottleneck(channels, planes, 1, dilation, False) for _ in range(count - 1)]
            setattr(self, f"layer{number}", nn.Sequential(*layer))

    def forward(self, x):
        x = self.maxpool(self.relu(self.bn1(self.conv1(x))))
        layer3 = self.layer3(self.layer2(self.layer1(x)))
        return self.layer4(layer3), layer3


def conv_norm_relu(channels, out, kernel, rate=1):
    padding = rate if kernel == 3 else 0
    return nn.Sequential(nn.Conv2d(channels, out, kernel, padding=padding, dilation=rate, bias=False),
                         nn.BatchNorm2d(out), nn.ReLU())


class ImagePooling(nn.Sequential):
    def __init__(self, channels, out):
        super().__init__(nn.AdaptiveAvgPool2d(1), nn.Conv2d(channels, out, 1, bias=False), nn.BatchNorm2d(out), nn.ReLU())

    def forward(self, x):
        return F.interpolate(super().forward(x), size=x.shape[-2:], mode="bilinear", align_corners=False)


class Aspp(nn.Module):
    def __init__(self, rates):
        super().__init__()
        self.convs = nn.ModuleList([conv_norm_relu(2048, 256, 1)] + [conv_norm_relu(2048, 256, 3, r) for r in rates]
                                   + [ImagePooling(2048, 256)])
        self.project = nn.Sequential(nn.Conv2d(1280, 256, 1, bias=False), nn.BatchNorm2d(256), nn.ReLU(), nn.Dropout(0.5))

    def forward(self, x):
        return self.project(torch.cat([conv(x) for conv in self.convs], 1))


class DeepLabV3(nn.Module):
    """`forward` gives the logits at the input's size, or on the network's own grid; `auxiliary` those of layer3's head."""

    def __init__(self, classes=19, blocks=(3, 4, 6, 3), stride=8, aux=True):
        super().__init__()
        self.backbone = Backbone(blocks, stride)
        self.classifier = nn.Sequential(Aspp((12, 24, 36) if stride == 8 else (6, 12, 18)),
                                        nn.Conv2d(256, 256, 3, padding=1, bias=False), nn.BatchNorm2d(256), nn.ReLU(),
                                        nn.Conv2d(256, classes, 1))
        self.aux_classifier = None
        if aux:
            self.aux_classifier = nn.Sequential(nn.Conv2d(1024, 256, 3, padding=1, bias=False), nn.BatchNorm2d(256),
                                                nn.ReLU(), nn.Dropout(0.1), nn.Conv2d(256, classes, 1))

    def forward(self, x, full=True):
        logits = self.classifier(self.backbone(x)[0])
        return F.interpolate(logits, size=x.shape[-2:], mode="bilinear", align_corners=False) if full else logits

    def auxiliary(self, x):
        logits = self.aux_classifier(self.backbone(x)[1])
        return F.interpolate(logits, size=x.shape[-2:], mode="bilinear", align_corners=False)


# --- U-Net -------------------------------------------------------------------------------------------------------------
class DoubleConv(nn.Module):
    def __init__(self, channels, out, middle=None):
        super().__init__()
        middle = middle or out
        self.double_conv = nn.Sequential(nn.Conv2d(channels, middle, 3, padding=1, bias=False), nn.BatchNorm2d(middle),
                                         nn.ReLU(True), nn.Conv2d(middle, out, 3, padding=1, bias=False),
                                         nn.BatchNorm2d(out), nn.ReLU(True))

    def forward(self, x):
        return self.double_conv(x)


class Down(nn.Module):
    def __init__(self, channels, out):
        super().__init__()
        self.maxpool_conv = nn.Sequential(nn.MaxPool2d(2), DoubleConv(channels, out))

    def forward(self, x):
        return self.maxpool_conv(x)


class Up(nn.Module):
    def __init__(self, channels, out, bilinear):
        super().__init__()
        if bilinear:
            self.up = nn.Upsample(scale_factor=2, mode="bilinear", align_corners=True)
            self.conv = DoubleConv(channels, out, channels // 2)
        else:
            self.up = nn.ConvTranspose2d(channels, channels // 2, 2, 2)
            self.conv = DoubleConv(channels, out)

    def forward(self, x, skip):
        x = self.up(x)
        dy, dx = skip.shape[2] - x.shape[2], skip.shape[3] - x.shape[3]
        x = F.pad(x, [dx // 2, dx - dx // 2, dy // 2, dy - dy // 2])
        return self.conv(torch.cat([skip, x], 1))


class UNet(nn.Module):
    def __init__(self, classes=19, bilinear=False, channels=3):
        super().__init__()
        f = 2 if bilinear else 1
        self.inc = DoubleConv(channels, 64)
        self.down1, self.down2, self.down3 = Down(64, 128), Down(128, 256), Down(256, 512)
        self.down4 = Down(512, 1024 // f)
        self.up1, self.up2 = Up(1024, 512 // f, bilinear), Up(512, 256 // f, bilinear)
        self.up3, self.up4 = Up(256, 128 // f, bilinear), Up(128, 64, bilinear)
        self.outc = nn.Module()
        self.outc.conv = nn.Conv2d(64, classes, 1)

    def forward(self, x, full=True):
        a = self.inc(x)
        b = self.down1(a)
        c = self.down2(b)
        d = self.down3(c)
        x = self.up1(self.down4(d), d)
        return self.outc.conv(self.up4(self.up3(self.up2(x, c), b), a))


# --- DenseASPP ---------------------------------------------------------------------------------------------------------
class DenseLayer(nn.Module):
    def __init__(self, channels, growth, dilation):
        super().__init__()
        self.norm_1 = nn.BatchNorm2d(channels)
        self.conv_1 = nn.Conv2d(channels, 4 * growth, 1, bias=False)
        self.norm_2 = nn.BatchNorm2d(4 * growth)
        self.conv_2 = nn.Conv2d(4 * growth, growth, 3, padding=dilation, dilation=dilation, bias=False)

    def forward(self, x):
        new = self.conv_1(F.relu(self.norm_1(x)))
        return torch.cat([x, self.conv_2(F.relu(self.norm_2(new)))], 1)


class Transition(nn.Module):
    def __init__(self, channels, out, pools):
        super().__init__()
        self.norm = nn.BatchNorm2d(channels)
        self.conv = nn.Conv2d(channels, out, 1, bias=False)
        self.pools = pools

    def forward(self, x):
        x = self.conv(F.relu(self.norm(x)))
        return F.avg_pool2d(x, 2) if self.pools else x


class Branch(nn.Module):
    def __init__(self, channels, reduced, out, rate, begins_with_norm):
        super().__init__()
        self.norm_1 = nn.BatchNorm2d(channels, momentum=3e-4) if begins_with_norm else None
        self.conv_1 = nn.Conv2d(channels, reduced, 1)
        self.norm_2 = nn.BatchNorm2d(reduced, momentum=3e-4)
        self.conv_2 = nn.Conv2d(reduced, out, 3, padding=rate, dilation=rate)
        self.drop = nn.Dropout2d(0.1)

    def forward(self, x):
        if self.norm_1 is not None:
            x = F.relu(self.norm_1(x))
        return self.drop(self.conv_2(F.relu(self.norm_2(self.conv_1(x)))))


class DenseNet(nn.Module):
    def __init__(self, growth, layers, stem, stride):
        super().__init__()
        self.conv0 = nn.Conv2d(3, stem, 7, 2, 3, bias=False)
        self.norm0 = nn.BatchNorm2d(stem)
        channels = stem
        dilations = (1, 1, 2, 4) if stride == 8 else (1, 1, 1, 2)
        for number, (count, dilation) in enumerate(zip(layers, dilations), 1):
            block = nn.Sequential()
            for layer in range(count):
                block.add_module(f"denselayer{layer + 1}", DenseLayer(channels, growth, dilation))
                channels += growth
            setattr(self, f"denseblock{number}", block)
            pools = number == 1 or (number == 2 and stride == 16)
            setattr(self, f"transition{number}", Transition(channels, channels // 2, pools))
            channels //= 2
        self.norm5 = nn.BatchNorm2d(channels)
        self.out_channels = channels

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.norm0(self.conv0(x))), 3, 2, 1)
        for number in range(1, 5):
            x = getattr(self, f"transition{number}")(getattr(self, f"denseblock{number}")(x))
        return self.norm5(x)


class InvertedResidual(nn.Module):
    def __init__(self, channels, out, stride, expansion, dilation):
        super().__init__()
        hidden = channels * expansion
        self.adds = stride == 1 and channels == out
        self.conv = nn.Sequential(nn.Conv2d(channels, hidden, 1, bias=False), nn.BatchNorm2d(hidden), nn.ReLU6(),
                                  nn.Conv2d(hidden, hidden, 3, stride, dilation, dilation, hidden, bias=False),
                                  nn.BatchNorm2d(hidden), nn.ReLU6(),
                                  nn.Conv2d(hidden, out, 1, bias=False), nn.BatchNorm2d(out))

    def forward(self, x):
        return x + self.conv(x) if self.adds else self.conv(x)


class MobileNetV2(nn.Module):
    out_channels = 320

    def __init__(self, stride):
        super().__init__()
        blocks = [nn.Sequential(nn.Conv2d(3, 32, 3, 2, 1, bias=False), nn.BatchNorm2d(32), nn.ReLU())]
        channels = 32
        for expansion, out, count in ((1, 16, 1), (6, 24, 2), (6, 32, 3), (6, 64, 4), (6, 96, 3), (6, 160, 3), (6, 320, 1)):
            for _ in range(count):
                number = len(blocks)
                step = 2 if number in (2, 4) or (number == 7 and stride == 16) else 1
                blocks.append(InvertedResidual(channels, out, step, expansion, 2 if number >= 7 and stride == 8 else 1))
                channels = out
        self.features = nn.Sequential(*blocks)

    def forward(self, x):
        return self.features(x)


class DenseAspp(nn.Module):
    SHAPES = {121: (32, (6, 12, 24, 16), 64, 128, 64), 161: (48, (6, 12, 36, 24), 96, 512, 128),
              169: (32, (6, 12, 32, 32), 64, 336, 168), 201: (32, (6, 12, 48, 32), 64, 480, 240)}

    def __init__(self, classes=19, depth=121, stride=8, align_corners=True):
        """depth: 121, 161, 169, 201, or "mobilenet"."""
        super().__init__()
        self.align_corners = align_corners
        if depth == "mobilenet":
            self.features, reduced, branch = MobileNetV2(stride), 128, 64
        else:
            growth, layers, stem, reduced, branch = self.SHAPES[depth]
            self.features = DenseNet(growth, layers, stem, stride)
        # The public MobileNet announces this upsampling and never calls it.
        self.doubles = stride == 16 and depth != "mobilenet"
        channels = self.features.out_channels
        for number, rate in enumerate((3, 6, 12, 18, 24)):
            setattr(self, f"ASPP_{rate}", Branch(channels + number * branch, reduced, branch, rate, number > 0))
        self.classification = nn.Sequential(nn.Dropout2d(0.1), nn.Conv2d(channels + 5 * branch, classes, 1))

    def forward(self, x, full=True):
        x = self.features(x)
        if self.doubles:
            x = F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=self.align_corners)
        # The public ASPP_3 begins with an in-place ReLU, so that everyone after it sees rectified features.
        x = F.relu(x)
        for rate in (3, 6, 12, 18, 24):
            x = torch.cat([getattr(self, f"ASPP_{rate}")(x), x], 1)
        logits = self.classification(x)
        return F.interpolate(logits, scale_factor=8, mode="bilinear", align_corners=self.align_corners) if full else logits


# --- Weights by a rule instead of a file -------------------------------------------------------------------------------
def dotted(name):
    """The name in the public DenseASPP checkpoints."""
    return re.sub(r"\.(norm|conv)_(\d)\.", r".\1.\2.", name)


def noise(i, j):
    """A hash of (i, j) in [-0.5, 0.5); i an array of whole numbers."""
    with numpy.errstate(over="ignore"):
        h = i.astype(numpy.uint32) * numpy.uint32(0x9E3779B1) + numpy.uint32((j * 0x85EBCA77) & 0xFFFFFFFF)
        h ^= h >> 16
        h = h * numpy.uint32(0x7FEB352D)
        h ^= h >> 15
        h = h * numpy.uint32(0x846CA68B)
        h ^= h >> 16
    return h / 2**32 - 0.5


@torch.no_grad()
def golden_fill(network):
    state = network.state_dict()
    names = sorted((dotted(name), name) for name, tensor in state.items() if tensor.is_floating_point())
    for rank, (public, name) in enumerate(names):
        tensor = state[name]
        value = noise(numpy.arange(tensor.numel()), rank).reshape(tensor.shape)
        if public.endswith("running_var"):
            value = 1 + 0.2 * value
        elif public.endswith("running_mean"):
            value = 0.2 * value
        elif tensor.dim() >= 2:
            value = value * math.sqrt(12) * math.sqrt(2 / numpy.prod(tensor.shape[1:]))
        elif public.endswith("bias"):
            value = 0.2 * value
        else:
            value = 1 + 0.2 * value
        tensor.copy_(torch.from_numpy(numpy.asarray(value)).float())
    return network.eval()


def golden_input(height, width):
    values = 4 * noise(numpy.arange(3 * height * width), 1000003)
    return torch.from_numpy(values).float().reshape(1, 3, height, width)


# sum, norm, largest magnitude, first and last value, made with PyTorch 1.13
GOLDEN = (
    ("DeepLabV3 R50", lambda: DeepLabV3(), 65, 97, (-1.083141e6, 3.363828e5, 3.8730e3, 447.7144, 208.5458)),
    ("U-Net", lambda: UNet(), 67, 95, (-7.705264e4, 642.6064, 9.2066, -0.1494619, 0.05971017)),
    ("U-Net bilinear", lambda: UNet(bilinear=True), 67, 95, (-6.851495e4, 652.6436, 6.7289, -0.08380456, -0.01044049)),
    ("DenseASPP-121", lambda: DenseAspp(), 64, 128, (-9.303234e4, 579.4455, 5.5329, 0.02140060, 1.387679)),
    ("DenseASPP-121 stride 16", lambda: DenseAspp(stride=16), 64, 128,
     (-9.170457e4, 548.5016, 5.0764, -0.1350133, 1.396822)),
    ("DenseASPP-161", lambda: DenseAspp(depth=161), 64, 128, (1.595133e5, 946.5363, 7.1078, 2.069383, -0.09463784)),
    ("DenseASPP MobileNet", lambda: DenseAspp(depth="mobilenet"), 64, 128,
     (-2.057846e4, 960.9206, 7.7545, 4.358365, 1.468097)),
)


@torch.no_grad()
def main():
    wrong = 0
    for title, build, height, width, expected in GOLDEN:
        y = golden_fill(build())(golden_input(height, width)).flatten().double()
        got = [float(v) for v in (y.sum(), y.norm(), y.abs().max(), y[0], y[-1])]
        scales = [len(y), math.sqrt(len(y)), 1, 1, 1]
        error = max(abs(g - e) / (s * expected[2]) for g, e, s in zip(got, expected, scales))
        wrong += error > 1e-4
        print(f"{title:24} {'ok' if error <= 1e-4 else 'WRONG'}  largest relative difference {error:.1e}", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
