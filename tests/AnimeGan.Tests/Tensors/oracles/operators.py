"""Runs operator expressions in PyTorch and prints values and gradients.

Reads JSON from a file (first argument) or stdin: {"inputs": {name: {"dtype", "shape", "data"}}, "cases": [{"name", "expr"}]}.
Every expression sees the inputs by name as fresh tensors; the float64 ones require gradients. Writes to stdout one JSON
list: for each case the outputs (float64 data, shape) and the gradients of sum(output * weight) with weight k/n, k = 1..n.
"""
import json
import sys

import torch


def fresh(spec):
    dtype = getattr(torch, spec["dtype"])
    tensor = torch.tensor([float(v) for v in spec["data"]], dtype=torch.float64).to(dtype).reshape(spec["shape"])
    return tensor.requires_grad_() if dtype == torch.float64 else tensor


def flatten(result):
    if isinstance(result, torch.Tensor):
        return [result]
    if isinstance(result, (bool, int, float)):
        return [torch.tensor(float(result), dtype=torch.float64)]
    return [t for part in result for t in flatten(part)]


def real(tensor):
    return torch.view_as_real(tensor.resolve_conj()) if tensor.is_complex() else tensor


def numbers(tensor):
    return [repr(v).replace('inf', 'Infinity') for v in real(tensor.detach().clone()).to(torch.float64).reshape(-1).tolist()]


def run(case, inputs):
    torch.manual_seed(7)
    env = {name: fresh(spec) for name, spec in inputs.items()}
    leaves = {name: t for name, t in env.items() if t.requires_grad}
    outputs = flatten(eval(case["expr"], {"torch": torch, "true": True, "false": False, "null": None, **env}))
    loss = None
    for output in outputs:
        if output.requires_grad:
            flat = real(output).reshape(-1).to(torch.float64)
            term = (flat * (torch.arange(1, flat.numel() + 1, dtype=torch.float64) / max(flat.numel(), 1))).sum()
            loss = term if loss is None else loss + term
    grads = {}
    if loss is not None:
        found = torch.autograd.grad(loss, list(leaves.values()), allow_unused=True)
        grads = {name: numbers(g) for name, g in zip(leaves, found) if g is not None}
    return {"name": case["name"], "outputs": [{"shape": list(real(o).shape), "data": numbers(o)} for o in outputs], "grads": grads}


def main():
    torch.set_num_threads(1)
    with open(sys.argv[1], encoding="utf-8") as file:
        request = json.load(file)
    answers = []
    for case in request["cases"]:
        try:
            answers.append(run(case, request["inputs"]))
        except Exception as error:  # The C# side fails the case with this text.
            answers.append({"name": case["name"], "error": f"{type(error).__name__}: {error}"})
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
