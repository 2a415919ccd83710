using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using AnimeGan.Testing;
using AnimeGan.Tests.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Tensors;

/// <summary>Every operator that the kit calls against Python's torch: values and gradients.</summary>
[Collection(nameof(ProcessWideState))]
public sealed partial class OperatorOracleTests
{
    // Functions of nn.functional, which FunctionOracleTests has; tensors of arrays, in TensorDataTests; what every case calls on its
    // inputs; and names that are not operators where the library writes them: TorchScript is loaded, a delegate takes a step.
    private static readonly HashSet<string> _elsewhere = ["leaky_relu", "softplus", "tensor", "requires_grad_", "load", "take"];

    private static readonly OracleCase[] _cases = [.. OperatorCases.All()];

    [Fact]
    public void Operators_AllCases_AgreeWithPython()
    {
        var answers = Ask();

        var failures = _cases.Zip(answers, Compare).Where(failure => failure is not null).ToList();

        Assert.True(_cases.Length > 150, $"Only {_cases.Length} cases.");
        Assert.True(failures.Count == 0, $"{failures.Count} of {_cases.Length} cases:\n{string.Join('\n', failures)}");
    }

    [Fact]
    public void Operators_EveryOneThatTheLibraryCalls_HasACase()
    {
        var tensors = new[] { typeof(Tensor), typeof(TorchSharp.torch), typeof(linalg) }
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static).Where(GivesTensors).Select(method => method.Name))
            .ToHashSet();
        var folders = new[] { "src/AnimeGan", "src/AnimeGan.Interactive" };
        var called = folders.SelectMany(folder => Directory.EnumerateFiles(RepositoryFiles.PathOf(folder), "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => Names(File.ReadAllText(file)))
            .Where(tensors.Contains)
            .ToHashSet();

        var missing = called.Except(_cases.SelectMany(oracleCase => Names(oracleCase.Name))).Except(_elsewhere).Order().ToList();

        Assert.True(called.Count > 80, $"Only {called.Count} operators found in the library's code.");
        Assert.True(missing.Count == 0, $"No oracle case calls: {string.Join(' ', missing)}");
    }

    private static bool GivesTensors(MethodInfo method) =>
        method.ReturnType == typeof(Tensor) || method.ReturnType == typeof(Tensor[])
        || (method.ReturnType.IsGenericType && method.ReturnType.GetGenericArguments().All(part => part == typeof(Tensor)));

    private static IEnumerable<string> Names(string code) => Calls().Matches(code).Select(match => match.Groups[1].Value);

    private static string? Compare(OracleCase oracleCase, JsonElement answer)
    {
        if (answer.TryGetProperty("error", out var error))
        {
            return $"{oracleCase.Name}: Python says {error.GetString()} to {oracleCase.Expression}";
        }

        using var inputs = OracleInputs.Create();
        using var scope = NewDisposeScope();
        manual_seed(7);
        try
        {
            var outputs = oracleCase.Compute(inputs);
            return Values(outputs, answer.GetProperty("outputs"), oracleCase) ?? Gradients(outputs, inputs, answer.GetProperty("grads"), oracleCase);
        }
        catch (Exception e)
        {
            // Collected, so that one run lists every case that fails.
            return $"{oracleCase.Name}: {e.GetType().Name}: {e.Message}";
        }
    }

    private static string? Values(Tensor[] outputs, JsonElement expected, OracleCase oracleCase)
    {
        if (outputs.Length != expected.GetArrayLength())
        {
            return $"{oracleCase.Name}: {outputs.Length} outputs, Python has {expected.GetArrayLength()}";
        }

        foreach (var (output, wanted) in outputs.Zip(expected.EnumerateArray()))
        {
            var shape = wanted.GetProperty("shape").EnumerateArray().Select(e => e.GetInt64()).ToArray();
            if (!output.shape.SequenceEqual(shape))
            {
                return $"{oracleCase.Name}: shape [{string.Join(", ", output.shape)}], Python has [{string.Join(", ", shape)}]";
            }

            if (Difference(output, wanted.GetProperty("data"), OracleCase.Tolerance) is { } difference)
            {
                return $"{oracleCase.Name}: {difference}";
            }
        }

        return null;
    }

    // Of the sum of the outputs, each number weighted differently.
    private static string? Gradients(Tensor[] outputs, OracleInputs inputs, JsonElement expected, OracleCase oracleCase)
    {
        var differentiable = outputs.Where(output => output.requires_grad).ToList();
        if (differentiable.Count == 0)
        {
            return expected.EnumerateObject().Any() ? $"{oracleCase.Name}: no gradient, Python has some" : null;
        }

        foreach (var output in differentiable)
        {
            var count = output.numel();
            output.backward([(arange(1, count + 1, ScalarType.Float64) / count).to_type(output.dtype).view(output.shape)], retain_graph: true);
        }

        foreach (var (name, leaf) in inputs.ByName.Where(pair => pair.Value.requires_grad))
        {
            var has = expected.TryGetProperty(name, out var wanted);
            if (has != (leaf.grad is not null))
            {
                return $"{oracleCase.Name}: gradient for {name} is {(has ? "missing" : "unexpected")}";
            }

            // A sum over the outputs, and so of more roundings.
            if (has && Difference(leaf.grad!, wanted, OracleCase.Tolerance * 10) is { } difference)
            {
                return $"{oracleCase.Name}: gradient for {name}: {difference}";
            }
        }

        return null;
    }

    private static string? Difference(Tensor found, JsonElement wanted, double tolerance)
    {
        var numbers = Recording.Values(found);
        var expected = wanted.EnumerateArray().Select(e => double.Parse(e.GetString()!, CultureInfo.InvariantCulture)).ToArray();
        for (var k = 0; k < numbers.Length; k++)
        {
            var same = numbers[k].Equals(expected[k]) || Math.Abs(numbers[k] - expected[k]) <= tolerance * Math.Max(1, Math.Abs(expected[k]));
            if (!same)
            {
                return string.Create(CultureInfo.InvariantCulture, $"element {k} is {numbers[k]:r}, Python has {expected[k]:r}");
            }
        }

        return null;
    }

    private static List<JsonElement> Ask()
    {
        using var inputs = OracleInputs.Create();
        var request = new
        {
            inputs = inputs.ByName.ToDictionary(p => p.Key, p => new
            {
                dtype = p.Value.dtype switch { ScalarType.Int64 => "int64", ScalarType.Bool => "bool", _ => "float64" },
                p.Value.shape,
                data = Recording.Values(p.Value).Select(v => v.ToString("r", CultureInfo.InvariantCulture)),
            }),
            cases = _cases.Select(c => new { name = c.Name, expr = c.Expression }),
        };
        using var folder = new TemporaryFolder();
        var file = folder["cases.json"];
        File.WriteAllText(file, JsonSerializer.Serialize(request));
        var answers = PythonOracle.RunJson<List<JsonElement>>(Recording.PathOf("operators.py"), file);
        Assert.Equal(_cases.Length, answers.Count);
        return answers;
    }

    [GeneratedRegex(@"(?<!\w)([a-z][a-z0-9_]*)(?:<[a-z]+>)?\(")]
    private static partial Regex Calls();
}
