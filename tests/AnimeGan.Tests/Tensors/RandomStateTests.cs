using AnimeGan.Tests.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Tensors;

/// <summary>Generators, by which a run can be repeated and resumed.</summary>
[Collection(nameof(ProcessWideState))]
public sealed class RandomStateTests
{
    [Fact]
    public void State_SetAgain_RepeatsTheNumbers()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(5);
        _ = randn(3, generator: generator);
        var state = generator.get_state();

        var first = Draw(generator);
        generator.set_state(state);
        var second = Draw(generator);

        Assert.Equal(first, second);
        Assert.NotEqual(first, Draw(generator));

        // What a checkpoint of any version holds: 5,056 bytes, as PyTorch's.
        Assert.Equal((5056L, ScalarType.Byte), (state.numel(), state.dtype));
    }

    [Fact]
    public void Generator_OfItsOwn_NeitherMovesTheProcesssNorIsMovedByIt()
    {
        using var scope = NewDisposeScope();
        using var one = new Generator(11);
        using var two = new Generator(11);
        manual_seed(1);
        var expected = Draw(null);
        manual_seed(1);

        var first = Draw(one);
        var global = Draw(null);
        var second = Draw(two);

        Assert.Equal(expected, global);
        Assert.Equal(first, second);
        Assert.NotEqual(first, global);
    }

    private static float[] Draw(Generator? generator) =>
    [
        .. randn(20, generator: generator).data<float>().ToArray(),
        .. rand(5, generator: generator).data<float>().ToArray(),
        .. zeros(20).normal_(0, 1, generator).data<float>().ToArray(),
        .. zeros(5).uniform_(0, 1, generator).data<float>().ToArray(),
        .. randperm(9, generator: generator).to_type(ScalarType.Float32).data<float>().ToArray(),
        .. randint(0, 9, [7], generator: generator).to_type(ScalarType.Float32).data<float>().ToArray(),
    ];
}
