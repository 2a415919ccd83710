using System.Runtime.InteropServices;
using AnimeGan.Testing;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Tensors;

/// <summary>Named values of a run, to be compared with those that an oracle recorded.</summary>
internal sealed class Recording
{
    /// <summary>Of a tensor's largest number.</summary>
    /// <remarks>
    /// Debian's libtorch 1.13 and the engine's 2.10 sum in different orders and round functions differently. float32 keeps 6e-8
    /// and sums here have some hundred terms; a wrong formula, order of arguments or random stream is off by more than 1e-3.
    /// </remarks>
    public const double Rounding = 1e-5;

    private readonly Dictionary<string, double[]> _values = [];

    /// <summary>A script's path from the repository's root.</summary>
    public static string PathOf(string script) => $"tests/AnimeGan.Tests/Tensors/oracles/{script}";

    /// <summary>Runs a script of the oracles' folder.</summary>
    public static Dictionary<string, Dictionary<string, double[]>> Oracle(string script) =>
        PythonOracle.RunJson<Dictionary<string, Dictionary<string, double[]>>>(PathOf(script));

    public static double[] Values(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return MemoryMarshal.Cast<byte, double>(tensor.detach().to(ScalarType.Float64).contiguous().bytes).ToArray();
    }

    public void Add(string name, Tensor tensor) => _values[name] = Values(tensor);

    /// <summary>Same names, and values equal within a tolerance relative to the largest.</summary>
    public void AssertEqual(Dictionary<string, double[]> expected, double tolerance = Rounding)
    {
        Assert.Equal(expected.Keys.Order(), _values.Keys.Order());
        foreach (var (name, values) in expected)
        {
            var actual = _values[name];
            Assert.True(values.Length == actual.Length, $"{name}: {actual.Length} values instead of {values.Length}");
            var scale = tolerance * values.Select(Math.Abs).DefaultIfEmpty().Max();
            for (var i = 0; i < values.Length; i++)
            {
                Assert.True(Math.Abs(values[i] - actual[i]) <= scale, $"{name}[{i}] is {actual[i]:R}, the oracle has {values[i]:R}");
            }
        }
    }
}
