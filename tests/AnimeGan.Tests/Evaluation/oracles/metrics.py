"""FID by SciPy's general matrix square root, and MS-SSIM by convolution pixel by pixel window; prints one JSON object."""

import json

import numpy as np
from scipy import linalg
from scipy.signal import convolve2d


def features(rows, length, phase):
    i, j = np.meshgrid(np.arange(rows), np.arange(length), indexing="ij")
    return np.sin(0.37 * i + 1.3 * j + phase) + 0.2 * np.cos(0.11 * i * j) + 0.1 * phase


def frechet(x, y):
    a, b = np.cov(x, rowvar=False), np.cov(y, rowvar=False)
    root = linalg.sqrtm(a @ b)
    return float(np.sum((x.mean(0) - y.mean(0)) ** 2) + np.trace(a + b - 2 * np.real(root)))


def jackknife(x, y, parts):
    total = 0
    for rows, without in ((x, lambda kept: frechet(kept, y)), (y, lambda kept: frechet(x, kept))):
        part = np.arange(len(rows)) % parts
        values = np.array([without(rows[part != left]) for left in range(parts)])
        total += (parts - 1) / parts * np.sum((values - values.mean()) ** 2)
    return float(np.sqrt(total))


def picture(height, width, phase):
    y, x = np.meshgrid(np.arange(height), np.arange(width), indexing="ij")
    return np.round(127.5 * (1 + np.sin(0.21 * x + 0.13 * y + phase) * np.cos(0.05 * x * phase)))


def halve(image):
    height, width = image.shape[0] // 2, image.shape[1] // 2
    return image[: 2 * height, : 2 * width].reshape(height, 2, width, 2).mean((1, 3))


def ms_ssim(x, y):
    weights = [0.0448, 0.2856, 0.3001, 0.2363, 0.1333]
    taps = np.exp(-((np.arange(11) - 5) ** 2) / (2 * 1.5**2))
    window = np.outer(taps, taps) / taps.sum() ** 2
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    terms = []
    while len(terms) < 5 and min(x.shape) >= 11:
        mean = lambda image: convolve2d(image, window, mode="valid")
        mx, my = mean(x), mean(y)
        sx, sy, sxy = mean(x * x) - mx**2, mean(y * y) - my**2, mean(x * y) - mx * my
        contrast = (2 * sxy + c2) / (sx + sy + c2)
        luminance = (2 * mx * my + c1) / (mx**2 + my**2 + c1)
        terms.append((np.mean(contrast), np.mean(luminance * contrast)))
        x, y = (halve(image) for image in (x, y))
    values = [pair[0] for pair in terms[:-1]] + [terms[-1][1]]
    return float(np.prod([max(value, 0) ** (weight / sum(weights[: len(values)])) for value, weight in zip(values, weights)]))


one, two = features(61, 7, 0.0), features(83, 7, 0.8)
print(json.dumps({
    "frechet": frechet(one, two),
    "standardError": jackknife(one, two, 10),
    "similarity": [ms_ssim(picture(48, 64, 1.0), picture(48, 64, 1.2)), ms_ssim(picture(176, 176, 0.4), picture(176, 176, 0.5))],
}))
