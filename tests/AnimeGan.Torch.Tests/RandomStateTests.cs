using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Torch.Tests;

public sealed class RandomStateTests
{
    [Fact]
    public void State_SetAgain_RepeatsTheNumbers()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(5);
        var state = generator.get_state();

        var first = randn(8, generator: generator).data<float>().ToArray();
        generator.set_state(state);
        var second = randn(8, generator: generator).data<float>().ToArray();

        Assert.Equal(first, second);
        Assert.Equal(5, generator.initial_seed());
    }

    [Fact]
    public void OwnGenerator_WithTheSameSeed_GivesTheSameNumbers()
    {
        using var scope = NewDisposeScope();
        using var one = new Generator(11);
        using var two = new Generator(0);
        two.manual_seed(11);

        Assert.Equal(rand(5, generator: one).data<float>().ToArray(), rand(5, generator: two).data<float>().ToArray());
    }

    [Fact]
    public void DefaultState_RoundTrip_GivesTheSameBytes()
    {
        using var scope = NewDisposeScope();
        var state = random.get_rng_state();

        random.set_rng_state(state);

        Assert.Equal(5056, state.numel());
        Assert.True(state.Equals(random.get_rng_state()));
    }
}
