using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Torch.Tests.NN;

/// <summary>One whole training step of a 64×64 DCGAN against PyTorch, everything in it compared.</summary>
public sealed class DcganStepTests
{
    private const int Width = 8;
    private const int Latent = 10;
    private const int Batch = 4;

    [Fact]
    public void Step_OfASmallDcgan_EqualsPyTorch()
    {
        using var scope = NewDisposeScope();
        var recording = new Recording();
        manual_seed(17);
        using var G = Generator();
        using var D = Discriminator();
        G.apply(Weights);
        D.apply(Weights);
        using var adamG = optim.Adam(G.parameters(), 2e-4, 0.5, 0.999);
        using var adamD = optim.Adam(D.parameters(), 2e-4, 0.5, 0.999);
        var x = randn(Batch, 3, 64, 64).tanh();
        var z = randn(Batch, Latent, 1, 1);
        using var loss = nn.BCEWithLogitsLoss();

        var fake = G.call(z);
        var dReal = loss.call(D.call(x), ones(Batch));
        var dFake = loss.call(D.call(fake.detach()), zeros(Batch));
        D.zero_grad();
        dReal.backward();
        dFake.backward();
        AddGradients(recording, "D", D);
        adamD.step();
        var g = loss.call(D.call(fake), ones(Batch));
        G.zero_grad();
        g.backward();
        AddGradients(recording, "G", G);
        adamG.step();

        recording.Add("d_real", dReal);
        recording.Add("d_fake", dFake);
        recording.Add("g", g);
        foreach (var (name, value) in Named("D", D).Concat(Named("G", G)))
        {
            recording.Add(name, value);
        }

        recording.AssertEqual(Recording.Oracle("dcgan_step.py")["step"]);
    }

    [Fact]
    public void Step_Repeated_LeavesNoHandles()
    {
        using var G = Generator();
        using var D = Discriminator();
        using var adamG = optim.Adam(G.parameters());
        using var adamD = optim.Adam(D.parameters());
        using var loss = nn.BCEWithLogitsLoss();
        var handles = new List<long>();

        for (var step = 0; step < 4; step++)
        {
            using (NewDisposeScope())
            {
                var fake = G.call(randn(2, Latent, 1, 1));
                D.zero_grad();
                loss.call(D.call(randn(2, 3, 64, 64)), ones(2)).backward();
                loss.call(D.call(fake.detach()), zeros(2)).backward();
                adamD.step();
                G.zero_grad();
                loss.call(D.call(fake), ones(2)).backward();
                adamG.step();
            }

            handles.Add(Tensor.TotalCount);
        }

        Assert.All(handles, count => Assert.Equal(handles[0], count));
    }

    private static Sequential Generator() => nn.Sequential(
    [
        .. Up(Latent, 8 * Width, 1, 0),
        .. Up(8 * Width, 4 * Width, 2, 1),
        .. Up(4 * Width, 2 * Width, 2, 1),
        .. Up(2 * Width, Width, 2, 1),
        nn.ConvTranspose2d(Width, 3, 4, 2, 1, bias: false),
        nn.Tanh(),
    ]);

    private static Sequential Discriminator() => nn.Sequential(
    [
        nn.Conv2d(3, Width, 4, 2, 1, bias: false),
        nn.LeakyReLU(0.2, true),
        .. Down(Width, 2 * Width),
        .. Down(2 * Width, 4 * Width),
        .. Down(4 * Width, 8 * Width),
        nn.Conv2d(8 * Width, 1, 4, 1, 0, bias: false),
        nn.Flatten(0),
    ]);

    private static nn.Module<Tensor, Tensor>[] Up(int from, int to, int stride, int padding) =>
        [nn.ConvTranspose2d(from, to, 4, stride, padding, bias: false), nn.BatchNorm2d(to), nn.ReLU(true)];

    private static nn.Module<Tensor, Tensor>[] Down(int from, int to) =>
        [nn.Conv2d(from, to, 4, 2, 1, bias: false), nn.BatchNorm2d(to), nn.LeakyReLU(0.2, true)];

    private static void Weights(nn.Module module)
    {
        switch (module)
        {
            case Convolution convolution:
                nn.init.normal_(convolution.weight, 0.0, 0.02);
                break;
            case BatchNorm2d norm:
                nn.init.normal_(norm.weight, 1.0, 0.02);
                nn.init.zeros_(norm.bias!);
                break;
            default:
                break;
        }
    }

    private static void AddGradients(Recording recording, string network, nn.Module module)
    {
        foreach (var (name, parameter) in module.named_parameters())
        {
            recording.Add($"{network} gradient {name}", parameter.grad!);
        }
    }

    private static IEnumerable<(string Name, Tensor Value)> Named(string network, nn.Module module) =>
        module.state_dict().Select(pair => ($"{network} {pair.Key}", pair.Value));
}
