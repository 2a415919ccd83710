"""Draws and judges with a StyleGAN in PyTorch, for StyleGanOracleTests to compare with.

usage: stylegan.py FOLDER ARCHITECTURE
FOLDER holds generator.safetensors, discriminator.safetensors and inputs.safetensors with z [N, L], y (images) and wPlus.
Writes python.safetensors there: images, logits, the gradients of the path length and of the R1 term by every parameter.
Written from the papers' formulas: one set of filters a sample, zeros inserted before the filter, gains applied where the
paper has them. Nothing here comes from the C# sources.
"""
import math
import os
import sys

import torch
from torch.nn import functional as F

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Training", "oracles"))
from dcgan_step import read, write  # noqa: E402


def leaky(x):
    return F.leaky_relu(x, 0.2) * math.sqrt(2)


def binomial(channels):
    taps = torch.tensor([1.0, 3.0, 3.0, 1.0], dtype=torch.float64) / 8
    return torch.outer(taps, taps).expand(channels, 1, 4, 4)


def double(x):
    n, c, h, w = x.shape
    padded = F.pad(x, (1, 1, 1, 1), mode="replicate")
    spread = torch.zeros(n, c, 2 * (h + 2), 2 * (w + 2), dtype=x.dtype)
    spread[:, :, ::2, ::2] = padded
    return F.conv2d(spread, 4 * binomial(c), groups=c)[:, :, :2 * h, :2 * w]


def halve(x):
    c = x.shape[1]
    return F.conv2d(F.pad(x, (1, 1, 1, 1)), binomial(c), groups=c)[:, :, ::2, ::2]


class Net:
    """Parameters by name, as float64 leaves."""

    def __init__(self, tensors):
        self.p = {name: tensor.double() for name, tensor in tensors.items()}
        for name, tensor in self.p.items():
            tensor.requires_grad_(name not in ("averageStyle", "pathLength"))

    def linear(self, name, x, multiplier=1.0):
        weight = self.p[name + ".weight"]
        return x @ (weight * multiplier / math.sqrt(weight.shape[1])).t() + self.p[name + ".bias"] * multiplier

    def convolution(self, name, x):
        weight = self.p[name + ".weight"]
        fan_in = weight[0].numel()
        return F.conv2d(x, weight / math.sqrt(fan_in), self.p.get(name + ".bias"), padding=weight.shape[2] // 2)

    def modulated(self, name, x, w, demodulate, grow=False):
        weight = self.p[name + ".weight"]
        weight = weight / math.sqrt(weight[0].numel())
        style = self.linear(name + ".affine", w)
        rows = []
        for sample in range(len(x)):
            filters = weight * style[sample][None, :, None, None]
            if demodulate:
                filters = filters / (filters.pow(2).sum((1, 2, 3), keepdim=True) + 1e-8).sqrt()
            if grow:  # zeros between the pixels, the turned filter over all of it, then the binomial one
                n, c, h, v = x[sample:sample + 1].shape
                spread = torch.zeros(1, c, 2 * h - 1, 2 * v - 1, dtype=x.dtype)
                spread[:, :, ::2, ::2] = x[sample:sample + 1]
                y = F.conv2d(spread, filters.flip(2, 3), padding=2)
                rows.append(F.conv2d(y, 4 * binomial(y.shape[1]), padding=1, groups=y.shape[1]))
            else:
                rows.append(F.conv2d(x[sample:sample + 1], filters, padding=weight.shape[2] // 2))
        return torch.cat(rows)


class Generator(Net):
    def map(self, z):
        x = z / (z.pow(2).mean(1, keepdim=True) + 1e-8).sqrt()
        layer = 1
        while f"mapping.layer{layer}.weight" in self.p:
            x = leaky(self.linear(f"mapping.layer{layer}", x, 0.01))
            layer += 1
        return x

    def layer(self, name, x, w, grow):
        y = self.modulated(name, x, w, True, grow)
        return leaky(y + self.p[name + ".bias"])

    def rgb(self, name, x, w):
        return self.modulated(name, x, w, False) + self.p[name + ".bias"]

    def stylegan2(self, styles, size):
        x = self.p["synthesis.constant"].expand(len(styles), -1, -1, -1)
        x = self.layer("synthesis.conv4", x, styles[:, 0], False)
        image = self.rgb("synthesis.rgb4", x, styles[:, 1])
        index, resolution = 1, 8
        while resolution <= size:
            x = self.layer(f"synthesis.up{resolution}", x, styles[:, index], True)
            x = self.layer(f"synthesis.conv{resolution}", x, styles[:, index + 1], False)
            image = double(image) + self.rgb(f"synthesis.rgb{resolution}", x, styles[:, index + 2])
            index, resolution = index + 2, resolution * 2
        return image

    def adain(self, styles, size):
        x = self.p["synthesis.constant"].expand(len(styles), -1, -1, -1)
        names = ["constant4", "conv4"]
        resolution = 8
        while resolution <= size:
            names += [f"up{resolution}", f"conv{resolution}"]
            resolution *= 2
        for index, name in enumerate("synthesis." + name for name in names):
            y = x if index == 0 else self.convolution(name + ".convolution", x)
            if ".up" in name:
                y = double(y)
            y = leaky(y + self.p[name + ".bias"])
            y = (y - y.mean((2, 3), keepdim=True)) / (y.var((2, 3), unbiased=False, keepdim=True) + 1e-5).sqrt()
            style = self.linear(name + ".affine", styles[:, index])
            channels = y.shape[1]
            x = y * (1 + style[:, :channels, None, None]) + style[:, channels:, None, None]
        return self.convolution("synthesis.rgb", x)


class Discriminator(Net):
    def judge(self, x):
        resolution = x.shape[2]
        y = leaky(self.convolution("rgb", x))
        while resolution > 4:
            name = f"block{resolution}."
            main = halve(leaky(self.convolution(name + "first", y)))
            main = leaky(self.convolution(name + "second", main))
            y = (main + self.convolution(name + "shortcut", halve(y))) / math.sqrt(2)
            resolution //= 2
        n, c, h, w = y.shape
        group = 4
        while n % group:
            group -= 1
        spread = torch.zeros(n, 1, h, w, dtype=y.dtype)
        for first in range(n // group):
            members = list(range(first, n, n // group))
            deviation = (y[members].var(0, unbiased=False) + 1e-8).sqrt().mean()
            spread[members] = deviation
        y = leaky(self.convolution("last", torch.cat([y, spread], 1)))
        y = leaky(self.linear("hidden", y.flatten(1)))
        return self.linear("logit", y)


def gradients(prefix, net, value):
    names = [name for name, tensor in net.p.items() if tensor.requires_grad]
    found = torch.autograd.grad(value, [net.p[name] for name in names], allow_unused=True)
    return {prefix + name: gradient for name, gradient in zip(names, found)
            if gradient is not None and gradient.abs().max() > 0}


def main():
    folder, architecture = sys.argv[1], sys.argv[2]
    torch.set_num_threads(1)
    G = Generator(read(folder + "/generator.safetensors"))
    D = Discriminator(read(folder + "/discriminator.safetensors"))
    inputs = {name: tensor.double() for name, tensor in read(folder + "/inputs.safetensors").items()}
    size = inputs["y"].shape[2]

    w = G.map(inputs["z"])
    styles = w[:, None].expand(-1, 2 * int(math.log2(size)) - 2, -1)
    images = getattr(G, architecture)(styles, size)
    result = {"w": w, "images": images}

    # The path length for the given image y, and how it changes with every parameter.
    (slope,) = torch.autograd.grad((images * inputs["y"]).sum() / size, styles, create_graph=True)
    lengths = (slope.pow(2).sum(2).mean(1) + 1e-8).sqrt()
    result["lengths"] = lengths
    result.update(gradients("lengths.", G, lengths.sum()))

    x = inputs["y"].clone().requires_grad_()
    logits = D.judge(x)
    (slope,) = torch.autograd.grad(logits.sum(), x, create_graph=True)
    result["logits"] = logits
    result.update(gradients("r1.", D, slope.pow(2).sum((1, 2, 3)).mean()))
    write(folder + "/python.safetensors", result)


if __name__ == "__main__":
    main()
