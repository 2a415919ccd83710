using static TorchSharp.torch;

namespace AnimeGan.Distributed;

/// <summary>Random numbers for a batch, of which a rank has its share: the numbers that one process would draw for the whole, and of them this rank's rows.</summary>
internal static class Draws
{
    /// <summary>N(0, 1).</summary>
    /// <param name="shape">[N, …], N being this rank's rows.</param>
    /// <param name="random">Source of them.</param>
    /// <param name="type">Of the numbers.</param>
    /// <param name="device">Where they are wanted.</param>
    internal static Tensor Normal(long[] shape, Generator random, ScalarType? type = null, Device? device = null) =>
        Own(shape, random, all => randn(all, dtype: type, device: device, generator: random));

    /// <summary>Uniform in [0, 1).</summary>
    /// <inheritdoc cref="Normal"/>
    internal static Tensor Uniform(long[] shape, Generator random, ScalarType? type = null, Device? device = null) =>
        Own(shape, random, all => rand(all, dtype: type, device: device, generator: random));

    /// <summary>Whole numbers from low to below high.</summary>
    /// <inheritdoc cref="Normal"/>
    internal static Tensor Integers(long low, long high, long[] shape, Generator random, Device? device = null) =>
        Own(shape, random, all => randint(low, high, all, dtype: ScalarType.Int64, device: device, generator: random));

    private static Tensor Own(long[] shape, Generator random, Func<long[], Tensor> draw)
    {
        var ranks = RankedGenerator.Of(random);
        if (ranks.Size == 1)
        {
            return draw(shape);
        }

        using var whole = draw([shape[0] * ranks.Size, .. shape[1..]]);
        return ranks.Own(whole);
    }
}
