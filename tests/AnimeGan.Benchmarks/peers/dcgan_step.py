"""One DCGAN training step with its data, written as a PyTorch user writes it: a peer of the benchmark 'training'.

usage: dcgan_step.py THREADS SIZE WIDTH BATCH PRECISION IMAGES.npy. PRECISION is float32, or bf16 for autocast. Prints "ready";
then for each line read takes one step and prints its seconds.
D's parameters are frozen while G learns, as in our own step, so that both sides do the same work.
"""
import sys
import time

import numpy
import torch
from torch import nn

THREADS, SIZE, WIDTH, BATCH = map(int, sys.argv[1:5])
PRECISION, IMAGES = sys.argv[5:]
LATENT, DOUBLINGS = 100, SIZE.bit_length() - 4
torch.set_num_threads(THREADS)
torch.manual_seed(1)


def initialise(module):
    if isinstance(module, (nn.Conv2d, nn.ConvTranspose2d)):
        nn.init.normal_(module.weight, 0.0, 0.02)
    elif isinstance(module, nn.BatchNorm2d):
        nn.init.normal_(module.weight, 1.0, 0.02)
        nn.init.zeros_(module.bias)


def generator():
    channels = WIDTH * 2 ** DOUBLINGS
    layers = [nn.ConvTranspose2d(LATENT, channels, 4, 1, 0, bias=False), nn.BatchNorm2d(channels), nn.ReLU(True)]
    for _ in range(DOUBLINGS):
        layers += [nn.ConvTranspose2d(channels, channels // 2, 4, 2, 1, bias=False), nn.BatchNorm2d(channels // 2), nn.ReLU(True)]
        channels //= 2
    return nn.Sequential(*layers, nn.ConvTranspose2d(channels, 3, 4, 2, 1, bias=False), nn.Tanh())


def discriminator():
    layers, channels = [nn.Conv2d(3, WIDTH, 4, 2, 1, bias=False), nn.LeakyReLU(0.2, True)], WIDTH
    for _ in range(DOUBLINGS):
        layers += [nn.Conv2d(channels, channels * 2, 4, 2, 1, bias=False), nn.BatchNorm2d(channels * 2), nn.LeakyReLU(0.2, True)]
        channels *= 2
    return nn.Sequential(*layers, nn.Conv2d(channels, 1, 4, 1, 0, bias=False), nn.Flatten())


G, D = generator().apply(initialise), discriminator().apply(initialise)
g_optimizer = torch.optim.Adam(G.parameters(), 2e-4, (0.5, 0.999))
d_optimizer = torch.optim.Adam(D.parameters(), 2e-4, (0.5, 0.999))
bce = nn.BCEWithLogitsLoss()
images = numpy.load(IMAGES, mmap_mode="r")   # [N, 3, SIZE, SIZE], uint8
ones, zeros = torch.ones(BATCH, 1), torch.zeros(BATCH, 1)


def autocast():
    return torch.autocast("cpu", torch.bfloat16, enabled=PRECISION == "bf16")


def step():
    chosen = numpy.sort(numpy.random.choice(len(images), BATCH, replace=BATCH > len(images)))
    x = torch.from_numpy(images[chosen]).float().div_(127.5).sub_(1)
    z = torch.randn(BATCH, LATENT, 1, 1)
    d_optimizer.zero_grad()
    with autocast():
        real_logits = D(x)
    real_loss = bce(real_logits.float(), ones)
    real_loss.backward()
    with autocast():
        fakes = G(z)
        fake_logits = D(fakes.detach())
    fake_loss = bce(fake_logits.float(), zeros)
    fake_loss.backward()
    d_optimizer.step()
    g_optimizer.zero_grad()
    for parameter in D.parameters():
        parameter.requires_grad_(False)
    with autocast():
        logits = D(fakes)
    g_loss = bce(logits.float(), ones)
    g_loss.backward()
    for parameter in D.parameters():
        parameter.requires_grad_(True)
    g_optimizer.step()
    return real_loss.item(), fake_loss.item(), g_loss.item()


print("ready", flush=True)
for _ in sys.stdin:
    started = time.perf_counter()
    step()
    print(time.perf_counter() - started, flush=True)
