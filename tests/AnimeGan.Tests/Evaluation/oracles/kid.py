"""KID and its error, each pair and each left-out picture written out, on numbers that both sides make."""

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
    return sum((len(v) - 1) / len(v) * ((v - v.mean()) ** 2).sum() for v in (without_x, without_y))


def of_pairs(x, y):
    """The variance that pairs add: what neither picture of a pair explains alone, counted once."""
    def left(a, b, same):
        k = (a @ b.T / a.shape[1] + 1) ** 3
        kept = ~np.eye(len(a), dtype=bool) if same else np.ones_like(k, dtype=bool)
        rows = [k[i][kept[i]].mean() for i in range(len(a))]
        columns = [k[:, j][kept[:, j]].mean() for j in range(len(b))]
        whole = k[kept].mean()
        return np.mean([(k[i, j] - rows[i] - columns[j] + whole) ** 2 for i in range(len(a)) for j in range(len(b)) if kept[i, j]])

    m, n = len(x), len(y)
    return 2 * left(x, x, True) / (m * (m - 1)) + 2 * left(y, y, True) / (n * (n - 1)) + 4 * left(x, y, False) / (m * n)


def error(x, y):
    whole = jackknife(x, y)
    return np.sqrt(max(whole - of_pairs(x, y), whole / 2))


x, y = features(23, 7, 0.0), features(31, 7, 0.8)
print(json.dumps({"value": kid(x, y), "standardError": error(x, y), "same": kid(x[:12], x[11:])}))
