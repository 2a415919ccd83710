using System.Globalization;
using System.Runtime.InteropServices;
using AnimeGan.Testing;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Torch.Tests.NN;

/// <summary>Named values of a run, to be compared with those that the oracle recorded.</summary>
internal sealed class Recording
{
    private readonly Dictionary<string, double[]> _values = [];

    /// <summary>Runs a script of the Oracle folder on as many threads as this process has.</summary>
    public static Dictionary<string, Dictionary<string, double[]>> Oracle(string script) =>
        PythonOracle.RunJson<Dictionary<string, Dictionary<string, double[]>>>(
            $"tests/AnimeGan.Torch.Tests/Oracle/{script}", get_num_threads().ToString(CultureInfo.InvariantCulture));

    public void Add(string name, Tensor tensor) => _values[name] = Values(tensor);

    public void Add(string name, double value) => _values[name] = [value];

    public static double[] Values(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return MemoryMarshal.Cast<byte, double>(tensor.detach().to(ScalarType.Float64).contiguous().bytes).ToArray();
    }

    /// <summary>Same names, and values equal to the last bit or within a tolerance relative to the greatest value.</summary>
    public void AssertEqual(Dictionary<string, double[]> expected, double tolerance = 0)
    {
        Assert.Equal(expected.Keys.Order(), _values.Keys.Order());
        foreach (var (name, values) in expected)
        {
            var actual = _values[name];
            Assert.True(values.Length == actual.Length, $"{name}: {actual.Length} values instead of {values.Length}");
            var scale = tolerance * Math.Max(1e-30, values.Max(value => double.IsFinite(value) ? Math.Abs(value) : 0));
            for (var i = 0; i < values.Length; i++)
            {
                Assert.True(
                    values[i].Equals(actual[i]) || values[i] == actual[i] || Math.Abs(values[i] - actual[i]) <= scale,
                    $"{name}[{i}] is {actual[i]:R}, the oracle has {values[i]:R}");
            }
        }
    }
}
