"""Every layer in training, backwards, and in evaluation, after the same seed as the test takes."""

import torch
from torch import nn
from recording import emit, flat

x4 = lambda: torch.randn(2, 3, 4, 4)
CASES = {
    "CELU": (lambda: nn.CELU(1.3), x4),
    "ELU": (lambda: nn.ELU(0.7), x4),
    "Hardtanh": (lambda: nn.Hardtanh(-0.5, 0.8), x4),
    "Hardsigmoid": (lambda: nn.Hardsigmoid(), x4),
    "Hardswish": (lambda: nn.Hardswish(), x4),
    "LeakyReLU": (lambda: nn.LeakyReLU(0.2), x4),
    "Mish": (lambda: nn.Mish(), x4),
    "ReLU": (lambda: nn.ReLU(), x4),
    "ReLU6": (lambda: nn.ReLU6(), x4),
    "SELU": (lambda: nn.SELU(), x4),
    "SiLU": (lambda: nn.SiLU(), x4),
    "Sigmoid": (lambda: nn.Sigmoid(), x4),
    "Tanh": (lambda: nn.Tanh(), x4),
    "LogSigmoid": (lambda: nn.LogSigmoid(), x4),
    "Softplus": (lambda: nn.Softplus(2, 1.5), x4),
    "Hardshrink": (lambda: nn.Hardshrink(0.4), x4),
    "Softshrink": (lambda: nn.Softshrink(0.4), x4),
    "LogSoftmax": (lambda: nn.LogSoftmax(1), x4),
    "Softmax": (lambda: nn.Softmax(1), x4),
    "GELU": (lambda: nn.GELU(), x4),
    "GELU tanh": (lambda: nn.GELU("tanh"), x4),
    "PReLU": (lambda: nn.PReLU(3, 0.3), x4),
    "Linear": (lambda: nn.Linear(5, 7), lambda: torch.randn(4, 5)),
    "Linear without bias": (lambda: nn.Linear(5, 7, bias=False), lambda: torch.randn(2, 4, 5)),
    "Conv1d": (lambda: nn.Conv1d(3, 4, 3, 2, 1), lambda: torch.randn(2, 3, 9)),
    "Conv1d same": (lambda: nn.Conv1d(3, 4, 4, padding="same"), lambda: torch.randn(2, 3, 9)),
    "Conv2d": (lambda: nn.Conv2d(3, 4, (3, 5), (2, 1), (1, 2), (1, 2)), lambda: torch.randn(2, 3, 9, 11)),
    "Conv2d DCGAN": (lambda: nn.Conv2d(3, 8, 4, 2, 1, bias=False), lambda: torch.randn(2, 3, 8, 8)),
    "Conv2d groups": (lambda: nn.Conv2d(4, 6, 3, groups=2, bias=False), lambda: torch.randn(2, 4, 6, 6)),
    "Conv2d same": (lambda: nn.Conv2d(3, 4, (4, 3), padding="same", dilation=(1, 2)), lambda: torch.randn(2, 3, 7, 7)),
    "Conv2d valid": (lambda: nn.Conv2d(3, 4, 3, padding="valid"), lambda: torch.randn(2, 3, 7, 7)),
    "Conv2d reflect": (lambda: nn.Conv2d(3, 4, 3, padding=(1, 2), padding_mode="reflect"), lambda: torch.randn(2, 3, 7, 7)),
    "Conv2d replicate": (lambda: nn.Conv2d(3, 4, 3, padding=1, padding_mode="replicate"), lambda: torch.randn(2, 3, 7, 7)),
    "Conv2d circular": (lambda: nn.Conv2d(3, 4, 3, padding=1, padding_mode="circular"), lambda: torch.randn(2, 3, 7, 7)),
    "ConvTranspose1d": (lambda: nn.ConvTranspose1d(3, 4, 4, 2, 1, 1), lambda: torch.randn(2, 3, 5)),
    "ConvTranspose2d": (lambda: nn.ConvTranspose2d(4, 6, 4, 2, 1), lambda: torch.randn(2, 4, 5, 5)),
    "ConvTranspose2d groups": (lambda: nn.ConvTranspose2d(4, 6, (3, 2), (2, 3), (1, 0), (1, 2), 2, False), lambda: torch.randn(2, 4, 5, 4)),
    "BatchNorm1d": (lambda: nn.BatchNorm1d(5), lambda: torch.randn(6, 5)),
    "BatchNorm1d signals": (lambda: nn.BatchNorm1d(5, momentum=0.3), lambda: torch.randn(6, 5, 3)),
    "BatchNorm2d": (lambda: nn.BatchNorm2d(3), x4),
    "BatchNorm2d plain": (lambda: nn.BatchNorm2d(3, affine=False, track_running_stats=False), x4),
    "InstanceNorm1d": (lambda: nn.InstanceNorm1d(3), lambda: torch.randn(2, 3, 6)),
    "InstanceNorm2d": (lambda: nn.InstanceNorm2d(3), x4),
    "InstanceNorm2d tracking": (lambda: nn.InstanceNorm2d(3, affine=True, track_running_stats=True), x4),
    "InstanceNorm2d single": (lambda: nn.InstanceNorm2d(3), lambda: torch.randn(3, 4, 4)),
    "GroupNorm": (lambda: nn.GroupNorm(2, 6), lambda: torch.randn(2, 6, 4, 4)),
    "LayerNorm": (lambda: nn.LayerNorm([4, 4]), x4),
    "Dropout": (lambda: nn.Dropout(0.3), x4),
    "Dropout2d": (lambda: nn.Dropout2d(0.4), lambda: torch.randn(4, 6, 2, 2)),
    "Embedding": (lambda: nn.Embedding(7, 4), lambda: torch.randint(7, (2, 5))),
    "Embedding padding": (lambda: nn.Embedding(7, 4, padding_idx=2, max_norm=1.0), lambda: torch.randint(7, (2, 5))),
    "Flatten": (lambda: nn.Flatten(), x4),
    "Unflatten": (lambda: nn.Unflatten(1, (3, 1)), x4),
    "Identity": (lambda: nn.Identity(), x4),
    "PixelShuffle": (lambda: nn.PixelShuffle(2), lambda: torch.randn(2, 8, 3, 3)),
    "PixelUnshuffle": (lambda: nn.PixelUnshuffle(2), x4),
    "Unfold": (lambda: nn.Unfold((2, 3), dilation=(2, 1), padding=1, stride=(1, 2)), lambda: torch.randn(2, 3, 6, 7)),
    "Upsample": (lambda: nn.Upsample(scale_factor=2), x4),
    "Upsample bilinear": (lambda: nn.Upsample((7, 5), mode="bilinear", align_corners=True), x4),
    "Upsample bicubic": (lambda: nn.Upsample(scale_factor=(1.5, 2), mode="bicubic"), x4),
    "AvgPool2d": (lambda: nn.AvgPool2d(3, 2, 1, True, False), lambda: torch.randn(2, 3, 7, 8)),
    "MaxPool2d": (lambda: nn.MaxPool2d((2, 3), (2, 1), (1, 1), (1, 2)), lambda: torch.randn(2, 3, 7, 8)),
    "AdaptiveAvgPool1d": (lambda: nn.AdaptiveAvgPool1d(3), lambda: torch.randn(2, 3, 7)),
    "AdaptiveAvgPool2d": (lambda: nn.AdaptiveAvgPool2d((3, 2)), lambda: torch.randn(2, 3, 7, 8)),
    "ReflectionPad1d": (lambda: nn.ReflectionPad1d((1, 2)), lambda: torch.randn(2, 3, 5)),
    "ReflectionPad2d": (lambda: nn.ReflectionPad2d((1, 2, 3, 1)), x4),
    "ReplicationPad1d": (lambda: nn.ReplicationPad1d(2), lambda: torch.randn(2, 3, 5)),
    "ReplicationPad2d": (lambda: nn.ReplicationPad2d((1, 2, 3, 1)), x4),
    "ZeroPad2d": (lambda: nn.ZeroPad2d((1, 2, 3, 1)), x4),
    "ConstantPad1d": (lambda: nn.ConstantPad1d((1, 2), 0.5), lambda: torch.randn(2, 3, 5)),
    "ConstantPad2d": (lambda: nn.ConstantPad2d(1, -1.5), x4),
}


def record(make, make_input):
    torch.manual_seed(7)
    module = make()
    x = make_input()
    x.requires_grad_(x.is_floating_point())
    y = module(x)
    y.backward(torch.randn(y.shape))
    result = {"output": flat(y)}
    if x.grad is not None:
        result["input gradient"] = flat(x.grad)
    for name, parameter in module.named_parameters():
        result["parameter " + name] = flat(parameter)
        result["gradient " + name] = flat(parameter.grad)
    for name, buffer in module.named_buffers():
        result["buffer " + name] = flat(buffer)
    module.eval()
    result["evaluation"] = flat(module(x))
    return result


emit({name: record(*case) for name, case in CASES.items()})
