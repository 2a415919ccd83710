"""Gradient penalties of a discriminator in PyTorch, for DiscriminatorPenaltyTests to compare with.

usage: penalties.py FOLDER dcgan|maxout|spectral SEED
FOLDER holds inputs.safetensors: the discriminator's parameters and buffers, and 'real' and 'fake'.
Prints {name: {"value", "gradients": {parameter: [...]}}} as JSON, each penalty with weight 10 and a generator of that seed.
Computes in float64, from the same float32 numbers: whose convolutions round how is another question.
"""
import json
import struct
import sys

import numpy
import torch
from torch.nn.functional import conv2d, leaky_relu, linear

TYPES = {"F32": numpy.float32, "I64": numpy.int64}


def read(path):
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = file.read()
    header.pop("__metadata__", None)
    return {
        name: torch.from_numpy(numpy.frombuffer(data[slice(*entry["data_offsets"])], TYPES[entry["dtype"]]).reshape(entry["shape"]).copy())
        for name, entry in header.items()}


def dcgan(p, x):
    for name in ("conv8", "conv4"):
        x = leaky_relu(conv2d(x, p[f"layers.{name}.weight"], p[f"layers.{name}.bias"], 2, 1), 0.2)
    return conv2d(x, p["layers.logit.weight"], p["layers.logit.bias"]).view(-1)


def maxout(p, x):
    x = x.flatten(1)
    for name in ("linear1", "linear2"):
        x = linear(x, p[f"layers.{name}.weight"], p[f"layers.{name}.bias"])
        x = x.view(len(x), -1, 3).max(2).values
    return linear(x, p["layers.logit.weight"], p["layers.logit.bias"]).view(-1)


def spectral(p, x):
    def weight(name):
        w = p[f"{name}.weight"]
        return w / torch.dot(p[f"{name}.u"], w.flatten(1) @ p[f"{name}.v"])

    for name in ("conv8", "conv4"):
        x = leaky_relu(conv2d(x, weight(name), p[f"{name}.bias"], 2, 1), 0.2)
    return linear(x.flatten(1), weight("logit"), p["logit.bias"]).view(-1)


def main():
    folder, kind, seed = sys.argv[1], sys.argv[2], int(sys.argv[3])
    network = {"dcgan": dcgan, "maxout": maxout, "spectral": spectral}[kind]
    torch.set_num_threads(1)
    p = {name: value.double() for name, value in read(folder + "/inputs.safetensors").items()}
    real, fake = p.pop("real"), p.pop("fake")
    names = [name for name in p if name.endswith((".weight", ".bias"))]
    for name in names:
        p[name].requires_grad_()

    def norms(at):
        at = at.detach().requires_grad_()
        (gradient,) = torch.autograd.grad(network(p, at).sum(), at, create_graph=True)
        return torch.linalg.vector_norm(gradient.flatten(1), dim=1)

    def r1():
        return 10 / 2 * (norms(real) ** 2).mean()

    def r2():
        return 10 / 2 * (norms(fake) ** 2).mean()

    def gradient_penalty():
        epsilon = torch.rand(len(real), 1, 1, 1, generator=torch.Generator().manual_seed(seed)).double()
        return 10 * ((norms(epsilon * real + (1 - epsilon) * fake) - 1) ** 2).mean()

    def dragan():
        random = torch.Generator().manual_seed(seed)
        alpha = torch.rand(len(real), 1, 1, 1, generator=random).double()
        perturbed = real + 0.5 * real.numpy().std() * torch.rand(real.shape, generator=random).double()
        return 10 * ((norms(real + alpha * (perturbed - real)) - 1) ** 2).mean()

    result = {}
    for name, penalty in (("r1", r1), ("r2", r2), ("gradientPenalty", gradient_penalty), ("dragan", dragan)):
        value = penalty()
        gradients = torch.autograd.grad(value, [p[n] for n in names], allow_unused=True)
        result[name] = {
            "value": value.item(),
            "gradients": {n: g.flatten().tolist() for n, g in zip(names, gradients) if g is not None and g.abs().max() > 0}}
    print(json.dumps(result))


if __name__ == "__main__":
    main()
