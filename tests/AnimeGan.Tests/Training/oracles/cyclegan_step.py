"""Takes CycleGAN steps in PyTorch, for CycleGanStepTests to compare with.

usage: cyclegan_step.py FOLDER STEPS
FOLDER holds generators.safetensors, discriminators.safetensors and batches.safetensors with a0, b0, a1, b1, ...
Writes python-generators.safetensors and python-discriminators.safetensors there; prints the losses as JSON.
The networks follow Zhu et al. 2017 (arXiv 1703.10593), section 7.2, the losses its Eq. 1 to 4; nothing here comes from
the C# sources. Discriminators learn first, each picture goes through a network by itself, and so few pictures are seen
that the pool of 50 returns them all.
"""
import json
import os
import sys
from collections import OrderedDict

import torch
from torch import nn

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from dcgan_step import read, write  # noqa: E402


def layers(*pairs):
    return nn.Sequential(OrderedDict(pairs))


class Block(nn.Module):
    def __init__(self, k):
        super().__init__()
        self.layers = layers(
            ("pad1", nn.ReflectionPad2d(1)), ("conv1", nn.Conv2d(k, k, 3, bias=False)), ("norm1", nn.InstanceNorm2d(k)), ("relu1", nn.ReLU()),
            ("pad2", nn.ReflectionPad2d(1)), ("conv2", nn.Conv2d(k, k, 3, bias=False)), ("norm2", nn.InstanceNorm2d(k)))

    def forward(self, x):
        return x + self.layers(x)


class Net(nn.Module):
    def __init__(self, *pairs):
        super().__init__()
        self.layers = layers(*pairs)

    def forward(self, x):
        return self.layers(x)


def generator(k, blocks):
    return Net(
        ("pad1", nn.ReflectionPad2d(3)), ("c7s1", nn.Conv2d(3, k, 7, bias=False)), ("norm1", nn.InstanceNorm2d(k)), ("relu1", nn.ReLU()),
        ("d2", nn.Conv2d(k, 2 * k, 3, 2, 1, bias=False)), ("norm2", nn.InstanceNorm2d(2 * k)), ("relu2", nn.ReLU()),
        ("d4", nn.Conv2d(2 * k, 4 * k, 3, 2, 1, bias=False)), ("norm4", nn.InstanceNorm2d(4 * k)), ("relu4", nn.ReLU()),
        *[(f"block{i + 1}", Block(4 * k)) for i in range(blocks)],
        ("u2", nn.ConvTranspose2d(4 * k, 2 * k, 3, 2, 1, 1, bias=False)), ("unorm2", nn.InstanceNorm2d(2 * k)), ("urelu2", nn.ReLU()),
        ("u1", nn.ConvTranspose2d(2 * k, k, 3, 2, 1, 1, bias=False)), ("unorm1", nn.InstanceNorm2d(k)), ("urelu1", nn.ReLU()),
        ("pad2", nn.ReflectionPad2d(3)), ("image", nn.Conv2d(k, 3, 7)), ("tanh", nn.Tanh()))


def discriminator(k):
    """One halving: patches of 16x16."""
    return Net(
        ("conv1", nn.Conv2d(3, k, 4, 2, 1)), ("relu1", nn.LeakyReLU(0.2)),
        ("conv2", nn.Conv2d(k, 2 * k, 4, 1, 1, bias=False)), ("norm2", nn.InstanceNorm2d(2 * k)), ("relu2", nn.LeakyReLU(0.2)),
        ("logit", nn.Conv2d(2 * k, 1, 4, 1, 1)))


def squares(logits, target):
    return ((logits - target) ** 2).mean()


def main():
    folder, steps = sys.argv[1], int(sys.argv[2])
    torch.set_num_threads(1)
    weights = read(folder + "/generators.safetensors")
    k = len(weights["ab.layers.c7s1.weight"])
    blocks = sum(name.startswith("ab.") and name.endswith("conv1.weight") for name in weights)
    G = nn.ModuleDict({"ab": generator(k, blocks), "ba": generator(k, blocks)})
    G.load_state_dict(weights)
    weights = read(folder + "/discriminators.safetensors")
    k = len(weights["a.layers.conv1.weight"])
    D = nn.ModuleDict({"a": discriminator(k), "b": discriminator(k)})
    D.load_state_dict(weights)
    batches = read(folder + "/batches.safetensors")
    g_optimizer = torch.optim.Adam(G.parameters(), 2e-4, (0.5, 0.999))
    d_optimizer = torch.optim.Adam(D.parameters(), 2e-4, (0.5, 0.999))
    l1 = nn.L1Loss()
    history = []
    for step in range(steps):
        a, b = batches[f"a{step}"], batches[f"b{step}"]
        fake_b, fake_a = G["ab"](a), G["ba"](b)

        # Section 7.2: 'we divide the objective by 2 while optimizing D'.
        d_optimizer.zero_grad()
        d_loss = (squares(D["a"](a), 1) + squares(D["a"](fake_a.detach()), 0)) / 2
        d_loss = d_loss + (squares(D["b"](b), 1) + squares(D["b"](fake_b.detach()), 0)) / 2
        d_loss.backward()
        d_optimizer.step()

        g_optimizer.zero_grad()
        adversarial_a, adversarial_b = squares(D["a"](fake_a), 1), squares(D["b"](fake_b), 1)
        cycle_a, cycle_b = l1(G["ba"](fake_b), a), l1(G["ab"](fake_a), b)
        identity_a, identity_b = l1(G["ba"](a), a), l1(G["ab"](b), b)
        (adversarial_a + adversarial_b + 10 * (cycle_a + cycle_b) + 5 * (identity_a + identity_b)).backward()
        g_optimizer.step()

        # The kit's objective is Mao et al.'s with its factor 1/2, which the step weighs twice.
        history.append({"discriminators": d_loss.item(), "adversarialA": adversarial_a.item() / 2, "adversarialB": adversarial_b.item() / 2,
                        "cycleA": cycle_a.item(), "cycleB": cycle_b.item(), "identityA": identity_a.item(), "identityB": identity_b.item()})
    write(folder + "/python-generators.safetensors", G.state_dict())
    write(folder + "/python-discriminators.safetensors", D.state_dict())
    print(json.dumps(history))


if __name__ == "__main__":
    main()
