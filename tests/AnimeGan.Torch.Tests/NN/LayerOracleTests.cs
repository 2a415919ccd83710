using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Torch.Tests.NN;

/// <summary>Every layer against PyTorch: first weights, outputs, gradients, buffers, evaluation.</summary>
public sealed class LayerOracleTests(LayerOracleTests.Answers answers) : IClassFixture<LayerOracleTests.Answers>
{
    public static TheoryData<string> Cases => [.. LayerCase.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Call_AfterTheSameSeed_EqualsPyTorch(string name)
    {
        using var scope = NewDisposeScope();
        var recording = new Recording();
        manual_seed(7);

        using var module = LayerCase.All[name].Make();
        var x = LayerCase.All[name].Input();
        x.requires_grad_(x.is_floating_point());
        var y = module.call(x);
        y.backward([randn(y.shape)]);
        recording.Add("output", y);
        if (x.grad is { } gradient)
        {
            recording.Add("input gradient", gradient);
        }

        foreach (var (parameterName, parameter) in module.named_parameters())
        {
            recording.Add("parameter " + parameterName, parameter);
            recording.Add("gradient " + parameterName, parameter.grad!);
        }

        foreach (var (bufferName, buffer) in module.named_buffers())
        {
            recording.Add("buffer " + bufferName, buffer);
        }

        module.eval();
        recording.Add("evaluation", module.call(x));

        recording.AssertEqual(answers.Layers[name]);
    }

    [Fact]
    public void Cases_ForEveryPublicLayer_Exist()
    {
        var layers = typeof(TorchSharp.Modules.Linear).Assembly.GetExportedTypes()
            .Where(type => type is { Namespace: "TorchSharp.Modules", IsAbstract: false, IsNested: false } && type.IsAssignableTo(typeof(nn.Module<Tensor, Tensor>)))
            .Where(type => type != typeof(TorchSharp.Modules.Sequential))
            .Select(type => type.Name)
            .ToList();
        var covered = LayerCase.All.Keys.Select(name => name.Split(' ')[0]).ToHashSet();

        Assert.NotEmpty(layers);
        Assert.All(layers, layer => Assert.Contains(layer, covered));
        Assert.Equal(answers.Layers.Keys.Order(), LayerCase.All.Keys.Order());
    }

    public sealed class Answers
    {
        internal Dictionary<string, Dictionary<string, double[]>> Layers { get; } = Recording.Oracle("layers.py");
    }
}
