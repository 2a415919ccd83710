"""One training step of a 64×64 DCGAN of width 8, by PyTorch's modules: losses, gradients, parameters after the step."""

import torch
from torch import nn, optim
from recording import emit, flat

WIDTH, LATENT, BATCH = 8, 10, 4


def up(channels_in, channels_out, stride, padding):
    return [nn.ConvTranspose2d(channels_in, channels_out, 4, stride, padding, bias=False), nn.BatchNorm2d(channels_out), nn.ReLU(True)]


def down(channels_in, channels_out):
    return [nn.Conv2d(channels_in, channels_out, 4, 2, 1, bias=False), nn.BatchNorm2d(channels_out), nn.LeakyReLU(0.2, True)]


def weights(module):
    if isinstance(module, (nn.Conv2d, nn.ConvTranspose2d)):
        nn.init.normal_(module.weight, 0.0, 0.02)
    elif isinstance(module, nn.BatchNorm2d):
        nn.init.normal_(module.weight, 1.0, 0.02)
        nn.init.zeros_(module.bias)


torch.manual_seed(17)
G = nn.Sequential(
    *up(LATENT, 8 * WIDTH, 1, 0), *up(8 * WIDTH, 4 * WIDTH, 2, 1), *up(4 * WIDTH, 2 * WIDTH, 2, 1), *up(2 * WIDTH, WIDTH, 2, 1),
    nn.ConvTranspose2d(WIDTH, 3, 4, 2, 1, bias=False), nn.Tanh())
D = nn.Sequential(
    nn.Conv2d(3, WIDTH, 4, 2, 1, bias=False), nn.LeakyReLU(0.2, True), *down(WIDTH, 2 * WIDTH), *down(2 * WIDTH, 4 * WIDTH), *down(4 * WIDTH, 8 * WIDTH),
    nn.Conv2d(8 * WIDTH, 1, 4, 1, 0, bias=False), nn.Flatten(0))
G.apply(weights)
D.apply(weights)
adam_g = optim.Adam(G.parameters(), 2e-4, (0.5, 0.999))
adam_d = optim.Adam(D.parameters(), 2e-4, (0.5, 0.999))
x = torch.randn(BATCH, 3, 64, 64).tanh()
z = torch.randn(BATCH, LATENT, 1, 1)
loss = nn.BCEWithLogitsLoss()
result = {}

fake = G(z)
d_real = loss(D(x), torch.ones(BATCH))
d_fake = loss(D(fake.detach()), torch.zeros(BATCH))
D.zero_grad()
d_real.backward()
d_fake.backward()
result.update({f"D gradient {name}": flat(p.grad) for name, p in D.named_parameters()})
adam_d.step()

g = loss(D(fake), torch.ones(BATCH))
G.zero_grad()
g.backward()
result.update({f"G gradient {name}": flat(p.grad) for name, p in G.named_parameters()})
adam_g.step()

result.update({"d_real": flat(d_real), "d_fake": flat(d_fake), "g": flat(g)})
result.update({f"D {name}": flat(value) for name, value in D.state_dict().items()})
result.update({f"G {name}": flat(value) for name, value in G.state_dict().items()})
emit({"step": result})
