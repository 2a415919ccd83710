using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Torch.Tests.NN;

/// <summary>Gradients of gradients, which the R1 penalty needs, against PyTorch.</summary>
public sealed class SecondOrderOracleTests(SecondOrderOracleTests.Answers answers) : IClassFixture<SecondOrderOracleTests.Answers>
{
    private static readonly Dictionary<string, Func<nn.Module<Tensor, Tensor>>> _cases = new()
    {
        ["conv2d"] = () => nn.Sequential(nn.Conv2d(3, 4, 4, 2, 1), nn.Flatten()),
        ["conv2d leaky_relu"] = () => nn.Sequential(nn.Conv2d(3, 4, 4, 2, 1), nn.LeakyReLU(0.2), nn.Conv2d(4, 1, 4, bias: false), nn.Flatten(0)),
        ["conv_transpose2d"] = () => nn.Sequential(nn.ConvTranspose2d(3, 4, 4, 2, 1), nn.Tanh(), nn.ConvTranspose2d(4, 2, 3), nn.Flatten()),
        ["batch_norm"] = () => nn.Sequential(nn.Conv2d(3, 4, 4, 2, 1), nn.BatchNorm2d(4), nn.LeakyReLU(0.2), nn.Conv2d(4, 1, 4), nn.Flatten(0)),
        ["instance_norm"] = () => nn.Sequential(nn.Conv2d(3, 4, 4, 2, 1), nn.InstanceNorm2d(4, affine: true), nn.SiLU(), nn.Conv2d(4, 1, 4), nn.Flatten(0)),
        ["linear softplus"] = () => nn.Sequential(nn.Flatten(), nn.Linear(192, 5), nn.Softplus(), nn.Linear(5, 1)),
        ["pooling"] = () => nn.Sequential(nn.Conv2d(3, 4, 3, padding: 1), nn.GELU(), nn.AvgPool2d(2), nn.Upsample(scale_factor: [2], mode: UpsampleMode.Bilinear), nn.Flatten()),
    };

    public static TheoryData<string> Cases => [.. _cases.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void GradientPenalty_ThroughTheLayers_EqualsPyTorch(string name)
    {
        using var scope = NewDisposeScope();
        var recording = new Recording();
        manual_seed(19);
        using var D = _cases[name]();
        var x = randn(2, 3, 8, 8).requires_grad_();

        var logits = D.call(x);
        var gradient = autograd.grad([logits.pow(2).sum()], [x], create_graph: true)[0];
        var penalty = gradient.pow(2).sum([1, 2, 3]).mean() * 5;
        penalty.backward();

        recording.Add("gradient", gradient);
        recording.Add("penalty", penalty);
        recording.Add("second gradient of x", x.grad!);
        foreach (var (parameterName, parameter) in D.named_parameters())
        {
            if (parameter.grad is { } second)
            {
                recording.Add("second gradient of " + parameterName, second);
            }
        }

        recording.AssertEqual(answers.Values[name]);
    }

    public sealed class Answers
    {
        internal Dictionary<string, Dictionary<string, double[]>> Values { get; } = Recording.Oracle("second_order.py");
    }
}
