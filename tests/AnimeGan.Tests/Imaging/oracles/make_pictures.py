"""Makes one picture of every kind that people have, and what Pillow and plain arithmetic say its sRGB pixels are.

usage: make_pictures.py FOLDER
Writes the pictures, for each an EXPECTED file of raw RGB bytes, and cases.json:
  file, expected, width, height   what to read and what must come out
  target, fit                     the size asked for; absent: the picture's own
  most, mean                      largest and mean difference allowed, in levels of 255
"""
import io
import json
import os
import struct
import sys
import zlib

import numpy as np
from PIL import Image, ImageCms

folder = sys.argv[1]
cases = []


def scene(width, height):
    """Smooth colours with a disc and a bar: everything a filter can get wrong, nothing that only noise could."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    picture = np.stack([
        40 + 170 * x / width,
        30 + 190 * y / height,
        128 + 90 * np.sin(6.3 * x / width) * np.cos(6.3 * y / height),
    ], axis=2)
    disc = (x - width * 0.6) ** 2 + (y - height * 0.4) ** 2 < (min(width, height) * 0.22) ** 2
    picture[disc] = [225, 80, 60]
    bar = (x > width * 0.1) & (x < width * 0.2)
    picture[bar] = [35, 60, 210]
    return Image.fromarray(np.clip(np.rint(picture), 0, 255).astype(np.uint8), "RGB")


def case(file, expected, most, mean, target=None, fit=None):
    """Notes what must come out of a file that was written."""
    name = f"{len(cases)}.rgb"
    expected = expected.convert("RGB")
    with open(os.path.join(folder, name), "wb") as out:
        out.write(expected.tobytes())
    entry = {"file": file, "expected": name, "width": expected.width, "height": expected.height, "most": most, "mean": mean}
    if target:
        entry.update({"target": list(target), "fit": fit})
    cases.append(entry)


def save(image, file, **options):
    image.save(os.path.join(folder, file), **options)
    return file


def png16(file, array):
    """A 16-bit PNG of [H, W, C] values; Pillow writes none with colours."""
    height, width, channels = array.shape
    rows = b"".join(b"\0" + array[y].astype(">u2").tobytes() for y in range(height))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    kind = {1: 0, 2: 4, 3: 2, 4: 6}[channels]
    with open(os.path.join(folder, file), "wb") as out:
        out.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 16, kind, 0, 0, 0))
                  + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
    return file


def swapped_profile():
    """Pillow's own sRGB profile with the red and the blue primary exchanged: reading it must exchange the channels."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack_from(">I", profile, 128)[0]
    places = {bytes(profile[132 + 12 * i:136 + 12 * i]): 136 + 12 * i for i in range(count)}
    red, blue = places[b"rXYZ"], places[b"bXYZ"]
    profile[red:red + 8], profile[blue:blue + 8] = profile[blue:blue + 8], profile[red:red + 8]
    return bytes(profile)


def over(rgba, background):
    """Alpha compositing by its definition."""
    values = np.asarray(rgba).astype(np.float64)
    alpha = values[:, :, 3:] / 255
    flat = values[:, :, :3] * alpha + np.array(background) * (1 - alpha)
    return Image.fromarray(np.rint(flat).astype(np.uint8), "RGB")


def kinds():
    base = scene(97, 61)
    array = np.asarray(base)
    for file in ("rgb.png", "rgb.bmp", "rgb.tif", "interlaced.png"):
        case(save(base, file), base, 0, 0)
    case(save(base, "lossless.webp", lossless=True), base, 0, 0)
    case(save(base, "deflate.tif", compression="tiff_deflate"), base, 0, 0)
    # Lossy formats: two decoders may round differently, and chroma may be upsampled differently.
    case(save(base, "full.jpg", quality=95, subsampling=0), Image.open(os.path.join(folder, "full.jpg")), 3, 0.5)
    case(save(base, "progressive.jpg", quality=95, subsampling=2, progressive=True),
         Image.open(os.path.join(folder, "progressive.jpg")), 3, 0.5)

    grey = base.convert("L")
    for file in ("grey.png", "grey.bmp", "grey.tif"):
        case(save(grey, file), grey, 0, 0)
    case(save(grey, "grey.jpg", quality=95), Image.open(os.path.join(folder, "grey.jpg")), 2, 0.3)
    bits = base.convert("1")
    for file in ("bits.png", "bits.bmp", "bits.tif"):
        case(save(bits, file), bits, 0, 0)
    palette = base.quantize(64)
    for file in ("palette.png", "palette.gif", "palette.bmp", "palette.tif"):
        case(save(palette, file), palette, 0, 0)

    alpha = Image.fromarray(np.dstack([array, np.linspace(0, 255, 97 * 61).reshape(61, 97).astype(np.uint8)]), "RGBA")
    for file in ("alpha.png", "alpha.tif"):
        case(save(alpha, file), over(alpha, (255, 255, 255)), 1, 0.6)
    case(save(alpha, "alpha.webp", lossless=True, exact=True), over(alpha, (255, 255, 255)), 1, 0.6)
    grey_alpha = Image.merge("LA", (grey, alpha.getchannel("A")))
    case(save(grey_alpha, "grey-alpha.png"), over(grey_alpha.convert("RGBA"), (255, 255, 255)), 1, 0.6)
    clear = palette.copy()
    clear.info["transparency"] = 0
    save(clear, "clear.gif", transparency=0)
    case("clear.gif", over(Image.open(os.path.join(folder, "clear.gif")).convert("RGBA"), (255, 255, 255)), 1, 0.1)

    # 16 bits to 8 by the high byte.
    deep = array.astype(np.int64) * 256 + 77
    case(png16("deep.png", deep), base, 1, 0.6)
    case(png16("deep-grey.png", deep[:, :, :1]), Image.fromarray(array[:, :, 0], "L"), 1, 0.6)
    deep_alpha = np.dstack([deep, np.asarray(alpha)[:, :, 3].astype(np.int64) * 257])
    case(png16("deep-alpha.png", deep_alpha), over(alpha, (255, 255, 255)), 2, 1)

    # CMYK without a profile is a matter of convention; both must agree on what is light, dark, warm and cold.
    case(save(base.convert("CMYK"), "cmyk.jpg", quality=95), base, 100, 22)
    case(save(base.convert("CMYK"), "cmyk.tif"), base, 100, 22)

    swapped = Image.merge("RGB", base.split()[::-1])
    case(save(base, "profile.png", icc_profile=swapped_profile()), swapped, 2, 0.6)
    case(save(base, "srgb.png", icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()), base, 1, 0.3)
    # A profile for colours on a grey picture, as careless exporters write it.
    case(save(grey, "wrong-profile.png", icc_profile=swapped_profile()), grey, 0, 0)

    turns = {1: None, 2: Image.FLIP_LEFT_RIGHT, 3: Image.ROTATE_180, 4: Image.FLIP_TOP_BOTTOM,
             5: Image.TRANSPOSE, 6: Image.ROTATE_270, 7: Image.TRANSVERSE, 8: Image.ROTATE_90}
    for orientation, turn in turns.items():
        exif = Image.Exif()
        exif[0x0112] = orientation
        file = save(base, f"exif{orientation}.jpg", quality=95, subsampling=0, exif=exif.tobytes())
        decoded = Image.open(os.path.join(folder, file)).convert("RGB")
        case(file, decoded.transpose(turn) if turn is not None else decoded, 3, 0.5)
        # Turned and cut to another shape at once.
        shown = decoded.transpose(turn) if turn is not None else decoded
        case(file, crop(shown, 24, 40), 3, 0.6, (24, 40), "crop")


def crop(image, width, height):
    scale = max(width / image.width, height / image.height)
    w, h = width / scale, height / scale
    left, top = max(0, (image.width - w) / 2), max(0, (image.height - h) / 2)
    box = (left, top, min(image.width, left + w), min(image.height, top + h))
    return image.resize((width, height), Image.LANCZOS, box=box)


def pad(image, width, height):
    scale = min(width / image.width, height / image.height)
    w, h = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    canvas = Image.new("RGB", (width, height), (255, 255, 255))
    canvas.paste(image.resize((w, h), Image.LANCZOS), ((width - w) // 2, (height - h) // 2))
    return canvas


def sizes():
    # Pillow rounds and clips to bytes between its two passes, here they stay floats: 2 levels, more only where it clips.
    for source in ((640, 480), (333, 777), (40, 30), (64, 64)):
        image = scene(*source)
        file = save(image, f"{source[0]}x{source[1]}.png")
        for target in ((64, 64), (50, 30), (31, 96)):
            case(file, crop(image, *target), 2, 0.15, target, "crop")
            case(file, pad(image, *target), 2, 0.15, target, "pad")
            case(file, image.resize(target, Image.LANCZOS), 2, 0.15, target, "stretch")

    # JPEGs are shrunk while they are decoded to no less than twice the target; what that costs stays far below what the
    # choice of the filter does (box instead of Lanczos: mean 1.5 and most 60 on the same pictures).
    for source in ((1024, 768), (515, 1030), (256, 256), (2000, 1500)):
        file = save(scene(*source), f"{source[0]}x{source[1]}.jpg", quality=92, subsampling=2)
        decoded = Image.open(os.path.join(folder, file)).convert("RGB")
        case(file, crop(decoded, 64, 64), 8, 0.5, (64, 64), "crop")
        case(file, decoded.resize((48, 80), Image.LANCZOS), 8, 0.5, (48, 80), "stretch")


kinds()
sizes()
with open(os.path.join(folder, "cases.json"), "w", encoding="utf-8") as out:
    json.dump(cases, out)
