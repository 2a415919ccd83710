using AnimeGan.Models;
using AnimeGan.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Training;

public sealed class NetworkHashTests
{
    [Fact]
    public void Of_OneLastBitFlipped_IsAnother()
    {
        using var scope = NewDisposeScope();
        using var network = Build();
        var before = NetworkHash.Of(network);

        Assert.Equal(64, before.Length);
        Assert.Equal(before, NetworkHash.Of(network));

        using (no_grad())
        {
            var weight = network.parameters().First();
            var one = weight.view(-1).narrow(0, 0, 1);
            one.copy_(tensor(MathF.BitIncrement(one.item<float>())));
        }

        Assert.NotEqual(before, NetworkHash.Of(network));
    }

    [Fact]
    public void Of_RunningStatisticsMoved_IsAnother()
    {
        using var scope = NewDisposeScope();
        using var network = Build();
        var before = NetworkHash.Of(network);

        network.call(randn(8, 2)); // in training mode

        Assert.NotEqual(before, NetworkHash.Of(network));
    }

    [Fact]
    public void OfParameters_RunningStatisticsMoved_StaysAndChangesWithOneWeight()
    {
        using var scope = NewDisposeScope();
        using var network = Build();
        var before = NetworkHash.OfParameters(network);

        network.call(randn(8, 2)); // in training mode
        var seen = NetworkHash.OfParameters(network);
        using (no_grad())
        {
            network.parameters().First().view(-1)[0].add_(1e-3);
        }

        Assert.Equal(before, seen);
        Assert.NotEqual(before, NetworkHash.OfParameters(network));
    }

    private static VanillaGenerator Build()
    {
        using var random = new Generator(1);
        return new VanillaGenerator(new VanillaGanOptions { GeneratorBatchNorm = true }, random);
    }
}
