"""Steps of a spectrally normalised layer by torch.nn.utils.spectral_norm, for SpectralNormTests to compare with.

usage: spectral_norm.py FOLDER conv|linear STEPS
FOLDER holds inputs.safetensors: weight, bias, u, v and x0, x1, ... (two a step).
Prints one list a step: the first output, the gradients of weight and bias, u and v.
"""
import json
import struct
import sys

import numpy
import torch
from torch import nn


def read(path):
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = file.read()
    header.pop("__metadata__", None)
    return {
        name: torch.from_numpy(numpy.frombuffer(data[slice(*entry["data_offsets"])], numpy.float32).reshape(entry["shape"]).copy())
        for name, entry in header.items()}


def main():
    folder, kind, steps = sys.argv[1], sys.argv[2], int(sys.argv[3])
    torch.set_num_threads(1)
    tensors = read(folder + "/inputs.safetensors")
    layer = nn.utils.spectral_norm(nn.Conv2d(3, 5, 4, 2, 1) if kind == "conv" else nn.Linear(12, 5))
    layer.load_state_dict({
        "weight_orig": tensors["weight"], "bias": tensors["bias"], "weight_u": tensors["u"], "weight_v": tensors["v"]})
    optimizer = torch.optim.SGD(layer.parameters(), 0.1)
    history = []
    for step in range(steps):
        optimizer.zero_grad()
        first, second = layer(tensors[f"x{2 * step}"]), layer(tensors[f"x{2 * step + 1}"])
        ((first ** 2).mean() - torch.sin(second).mean()).backward()
        values = [first, layer.weight_orig.grad, layer.bias.grad, layer.weight_u, layer.weight_v]
        history.append([number for value in values for number in value.detach().flatten().tolist()])
        optimizer.step()
    print(json.dumps(history))


if __name__ == "__main__":
    main()
