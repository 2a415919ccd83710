using TorchSharp;

namespace AnimeGan.Torch.Tests.Oracle;

/// <summary>Operators without arguments, called by name; each also in place where there is such a form.</summary>
internal static class UnaryCases
{
    // Input name, then operators that are defined and smooth there.
    private static readonly (string Input, string Names)[] s_table =
    [
        ("u", "abs absolute ceil floor trunc fix frac exp exp2 expm1 log log10 log1p log2 neg negative reciprocal rsqrt sqrt square sign sgn erf erfc erfinv digamma lgamma i0 deg2rad rad2deg logit"),
        ("u", "asin arcsin acos arccos atan arctan cos sin tan sinc sinh cosh tanh asinh arcsinh atanh arctanh sigmoid relu relu6 selu silu hardsigmoid hardswish conj_physical"),
        ("x", "abs exp neg sign cos sin tanh sigmoid relu relu6 selu silu hardsigmoid hardswish square erf atan"),
        ("g", "acosh arccosh lgamma digamma log sqrt"),
    ];

    private static readonly (string Input, string Names)[] s_outOfPlace =
    [
        ("x", "positive signbit log_sigmoid isinf isfinite isposinf isneginf isnan isreal conj resolve_conj resolve_neg angle"),
        ("x", "sum mean prod all any max min argmax argmin median nanmedian nansum ravel fliplr flipud atleast_1d atleast_2d atleast_3d t nonzero argwhere msort clone detach alias contiguous gelu celu corrcoef"),
        ("m", "det logdet inverse matrix_exp trace adjoint t"),
        ("k", "logical_not bitwise_not"),
        ("n", "bitwise_not logical_not abs neg sign square"),
    ];

    public static IEnumerable<OracleCase> All() =>
        [
            .. s_table.SelectMany(row => row.Names.Split(' ').SelectMany(name => Both(row.Input, name))),
            .. s_outOfPlace.SelectMany(row => row.Names.Split(' ').Select(name => Plain(row.Input, name))),
        ];

    private static IEnumerable<OracleCase> Both(string input, string name)
    {
        yield return Plain(input, name);
        if (Method(name + "_") is { } method)
        {
            var arguments = Arguments(method);

            // Without gradients: libtorch has none for some of these in place, and the others are the same formulas.
            var source = $"{input}.detach().clone()";
            yield return new OracleCase($"{source}.{name}_()", Python(source, name, "_"), t => [(torch.Tensor)method.Invoke(t.ByName[input].detach().clone(), arguments)!]);
        }
    }

    private static OracleCase Plain(string input, string name)
    {
        var method = Method(name) ?? throw new InvalidOperationException($"Tensor has no method {name}() whose arguments all have defaults.");
        var arguments = Arguments(method);
        return new OracleCase($"{input}.{name}()", Python(input, name), t => [(torch.Tensor)method.Invoke(t.ByName[input], arguments)!]);
    }

    private static System.Reflection.MethodInfo? Method(string name) => typeof(torch.Tensor).GetMethods()
        .Where(m => m.Name == name && m.ReturnType == typeof(torch.Tensor) && m.GetParameters().All(p => p.HasDefaultValue))
        .MinBy(m => m.GetParameters().Length);

    private static object?[] Arguments(System.Reflection.MethodInfo method) => [.. method.GetParameters().Select(p => p.DefaultValue)];

    // Some are functions only, in Python.
    private static string Python(string input, string name, string suffix = "") => name switch
    {
        "log_sigmoid" => $"torch.nn.functional.logsigmoid({input})",
        "alias" => $"torch.ops.aten.alias({input})",
        "relu6" or "silu" or "hardsigmoid" or "hardswish" => $"torch.ops.aten.{name}{suffix}({input})",
        "selu" or "gelu" or "celu" => suffix.Length == 0 ? $"torch.nn.functional.{name}({input})" : $"torch.{name}{suffix}({input})",
        "atleast_1d" or "atleast_2d" or "atleast_3d" => $"torch.{name}({input})",
        _ => $"{input}.{name}{suffix}()",
    };
}
