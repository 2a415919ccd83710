"""A hundred steps of every optimiser on one thread of noise, and twenty steps of every schedule."""

import torch
from torch import optim
from recording import emit, flat

CASES = {
    "Adam": lambda p: optim.Adam(p, 2e-4, (0.5, 0.999)),
    "Adam amsgrad": lambda p: optim.Adam(p, 1e-2, (0.9, 0.99), 1e-6, 0.03, True),
    "Adam maximize": lambda p: optim.Adam(p, 1e-2, maximize=True),
    "AdamW": lambda p: optim.AdamW(p, 1e-2, (0.5, 0.999), weight_decay=0.1),
    "AdamW amsgrad": lambda p: optim.AdamW(p, 1e-2, weight_decay=0.1, amsgrad=True, maximize=True),
    "SGD": lambda p: optim.SGD(p, 0.05),
    "SGD momentum": lambda p: optim.SGD(p, 0.05, 0.9, 0.1, 0.02, maximize=True),
    "SGD nesterov": lambda p: optim.SGD(p, 0.05, 0.9, nesterov=True, weight_decay=0.02),
    "RMSProp": lambda p: optim.RMSprop(p, 1e-3),
    "RMSProp centered": lambda p: optim.RMSprop(p, 1e-3, 0.9, 1e-6, 0.01, 0.8, True),
    "Adam groups": lambda p: optim.Adam([{"params": p[:1], "lr": 3e-3}, {"params": p[1:]}], 1e-3),
}

SCHEDULES = {
    "StepLR": lambda o: optim.lr_scheduler.StepLR(o, 3, 0.5),
    "MultiStepLR": lambda o: optim.lr_scheduler.MultiStepLR(o, [4, 7, 7, 12], 0.3),
    "ExponentialLR": lambda o: optim.lr_scheduler.ExponentialLR(o, 0.9),
    "LinearLR": lambda o: optim.lr_scheduler.LinearLR(o, 0.2, 0.9, 8),
    "ConstantLR": lambda o: optim.lr_scheduler.ConstantLR(o, 0.25, 5),
    "CosineAnnealingLR": lambda o: optim.lr_scheduler.CosineAnnealingLR(o, 6, 0.01),
    "LambdaLR": lambda o: optim.lr_scheduler.LambdaLR(o, lambda step: 1 - max(0, step - 10) / 11),
}


def record(make):
    torch.manual_seed(13)
    parameters = [torch.randn(5, 3, requires_grad=True), torch.randn(7, requires_grad=True), torch.randn(2, requires_grad=True)]
    optimizer = make(parameters)
    for _ in range(100):
        optimizer.zero_grad(set_to_none=False)
        for parameter in parameters[:2]:
            parameter.backward(parameter.detach() * 0.1 + torch.randn(parameter.shape))
        optimizer.step()
    return {f"parameter {i}": flat(parameter) for i, parameter in enumerate(parameters)}


def rates(make):
    optimizer = optim.SGD([torch.zeros(1, requires_grad=True)], 0.4)
    schedule = make(optimizer)
    values = [optimizer.param_groups[0]["lr"]]
    for _ in range(20):
        optimizer.step()
        schedule.step()
        values.append(optimizer.param_groups[0]["lr"])
    return {"rates": values}


answers = {name: record(make) for name, make in CASES.items()}
answers.update({name: rates(make) for name, make in SCHEDULES.items()})
emit(answers)
