using AnimeGan.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Training;

public sealed class ParameterHashTests
{
    [Fact]
    public void Of_NetworkThatSeesABatch_StaysAndChangesWithOneWeight()
    {
        using var networks = TinyRun.Networks();
        using var random = new Generator(1);
        var before = ParameterHash.Of(networks.Discriminator);

        using (var noise = TinyRun.Noise(random))
        {
            networks.Discriminator.call(noise).Dispose();
        }

        Assert.Equal(before, ParameterHash.Of(networks.Discriminator));

        using (no_grad())
        {
            networks.Discriminator.parameters().First().view(-1)[0].add_(1e-3);
        }

        Assert.NotEqual(before, ParameterHash.Of(networks.Discriminator));
    }
}
