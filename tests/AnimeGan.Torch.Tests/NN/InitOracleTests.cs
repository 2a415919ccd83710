using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.init;

namespace AnimeGan.Torch.Tests.NN;

/// <summary>Initialisers against PyTorch: after the same seed the same bits, and the generator in the same state.</summary>
public sealed class InitOracleTests(InitOracleTests.Answers answers) : IClassFixture<InitOracleTests.Answers>
{
    private static readonly Dictionary<string, (long[] Shape, Action<Tensor> Fill)> _cases = new()
    {
        ["uniform_"] = ([3, 50], t => uniform_(t, -0.3, 0.7)),
        ["normal_"] = ([3, 50], t => normal_(t, 1.0, 0.02)),
        ["trunc_normal_"] = ([3, 50], t => trunc_normal_(t, 0.1, 0.5, -0.4, 1.2)),
        ["constant_"] = ([3, 4], t => constant_(t, 0.1)),
        ["ones_"] = ([3, 4], t => ones_(t)),
        ["zeros_"] = ([3, 4], t => zeros_(t)),
        ["eye_"] = ([3, 4], t => eye_(t)),
        ["dirac_"] = ([4, 3, 3, 5], t => dirac_(t)),
        ["xavier_uniform_"] = ([5, 7, 3, 3], t => xavier_uniform_(t, 1.3)),
        ["xavier_normal_"] = ([5, 7, 3, 3], t => xavier_normal_(t, 0.7)),
        ["kaiming_uniform_"] = ([5, 7, 3, 3], t => kaiming_uniform_(t, 0.2)),
        ["kaiming_uniform_ fan out"] = ([5, 7, 3, 3], t => kaiming_uniform_(t, mode: FanInOut.FanOut, nonlinearity: NonlinearityType.ReLU)),
        ["kaiming_normal_"] = ([5, 7], t => kaiming_normal_(t, 0.1)),
        ["kaiming_normal_ tanh"] = ([5, 7], t => kaiming_normal_(t, nonlinearity: NonlinearityType.Tanh)),
        ["orthogonal_ tall"] = ([9, 4], t => orthogonal_(t, 1.5)),
        ["orthogonal_ wide"] = ([4, 3, 3], t => orthogonal_(t)),
        ["sparse_"] = ([10, 4], t => sparse_(t, 0.35, 0.5)),
    };

    public static TheoryData<string> Cases => [.. _cases.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fill_AfterTheSameSeed_EqualsPyTorch(string name)
    {
        using var scope = NewDisposeScope();
        var recording = new Recording();
        manual_seed(11);

        var values = full(_cases[name].Shape, 9.0);
        _cases[name].Fill(values);
        recording.Add("values", values);
        recording.Add("next draw", rand(3));

        recording.AssertEqual(answers.Values[name]);
    }

    [Fact]
    public void CalculateGain_OfEachNonlinearity_IsTheTextbooks()
    {
        Assert.Equal(1.0, calculate_gain(NonlinearityType.Conv2D));
        Assert.Equal(1.0, calculate_gain(NonlinearityType.Sigmoid));
        Assert.Equal(5.0 / 3.0, calculate_gain(NonlinearityType.Tanh));
        Assert.Equal(Math.Sqrt(2.0), calculate_gain(NonlinearityType.ReLU));
        Assert.Equal(Math.Sqrt(2.0 / 1.04), calculate_gain(NonlinearityType.LeakyReLU, 0.2));
    }

    public sealed class Answers
    {
        internal Dictionary<string, Dictionary<string, double[]>> Values { get; } = Recording.Oracle("init.py");
    }
}
