using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Torch.Tests.NN;

/// <summary>Functions and losses against PyTorch: outputs and input gradients.</summary>
public sealed class FunctionOracleTests(FunctionOracleTests.Answers answers) : IClassFixture<FunctionOracleTests.Answers>
{
    public static TheoryData<string> Functions => [.. FunctionCase.All.Keys];

    public static TheoryData<string, nn.Reduction> Losses
    {
        get
        {
            var data = new TheoryData<string, nn.Reduction>();
            foreach (var name in LossCase.All.Keys)
            {
                data.Add(name, nn.Reduction.None);
                data.Add(name, nn.Reduction.Mean);
                data.Add(name, nn.Reduction.Sum);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Function_AfterTheSameSeed_EqualsPyTorch(string name)
    {
        using var scope = NewDisposeScope();
        manual_seed(8);

        var recording = Record(FunctionCase.All[name].Input(), FunctionCase.All[name].Compute);

        recording.AssertEqual(answers.Values[name]);
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void Loss_AfterTheSameSeed_EqualsPyTorch(string name, nn.Reduction reduction)
    {
        using var scope = NewDisposeScope();
        var loss = LossCase.All[name];
        manual_seed(9);
        var target = loss.Target();
        var x = randn(4, 3);

        var recording = Record(x, prediction => loss.Compute(prediction, target, reduction));
        using var module = loss.Module(reduction);
        var byModule = module.call(LossCase.Prepare(name, x), target);

        recording.AssertEqual(answers.Values[$"{name} {reduction.ToString().ToLowerInvariant()}"]);
        Assert.Equal(answers.Values[$"{name} {reduction.ToString().ToLowerInvariant()}"]["output"], Recording.Values(byModule));
    }

    [Fact]
    public void Losses_ForEveryPublicLoss_HaveACase()
    {
        var losses = typeof(TorchSharp.Modules.MSELoss).Assembly.GetExportedTypes()
            .Where(type => type is { Namespace: "TorchSharp.Modules", IsAbstract: false } && type.Name.EndsWith("Loss", StringComparison.Ordinal))
            .ToHashSet();
        var covered = LossCase.All.Values.Select(loss => loss.Module(nn.Reduction.Mean).GetType()).ToHashSet();

        Assert.NotEmpty(losses);
        Assert.Equal(losses.Select(type => type.Name).Order(), covered.Select(type => type.Name).Order());
    }

    private static Recording Record(Tensor x, Func<Tensor, Tensor> compute)
    {
        var recording = new Recording();
        x.requires_grad_(x.is_floating_point());
        var y = compute(x);
        recording.Add("output", y);
        if (x.is_floating_point())
        {
            y.backward([randn(y.shape)]);
            recording.Add("input gradient", x.grad!);
        }

        return recording;
    }

    public sealed class Answers
    {
        internal Dictionary<string, Dictionary<string, double[]>> Values { get; } = Recording.Oracle("functions.py");
    }
}
