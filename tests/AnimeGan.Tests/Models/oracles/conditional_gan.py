"""Evaluates a conditional DCGAN in PyTorch, for ConditionalGanTests to compare with.

usage: conditional_gan.py FOLDER COUNTS
FOLDER holds generator.safetensors, concatenation.safetensors, projection.safetensors and inputs.safetensors with z and
labels; COUNTS are the attributes' numbers of values, separated by commas. Prints the generated images' first row of
pixels and both discriminators' logits of those images as JSON. Written from the papers (arXiv 1411.1784 and 1802.05637),
with an embedding table for each attribute instead of one-hot codes; nothing here comes from the C# sources.
"""
import json
import os
import sys

import torch
import torch.nn.functional as F

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "../../Training/oracles"))
from dcgan_step import read  # noqa: E402


def norm(weights, name, value):
    return F.batch_norm(value, None, None, weights[name + ".weight"], weights[name + ".bias"], training=True)


def tables(columns, counts):
    """The columns of a matrix that one-hot codes select, as one table for each attribute."""
    return [part.t() for part in torch.split(columns, counts, 1)]


def generate(weights, z, labels, counts):
    first = weights["layers.conv4.weight"]
    value = F.conv_transpose2d(z[:, :, None, None], first[:z.shape[1]])
    start = z.shape[1]
    for attribute, count in enumerate(counts):
        value = value + first[start:start + count][labels[:, attribute]]
        start += count
    for size in (8, 16, 32):
        value = F.relu(norm(weights, f"layers.norm{size // 2}", value))
        value = F.conv_transpose2d(value, weights[f"layers.conv{size}.weight"], stride=2, padding=1)
    return torch.tanh(value)


def features(weights, x):
    value = F.leaky_relu(F.conv2d(x, weights["features.conv16.weight"], stride=2, padding=1), 0.2)
    for size in (8, 4):
        value = F.conv2d(value, weights[f"features.conv{size}.weight"], stride=2, padding=1)
        value = F.leaky_relu(norm(weights, f"features.norm{size}", value), 0.2)
    return value


def concatenation(weights, x, labels, counts):
    planes = []
    for attribute, count in enumerate(counts):
        for which in range(count):
            said = (labels[:, attribute] == which).float()
            planes.append(said[:, None, None, None] * torch.ones(1, 1, *x.shape[2:]))
    phi = features(weights, torch.cat([x, *planes], 1))
    return F.conv2d(phi, weights["logit.weight"]).flatten()


def projection(weights, x, labels, counts):
    phi = features(weights, x)
    logit = F.conv2d(phi, weights["logit.weight"]).flatten()
    summed = phi.sum((2, 3))
    for attribute, table in enumerate(tables(weights["values.weight"], counts)):
        logit = logit + (summed * table[labels[:, attribute]]).sum(1)
    return logit


def main():
    folder, counts = sys.argv[1], [int(count) for count in sys.argv[2].split(",")]
    torch.set_num_threads(1)
    inputs = read(folder + "/inputs.safetensors")
    z, labels = inputs["z"], inputs["labels"]
    images = generate(read(folder + "/generator.safetensors"), z, labels, counts)
    print(json.dumps({
        "images": images[:, :, 0].flatten().tolist(),
        "concatenation": concatenation(read(folder + "/concatenation.safetensors"), images, labels, counts).tolist(),
        "projection": projection(read(folder + "/projection.safetensors"), images, labels, counts).tolist(),
    }))


if __name__ == "__main__":
    main()
