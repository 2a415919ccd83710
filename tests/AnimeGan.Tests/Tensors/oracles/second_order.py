"""Second-order gradients: the gradient penalty of R1 (Mescheder et al. 2018) through the layers of a discriminator."""
import torch
from torch import nn
from recording import emit, flat

flatten = lambda: [nn.Flatten(), nn.Linear(256, 1)]
CASES = {
    "conv2d": lambda: nn.Sequential(nn.Conv2d(16, 16, 4, 2, 1), *flatten()),
    "conv2d leaky_relu": lambda: nn.Sequential(nn.Conv2d(16, 16, 4, 2, 1), nn.LeakyReLU(0.2), *flatten()),
    "conv_transpose2d": lambda: nn.Sequential(nn.ConvTranspose2d(16, 16, 4, 2, 1), nn.Tanh(), nn.MaxPool2d(4), *flatten()),
    "batch_norm": lambda: nn.Sequential(nn.Conv2d(16, 16, 4, 2, 1, bias=False), nn.BatchNorm2d(16), nn.LeakyReLU(0.2), *flatten()),
    "instance_norm": lambda: nn.Sequential(nn.Conv2d(16, 16, 4, 2, 1, bias=False), nn.InstanceNorm2d(16), nn.ReLU(), *flatten()),
    "linear softplus": lambda: nn.Sequential(nn.Flatten(), nn.Linear(1024, 5), nn.Softplus(), nn.Linear(5, 1)),
}


def record(make):
    torch.manual_seed(19)
    D = make()
    x = torch.randn(2, 16, 8, 8, requires_grad=True)
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
