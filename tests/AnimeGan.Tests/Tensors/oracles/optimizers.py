"""A hundred steps of every optimiser, driven by noise."""
import torch
from torch import optim
from recording import emit, flat

CASES = {
    "Adam": lambda p: optim.Adam(p, 2e-4, (0.5, 0.999)),
    "Adam of the paper": lambda p: optim.Adam(p, 1e-3),
    "SGD": lambda p: optim.SGD(p, 0.05),
    "SGD momentum": lambda p: optim.SGD(p, 0.05, 0.9),
}


def record(make):
    torch.manual_seed(13)
    parameters = [torch.randn(5, 3, requires_grad=True), torch.randn(7, requires_grad=True), torch.randn(2, requires_grad=True)]
    optimizer = make(parameters)
    for _ in range(100):
        optimizer.zero_grad(set_to_none=True)
        for parameter in parameters[:2]:
            parameter.backward(parameter.detach() * 0.1 + torch.randn(parameter.shape))
        optimizer.step()
    return {f"parameter {i}": flat(parameter) for i, parameter in enumerate(parameters)}


emit({name: record(make) for name, make in CASES.items()})
