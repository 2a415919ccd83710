"""Reads a GIF with Pillow and prints each frame's pixels, its duration and how often all of it repeats."""

import base64
import json
import sys

from PIL import Image, ImageSequence

picture = Image.open(sys.argv[1])
frames = [
    {"pixels": base64.b64encode(frame.convert("RGB").tobytes()).decode(), "milliseconds": frame.info["duration"]}
    for frame in ImageSequence.Iterator(picture)
]
print(json.dumps({"width": picture.width, "height": picture.height, "loop": picture.info.get("loop"), "frames": frames}))
