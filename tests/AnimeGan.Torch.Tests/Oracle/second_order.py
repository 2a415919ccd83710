"""Second-order gradients: the gradient penalty of R1 (Mescheder et al. 2018) through the layers of a discriminator."""

import torch
from torch import nn
from recording import emit, flat

CASES = {
    "conv2d": lambda: nn.Sequential(nn.Conv2d(3, 4, 4, 2, 1), nn.Flatten()),
    "conv2d leaky_relu": lambda: nn.Sequential(nn.Conv2d(3, 4, 4, 2, 1), nn.LeakyReLU(0.2), nn.Conv2d(4, 1, 4, bias=False), nn.Flatten(0)),
    "conv_transpose2d": lambda: nn.Sequential(nn.ConvTranspose2d(3, 4, 4, 2, 1), nn.Tanh(), nn.ConvTranspose2d(4, 2, 3), nn.Flatten()),
    "batch_norm": lambda: nn.Sequential(nn.Conv2d(3, 4, 4, 2, 1), nn.BatchNorm2d(4), nn.LeakyReLU(0.2), nn.Conv2d(4, 1, 4), nn.Flatten(0)),
    "instance_norm": lambda: nn.Sequential(nn.Conv2d(3, 4, 4, 2, 1), nn.InstanceNorm2d(4, affine=True), nn.SiLU(), nn.Conv2d(4, 1, 4), nn.Flatten(0)),
    "linear softplus": lambda: nn.Sequential(nn.Flatten(), nn.Linear(192, 5), nn.Softplus(), nn.Linear(5, 1)),
    "pooling": lambda: nn.Sequential(nn.Conv2d(3, 4, 3, padding=1), nn.GELU(), nn.AvgPool2d(2), nn.Upsample(scale_factor=2, mode="bilinear"), nn.Flatten()),
}


def record(make):
    torch.manual_seed(19)
    D = make()
    x = torch.randn(2, 3, 8, 8, requires_grad=True)
    logits = D(x)
    (gradient,) = torch.autograd.grad(logits.pow(2).sum(), x, create_graph=True)
    penalty = gradient.pow(2).sum([1, 2, 3]).mean() * 5
    penalty.backward()
    result = {"gradient": flat(gradient), "penalty": flat(penalty), "second gradient of x": flat(x.grad)}
    for name, parameter in D.named_parameters():
        if parameter.grad is not None:
            result["second gradient of " + name] = flat(parameter.grad)
    return result


emit({name: record(make) for name, make in CASES.items()})
