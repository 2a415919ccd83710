"""Additions of two tensors of 4 numbers: the peer of the benchmark 'small-op'.

usage: small_operation.py CALLS. Prints "ready"; then for each line read makes the calls and prints their seconds.
"""
import sys
import time

import torch

calls = int(sys.argv[1])
a, b = torch.ones(4), torch.ones(4)


def run():
    for _ in range(calls):
        a.add(b)


print("ready", flush=True)
with torch.no_grad():
    for _ in sys.stdin:
        started = time.perf_counter()
        run()
        print(time.perf_counter() - started, flush=True)
