"""Every objective on given logits in PyTorch, for GanObjectiveTests to compare with.

usage: objectives.py REAL FAKE TARGET     (two JSON lists of logits, the target of real samples)
Prints {name: {"onReal", "onFake", "generator", "realGradient", "fakeGradient", "generatorGradient"}} as JSON.
realGradient and fakeGradient are of D's two halves together, generatorGradient is with respect to the fakes.
"""
import json
import sys

import torch
from torch.nn.functional import binary_cross_entropy_with_logits as bce, mse_loss, relu

real_values, fake_values, target = json.loads(sys.argv[1]), json.loads(sys.argv[2]), float(sys.argv[3])


def towards(logits, value):
    return bce(logits, torch.full_like(logits, value))


def square(logits, value):
    return mse_loss(logits, torch.full_like(logits, value)) / 2


OBJECTIVES = {
    "non-saturating": (lambda r, f: towards(r, target), lambda r, f: towards(f, 0.0), lambda r, f: towards(f, 1.0)),
    "minimax": (lambda r, f: towards(r, target), lambda r, f: towards(f, 0.0), lambda r, f: torch.log(1 - torch.sigmoid(f)).mean()),
    "least-squares": (lambda r, f: square(r, target), lambda r, f: square(f, 0.0), lambda r, f: square(f, target)),
    "hinge": (lambda r, f: relu(1 - r).mean(), lambda r, f: relu(1 + f).mean(), lambda r, f: -f.mean()),
    "wasserstein": (lambda r, f: -r.mean(), lambda r, f: f.mean(), lambda r, f: -f.mean()),
    "relativistic": (
        lambda r, f: towards(r - f.mean(), 1.0),
        lambda r, f: towards(f - r.mean(), 0.0),
        lambda r, f: towards(f - r.mean(), 1.0) + towards(r - f.mean(), 0.0)),
}

result = {}
for name, (on_real, on_fake, generator) in OBJECTIVES.items():
    real = torch.tensor(real_values).view(-1, 1).requires_grad_()
    fake = torch.tensor(fake_values).view(-1, 1).requires_grad_()
    halves = on_real(real, fake), on_fake(real, fake)
    gradients = torch.autograd.grad(sum(halves), [real, fake])
    loss = generator(real.detach(), fake)
    result[name] = {
        "onReal": halves[0].item(), "onFake": halves[1].item(), "generator": loss.item(),
        "realGradient": gradients[0].view(-1).tolist(), "fakeGradient": gradients[1].view(-1).tolist(),
        "generatorGradient": torch.autograd.grad(loss, fake)[0].view(-1).tolist()}
print(json.dumps(result))
