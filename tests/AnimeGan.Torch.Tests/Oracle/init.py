"""Every initialiser after the same seed as the test takes."""

import torch
from torch.nn import init
from recording import emit, flat

CASES = {
    "uniform_": ((3, 50), lambda t: init.uniform_(t, -0.3, 0.7)),
    "normal_": ((3, 50), lambda t: init.normal_(t, 1.0, 0.02)),
    "trunc_normal_": ((3, 50), lambda t: init.trunc_normal_(t, 0.1, 0.5, -0.4, 1.2)),
    "constant_": ((3, 4), lambda t: init.constant_(t, 0.1)),
    "ones_": ((3, 4), init.ones_),
    "zeros_": ((3, 4), init.zeros_),
    "eye_": ((3, 4), init.eye_),
    "dirac_": ((4, 3, 3, 5), init.dirac_),
    "xavier_uniform_": ((5, 7, 3, 3), lambda t: init.xavier_uniform_(t, 1.3)),
    "xavier_normal_": ((5, 7, 3, 3), lambda t: init.xavier_normal_(t, 0.7)),
    "kaiming_uniform_": ((5, 7, 3, 3), lambda t: init.kaiming_uniform_(t, 0.2)),
    "kaiming_uniform_ fan out": ((5, 7, 3, 3), lambda t: init.kaiming_uniform_(t, mode="fan_out", nonlinearity="relu")),
    "kaiming_normal_": ((5, 7), lambda t: init.kaiming_normal_(t, 0.1)),
    "kaiming_normal_ tanh": ((5, 7), lambda t: init.kaiming_normal_(t, nonlinearity="tanh")),
    "orthogonal_ tall": ((9, 4), lambda t: init.orthogonal_(t, 1.5)),
    "orthogonal_ wide": ((4, 3, 3), init.orthogonal_),
    "sparse_": ((10, 4), lambda t: init.sparse_(t, 0.35, 0.5)),
}


def record(shape, fill):
    torch.manual_seed(11)
    tensor = torch.full(shape, 9.0)
    fill(tensor)
    return {"values": flat(tensor), "next draw": flat(torch.rand(3))}


emit({name: record(*case) for name, case in CASES.items()})
