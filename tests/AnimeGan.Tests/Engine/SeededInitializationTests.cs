using AnimeGan.Engine;
using AnimeGan.Tests.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Engine;

[Collection(nameof(ProcessWideState))]
public sealed class SeededInitializationTests
{
    private static readonly Dictionary<string, (Action<Tensor, Generator> Kit, Action<Tensor, Generator> Package)> _ways = new()
    {
        ["normal"] = ((t, random) => SeededInitialization.Normal(t, 3, 0.5, random), (t, random) => nn.init.normal_(t, 3, 0.5, random)),
        ["uniform"] = ((t, random) => SeededInitialization.Uniform(t, 2, 4, random), (t, random) => nn.init.uniform_(t, 2, 4, random)),
    };

    public static TheoryData<string> Ways => [.. _ways.Keys];

    [Theory]
    [MemberData(nameof(Ways))]
    public void Fill_OfOneSeed_IsAlwaysTheSameAndOfItsDistribution(string way)
    {
        using var scope = NewDisposeScope();

        var (first, second) = (Fill(_ways[way].Kit, seed: 1), Fill(_ways[way].Kit, seed: 2));

        Assert.Equal(first.data<float>().ToArray(), second.data<float>().ToArray());

        // 10,000 numbers of deviation 0.5 or 0.58: their mean is within 0.03 of 3 but once in 100,000 times.
        Assert.Equal(3, first.mean().item<float>(), 0.03f);
        Assert.True(first.requires_grad);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Package_OfOneSeed_StillIgnoresTheGenerator(string way)
    {
        using var scope = NewDisposeScope();

        var (first, second) = (Fill(_ways[way].Package, seed: 1), Fill(_ways[way].Package, seed: 2));

        PackageFault.AssertRemains(!first.data<float>().ToArray().SequenceEqual(second.data<float>().ToArray()), "TorchSharp's nn.init now obeys the generator: delete SeededInitialization");
    }

    private static TorchSharp.Modules.Parameter Fill(Action<Tensor, Generator> fill, long seed)
    {
        manual_seed(seed);
        using var random = new Generator(5);
        var parameter = nn.Parameter(zeros(100, 100));
        fill(parameter, random);
        return parameter;
    }
}
