"""Makes JPEGs for the preparation benchmark, the same ones every time: drawn shapes over gradients with some noise.

usage: make_jpegs.py FOLDER COUNT PROCESSES
Sides are 256 to 1,024 px, quality 90, chroma halved, as picture sites serve them. Files that are there are kept.
"""
import os
import sys
from multiprocessing import Pool

import numpy as np
from PIL import Image, ImageDraw

folder, count, processes = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])


def make(index):
    path = os.path.join(folder, f"{index // 1000:02d}", f"{index:05d}.jpg")
    if os.path.exists(path):
        return
    random = np.random.default_rng(index)
    width, height = (int(side) for side in random.integers(256, 1025, 2))
    x = np.linspace(0, 1, width)[None, :, None]
    y = np.linspace(0, 1, height)[:, None, None]
    corners = random.integers(0, 256, (2, 2, 3))
    field = (corners[0, 0] * (1 - x) + corners[0, 1] * x) * (1 - y) + (corners[1, 0] * (1 - x) + corners[1, 1] * x) * y
    field = field + random.normal(0, 3, (height, width, 1))
    image = Image.fromarray(np.clip(field, 0, 255).astype(np.uint8), "RGB")
    draw = ImageDraw.Draw(image)
    for _ in range(30):
        cx, cy, radius = random.integers(0, width), random.integers(0, height), random.integers(4, 120)
        draw.ellipse((cx - radius, cy - radius, cx + radius, cy + radius), fill=tuple(int(c) for c in random.integers(0, 256, 3)))
    image.save(path + ".part", "JPEG", quality=90, subsampling=2)
    os.replace(path + ".part", path)


if __name__ == "__main__":
    for part in range((count + 999) // 1000):
        os.makedirs(os.path.join(folder, f"{part:02d}"), exist_ok=True)
    with Pool(processes) as pool:
        pool.map(make, range(count), chunksize=32)
    print("made")
