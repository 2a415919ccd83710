using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Tensors;

/// <summary>One expression, computed here and in Python. The C# text is the Python text, but where one is given.</summary>
/// <remarks>
/// In float64, whose rounding is 1e-16; the oracle's libtorch is 1.13 and the engine's 2.10, whose vectorised functions and sums
/// differ by a few of those. 1e-12 leaves room for the decompositions too, and any wrong formula or argument is far outside.
/// </remarks>
public sealed partial record OracleCase(string Name, string Expression, Func<OracleInputs, Tensor[]> Compute)
{
    /// <summary>Of numbers near 1 or of what is larger.</summary>
    public const double Tolerance = 1e-12;

    /// <summary>A case of one result.</summary>
    public static OracleCase Of(Func<OracleInputs, Tensor> compute, string? py = null, [CallerArgumentExpression(nameof(compute))] string text = "") =>
        Make(text, py, t => [compute(t)]);

    /// <summary>A case of two results.</summary>
    public static OracleCase Two(Func<OracleInputs, (Tensor, Tensor)> compute, string py, [CallerArgumentExpression(nameof(compute))] string text = "") =>
        Make(text, py, t => Pair(compute(t)));

    /// <summary>A case of several results.</summary>
    public static OracleCase Many(Func<OracleInputs, IEnumerable<Tensor>> compute, string? py = null, [CallerArgumentExpression(nameof(compute))] string text = "") =>
        Make(text, py, t => [.. compute(t)]);

    private static OracleCase Make(string text, string? py, Func<OracleInputs, Tensor[]> compute)
    {
        var body = text[(text.IndexOf("=>", StringComparison.Ordinal) + 2)..].Trim();
        return new OracleCase(body, py ?? ToPython(body), compute);
    }

    // t.x is x, name: value is name=value, (long[])[1, 2] is [1, 2].
    private static string ToPython(string body) =>
        Casts().Replace(NamedArguments().Replace(Inputs().Replace(body, "$1"), "$1="), string.Empty);

    private static Tensor[] Pair((Tensor A, Tensor B) pair) => [pair.A, pair.B];

    [GeneratedRegex(@"\bt\.([a-z])\b")]
    private static partial Regex Inputs();

    [GeneratedRegex(@"\b(\w+): ")]
    private static partial Regex NamedArguments();

    [GeneratedRegex(@"\((?:long|Tensor)\[\]\)(?=\[)")]
    private static partial Regex Casts();
}
