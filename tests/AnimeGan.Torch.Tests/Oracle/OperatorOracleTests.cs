using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using AnimeGan.Testing;
using TorchSharp;
using TorchSharp.Interop;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Torch.Tests.Oracle;

/// <summary>Every wrapped operator against Python's torch on the same libtorch: values and gradients.</summary>
public sealed partial class OperatorOracleTests
{
    private static readonly OracleCase[] s_cases = [.. UnaryCases.All(), .. ElementwiseCases.All(), .. ReductionCases.All(), .. ShapeCases.All(), .. LinearAlgebraCases.All()];

    [Fact]
    public void Operators_AllCases_AgreeWithPython()
    {
        var threads = get_num_threads();
        set_num_threads(1);
        try
        {
            var answers = Ask();

            var failures = s_cases.Zip(answers, Compare).Where(f => f is not null).ToList();

            Assert.True(s_cases.Length > 500, $"Only {s_cases.Length} cases.");
            Assert.True(failures.Count == 0, $"{failures.Count} of {s_cases.Length} cases:\n{string.Join('\n', failures)}");
        }
        finally
        {
            set_num_threads(threads);
        }
    }

    [Fact]
    public void Operators_EveryOneNamedInTheLibrary_IsCalledByACase()
    {
        foreach (var oracleCase in s_cases)
        {
            using var inputs = OracleInputs.Create();
            _ = oracleCase.Compute(inputs);
        }

        var called = Op.Called;
        var named = NamedOperators().Where(Exists).ToHashSet();
        var missing = named.Except(called).Order().ToList();

        Assert.True(named.Count > 450, $"Only {named.Count} operators found in the library's code.");
        Assert.True(missing.Count == 0, $"No oracle case calls: {string.Join(' ', missing)}");
    }

    // Modes such as "complete" are literals beside the operators.
    private static bool Exists(string name)
    {
        try
        {
            return Op.Schema(name).Length > 0;
        }
        catch (ExternalException)
        {
            return false;
        }
    }

    private static string? Compare(OracleCase oracleCase, JsonElement answer)
    {
        if (answer.TryGetProperty("error", out var error))
        {
            return $"{oracleCase.Name}: Python says {error.GetString()} to {oracleCase.Expression}";
        }

        using var inputs = OracleInputs.Create();
        using var scope = NewDisposeScope();
        random.manual_seed(7).Dispose();
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
            var found = Real(output);
            var shape = wanted.GetProperty("shape").EnumerateArray().Select(e => e.GetInt64()).ToArray();
            if (!found.shape.SequenceEqual(shape))
            {
                return $"{oracleCase.Name}: shape [{string.Join(", ", found.shape)}], Python has [{string.Join(", ", shape)}]";
            }

            if (Difference(found, wanted.GetProperty("data"), oracleCase.Tolerance) is { } difference)
            {
                return $"{oracleCase.Name}: {difference}";
            }
        }

        return null;
    }

    private static string? Gradients(Tensor[] outputs, OracleInputs inputs, JsonElement expected, OracleCase oracleCase)
    {
        Tensor? loss = null;
        foreach (var output in outputs.Where(o => o.requires_grad))
        {
            var flat = RealView(output).reshape(-1).to(ScalarType.Float64);
            var count = flat.numel();
            var term = (flat * (arange(1, count + 1, ScalarType.Float64) / Math.Max(count, 1))).sum();
            loss = loss is null ? term : loss + term;
        }

        if (loss is null)
        {
            return expected.EnumerateObject().Any() ? $"{oracleCase.Name}: no gradient, Python has some" : null;
        }

        var leaves = inputs.ByName.Where(p => p.Value.requires_grad).ToList();
        var grads = autograd.grad([loss], [.. leaves.Select(l => l.Value)], allow_unused: true);
        foreach (var ((name, _), grad) in leaves.Zip(grads))
        {
            var has = expected.TryGetProperty(name, out var wanted);
            if (has != (grad is not null))
            {
                return $"{oracleCase.Name}: gradient for {name} is {(has ? "missing" : "unexpected")}";
            }

            if (has && Difference(Real(grad!), wanted, oracleCase.Tolerance * 10) is { } difference)
            {
                return $"{oracleCase.Name}: gradient for {name}: {difference}";
            }
        }

        return null;
    }

    private static Tensor Real(Tensor tensor) => RealView(tensor.detach().clone()).to(ScalarType.Float64).contiguous();

    private static Tensor RealView(Tensor tensor) => tensor.is_complex() ? tensor.resolve_conj().view_as_real() : tensor;

    private static string? Difference(Tensor found, JsonElement wanted, double tolerance)
    {
        var numbers = found.data<double>().ToArray();
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
                shape = p.Value.shape,
                data = p.Value.detach().to(ScalarType.Float64).contiguous().data<double>().ToArray().Select(v => v.ToString("r", CultureInfo.InvariantCulture)),
            }),
            cases = s_cases.Select(c => new { name = c.Name, expr = c.Expression }),
        };
        using var folder = new TemporaryFolder();
        var file = folder["cases.json"];
        File.WriteAllText(file, JsonSerializer.Serialize(request));
        var answers = PythonOracle.RunJson<List<JsonElement>>("tests/AnimeGan.Torch.Tests/Oracle/oracle.py", file);
        Assert.Equal(s_cases.Length, answers.Count);
        return answers;
    }

    // Text literals in methods of Tensor, torch and linalg that call Op: the names of operators.
    private static HashSet<string> NamedOperators()
    {
        using var stream = File.OpenRead(typeof(Tensor).Assembly.Location);
        using var file = new PEReader(stream);
        var metadata = file.GetMetadataReader();
        var calls = typeof(Op).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(m => m.MetadataToken).ToHashSet();
        var names = new HashSet<string>();
        foreach (var type in new[] { typeof(Tensor), typeof(torch), typeof(linalg) })
        {
            var definition = metadata.GetTypeDefinition((TypeDefinitionHandle)MetadataTokens.EntityHandle(type.MetadataToken));
            foreach (var handle in definition.GetMethods())
            {
                var method = metadata.GetMethodDefinition(handle);
                if (method.RelativeVirtualAddress != 0)
                {
                    // Checks of arguments hold the names of parameters.
                    var parameters = method.GetParameters().Select(p => metadata.GetString(metadata.GetParameter(p).Name));
                    names.UnionWith(Literals(file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!, metadata, calls).Except(parameters));
                }
            }
        }

        return names;
    }

    private static IEnumerable<string> Literals(byte[] code, MetadataReader metadata, HashSet<int> calls)
    {
        const byte call = 0x28;
        const byte ldstr = 0x72;
        var tokens = Enumerable.Range(0, Math.Max(0, code.Length - 4)).Select(k => (Code: code[k], Token: BitConverter.ToInt32(code, k + 1))).ToList();
        return tokens.Exists(t => t.Code == call && calls.Contains(t.Token))
            ? tokens.Where(t => t.Code == ldstr && t.Token >>> 24 == 0x70)
                .Select(t => metadata.GetUserString((UserStringHandle)MetadataTokens.Handle(t.Token)))
                .Where(s => OperatorName().IsMatch(s))
            : [];
    }

    [GeneratedRegex(@"^_?[a-z][a-z0-9_]*(\.[A-Za-z_0-9]+)?$")]
    private static partial Regex OperatorName();
}
