using TorchSharp;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Tensors;

/// <summary>The inputs of every case, under the names that expressions use. Doubles require gradients.</summary>
public sealed class OracleInputs : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    private OracleInputs()
    {
        x = Leaf(Numbers(1, 12, -1.9, 1.9), 3, 4);
        y = Leaf(Numbers(2, 12, 0.3, 2.1), 3, 4);
        u = Leaf(Numbers(4, 12, 0.05, 0.95), 3, 4);
        v = Leaf(Numbers(6, 4, -1, 1), 4);
        w = Leaf(Numbers(7, 4, 0.2, 1), 4);
        m = Leaf([2.5, 0.3, -0.2, 0.1, 0.4, 3.1, 0.2, -0.3, -0.1, 0.5, 1.9, 0.2, 0.3, -0.4, 0.1, 2.2], 4, 4);
        s = Leaf([4.1, 0.6, 0.2, -0.3, 0.6, 3.2, -0.4, 0.1, 0.2, -0.4, 2.7, 0.5, -0.3, 0.1, 0.5, 3.9], 4, 4);
        a = Leaf(Numbers(8, 24, -1, 1), 2, 3, 4);
        b = Leaf(Numbers(9, 40, -1, 1), 2, 4, 5);
        i = tensor((long[])[2, 0, 1, 3, 1, 0, 0, 2, 3, 1, 2, 3], (long[])[3, 4]);
        j = tensor((long[])[0, 2], (long[])[2]);
        k = tensor((bool[])[true, false, true, true, false, false, true, false, true, true, false, true], (long[])[3, 4]);
        l = tensor((bool[])[true, true, false, true, false, true, false, false, true, false, true, true], (long[])[3, 4]);
    }

    /// <summary>Of both signs.</summary>
    public Tensor x { get; }

    /// <summary>Positive, on both sides of 1.</summary>
    public Tensor y { get; }

    /// <summary>Between 0 and 1.</summary>
    public Tensor u { get; }

    /// <summary>A vector.</summary>
    public Tensor v { get; }

    /// <summary>A vector of positive numbers.</summary>
    public Tensor w { get; }

    /// <summary>A matrix that can be inverted.</summary>
    public Tensor m { get; }

    /// <summary>A symmetric positive definite matrix.</summary>
    public Tensor s { get; }

    /// <summary>Two matrices.</summary>
    public Tensor a { get; }

    /// <summary>Two matrices that a's can be multiplied by.</summary>
    public Tensor b { get; }

    /// <summary>Places in x's rows.</summary>
    public Tensor i { get; }

    /// <summary>Rows of x.</summary>
    public Tensor j { get; }

    /// <summary>Truth.</summary>
    public Tensor k { get; }

    /// <summary>Other truth.</summary>
    public Tensor l { get; }

    /// <summary>Every input by name.</summary>
    public IReadOnlyDictionary<string, Tensor> ByName => typeof(OracleInputs).GetProperties()
        .Where(p => p.PropertyType == typeof(Tensor))
        .ToDictionary(p => p.Name, p => (Tensor)p.GetValue(this)!);

    /// <summary>Makes them anew; a case may change them.</summary>
    public static OracleInputs Create() => new();

    /// <inheritdoc/>
    public void Dispose() => _scope.Dispose();

    private static Tensor Leaf(double[] data, params long[] shape) => tensor(data, shape, requires_grad: true);

    // A plain generator, so that the inputs do not depend on the library under test. No two numbers of a list are equal.
    private static double[] Numbers(int seed, int count, double low, double high)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).OrderBy(_ => random.Next()).Select(p => low + ((high - low) * (p + (0.8 * random.NextDouble()) + 0.1) / count))];
    }
}
