"""Functions without parameters, and losses: outputs and input gradients after the same seed as the test takes."""

import torch
import torch.nn.functional as F
from recording import emit, flat

x4 = lambda: torch.randn(2, 3, 6, 5)
THETA = torch.tensor([[[0.9, 0.2, 0.1], [-0.3, 1.1, -0.2]], [[1.2, 0.0, 0.4], [0.1, 0.7, 0.0]]])


def sample(mode, padding, corners):
    return lambda x: F.grid_sample(x, F.affine_grid(THETA, [2, 3, 4, 7], corners), mode, padding, corners)


CASES = {
    "interpolate nearest": (x4, lambda x: F.interpolate(x, scale_factor=1.7)),
    "interpolate nearest exact": (x4, lambda x: F.interpolate(x, (4, 9), mode="nearest-exact")),
    "interpolate bilinear": (x4, lambda x: F.interpolate(x, scale_factor=1.7, mode="bilinear")),
    "interpolate bilinear recomputed": (x4, lambda x: F.interpolate(x, scale_factor=1.7, mode="bilinear", recompute_scale_factor=True)),
    "interpolate bilinear corners": (x4, lambda x: F.interpolate(x, (9, 4), mode="bilinear", align_corners=True)),
    "interpolate bilinear antialiased": (x4, lambda x: F.interpolate(x, (3, 2), mode="bilinear", antialias=True)),
    "interpolate bicubic": (x4, lambda x: F.interpolate(x, 8, mode="bicubic")),
    "interpolate bicubic antialiased": (x4, lambda x: F.interpolate(x, scale_factor=0.5, mode="bicubic", antialias=True)),
    "interpolate area": (x4, lambda x: F.interpolate(x, (3, 2), mode="area")),
    "interpolate linear": (lambda: torch.randn(2, 3, 7), lambda x: F.interpolate(x, 11, mode="linear")),
    "interpolate trilinear": (lambda: torch.randn(1, 2, 3, 4, 5), lambda x: F.interpolate(x, scale_factor=2, mode="trilinear")),
    "grid_sample bilinear": (x4, sample("bilinear", "zeros", False)),
    "grid_sample nearest border": (x4, sample("nearest", "border", False)),
    "grid_sample reflection corners": (x4, sample("bilinear", "reflection", True)),
    "affine_grid": (lambda: torch.randn(2, 2, 3), lambda x: F.affine_grid(x, [2, 3, 4, 5], False)),
    "pad reflect": (x4, lambda x: F.pad(x, (1, 2, 3, 0), "reflect")),
    "pad replicate": (x4, lambda x: F.pad(x, (1, 2, 3, 0), "replicate")),
    "pad circular": (x4, lambda x: F.pad(x, (1, 2, 3, 0), "circular")),
    "pad constant": (x4, lambda x: F.pad(x, (-1, 2, 1, -2), value=0.5)),
    "normalize": (x4, lambda x: F.normalize(x)),
    "normalize L1": (x4, lambda x: F.normalize(x, p=1.0, dim=-1)),
    "max_pool2d_with_indices": (x4, lambda x: F.max_pool2d(x, 2, return_indices=True)[0]),
    "leaky_relu inplace": (x4, lambda x: F.leaky_relu(x * 1, 0.2, inplace=True)),
    "dropout inplace": (x4, lambda x: F.dropout(x * 1, 0.3, inplace=True)),
    "one_hot": (lambda: torch.randint(4, (2, 3)), lambda x: F.one_hot(x, 5)),
}

WEIGHT = torch.tensor([0.5, 2.0, 1.0])
x2 = lambda: torch.randn(4, 3)
classes = lambda: torch.randint(3, (4,))
LOSSES = {
    "binary_cross_entropy": (lambda: torch.rand(4, 3), x2, lambda x, t, r: F.binary_cross_entropy(x.sigmoid(), t, WEIGHT, reduction=r)),
    "binary_cross_entropy_with_logits": (lambda: torch.rand(4, 3), x2, lambda x, t, r: F.binary_cross_entropy_with_logits(x, t, WEIGHT, reduction=r, pos_weight=WEIGHT)),
    "mse_loss": (x2, x2, lambda x, t, r: F.mse_loss(x, t, reduction=r)),
    "l1_loss": (x2, x2, lambda x, t, r: F.l1_loss(x, t, reduction=r)),
    "smooth_l1_loss": (x2, x2, lambda x, t, r: F.smooth_l1_loss(x, t, reduction=r, beta=0.5)),
    "huber_loss": (x2, x2, lambda x, t, r: F.huber_loss(x, t, reduction=r, delta=0.7)),
    "soft_margin_loss": (lambda: torch.randn(4, 3).sign(), x2, lambda x, t, r: F.soft_margin_loss(x, t, reduction=r)),
    "hinge_embedding_loss": (lambda: torch.randn(4, 3).sign(), x2, lambda x, t, r: F.hinge_embedding_loss(x, t, 0.8, reduction=r)),
    "nll_loss": (classes, x2, lambda x, t, r: F.nll_loss(x.log_softmax(1), t, WEIGHT, reduction=r)),
    "kl_div": (lambda: torch.rand(4, 3), x2, lambda x, t, r: F.kl_div(x, t, reduction=r)),
    "kl_div log": (x2, x2, lambda x, t, r: F.kl_div(x, t, reduction=r, log_target=True)),
    "cross_entropy": (classes, x2, lambda x, t, r: F.cross_entropy(x, t, WEIGHT, ignore_index=1, reduction=r, label_smoothing=0.1)),
    "cross_entropy probabilities": (lambda: torch.rand(4, 3), x2, lambda x, t, r: F.cross_entropy(x, t, reduction=r)),
}


def record(x, compute):
    x.requires_grad_(x.is_floating_point())
    y = compute(x)
    result = {"output": flat(y)}
    if x.is_floating_point():
        y.backward(torch.randn(y.shape))
        result["input gradient"] = flat(x.grad)
    return result


def function(make, compute):
    torch.manual_seed(8)
    return record(make(), compute)


def loss(make_target, make_input, compute, reduction):
    torch.manual_seed(9)
    target = make_target()
    return record(make_input(), lambda x: compute(x, target, reduction))


answers = {name: function(*case) for name, case in CASES.items()}
for name, case in LOSSES.items():
    for reduction in ("none", "mean", "sum"):
        answers[f"{name} {reduction}"] = loss(*case, reduction)
emit(answers)
