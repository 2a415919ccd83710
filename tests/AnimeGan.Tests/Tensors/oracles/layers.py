"""Every layer in training, backwards, and in evaluation, after the same seed as the test takes."""
import torch
from torch import nn
from recording import emit, flat

x4 = lambda: torch.randn(2, 3, 4, 4)
wide = lambda: torch.randn(2, 16, 8, 8)
CASES = {
    "LeakyReLU": (lambda: nn.LeakyReLU(0.2), x4),
    "ReLU": (lambda: nn.ReLU(), x4),
    "Sigmoid": (lambda: nn.Sigmoid(), x4),
    "Tanh": (lambda: nn.Tanh(), x4),
    "Softplus": (lambda: nn.Softplus(), x4),
    "Linear": (lambda: nn.Linear(5, 7), lambda: torch.randn(4, 5)),
    "Linear without bias": (lambda: nn.Linear(5, 7, bias=False), lambda: torch.randn(4, 5)),
    "Conv2d": (lambda: nn.Conv2d(16, 32, 4, 2, 1), wide),
    "Conv2d without bias": (lambda: nn.Conv2d(16, 16, 3, 1, 1, bias=False), wide),
    "ConvTranspose2d": (lambda: nn.ConvTranspose2d(16, 32, 4, 2, 1), wide),
    "ConvTranspose2d of a point": (lambda: nn.ConvTranspose2d(16, 32, 4, 1, 0, bias=False), lambda: torch.randn(3, 16, 1, 1)),
    "BatchNorm1d": (lambda: nn.BatchNorm1d(5), lambda: torch.randn(6, 5)),
    "BatchNorm1d plain": (lambda: nn.BatchNorm1d(5, affine=False), lambda: torch.randn(6, 5)),
    "BatchNorm2d": (lambda: nn.BatchNorm2d(3), x4),
    "InstanceNorm2d": (lambda: nn.InstanceNorm2d(3), x4),
    "GroupNorm": (lambda: nn.GroupNorm(2, 6), lambda: torch.randn(2, 6, 4, 4)),
    "Flatten": (lambda: nn.Flatten(), x4),
    "Upsample": (lambda: nn.Upsample(scale_factor=2), x4),
    "MaxPool2d": (lambda: nn.MaxPool2d(2), x4),
    "ReflectionPad2d": (lambda: nn.ReflectionPad2d(3), x4),
    "Sequential": (lambda: nn.Sequential(nn.Linear(5, 7), nn.ReLU(), nn.Linear(7, 2)), lambda: torch.randn(4, 5)),
}


def record(make, make_input):
    torch.manual_seed(7)
    module = make()
    x = make_input().requires_grad_()
    y = module(x)
    y.backward(torch.randn(y.shape))
    result = {"output": flat(y), "input gradient": flat(x.grad)}
    for name, parameter in module.named_parameters():
        result["parameter " + name] = flat(parameter)
        result["gradient " + name] = flat(parameter.grad)
    for name, buffer in module.named_buffers():
        result["buffer " + name] = flat(buffer)
    module.eval()
    result["evaluation"] = flat(module(x))
    return result


emit({name: record(*case) for name, case in CASES.items()})
