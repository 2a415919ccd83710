using AnimeGan.Tests.Training;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Tensors;

/// <summary>A hundred steps of every optimiser that the kit trains with, against PyTorch.</summary>
[Collection(nameof(ProcessWideState))]
public sealed class OptimizerOracleTests(OptimizerOracleTests.Answers answers) : IClassFixture<OptimizerOracleTests.Answers>
{
    // The same as in oracles/optimizers.py.
    private static readonly Dictionary<string, Func<Parameter[], optim.Optimizer>> _optimizers = new()
    {
        ["Adam"] = p => optim.Adam(p, 2e-4, 0.5, 0.999),
        ["Adam of the paper"] = p => optim.Adam(p, 1e-3),
        ["SGD"] = p => optim.SGD(p, 0.05),
        ["SGD momentum"] = p => optim.SGD(p, 0.05, 0.9),
    };

    public static TheoryData<string> Optimizers => [.. _optimizers.Keys];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Step_AHundredTimes_EqualsPyTorch(string name)
    {
        using var scope = NewDisposeScope();
        var recording = new Recording();
        manual_seed(13);
        Parameter[] parameters = [nn.Parameter(randn(5, 3)), nn.Parameter(randn(7)), nn.Parameter(randn(2))];
        using var optimizer = _optimizers[name](parameters);

        for (var step = 0; step < 100; step++)
        {
            optimizer.zero_grad();

            // The last never has a gradient, and stays.
            foreach (var parameter in parameters[..2])
            {
                parameter.backward([(parameter.detach() * 0.1) + randn(parameter.shape)]);
            }

            optimizer.step();
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            recording.Add($"parameter {i}", parameters[i]);
        }

        recording.AssertEqual(answers.Values[name]);
    }

    public sealed class Answers
    {
        internal Dictionary<string, Dictionary<string, double[]>> Values { get; } = Recording.Oracle("optimizers.py");
    }
}
