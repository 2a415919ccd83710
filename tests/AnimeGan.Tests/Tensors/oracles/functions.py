"""Functions of one tensor, and losses: outputs and input gradients after the same seed as the test takes."""
import torch
import torch.nn.functional as F
from recording import emit, flat

x4 = lambda: torch.randn(2, 3, 6, 5)
x2 = lambda: torch.randn(4, 3)
wide = lambda: torch.randn(2, 16, 6, 5)
THETA = torch.tensor([[[0.9, 0.2, 0.1], [-0.3, 1.1, -0.2]], [[1.2, 0.0, 0.4], [0.1, 0.7, 0.0]]])

CASES = {
    "conv2d": (wide, lambda x: F.conv2d(x, torch.randn(16, 16, 3, 3), stride=2, padding=1)),
    "conv2d of groups": (x4, lambda x: F.conv2d(x, torch.randn(3, 1, 3, 3), groups=3)),
    "conv_transpose2d": (wide, lambda x: F.conv_transpose2d(x, torch.randn(16, 16, 3, 3), stride=2, padding=1)),
    "linear": (x2, lambda x: F.linear(x, torch.randn(5, 3), torch.randn(5))),
    "leaky_relu": (x4, lambda x: F.leaky_relu(x, 0.2)),
    "softplus": (x4, lambda x: F.softplus(x)),
    "instance_norm": (x4, lambda x: F.instance_norm(x)),
    "batch_norm": (x4, lambda x: F.batch_norm(x, torch.zeros(3), torch.ones(3), torch.randn(3), torch.randn(3), True, 0.1, 1e-5)),
    "interpolate nearest": (x4, lambda x: F.interpolate(x, scale_factor=2)),
    "interpolate bilinear": (x4, lambda x: F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)),
    "grid_sample border": (x4, lambda x: F.grid_sample(x, F.affine_grid(THETA, [2, 3, 4, 7], True), "bilinear", "border", True)),
    "pad replicate": (x4, lambda x: F.pad(x, (1, 1, 1, 1), "replicate")),
    "avg_pool2d": (x4, lambda x: F.avg_pool2d(x, 2)),
    "one_hot": (lambda: torch.randint(4, (2, 3)), lambda x: F.one_hot(x, 5)),
}

classes = lambda: torch.randint(3, (4,))
LOSSES = {
    "binary_cross_entropy_with_logits": (lambda: torch.rand(4, 3), F.binary_cross_entropy_with_logits),
    "mse_loss": (x2, F.mse_loss),
    "l1_loss": (x2, F.l1_loss),
    "cross_entropy": (classes, F.cross_entropy),
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


def loss(make_target, compute):
    torch.manual_seed(9)
    target = make_target()
    return record(x2(), lambda x: compute(x, target))


answers = {name: function(*case) for name, case in CASES.items()}
answers.update({name: loss(*case) for name, case in LOSSES.items()})
emit(answers)
