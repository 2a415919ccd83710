"""KID and its jackknife error, each pair and each left-out picture written out, on numbers that both sides make."""

import json

import numpy as np


def features(rows, length, phase):
    i, j = np.meshgrid(np.arange(rows), np.arange(length), indexing="ij")
    return np.sin(0.37 * i + 1.3 * j + phase) + 0.2 * np.cos(0.11 * i * j) + 0.1 * phase


def kid(x, y):
    def kernel(a, b):
        return (a @ b.T / a.shape[1] + 1) ** 3

    m, n = len(x), len(y)
    xx, yy, xy = kernel(x, x), kernel(y, y), kernel(x, y)
    return (xx.sum() - np.trace(xx)) / (m * (m - 1)) + (yy.sum() - np.trace(yy)) / (n * (n - 1)) - 2 * xy.mean()


def jackknife(x, y):
    without_x = np.array([kid(np.delete(x, i, 0), y) for i in range(len(x))])
    without_y = np.array([kid(x, np.delete(y, i, 0)) for i in range(len(y))])
    return np.sqrt(sum((len(v) - 1) / len(v) * ((v - v.mean()) ** 2).sum() for v in (without_x, without_y)))


x, y = features(23, 7, 0.0), features(31, 7, 0.8)
print(json.dumps({"value": kid(x, y), "standardError": jackknife(x, y), "same": kid(x[:12], x[11:])}))
