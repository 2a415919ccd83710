"""Takes DCGAN steps in PyTorch, for GanStepTests to compare with.

usage: dcgan_step.py FOLDER STEPS
FOLDER holds generator.safetensors, discriminator.safetensors and batches.safetensors with x0, z0, x1, z1, ...
They are in double precision, and so is all that is computed.
Writes python-generator.safetensors and python-discriminator.safetensors there; prints the losses as JSON.
The networks and the step follow PyTorch's DCGAN tutorial; nothing here comes from the C# sources.
"""
import json
import struct
import sys
from collections import OrderedDict

import numpy
import torch
from torch import nn

TYPES = {"F32": numpy.float32, "F64": numpy.float64, "I64": numpy.int64, "U8": numpy.uint8}


def read(path):
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = file.read()
    header.pop("__metadata__", None)
    result = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        array = numpy.frombuffer(data[begin:end], TYPES[entry["dtype"]]).reshape(entry["shape"])
        result[name] = torch.from_numpy(array.copy())
    return result


def write(path, tensors):
    names = {numpy.dtype(kind): name for name, kind in TYPES.items()}
    header, data = {"__metadata__": {"written by": "numpy"}}, b""
    for name, tensor in tensors.items():
        array = numpy.asarray(tensor.detach().numpy(), order="C")
        header[name] = {"dtype": names[array.dtype], "shape": list(array.shape),
                        "data_offsets": [len(data), len(data) + array.nbytes]}
        data += array.tobytes()
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


class Net(nn.Module):
    def __init__(self, layers):
        super().__init__()
        self.layers = nn.Sequential(OrderedDict(layers))

    def forward(self, value):
        return self.layers(value)


def generator(latent, width):
    """32x32: 4 -> 8 -> 16 -> 32."""
    w = width
    return Net([
        ("conv4", nn.ConvTranspose2d(latent, 4 * w, 4, 1, 0, bias=False)), ("norm4", nn.BatchNorm2d(4 * w)), ("relu4", nn.ReLU()),
        ("conv8", nn.ConvTranspose2d(4 * w, 2 * w, 4, 2, 1, bias=False)), ("norm8", nn.BatchNorm2d(2 * w)), ("relu8", nn.ReLU()),
        ("conv16", nn.ConvTranspose2d(2 * w, w, 4, 2, 1, bias=False)), ("norm16", nn.BatchNorm2d(w)), ("relu16", nn.ReLU()),
        ("conv32", nn.ConvTranspose2d(w, 3, 4, 2, 1, bias=False)), ("tanh", nn.Tanh())])


def discriminator(width):
    w = width
    return Net([
        ("conv16", nn.Conv2d(3, w, 4, 2, 1, bias=False)), ("relu16", nn.LeakyReLU(0.2)),
        ("conv8", nn.Conv2d(w, 2 * w, 4, 2, 1, bias=False)), ("norm8", nn.BatchNorm2d(2 * w)), ("relu8", nn.LeakyReLU(0.2)),
        ("conv4", nn.Conv2d(2 * w, 4 * w, 4, 2, 1, bias=False)), ("norm4", nn.BatchNorm2d(4 * w)), ("relu4", nn.LeakyReLU(0.2)),
        ("logit", nn.Conv2d(4 * w, 1, 4, 1, 0, bias=False))])


def main():
    folder, steps = sys.argv[1], int(sys.argv[2])
    torch.set_default_dtype(torch.float64)
    weights = read(folder + "/generator.safetensors")
    latent, top = weights["layers.conv4.weight"].shape[:2]
    G, D = generator(latent, top // 4), discriminator(top // 4)
    G.load_state_dict(weights)
    D.load_state_dict(read(folder + "/discriminator.safetensors"))
    batches = read(folder + "/batches.safetensors")
    g_optimizer = torch.optim.Adam(G.parameters(), 2e-4, (0.5, 0.999))
    d_optimizer = torch.optim.Adam(D.parameters(), 2e-4, (0.5, 0.999))
    loss = nn.BCEWithLogitsLoss()
    history = []
    for step in range(steps):
        x, z = batches[f"x{step}"], batches[f"z{step}"]
        ones, zeros = torch.ones(len(x)), torch.zeros(len(x))
        d_optimizer.zero_grad()
        real = loss(D(x).view(-1), ones)
        real.backward()
        images = G(z.view(len(z), latent, 1, 1))
        fake = loss(D(images.detach()).view(-1), zeros)
        fake.backward()
        d_optimizer.step()

        # The kit puts D's running statistics back after G's step; the tutorial lets them move.
        kept = {name: buffer.clone() for name, buffer in D.named_buffers()}
        g_optimizer.zero_grad()
        g = loss(D(images).view(-1), ones)
        g.backward()
        g_optimizer.step()
        with torch.no_grad():
            for name, buffer in D.named_buffers():
                buffer.copy_(kept[name])
        history.append([real.item(), fake.item(), g.item()])
    write(folder + "/python-generator.safetensors", G.state_dict())
    write(folder + "/python-discriminator.safetensors", D.state_dict())
    print(json.dumps(history))


if __name__ == "__main__":
    main()
