# SPDX-FileCopyrightText: 2026 The Kerbside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What train_step.py and train_time.py share: a training step in plain PyTorch, on the batches of kerbside-train-step."""
import json
import pathlib

import numpy
import torch
from torch import nn
from torch.nn import functional as F

import networks

CLASSES, AUX_WEIGHT = 19, 0.4

BUILD = {
    "deeplabv3-resnet50": networks.DeepLabV3,
    "unet": networks.UNet,
    "unet-bilinear": lambda: networks.UNet(bilinear=True),
    "denseaspp121": networks.DenseAspp,
}


def read_safetensors(path):
    data = pathlib.Path(path).read_bytes()
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8:8 + length])
    header.pop("__metadata__", None)
    types = {"F32": numpy.float32, "F64": numpy.float64}
    result = {}
    for name, entry in header.items():
        begin, end = (8 + length + offset for offset in entry["data_offsets"])
        values = numpy.frombuffer(data[begin:end], dtype=types[entry["dtype"]]).reshape(entry["shape"])
        result[name] = torch.from_numpy(values.copy())
    return result


def put_weights(network, tensors):
    """Also their shapes: PyTorch's layers take them from the tensors, so that a network of any width comes out."""
    for name, old in list(network.state_dict().items()):
        if not old.is_floating_point():
            continue
        owner, leaf = name.rsplit(".", 1)
        module = network.get_submodule(owner)
        tensor = tensors[networks.dotted(name)]
        if leaf in module._parameters:
            module._parameters[leaf] = nn.Parameter(tensor)
        else:
            module._buffers[leaf] = tensor


def weights_of(network):
    return {networks.dotted(name): tensor for name, tensor in network.state_dict().items() if tensor.is_floating_point()}


def batch(width, height, pictures, step, dtype):
    count = pictures * height * width
    values = 4 * networks.noise(numpy.arange(3 * count), 1000003 + step)
    i = numpy.arange(count)
    targets = numpy.where(i % 11 == 0, 255, (i // 13 + step) % CLASSES)
    return (torch.from_numpy(values).to(dtype).reshape(pictures, 3, height, width),
            torch.from_numpy(targets).long().reshape(pictures, height, width))


def outputs_of(network, x):
    """Logits at the input's size; those of the auxiliary head, or None."""
    if not isinstance(network, networks.DeepLabV3):
        return network(x), None
    layer4, layer3 = network.backbone(x)
    return tuple(F.interpolate(head(features), size=x.shape[-2:], mode="bilinear", align_corners=False)
                 for head, features in ((network.classifier, layer4), (network.aux_classifier, layer3)))


def dice_loss(logits, targets):
    """milesial's, one ratio over everything, with the ignored pixels left out."""
    valid = (targets != 255).unsqueeze(1)
    hot = F.one_hot(targets.masked_fill(targets == 255, 0), CLASSES).permute(0, 3, 1, 2) * valid
    shares = logits.softmax(1) * valid
    return 1 - (2 * (shares * hot).sum() + 1e-6) / (shares.sum() + hot.sum() + 1e-6)


def loss_of(network, recipe, x, targets):
    weights = 0.5 + 0.1 * torch.arange(CLASSES, dtype=torch.float64).to(x.dtype)
    out, aux = outputs_of(network, x)
    loss = F.cross_entropy(out, targets, weights, ignore_index=255)
    if recipe.get("dice"):
        loss = loss + recipe["dice"] * dice_loss(out, targets)
    if aux is not None:
        loss = loss + AUX_WEIGHT * F.cross_entropy(aux, targets, weights, ignore_index=255)
    return loss


def optimizer_of(network, recipe):
    rate, decay = recipe["learningRate"], recipe.get("weightDecay", 0)
    parameters = network.parameters()
    kind = recipe["optimizer"]
    if kind == "sgd":
        return torch.optim.SGD(parameters, rate, momentum=recipe["momentum"], weight_decay=decay)
    if kind == "rmsprop":
        return torch.optim.RMSprop(parameters, rate, momentum=recipe["momentum"], weight_decay=decay)
    return (torch.optim.AdamW if kind == "adamw" else torch.optim.Adam)(parameters, rate, weight_decay=decay)


def step(network, optimizer, recipe, x, targets):
    optimizer.zero_grad()
    loss_of(network, recipe, x, targets).backward()
    if recipe.get("clip"):
        torch.nn.utils.clip_grad_norm_(network.parameters(), recipe["clip"])
    optimizer.step()
