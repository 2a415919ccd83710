"""Networks in PyTorch whose weights the kit reads and writes, for WeightsImportTests and WeightsExportTests.

usage: pytorch_weights.py make FOLDER    saves weights in many ways, and what the networks make of given numbers
       pytorch_weights.py take FOLDER    loads FOLDER/dcgan-g.pth, dcgan-d.pth, cyclegan-g.pth and cyclegan-d.pth strictly, and saves what
                                         they make of FOLDER/inputs.pth as outputs.pth; saves every FOLDER/own-NAME.pth anew as again-NAME.pth

The modules are written from the papers, with the layers in the order, and under the names, of the public code: PyTorch's DCGAN tutorial
and pytorch-CycleGAN-and-pix2pix. Nothing here comes from the C# sources.
"""
import glob
import sys

import torch
from torch import nn


class Dcgan(nn.Module):
    def __init__(self, layers):
        super().__init__()
        self.main = nn.Sequential(*layers)

    def forward(self, x):
        return self.main(x)


def dcgan_generator(latent, width, doublings):
    channels = width << (doublings - 1)
    layers = [nn.ConvTranspose2d(latent, channels, 4, 1, 0, bias=False)]
    for doubling in range(doublings):
        last = doubling == doublings - 1
        layers += [nn.BatchNorm2d(channels), nn.ReLU(True), nn.ConvTranspose2d(channels, 3 if last else channels // 2, 4, 2, 1, bias=False)]
        channels //= 2
    return Dcgan(layers + [nn.Tanh()])


def dcgan_discriminator(width, halvings):
    layers = [nn.Conv2d(3, width, 4, 2, 1, bias=False), nn.LeakyReLU(0.2, True)]
    for halving in range(1, halvings):
        layers += [nn.Conv2d(width, 2 * width, 4, 2, 1, bias=False), nn.BatchNorm2d(2 * width), nn.LeakyReLU(0.2, True)]
        width *= 2
    return Dcgan(layers + [nn.Conv2d(width, 1, 4, 1, 0, bias=False), nn.Sigmoid()])


class Block(nn.Module):
    def __init__(self, k):
        super().__init__()
        self.conv_block = nn.Sequential(
            nn.ReflectionPad2d(1), nn.Conv2d(k, k, 3), nn.InstanceNorm2d(k), nn.ReLU(True),
            nn.ReflectionPad2d(1), nn.Conv2d(k, k, 3), nn.InstanceNorm2d(k))

    def forward(self, x):
        return x + self.conv_block(x)


class CycleGan(nn.Module):
    def __init__(self, layers):
        super().__init__()
        self.model = nn.Sequential(*layers)

    def forward(self, x):
        return self.model(x)


def cycle_generator(k, blocks):
    def unit(layer, channels):
        return [layer, nn.InstanceNorm2d(channels), nn.ReLU(True)]

    layers = [nn.ReflectionPad2d(3)] + unit(nn.Conv2d(3, k, 7), k)
    layers += unit(nn.Conv2d(k, 2 * k, 3, 2, 1), 2 * k) + unit(nn.Conv2d(2 * k, 4 * k, 3, 2, 1), 4 * k)
    layers += [Block(4 * k) for _ in range(blocks)]
    layers += unit(nn.ConvTranspose2d(4 * k, 2 * k, 3, 2, 1, 1), 2 * k) + unit(nn.ConvTranspose2d(2 * k, k, 3, 2, 1, 1), k)
    return CycleGan(layers + [nn.ReflectionPad2d(3), nn.Conv2d(k, 3, 7), nn.Tanh()])


def cycle_discriminator(width, halvings):
    layers = [nn.Conv2d(3, width, 4, 2, 1), nn.LeakyReLU(0.2, True)]
    for layer in range(1, halvings + 1):
        to = width * 2
        layers += [nn.Conv2d(width, to, 4, 2 if layer < halvings else 1, 1), nn.InstanceNorm2d(to), nn.LeakyReLU(0.2, True)]
        width = to
    return CycleGan(layers + [nn.Conv2d(width, 1, 4, 1, 1)])


def trained(network, *shape):
    """As after training: running statistics and biases are neither 0 nor 1."""
    for _ in range(3):
        network(torch.randn(*shape))
    with torch.no_grad():
        for name, parameter in network.named_parameters():
            if parameter.dim() == 1:
                parameter.add_(torch.rand_like(parameter) * 0.5)
            else:
                parameter.mul_(3)
    return network.eval()


def in_one_storage(weights):
    """Views of one long tensor, filters with their channels last."""
    whole = torch.cat([torch.zeros(5)] + [tensor.permute(*range(2, tensor.dim()), 0, 1).reshape(-1) if tensor.dim() == 4 else tensor.reshape(-1).float() for tensor in weights.values()])
    views, start = {}, 5
    for name, tensor in weights.items():
        part = whole[start:start + tensor.numel()]
        start += tensor.numel()
        if tensor.dim() == 4:
            a, b, c, d = tensor.shape
            part = part.view(c, d, a, b).permute(2, 3, 0, 1)
        views[name] = part.view(tensor.shape) if tensor.dim() < 4 else part
    return {name: view for name, view in views.items() if not name.endswith("num_batches_tracked")}


@torch.no_grad()
def save_dcgan(folder, G, D):
    z, x = torch.randn(3, 12), torch.rand(3, 3, 32, 32) * 2 - 1
    logits = D.main[:-1](x).view(-1, 1)
    weights = G.state_dict()
    torch.save(weights, folder + "/netG.pth")
    torch.save(D.state_dict(), folder + "/netD.pth")
    torch.save(nn.DataParallel(G).state_dict(), folder + "/parallel.pt")
    torch.save(weights, folder + "/protocol4.pth", pickle_protocol=4)
    torch.save(weights, folder + "/legacy.pth", _use_new_zipfile_serialization=False)
    torch.save(G, folder + "/whole.pth")
    torch.save(in_one_storage(weights), folder + "/views.pth")
    torch.save({"z": z, "images": G(z.view(3, 12, 1, 1)), "x": x, "logits": logits}, folder + "/expected.pth")
    for kind in (torch.float64, torch.float16, torch.bfloat16):
        torch.save({name: tensor.to(kind) if tensor.is_floating_point() else tensor for name, tensor in weights.items()}, f"{folder}/{str(kind)[6:]}.pth")
    both = {"generator." + name: tensor for name, tensor in weights.items()}
    both.update({"discriminator." + name: tensor for name, tensor in D.state_dict().items()})
    torch.save({"epoch": 3, "lr": 2e-4, "state_dict": both}, folder + "/lightning.pth")
    gray = dcgan_generator(12, 4, 3).state_dict()
    gray["main.9.weight"] = gray["main.9.weight"][:, :1].clone()
    torch.save(gray, folder + "/gray.pth")
    weights["main.3.weight"] = weights["main.3.weight"].clone()
    weights["main.3.weight"][0, 0, 0, 0] = float("nan")
    torch.save(weights, folder + "/nan.pth")


def make(folder):
    torch.manual_seed(7)
    G, D = trained(dcgan_generator(12, 4, 3), 8, 12, 1, 1), trained(dcgan_discriminator(4, 3), 8, 3, 32, 32)
    optimizer = torch.optim.Adam(G.parameters(), 1e-4)
    G(torch.randn(4, 12, 1, 1)).sum().backward()
    optimizer.step()
    save_dcgan(folder, G, D)
    torch.save({"epoch": 3, "netG": G.state_dict(), "netD": D.state_dict(), "optimG": optimizer.state_dict()}, folder + "/checkpoint.pth")

    there, back = trained(cycle_generator(4, 2), 2, 3, 32, 32), trained(cycle_generator(4, 2), 2, 3, 32, 32)
    judge = trained(cycle_discriminator(6, 2), 2, 3, 32, 32)
    x = torch.rand(2, 3, 32, 32) * 2 - 1
    old = there.state_dict()
    old["model.2.running_mean"], old["model.2.running_var"] = torch.zeros(4), torch.ones(4)
    torch.save(old, folder + "/G_A.pth")
    torch.save(back.state_dict(), folder + "/G_B.pth")
    torch.save(judge.state_dict(), folder + "/D_A.pth")
    with torch.no_grad():
        torch.save({"x": x, "there": there(x), "back": back(x), "logits": judge(x).reshape(-1, 1)}, folder + "/cycle.pth")

    for name, tensors in {
        "pytorch-gan": ["l1.0.weight", "conv_blocks.0.weight"],
        "studio-gan": ["linear0.weight", "blocks.0.0.deconv0.weight"],
        "stylegan2-ada": ["mapping.fc0.weight", "synthesis.b4.const"],
        "own": ["layers.conv4.weight", "layers.conv8.weight"],
        "nobody": ["fc.weight", "fc.bias"],
    }.items():
        torch.save({tensor: torch.zeros(2, 2) for tensor in tensors}, f"{folder}/{name}.pth")


def take(folder):
    inputs = torch.load(folder + "/inputs.pth")
    modules = {
        "dcgan-g": (dcgan_generator(8, 4, 2), lambda network: network(inputs["z"].view(-1, 8, 1, 1))),
        "dcgan-d": (dcgan_discriminator(4, 2), lambda network: network.main[:-1](inputs["x"]).view(-1, 1)),
        "cyclegan-g": (cycle_generator(4, 1), lambda network: network(inputs["x"])),
        "cyclegan-d": (cycle_discriminator(4, 1), lambda network: network(inputs["x"]).reshape(-1, 1)),
    }
    outputs = {}
    for name, (network, call) in modules.items():
        network.load_state_dict(torch.load(f"{folder}/{name}.pth"), strict=True)
        with torch.no_grad():
            outputs[name] = call(network.eval())
    for path in glob.glob(folder + "/own-*.pth"):
        weights = torch.load(path)
        assert all(torch.isfinite(tensor.float()).all() for tensor in weights.values()), path
        outputs[path.split("/")[-1]] = torch.stack([tensor.double().sum() for tensor in weights.values()]).sum()
        torch.save(weights, path.replace("own-", "again-"))
    torch.save(outputs, folder + "/outputs.pth")


if __name__ == "__main__":
    torch.set_num_threads(1)
    {"make": make, "take": take}[sys.argv[1]](sys.argv[2])
