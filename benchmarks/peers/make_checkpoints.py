#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kerbside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the three full-size networks, filled by the golden rule, as the public projects write their checkpoints.

    python3 make_checkpoints.py FOLDER

FOLDER/deeplabv3-resnet50.pth  torchvision: a state_dict with the auxiliary head
FOLDER/unet.pth                Pytorch-UNet: a state_dict with the list `mask_values` inside
FOLDER/denseaspp121.pkl        DenseASPP: the format of PyTorch 0.3, names with `module.` and dots, no num_batches_tracked

Needs torch and numpy; about 340 MB.
"""
import argparse
import collections
import pathlib

import torch

import networks


def dense_aspp_form(state):
    return collections.OrderedDict(("module." + networks.dotted(name), tensor) for name, tensor in state.items()
                                   if not name.endswith("num_batches_tracked"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)

    state = networks.golden_fill(networks.DeepLabV3()).state_dict()
    torch.save(state, folder / "deeplabv3-resnet50.pth")

    state = networks.golden_fill(networks.UNet()).state_dict()
    state["mask_values"] = list(range(19))
    torch.save(state, folder / "unet.pth")

    state = networks.golden_fill(networks.DenseAspp()).state_dict()
    torch.save(dense_aspp_form(state), folder / "denseaspp121.pkl", _use_new_zipfile_serialization=False)

    for path in sorted(folder.iterdir()):
        print(f"{path}  {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
