"""The loop that everybody writes: open, convert to RGB, resize with antialiasing, on all processes; one array at the end.

usage: pillow_prepare.py FOLDER SIZE PROCESSES
Prints "ready"; for each line read, prepares every JPEG and prints the seconds.
"""
import glob
import os
import sys
import time
from multiprocessing import Pool

import numpy as np
from PIL import Image

folder, size, processes = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])


def prepare(path):
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB").resize((size, size), Image.LANCZOS))


if __name__ == "__main__":
    files = sorted(glob.glob(os.path.join(folder, "**", "*.jpg"), recursive=True))
    with Pool(processes) as pool:
        pool.map(prepare, files[:processes * 4])
        print("ready", flush=True)
        for _ in sys.stdin:
            started = time.perf_counter()
            array = np.stack(pool.map(prepare, files, chunksize=32))
            print(time.perf_counter() - started, flush=True)
            assert array.shape == (len(files), size, size, 3)
