using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using static TorchSharp.torch;

namespace AnimeGan.Torch.Tests.Oracle;

/// <summary>One expression, computed here and in Python. The C# text is the Python text, but where one is given.</summary>
public sealed partial record OracleCase(string Name, string Expression, Func<OracleInputs, Tensor[]> Compute, double Tolerance = 1e-12)
{
    public static OracleCase Of(Func<OracleInputs, Tensor> compute, string? py = null, double tol = 1e-12, [CallerArgumentExpression(nameof(compute))] string text = "") =>
        Make(text, py, tol, t => [compute(t)]);

    public static OracleCase Two(Func<OracleInputs, (Tensor, Tensor)> compute, string? py = null, double tol = 1e-12, [CallerArgumentExpression(nameof(compute))] string text = "") =>
        Make(text, py, tol, t => Pair(compute(t)));

    public static OracleCase Three(Func<OracleInputs, (Tensor, Tensor, Tensor)> compute, string? py = null, double tol = 1e-12, [CallerArgumentExpression(nameof(compute))] string text = "") =>
        Make(text, py, tol, t => Triple(compute(t)));

    public static OracleCase Many(Func<OracleInputs, IEnumerable<Tensor>> compute, string? py = null, double tol = 1e-12, [CallerArgumentExpression(nameof(compute))] string text = "") =>
        Make(text, py, tol, t => [.. compute(t)]);

    public static OracleCase Number(Func<OracleInputs, double> compute, string? py = null, double tol = 1e-12, [CallerArgumentExpression(nameof(compute))] string text = "") =>
        Make(text, py, tol, t => [tensor(compute(t))]);

    public static OracleCase Truth(Func<OracleInputs, bool> compute, string? py = null, [CallerArgumentExpression(nameof(compute))] string text = "") =>
        Make(text, py, 0, t => [tensor(compute(t) ? 1.0 : 0.0)]);

    private static OracleCase Make(string text, string? py, double tol, Func<OracleInputs, Tensor[]> compute)
    {
        var body = text[(text.IndexOf("=>", StringComparison.Ordinal) + 2)..].Trim();
        return new OracleCase(body, py ?? ToPython(body), compute, tol);
    }

    // t.x is x, name: value is name=value, (long[])[1, 2] is [1, 2].
    private static string ToPython(string body) =>
        Casts().Replace(NamedArguments().Replace(Inputs().Replace(body, "$1"), "$1="), string.Empty).Replace("@", string.Empty, StringComparison.Ordinal);

    private static Tensor[] Pair((Tensor A, Tensor B) pair) => [pair.A, pair.B];

    private static Tensor[] Triple((Tensor A, Tensor B, Tensor C) triple) => [triple.A, triple.B, triple.C];

    [GeneratedRegex(@"\bt\.([a-z])\b")]
    private static partial Regex Inputs();

    [GeneratedRegex(@"\b(\w+): ")]
    private static partial Regex NamedArguments();

    [GeneratedRegex(@"\((?:long|double|bool|Tensor)(?:\[\])?\)(?=[\[\d(])")]
    private static partial Regex Casts();
}
