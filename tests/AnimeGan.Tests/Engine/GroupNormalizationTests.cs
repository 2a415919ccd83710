using AnimeGan.Engine;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Engine;

public sealed class GroupNormalizationTests
{
    private const int Channels = 4096;

    [Fact]
    public void Make_OnAHeapOfRubbish_StartsAsTheIdentity()
    {
        using var scope = NewDisposeScope();

        var layers = Layers(() => GroupNormalization.Make(1, Channels));

        Assert.All(layers, layer => Assert.True(IsIdentity(layer)));
    }

    [Fact]
    public void Package_OnAHeapOfRubbish_StillStartsAsRubbish()
    {
        using var scope = NewDisposeScope();

        var layers = Layers(() => nn.GroupNorm(1, Channels));

        PackageFault.AssertRemains(layers.Exists(layer => !IsIdentity(layer)), "TorchSharp's GroupNorm now starts as the identity: delete GroupNormalization");
    }

    // Each after tensors of its parameters' size were freed, full of what no layer may hold.
    private static List<GroupNorm> Layers(Func<GroupNorm> make) =>
    [
        .. Enumerable.Range(0, 8).Select(_ =>
        {
            List<Tensor> rubbish = [.. Enumerable.Range(0, 32).Select(_ => full([Channels], float.NaN))];
            rubbish.ForEach(tensor => tensor.Dispose());
            return make();
        }),
    ];

    private static bool IsIdentity(GroupNorm layer) =>
        layer.weight!.data<float>().ToArray().All(value => value == 1) && layer.bias!.data<float>().ToArray().All(value => value == 0);
}
